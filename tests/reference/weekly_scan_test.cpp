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
  constexpr std::uint64_t kNumber = 40'000;  // one in 10,000 has season and excess so that Newton's steps would not end
  std::uint64_t fired = 0;
  for (std::uint64_t number = 0; number < kNumber; ++number) {
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
  EXPECT_GT(fired, kNumber / 2);
  EXPECT_LT(fired, kNumber - kNumber / 100);
}

}  // namespace
}  // namespace caremarket::reference
