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

bool ends_later(const Spell& a, const Spell& b) { return a.until > b.until; }

/// Enters the end of the worker's spell, on the terms in force.
void wait(Labour& labour, std::uint32_t worker, const Parameters& parameters) {
  const Workers& workers = labour.workers;
  const double base = weekly_base(labour, worker, parameters);
  if (base <= 0) return;
  Employer& employer = labour.employers[static_cast<std::size_t>(workers.employer[worker])];
  std::vector<Spell>& spells = employer.spells[workers.role[worker]];
  spells.push_back({workers.from[worker] + workers.left[worker] / base, worker, workers.stamp[worker]});
  std::push_heap(spells.begin(), spells.end(), ends_later);
  employer.soonest[workers.role[worker]] = spells.front().until;
}

/// Takes the spell that ends first out of an employer's heap for the role, which is not empty.
Spell take_soonest(Employer& employer, std::size_t role) {
  std::vector<Spell>& spells = employer.spells.at[role];
  std::pop_heap(spells.begin(), spells.end(), ends_later);
  const Spell spell = spells.back();
  spells.pop_back();
  employer.soonest.at[role] = spells.empty() ? kNoEnd : spells.front().until;
  return spell;
}

/// The first year is over: what is left of the clock carries on at the rate of those who have stayed.
void settle_in(Labour& labour, std::uint32_t worker, const Parameters& parameters) {
  Workers& workers = labour.workers;
  const Employer& employer = labour.employers[static_cast<std::size_t>(workers.employer[worker])];
  const double now = employer.operational[workers.role[worker]];
  const double run = (now - workers.from[worker]) * weekly_base(labour, worker, parameters);
  workers.left[worker] = std::max(0.0, workers.left[worker] - run);
  workers.from[worker] = now;
  workers.is_new[worker] = 0;
  ++workers.stamp[worker];
  wait(labour, worker, parameters);
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
  if (workers.is_new[worker] != 0) wheel.add(std::max(week + 1, since + kFirstYear), {worker, workers.stamp[worker]});
  wait(labour, worker, parameters);
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
    if (workers.stamp[due.index] == due.stamp) settle_in(labour, due.index, parameters);
  });
  const auto end = [&](std::uint32_t worker, core::Kind kind) {
    const double u = draws.second(workers.id[worker], Purpose::kLeaving, workers.renewals[worker]);
    log.leavers.push_back({workers.role[worker], kind});
    end_spell(labour, worker);
    if (u < parameters.stays_in_sector) {
      labour.seekers.push_back(worker);
    } else {
      workers.remove(worker);
    }
  };
  for (Employer& employer : labour.employers) {
    if (!employer.is_open) continue;
    const double strain = strain_factor(parameters, employer.strain_excess);
    for (std::size_t r = 0; r < core::kCount<Role>; ++r) {
      employer.operational.at[r] += market_factor(employer, static_cast<Role>(r), strain);
      while (employer.soonest.at[r] <= employer.operational.at[r]) {
        const Spell spell = take_soonest(employer, r);
        if (workers.stamp[spell.worker] == spell.stamp) end(spell.worker, employer.kind);
      }
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
  Employer& closed = labour.employers[static_cast<std::size_t>(employer)];
  closed.is_open = false;
  for (std::vector<Spell>& spells : closed.spells.at) spells.clear();
  closed.soonest.at.fill(kNoEnd);
}

}  // namespace caremarket::workforce
