#include <gtest/gtest.h>

#include <cstring>

#include "engine/simulation/replicates.hpp"
#include "engine/simulation/week.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using input::Node;
using simulation::StorageOrder;

std::vector<std::uint64_t> hashes_on(const Prepared& prepared, int threads, int replicates) {
  std::vector<std::uint64_t> hashes;
  const std::shared_ptr<const simulation::Scenario> scenario(std::shared_ptr<void>(), &prepared.scenario());
  const std::vector<simulation::ScenarioSource> sources{
      {[scenario](std::uint32_t) { return scenario; }, "", &prepared.layout()}};
  simulation::run_replicates(
      sources, {3, replicates, 1, threads},
      {[] {}, [&](std::size_t, const measures::ReplicateValues& values) { hashes.push_back(hash(values)); },
       [](int, int) {}});
  return hashes;
}

TEST(InvarianceThreads, NumberAndOrderOfThreadsChangeNoBit) {
  const Prepared prepared(tiny(), 1);
  const auto one = hashes_on(prepared, 1, 8);
  EXPECT_EQ(one, hashes_on(prepared, 2, 8));
  EXPECT_EQ(one, hashes_on(prepared, 4, 8));
  EXPECT_NE(one[0], one[1]) << "replicates must differ";
}

TEST(InvarianceThreads, AReplicateAloneIsTheSameAsAmongMany) {
  const Prepared prepared(tiny("fee-cut"), 2);
  const std::vector<std::uint64_t> many = hashes_on(prepared, 2, 8);
  for (const std::uint32_t draw : {7U, 5U, 0U}) EXPECT_EQ(hash(prepared.run({3, draw, 0})), many[draw]) << draw;
}

TEST(Invariance, OrderOfStorageChangesNoBit) {
  for (const char* name : {"baseline", "fee-cut", "extra-care"}) {
    const Prepared prepared(tiny(name), 4);
    simulation::RunOptions reversed;
    reversed.order = StorageOrder::kReversed;
    const auto as_given = prepared.run({5, 0, 0});
    EXPECT_EQ(differing(prepared.layout(), as_given, prepared.run({5, 0, 0}, reversed)), std::vector<std::string>{})
        << name;
  }
}

TEST(Invariance, ALeverOfNoEffectChangesNoBit) {
  Node fee = tiny("fee-cut");
  set(fee, "/levers/0/change", {0.0});
  Node pay = tiny("pay-floor");
  set(pay, "/levers/0/above_minimum_wage", {0.0});
  const Prepared baseline(tiny(), 3);
  const auto expected = baseline.run({2, 0, 0});
  for (const Node& document : {fee, pay}) {
    const Prepared plan(document, 3);
    const auto values = plan.run({2, 0, 0});
    std::vector<std::string> different;
    for (std::size_t v = 0; v < plan.layout().variables.size(); ++v) {
      const auto& variable = plan.layout().variables[v];
      if (variable.name.find("__lever") != std::string::npos) continue;
      if (std::memcmp(values.values[v].data(), expected.values[v].data(), values.values[v].size() * sizeof(double)) !=
          0) {
        different.push_back(variable.name);
      }
    }
    EXPECT_EQ(different, std::vector<std::string>{});
  }
}

TEST(Invariance, ALeverChangesNothingBeforeItsFirstWeek) {
  for (const char* name : {"fee-cut", "pay-floor"}) {
    const Prepared baseline(tiny(), 3);
    const Prepared plan(tiny(name), 3);
    const auto& lever = plan.scenario().levers.front();
    const core::Week start = std::visit(
        [](const auto& record) -> core::Week {
          if constexpr (requires { record.timing; })
            return record.timing.start;
          else
            return 0;
        },
        lever);
    ASSERT_GT(start, 20);
    const auto before = baseline.run({2, 0, 0});
    const auto after = plan.run({2, 0, 0});
    bool is_different_later = false;
    for (std::size_t v = 0; v < plan.layout().variables.size(); ++v) {
      const auto& variable = plan.layout().variables[v];
      if (variable.frequency != measures::Frequency::kWeek) continue;
      for (core::Week week = 0; week < start; ++week) {
        const auto w = static_cast<std::size_t>(week);
        ASSERT_EQ(before.values[v][w], after.values[v][w]) << name << ": " << variable.name << " in week " << week;
      }
      for (std::size_t w = static_cast<std::size_t>(start); w < before.values[v].size(); ++w) {
        is_different_later = is_different_later || before.values[v][w] != after.values[v][w];
      }
    }
    EXPECT_TRUE(is_different_later) << name;
  }
}

TEST(Invariance, ACopyOfTheWorldContinuesWithTheSameBits) {
  const Prepared prepared(tiny("fee-cut"), 2);
  const random::Draws draws(9, 0, 0);
  simulation::World world = simulation::run_in(prepared.scenario(), draws);
  simulation::WeekLog log;
  const auto live_until = [&](simulation::World& lived, core::Week until) {
    while (lived.week < until)
      simulation::live_week(lived, prepared.scenario(), prepared.scenario().levers, draws, log);
  };
  live_until(world, 30);
  simulation::World copy = world;
  live_until(world, 90);
  live_until(copy, 90);
  EXPECT_EQ(world.people.slots(), copy.people.slots());
  EXPECT_EQ(world.people.slots(), copy.people.slots());
  for (std::size_t i = 0; i < world.people.slots(); ++i) EXPECT_EQ(world.people.at[i].stamp, copy.people.at[i].stamp);
  EXPECT_EQ(world.labour.workers.at, copy.labour.workers.at);
  ASSERT_EQ(world.providers.at.size(), copy.providers.at.size());
  for (std::size_t i = 0; i < world.providers.at.size(); ++i) {
    EXPECT_EQ(world.providers.at[i].cash, copy.providers.at[i].cash);
    EXPECT_EQ(world.providers.at[i].margin, copy.providers.at[i].margin);
  }
}

}  // namespace
}  // namespace caremarket::testing
