#include "engine/demand/first_clocks.hpp"

#include <algorithm>

namespace caremarket::demand {
namespace {

using population::Person;
using random::kNever;
using random::Purpose;

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
  const random::FourUniforms first = uniforms_without_case(rules.draws, person.id);
  const Moment from(person, person.entry, rules.tables);
  const Circumstances now = circumstances(person);
  for_causes<Cause::kDeath, Cause::kLeaving, Cause::kWorsening, Cause::kDementia>([&](auto cause) {
    const Terms terms = terms_of(person, now, cause, rules);
    const double all = terms.table->total(person.cohort) * terms.factor;
    const double u = first[place_without_case(cause)];
    if (all <= exponential_at_least(u)) return;
    const double left = random::unit_exponential(u);
    if (all <= left) return;
    const double due = due_at(person, terms, reached(person, from, terms, rules) + left / terms.factor, rules);
    if (due < next.time) next = {due, cause, false};
  });
  return next;
}

void open_case(population::People& people, Cases& cases, std::uint32_t person, core::Need need, bool dementia,
               double time, const LifeRules& rules) {
  const std::int32_t slot = cases.open(person);
  Person& row = people.at[person];
  Case& of = cases[slot];
  const std::array<double, kCauses> first = first_uniforms(rules.draws, row.id);
  std::transform(first.begin(), first.end(), of.clocks.target.begin(), random::unit_exponential);
  row.case_of = slot;
  of.need = need;
  of.has_dementia = dementia;
  const core::AgeGroup group = core::age_group(static_cast<int>(people.age(person, time)));
  const core::Sex sex = row.traits.sex;
  const random::Uniforms household = rules.draws.at(row.id, Purpose::kHousehold, 0);
  of.lives_alone = household.first < rules.demand.support.lives_alone[sex][group];
  of.has_carer = household.second < rules.demand.support.has_carer[sex][group];
}

}  // namespace caremarket::demand
