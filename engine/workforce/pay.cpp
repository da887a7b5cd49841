#include "engine/workforce/pay.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/workforce/retention.hpp"

namespace caremarket::workforce {
namespace {

using core::Role;

constexpr double kPensionFrom = 120;  // GBP a week, qualifying earnings 2024/25
constexpr double kPensionTo = 967;

}  // namespace

bool employs(const Parameters& parameters, core::Kind kind, Role role) {
  return parameters.posts_by_role[kind][role] > 0 || role == Role::kRegisteredManager;
}

void review_pay(Labour& labour, core::Date date, std::span<const double> margin_gap, const Parameters& parameters) {
  const double growth = std::log1p(parameters.outside_pay_growth.at(date)) / 12;
  const double minimum = parameters.minimum_wage.at(date);
  const double extra =
      labour.minimum_wage > 0 ? std::max(0.0, std::log(minimum / labour.minimum_wage) - 12 * growth) : 0.0;
  labour.minimum_wage = minimum;
  const double outside_jump = parameters.floor_on_outside_pay * extra;
  const double own_jump = parameters.floor_pass_through * outside_jump;
  for (double& pay : labour.outside_pay.at) pay *= std::exp(growth + outside_jump);
  labour.pay_has_moved = true;
  for (const std::uint32_t slot : labour.order) {
    Employer& employer = labour.employers[slot];
    if (!employer.is_open) continue;
    for (std::size_t r = 0; r < kRoles; ++r) {
      const double posts = employer.posts.at[r];
      if (posts <= 0) continue;
      const double vacant = std::max(0.0, 1 - employer.filled.at[r] / posts);
      const double target = employer.own_relative_pay.at[r] +
                            parameters.vacancy_on_pay * (vacant - parameters.reference_vacancy) +
                            parameters.margin_on_pay * margin_gap[slot];
      double& relative = employer.relative_pay.at[r];
      relative += own_jump - outside_jump;
      relative += parameters.pay_adjustment * (target - relative);
    }
  }
}

namespace {

/// Hourly pay in a role, and what follows from its level.
struct Paid {
  double hourly = 0, leaving = 1, pull = 1;
};
Paid paid_at(const Parameters& parameters, double relative_pay, double outside) {
  return {outside * std::exp(relative_pay), pay_factor(parameters, relative_pay), pull_of(parameters, relative_pay)};
}

}  // namespace

void apply_floors(Labour& labour, const core::By<Role>& floors, const Parameters& parameters) {
  const bool has_changed = std::exchange(labour.pay_has_moved, false) || floors.at != labour.floors.at;
  labour.floors = floors;
  core::By<Role> at_floor;
  core::By<Role, Paid> least;
  for (std::size_t r = 0; r < kRoles; ++r) {
    at_floor.at[r] = std::log(floors.at[r] / labour.outside_pay.at[r]);
    least.at[r] = paid_at(parameters, at_floor.at[r], labour.outside_pay.at[r]);
    least.at[r].hourly = floors.at[r];
  }
  for (Employer& employer : labour.employers) {
    if (!employer.is_open || (employer.is_pay_settled && !has_changed)) continue;
    employer.is_pay_settled = true;
    for (std::size_t r = 0; r < kRoles; ++r) {
      if (!employs(parameters, employer.kind, static_cast<Role>(r))) continue;
      const double relative = employer.relative_pay.at[r];
      const bool is_above = relative > at_floor.at[r];
      const Paid paid = is_above ? paid_at(parameters, relative, labour.outside_pay.at[r]) : least.at[r];
      employer.hourly_pay.at[r] = std::max(floors.at[r], paid.hourly);
      employer.pay_factor.at[r] = paid.leaving;
      employer.pull.at[r] = paid.pull;
    }
  }
}

double pull_of(const Parameters& parameters, double relative_pay) {
  return std::exp(parameters.pay_on_employer_choice * relative_pay);
}

OnCosts on_costs(const Parameters& parameters, core::Date date) {
  return {parameters.employer_rate.at(date), parameters.employer_threshold.at(date) / core::kPaymentWeeksPerYear,
          parameters.pension_rate};
}

double employer_cost(const OnCosts& costs, double hourly_pay, double hours) {
  const double weekly = hourly_pay * hours;
  return weekly + costs.rate * core::positive(weekly - costs.threshold) +
         costs.pension * core::positive(std::min(weekly, kPensionTo) - kPensionFrom);
}

}  // namespace caremarket::workforce
