#include "engine/random/hazard.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/errors.hpp"

namespace caremarket::random {
namespace {

constexpr double kYear = core::kWeeksPerYear;

/// Hazard used within one year of life, from `from` to `to` (weeks), at `per_year`.
double used_within(double per_year, double from, double to, const Season& season, const Excess* excess, double entry) {
  double weeks = season.amplitude == 0 ? to - from : season.integral(to) - season.integral(from);
  if (excess != nullptr) {
    const double fade = std::exp(-(from - entry) / excess->fading) - std::exp(-(to - entry) / excess->fading);
    weeks = weeks * (1 + excess->lasting) + excess->first * excess->fading * fade;
  }
  return per_year * weeks / kYear;
}

/// Walks the years of life from `since`; `visit(per_year, from, to)` returns false to stop.
template <class Visit>
void walk(const CohortHazard& table, int cohort, double birth, double since, Visit&& visit) {
  const double age = (since - birth) / kYear;
  double from = since;
  for (int year = std::max(0, static_cast<int>(std::floor(age)) - cohort); year < table.years(); ++year) {
    const double to = std::max(from, birth + (cohort + year + 1) * kYear);
    if (!visit(table.at(cohort, cohort + year + 0.5), from, to)) return;
    from = to;
  }
}

double general_time(const CohortHazard& table, int cohort, double birth, double since, double left, double factor,
                    const Season& season, const Excess* excess, double entry) {
  double found = kNever;
  walk(table, cohort, birth, since, [&](double per_year, double from, double to) {
    const double hazard = per_year * factor;
    const double used = used_within(hazard, from, to, season, excess, entry);
    if (used < left) {
      left -= used;
      return true;
    }
    double low = from;
    double high = to;
    for (int i = 0; i < 60 && low < high; ++i) {
      const double middle = 0.5 * (low + high);
      (used_within(hazard, from, middle, season, excess, entry) < left ? low : high) = middle;
    }
    found = high;
    return false;
  });
  return found;
}

double general_used(const CohortHazard& table, int cohort, double birth, double since, double until, double factor,
                    const Season& season, const Excess* excess, double entry) {
  double used = 0;
  walk(table, cohort, birth, since, [&](double per_year, double from, double to) {
    used += used_within(per_year * factor, from, std::min(to, until), season, excess, entry);
    return to < until;
  });
  return used;
}

}  // namespace

double Season::integral(double time) const {
  const double turn = 2 * std::numbers::pi / kYear;
  return time + amplitude / turn * (std::sin(turn * (time - peak)) + std::sin(turn * peak));
}

CohortHazard::CohortHazard(int youngest, int oldest, int years)
    : youngest_(youngest),
      oldest_(oldest),
      years_(years),
      prefix_(static_cast<std::size_t>(oldest - youngest + 1) * static_cast<std::size_t>(years + 1), 0.0) {}

void CohortHazard::set(int cohort, int year, double per_year) {
  core::ensure(cohort >= youngest_ && cohort <= oldest_ && year >= 0 && year < years_ && per_year >= 0,
               "cohort hazard: outside the table or negative");
  prefix_[static_cast<std::size_t>(cohort - youngest_) * static_cast<std::size_t>(years_ + 1) +
          static_cast<std::size_t>(year) + 1] = per_year;
}

void CohortHazard::seal() {
  for (int cohort = youngest_; cohort <= oldest_; ++cohort) {
    double* cells = &prefix_[static_cast<std::size_t>(cohort - youngest_) * static_cast<std::size_t>(years_ + 1)];
    for (int year = 0; year < years_; ++year) cells[year + 1] += cells[year];
  }
}

double CohortHazard::cumulative(int cohort, double age) const {
  const double* cells = row(cohort);
  const double since = std::clamp(age - cohort, 0.0, static_cast<double>(years_));
  const auto year = std::min(static_cast<int>(since), years_ - 1);
  return cells[year] + (since - year) * (cells[year + 1] - cells[year]);
}

double CohortHazard::age_at(int cohort, double target) const {
  const double* cells = row(cohort);
  const double* end = cells + years_ + 1;
  const double* above = std::lower_bound(cells, end, target);
  if (above == end) return kNever;
  if (above == cells) return cohort;
  const double step = *above - *(above - 1);
  return cohort + static_cast<double>(above - cells - 1) + (target - *(above - 1)) / step;
}

double CohortHazard::at(int cohort, double age) const {
  const double* cells = row(cohort);
  const auto year = static_cast<int>(std::clamp(age - cohort, 0.0, years_ - 1.0));
  return cells[year + 1] - cells[year];
}

double time_of_event(const CohortHazard& table, int cohort, double birth, double since, double left, double factor,
                     const Season& season) {
  if (factor <= 0) return kNever;
  if (season.amplitude != 0) return general_time(table, cohort, birth, since, left, factor, season, nullptr, 0);
  const double from = table.cumulative(cohort, (since - birth) / kYear);
  const double age = table.age_at(cohort, from + left / factor);
  return age == kNever ? kNever : std::max(since, birth + age * kYear);
}

double hazard_used(const CohortHazard& table, int cohort, double birth, double since, double until, double factor,
                   const Season& season) {
  if (season.amplitude != 0) return general_used(table, cohort, birth, since, until, factor, season, nullptr, 0);
  return factor *
         (table.cumulative(cohort, (until - birth) / kYear) - table.cumulative(cohort, (since - birth) / kYear));
}

double time_of_event(const CohortHazard& table, int cohort, double birth, double since, double left, double factor,
                     const Season& season, const Excess& excess, double entry) {
  if (factor <= 0) return kNever;
  return general_time(table, cohort, birth, since, left, factor, season, &excess, entry);
}

double hazard_used(const CohortHazard& table, int cohort, double birth, double since, double until, double factor,
                   const Season& season, const Excess& excess, double entry) {
  return general_used(table, cohort, birth, since, until, factor, season, &excess, entry);
}

}  // namespace caremarket::random
