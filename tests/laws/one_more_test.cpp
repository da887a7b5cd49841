#include "tests/laws/one_more.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/workforce/retention.hpp"
#include "tests/laws/ledger.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using input::Node;
using random::KeyUse;

constexpr core::Week kWeeks = 104;

std::string told(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& line : all) text += line + "\n";
  return text;
}

/// Ratios by quintile are rescaled to the area's mean, which one more person moves; without them nothing is rescaled.
Node without_quintiles(std::string_view plan = "baseline") {
  Node document = tiny(plan);
  for (const char* pointer : {"/population/mortality_by_quintile", "/demand/need/progression_by_quintile"}) {
    for (auto& [label, value] : std::get<Node::Map>(at(document, pointer).value)) value = {1.0};
  }
  return document;
}

Node nobody_in_care(Node document) {
  for (auto& [band, needs] : std::get<Node::Map>(at(document, "/simulation/opening_care").value)) {
    for (auto& [need, settings] : std::get<Node::Map>(needs.value)) {
      for (auto& [setting, share] : std::get<Node::Map>(settings.value)) share = {setting == "unpaid_care" ? 1.0 : 0.0};
    }
  }
  scale(document, "/demand/contact/eligible", 0);
  scale(document, "/demand/contact/own_care", 0);
  set(document, "/simulation/market_run_in", {0.0});
  return document;
}

Node one_more_person(Node document) {
  double& persons = std::get<double>(at(document, "/tables/population/persons/60").value);
  persons += 1;
  return document;
}

/// Lives both to the end and holds the others to what may not change.
void expect_others_unchanged(Lived& without, Lived& with, core::Week until) {
  Others others(without, with);
  while (without.world.week < until) {
    without.live();
    with.live();
    ASSERT_EQ(told(others.changed(without, with)), "");
  }
  EXPECT_GT(others.lives(), 50'000U);
  EXPECT_GT(others.requests(), 10U);
}

TEST(OneMore, PersonChangesNoOtherLifeWhereNobodyMeetsTheMarket) {
  const Node document = nobody_in_care(without_quintiles());
  const Prepared base(document, 3);
  const Prepared more(one_more_person(document), 3);
  Lived without(base.scenario(), 4);
  Lived with(more.scenario(), 4);
  ASSERT_EQ(with.people().size(), without.people().size() + 1);
  std::size_t events = 0;
  while (without.world.week < 150) {
    without.live();
    with.live();
    events += without.log.life.changed.size() + without.log.life.departures.size();
    const auto there = with.people();
    for (const auto& [id, person] : without.people()) {
      const auto found = there.find(id);
      ASSERT_NE(found, there.end()) << "gone in week " << with.week();
      const demand::Case* a = without.case_of(person);
      const demand::Case* b = with.case_of(found->second);
      ASSERT_EQ(a == nullptr, b == nullptr);
      ASSERT_EQ(without.world.people.at[person].group, with.world.people.at[found->second].group);
      if (a == nullptr) continue;
      ASSERT_FALSE(a->is_in_care());
      ASSERT_TRUE(a->need == b->need && a->has_dementia == b->has_dementia && a->has_carer == b->has_carer);
    }
    ASSERT_LE(there.size(), without.people().size() + 1);
  }
  EXPECT_GT(events, 1000U);
}

TEST(OneMore, PersonLeavesTheDrawsOfOthersAlone) {
  const Prepared base(without_quintiles(), 3);
  const Prepared more(one_more_person(without_quintiles()), 3);
  Lived without(base.scenario(), 5);
  Lived with(more.scenario(), 5);
  expect_others_unchanged(without, with, kWeeks);
}

TEST(OneMore, ProviderLeavesTheDrawsOfOthersAlone) {
  Node document = tiny();
  for (auto& [column, cells] : std::get<Node::Map>(at(document, "/tables/providers").value)) {
    auto& list = std::get<Node::List>(cells.value);
    list.push_back(list.front());
    if (column == "name") list.back() = {std::string("One more")};
  }
  const Prepared base(tiny(), 3);
  const Prepared more(document, 3);
  Lived without(base.scenario(), 6);
  Lived with(more.scenario(), 6);
  ASSERT_EQ(with.world.providers.at.size(), without.world.providers.at.size() + 1);
  expect_others_unchanged(without, with, kWeeks);
}

TEST(OneMore, EntrantLeavesTheDrawsOfOthersAlone) {
  const Prepared base(tiny(), 3);
  Lived without(base.scenario(), 7);
  without.live_until(0);
  Lived with(without);
  const core::OriginId id = core::origin(core::Source::kEntrant, 99, 0, 0, 0);
  with.world.providers.projects.push_back({id, core::Kind::kHomeCareProvider, 0, 2, 6});
  expect_others_unchanged(without, with, kWeeks);
  EXPECT_TRUE(std::any_of(with.world.providers.at.begin(), with.world.providers.at.end(),
                          [&](const providers::Provider& one) { return one.id == id; }));
}

TEST(OneMore, ClosureLeavesTheDrawsOfOthersAlone) {
  const Prepared base(tiny(), 3);
  Lived without(base.scenario(), 8);
  without.live_until(0);
  Lived with(without);
  with.world.providers.at[2].closes = 12;
  expect_others_unchanged(without, with, kWeeks);
  EXPECT_FALSE(with.world.providers.at[2].is_open);
}

TEST(OneMore, SchemeLeavesTheDrawsOfOthersAlone) {
  const Prepared base(tiny(), 3);
  const Prepared more(tiny("extra-care"), 3);
  Lived without(base.scenario(), 9);
  Lived with(more.scenario(), 9);
  without.live_until(0);
  with.live_until(0);
  expect_others_unchanged(without, with, kWeeks);
  ASSERT_EQ(with.world.schemes.size(), without.world.schemes.size() + 1);
  EXPECT_TRUE(with.world.schemes.back().is_open());
}

TEST(OneMore, SchemeDrawsNothingOfOthersUntilItOpens) {
  const Prepared base(tiny(), 3);
  const Prepared more(tiny("extra-care"), 3);
  Lived without(base.scenario(), 9);
  Lived with(more.scenario(), 9);
  without.live_until(0);
  with.live_until(0);
  core::Week weeks = 0;
  for (;; ++weeks) {
    without.live();
    with.live();
    const core::OriginId id = with.world.schemes.back().id;
    if (with.world.schemes.back().is_open()) break;
    std::vector<KeyUse> kept;
    for (const KeyUse& key : with.keys) {
      if (key.id != id) kept.push_back(key);
    }
    ASSERT_EQ(kept, without.keys) << "week " << weeks;
  }
  EXPECT_GT(weeks, 40);
}

/// Leaving turns on nothing that others do, and nobody closes.
Node constant_leaving() {
  Node document = tiny();
  for (const char* pointer : {"/workforce/pay_on_leaving", "/workforce/strain_on_leaving"})
    set(document, pointer, {0.0});
  for (const char* pointer : {"/providers/exit/hazard", "/providers/exit/insolvency"}) scale(document, pointer, 0);
  return document;
}

TEST(OneMore, WorkerLeavesTheClocksOfOthersAlone) {
  const Prepared base(constant_leaving(), 3);
  Lived without(base.scenario(), 10);
  without.live_until(0);
  Lived with(without);
  workforce::Labour& labour = with.world.labour;
  const std::uint32_t extra = labour.workers.add(core::origin(core::Source::kOpeningWorker, 99),
                                                 core::Role::kCareWorker, core::WorkerOrigin::kLocal, 1800);
  workforce::start_spell(labour, extra, 2, -1, -1, with.scenario().parameters.workforce, with.draws,
                         with.world.worker_wheel);
  Others others(without, with);
  std::map<core::OriginId, std::uint32_t> staying = without.workers();
  std::size_t leavers = 0;
  while (without.world.week < kWeeks) {
    without.live();
    with.live();
    ASSERT_EQ(told(others.changed(without, with)), "");
    const auto here = without.workers();
    const auto there = with.workers();
    for (auto one = staying.begin(); one != staying.end();) {
      const auto gone = [&](const Lived& lived, const auto& slots) {
        const auto found = slots.find(one->first);
        return found == slots.end() || lived.world.labour.workers.at[found->second].since >= 0 ||
               lived.world.labour.workers.at[found->second].employer == workforce::kNoEmployer;
      };
      ASSERT_EQ(gone(without, here), gone(with, there)) << "week " << with.week();
      const bool has_left = gone(without, here);
      leavers += has_left ? 1 : 0;
      one = has_left ? staying.erase(one) : std::next(one);
    }
  }
  EXPECT_GT(leavers, 5U);
}

}  // namespace
}  // namespace caremarket::testing
