#include "engine/simulation/run.hpp"

#include "engine/simulation/conservation.hpp"
#include "engine/simulation/observe.hpp"
#include "engine/simulation/week.hpp"

namespace caremarket::simulation {
namespace {

void stop_if_asked(const RunOptions& options) {
  if (options.stop != nullptr && options.stop->load(std::memory_order_relaxed)) throw Stopped();
}

World start_world(const Scenario& scenario, const random::Draws& draws, const RunOptions& options) {
  World world = open_world(scenario, draws, options.order);
  WeekLog log;
  while (world.week < 0) {
    stop_if_asked(options);
    const Balance before = options.has_checks ? balance_of(world) : Balance{};
    live_week(world, scenario, {}, draws, log);
    if (options.has_checks) check_conservation(before, world, scenario, log);
  }
  return world;
}

}  // namespace

std::vector<measures::ReplicateValues> run_replicate(const std::vector<const Scenario*>& scenarios,
                                                     const std::vector<const measures::Layout*>& layouts, Luck luck,
                                                     const RunOptions& options) {
  random::Draws draws(luck.seed, luck.draw, luck.replicate);
  draws.keep_ledger(options.ledger);
  World world;
  World start = start_world(*scenarios.front(), draws, options);
  std::vector<measures::ReplicateValues> results;
  WeekLog log;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const Scenario& scenario = *scenarios[s];
    const core::Calendar calendar(scenario.start, scenario.years);
    if (s + 1 < scenarios.size())
      world = start;
    else
      std::swap(world, start);
    adopt_schemes(world, scenario, draws);
    Observer observer(world, scenario, calendar, layouts[s]->axes, *layouts[s]);
    while (world.week < calendar.weeks()) {
      stop_if_asked(options);
      const Balance before = options.has_checks ? balance_of(world) : Balance{};
      live_week(world, scenario, scenario.levers, draws, log);
      observer.close_week(world, log);
      if (options.has_checks) {
        check_conservation(before, world, scenario, log);
        observer.recount(world);
      }
      if (options.on_week) options.on_week(s, world, log);
    }
    results.push_back(std::move(observer).results(static_cast<int>(luck.draw), static_cast<int>(luck.replicate)));
  }
  return results;
}

}  // namespace caremarket::simulation
