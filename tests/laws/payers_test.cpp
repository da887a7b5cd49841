// Who pays for care, what each pays, and that every stay in a care home is somebody's from its start to its end.
#include <gtest/gtest.h>

#include "engine/demand/support.hpp"
#include "engine/market/care.hpp"
#include "engine/simulation/conservation.hpp"
#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using core::Payer;
using core::Setting;
using input::Node;

/// Tiny with every payer in it.
Node with_all_payers() {
  Node document = tiny();
  for (const char* setting : {"home_care", "residential", "nursing"}) {
    set(document, std::string("/funding/continuing_care/") + setting, {0.3});
  }
  for (const char* band : {"18-64", "65-74", "75-84", "85+"}) {
    set(document, std::string("/population/placed_by_others/") + band, {band[0] == '1' ? 0.01 : 0.5});
    set(document, std::string("/simulation/opening_other_council/") + band, {0.2});
  }
  for (const char* need : {"low", "medium", "high"}) {
    set(document, std::string("/demand/contact/short_stay/") + need, {0.8});
    set(document, std::string("/demand/contact/asks_on_discharge/") + need, {0.5});
  }
  return document;
}

TEST(Payers, StartsLessEndingsAreTheChangeOfEachPayersResidents) {
  const Prepared prepared(with_all_payers(), 4);
  Lived lived(prepared.scenario(), 5);
  core::By<Payer, std::int64_t> ended, paid;
  while (lived.world.week < 150) {
    const simulation::Balance before = simulation::balance_of(lived.world);
    lived.live();
    ASSERT_NO_THROW(simulation::check_conservation(before, lived.world, lived.scenario(), lived.log));
    for (const market::StayEnd& stay : lived.log.stays) ++ended[stay.payer];
    for (const demand::Case& of : lived.world.cases.at) {
      if (of.is_open && of.is_in_home()) ++paid[of.care.payer];
    }
  }
  for (std::size_t p = 0; p < core::kCount<Payer>; ++p) {
    EXPECT_GT(paid.at[p], 0) << core::label(static_cast<Payer>(p));
    EXPECT_GT(ended.at[p], 0) << core::label(static_cast<Payer>(p));
  }
}

TEST(Payers, ChargesAreTheCouncilsOwnClientsAloneAndWhatOthersPayIsNoneOfItsCost) {
  const Prepared prepared(with_all_payers(), 2);
  Lived lived(prepared.scenario(), 6);
  lived.live_until(60);
  for (const demand::Case& of : lived.world.cases.at) {
    if (!of.is_open || !of.is_in_care()) continue;
    if (of.care.payer != Payer::kCouncil) {
      EXPECT_EQ(of.care.charge, 0);
    }
    if (of.care.payer == Payer::kNhs) {
      EXPECT_EQ(of.care.nhs, 0) << "no contribution on top of care paid in full";
    }
    if (of.care.payer == Payer::kOtherCouncil) {
      EXPECT_TRUE(of.is_in_home());
    }
    if (of.care.payer == Payer::kCouncilShortStay) {
      EXPECT_TRUE(of.is_in_home());
    }
    if (of.care.payer != Payer::kSelf) {
      EXPECT_EQ(of.draw_down, 0);
    }
  }
}

TEST(Payers, EachPaysItsOwnRatioOfTheFee) {
  const Prepared prepared(tiny(), 1);
  funding::Rates rates;
  rates.standard.at.fill(1000);
  rates.fee.at.fill(900);
  rates.younger.at.fill(2);
  rates.council_run = 1.5, rates.short_stay = 1.1, rates.nhs = 1.2, rates.other_council = 1.05;
  const simulation::Parameters& parameters = prepared.scenario().parameters;
  const market::Pricing pricing{rates, parameters.funding, parameters.providers.price};
  providers::Provider home;
  home.kind = core::Kind::kResidentialHome;
  demand::Case of;
  of.care.setting = Setting::kResidential;
  const auto price = [&](Payer payer) {
    of.care.payer = payer;
    return market::price_of(of, &home, pricing);
  };
  EXPECT_EQ(price(Payer::kCouncil), 90000);
  EXPECT_EQ(price(Payer::kCouncilShortStay), 99000);
  EXPECT_EQ(price(Payer::kNhs), 120000);
  EXPECT_EQ(price(Payer::kOtherCouncil), 105000);
  home.owner = core::Owner::kCouncil;
  EXPECT_EQ(price(Payer::kCouncil), 135000);
  EXPECT_EQ(price(Payer::kOtherCouncil), 105000) << "others pay what they pay anywhere";
  home.owner = core::Owner::kForProfit;
  of.care.is_younger = true;
  EXPECT_EQ(price(Payer::kCouncil), 180000);
  EXPECT_EQ(price(Payer::kNhs), 240000);
  EXPECT_EQ(market::price_offered(rates, Setting::kResidential, Payer::kCouncil, true), 1800);
}

TEST(Payers, AHigherChanceOfContinuingCareNeverTakesItAway) {
  const Prepared prepared(tiny(), 1);
  funding::Parameters funding = prepared.scenario().parameters.funding;
  const funding::Rules rules = funding::rules_at(funding, prepared.scenario().start);
  demand::Case of;
  of.need = core::Need::kHigh;
  for (const double u : {0.05, 0.2, 0.6}) {
    of.continuing = u;
    bool had = false;
    for (const double chance : {0.0, 0.1, 0.3, 0.9}) {
      funding.continuing_care[Setting::kNursing] = chance;
      const bool has = demand::payer_for(of, Setting::kNursing, rules, funding) == Payer::kNhs;
      EXPECT_TRUE(has || !had);
      had = has;
    }
    EXPECT_TRUE(had);
  }
  of.need = core::Need::kMedium;
  of.continuing = 0;
  EXPECT_NE(demand::payer_for(of, Setting::kNursing, rules, funding), Payer::kNhs);
}

TEST(Payers, AHomeInWhichOthersLiveCountsUnlessItIsDisregarded) {
  demand::Case of;
  of.is_owner = true;
  of.lives_alone = true;
  EXPECT_TRUE(demand::counts_home(of, Setting::kResidential));
  EXPECT_FALSE(demand::counts_home(of, Setting::kHomeCare));
  of.is_disregarded = true;
  EXPECT_TRUE(demand::counts_home(of, Setting::kResidential)) << "nobody is left in it";
  of.lives_alone = false;
  EXPECT_FALSE(demand::counts_home(of, Setting::kResidential));
  of.is_disregarded = false;
  EXPECT_TRUE(demand::counts_home(of, Setting::kResidential));
}

TEST(Payers, WealthIsDrawnAtThePricesOfTheWeek) {
  const Prepared prepared(tiny(), 1);
  const Lived lived(prepared.scenario(), 9);
  const demand::Case& some = lived.world.cases.at.front();
  funding::Rates rates;
  const auto drawn = [&](double level) {
    rates.price_level = level;
    demand::Case of;
    of.person = some.person;
    random::Draws draws(9, 0, 0);
    demand::know_wealth(lived.world.people, of, 0, rates, prepared.scenario().parameters.funding, draws);
    return of;
  };
  const demand::Case now = drawn(1), later = drawn(2);
  EXPECT_EQ(later.capital, 2 * now.capital);
  EXPECT_EQ(later.home_value, 2 * now.home_value);
  EXPECT_EQ(later.income, now.income) << "kept at the prices of the start";
}

}  // namespace
}  // namespace caremarket::testing
