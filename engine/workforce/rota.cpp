#include "engine/workforce/rota.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::workforce {
namespace {

using core::By;
using core::Kind;
using core::Minutes;
using core::Role;

bool gives_care(Role role) { return role != Role::kRegisteredManager; }

double share_at_work(const Parameters& parameters, double strain_excess) {
  const double sick =
      parameters.sickness * (strain_excess > 0 ? std::exp(parameters.strain_on_sickness * strain_excess) : 1.0);
  return std::max(0.0, 1 - sick - parameters.leave_and_training);
}

double contact(const Parameters& parameters, Kind kind) { return core::is_home(kind) ? 1.0 : parameters.contact_share; }

double mean_pay(const Employer& employer) {
  double minutes = 0;
  double money = 0;
  for (std::size_t r = 0; r < kRoles; ++r) {
    if (!gives_care(static_cast<Role>(r))) continue;
    minutes += employer.posts.at[r];
    money += employer.posts.at[r] * employer.hourly_pay.at[r];
  }
  return minutes > 0 ? money / minutes : employer.hourly_pay[Role::kCareWorker];
}

}  // namespace

By<Role> posts_for(const Parameters& parameters, Kind kind, double care_minutes) {
  const double worker_minutes =
      parameters.contracted_hours * 60 * share_at_work(parameters, 0) * contact(parameters, kind);
  const double posts = care_minutes / worker_minutes;
  By<Role> by_role;
  for (std::size_t r = 0; r < kRoles; ++r) by_role.at[r] = posts * parameters.posts_by_role[kind].at[r];
  const bool may_be_managed = core::is_home(kind) || kind == Kind::kHomeCareProvider;
  const bool is_managed = may_be_managed && care_minutes >= 60 * parameters.managed_from;
  if (is_managed && care_minutes > 0) by_role[Role::kRegisteredManager] = 1;
  return by_role;
}

Minutes regular_minutes(const Parameters& parameters, const Employer& employer) {
  Minutes contracted = 0;
  for (std::size_t r = 0; r < kRoles; ++r) {
    if (gives_care(static_cast<Role>(r))) contracted += employer.contracted.at[r];
  }
  return core::nearest(static_cast<double>(contracted) * share_at_work(parameters, employer.strain_excess) *
                       contact(parameters, employer.kind));
}

void cover(Employer& employer, Minutes required, const Parameters& parameters) {
  employer.required = required;
  employer.regular = regular_minutes(parameters, employer);
  Minutes missing = std::max<Minutes>(0, required - employer.regular);
  employer.overtime =
      std::min<Minutes>(missing, core::nearest(parameters.overtime_limit * static_cast<double>(employer.regular)));
  missing -= employer.overtime;
  employer.agency =
      std::min<Minutes>(missing, core::nearest(parameters.agency_limit[employer.kind] * static_cast<double>(required)));
  const double excess = std::min(3.0, core::positive(strain(employer) - parameters.strain_from));
  employer.strain_excess += (excess - employer.strain_excess) / parameters.strain_smoothing;
}

double strain(const Employer& employer) {
  if (employer.required <= 0) return 1;
  return static_cast<double>(employer.required) / static_cast<double>(std::max<Minutes>(1, employer.regular));
}

core::Pence staff_cost(const Parameters& parameters, const Employer& employer, const OnCosts& costs) {
  double total = 0;
  for (std::size_t r = 0; r < kRoles; ++r) {
    if (employer.filled.at[r] == 0) continue;
    const double workers = employer.filled.at[r];
    const double hours = core::hours(employer.contracted.at[r]) / workers;
    total += workers * employer_cost(costs, employer.hourly_pay.at[r], hours);
  }
  const double extra = core::hours(employer.overtime) + core::hours(employer.agency) * (1 + parameters.agency_premium);
  return core::pence(total + extra * employer.hour_cost);
}

double hour_cost(const Parameters& parameters, const Employer& employer, const OnCosts& costs) {
  const double pay = mean_pay(employer);
  const double worker_week = employer_cost(costs, pay, parameters.contracted_hours);
  return worker_week /
         (parameters.contracted_hours * share_at_work(parameters, 0) * contact(parameters, employer.kind));
}

}  // namespace caremarket::workforce
