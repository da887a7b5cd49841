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
  bool has_checks = false;
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

/// Runs every (draw, replicate) of all sources. `take(scenario, values)` gets the results in order of draw and
/// replicate, on the calling thread; `tick(done, total)` is called about 20 times a second, also on the calling thread,
/// and may throw to stop. The error of the lowest replicate is raised.
void run_replicates(const std::vector<ScenarioSource>& sources, const Plan& plan,
                    const std::function<void(std::size_t scenario, const measures::ReplicateValues&)>& take,
                    const std::function<void(int done, int total)>& tick);

}  // namespace caremarket::simulation
