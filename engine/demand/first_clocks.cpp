#include "engine/demand/first_clocks.hpp"

#include <algorithm>

namespace caremarket::demand {
namespace {

using population::Person;
using random::kNever;
using random::Purpose;

/// The first clocks of the four causes that act on a person without need or dementia, from the person's keys. The other
/// causes begin with the case.
struct FirstClocks {
  const Person& person;
  random::Uniforms end, worse;

  FirstClocks(const Person& of, const LifeRules& rules)
      : person(of),
        end(rules.draws.at(of.id, Purpose::kLifeEnd, 0)),
        worse(rules.draws.at(of.id, Purpose::kWorsening, 0)) {}
  [[nodiscard]] double uniform(Cause cause) const {
    const random::Uniforms& block = cause == Cause::kDeath || cause == Cause::kLeaving ? end : worse;
    return cause == Cause::kDeath || cause == Cause::kWorsening ? block.first : block.second;
  }
  [[nodiscard]] double exponential(Cause cause) const { return random::unit_exponential(uniform(cause)); }
};
void for_causes_without_case(auto&& on) {
  for_causes<Cause::kDeath, Cause::kLeaving, Cause::kWorsening, Cause::kDementia>(on);
}

/// Never above the exponential of u: the first terms of its series.
double exponential_at_least(double u) {
  const double x = 1 - u;
  return x + x * x * (1.0 / 2 + x * (1.0 / 3));
}

}  // namespace

/// The next event of a person without a case. Most causes are struck out by the hazard of all the years kept, before
/// any logarithm or search.
NextEvent next_without_case(const Person& person, const LifeRules& rules) {
  NextEvent next{comes_of_age(person), Cause::kDeath, true};
  const FirstClocks first(person, rules);
  const Moment from(person, person.entry, rules.tables);
  const Circumstances now = circumstances(person);
  for_causes_without_case([&](auto cause) {
    const Terms terms = terms_of(person, now, cause, rules);
    const double all = terms.table->total(person.cohort) * terms.factor;
    if (all <= exponential_at_least(first.uniform(cause))) return;
    const double left = first.exponential(cause);
    if (all <= left) return;
    const double due = due_at(person, terms, reached(person, from, terms, rules) + left / terms.factor, rules);
    if (due < next.time) next = {due, cause, false};
  });
  return next;
}

std::int32_t open_case(population::People& people, Cases& cases, std::uint32_t person, core::Need need, bool dementia,
                       double time, const LifeRules& rules) {
  const std::int32_t slot = cases.open(person);
  Person& row = people.at[person];
  Case& of = cases[slot];
  const auto left_of = [&](Cause cause) -> double& { return of.clocks.target[static_cast<std::size_t>(cause)]; };
  const FirstClocks first(row, rules);
  const Circumstances before = circumstances(row);
  const Moment from(row, row.entry, rules.tables);
  const Moment now(row, time, rules.tables);
  for_causes_without_case([&](auto cause) {
    left_of(cause) = first.exponential(cause);
    if (time == row.entry) return;
    const Terms terms = terms_of(row, before, cause, rules);
    const double used = (reached(row, now, terms, rules) - reached(row, from, terms, rules)) * terms.factor;
    left_of(cause) = std::max(0.0, left_of(cause) - used);
  });
  const random::Uniforms better = rules.draws.at(row.id, Purpose::kRecovery, 0);
  left_of(Cause::kRecovery) = random::unit_exponential(better.first);
  left_of(Cause::kDischarge) = random::unit_exponential(better.second);
  for_causes<Cause::kCarer, Cause::kContact>(
      [&](auto cause) { left_of(cause) = random::unit_exponential(clock_uniform(rules.draws, row.id, cause, 0)); });
  row.case_of = slot;
  of.need = need;
  of.has_dementia = dementia;
  const core::AgeGroup group = core::age_group(static_cast<int>(people.age(person, time)));
  const core::Sex sex = row.traits.sex;
  const random::Uniforms household = rules.draws.at(row.id, Purpose::kHousehold, 0);
  of.lives_alone = household.first < rules.demand.support.lives_alone[sex][group];
  of.has_carer = household.second < rules.demand.support.has_carer[sex][group];
  return slot;
}

}  // namespace caremarket::demand
