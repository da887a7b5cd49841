// The slow, obvious form of a clock: take the hazard off the budget week by week until it is used up.
#pragma once

#include <cmath>
#include <optional>

#include "engine/core/units.hpp"
#include "engine/random/hazard.hpp"

namespace caremarket::reference {

/// One clock: the terms on which the engine asks for the time of an event.
struct Clock {
  int cohort = 0;
  double birth = 0, since = 0, left = 0, factor = 1;
  random::Season season;
  std::optional<random::Excess> excess;
  double entry = 0;
};

/// Hazard reached at `time` over the clock's own table, without the factor.
[[nodiscard]] inline double reached(const random::CohortHazard& table, const Clock& clock, double time) {
  return clock.excess
             ? random::reached(table, clock.cohort, clock.birth, time, clock.season, *clock.excess, clock.entry)
             : random::reached(table, clock.cohort, clock.season.integral(clock.birth), time, clock.season);
}

[[nodiscard]] inline double hazard_used(const random::CohortHazard& table, const Clock& clock, double from, double to) {
  return to <= from ? 0 : clock.factor * (reached(table, clock, to) - reached(table, clock, from));
}

[[nodiscard]] inline double time_of_event(const random::CohortHazard& table, const Clock& clock) {
  if (clock.factor <= 0) return random::kNever;
  const double target = reached(table, clock, clock.since) + clock.left / clock.factor;
  return clock.excess
             ? random::time_at(table, clock.cohort, clock.birth, target, clock.season, *clock.excess, clock.entry)
             : random::time_at(table, clock.cohort, clock.season.integral(clock.birth), target, clock.season);
}

/// The week in which the clock runs out, scanning from the week of `since`; empty when it has not before `last`.
[[nodiscard]] inline std::optional<core::Week> week_of_event(const random::CohortHazard& table, const Clock& clock,
                                                             core::Week last) {
  double left = clock.left;
  double from = clock.since;
  for (auto week = static_cast<core::Week>(std::floor(clock.since)); week < last; ++week) {
    const double to = week + 1;
    left -= hazard_used(table, clock, from, to);
    if (left <= 0) return week;
    from = to;
  }
  return std::nullopt;
}

}  // namespace caremarket::reference
