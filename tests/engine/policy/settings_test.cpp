#include <gtest/gtest.h>

#include "engine/policy/levers.hpp"

namespace caremarket::policy {
namespace {

using core::Kind;
using core::Role;

/// What the levers say in a week in which the statutory minimum is GBP 11.
Settings in_week(const std::vector<Lever>& levers, core::Week week) {
  workforce::Parameters workforce;
  workforce.minimum_wage.steps = {{core::from_civil({2024, 4, 1}), 11.0}};
  return settings_for(levers, week, core::from_civil({2024, 4, 1}), workforce);
}

TEST(Settings, AFeeChangeActsFromItsStartToItsEndOnTheKindsNamed) {
  FeeChange cut{"Cut", {10, 20, 0}, {}, -0.2};
  cut.applies[Kind::kNursingHome] = 1;
  const auto fee = [&](core::Week week) { return in_week({cut}, week).fee_multiplier; };
  EXPECT_EQ(fee(9)[Kind::kNursingHome], 1);
  EXPECT_DOUBLE_EQ(fee(10)[Kind::kNursingHome], 0.8);
  EXPECT_DOUBLE_EQ(fee(19)[Kind::kNursingHome], 0.8);
  EXPECT_EQ(fee(20)[Kind::kNursingHome], 1);
  EXPECT_EQ(fee(15)[Kind::kResidentialHome], 1);
}

TEST(Settings, ARampGrowsEvenlyToTheFullEffect) {
  FeeChange cut{"Cut", {10, 1000, 4}, {}, -0.2};
  cut.applies.at.fill(1);
  for (const auto& [week, expected] : {std::pair{10, 0.95}, {11, 0.9}, {12, 0.85}, {13, 0.8}, {14, 0.8}}) {
    EXPECT_DOUBLE_EQ(in_week({cut}, week).fee_multiplier[Kind::kNursingHome], expected) << week;
  }
}

TEST(Settings, ThePayFloorIsTheHighestOfThoseThatHold) {
  PayFloor low{"Low", {0, 1000, 0}, {}, 0.4};
  PayFloor high{"High", {0, 1000, 0}, {}, 0.6};
  low.applies.at.fill(1);
  high.applies[Role::kCareWorker] = 1;
  const auto floor = in_week({high, low}, 5).pay_floor;
  EXPECT_DOUBLE_EQ(floor[Role::kCareWorker], 11.6);
  EXPECT_DOUBLE_EQ(floor[Role::kRegisteredNurse], 11.4);
  EXPECT_DOUBLE_EQ(in_week({}, 5).pay_floor[Role::kCareWorker], 11.0);
}

}  // namespace
}  // namespace caremarket::policy
