#include "tests/laws/ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using random::Purpose;

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& line : all) text += line + "\n";
  return text;
}

class KeyLedger : public ::testing::TestWithParam<const char*> {};

TEST_P(KeyLedger, EveryKeyIsDrawnForOneUseOfOneEntity) {
  const Prepared prepared(tiny(GetParam()), 4);
  Lived lived(prepared.scenario(), 11);
  Ledger ledger;
  ASSERT_EQ(lines(ledger.take(lived)), "") << "at the opening";
  while (lived.world.week < 150) {
    lived.live();
    ASSERT_EQ(lines(ledger.take(lived)), "");
  }
  EXPECT_GT(ledger.size(), 14'000U);
  EXPECT_GT(ledger.purposes().size(), 30U) << "purposes met";
}

INSTANTIATE_TEST_SUITE_P(Tiny, KeyLedger, ::testing::Values("baseline", "extra-care"), [](const auto& one) {
  std::string name = one.param;
  std::erase(name, '-');
  return name;
});

TEST(KeyLedger, TheLedgerOfARunIsThatOfItsWeeks) {
  const Prepared prepared(tiny("extra-care"), 1);
  std::vector<random::KeyUse> of_run;
  simulation::RunOptions options;
  options.ledger = &of_run;
  std::ignore = prepared.run({11, 0, 0}, options);
  Lived lived(prepared.scenario(), 11);
  std::vector<random::KeyUse> of_weeks = lived.keys;
  while (lived.world.week < 52) {
    lived.live();
    of_weeks.insert(of_weeks.end(), lived.keys.begin(), lived.keys.end());
  }
  of_run.resize(std::min(of_run.size(), of_weeks.size()));  // a financial year may have a week more
  EXPECT_EQ(of_run, of_weeks);
}

TEST(KeyLedger, EveryPurposeHasAUse) {
  std::set<Purpose> listed;
  for (const Use& use : uses()) listed.insert(use.purpose);
  // The value of a parameter is keyed at load by its pointer, outside any replicate's ledger.
  const std::set<Purpose> others{Purpose::kDementia, Purpose::kMigrationCount, Purpose::kParameter};
  const std::set<std::uint32_t> not_any_more{1, 8, 16};
  for (std::uint32_t number = 1; number <= static_cast<std::uint32_t>(Purpose::kTraits); ++number) {
    const auto purpose = static_cast<Purpose>(number);
    EXPECT_EQ(listed.contains(purpose), !others.contains(purpose) && !not_any_more.contains(number)) << number;
  }
}

TEST(KeyLedger, AForeignKeyIsFound) {
  const Prepared prepared(tiny(), 1);
  Lived lived(prepared.scenario());
  Ledger ledger;
  ASSERT_EQ(lines(ledger.take(lived)), "");
  lived.live();
  const core::OriginId home = lived.world.providers.at.front().id;
  std::ignore = lived.draws.at(home, Purpose::kExit, lived.week() + 1);                 // another week's
  std::ignore = lived.draws.at(home, Purpose::kWealth, 0);                              // a person's
  std::ignore = lived.draws.at(lived.world.people.at[0].id, Purpose::kOpeningNeed, 0);  // drawn at the opening
  EXPECT_EQ(ledger.take(lived).size(), 3U);
}

}  // namespace
}  // namespace caremarket::testing
