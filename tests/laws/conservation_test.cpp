#include <gtest/gtest.h>

#include <string>

#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

class Conservation : public ::testing::TestWithParam<const char*> {};

TEST_P(Conservation, PeopleWorkersBedsAndPoundsBalanceEveryWeek) {
  const Prepared prepared(tiny(GetParam()), 3);
  simulation::RunOptions options;
  options.has_checks = true;
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    EXPECT_NO_THROW(std::ignore = prepared.run({7, 0, replicate}, options));
  }
}

INSTANTIATE_TEST_SUITE_P(Tiny, Conservation, ::testing::Values("baseline", "fee-cut", "pay-floor", "extra-care"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::erase(name, '-');
                           return name;
                         });

/// They turn 65 by an event that leaves them without a case: birthdays after it must be planned then.
TEST(Counts, FollowPeopleWithALearningDisabilityIntoOldAge) {
  input::Node document = tiny();
  set(document, "/demand/need/learning_disability", {0.1});
  for (const char* need : {"independent", "low", "medium", "high"}) {
    set(document, std::string("/demand/need/learning_disability_need/") + need,
        {std::string_view(need) == "independent" ? 1.0 : 0.0});
  }
  const Prepared prepared(document, 22);
  simulation::RunOptions options;
  options.has_checks = true;
  std::size_t aged = 0;  // who have grown up with one and are older than 75 without a case, once a year
  options.on_week = [&](std::size_t, const simulation::World& world, const simulation::WeekLog&) {
    if (world.week % 52 != 0) return;
    for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
      const population::Person& row = world.people.at[person];
      const bool has_come_of_age = row.group == core::ClientGroup::kOlder && row.birth > -65 * core::kWeeksPerYear;
      if (!row.is_present || row.case_of != population::kNoCase || !has_come_of_age) continue;
      aged += world.people.age(person, world.week) > 75 ? 1 : 0;
    }
  };
  EXPECT_NO_THROW(std::ignore = prepared.run({7, 0, 0}, options));
  EXPECT_GT(aged, 0U);
}

}  // namespace
}  // namespace caremarket::testing
