// Each inversion against the distribution it inverts, as Boost.Math has it.
#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::random {
namespace {

std::vector<double> inner_uniforms() {
  std::vector<double> grid;
  for (int power = 30; power >= 8; power -= 2) grid.push_back(std::ldexp(1.0, -power));
  for (int step = 1; step < 250; ++step) grid.push_back(step / 250.0);
  for (int power = 8; power <= 30; power += 2) grid.push_back(1 - std::ldexp(1.0, -power));
  return grid;
}

TEST(Poisson, InvertsTheCumulativeDistribution) {
  constexpr double kRounding = 1e-12;
  for (const double mean : {1e-6, 0.05, 0.7, 1.0, 3.3, 20.0, 20.4, 87.0, 333.0, 700.0}) {
    const boost::math::poisson_distribution<double> law(mean);
    for (const double u : inner_uniforms()) {
      const std::int64_t count = poisson(mean, u);
      ASSERT_GE(boost::math::cdf(law, static_cast<double>(count)), u - kRounding) << mean << " " << u;
      if (count == 0) continue;
      ASSERT_LT(boost::math::cdf(law, static_cast<double>(count - 1)), u + kRounding) << mean << " " << u;
    }
  }
}

TEST(Poisson, IsZeroAtMeanZeroAndRefusesWhatItCannotInvert) {
  EXPECT_EQ(poisson(0, unit_interval(~0ULL)), 0);
  EXPECT_THROW((void)poisson(-1, 0.5), core::InvariantError);
  EXPECT_THROW((void)poisson(700.1, 0.5), core::InvariantError);
  EXPECT_THROW((void)poisson(std::nan(""), 0.5), core::InvariantError);
}

TEST(Poisson, StaysNearItsMeanAtTheEndsOfTheUniform) {
  for (const double mean : {0.5, 20.0, 700.0}) {
    const std::int64_t highest = poisson(mean, unit_interval(~0ULL));
    EXPECT_LT(static_cast<double>(highest), mean + 10 * std::sqrt(mean) + 20);
    EXPECT_GE(static_cast<double>(poisson(mean, unit_interval(0))), mean - 10 * std::sqrt(mean) - 1);
  }
}

TEST(Normal, InvertsTheCumulativeDistribution) {
  const boost::math::normal_distribution<double> law;
  for (const double u : inner_uniforms()) EXPECT_NEAR(boost::math::cdf(law, normal(u)), u, 1e-14);
  EXPECT_NEAR(normal(0.5), 0, 1e-15);
  EXPECT_NEAR(normal(0.975), 1.959963984540054, 1e-13);
}

TEST(Beta, InvertsTheCumulativeDistributionOfItsMeanAndSpread) {
  for (const double mean : {0.1, 0.35, 0.8}) {
    for (const double sd : {0.01, 0.05, 0.2}) {
      const double strength = mean * (1 - mean) / (sd * sd) - 1;
      const boost::math::beta_distribution<double> law(mean * strength, (1 - mean) * strength);
      EXPECT_NEAR(boost::math::mean(law), mean, 1e-13);
      EXPECT_NEAR(boost::math::standard_deviation(law), sd, 1e-13);
      for (const double u : inner_uniforms()) {
        ASSERT_NEAR(boost::math::cdf(law, beta(mean, sd, u)), u, 1e-9) << mean << " " << sd << " " << u;
      }
    }
  }
}

TEST(Race, GumbelAndExponentialAreTheirInverses) {
  for (const double u : inner_uniforms()) {
    EXPECT_NEAR(std::exp(-unit_exponential(u)), u, 1e-14);
    EXPECT_NEAR(std::exp(-std::exp(-gumbel(u))), u, 1e-14);
    EXPECT_DOUBLE_EQ(race(4, u), unit_exponential(u) / 4);
  }
}

}  // namespace
}  // namespace caremarket::random
