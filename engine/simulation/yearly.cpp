#include "engine/simulation/yearly.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace caremarket::simulation {
namespace {

using core::AgeBand;
using core::By;
using core::index;
using core::kCount;
using measures::AxisId;
using measures::Id;

/// Sums of the year so far, the month under way included, over all axes but `kept`.
std::vector<double> this_year(const measures::Counters& counters, const std::vector<measures::AxisLabels>& labels,
                              Id id, const std::vector<AxisId>& kept) {
  const measures::Cells& cells = counters.values(id);
  std::vector<measures::Filled> filled;
  std::vector<std::int64_t> folded;
  cells.list_year_so_far(filled);
  measures::Fold(cells.axes(), kept, labels).add_up(filled, folded);
  return {folded.begin(), folded.end()};
}

/// The line of the ledger that simulated care falls on.
core::Line line_of(core::Setting setting, bool is_older) {
  using core::Line;
  switch (setting) {
    case core::Setting::kResidential:
      return is_older ? Line::kResidential65 : Line::kResidential18;
    case core::Setting::kNursing:
      return is_older ? Line::kNursing65 : Line::kNursing18;
    case core::Setting::kHomeCare:
      return is_older ? Line::kHomeCare65 : Line::kHomeCare18;
    case core::Setting::kDirectPayment:
      return is_older ? Line::kDirectPayments65 : Line::kDirectPayments18;
    case core::Setting::kExtraCare:
      return Line::kExtraCare;
    case core::Setting::kUnpaidCare:
      break;
  }
  return is_older ? Line::kOther65 : Line::kOther18;
}

/// The council's ledger of a year in GBP, by line and item: what has been simulated, and what is stated per adult, at
/// the year's prices and with its growth.
void close_ledger(measures::Counters& counters, const std::vector<measures::AxisLabels>& labels,
                  const funding::Parameters& funding, const core::Period& period, int year) {
  constexpr std::size_t kItems = 4;
  const auto groups = kCount<core::ClientGroup>;
  const std::vector<AxisId> axes{AxisId::kSetting, AxisId::kClientGroup};
  const std::vector<double> gross = this_year(counters, labels, Id::kGrossCost, axes);
  const std::vector<double> charges = this_year(counters, labels, Id::kClientCharges, axes);
  const double adults = this_year(counters, labels, Id::kPopulation, {})[0] / period.weeks();
  By<core::Line, std::array<double, kItems>> lines;
  for (std::size_t line = 0; line < kCount<core::Line>; ++line) {
    const double stated = adults * funding.price_level.at(period.date) *
                          std::pow(1 + funding.stated_growth.at[line], year) * period.weeks() /
                          core::kPaymentWeeksPerYear;
    lines.at[line] = {stated * funding.stated_spend.at[line], stated * funding.stated_income.at[line],
                      stated * funding.stated_charges.at[line], 0};
  }
  for (std::size_t cell = 0; cell < gross.size(); ++cell) {
    const bool is_older = cell % groups == index(core::ClientGroup::kOlder);
    auto& line = lines[line_of(static_cast<core::Setting>(cell / groups), is_older)];
    line[0] += gross[cell] / 100;
    line[2] += charges[cell] / 100;
  }
  for (std::size_t line = 0; line < kCount<core::Line>; ++line) {
    auto& items = lines.at[line];
    items[3] = items[0] - items[1] - items[2];
    for (std::size_t item = 0; item < kItems; ++item) {
      counters.set(Id::kCouncilLedger, year, line * kItems + item, items[item]);
    }
  }
}

}  // namespace

By<AgeBand> years_from_65(const std::vector<demand::MortalityRow>& mortality, core::Sex sex) {
  std::vector<double> hazard(121, 0.0);
  for (const demand::MortalityRow& row : mortality) {
    if (row.sex == sex && row.age < 121) hazard[static_cast<std::size_t>(row.age)] = -std::log1p(-row.probability);
  }
  By<AgeBand> years;
  double alive = 1;
  for (std::size_t age = 65; age < hazard.size(); ++age) {
    if (hazard[age] == 0) hazard[age] = hazard[age - 1];
    const double rate = std::max(hazard[age], 1e-9);
    years[core::age_band(static_cast<int>(age))] += alive * -std::expm1(-rate) / rate;
    alive *= std::exp(-rate);
  }
  return years;
}

double concentration_index(std::span<const double> amounts, std::span<const double> people) {
  const double all = std::accumulate(amounts.begin(), amounts.end(), 0.0);
  const double everybody = std::accumulate(people.begin(), people.end(), 0.0);
  if (all <= 0 || everybody <= 0) return 0;
  double below = 0;
  double weighted = 0;
  for (std::size_t q = 0; q < amounts.size(); ++q) {
    weighted += amounts[q] / all * (below + people[q] / 2) / everybody;
    below += people[q];
  }
  return 2 * weighted - 1;
}

void close_year(measures::Counters& counters, const Scenario& scenario, const core::Calendar& calendar, int year,
                double adults) {
  const std::vector<measures::AxisLabels> labels = axis_labels(scenario);
  const double net = this_year(counters, labels, Id::kNetCost, {})[0] / 100;
  const core::Date date = calendar.years()[static_cast<std::size_t>(year)].date;
  counters.set(Id::kBudgetVariance, year, 0, net - scenario.parameters.funding.budget_per_adult.at(date) * adults);

  close_ledger(counters, labels, scenario.parameters.funding, calendar.years()[static_cast<std::size_t>(year)], year);

  const std::vector<double> unmet_people = this_year(counters, labels, Id::kUnmetPeople, {AxisId::kQuintile});
  const std::vector<double> unmet_hours = this_year(counters, labels, Id::kUnmetHours, {AxisId::kQuintile});
  const std::vector<double> people = this_year(counters, labels, Id::kPopulation, {AxisId::kQuintile});
  const std::vector<double> by_need = this_year(counters, labels, Id::kPopulation, {AxisId::kQuintile, AxisId::kNeed});
  const auto rate = [&](std::size_t q) {
    double with_need = 0;
    for (std::size_t n = 1; n < kCount<core::Need>; ++n) with_need += by_need[q * kCount<core::Need> + n];
    return with_need > 0 ? unmet_people[q] / with_need : std::numeric_limits<double>::quiet_NaN();
  };
  const double least = rate(kCount<core::Quintile> - 1);
  counters.set(Id::kUnmetRatio, year, 0, least > 0 ? rate(0) / least : std::numeric_limits<double>::quiet_NaN());
  counters.set(Id::kUnmetConcentration, year, 0, concentration_index(unmet_hours, people));

  const std::vector<double> prevalence =
      this_year(counters, labels, Id::kPopulation, {AxisId::kSex, AxisId::kAgeBand, AxisId::kNeed});
  for (std::size_t s = 0; s < kCount<core::Sex>; ++s) {
    const By<AgeBand> lived = years_from_65(scenario.tables->mortality, static_cast<core::Sex>(s));
    By<core::Need> years;
    for (std::size_t b = 1; b < kCount<AgeBand>; ++b) {
      const double* row = &prevalence[(s * kCount<AgeBand> + b) * kCount<core::Need>];
      const double total = std::accumulate(row, row + kCount<core::Need>, 0.0);
      for (std::size_t n = 0; n < kCount<core::Need> && total > 0; ++n) years.at[n] += lived.at[b] * row[n] / total;
    }
    for (std::size_t n = 0; n < kCount<core::Need>; ++n) {
      counters.set(Id::kYearsWithNeed65, year, s * kCount<core::Need> + n, n == 0 ? 0.0 : years.at[n]);
    }
    counters.set(Id::kHealthyYears65, year, s, years[core::Need::kIndependent]);
  }
}

}  // namespace caremarket::simulation
