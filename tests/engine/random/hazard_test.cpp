#include "engine/random/hazard.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/core/errors.hpp"
#include "tests/reference/random_clocks.hpp"

namespace caremarket::random {
namespace {

using core::kWeeksPerYear;
using reference::Terms;

constexpr Terms kAllTerms[] = {Terms::kPlain, Terms::kSeason, Terms::kExcess, Terms::kSeasonAndExcess};

CohortHazard constant_hazard(double per_year) {
  CohortHazard table(0, 0, 40);
  for (int year = 0; year < 40; ++year) table.set(0, year, per_year);
  table.seal();
  return table;
}

/// Integral of `rate` from `from` to `to` by Simpson's rule on 20,000 panels.
template <class Rate>
double integral(double from, double to, Rate&& rate) {
  constexpr int kPanels = 20'000;
  const double step = (to - from) / kPanels;
  double sum = rate(from) + rate(to);
  for (int i = 1; i < kPanels; ++i) sum += (i % 2 == 0 ? 2 : 4) * rate(from + i * step);
  return sum * step / 3;
}

TEST(TimeOfEvent, IsTheInverseOfTheHazardUsed) {
  const Draws draws(11, 0, 0);
  const CohortHazard table = reference::random_table(draws);
  for (const Terms terms : kAllTerms) {
    int fell_due = 0;
    for (std::uint64_t number = 0; number < 3000; ++number) {
      const reference::Clock clock = reference::random_clock(draws, number, terms);
      const double time = reference::time_of_event(table, clock);
      const double end = clock.birth + (clock.cohort + reference::kYears) * kWeeksPerYear;
      if (time == kNever) {
        ASSERT_LT(reference::hazard_used(table, clock, clock.since, end), clock.left * (1 + 1e-12));
        continue;
      }
      ++fell_due;
      ASSERT_GE(time, clock.since);
      ASSERT_LE(time, end * (1 + 1e-12));
      ASSERT_NEAR(reference::hazard_used(table, clock, clock.since, time), clock.left, 1e-11) << number;
    }
    EXPECT_GT(fell_due, 1000);
    EXPECT_LT(fell_due, 2900);
  }
}

TEST(TimeOfEvent, IsNeverEarlierWithMoreLeftOrALowerFactor) {
  const Draws draws(12, 0, 0);
  const CohortHazard table = reference::random_table(draws);
  for (const Terms terms : kAllTerms) {
    for (std::uint64_t number = 0; number < 200; ++number) {
      reference::Clock clock = reference::random_clock(draws, number, terms);
      double before = clock.since;
      for (clock.left = 0.001; clock.left < 5; clock.left *= 1.3) {
        const double time = reference::time_of_event(table, clock);
        ASSERT_GE(time, before);
        before = time;
      }
      clock.left = 0.5;
      before = kNever;
      for (clock.factor = 0; clock.factor < 3; clock.factor += 0.1) {
        const double time = reference::time_of_event(table, clock);
        ASSERT_LE(time, before);
        before = time;
      }
    }
  }
}

TEST(TimeOfEvent, WhatIsLeftAtAnyMomentLeadsToTheSameTime) {
  const Draws draws(13, 0, 0);
  const CohortHazard table = reference::random_table(draws);
  for (const Terms terms : kAllTerms) {
    for (std::uint64_t number = 0; number < 500; ++number) {
      reference::Clock clock = reference::random_clock(draws, number, terms);
      const double time = reference::time_of_event(table, clock);
      if (time == kNever) continue;
      const double used = reference::hazard_used(table, clock, clock.since, 0.5 * (clock.since + time));
      clock.left -= used;
      clock.since = 0.5 * (clock.since + time);
      const double again = reference::time_of_event(table, clock);
      ASSERT_NEAR(reference::hazard_used(table, clock, clock.since, again), clock.left, 1e-11);
      ASSERT_NEAR(again, time, 1e-5 * time);
    }
  }
}

TEST(TimeOfEvent, OfAConstantHazardIsTheExponential) {
  const CohortHazard table = constant_hazard(0.3);
  for (const double u : {0.9, 0.5, 0.1, 0.001}) {
    const double left = unit_exponential(u);
    const double target = reached(table, 0, 0, 7.5, {}) + left / 2;
    EXPECT_NEAR(time_at(table, 0, 0, target, {}), 7.5 + left / 0.6 * kWeeksPerYear, 1e-9);
  }
  EXPECT_EQ(time_at(table, 0, 0, 12.001, {}), kNever);
}

TEST(HazardUsed, GivesTheLifeTableAtEachExactAge) {
  const std::vector<double> yearly{0.01, 0.02, 0.0, 0.4, 1.3, 0.05, 0.2};
  CohortHazard table(80, 80, 7);
  for (int year = 0; year < 7; ++year) table.set(80, year, yearly[static_cast<std::size_t>(year)]);
  table.seal();
  const double birth = -80.37 * kWeeksPerYear;
  double survival = 1;
  for (int year = 0; year < 7; ++year) {
    survival *= std::exp(-yearly[static_cast<std::size_t>(year)]);
    const double used = reached(table, 80, birth, birth + (81 + year) * kWeeksPerYear, {}) -
                        reached(table, 80, birth, birth + 80 * kWeeksPerYear, {});
    EXPECT_NEAR(std::exp(-used), survival, 1e-13) << "to age " << 81 + year;
    EXPECT_NEAR(std::exp(-table.cumulative(80, 81 + year)), survival, 1e-14);
    EXPECT_EQ(table.at(80, 80.5 + year), table.cumulative(80, 81 + year) - table.cumulative(80, 80 + year));
  }
  EXPECT_DOUBLE_EQ(table.total(80), 1.98);
}

TEST(CohortHazard, AgeAtIsTheInverseOfTheCumulativeAndSkipsYearsWithoutHazard) {
  CohortHazard table(70, 71, 3);
  table.set(71, 0, 0.5);
  table.set(71, 2, 1.0);
  table.seal();
  EXPECT_DOUBLE_EQ(table.age_at(71, 0.25), 71.5);
  EXPECT_DOUBLE_EQ(table.age_at(71, 0.5), 72.0);
  EXPECT_DOUBLE_EQ(table.age_at(71, 0.75), 73.25);
  EXPECT_EQ(table.age_at(71, 1.5000001), kNever);
  EXPECT_EQ(table.age_at(70, 0.1), kNever);
  EXPECT_DOUBLE_EQ(table.cumulative(71, 73.25), 0.75);
  EXPECT_DOUBLE_EQ(table.cumulative(71, 1e300), 1.5);
  EXPECT_THROW(table.set(72, 0, 0.1), core::InvariantError);
  EXPECT_THROW(table.set(71, 3, 0.1), core::InvariantError);
  EXPECT_THROW(table.set(71, 0, -0.1), core::InvariantError);
}

TEST(HazardUsed, WithSeasonAndExcessIsTheIntegralOfTheStatedRate) {
  const CohortHazard table = constant_hazard(0.3);
  const Season season{0.3, 5};
  const Excess excess{2, 0.25, 12};
  const double entry = 40;
  const auto rate = [&](double time) {
    return 0.3 / kWeeksPerYear *
           (season.at(time) * (1 + excess.lasting) + excess.first * std::exp(-(time - entry) / excess.fading));
  };
  const double used =
      reached(table, 0, 0, 130, season, excess, entry) - reached(table, 0, 0, 45, season, excess, entry);
  EXPECT_NEAR(used, integral(45, 130, rate), 1e-5);  // the factor jumps at each fifty-second of the year
}

TEST(HazardUsed, WithoutAmplitudeOrExcessEqualsThePlainForm) {
  const Draws draws(14, 0, 0);
  const CohortHazard table = reference::random_table(draws);
  for (std::uint64_t number = 0; number < 1000; ++number) {
    const reference::Clock clock = reference::random_clock(draws, number, Terms::kPlain);
    const double until = clock.since + 300;
    const double plain = reference::hazard_used(table, clock, clock.since, until);
    reference::Clock other = clock;
    other.excess = Excess{};
    EXPECT_NEAR(reference::hazard_used(table, other, clock.since, until), plain, 1e-12);
    other.excess.reset();
    other.season = Season(1e-13, 0);
    EXPECT_NEAR(reference::hazard_used(table, other, clock.since, until), plain, 1e-11);
  }
}

}  // namespace
}  // namespace caremarket::random
