#include "engine/core/ids.hpp"

#include <gtest/gtest.h>

#include <set>

namespace caremarket::core {
namespace {

TEST(OriginId, DiffersForEverySourceAndCoordinate) {
  std::set<std::uint64_t> seen;
  std::size_t made = 0;
  for (int source = 1; source <= static_cast<int>(Source::kGroup); ++source) {
    for (std::uint64_t a = 0; a < 8; ++a) {
      for (std::uint64_t b = 0; b < 8; ++b) {
        for (std::uint64_t c = 0; c < 8; ++c) {
          for (std::uint64_t d = 0; d < 8; ++d, ++made) {
            seen.insert(origin(static_cast<Source>(source), a, b, c, d).bits);
          }
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), made);
}

TEST(OriginId, OfANegativeWeekIsUnlikeThatOfAPositiveOne) {
  std::set<std::uint64_t> seen;
  for (int week = -300; week < 300; ++week)
    seen.insert(origin(Source::kHire, 1, static_cast<std::uint64_t>(week)).bits);
  EXPECT_EQ(seen.size(), 600U);
}

TEST(OriginId, IsPinned) {
  EXPECT_EQ(mix(0), 0xe220a8397b1dcdafULL);                      // the first output of SplitMix64 from state 0
  EXPECT_EQ(mix(0x9e3779b97f4a7c15ULL), 0x6e789e6aa1b965f4ULL);  // and the second
  EXPECT_EQ(origin(Source::kOpeningPerson, 1, 2, 3, 4).bits, 0xbb50b859061dcb6ULL);
  EXPECT_EQ(pair({1}, {2}).bits, 0xe06dd043328bd285ULL);
}

TEST(Pair, KeepsTheOrderOfItsTwoParts) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t a = 0; a < 200; ++a) {
    for (std::uint64_t b = 0; b < 200; ++b) {
      seen.insert(pair(origin(Source::kOpeningPerson, a), origin(Source::kOpeningProvider, b)).bits);
      seen.insert(pair(origin(Source::kOpeningProvider, b), origin(Source::kOpeningPerson, a)).bits);
    }
  }
  EXPECT_EQ(seen.size(), 80'000U);
}

TEST(NameHash, IsFnv1aOfTheBytes) {
  EXPECT_EQ(name_hash(""), 0xcbf29ce484222325ULL);
  EXPECT_EQ(name_hash("a"), 0xaf63dc4c8601ec8cULL);
  EXPECT_EQ(name_hash("foobar"), 0x85944171f73967e8ULL);
}

}  // namespace
}  // namespace caremarket::core
