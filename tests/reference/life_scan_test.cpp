// The slow form of the wheel: every week asks of everybody, for every cause, whether the clock runs out before it ends.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using demand::Case;
using demand::Cause;
using demand::LifeRules;
using input::Node;
using testing::at;
using testing::Lived;
using testing::Prepared;
using testing::scale;

/// True when a clock of the person runs out, or a learning disability no longer fixes need, before `week` ends: by the
/// hazard reached.
bool has_event(const simulation::World& world, std::uint32_t slot, core::Week week, const LifeRules& rules) {
  const population::Person& person = world.people.at[slot];
  const bool has_case = person.case_of != population::kNoCase;
  const double turns_65 = person.birth + 65 * core::kWeeksPerYear;
  if (person.group == core::ClientGroup::kLearningDisability && std::floor(turns_65) == week) return true;
  const demand::Circumstances now =
      has_case ? demand::circumstances(person, world.cases[person.case_of]) : demand::circumstances(person);
  const demand::Moment begun(person, person.entry, rules.tables);
  const demand::Moment end(person, week + 1, rules.tables);
  for (std::size_t c = 0; c < demand::kCauses; ++c) {
    const auto cause = static_cast<Cause>(c);
    const demand::Terms terms = demand::terms_of(person, now, cause, rules);
    if (terms.factor <= 0) continue;
    double target = 0;
    if (has_case) {
      target = world.cases[person.case_of].clocks.target[c];
    } else {  // the clock of a cause that has acted on nobody yet: from the person's keys
      const double u = demand::uniforms_without_case(rules.draws, person.id)[demand::place_without_case(cause)];
      target = demand::reached(person, begun, terms, rules) + random::unit_exponential(u) / terms.factor;
    }
    if (demand::reached(person, end, terms, rules) >= target) return true;
  }
  return false;
}

/// True when a review or the end of a person's capital is dated for `week`.
bool has_date(const simulation::World& world, std::uint32_t person, core::Week week) {
  const std::int32_t slot = world.people.at[person].case_of;
  return slot != population::kNoCase && (world.cases[slot].review <= week || world.cases[slot].runs_out <= week);
}

bool same_record(const Case& a, const Case& b) {
  return a.clocks == b.clocks && a.need == b.need && a.has_dementia == b.has_dementia && a.has_carer == b.has_carer &&
         a.is_refused == b.is_refused && a.request.progress == b.request.progress &&
         a.request.number == b.request.number && a.request.wanted == b.request.wanted &&
         a.request.asked == b.request.asked && a.care.setting == b.care.setting && a.care.payer == b.care.payer &&
         a.care.from == b.care.from && a.care.price == b.care.price && a.capital == b.capital &&
         a.package == b.package && a.review == b.review && a.runs_out == b.runs_out;
}

/// Lives a scenario on the wheel and, beside it, on a wheel that is filled each week with exactly those who are due.
void expect_scan_and_wheel_agree(const simulation::Scenario& scenario, std::uint64_t seed, core::Week until) {
  Lived fast(scenario, seed);
  fast.live_until(scenario.people_from() + 1);  // everybody's clocks have begun
  Lived slow(fast);
  const LifeRules rules{*scenario.life, scenario.parameters.demand, slow.draws};
  std::size_t looks = 0;
  while (fast.world.week < until) {
    const core::Week week = slow.world.week;
    slow.world.people_wheel = random::Wheel(week, until + 1);
    for (std::uint32_t person = 0; person < slow.world.people.slots(); ++person) {
      if (!slow.world.people.at[person].is_present) continue;
      slow.world.people.at[person].next_event = population::kUnknownEvent;  // nothing is kept from week to week
      const bool is_due = has_event(slow.world, person, week, rules);
      const double time = demand::next_event(slow.world.people, slow.world.cases, person, rules).time;
      ASSERT_EQ(is_due, time < week + 1) << "week " << week << ", time " << time;
      if (!is_due && !has_date(slow.world, person, week)) continue;
      slow.world.people_wheel.add(week, {person, slow.world.people.at[person].stamp});
      ++looks;
    }
    slow.live();
    fast.live();
    const auto there = slow.people();
    const auto here = fast.people();
    ASSERT_EQ(here.size(), there.size()) << "week " << week;
    for (const auto& [id, person] : here) {
      const auto found = there.find(id);
      ASSERT_NE(found, there.end()) << "week " << week;
      const Case* a = fast.case_of(person);
      const Case* b = slow.case_of(found->second);
      ASSERT_EQ(a == nullptr, b == nullptr) << "week " << week;
      ASSERT_TRUE(a == nullptr || same_record(*a, *b)) << "week " << week;
      ASSERT_EQ(fast.world.people.at[person].group, slow.world.people.at[found->second].group);
    }
  }
  EXPECT_GT(looks, 500U);
}

TEST(LifeScan, AgreesWithTheWheelInTheWholeMarket) {
  for (const char* plan : {"baseline", "fee-cut"}) {
    const Prepared prepared(testing::tiny(plan), 3);
    expect_scan_and_wheel_agree(prepared.scenario(), 17, 130);
  }
}

TEST(LifeScan, AgreesWithTheWheelWhereNobodyMeetsTheMarket) {
  Node document = testing::tiny();
  scale(document, "/demand/contact/eligible", 0);
  scale(document, "/demand/contact/own_care", 0);
  const Prepared prepared(document, 3);
  expect_scan_and_wheel_agree(prepared.scenario(), 18, 130);
}

TEST(LifeScan, AgreesWithTheWheelOnRandomSmallWorlds) {
  for (std::uint64_t world = 0; world < 3; ++world) {
    const random::Draws draws(19, 0, static_cast<std::uint32_t>(world));
    Node document = testing::tiny();
    std::int32_t number = 0;
    for (const char* pointer :
         {"/demand/need/moves", "/demand/contact/discharge", "/demand/contact/asking", "/demand/support/carer_gain",
          "/demand/support/carer_loss", "/demand/need/dementia_incidence", "/population/leaving_area",
          "/population/death_season", "/demand/contact/hospital_season", "/demand/contact/review_weeks",
          "/demand/need/excess_first"}) {
      scale(document, pointer, 0.3 + 1.4 * draws.first({1}, random::Purpose::kMigrationCount, number++));
    }
    testing::set(document, "/simulation/market_run_in", {20.0});
    const Prepared prepared(document, 3);
    expect_scan_and_wheel_agree(prepared.scenario(), 20 + world, 120);
  }
}

}  // namespace
}  // namespace caremarket::reference
