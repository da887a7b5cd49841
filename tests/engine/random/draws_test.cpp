#include "engine/random/draws.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <vector>

namespace caremarket::random {
namespace {

struct Pinned {
  std::uint64_t seed;
  std::uint32_t draw, replicate;
  std::uint64_t id;
  Purpose purpose;
  std::int32_t occasion;
  double first, second;
};

// Pinned on purpose: a change here changes every result that was ever published, and needs a line in the changelog.
const Pinned kPinned[] = {
    {0ULL, 0U, 0U, 0x0ULL, Purpose::kWorsening, 0, 0x1.bfff952f98d8cp-1, 0x1.c5c46ddbdb8e8p-5},
    {1ULL, 0U, 0U, 0x1ULL, Purpose::kWorsening, 0, 0x1.3ebefafd04b26p-1, 0x1.d2fea273404e4p-4},
    {1ULL, 0U, 0U, 0x1ULL, Purpose::kWorsening, 1, 0x1.45ce358183b2bp-2, 0x1.46028e0ef0f02p-1},
    {1ULL, 0U, 1U, 0x1ULL, Purpose::kWorsening, 0, 0x1.0580c6bee5707p-2, 0x1.5c144973c7887p-2},
    {1ULL, 7U, 0U, 0xffffffffffffffffULL, Purpose::kOfferNoise, 1039, 0x1.302325112f2eap-3, 0x1.1a7ccd774d538p-1},
    {20240401ULL, 99U, 399U, 0x123456789abcdefULL, Purpose::kReview, -52, 0x1.bee8b355a6b56p-1, 0x1.804c303bfaea8p-1},
    {18446744073709551615ULL, 4294967295U, 4294967295U, 0x8000000000000000ULL, Purpose::kParameter,
     std::numeric_limits<std::int32_t>::min(), 0x1.5e2de319e795p-1, 0x1.8a58724c17b85p-2},
};

TEST(Draws, ArePinned) {
  for (const Pinned& pinned : kPinned) {
    const Draws draws(pinned.seed, pinned.draw, pinned.replicate);
    const Uniforms u = draws.at({pinned.id}, pinned.purpose, pinned.occasion);
    EXPECT_EQ(u.first, pinned.first) << std::hexfloat << u.first;
    EXPECT_EQ(u.second, pinned.second) << std::hexfloat << u.second;
  }
}

TEST(Draws, AreABlockOfPhiloxOnTheKeyTheIdAndTheOccasion) {
  const Draws draws(7, 3, 5);
  const Block block = philox(draws.key(), 0x0123456789abcdef, 0x00000002fffffffd);
  const Uniforms u = draws.at({0x0123456789abcdef}, Purpose::kWorsening, -3);
  EXPECT_EQ(u.first, unit_interval(block.low));
  EXPECT_EQ(u.second, unit_interval(block.high));
}

TEST(Draws, FourAreTheHalvesOfTheWordsOfABlock) {
  const Draws draws(7, 3, 5);
  const Block block = philox(draws.key(), 0x0123456789abcdef, 0x0000003300000002);
  const FourUniforms four = draws.four({0x0123456789abcdef}, Purpose::kTraits, 2);
  const std::array<std::uint64_t, 4> halves{block.low >> 32, block.low & 0xffffffff, block.high >> 32,
                                            block.high & 0xffffffff};
  for (std::size_t q = 0; q < four.size(); ++q) EXPECT_EQ(four[q], (static_cast<double>(halves[q]) + 0.5) / 0x1.0p32);
}

TEST(Draws, DependOnEveryPartOfTheKey) {
  std::set<double> seen;
  std::size_t asked = 0;
  for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 40}) {
    for (std::uint32_t draw = 0; draw < 4; ++draw) {
      for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
        const Draws draws(seed, draw, replicate);
        for (std::uint64_t id = 0; id < 4; ++id) {
          for (const Purpose purpose : {Purpose::kWorsening, Purpose::kRecovery}) {
            for (std::int32_t occasion = -2; occasion < 3; ++occasion) {
              seen.insert(draws.first({id}, purpose, occasion));
              seen.insert(draws.second({id}, purpose, occasion));
              asked += 2;
            }
          }
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), asked);
}

TEST(Draws, DoNotDependOnWhatWasDrawnBefore) {
  const Draws draws(1, 0, 0);
  const Draws copy = draws;
  const double alone = copy.first({42}, Purpose::kReview, 9);
  for (std::int32_t occasion = 0; occasion < 20; ++occasion) {
    const Uniforms ignored = draws.at({42}, Purpose::kReview, occasion);
    EXPECT_NE(ignored.first, ignored.second);
  }
  EXPECT_EQ(draws.first({42}, Purpose::kReview, 9), alone);
}

TEST(Draws, KeysOfNeighbouringSeedsDrawsAndReplicatesAllDiffer) {
  std::set<std::uint64_t> keys;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {  // a seed may equal a draw or a replicate without meaning the same
    for (std::uint32_t draw = 0; draw < 40; ++draw) {
      for (std::uint32_t replicate = 0; replicate < 40; ++replicate) keys.insert(Draws(seed, draw, replicate).key());
    }
  }
  EXPECT_EQ(keys.size(), 20U * 40U * 40U);
}

TEST(Draws, LedgerHoldsEveryKeyUsedInOrderAndChangesNothing) {
  Draws watched(1, 2, 3);
  std::vector<KeyUse> ledger;
  watched.keep_ledger(&ledger);
  const double first = watched.first({5}, Purpose::kChoice, 1);
  const double second = watched.second({6}, Purpose::kHires, -1);
  const std::vector<KeyUse> expected{{{5}, Purpose::kChoice, 1}, {{6}, Purpose::kHires, -1}};
  EXPECT_EQ(ledger, expected);
  watched.keep_ledger(nullptr);
  EXPECT_EQ(watched.first({5}, Purpose::kChoice, 1), first);
  EXPECT_EQ(watched.second({6}, Purpose::kHires, -1), second);
  EXPECT_EQ(ledger.size(), 2U);
}

}  // namespace
}  // namespace caremarket::random
