// The opening world: people, providers and staff drawn from the area's tables, then the run-in.
#pragma once

#include <algorithm>
#include <array>

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

/// The four uniforms of `Purpose::kTraits`.
struct TraitDraws {
  double birthday = 0.5;  ///< within the year of age
  double quintile = 0.5, community = 0.5, disability = 0.5;
};

/// Who comes into the table of people, and when.
struct Newcomer {
  core::OriginId id;
  TraitDraws traits;
  random::Uniforms need;
  std::uint8_t locality = 0;
  core::Sex sex{};
  double age = 18;         ///< exact, in years, at `enters`
  double enters = 0;       ///< weeks after the start: the person's clocks begin
  bool is_placed = false;  ///< another council places the person in a care home here
};

/// What is drawn of everybody who comes into the table: traits; need and dementia.
struct DrawnAtBirth {
  core::OriginId id;
  TraitDraws traits;
  random::Uniforms need;
};
[[nodiscard]] inline DrawnAtBirth drawn_at_birth(core::OriginId id, const random::Draws& draws) {
  using random::Purpose;
  const auto [birthday, quintile, community, disability] = draws.four(id, Purpose::kTraits, 0);
  return {id, {birthday, quintile, community, disability}, draws.at(id, Purpose::kOpeningNeed, 0)};
}
/// Calls `on(position, drawn)` for each of `number` newcomers in order, with `id_of(position)` for their ids. Draws are
/// made for several at once: a processor works on them side by side, as long as nothing has to be decided in between.
template <class IdOf, class On>
inline void draw_births(std::size_t number, const random::Draws& draws, IdOf&& id_of, On&& on) {
  constexpr std::size_t kTogether = 16;
  std::array<DrawnAtBirth, kTogether> drawn;
  for (std::size_t first = 0; first < number; first += kTogether) {
    const std::size_t some = std::min(kTogether, number - first);
    for (std::size_t i = 0; i < some; ++i) drawn[i] = drawn_at_birth(id_of(first + i), draws);
    for (std::size_t i = 0; i < some; ++i) on(first + i, drawn[i]);
  }
}

/// Adds one person with traits, group, need and dementia drawn, and a case when there is need or dementia, whose clocks
/// are still to start.
std::uint32_t add_person(World& world, const Scenario& scenario, const Newcomer& one, const random::Draws& draws);

/// Somebody whom another council places here waits for a bed from the week of arrival.
void await_place(World& world, const Scenario& scenario, std::uint32_t person, const random::Draws& draws);

/// Gives those in care at the opening their providers, and says who of the others has asked before.
void place_opening_clients(World& world, const Scenario& scenario, const random::Draws& draws,
                           const market::Pricing& pricing);

/// Starts the clocks of everybody with a case, once it is known who is in care.
void start_clocks(World& world, const Scenario& scenario, const random::Draws& draws);

/// Where a person is cared for at the opening: by age and need, with dementia the sooner in a care home and the later
/// at home.
core::Setting opening_setting(const Scenario& scenario, const population::Person& person, const demand::Case& of,
                              int age, double u);
/// Another council may have placed a resident of the opening.
core::Payer opening_funder(const Scenario& scenario, core::OriginId id, core::AgeBand band, core::Setting setting,
                           const random::Draws& draws);
/// Dates the present care back by a drawn stay, in which a self-funder's capital has run down: some have run out.
void begin_opening_stay(World& world, const Scenario& scenario, demand::Case& of, double u,
                        const market::Pricing& pricing);

/// Every provider holds the opening reserve in cash. Returns what that gave each, by slot.
std::vector<core::Pence> hold_reserves(providers::Providers& providers, const providers::ExitParameters& exit);

/// The table row of a provider as an employer, closed to hiring until it has posts.
workforce::Employer make_employer(const providers::Provider& provider, const Scenario& scenario);

}  // namespace caremarket::simulation
