// The law of one uniform, one decision: at the same uniform a higher mean, share or weight never gives a lower value.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::random {
namespace {

/// Uniforms from the smallest to the largest there is, dense in the middle and towards both ends.
std::vector<double> all_over() {
  std::vector<double> grid{unit_interval(0)};
  for (int power = 50; power >= 12; power -= 2) grid.push_back(std::ldexp(1.0, -power));
  for (int step = 1; step < 400; ++step) grid.push_back(step / 400.0);
  for (int power = 12; power <= 50; power += 2) grid.push_back(1 - std::ldexp(1.0, -power));
  grid.push_back(unit_interval(~0ULL));
  return grid;
}

/// Fails when `value` falls anywhere as its parameter rises through `parameters` at a uniform.
void expect_rising(const std::vector<double>& parameters, const std::function<double(double, double)>& value) {
  for (const double u : all_over()) {
    double before = -std::numeric_limits<double>::infinity();
    for (const double parameter : parameters) {
      const double now = value(parameter, u);
      ASSERT_GE(now, before) << "at " << parameter << ", u " << std::hexfloat << u;
      before = now;
    }
  }
}

/// Fails when `value` falls anywhere as the uniform rises at a parameter.
void expect_rising_in_u(const std::vector<double>& parameters, const std::function<double(double, double)>& value) {
  for (const double parameter : parameters) {
    double before = -std::numeric_limits<double>::infinity();
    for (const double u : all_over()) {
      const double now = value(parameter, u);
      ASSERT_TRUE(std::isfinite(now)) << "at " << parameter << ", u " << std::hexfloat << u;
      ASSERT_GE(now, before) << "at " << parameter << ", u " << std::hexfloat << u;
      before = now;
    }
  }
}

std::vector<double> means(double highest) {
  std::vector<double> grid{0, 1e-300, 1e-9, 1e-3};
  for (double mean = 0.01; mean < highest; mean = mean * 1.03 + 0.01) grid.push_back(mean);
  grid.push_back(highest);
  return grid;
}

TEST(WholeCount, NeverFallsWithTheMeanOrTheUniform) {
  const auto count = [](double mean, double u) { return static_cast<double>(whole_count(mean, u)); };
  expect_rising(means(1e6), count);
  expect_rising_in_u(means(1e6), count);
}

TEST(WholeCount, MeetsAWholeMeanExactly) {
  for (const double mean : {0.0, 1.0, 3.0, 1e6, 1e12}) {
    for (const double u : all_over()) EXPECT_EQ(whole_count(mean, u), static_cast<std::int64_t>(mean));
  }
}

TEST(WholeCount, RoundsUpForTheFractionOfTheUniforms) {
  EXPECT_EQ(whole_count(2.25, 0.7499), 2);
  EXPECT_EQ(whole_count(2.25, 0.7501), 3);
  EXPECT_THROW((void)whole_count(-0.1, 0.5), core::InvariantError);
  EXPECT_THROW((void)whole_count(std::nan(""), 0.5), core::InvariantError);
}

TEST(Poisson, NeverFallsWithTheMeanOrTheUniform) {
  const auto count = [](double mean, double u) { return static_cast<double>(poisson(mean, u)); };
  expect_rising(means(700), count);
  expect_rising_in_u(means(700), count);
}

TEST(Category, OfOrderedSharesNeverFallsAsSharesMoveUp) {
  // A logit shift moves every cumulative share down at once, so the position may only rise.
  const auto position = [](double shift, double u) {
    std::array<double, 5> weights{};
    double below = 0;
    for (std::size_t level = 0; level < 5; ++level) {
      const double cumulative = level == 4 ? 1 : 1 / (1 + std::exp(shift - static_cast<double>(level)));
      weights[level] = (cumulative - below) * 37;
      below = cumulative;
    }
    return static_cast<double>(category(weights, u));
  };
  std::vector<double> shifts;
  for (double shift = -4; shift <= 8; shift += 0.05) shifts.push_back(shift);
  expect_rising(shifts, position);
  expect_rising_in_u(shifts, position);
}

TEST(Category, FollowsTheCumulativeSharesAndSkipsWhatHasNone) {
  const std::array<double, 5> weights{0, 1, 0, 3, 0};
  EXPECT_EQ(category(weights, unit_interval(0)), 1U);
  EXPECT_EQ(category(weights, 0.2499), 1U);
  EXPECT_EQ(category(weights, 0.2501), 3U);
  EXPECT_EQ(category(weights, unit_interval(~0ULL)), 3U);
  const std::array<double, 2> none{0, 0};
  EXPECT_THROW((void)category(none, 0.5), core::InvariantError);
}

TEST(Normal, RisesWithTheUniformAndWithItsMean) {
  const auto value = [](double mean, double u) { return mean + 2 * normal(u); };
  expect_rising_in_u({-3, 0, 10}, value);
  expect_rising({-3, -2.9, 0, 0.1, 10}, value);
}

TEST(Beta, RisesWithTheUniformAndWithTheMeanWhileItsShapesKeepTheirSum) {
  const auto value = [](double mean, double u) { return beta(mean, std::sqrt(mean * (1 - mean) / 11), u); };
  std::vector<double> shares;
  for (double mean = 0.05; mean < 0.96; mean += 0.05) shares.push_back(mean);
  expect_rising(shares, value);
  expect_rising_in_u(shares, value);
  EXPECT_THROW((void)beta(0.5, 0.6, 0.5), core::InvariantError);
}

TEST(Race, IsNeverLaterWithAHigherWeight) {
  std::vector<double> weights;
  for (double weight = 1e-6; weight < 1e6; weight *= 1.2) weights.push_back(weight);
  const auto earliness = [](double weight, double u) { return -race(weight, u); };
  expect_rising(weights, earliness);
  expect_rising_in_u(weights, earliness);
}

TEST(Gumbel, RisesWithTheUniformAndStaysFinite) {
  const auto utility = [](double fixed, double u) { return fixed + gumbel(u); };
  expect_rising_in_u({-5, 0, 5}, utility);
  expect_rising({-5, -4.9, 0, 5}, utility);
}

TEST(UnitExponential, IsPositiveAndFinite) {
  for (const double u : all_over()) {
    EXPECT_GT(unit_exponential(u), 0.0);
    EXPECT_LT(unit_exponential(u), 38.0);
  }
}

}  // namespace
}  // namespace caremarket::random
