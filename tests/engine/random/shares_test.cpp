#include "engine/random/shares.hpp"

#include <gtest/gtest.h>

#include "engine/core/errors.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::random {
namespace {

TEST(Shares, PickWhatCategoryPicks) {
  const std::vector<std::vector<double>> all{{1}, {0, 2, 0}, {0.25, 0.25, 0.5}, {3, 0, 1, 0, 0}, {1e-9, 1, 1e-9}};
  for (const std::vector<double>& weights : all) {
    const Shares shares(weights);
    for (int i = 1; i < 10'000; ++i) {
      const double u = i / 10'000.0;
      ASSERT_EQ(shares.pick(u), category(weights, u)) << u;
    }
    ASSERT_EQ(shares.pick(1 - 0x1.0p-53), category(weights, 1 - 0x1.0p-53));
  }
  EXPECT_THROW(Shares(std::vector<double>{0, 0}), core::InvariantError);
}

}  // namespace
}  // namespace caremarket::random
