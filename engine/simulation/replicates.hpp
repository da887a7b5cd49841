// Replicates on threads: the numbers never depend on how many.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/measures/layout.hpp"
#include "engine/simulation/run.hpp"

namespace caremarket::simulation {

struct Plan {
  std::uint64_t seed = 1;
  int draws = 1;
  int replicates = 1;  ///< of each draw
  int threads = 1;
  bool has_checks = CAREMARKET_CHECKS != 0;  ///< conservation and recount each week, in every replicate
};

/// A scenario as it is in one draw of its parameters: its functions are called from worker threads.
struct ScenarioSource {
  std::function<std::shared_ptr<const Scenario>(std::uint32_t draw)> at;
  std::string start_key;  ///< scenarios with equal keys agree outside levers, outputs and titles
  const measures::Layout* layout = nullptr;
  /// What an earlier, shorter run of the same scenario and seed found: its replicates are taken over and not made
  /// again.
  std::function<std::optional<measures::ReplicateValues>(int draw, int replicate)> kept = nullptr;
};

/// What the calling thread does meanwhile. All of it may throw to stop.
struct Calls {
  std::function<void()> begin;  ///< once, when the workers have begun: what results need, made ready while they run
  std::function<void(std::size_t scenario, const measures::ReplicateValues&)> take;  ///< in order of draw and replicate
  std::function<void(int done, int total)> tick;                                     ///< about 20 times a second
};

/// Runs every (draw, replicate) of all sources on worker threads. The error of the lowest replicate is raised.
void run_replicates(const std::vector<ScenarioSource>& sources, const Plan& plan, const Calls& calls);

}  // namespace caremarket::simulation
