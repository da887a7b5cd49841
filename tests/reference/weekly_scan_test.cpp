#include "tests/reference/weekly_scan.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/reference/random_clocks.hpp"

namespace caremarket::reference {
namespace {

TEST(WeeklyScan, FiresInTheWeekOfTheTimeOfEvent) {
  constexpr core::Week kLast = 1040;
  const random::Draws draws(15, 0, 0);
  const random::CohortHazard table = random_table(draws);
  int fired = 0;
  for (std::uint64_t number = 0; number < 10'000; ++number) {
    const Clock clock = random_clock(draws, number, static_cast<Terms>(number % 4));
    const double time = time_of_event(table, clock);
    const std::optional<core::Week> week = week_of_event(table, clock, kLast);
    if (!week) {
      ASSERT_GE(time, kLast) << number;
      continue;
    }
    ++fired;
    ASSERT_EQ(*week, static_cast<core::Week>(std::floor(time))) << number;
  }
  EXPECT_GT(fired, 5000);
  EXPECT_LT(fired, 9900);
}

}  // namespace
}  // namespace caremarket::reference
