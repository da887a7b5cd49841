#include "tests/statistics/uniformity.hpp"

#include <gtest/gtest.h>

#include <array>

#include "engine/core/hearing.hpp"
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

TEST(Uniformity, HoldsForEachQuarterOfABlock) {
  std::array<std::vector<double>, 4> values;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    const random::FourUniforms four = draws().four(person(i), Purpose::kTraits, 0);
    for (std::size_t q = 0; q < four.size(); ++q) values[q].push_back(four[q]);
  }
  for (const std::vector<double>& quarter : values) {
    EXPECT_GT(uniform_p(quarter, 1024), kLeastP);
    const std::span<const double> all(quarter);
    EXPECT_GT(correlation_p(all.first(kDraws - 1), all.subspan(1)), kLeastP);
  }
}

/// Words of pairs, which say who hears of whom: along the providers of one person, the persons of one provider, and
/// against the pairs that differ in both, which all three others together must not tell.
TEST(Uniformity, HoldsForWordsOfPairs) {
  constexpr std::uint64_t kHomes = 128;
  const auto word = [](std::uint64_t who, std::uint64_t home) {
    const OriginId other = core::origin(core::Source::kOpeningProvider, home);
    return (core::word_of_pair(person(who), core::mix(other.bits)) + 0.5) * 0x1.0p-32;
  };
  std::vector<double> here, next_home, next_person, three, both;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    const std::uint64_t who = i / kHomes * 2, home = i % kHomes * 2;
    here.push_back(word(who, home));
    next_home.push_back(word(who, home + 1));
    next_person.push_back(word(who + 1, home));
    three.push_back(std::fmod(here.back() + next_home.back() + next_person.back(), 1.0));
    both.push_back(word(who + 1, home + 1));
  }
  EXPECT_GT(uniform_p(here, 1024), kLeastP);
  for (const std::vector<double>* other : {&next_home, &next_person, &both}) {
    EXPECT_GT(correlation_p(here, *other), kLeastP);
    EXPECT_GT(pairs_p(here, *other), kLeastP);
  }
  EXPECT_GT(pairs_p(three, both), kLeastP);
}

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
