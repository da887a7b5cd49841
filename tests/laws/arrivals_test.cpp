// Who arrives when: an even flow for each row of the table, listed once for the whole run.
#include <gtest/gtest.h>

#include <set>

#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::laws {
namespace {

using testing::Lived;
using testing::Prepared;

TEST(Arrivals, AreAnEvenFlowOfEachRow) {
  const Prepared prepared(testing::tiny(), 6);
  const simulation::Newcomers& newcomers = *prepared.scenario().newcomers;
  ASSERT_FALSE(newcomers.flows.empty());
  std::set<core::OriginId> ids;
  std::vector<std::int64_t> so_far(newcomers.flows.size(), 0);
  const core::Week end = core::Calendar(prepared.scenario().start, 6).weeks();
  for (core::Week week = newcomers.first_week; week < end; ++week) {
    for (const simulation::Arrival& one : newcomers.arrivals_in(week)) {
      const simulation::Flow& flow = newcomers.flows[one.flow];
      ++so_far[one.flow];
      const double enters = week + static_cast<double>(one.moment);
      const double reached = (enters - newcomers.first_week) * flow.per_week + flow.phase;
      ASSERT_NEAR(reached, static_cast<double>(so_far[one.flow]), 1e-6) << "week " << week;
      ASSERT_EQ(core::whole_below(enters), week);
      ASSERT_TRUE(ids.insert(one.id).second) << "two arrivals have one id";
    }
    for (std::size_t f = 0; f < so_far.size(); ++f) {
      const simulation::Flow& flow = newcomers.flows[f];
      const double due = (week + 1 - newcomers.first_week) * flow.per_week + flow.phase;
      ASSERT_NEAR(static_cast<double>(so_far[f]), due - 0.5, 0.5 + 1e-9) << "week " << week;
    }
  }
}

TEST(Arrivals, ComeIntoTheTableInTheirWeek) {
  const Prepared prepared(testing::tiny(), 2);
  const simulation::Newcomers& newcomers = *prepared.scenario().newcomers;
  Lived lived(prepared.scenario());
  std::size_t arrived = 0;
  while (lived.world.week < 60) {
    lived.live();
    if (lived.week() < newcomers.first_week) {
      ASSERT_TRUE(lived.log.arrived.empty());
      continue;
    }
    ASSERT_EQ(lived.log.arrived.size(), newcomers.arrivals_in(lived.week()).size()) << "week " << lived.week();
    arrived += lived.log.arrived.size();
  }
  EXPECT_GT(arrived, 20U);
}

}  // namespace
}  // namespace caremarket::laws
