// Clocks of own hazards: the terms on which each cause acts on a person, and what is left when they change.
#pragma once

#include <array>

#include "engine/demand/cases.hpp"
#include "engine/demand/life_tables.hpp"
#include "engine/population/people.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::demand {

/// What one person's clocks need to know.
struct LifeRules {
  const LifeTables& tables;
  const Parameters& demand;
  const random::Draws& draws;
};

/// Uniform behind the `renewal`-th exponential of a person's clock.
[[nodiscard]] double clock_uniform(const random::Draws& draws, core::OriginId person, Cause cause,
                                   std::int32_t renewal);

/// The terms on which one cause acts on a person now. Equal terms leave its clock alone.
struct Terms {
  const random::CohortHazard* table = nullptr;  ///< null: a constant hazard of `factor` per year
  double factor = 0;                            ///< multiplies the table; 0: the cause does not act
  const random::Season* season = nullptr;       ///< null: none
  double excess_since = random::kNever;         ///< entry into a care home; kNever: no excess
  bool operator==(const Terms&) const = default;
};
using Circumstances = std::array<Terms, kCauses>;

[[nodiscard]] Terms terms_of(const population::People& people, std::uint32_t person, const Case& of, Cause cause,
                             const LifeRules& rules);
[[nodiscard]] Circumstances circumstances(const population::People& people, const Case& of, const LifeRules& rules);

/// Due time of a clock under `terms` (kNever when beyond the horizon).
[[nodiscard]] double due_time(const population::People& people, std::uint32_t person, const Terms& terms,
                              const Clock& clock, const LifeRules& rules);
/// Cumulative hazard used since `clock.since` until `time` under `terms`.
[[nodiscard]] double used_until(const population::People& people, std::uint32_t person, const Terms& terms,
                                const Clock& clock, double time, const LifeRules& rules);

/// After circumstances have changed at `time`: what is left of each exponential whose terms differ from `before`
/// carries on at the new rate (modified next reaction method).
void carry_on(const population::People& people, Case& of, const Circumstances& before, double time,
              const LifeRules& rules);

}  // namespace caremarket::demand
