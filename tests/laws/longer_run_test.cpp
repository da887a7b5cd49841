// A longer run takes over the replicates of a shorter one.
#include <gtest/gtest.h>

#include <mutex>
#include <set>

#include "engine/simulation/replicates.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

TEST(LongerRun, MakesOnlyTheReplicatesThatAreNotKept) {
  const Prepared prepared(tiny(), 1);
  const std::shared_ptr<const simulation::Scenario> scenario(std::shared_ptr<void>(), &prepared.scenario());
  std::mutex lock;
  std::set<std::uint32_t> made;
  const auto run = [&](int draws, const std::vector<measures::ReplicateValues>& kept) {
    made.clear();
    simulation::ScenarioSource source{.at =
                                          [&](std::uint32_t draw) {
                                            const std::lock_guard guard(lock);
                                            made.insert(draw);
                                            return scenario;
                                          },
                                      .start_key = "",
                                      .layout = &prepared.layout()};
    source.kept = [&](int draw, int) -> std::optional<measures::ReplicateValues> {
      if (draw >= static_cast<int>(kept.size())) return std::nullopt;
      return kept[static_cast<std::size_t>(draw)];
    };
    std::vector<measures::ReplicateValues> taken;
    simulation::run_replicates(
        {source}, {3, draws, 1, 2},
        {[] {}, [&](std::size_t, const measures::ReplicateValues& values) { taken.push_back(values); },
         [](int, int) {}});
    return taken;
  };
  const auto shorter = run(3, {});
  EXPECT_EQ(made, (std::set<std::uint32_t>{0, 1, 2}));
  const auto anew = run(6, {});
  const auto longer = run(6, shorter);
  EXPECT_EQ(made, (std::set<std::uint32_t>{3, 4, 5}));
  ASSERT_EQ(longer.size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(hash(longer[i]), hash(anew[i])) << i;
}

}  // namespace
}  // namespace caremarket::testing
