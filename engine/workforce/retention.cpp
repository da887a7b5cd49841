#include "engine/workforce/retention.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::workforce {
namespace {

using core::Role;
using random::Purpose;

constexpr core::Week kFirstYear = 52;

double weekly_base(const Labour& labour, std::uint32_t worker, const Parameters& parameters) {
  const Workers& workers = labour.workers;
  const Employer& employer = labour.employers[static_cast<std::size_t>(workers.employer[worker])];
  return core::per_week(base_hazard(parameters, employer.kind, workers.role[worker], workers.origin[worker],
                                    workers.is_new[worker] != 0));
}

/// Puts the worker into the wheel at the earliest week in which the clock could run out.
void wait(Labour& labour, std::uint32_t worker, core::Week week, const Parameters& parameters, random::Wheel& wheel) {
  Workers& workers = labour.workers;
  const Employer& employer = labour.employers[static_cast<std::size_t>(workers.employer[worker])];
  const double base = weekly_base(labour, worker, parameters);
  core::Week look = week + 1;
  if (base <= 0) {
    look = workers.is_new[worker] != 0 ? workers.since[worker] + kFirstYear : week + 520;
  } else {
    const double run = (employer.operational[workers.role[worker]] - workers.from[worker]) * base;
    const double weeks = (workers.left[worker] - run) / (base * kHighestFactor);
    look = week + std::max(1, static_cast<core::Week>(std::min(1e6, std::floor(weeks))));
    if (workers.is_new[worker] != 0) look = std::min(look, std::max(week + 1, workers.since[worker] + kFirstYear));
  }
  wheel.add(look, {worker, workers.stamp[worker]});
}

}  // namespace

double base_hazard(const Parameters& parameters, core::Kind kind, Role role, core::WorkerOrigin origin, bool is_new) {
  return parameters.leaving[kind] * parameters.leaving_by_role[role] * (is_new ? parameters.leaving_first_year : 1.0) *
         (origin == core::WorkerOrigin::kInternational ? parameters.leaving_international : 1.0);
}

double pay_factor(const Parameters& parameters, double pay, double outside_pay) {
  if (parameters.pay_on_leaving == 0) return 1;
  return std::pow(pay / outside_pay, -parameters.pay_on_leaving);
}

double strain_factor(const Parameters& parameters, double excess) {
  if (excess <= 0 || parameters.strain_on_leaving == 0) return 1;
  return std::min(parameters.strain_cap, std::exp(parameters.strain_on_leaving * excess));
}

double market_factor(const Employer& employer, Role role, double strain) {
  return std::min(kHighestFactor, employer.pay_factor[role] * strain);
}

double market_factor(const Parameters& parameters, const Employer& employer, Role role) {
  return market_factor(employer, role, strain_factor(parameters, employer.strain_excess));
}

void start_spell(Labour& labour, std::uint32_t worker, std::int32_t employer, core::Week week, core::Week since,
                 const Parameters& parameters, const random::Draws& draws, random::Wheel& wheel) {
  Workers& workers = labour.workers;
  Employer& at = labour.employers[static_cast<std::size_t>(employer)];
  const Role role = workers.role[worker];
  workers.employer[worker] = employer;
  workers.since[worker] = since;
  workers.is_new[worker] = week < since + kFirstYear ? 1 : 0;
  workers.from[worker] = at.operational[role];
  workers.left[worker] =
      random::unit_exponential(draws.first(workers.id[worker], Purpose::kLeaving, workers.renewals[worker]));
  ++at.filled[role];
  at.contracted[role] += workers.minutes[worker];
  wait(labour, worker, week, parameters, wheel);
}

void end_spell(Labour& labour, std::uint32_t worker) {
  Workers& workers = labour.workers;
  Employer& at = labour.employers[static_cast<std::size_t>(workers.employer[worker])];
  const Role role = workers.role[worker];
  --at.filled[role];
  at.contracted[role] -= workers.minutes[worker];
  workers.employer[worker] = kNoEmployer;
  ++workers.stamp[worker];
  ++workers.renewals[worker];
}

void leave(Labour& labour, core::Week week, const Parameters& parameters, const random::Draws& draws,
           random::Wheel& wheel, Log& log) {
  Workers& workers = labour.workers;
  wheel.take(week, [&](random::Due due) {
    const std::uint32_t worker = due.index;
    if (workers.stamp[worker] != due.stamp || workers.employer[worker] == kNoEmployer) return;
    const Employer& employer = labour.employers[static_cast<std::size_t>(workers.employer[worker])];
    const Role role = workers.role[worker];
    if (workers.is_new[worker] != 0 && week >= workers.since[worker] + kFirstYear) {
      const double run = (employer.operational[role] - workers.from[worker]) * weekly_base(labour, worker, parameters);
      workers.left[worker] = std::max(0.0, workers.left[worker] - run);
      workers.from[worker] = employer.operational[role];
      workers.is_new[worker] = 0;
    }
    const double base = weekly_base(labour, worker, parameters);
    const double until = employer.operational[role] + market_factor(parameters, employer, role);
    if ((until - workers.from[worker]) * base < workers.left[worker]) {
      wait(labour, worker, week, parameters, wheel);
      return;
    }
    const double u = draws.second(workers.id[worker], Purpose::kLeaving, workers.renewals[worker]);
    log.leavers.push_back({role, employer.kind});
    end_spell(labour, worker);
    if (u < parameters.stays_in_sector) {
      labour.seekers.push_back(worker);
    } else {
      workers.remove(worker);
    }
  });
  for (Employer& employer : labour.employers) {
    if (!employer.is_open) continue;
    const double strain = strain_factor(parameters, employer.strain_excess);
    for (std::size_t r = 0; r < core::kCount<Role>; ++r) {
      employer.operational.at[r] += market_factor(employer, static_cast<Role>(r), strain);
    }
  }
}

void disband(Labour& labour, std::int32_t employer, core::Week week, double share_looking_on,
             const random::Draws& draws) {
  Workers& workers = labour.workers;
  for (std::uint32_t worker = 0; worker < workers.id.size(); ++worker) {
    if (workers.is_present[worker] == 0 || workers.employer[worker] != employer) continue;
    end_spell(labour, worker);
    if (draws.first(workers.id[worker], Purpose::kClosureStaff, week) < share_looking_on) {
      labour.seekers.push_back(worker);
    } else {
      workers.remove(worker);
    }
  }
  labour.employers[static_cast<std::size_t>(employer)].is_open = false;
}

}  // namespace caremarket::workforce
