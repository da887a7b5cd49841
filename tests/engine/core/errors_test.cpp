#include "engine/core/errors.hpp"

#include <gtest/gtest.h>

namespace caremarket::core {
namespace {

TEST(NearestNames, AreTheClosestThreeNearestFirst) {
  const std::vector<std::string> names{"care_worker", "senior_care_worker", "registered_nurse", "registered_manager",
                                       "personal_assistant"};
  EXPECT_EQ(nearest_names("care_wroker", names).front(), "care_worker");
  EXPECT_EQ(nearest_names("nurse", names), (std::vector<std::string>{"registered_nurse"}));
  EXPECT_TRUE(nearest_names("zzzzzzzz", names).empty());
  EXPECT_TRUE(nearest_names("", {}).empty());
  EXPECT_LE(nearest_names("registered", {"registered_1", "registered_2", "registered_3", "registered_4"}).size(), 3U);
}

TEST(InputError, NamesEveryFault) {
  const InputError error({{"/a", "1", "must be 2", {}}, {"/b/0", "x", "is unknown", {"y"}}});
  const std::string text = error.what();
  EXPECT_NE(text.find("/a: 1: must be 2"), std::string::npos);
  EXPECT_NE(text.find("/b/0: x: is unknown"), std::string::npos);
  EXPECT_EQ(error.faults.size(), 2U);
}

TEST(Ensure, ThrowsWhatIsBroken) {
  EXPECT_NO_THROW(ensure(true, "never said"));
  try {
    ensure(false, "two and two are five");
    FAIL();
  } catch (const InvariantError& error) {
    EXPECT_STREQ(error.what(), "two and two are five");
  }
}

}  // namespace
}  // namespace caremarket::core
