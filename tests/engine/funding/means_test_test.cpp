#include "engine/funding/means_test.hpp"

#include <gtest/gtest.h>

namespace caremarket::funding {
namespace {

using core::pence;

/// Capital limits and tariff of England in 2024-25; an income guarantee and allowance that are easy to add.
Rules rules() {
  Rules rules;
  rules.lower_limit = pence(14'250);
  rules.upper_limit = pence(23'250);
  rules.tariff_step = pence(250);
  rules.income_guarantee = pence(200);
  rules.personal_allowance = pence(30);
  rules.disability_expense = pence(20);
  return rules;
}

TEST(MeansTest, TariffIncomeIsAPoundForEachStepBegunBetweenTheLimits) {
  EXPECT_EQ(tariff_income(rules(), 0), 0);
  EXPECT_EQ(tariff_income(rules(), pence(14'250)), 0);
  EXPECT_EQ(tariff_income(rules(), pence(14'250) + 1), pence(1));
  EXPECT_EQ(tariff_income(rules(), pence(14'500)), pence(1));
  EXPECT_EQ(tariff_income(rules(), pence(23'250)), pence(36));
  EXPECT_EQ(tariff_income(rules(), pence(90'000)), pence(36)) << "capital above the upper limit adds nothing";
}

TEST(MeansTest, AChargeLeavesTheIncomeThatTheRulesLeaveAndIsNeverAboveThePrice) {
  EXPECT_EQ(charge_at_home(rules(), 0, pence(250), pence(100)), pence(30));
  EXPECT_EQ(charge_at_home(rules(), pence(15'250), pence(250), pence(100)), pence(34));
  EXPECT_EQ(charge_at_home(rules(), 0, pence(210), pence(100)), 0) << "less than what is left to a person at home";
  EXPECT_EQ(charge_at_home(rules(), 0, pence(900), pence(100)), pence(100));
  EXPECT_EQ(charge_in_home(rules(), 0, pence(250), pence(700)), pence(220));
  EXPECT_EQ(charge_in_home(rules(), 0, pence(900), pence(700)), pence(700));
}

}  // namespace
}  // namespace caremarket::funding
