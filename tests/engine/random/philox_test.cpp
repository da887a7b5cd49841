#include "engine/random/philox.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace caremarket::random {
namespace {

constexpr std::uint64_t words(std::uint32_t first, std::uint32_t second) {
  return first | static_cast<std::uint64_t>(second) << 32;
}

struct KnownAnswer {
  std::uint64_t counter_low, counter_high, key, low, high;
};

// The lines `philox4x32 10` of Random123's tests/kat_vectors: zeros, ones, and the digits of pi.
constexpr KnownAnswer kKnownAnswers[] = {
    {0, 0, 0, words(0x6627e8d5, 0xe169c58d), words(0xbc57ac4c, 0x9b00dbd8)},
    {~0ULL, ~0ULL, ~0ULL, words(0x408f276d, 0x41c83b0e), words(0xa20bc7c6, 0x6d5451fd)},
    {words(0x243f6a88, 0x85a308d3), words(0x13198a2e, 0x03707344), words(0xa4093822, 0x299f31d0),
     words(0xd16cfe09, 0x94fdcceb), words(0x5001e420, 0x24126ea1)},
};

TEST(Philox, GivesThePublishedAnswers) {
  for (const KnownAnswer& known : kKnownAnswers) {
    const Block block = philox(known.key, known.counter_low, known.counter_high);
    EXPECT_EQ(block.low, known.low);
    EXPECT_EQ(block.high, known.high);
  }
}

TEST(UnitInterval, IsNeverZeroOrOne) {
  EXPECT_EQ(unit_interval(0), 0x1.0p-54);
  EXPECT_EQ(unit_interval(~0ULL), 1 - 0x1.0p-53);
  for (int bit = 0; bit < 64; ++bit) {
    for (const std::uint64_t word : {1ULL << bit, ~(1ULL << bit), ~0ULL << bit, ~0ULL >> bit}) {
      EXPECT_GT(unit_interval(word), 0.0) << std::hex << word;
      EXPECT_LT(unit_interval(word), 1.0) << std::hex << word;
    }
  }
}

TEST(UnitInterval, RisesWithTheWordAndIgnoresItsElevenLowestBits) {
  double before = 0;
  for (std::uint64_t part = 0; part < 4096; ++part) {
    const double u = unit_interval(part << 52);
    EXPECT_GT(u, before);
    EXPECT_EQ(u, unit_interval(part << 52 | 0x7ff));
    before = u;
  }
  for (std::uint64_t back = 4096; back > 0; --back) {
    EXPECT_LE(unit_interval((back << 11) ^ ~0x7ffULL), unit_interval(((back - 1) << 11) ^ ~0x7ffULL));
  }
}

TEST(UnitInterval, LiesInTheMiddleOfItsPart) {
  for (const std::uint64_t part : {0ULL, 1ULL, 12345ULL, (1ULL << 52) - 1}) {
    EXPECT_EQ(unit_interval(part << 11), (static_cast<double>(part) + 0.5) / 0x1.0p53);
  }
}

}  // namespace
}  // namespace caremarket::random
