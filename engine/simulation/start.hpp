// The opening world: people, providers and staff drawn from the area's tables, then the run-in.
#pragma once

#include "engine/random/draws.hpp"
#include "engine/simulation/scenario.hpp"
#include "engine/simulation/world.hpp"

namespace caremarket::simulation {

/// Stores rows in reverse: results must not change (a law).
enum class StorageOrder { kAsGiven, kReversed };

/// The world at the first week of the run-in, before anything has happened.
[[nodiscard]] World open_world(const Scenario& scenario, const random::Draws& draws,
                               StorageOrder order = StorageOrder::kAsGiven);

/// The world at week 0 of a scenario without its levers: opened, market run in with people held still, then both live.
[[nodiscard]] World run_in(const Scenario& scenario, const random::Draws& draws,
                           StorageOrder order = StorageOrder::kAsGiven);

/// Who comes into the table of people, and when.
struct Newcomer {
  core::OriginId id;
  std::uint8_t locality = 0;
  core::Sex sex{};
  double age = 18;          ///< exact, in years, at `enters`
  double enters = 0;        ///< weeks after the start: the person's clocks begin
  double u_quintile = 0.5;  ///< uniform of the quintile of deprivation
};
/// Adds one person with traits, group, need and dementia drawn, and a case when there is need or dementia.
std::uint32_t add_person(World& world, const Scenario& scenario, const Newcomer& one, const random::Draws& draws);

/// The table row of a provider as an employer, closed to hiring until it has posts.
workforce::Employer make_employer(const providers::Provider& provider, const Scenario& scenario);

}  // namespace caremarket::simulation
