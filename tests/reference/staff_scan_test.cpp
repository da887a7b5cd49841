// The slow form of leaving: every week takes the week's hazard off what each worker has left.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/lived.hpp"
#include "tests/support/staff.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using core::OriginId;
using testing::Lived;
using testing::Prepared;
using testing::Staff;

/// Hazard that each worker has still to run, by id, and the spell that it belongs to.
struct Budget {
  double left = 0;
  std::int32_t renewals = -1;
};
using Budgets = std::map<OriginId, Budget>;

constexpr core::Week kFirstYearOfSpell = 52;

/// What a worker's hazard is in `week` at market factor `factor`.
double hazard_in(const workforce::Labour& labour, std::uint32_t worker, core::Week week, double factor,
                 const workforce::Parameters& parameters) {
  const workforce::Worker& row = labour.workers.at[worker];
  const workforce::Employer& employer = labour.employers[static_cast<std::size_t>(row.employer)];
  const bool is_new = week < row.since + kFirstYearOfSpell;
  return factor * core::per_week(workforce::base_hazard(parameters, employer.kind, row.role, row.origin, is_new));
}

/// The budget of the spell under way, begun anew when the spell is another.
Budget& budget_of(Budgets& budgets, const workforce::Workers& workers, std::uint32_t worker) {
  Budget& budget = budgets[workers.at[worker].id];
  if (budget.renewals != workers.at[worker].renewals) budget = {workers.at[worker].left, workers.at[worker].renewals};
  return budget;
}

class StaffScan : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(StaffScan, OperationalTimeLeavesInTheSameWeeks) {
  const random::Draws draws(GetParam(), 0, 0);
  const auto u = [&](std::uint64_t who, std::int32_t when) {
    return draws.first({who}, random::Purpose::kMigrationCount, when);
  };
  workforce::Parameters parameters = Prepared(testing::tiny(), 1).scenario().parameters.workforce;
  parameters.leaving_first_year = 0.4 + 2 * u(1, 0);
  parameters.strain_cap = 1.2 + 2 * u(2, 0);
  for (double& hazard : parameters.leaving.at) hazard *= 0.5 + 3 * u(3, 0);
  parameters.leaving[core::Kind::kPersonalAssistants] = 0;  // a kind that nobody leaves
  Staff staff(6, draws);
  for (std::uint64_t number = 0; number < 180; ++number) {
    staff.hire(number, static_cast<core::Role>(number % workforce::kRoles), static_cast<std::int32_t>(number % 6), 0,
               parameters);
  }
  const workforce::Workers& workers = staff.labour.workers;
  Budgets budgets;
  std::size_t left = 0;
  for (core::Week week = 1; week < 400; ++week) {
    for (std::size_t slot = 0; slot < staff.labour.employers.size(); ++slot) {
      workforce::Employer& employer = staff.labour.employers[slot];
      employer.strain_excess = std::max(0.0, 2 * u(10 + slot, week) - 1);
      for (std::size_t r = 0; r < workforce::kRoles; ++r)
        employer.pay_factor.at[r] = 0.3 + 1.8 * u(100 + 10 * slot + r, week);
    }
    std::vector<std::uint32_t> expected;
    for (std::uint32_t worker = 0; worker < workers.at.size(); ++worker) {
      const workforce::Employer& employer =
          staff.labour.employers[static_cast<std::size_t>(workers.at[worker].employer)];
      Budget& budget = budget_of(budgets, workers, worker);
      const double factor = workforce::market_factor(parameters, employer, workers.at[worker].role);
      budget.left -= hazard_in(staff.labour, worker, week, factor, parameters);
      if (budget.left <= 0) expected.push_back(worker);
    }
    const std::vector<std::uint32_t> leavers = staff.leavers(week, parameters);
    ASSERT_EQ(leavers, expected) << "week " << week;
    left += leavers.size();
    for (const std::uint32_t worker : leavers) {
      const auto next = static_cast<std::int32_t>(6 * u(1000 + worker, week));
      workforce::start_spell(staff.labour, worker, next, week, week, parameters, draws, staff.wheel);
    }
  }
  EXPECT_GT(left, 200U);
}

INSTANTIATE_TEST_SUITE_P(RandomSmallWorlds, StaffScan, ::testing::Values(31, 32, 33));

TEST(StaffScan, TinyLeavesInTheSameWeeks) {
  const Prepared prepared(testing::tiny(), 3);
  Lived lived(prepared.scenario(), 13);
  const workforce::Parameters& parameters = prepared.scenario().parameters.workforce;
  Budgets budgets;
  std::size_t left = 0;
  while (lived.world.week < 156) {
    const workforce::Labour before = lived.world.labour;
    const core::Week week = lived.world.week;
    for (std::uint32_t worker = 0; worker < before.workers.at.size(); ++worker) {
      if (before.workers.at[worker].is_present && before.workers.at[worker].employer != workforce::kNoEmployer) {
        budget_of(budgets, before.workers, worker);
      }
    }
    lived.live();
    const auto present = lived.workers();
    for (std::uint32_t worker = 0; worker < before.workers.at.size(); ++worker) {
      if (!before.workers.at[worker].is_present || before.workers.at[worker].employer == workforce::kNoEmployer)
        continue;
      const auto slot = static_cast<std::size_t>(before.workers.at[worker].employer);
      if (!lived.world.labour.employers[slot].is_open) continue;  // closed, and all its staff gone
      const core::Role role = before.workers.at[worker].role;
      const double factor =
          lived.world.labour.employers[slot].operational[role] - before.employers[slot].operational[role];
      Budget& budget = budgets[before.workers.at[worker].id];
      budget.left -= hazard_in(before, worker, week, factor, parameters);
      const auto found = present.find(before.workers.at[worker].id);
      const bool has_left = found == present.end() ||
                            lived.world.labour.workers.at[found->second].renewals != before.workers.at[worker].renewals;
      ASSERT_EQ(has_left, budget.left <= 0)
          << "week " << week << ", left " << budget.left << ", since " << before.workers.at[worker].since;
      left += has_left ? 1 : 0;
    }
  }
  EXPECT_GT(left, 50U);
}

}  // namespace
}  // namespace caremarket::reference
