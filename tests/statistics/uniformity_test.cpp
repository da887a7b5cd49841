#include "tests/statistics/uniformity.hpp"

#include <gtest/gtest.h>

#include "tests/statistics/streams.hpp"

namespace caremarket::statistics {
namespace {

constexpr std::size_t kDraws = 1U << 17;

/// The first or the second uniforms of a walk.
std::vector<double> halves(const Stream& stream, bool second) {
  std::vector<double> values(kDraws);
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    const Uniforms u = stream.at(i);
    values[i] = second ? u.second : u.first;
  }
  return values;
}

class Walk : public testing::TestWithParam<Stream> {};

TEST_P(Walk, IsUniformInEitherHalf) {
  for (const bool second : {false, true}) {
    const std::vector<double> values = halves(GetParam(), second);
    EXPECT_GT(uniform_p(values, 1024), kLeastP);
    EXPECT_GT(low_bits_p(values), kLeastP);
  }
}

TEST_P(Walk, HasNoSerialCorrelation) {
  const std::vector<double> values = halves(GetParam(), false);
  const std::span<const double> all(values);
  for (const std::size_t lag : {1U, 2U, 44U}) {
    EXPECT_GT(correlation_p(all.first(kDraws - lag), all.subspan(lag)), kLeastP) << "lag " << lag;
  }
  EXPECT_GT(pairs_p(all.first(kDraws - 1), all.subspan(1)), kLeastP);
}

TEST_P(Walk, HasBirthdaySpacingsOfRandomDays) {
  const std::vector<double> values = halves(GetParam(), true);
  EXPECT_GT(birthday_spacings_p(values, 20), kLeastP);
  EXPECT_GT(birthday_spacings_p(values, 0), kLeastP);
}

INSTANTIATE_TEST_SUITE_P(Draws, Walk, testing::ValuesIn(streams()), [](const auto& one) { return one.param.name; });

class Twin : public testing::TestWithParam<Twins> {};

TEST_P(Twin, KnowsNothingOfTheOther) {
  std::vector<double> first(kDraws), second(kDraws);
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    first[i] = GetParam().first(i);
    second[i] = GetParam().second(i);
  }
  EXPECT_GT(correlation_p(first, second), kLeastP);
  EXPECT_GT(pairs_p(first, second), kLeastP);
}

INSTANTIATE_TEST_SUITE_P(Draws, Twin, testing::ValuesIn(twins()), [](const auto& one) { return one.param.name; });

/// The tests must be able to fail: each refuses a series with the fault that it looks for.
TEST(Uniformity, TestsRefuseWhatIsNotRandom) {
  std::vector<double> values(kDraws), drifting(kDraws), coarse(kDraws);
  const Draws some = draws();
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    values[i] = luck(some, i);
    drifting[i] = i == 0 ? values[0] : 0.95 * values[i] + 0.05 * values[i - 1];
    coarse[i] = std::floor(values[i] * 0x1.0p30) * 0x1.0p-30;
  }
  std::vector<double> counting(kDraws);
  for (std::uint64_t i = 0; i < kDraws; ++i) counting[i] = (static_cast<double>(i) + 0.5) / kDraws;
  std::vector<double> squared(values);
  for (double& u : squared) u = std::pow(u, 1.1);
  const std::span<const double> all(drifting);
  EXPECT_LT(uniform_p(squared, 1024), kLeastP);
  EXPECT_LT(uniform_p(counting, 1024), kLeastP) << "too even";
  EXPECT_LT(low_bits_p(coarse), kLeastP);
  EXPECT_LT(pairs_p(all.first(kDraws - 1), all.subspan(1)), kLeastP);
  EXPECT_LT(correlation_p(values, squared), kLeastP);
  EXPECT_LT(birthday_spacings_p(counting, 20), kLeastP);
  EXPECT_LT(birthday_spacings_p(coarse, 0), kLeastP);
}

}  // namespace
}  // namespace caremarket::statistics
