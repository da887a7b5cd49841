#include "engine/demand/clocks.hpp"

#include <algorithm>

namespace caremarket::demand {
namespace {

using core::Need;
using population::People;
using random::kNever;
using random::Purpose;

random::Excess excess_of(const LifeRules& rules) {
  const NeedParameters& need = rules.demand.need;
  return {need.excess_first, need.excess_lasting, need.excess_fading};
}

}  // namespace

double clock_uniform(const random::Draws& draws, core::OriginId person, Cause cause, std::int32_t renewal) {
  switch (cause) {
    case Cause::kDeath:
      return draws.first(person, Purpose::kLifeEnd, renewal);
    case Cause::kLeaving:
      return draws.second(person, Purpose::kLifeEnd, renewal);
    case Cause::kWorsening:
      return draws.first(person, Purpose::kWorsening, renewal);
    case Cause::kRecovery:
      return draws.first(person, Purpose::kRecovery, renewal);
    case Cause::kDementia:
      return draws.first(person, Purpose::kDementia, renewal);
    case Cause::kCarer:
      return draws.first(person, Purpose::kCarer, renewal);
    case Cause::kDischarge:
      return draws.first(person, Purpose::kDischarge, renewal);
    case Cause::kContact:
      return draws.first(person, Purpose::kContact, renewal);
  }
  return 0.5;
}

Terms terms_of(const People& people, std::uint32_t person, const Case& of, Cause cause, const LifeRules& rules) {
  const population::Traits traits = people.at[person].traits;
  const LifeTables& tables = rules.tables;
  const bool is_fixed = people.at[person].group == core::ClientGroup::kLearningDisability;
  switch (cause) {
    case Cause::kDeath:
      return {&tables.death[traits.sex][of.need], tables.mortality_factor[traits.quintile], &tables.deaths,
              of.is_in_home() ? of.care.from : kNever};
    case Cause::kLeaving:
      return {&tables.leaving[traits.sex], of.is_in_home() ? 0.0 : 1.0};
    case Cause::kWorsening: {
      const double dementia = of.has_dementia ? rules.demand.need.progression_with_dementia : 1.0;
      return {&tables.worsening[traits.sex][of.need],
              is_fixed ? 0.0 : dementia * tables.progression_factor[traits.quintile]};
    }
    case Cause::kRecovery:
      return {&tables.recovery[traits.sex][of.need], is_fixed ? 0.0 : 1.0};
    case Cause::kDementia:
      return {&tables.dementia[traits.sex], of.has_dementia ? 0.0 : 1.0};
    case Cause::kCarer: {
      const SupportParameters& support = rules.demand.support;
      const double rate = of.has_carer ? support.carer_loss : support.carer_gain;
      return {nullptr, of.need == Need::kIndependent || of.is_in_home() ? 0.0 : rate};
    }
    case Cause::kDischarge:
      return {&tables.discharge[traits.sex][of.need], of.need == Need::kIndependent ? 0.0 : 1.0, &tables.discharges};
    case Cause::kContact: {
      const ContactParameters& contact = rules.demand.contact;
      const bool is_idle =
          of.request.progress == Progress::kNone && !of.is_in_care() && !of.is_refused && of.need != Need::kIndependent;
      return {nullptr, is_idle ? contact.asking[of.need] * (of.has_carer ? 1.0 : contact.asking_without_carer) : 0.0};
    }
  }
  return {};
}

Circumstances circumstances(const People& people, const Case& of, const LifeRules& rules) {
  Circumstances all;
  for (std::size_t c = 0; c < kCauses; ++c) all[c] = terms_of(people, of.person, of, static_cast<Cause>(c), rules);
  return all;
}

double due_time(const People& people, std::uint32_t person, const Terms& terms, const Clock& clock,
                const LifeRules& rules) {
  if (terms.factor <= 0) return kNever;
  if (terms.table == nullptr) return clock.since + clock.left * core::kWeeksPerYear / terms.factor;
  const int cohort = people.at[person].cohort;
  const double birth = people.at[person].birth;
  const random::Season season = terms.season == nullptr ? random::Season{} : *terms.season;
  if (terms.excess_since != kNever) {
    return random::time_of_event(*terms.table, cohort, birth, clock.since, clock.left, terms.factor, season,
                                 excess_of(rules), terms.excess_since);
  }
  return random::time_of_event(*terms.table, cohort, birth, clock.since, clock.left, terms.factor, season);
}

double used_until(const People& people, std::uint32_t person, const Terms& terms, const Clock& clock, double time,
                  const LifeRules& rules) {
  if (terms.factor <= 0 || time <= clock.since) return 0;
  if (terms.table == nullptr) return (time - clock.since) * terms.factor / core::kWeeksPerYear;
  const int cohort = people.at[person].cohort;
  const double birth = people.at[person].birth;
  const random::Season season = terms.season == nullptr ? random::Season{} : *terms.season;
  if (terms.excess_since != kNever) {
    return random::hazard_used(*terms.table, cohort, birth, clock.since, time, terms.factor, season, excess_of(rules),
                               terms.excess_since);
  }
  return random::hazard_used(*terms.table, cohort, birth, clock.since, time, terms.factor, season);
}

void carry_on(const People& people, Case& of, const Circumstances& before, double time, const LifeRules& rules) {
  for (std::size_t c = 0; c < kCauses; ++c) {
    const Terms now = terms_of(people, of.person, of, static_cast<Cause>(c), rules);
    if (now == before[c]) continue;
    Clock& clock = of.clocks[c];
    clock.left = std::max(0.0, clock.left - used_until(people, of.person, before[c], clock, time, rules));
    clock.since = std::max(clock.since, time);
    clock.due = due_time(people, of.person, now, clock, rules);
  }
}

}  // namespace caremarket::demand
