// A scenario lived week by week from its opening, with every key that was drawn, for tests that look inside.
#pragma once

#include <map>
#include <vector>

#include "engine/simulation/start.hpp"
#include "engine/simulation/week.hpp"

namespace caremarket::testing {

class Lived {
 public:
  explicit Lived(const simulation::Scenario& scenario, std::uint64_t seed = 1)
      : scenario_(scenario), draws(seed, 0, 0) {
    draws.keep_ledger(&keys);
    world = simulation::open_world(scenario, draws);
  }
  Lived(const Lived& other) : scenario_(other.scenario_), draws(other.draws), world(other.world), log(other.log) {
    draws.keep_ledger(&keys);
  }
  Lived& operator=(const Lived&) = delete;

  /// Lives one week under the scenario's levers (none before week 0); `keys` are those of this week.
  void live() {
    keys.clear();
    if (world.week == 0) simulation::adopt_schemes(world, scenario_, draws);
    simulation::live_week(world, scenario_, world.week < 0 ? std::vector<policy::Lever>{} : scenario_.levers, draws,
                          log);
  }
  void live_until(core::Week week) {
    while (world.week < week) live();
  }
  /// The week just lived.
  [[nodiscard]] core::Week week() const { return world.week - 1; }
  [[nodiscard]] const simulation::Scenario& scenario() const { return scenario_; }

  /// Slots of people present, by id.
  [[nodiscard]] std::map<core::OriginId, std::uint32_t> people() const {
    std::map<core::OriginId, std::uint32_t> slots;
    for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
      if (world.people.at[person].is_present != 0) slots.emplace(world.people.at[person].id, person);
    }
    return slots;
  }
  /// Slots of workers present, by id.
  [[nodiscard]] std::map<core::OriginId, std::uint32_t> workers() const {
    std::map<core::OriginId, std::uint32_t> slots;
    for (std::uint32_t worker = 0; worker < world.labour.workers.at.size(); ++worker) {
      if (world.labour.workers.at[worker].is_present) slots.emplace(world.labour.workers.at[worker].id, worker);
    }
    return slots;
  }
  /// The person's case, or null.
  [[nodiscard]] const demand::Case* case_of(std::uint32_t person) const {
    const std::int32_t slot = world.people.at[person].case_of;
    return slot == population::kNoCase ? nullptr : &world.cases[slot];
  }

 private:
  const simulation::Scenario& scenario_;

 public:
  random::Draws draws;
  simulation::World world;
  simulation::WeekLog log;
  std::vector<random::KeyUse> keys;  ///< of the week just lived; after construction, of the opening
};

}  // namespace caremarket::testing
