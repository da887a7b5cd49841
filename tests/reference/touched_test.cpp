// Which clocks a change of circumstances may touch, against the terms of all of them.
#include <gtest/gtest.h>

#include <vector>

#include "engine/demand/terms.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using demand::Cause;
using demand::Circumstances;
using testing::Prepared;

/// Every circumstance there is, with two dates of entry into a care home and none.
std::vector<Circumstances> all_circumstances() {
  std::vector<Circumstances> all;
  for (std::size_t need = 0; need < core::kCount<core::Need>; ++need) {
    for (unsigned bits = 0; bits < 128; ++bits) {
      for (const double since : {random::kNever, 3.0, 80.0}) {
        Circumstances one;
        one.need = static_cast<core::Need>(need);
        one.has_dementia = (bits & 1U) != 0;
        one.has_carer = (bits & 2U) != 0;
        one.is_fixed = (bits & 4U) != 0;
        one.is_idle = (bits & 8U) != 0;
        one.lives_alone = (bits & 16U) != 0;
        one.is_free = (bits & 32U) != 0;
        one.is_cared_for = (bits & 64U) != 0;
        one.home_since = since;
        all.push_back(one);
      }
    }
  }
  return all;
}

TEST(Touched, NoClockOutsideTheSetHasOtherTerms) {
  const Prepared prepared(testing::tiny(), 2);
  const random::Draws draws(5, 0, 0);
  const demand::LifeRules rules{*prepared.scenario().life, prepared.scenario().parameters.demand, draws};
  population::Person person;
  person.birth = -70 * core::kWeeksPerYear;
  person.cohort = 70;
  const std::vector<Circumstances> all = all_circumstances();
  std::size_t outside = 0, differ = 0;
  for (const Circumstances& before : all) {
    for (const Circumstances& now : all) {
      const demand::CauseSet set = demand::touched(before, now);
      for (std::size_t c = 0; c < demand::kCauses; ++c) {
        const auto cause = static_cast<Cause>(c);
        const bool is_equal =
            demand::terms_of(person, before, cause, rules) == demand::terms_of(person, now, cause, rules);
        const bool is_inside = (set >> c & 1U) != 0;
        ASSERT_TRUE(is_inside || is_equal) << "cause " << c;
        outside += is_inside ? 0 : 1;
        differ += is_equal ? 0 : 1;
      }
    }
  }
  EXPECT_GT(outside, all.size());
  EXPECT_GT(differ, all.size());
}

}  // namespace
}  // namespace caremarket::reference
