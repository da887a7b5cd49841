#include "engine/core/large_vector.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace caremarket::core {
namespace {

constexpr std::size_t kOfAPage = kLargePage / sizeof(std::int64_t);

bool begins_a_page(const LargeVector<std::int64_t>& values) {
  return reinterpret_cast<std::uintptr_t>(values.data()) % kLargePage == 0;
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

TEST(LargeVector, TakesThePagesThatTheThreadGaveBack) {
  const std::int64_t* before = LargeVector<std::int64_t>(2 * kOfAPage, 7).data();
  const LargeVector<std::int64_t> again(2 * kOfAPage - 5);
  EXPECT_EQ(again.data(), before);
  EXPECT_EQ(std::count(again.begin(), again.end(), 0), static_cast<std::ptrdiff_t>(again.size()));
}

TEST(LargeVector, KeepsOnlyAFewPieces) {
  std::vector<LargeVector<std::int64_t>> many;
  for (std::size_t i = 1; i <= 40; ++i) many.emplace_back(i * kOfAPage);
  many.clear();  // of 40 sizes
  for (std::size_t i = 1; i <= 40; ++i) EXPECT_TRUE(begins_a_page(LargeVector<std::int64_t>(i * kOfAPage)));
}

}  // namespace
}  // namespace caremarket::core
