// Directions that each rule promises, alone, in one frozen state: never a fitted level.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/units.hpp"
#include "engine/market/finder.hpp"
#include "engine/providers/entry.hpp"
#include "engine/providers/exits.hpp"
#include "engine/simulation/phases.hpp"
#include "engine/workforce/recruitment.hpp"
#include "engine/workforce/retention.hpp"
#include "engine/workforce/rota.hpp"
#include "tests/support/staff.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using core::Kind;
using core::Setting;
using providers::Provider;

constexpr std::array<Setting, 2> kPlaced{Setting::kResidential, Setting::kHomeCare};

/// The area as it stands at week 0, with everybody who has a need asking for care that the council pays.
class Frozen {
 public:
  Frozen() : prepared_(tiny(), 2), draws_(3, 0, 0), world(simulation::run_in(prepared_.scenario(), draws_)) {
    offers = simulation::make_offers(world, prepared_.scenario());
    for (providers::Offer& offer : offers) {
      offer.places = offer.is_open ? 1 : 0;
      offer.minutes = offer.is_open ? 100'000 : 0;
      offer.is_open_to_council = offer.is_open;
    }
    // Every provider would take one request in two at the fee of today, whatever has been fitted.
    price = parameters().providers.price;
    price.acceptance_intercept.at.fill(0);
    for (std::size_t slot = 0; slot < offers.size(); ++slot) {
      const Kind kind = world.providers.at[slot].kind;
      const double fee = market::price_offered(world.rates, workforce::setting_of(kind), core::Payer::kCouncil, false);
      const double reference = price.acceptance_reference[kind];
      offers[slot].reservation = core::is_home(kind) ? fee - reference : fee / reference;
    }
  }

  [[nodiscard]] const simulation::Parameters& parameters() const { return prepared_.scenario().parameters; }
  [[nodiscard]] const random::Draws& draws() const { return draws_; }

  /// Whom each person with a case would be placed with, were they alone in the queue for `setting` under `rates`.
  [[nodiscard]] std::vector<std::int32_t> found(Setting setting, const funding::Rates& rates,
                                                const std::vector<providers::Offer>& on_offer) const {
    const market::Pricing pricing{rates, parameters().funding, price};
    const market::Candidates candidates = market::candidates_of(
        world.providers, prepared_.scenario().tables->localities.size(), prepared_.scenario().parameters.market);
    market::Finder finder({world.people, world.providers, on_offer, candidates, parameters().market, pricing, draws_});
    std::vector<std::int32_t> chosen;
    for (demand::Case of : world.cases.at) {
      if (!of.is_open) continue;
      of.capital = 0;
      of.is_owner = false;
      of.care = demand::Care{};
      of.package = 600;
      of.request.wanted = setting;
      chosen.push_back(finder.find(of));
    }
    return chosen;
  }

  [[nodiscard]] std::size_t placed(const std::vector<std::int32_t>& chosen) const {
    return chosen.size() - static_cast<std::size_t>(std::count(chosen.begin(), chosen.end(), demand::kNobody));
  }

 private:
  Prepared prepared_;
  random::Draws draws_;

 public:
  simulation::World world;
  std::vector<providers::Offer> offers;
  providers::PriceParameters price;
};

TEST(Directions, AHigherFeeIsNeverAcceptedByFewer) {
  const Frozen frozen;
  for (const Setting setting : kPlaced) {
    funding::Rates lower = frozen.world.rates;
    for (double& fee : lower.fee.at) fee *= 0.7;
    const auto before = frozen.found(setting, lower, frozen.offers);
    const auto after = frozen.found(setting, frozen.world.rates, frozen.offers);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] != demand::kNobody) {
        EXPECT_NE(after[i], demand::kNobody);
      }
    }
    EXPECT_GT(frozen.placed(after), frozen.placed(before)) << core::label(setting);
  }
}

TEST(Directions, AHigherSpotPremiumNeverLeavesMoreWaiting) {
  const Frozen frozen;
  const providers::PriceParameters& price = frozen.parameters().providers.price;
  for (const Setting setting : kPlaced) {
    funding::Rates low = frozen.world.rates;
    for (double& fee : low.fee.at) fee *= 0.7;
    low.spot.at.fill(0);
    funding::Rates high = low;
    high.spot.at.fill(0.25);
    const auto before = frozen.found(setting, low, frozen.offers);
    const auto after = frozen.found(setting, high, frozen.offers);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] != demand::kNobody) {
        EXPECT_NE(after[i], demand::kNobody);
      }
    }
    EXPECT_GT(frozen.placed(after), frozen.placed(before)) << core::label(setting);
  }
  double spot = 0;
  for (const double waiting : {0.0, 2.0, 5.0, 20.0, 1e6}) {
    const double next = providers::next_spot(price, 0.01, waiting, frozen.world.adults);
    EXPECT_GE(next, spot);
    EXPECT_LE(next, std::max(0.01, price.spot_cap));
    spot = next;
  }
}

TEST(Directions, OneMorePlaceIsTakenOrLeavesAllChoicesAsTheyWere) {
  const Frozen frozen;
  std::size_t moved = 0;
  for (std::size_t slot = 0; slot < frozen.offers.size(); ++slot) {
    if (!core::is_home(frozen.world.providers.at[slot].kind) || !frozen.offers[slot].is_open) continue;
    std::vector<providers::Offer> fewer = frozen.offers;
    fewer[slot].places = 0;
    const auto before = frozen.found(Setting::kResidential, frozen.world.rates, fewer);
    const auto after = frozen.found(Setting::kResidential, frozen.world.rates, frozen.offers);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (after[i] == before[i]) continue;
      EXPECT_EQ(after[i], static_cast<std::int32_t>(slot));
      ++moved;
    }
  }
  EXPECT_GT(moved, 0U);
}

TEST(Directions, AHigherMarginNeverClosesMore) {
  const Frozen frozen;
  providers::ExitParameters exit = frozen.parameters().providers.exit;
  exit.hazard.at.fill(1.0);
  exit.grace_weeks = 0;
  std::size_t low = 0;
  std::size_t high = 0;
  for (core::Week week = 0; week < 60; ++week) {
    providers::Providers poorer = frozen.world.providers;
    providers::Providers richer = frozen.world.providers;
    for (Provider& provider : poorer.at) provider.margin = -0.05, provider.cash = 1'000'000'000;
    for (Provider& provider : richer.at) provider.margin = 0.10, provider.cash = 1'000'000'000;
    providers::decide_exits(poorer, week, exit, frozen.draws());
    providers::decide_exits(richer, week, exit, frozen.draws());
    for (std::size_t slot = 0; slot < poorer.at.size(); ++slot) {
      EXPECT_GE(providers::exit_hazard(exit, poorer.at[slot], week),
                providers::exit_hazard(exit, richer.at[slot], week));
      if (richer.at[slot].is_closing()) {
        EXPECT_TRUE(poorer.at[slot].is_closing());
      }
      low += poorer.at[slot].is_closing() ? 1 : 0;
      high += richer.at[slot].is_closing() ? 1 : 0;
    }
  }
  EXPECT_GT(low, high);
  EXPECT_GT(high, 0U);
}

TEST(Directions, AHigherMarginNeverDetersAnEntrant) {
  const Frozen frozen;
  const providers::Parameters& all = frozen.parameters().providers;
  for (const Kind kind : {Kind::kResidentialHome, Kind::kNursingHome, Kind::kHomeCareProvider}) {
    double before = 0;
    for (const double margin : {-0.2, -0.05, 0.0, 0.1, 0.2, 0.5}) {
      const double factor = providers::entry_factor(all.entry, all.exit, kind, {margin, 0.95, 0.1});
      EXPECT_GE(factor, before);
      EXPECT_LE(factor, providers::highest_factor(all.entry, kind) * (1 + 1e-12));
      before = factor;
    }
  }
}

/// Weeks in which 400 workers leave one employer at a constant factor of pay and strain.
std::vector<core::Week> weeks_of_leaving(const workforce::Parameters& parameters, double pay, double strain) {
  const random::Draws draws(21, 0, 0);
  Staff staff(1, draws);
  workforce::Employer& employer = staff.labour.employers[0];
  employer.pay_factor.at.fill(workforce::pay_factor(parameters, std::log(pay / 12)));
  employer.strain_excess = strain;
  for (std::uint64_t number = 0; number < 400; ++number) staff.hire(number, core::Role::kCareWorker, 0, 0, parameters);
  std::vector<core::Week> weeks(400, 200);
  for (core::Week week = 1; week < 200; ++week) {
    for (const std::uint32_t worker : staff.leavers(week, parameters)) weeks[worker] = week;
  }
  return weeks;
}

TEST(Directions, HigherPayNeverHastensAndStrainNeverDelaysLeaving) {
  const Frozen frozen;
  const workforce::Parameters& parameters = frozen.parameters().workforce;
  ASSERT_GT(parameters.pay_on_leaving, 0);
  ASSERT_GT(parameters.strain_on_leaving, 0);
  const auto usual = weeks_of_leaving(parameters, 12.0, 0);
  const auto paid = weeks_of_leaving(parameters, 13.0, 0);
  const auto strained = weeks_of_leaving(parameters, 12.0, 0.2);
  for (std::size_t i = 0; i < usual.size(); ++i) {
    EXPECT_GE(paid[i], usual[i]);
    EXPECT_LE(strained[i], usual[i]);
  }
  EXPECT_NE(paid, usual);
  EXPECT_NE(strained, usual);
}

TEST(Directions, VacanciesAndPayNeverLowerHires) {
  const Frozen frozen;
  const workforce::Parameters& parameters = frozen.parameters().workforce;
  EXPECT_LE(workforce::hiring_factor(parameters, 50, 3, 1.0), workforce::hiring_factor(parameters, 50, 6, 1.0));
  EXPECT_LE(workforce::hiring_factor(parameters, 50, 3, 1.0), workforce::hiring_factor(parameters, 50, 3, 1.1));
}

TEST(Directions, ALongerUsualWaitNeverAttracts) {
  const Frozen frozen;
  const demand::ChoiceParameters& choice = frozen.parameters().demand.choice;
  demand::Options quick;
  quick.is_offered.at.fill(1);
  for (const Setting setting : {Setting::kHomeCare, Setting::kResidential, Setting::kExtraCare}) {
    if (choice.per_week_waited[setting] > 0) ADD_FAILURE() << core::label(setting);
    demand::Options slow = quick;
    slow.usual_wait[setting] = 8;
    for (const demand::Case& of : frozen.world.cases.at) {
      if (!of.is_open) continue;
      const Setting before = demand::choose(choice, frozen.world.people, of, 0, {}, quick, frozen.draws());
      const Setting after = demand::choose(choice, frozen.world.people, of, 0, {}, slow, frozen.draws());
      if (after == setting) {
        EXPECT_EQ(before, setting);
      }
      if (before != setting) {
        EXPECT_EQ(after, before);
      }
    }
  }
}

}  // namespace
}  // namespace caremarket::testing
