// Clocks of own hazards: when they run out, and what is left when their terms change.
#pragma once

#include <algorithm>
#include <array>

#include "engine/core/errors.hpp"
#include "engine/demand/terms.hpp"

namespace caremarket::demand {

/// Where a cause that acts without a case stands among the four uniforms of those clocks.
[[nodiscard]] constexpr std::size_t place_without_case(Cause cause) {
  return cause == Cause::kDementia ? 3 : static_cast<std::size_t>(cause);
}
/// Uniforms behind the clocks of somebody without a case.
[[nodiscard]] inline random::FourUniforms uniforms_without_case(const random::Draws& draws, core::OriginId person) {
  return draws.four(person, random::Purpose::kFirstClocks, 0);
}
/// Uniforms behind the first exponentials of a case's clocks, by cause.
[[nodiscard]] inline std::array<double, kCauses> first_uniforms(const random::Draws& draws, core::OriginId person) {
  const random::FourUniforms one = draws.four(person, random::Purpose::kFirstClocks, 1);
  const random::FourUniforms two = draws.four(person, random::Purpose::kFirstClocks, 2);
  return {one[0], one[1], one[2], one[3], two[0], two[1], two[2], two[3]};
}
/// Uniform behind the `renewal`-th exponential, from 1, of a clock whose cause is not an end. In line: the cause is
/// known there.
[[nodiscard]] inline double renewed_uniform(const random::Draws& draws, core::OriginId person, Cause cause,
                                            std::int32_t renewal) {
  using random::Purpose;
  switch (cause) {
    case Cause::kWorsening:
      return draws.first(person, Purpose::kWorsening, renewal);
    case Cause::kRecovery:
      return draws.first(person, Purpose::kRecovery, renewal);
    case Cause::kDementia:
      return draws.second(person, Purpose::kWorsening, renewal);
    case Cause::kCarer:
      return draws.first(person, Purpose::kCarer, renewal);
    case Cause::kDischarge:
      return draws.second(person, Purpose::kRecovery, renewal);
    case Cause::kContact:
      return draws.first(person, Purpose::kContact, renewal);
    default:
      break;
  }
  core::ensure(false, "the clock of an end begins anew");
  return 0.5;
}

/// A moment of one person's life, placed once for all tables, on either calendar when first asked for.
class Moment {
 public:
  Moment(const population::Person& person, double when, const LifeTables& tables)
      : time(when), person_(person), tables_(tables) {}
  const double time;

  [[nodiscard]] random::CohortHazard::Place plain() const {
    if (!has_plain_) plain_ = table().place(person_.cohort, (time - person_.birth) / core::kWeeksPerYear);
    has_plain_ = true;
    return plain_;
  }
  /// On the calendar of deaths.
  [[nodiscard]] random::CohortHazard::Place seasonal() const {
    if (!has_seasonal_)
      seasonal_ = table().place(person_.cohort, random::seasonal_age(tables_.deaths, person_.seasonal_birth, time));
    has_seasonal_ = true;
    return seasonal_;
  }

 private:
  /// Any: all have one shape.
  [[nodiscard]] const random::CohortHazard& table() const { return tables_.leaving[person_.traits.sex]; }
  const population::Person& person_;
  const LifeTables& tables_;
  mutable random::CohortHazard::Place plain_, seasonal_;
  mutable bool has_plain_ = false, has_seasonal_ = false;
};

/// `reached` after entering a care home.
[[nodiscard]] double reached_with_excess(const population::Person& person, const Moment& at, Terms terms,
                                         const LifeRules& rules);

/// Where a moment lies in the table of `terms`, on their calendar.
[[nodiscard]] inline random::CohortHazard::Place place_of(const Moment& at, const Terms& terms) {
  return terms.season == nullptr ? at.plain() : at.seasonal();
}

/// Cumulative hazard reached at a moment, in the units of `terms`: of the table, or years of the season. Only
/// differences under the same terms mean anything; times `factor` they are hazard used.
[[nodiscard]] inline double reached(const population::Person& person, const Moment& at, const Terms& terms,
                                    const LifeRules& rules) {
  if (terms.table == nullptr) {
    return (terms.season == nullptr ? at.time : terms.season->integral(at.time)) / core::kWeeksPerYear;
  }
  if (terms.excess_since != random::kNever) return reached_with_excess(person, at, terms, rules);
  return terms.table->cumulative(place_of(at, terms));
}
/// When a clock with `target` falls due under `terms`; kNever when the cause does not act, or beyond the horizon. Dear
/// beside `reached`: asked only of clocks that may be the first to run out.
[[nodiscard]] double due_at(const population::Person& person, const Terms& terms, double target,
                            const LifeRules& rules);
/// The exponential that is left of a clock with `target` at a moment, under the terms in force.
[[nodiscard]] inline double left_of(const population::Person& person, double target, const Moment& at,
                                    const Terms& terms, const LifeRules& rules) {
  if (terms.factor <= 0) return target;
  return std::max(0.0, (target - reached(person, at, terms, rules)) * terms.factor);
}

/// After circumstances have changed at `time`: what is left of each exponential whose terms differ from `before`
/// carries on at the new rate (modified next reaction method). The person's next event is then not known any more.
void carry_on(population::Person& person, Case& of, const Circumstances& before, double time, const LifeRules& rules);
/// The same when `cause`, which is not an end, has just happened: its clock begins anew with the exponential `left`.
template <Cause cause>
void carry_on_after(double left, population::Person& person, Case& of, const Circumstances& before, double time,
                    const LifeRules& rules);
/// At the opening of a case, whose clocks hold their first exponentials: starts them all.
void set_clocks(const population::Person& person, Case& of, double time, const LifeRules& rules);

/// The first cause to run out before `limit`, and when; `limit` itself and -1 when none does. Works out `due` of those
/// clocks whose bound says that they may be it.
struct FirstOut {
  double time = random::kNever;
  int cause = -1;
};
[[nodiscard]] FirstOut first_out(const population::Person& person, Case& of, double limit, const LifeRules& rules);

}  // namespace caremarket::demand
