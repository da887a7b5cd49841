#include "engine/random/philox.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace caremarket::random {
namespace {

struct KnownAnswer {
  std::uint64_t counter_low, counter_high, key, low, high;
};

// The lines `philox2x64 7` and `philox2x64 10` of Random123's tests/kat_vectors: zeros, ones, and the digits of pi.
constexpr KnownAnswer kOfSeven[] = {
    {0, 0, 0, 0xb41da69fbfefc666, 0x511e9ce1a5534056},
    {~0ULL, ~0ULL, ~0ULL, 0xa4696cc04462015d, 0x724782dae17169e9},
    {0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x98ed1534392bf372, 0x67528b1568882fd5},
};
constexpr KnownAnswer kOfTen[] = {
    {0, 0, 0, 0xca00a0459843d731, 0x66c24222c9a845b5},
    {~0ULL, ~0ULL, ~0ULL, 0x65b021d60cd8310f, 0x4d02f3222f86df20},
    {0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x0a5e742c2997341c, 0xb0f883d38000de5d},
};

TEST(Philox, GivesThePublishedAnswers) {
  for (const KnownAnswer& known : kOfSeven) {
    const Block block = philox(known.key, known.counter_low, known.counter_high);
    EXPECT_EQ(block.low, known.low);
    EXPECT_EQ(block.high, known.high);
  }
  for (const KnownAnswer& known : kOfTen) {
    const Block block = PhiloxOf<10>(known.key).at(known.counter_low, known.counter_high);
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

TEST(UnitInterval, OfHalfAWordIsNeverZeroOrOne) {
  EXPECT_EQ(unit_interval_of_half(0), 0x1.0p-33);
  EXPECT_EQ(unit_interval_of_half(~0U), 1 - 0x1.0p-33);
}

TEST(UnitInterval, LiesInTheMiddleOfItsPart) {
  for (const std::uint64_t part : {0ULL, 1ULL, 12345ULL, (1ULL << 52) - 1}) {
    EXPECT_EQ(unit_interval(part << 11), (static_cast<double>(part) + 0.5) / 0x1.0p53);
  }
}

}  // namespace
}  // namespace caremarket::random
