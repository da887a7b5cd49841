// What is kept from week to week for speed, against making it anew from the records.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/workforce/pay.hpp"
#include "engine/workforce/retention.hpp"
#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using testing::Lived;
using testing::Prepared;

/// What clients bring one provider.
struct Sums {
  core::Pence income = 0, council = 0, self = 0;
  std::int32_t self_clients = 0;
  core::Minutes committed = 0;
  bool operator==(const Sums&) const = default;
};

std::vector<Sums> summed(const simulation::World& world) {
  std::vector<Sums> all(world.providers.at.size());
  for (const demand::Case& of : world.cases.at) {
    if (!of.is_open || of.care.provider == demand::kNobody) continue;
    Sums& sums = all[static_cast<std::size_t>(of.care.provider)];
    const core::Pence income = of.care.price + of.care.nhs;
    const bool pays = of.care.payer == core::Payer::kSelf;
    sums.income += income;
    sums.council += core::is_council(of.care.payer) ? income : 0;
    sums.self += pays ? of.care.price : 0;
    sums.self_clients += pays ? 1 : 0;
    sums.committed += core::is_care_home(of.care.setting) ? 0 : of.package;
  }
  return all;
}

/// Candidates made anew, without the providers that opened after this week's placement.
market::Candidates made_anew(const simulation::World& world, std::size_t localities, const market::Parameters& market) {
  providers::Providers known = world.providers;
  std::erase_if(known.order, [&](std::uint32_t slot) { return slot >= world.known_providers; });
  return market::candidates_of(known, localities, market);
}

TEST(Kept, SumsOfProvidersAndCandidatesAreThoseOfTheRecords) {
  for (const char* plan : {"fee-cut", "extra-care"}) {
    input::Node document = testing::tiny(plan);
    for (const char* pointer :
         {"/providers/exit/hazard", "/providers/entry/rate"}) {  // so that some close, others open
      for (auto& [kind, value] : std::get<input::Node::Map>(testing::at(document, pointer).value)) value = {0.5};
    }
    const Prepared prepared(document, 4);
    Lived lived(prepared.scenario(), 51);
    std::size_t closed = 0;
    std::size_t opened = 0;
    while (lived.world.week < 200) {
      lived.live();
      const std::vector<Sums> expected = summed(lived.world);
      for (std::size_t slot = 0; slot < expected.size(); ++slot) {
        const providers::Provider& one = lived.world.providers.at[slot];
        const Sums kept{one.income, one.council_income, one.self_income, one.self_clients, one.committed};
        ASSERT_TRUE(kept == expected[slot]) << plan << ", week " << lived.week() << ", slot " << slot;
      }
      const std::size_t localities = prepared.scenario().tables->localities.size();
      ASSERT_EQ(lived.world.candidates.at, made_anew(lived.world, localities, prepared.scenario().parameters.market).at)
          << plan << ", week " << lived.week();
      closed += lived.log.closed.size();
      opened += lived.log.providers.entries.size();
    }
    EXPECT_GT(closed, 2U) << plan;
    EXPECT_GT(opened, 2U) << plan;
  }
}

TEST(Kept, PayIsThatOfTheFloorAndOfTheEmployersPolicy) {
  for (const char* plan : {"pay-floor", "extra-care"}) {
    input::Node document = testing::tiny(plan);
    for (auto& [kind, value] : std::get<input::Node::Map>(testing::at(document, "/providers/entry/rate").value)) {
      value = {0.8};  // so that employers come whose pay has not been set before
    }
    const Prepared prepared(document, 3);
    const workforce::Parameters& rules = prepared.scenario().parameters.workforce;
    Lived lived(prepared.scenario(), 52);
    const std::size_t at_first = lived.world.labour.employers.size();
    std::size_t newest = at_first;  // employers of last week: later ones have not been through a week's pay yet
    while (lived.world.week < 156) {
      lived.live();
      const workforce::Labour& labour = lived.world.labour;
      for (std::size_t slot = 0; slot < newest; ++slot) {
        const workforce::Employer& employer = labour.employers[slot];
        if (!employer.is_open) continue;
        for (std::size_t r = 0; r < workforce::kRoles; ++r) {
          if (!workforce::employs(rules, employer.kind, static_cast<core::Role>(r))) continue;
          const double outside = labour.outside_pay.at[r];
          const double pay = std::max(lived.world.pay_floor.at[r], outside * std::exp(employer.relative_pay.at[r]));
          ASSERT_EQ(employer.hourly_pay.at[r], pay) << plan << ", week " << lived.week() << ", slot " << slot;
          ASSERT_NEAR(employer.pay_factor.at[r] * std::pow(pay / outside, rules.pay_on_leaving), 1, 1e-12);
          ASSERT_NEAR(employer.pull.at[r] / std::pow(pay / outside, rules.pay_on_employer_choice), 1, 1e-12);
        }
      }
      newest = labour.employers.size();
    }
    EXPECT_GT(newest, at_first) << plan;
  }
}

}  // namespace
}  // namespace caremarket::reference
