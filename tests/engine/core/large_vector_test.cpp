#include "engine/core/large_vector.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>

namespace caremarket::core {
namespace {

constexpr std::size_t kOfAPage = LargePages<std::int64_t>::kPage / sizeof(std::int64_t);

bool begins_a_page(const LargeVector<std::int64_t>& values) {
  return reinterpret_cast<std::uintptr_t>(values.data()) % LargePages<std::int64_t>::kPage == 0;
}

TEST(LargeVector, HoldsWhatAnyVectorDoesWhileItGrowsFromSmallToLarge) {
  LargeVector<std::int64_t> values;
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(3 * kOfAPage); ++i) values.push_back(i);
  LargeVector<std::int64_t> copy = values;
  values.clear();
  values.shrink_to_fit();
  EXPECT_EQ(std::accumulate(copy.begin(), copy.end(), std::int64_t{0}),
            static_cast<std::int64_t>(3 * kOfAPage) * static_cast<std::int64_t>(3 * kOfAPage - 1) / 2);
}

TEST(LargeVector, BeginsWithAPageFromTheSizeOfOne) {
  EXPECT_TRUE(begins_a_page(LargeVector<std::int64_t>(kOfAPage)));
  EXPECT_TRUE(begins_a_page(LargeVector<std::int64_t>(5 * kOfAPage + 1)));
}

}  // namespace
}  // namespace caremarket::core
