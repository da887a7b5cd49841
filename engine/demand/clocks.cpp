#include "engine/demand/clocks.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace caremarket::demand {
namespace {

using population::Person;
using random::kNever;

constexpr double kYear = core::kWeeksPerYear;
const random::Season kNoSeason;

/// The excess of a resident who entered a care home at `entry`: by the age then.
random::Excess excess_of(const Person& person, double entry, const LifeRules& rules) {
  const NeedParameters& need = rules.demand.need;
  const core::AgeBand band = core::age_band(static_cast<int>((entry - person.birth) / kYear));
  return {need.excess_first[band], need.excess_lasting[band], need.excess_fading};
}

const random::Season& season_of(const Terms& terms) { return terms.season == nullptr ? kNoSeason : *terms.season; }

/// No rate at which a resident's clock runs is higher for `kYearsAhead` years: per year, the factor apart.
double highest_rate(const Person& person, const Moment& at, Terms terms, const LifeRules& rules) {
  const random::Excess excess = excess_of(person, terms.excess_since, rules);
  const double fading = excess.first * std::exp((terms.excess_since - at.time) / excess.fading);
  return terms.table->highest(at.plain()) * (season_of(terms).highest() * (1 + excess.lasting) + fading);
}

/// When a clock runs out if that is worked out cheaply, else a time before which it does not.
struct Bound {
  double due = kNever;
  bool is_exact = true;
};
[[gnu::always_inline]] inline Bound bound(double target, double more, const Person& person, const Moment& at,
                                          const Terms& terms, const LifeRules& rules) {
  if (terms.table == nullptr) {
    return {terms.season == nullptr ? target * kYear : terms.season->time_at(target * kYear)};
  }
  if (terms.excess_since != kNever) {
    constexpr double kAhead = random::CohortHazard::kYearsAhead;
    const double rate = highest_rate(person, at, terms, rules);
    return {at.time + (more < kAhead * rate ? more / rate : kAhead) * kYear, false};
  }
  const double age = terms.table->age_soon(person.cohort, place_of(at, terms), target);
  if (age == kNever) {
    const bool is_never = target > terms.table->total(person.cohort);
    return {is_never ? kNever : at.time + random::CohortHazard::kSoon * kYear, is_never};
  }
  return {terms.season == nullptr ? person.birth + age * kYear
                                  : terms.season->time_at(person.seasonal_birth + age * kYear)};
}

/// Sets the clock of a cause to run out when the exponential `left` is used up from a moment on. In line, where what
/// kind of terms a cause has is known.
[[gnu::always_inline]] inline void set(Clocks& clocks, std::size_t cause, double left, const Person& person,
                                       const Moment& at, const Terms& terms, const LifeRules& rules) {
  const auto bit = static_cast<CauseSet>(1U << cause);
  clocks.bounded = static_cast<CauseSet>(clocks.bounded & ~bit);
  if (terms.factor <= 0) {
    clocks.target[cause] = left;
    clocks.due[cause] = kNever;
    return;
  }
  const double more = left / terms.factor;
  const double target = reached(person, at, terms, rules) + more;
  const Bound until = bound(target, more, person, at, terms, rules);
  clocks.target[cause] = target;
  clocks.due[cause] = until.due;
  if (!until.is_exact) clocks.bounded = static_cast<CauseSet>(clocks.bounded | bit);
}

/// What is left of every clock among `some` carries on if its terms have changed.
template <CauseSet some>
[[gnu::always_inline]] inline void settle(const Person& person, Case& of, const Circumstances& before,
                                          const Circumstances& now, const Moment& at, const LifeRules& rules) {
  const CauseSet may_differ = touched(before, now);
  for_every_cause([&](auto cause) {
    constexpr auto c = static_cast<std::size_t>(cause());
    if constexpr ((some >> c & 1U) == 0) return;
    if ((may_differ >> c & 1U) == 0) return;
    const Terms was = terms_of(person, before, cause, rules);
    const Terms is = terms_of(person, now, cause, rules);
    if (is == was) return;
    set(of.clocks, c, left_of(person, of.clocks.target[c], at, was, rules), person, at, is, rules);
  });
}

constexpr CauseSet kEvery = 0xff;

/// The other clocks whose terms may change when a cause has happened; it says nothing of its own.
constexpr CauseSet touched_by(Cause cause) {
  using enum Cause;
  switch (cause) {
    case kWorsening:
      return set_of(kDeath, kRecovery, kCarer, kDischarge, kContact);
    case kRecovery:
      return set_of(kDeath, kWorsening, kCarer, kDischarge, kContact);
    case kDementia:
      return set_of(kWorsening, kContact);
    case kCarer:
      return set_of(kDischarge, kContact);
    case kDischarge:
      return set_of(kContact);
    case kContact:
      return set_of(kDischarge);
    default:
      return kEvery;
  }
}

}  // namespace

double reached_with_excess(const Person& person, const Moment& at, Terms terms, const LifeRules& rules) {
  return random::reached(*terms.table, person.cohort, person.birth, at.time, season_of(terms),
                         excess_of(person, terms.excess_since, rules), terms.excess_since);
}

double due_at(const Person& person, const Terms& terms, double target, const LifeRules& rules) {
  if (terms.factor <= 0) return kNever;
  if (terms.table == nullptr) return season_of(terms).time_at(target * kYear);
  if (terms.excess_since != kNever) {
    return random::time_at(*terms.table, person.cohort, person.birth, target, season_of(terms),
                           excess_of(person, terms.excess_since, rules), terms.excess_since);
  }
  const double birth = terms.season == nullptr ? person.birth : person.seasonal_birth;
  return random::time_at(*terms.table, person.cohort, birth, target, season_of(terms));
}

void carry_on(Person& person, Case& of, const Circumstances& before, double time, const LifeRules& rules) {
  const Circumstances now = circumstances(person, of);
  if (now == before) return;
  person.next_event = population::kUnknownEvent;
  settle<kEvery>(person, of, before, now, Moment(person, time, rules.tables), rules);
}

template <Cause cause>
void carry_on_after(double left, Person& person, Case& of, const Circumstances& before, double time,
                    const LifeRules& rules) {
  person.next_event = population::kUnknownEvent;
  const Circumstances now = circumstances(person, of);
  const Moment at(person, time, rules.tables);
  constexpr auto fresh = static_cast<std::size_t>(cause);
  if (now != before) settle<touched_by(cause)>(person, of, before, now, at, rules);
  set(of.clocks, fresh, left, person, at, terms_of(person, now, cause, rules), rules);
}
template void carry_on_after<Cause::kWorsening>(double, Person&, Case&, const Circumstances&, double, const LifeRules&);
template void carry_on_after<Cause::kRecovery>(double, Person&, Case&, const Circumstances&, double, const LifeRules&);
template void carry_on_after<Cause::kDementia>(double, Person&, Case&, const Circumstances&, double, const LifeRules&);
template void carry_on_after<Cause::kCarer>(double, Person&, Case&, const Circumstances&, double, const LifeRules&);
template void carry_on_after<Cause::kDischarge>(double, Person&, Case&, const Circumstances&, double, const LifeRules&);
template void carry_on_after<Cause::kContact>(double, Person&, Case&, const Circumstances&, double, const LifeRules&);

void set_clocks(const Person& person, Case& of, double time, const LifeRules& rules) {
  const Circumstances now = circumstances(person, of);
  const Moment at(person, time, rules.tables);
  for_every_cause([&](auto cause) {
    constexpr auto c = static_cast<std::size_t>(cause());
    set(of.clocks, c, of.clocks.target[c], person, at, terms_of(person, now, cause, rules), rules);
  });
}

FirstOut first_out(const Person& person, Case& of, double limit, const LifeRules& rules) {
  Clocks& clocks = of.clocks;
  for (;;) {
    static_assert(kCauses == 8);
    // Without branches, as which is first cannot be foretold, and in pairs, which do not wait for each other.
    const auto& due = clocks.due;
    const double soonest = std::min(std::min(std::min(due[0], due[1]), std::min(due[2], due[3])),
                                    std::min(std::min(due[4], due[5]), std::min(due[6], due[7])));
    if (!(soonest < limit)) return {limit, -1};
    unsigned equal = 0;
    for (std::size_t c = 0; c < kCauses; ++c) equal |= static_cast<unsigned>(due[c] == soonest) << c;
    const auto c = static_cast<std::size_t>(std::countr_zero(equal));
    if ((clocks.bounded >> c & 1) == 0) return {soonest, static_cast<int>(c)};
    const Terms terms = terms_of(person, circumstances(person, of), static_cast<Cause>(c), rules);
    clocks.due[c] = due_at(person, terms, clocks.target[c], rules);
    clocks.bounded = static_cast<CauseSet>(clocks.bounded & ~(1U << c));
  }
}

}  // namespace caremarket::demand
