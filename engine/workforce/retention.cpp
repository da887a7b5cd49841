#include "engine/workforce/retention.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::workforce {
namespace {

using core::Role;
using random::Purpose;

constexpr core::Week kFirstYear = 52;

double weekly_base(const Labour& labour, const Worker& worker, const Parameters& parameters) {
  const Employer& employer = labour.employers[static_cast<std::size_t>(worker.employer)];
  return core::per_week(base_hazard(parameters, employer.kind, worker.role, worker.origin, worker.is_new));
}

bool ends_later(const Spell& a, const Spell& b) { return a.until > b.until; }

/// Enters the end of the worker's spell, on the terms in force.
void wait(Labour& labour, std::uint32_t worker, const Parameters& parameters) {
  const Worker& row = labour.workers.at[worker];
  const double base = weekly_base(labour, row, parameters);
  if (base <= 0) return;
  Employer& employer = labour.employers[static_cast<std::size_t>(row.employer)];
  std::vector<Spell>& spells = employer.spells[row.role];
  spells.push_back({row.from + row.left / base, worker, row.stamp});
  std::push_heap(spells.begin(), spells.end(), ends_later);
  employer.soonest[row.role] = spells.front().until;
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
  Worker& row = labour.workers.at[worker];
  const double now = labour.employers[static_cast<std::size_t>(row.employer)].operational[row.role];
  row.left = std::max(0.0, row.left - (now - row.from) * weekly_base(labour, row, parameters));
  row.from = now;
  row.is_new = false;
  ++row.stamp;
  wait(labour, worker, parameters);
}

}  // namespace

double base_hazard(const Parameters& parameters, core::Kind kind, Role role, core::WorkerOrigin origin, bool is_new) {
  return parameters.leaving[kind] * parameters.leaving_by_role[role] * (is_new ? parameters.leaving_first_year : 1.0) *
         (origin == core::WorkerOrigin::kInternational ? parameters.leaving_international : 1.0);
}

double pay_factor(const Parameters& parameters, double relative_pay) {
  return std::exp(-parameters.pay_on_leaving * relative_pay);
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
  Worker& row = labour.workers.at[worker];
  Employer& at = labour.employers[static_cast<std::size_t>(employer)];
  row.employer = employer;
  row.since = since;
  row.is_new = week < since + kFirstYear;
  row.from = at.operational[row.role];
  row.left = random::unit_exponential(draws.first(row.id, Purpose::kLeaving, row.renewals));
  ++at.filled[row.role];
  at.contracted[row.role] += row.minutes;
  if (row.is_new) wheel.add(std::max(week + 1, since + kFirstYear), {worker, row.stamp});
  wait(labour, worker, parameters);
}

void end_spell(Labour& labour, std::uint32_t worker) {
  Worker& row = labour.workers.at[worker];
  Employer& at = labour.employers[static_cast<std::size_t>(row.employer)];
  --at.filled[row.role];
  at.contracted[row.role] -= row.minutes;
  row.employer = kNoEmployer;
  ++row.stamp;
  ++row.renewals;
}

void leave(Labour& labour, core::Week week, const Parameters& parameters, const random::Draws& draws,
           random::Wheel& wheel, Log& log) {
  Workers& workers = labour.workers;
  const auto over = [&](random::Due due) {
    if (workers.at[due.index].stamp == due.stamp) settle_in(labour, due.index, parameters);
  };
  wheel.take(week, over, [&](random::Due due) { __builtin_prefetch(&workers.at[due.index]); });
  const auto end = [&](std::uint32_t worker, core::Kind kind) {
    const Worker& row = workers.at[worker];
    const double u = draws.second(row.id, Purpose::kLeaving, row.renewals);
    log.leavers.push_back({row.role, kind});
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
        if (workers.at[spell.worker].stamp == spell.stamp) end(spell.worker, employer.kind);
      }
    }
  }
}

void disband(Labour& labour, std::int32_t employer, core::Week week, double share_looking_on,
             const random::Draws& draws) {
  Workers& workers = labour.workers;
  for (std::uint32_t worker = 0; worker < workers.at.size(); ++worker) {
    if (!workers.at[worker].is_present || workers.at[worker].employer != employer) continue;
    end_spell(labour, worker);
    if (draws.first(workers.at[worker].id, Purpose::kClosureStaff, week) < share_looking_on) {
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
