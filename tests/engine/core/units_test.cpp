#include "engine/core/units.hpp"

#include <gtest/gtest.h>

#include "engine/core/axes.hpp"

namespace caremarket::core {
namespace {

TEST(Units, PenceAndMinutesRoundHalvesAwayFromZero) {
  EXPECT_EQ(pence(12.34), 1234);
  EXPECT_EQ(pence(0.125), 13);
  EXPECT_EQ(pence(-0.125), -13);
  EXPECT_EQ(minutes(0.125), 8);
  EXPECT_EQ(minutes(37.5), 2250);
  for (Pence amount = -100'000; amount < 100'000; amount += 7) EXPECT_EQ(pence(pounds(amount)), amount);
  for (Minutes time = 0; time < 10'000; ++time) EXPECT_EQ(minutes(hours(time)), time);
}

TEST(Units, AYearOfWeeksUsesUpTheYearlyHazard) {
  EXPECT_NEAR(1 - probability_within(0.4, kWeeksPerYear), std::exp(-0.4), 1e-15);
  EXPECT_NEAR(probability_within(1e-12, 1), 1e-12 / kWeeksPerYear, 1e-27);
  EXPECT_DOUBLE_EQ(per_week(52.18), 1);
  EXPECT_DOUBLE_EQ(logistic(0), 0.5);
  EXPECT_NEAR(logistic(2) + logistic(-2), 1, 1e-15);
  EXPECT_EQ(positive(-3), 0);
  EXPECT_EQ(positive(3), 3);
}

TEST(Axes, EveryLastMemberHasTheLastLabel) {
  EXPECT_EQ(label(Setting::kNursing), "nursing");
  EXPECT_EQ(label(Kind::kPersonalAssistants), "personal_assistants");
  EXPECT_EQ(label(Role::kPersonalAssistant), "personal_assistant");
  EXPECT_EQ(label(Stage::kFailed), "failed");
  EXPECT_EQ(label(Rating::kUnrated), "unrated");
  EXPECT_EQ(label(Quintile::k5), "5");
  EXPECT_EQ(label(ExitReason::kOther), "other");
  EXPECT_EQ(index(Setting::kNursing) + 1, kCount<Setting>);
  EXPECT_EQ(index(Role::kPersonalAssistant) + 1, kCount<Role>);
  EXPECT_EQ(index(Stage::kFailed) + 1, kCount<Stage>);
}

TEST(Axes, AgeBandsBeginAtTheirFirstYear) {
  EXPECT_EQ(age_band(18), AgeBand::k18To64);
  EXPECT_EQ(age_band(64), AgeBand::k18To64);
  EXPECT_EQ(age_band(65), AgeBand::k65To74);
  EXPECT_EQ(age_band(75), AgeBand::k75To84);
  EXPECT_EQ(age_band(84), AgeBand::k75To84);
  EXPECT_EQ(age_band(85), AgeBand::k85Plus);
  EXPECT_EQ(age_band(110), AgeBand::k85Plus);
}

}  // namespace
}  // namespace caremarket::core
