// One replicate of one or more scenarios that share a start.
#pragma once

#include <atomic>
#include <functional>
#include <vector>

#include "engine/measures/layout.hpp"
#include "engine/simulation/scenario.hpp"
#include "engine/simulation/start.hpp"

namespace caremarket::simulation {

/// Thrown out of a run whose `stop` was set.
class Stopped : public std::runtime_error {
 public:
  Stopped() : std::runtime_error("stopped") {}
};

struct RunOptions {
  StorageOrder order = StorageOrder::kAsGiven;
  bool has_checks = CAREMARKET_CHECKS != 0;  ///< conservation and recount each week
  const std::atomic<bool>* stop = nullptr;   ///< read each week
  std::vector<random::KeyUse>* ledger = nullptr;
  /// Called after each week of a scenario's run with the world as it stands (tests).
  std::function<void(std::size_t scenario, const World&, const WeekLog&)> on_week;
};

/// Which luck a replicate has.
struct Luck {
  std::uint64_t seed = 1;
  std::uint32_t draw = 0;
  std::uint32_t replicate = 0;
};

/// Runs the scenarios with the same luck from one shared world at week 0: all must agree outside levers and outputs.
/// Layouts belong to the scenarios one by one.
[[nodiscard]] std::vector<measures::ReplicateValues> run_replicate(const std::vector<const Scenario*>& scenarios,
                                                                   const std::vector<const measures::Layout*>& layouts,
                                                                   Luck luck, const RunOptions& options);

}  // namespace caremarket::simulation
