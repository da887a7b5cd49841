// The start is that of its tables (decision 0008).
#include <gtest/gtest.h>

#include "engine/providers/exits.hpp"
#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

/// A market in which most providers would close within a year, and many would open.
input::Node restless_market() {
  input::Node document = tiny();
  for (const char* pointer : {"/providers/exit/hazard", "/providers/entry/rate"}) {
    for (auto& [kind, value] : std::get<input::Node::Map>(at(document, pointer).value)) value.value = 2.0;
  }
  return document;
}

TEST(TheStart, HasTheProvidersOfItsTablesHoweverRestlessTheMarket) {
  const Prepared prepared(restless_market(), 2);
  Lived lived(prepared.scenario(), 61);
  const std::size_t opened = lived.world.providers.at.size();
  while (lived.world.week < 0) {
    lived.live();
    ASSERT_TRUE(lived.log.closed.empty()) << "week " << lived.week();
    ASSERT_TRUE(lived.log.providers.entries.empty()) << "week " << lived.week();
  }
  ASSERT_EQ(lived.world.providers.at.size(), opened);
  std::size_t closed = 0, entered = 0;
  while (lived.world.week < 60) {
    lived.live();
    closed += lived.log.closed.size();
    entered += lived.log.providers.entries.size();
  }
  EXPECT_GT(closed, 0U);
  EXPECT_GT(entered, 0U);
}

TEST(TheStart, HoldsHomesAgainstTheMeanMarginOfTheirSizeWhenDecisionsBegin) {
  const Prepared prepared(tiny(), 2);
  const providers::ExitParameters& exit = prepared.scenario().parameters.providers.exit;
  Lived lived(prepared.scenario(), 62);
  lived.live_until(providers::decisions_from(exit) + 1);
  core::By<core::SizeBand> margins, number;
  for (const providers::Provider& home : lived.world.providers.at) {
    if (!core::is_home(home.kind) || home.owner == core::Owner::kCouncil) continue;
    margins[core::size_band(home.registered)] += home.margin;
    number[core::size_band(home.registered)] += 1;
  }
  std::size_t homes = 0;
  for (const providers::Provider& home : lived.world.providers.at) {
    if (!core::is_home(home.kind) || home.owner == core::Owner::kCouncil) continue;
    const core::SizeBand band = core::size_band(home.registered);
    EXPECT_NEAR(home.usual_margin, margins[band] / number[band], 1e-12);
    ++homes;
  }
  EXPECT_GT(homes, 1U);
}

}  // namespace
}  // namespace caremarket::testing
