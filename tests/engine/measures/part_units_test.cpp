#include "engine/measures/part_units.hpp"

#include <gtest/gtest.h>

#include "engine/core/errors.hpp"

namespace caremarket::measures {
namespace {

TEST(PartUnits, AreKnownOfEveryRatioAndOfNothingElse) {
  std::size_t ratios = 0;
  for (const Measure& one : catalogue()) {
    if (one.type != 'R') {
      EXPECT_THROW(static_cast<void>(part_units(one.id)), core::InvariantError) << one.name;
      continue;
    }
    ++ratios;
    EXPECT_FALSE(part_units(one.id).numerator.empty()) << one.name;
    EXPECT_FALSE(part_units(one.id).denominator.empty()) << one.name;
  }
  EXPECT_GT(ratios, 10U);
}

}  // namespace
}  // namespace caremarket::measures
