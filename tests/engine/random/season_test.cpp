#include "engine/random/season.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "engine/core/errors.hpp"

namespace caremarket::random {
namespace {

using core::kWeeksPerYear;

constexpr double kTurn = 2 * std::numbers::pi / kWeeksPerYear;

/// Integral from 0 of 1 + amplitude cos(2 pi (t - peak) / year).
double of_cosine(double amplitude, double peak, double time) {
  return time + amplitude / kTurn * (std::sin(kTurn * (time - peak)) + std::sin(kTurn * peak));
}

TEST(Season, HasMeanOneOverAnyYear) {
  const Season season(0.4, 3);
  for (const double from : {-5211.7, -100.0, 0.0, 17.3, 1040.0}) {
    EXPECT_NEAR(season.integral(from + kWeeksPerYear) - season.integral(from), kWeeksPerYear, 1e-9);
  }
  EXPECT_EQ(season.integral(0), 0);
}

TEST(Season, IsTheCosineAtEachFiftySecondOfTheYearAndCloseToItBetween) {
  const Season season(0.4, 3);
  for (int part = -104; part <= 520; ++part) {
    const double time = part * kWeeksPerYear / 52;
    ASSERT_NEAR(season.integral(time), of_cosine(0.4, 3, time), 1e-9) << part;
    ASSERT_NEAR(season.integral(time + 0.5), of_cosine(0.4, 3, time + 0.5), 0.4 * kTurn / 8 * 1.01) << part;
  }
}

TEST(Season, FactorIsTheSlopeOfItsIntegral) {
  const Season season(0.3, 40);
  for (double time = -60; time < 60; time += 0.37) {
    const double slope = (season.integral(time + 1e-6) - season.integral(time - 1e-6)) / 2e-6;
    if (std::abs(season.at(time + 2e-6) - season.at(time - 2e-6)) > 1e-9) continue;  // a jump lies between
    ASSERT_NEAR(slope, season.at(time), 1e-6) << time;
  }
}

TEST(Season, TimeAtIsTheInverse) {
  for (const double amplitude : {0.0, 0.1, 0.5, 0.9, 0.99}) {
    const Season season(amplitude, 31);
    for (double time = -300; time < 1200; time += 0.731) {
      ASSERT_NEAR(season.time_at(season.integral(time)), time, 1e-9) << amplitude;
    }
  }
}

TEST(Season, NoneIsTimeItself) {
  const Season none;
  EXPECT_EQ(none.integral(-17.25), -17.25);
  EXPECT_EQ(none.time_at(1234.5), 1234.5);
  EXPECT_EQ(none.at(3), 1);
  EXPECT_THROW(Season(1.0, 0), core::InvariantError);
  EXPECT_THROW(Season(-0.1, 0), core::InvariantError);
}

}  // namespace
}  // namespace caremarket::random
