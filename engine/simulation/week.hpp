// The week: the model's table of contents.
#pragma once

#include "engine/policy/levers.hpp"
#include "engine/random/draws.hpp"
#include "engine/simulation/scenario.hpp"
#include "engine/simulation/world.hpp"

namespace caremarket::simulation {

/// Lives `world.week` under `levers` (none during the run-in) and moves on to the next. `log` holds what happened.
void live_week(World& world, const Scenario& scenario, const std::vector<policy::Lever>& levers,
               const random::Draws& draws, WeekLog& log);

/// Adds the schemes among a scenario's levers to a world at week 0.
void adopt_schemes(World& world, const Scenario& scenario, const random::Draws& draws);

/// What is paid this week under `settings`.
[[nodiscard]] funding::Rates rates_for(const World& world, const Scenario& scenario, const policy::Settings& settings,
                                       core::Week week);
/// Posts that a provider would fund this week.
[[nodiscard]] core::By<core::Role> posts_wanted(const World& world, std::uint32_t slot, const Parameters& parameters);
/// Care minutes that a provider's present clients require a week.
[[nodiscard]] core::Minutes required_minutes(const World& world, std::uint32_t slot, const Parameters& parameters);

/// Opens the care team of a scheme as a provider and employer.
void open_team(World& world, const Scenario& scenario, std::uint32_t scheme, const random::Draws& draws);

/// Ends the market's run-in: people's clocks, reviews and capital begin to run at `world.week`.
void release_people(World& world, const Scenario& scenario, const random::Draws& draws);

}  // namespace caremarket::simulation
