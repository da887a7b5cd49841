// Clocks of own hazards: when they run out, and what is left when their terms change.
#pragma once

#include "engine/demand/terms.hpp"

namespace caremarket::demand {

/// Uniform behind the `renewal`-th exponential of a person's clock.
[[nodiscard]] double clock_uniform(const random::Draws& draws, core::OriginId person, Cause cause,
                                   std::int32_t renewal);

/// A moment of one person's life, placed once for all tables.
struct Moment {
  double time = 0;
  random::CohortHazard::Place plain, seasonal;  ///< seasonal: on the calendar of deaths
  Moment(const population::Person& person, double when, const LifeTables& tables) : time(when) {
    const random::CohortHazard& table = tables.leaving[person.traits.sex];  // all have one shape
    plain = table.place(person.cohort, (when - person.birth) / core::kWeeksPerYear);
    seasonal = table.place(person.cohort, random::seasonal_age(tables.deaths, person.seasonal_birth, when));
  }
};

/// `reached` after entering a care home.
[[nodiscard]] double reached_with_excess(const population::Person& person, const Moment& at, const Terms& terms,
                                         const LifeRules& rules);

/// Cumulative hazard reached at a moment, in the units of `terms`: of the table, or years of the season. Only
/// differences under the same terms mean anything; times `factor` they are hazard used.
[[nodiscard]] inline double reached(const population::Person& person, const Moment& at, const Terms& terms,
                                    const LifeRules& rules) {
  if (terms.table == nullptr) {
    return (terms.season == nullptr ? at.time : terms.season->integral(at.time)) / core::kWeeksPerYear;
  }
  if (terms.excess_since != random::kNever) return reached_with_excess(person, at, terms, rules);
  return terms.table->cumulative(terms.season == nullptr ? at.plain : at.seasonal);
}
/// When a clock with `target` falls due under `terms`; kNever when the cause does not act, or beyond the horizon.
[[nodiscard]] double due_at(const population::Person& person, const Terms& terms, double target,
                            const LifeRules& rules);
/// The exponential that is left of a clock with `target` at a moment, under the terms in force.
[[nodiscard]] double left_of(const population::Person& person, double target, const Moment& at, const Terms& terms,
                             const LifeRules& rules);

/// After circumstances have changed at `time`: what is left of each exponential whose terms differ from `before`
/// carries on at the new rate (modified next reaction method).
void carry_on(const population::Person& person, Case& of, const Circumstances& before, double time,
              const LifeRules& rules);
/// The same when `cause` has just happened: its clock begins anew with the exponential `left`.
void carry_on_after(Cause cause, double left, const population::Person& person, Case& of, const Circumstances& before,
                    double time, const LifeRules& rules);
/// At the opening of a case, whose clocks hold what is left of each exponential: sets them all.
void set_clocks(const population::Person& person, Case& of, double time, const LifeRules& rules);

}  // namespace caremarket::demand
