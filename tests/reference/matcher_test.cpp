// The obvious matcher: each person in turn looks at every provider there is, and the best that takes them is theirs.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/core/hearing.hpp"
#include "engine/market/finder.hpp"
#include "engine/simulation/phases.hpp"
#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using core::Setting;
using demand::Case;
using demand::kNobody;
using testing::Lived;
using testing::Prepared;

/// One provider as one person sees it.
struct Seen {
  bool is_near = false;
  core::OriginId id;
  std::uint32_t slot = 0;
  bool takes = false;
  double utility = 0;
};

bool gives(const providers::Provider& provider, Setting setting) {
  return workforce::setting_of(provider.kind) == setting ||
         (setting == Setting::kResidential && core::is_home(provider.kind));
}

Seen see(const simulation::World& world, const Case& of, std::uint32_t slot,
         const std::vector<providers::Offer>& offers, const market::Parameters& market, const market::Pricing& pricing,
         const random::Draws& draws) {
  const providers::Provider& provider = world.providers.at[slot];
  const core::OriginId id = world.people.at[of.person].id;
  const std::uint8_t locality = world.people.at[of.person].traits.locality;
  const Setting wanted = of.request.wanted;
  const core::Payer payer = demand::payer_for(of, wanted, pricing.rates.rules, pricing.funding);
  const bool pays = payer == core::Payer::kSelf;
  const bool is_younger = world.people.age(of.person, of.request.agreed) < 65;
  const double worth =
      market::price_offered(pricing.rates, wanted, payer, is_younger) - (is_younger ? offers[slot].younger : 0);
  const random::Uniforms u = draws.at(core::pair(id, provider.id), random::Purpose::kOfferNoise, of.request.number);
  const bool agrees = pays || (offers[slot].is_open_to_council &&
                               market::accepts(pricing.price, provider, offers[slot], worth, u.second));
  const bool is_elsewhere = static_cast<std::int32_t>(slot) != of.care.provider;
  return {provider.locality == locality, provider.id, slot,
          agrees && is_elsewhere && market::has_room(offers[slot], wanted, of.package),
          market::preference(market, provider, locality, pays) +
              market::pull_of(market, provider.kind, offers[slot].places) + market.noise * random::gumbel(u.first)};
}

/// Those the person hears of; when none of them takes the person, all others.
std::int32_t obvious_provider(const simulation::World& world, const Case& of,
                              const std::vector<providers::Offer>& offers, const market::Parameters& market,
                              const market::Pricing& pricing, const random::Draws& draws) {
  std::vector<Seen> all;
  for (std::uint32_t slot = 0; slot < world.providers.at.size(); ++slot) {
    const providers::Provider& provider = world.providers.at[slot];
    if (provider.is_open && gives(provider, of.request.wanted))
      all.push_back(see(world, of, slot, offers, market, pricing, draws));
  }
  std::sort(all.begin(), all.end(),
            [](const Seen& a, const Seen& b) { return std::pair(!a.is_near, a.id) < std::pair(!b.is_near, b.id); });
  const auto near =
      static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Seen& one) { return one.is_near; }));
  const auto [chance_near, chance_far] = market::chances_of_hearing(market.candidates, near, all.size() - near);
  const core::OriginId id = world.people.at[of.person].id;
  for (const bool is_heard_of : {true, false}) {
    std::vector<Seen> taking;
    for (const Seen& one : all) {
      const double chance = one.is_near ? chance_near : chance_far;
      const bool hears = core::hears_of(id, core::mix(one.id.bits), core::words_of(chance));
      if (one.takes && hears == is_heard_of) taking.push_back(one);
    }
    if (taking.empty()) continue;
    const auto best = std::max_element(taking.begin(), taking.end(),
                                       [](const Seen& a, const Seen& b) { return a.utility < b.utility; });
    return static_cast<std::int32_t>(best->slot);
  }
  return kNobody;
}

/// A market in disorder: many wait, for anything, and what providers offer is drawn.
class RandomMarket {
 public:
  RandomMarket(const Prepared& prepared, std::uint64_t number)
      : scenario_(prepared.scenario()),
        draws_(41, 0, static_cast<std::uint32_t>(number)),
        lived_(prepared.scenario(), number) {
    lived_.live_until(-40 + 20 * static_cast<core::Week>(number));
    parameters = scenario_.parameters.market;
    parameters.candidates = 1 + std::floor(4 * uniform());
    parameters.quality = 4 * uniform() - 2;
    parameters.wealth = 4 * uniform() - 2;
    world().providers.sort();
    offers = simulation::make_offers(world(), scenario_);
    for (providers::Offer& offer : offers) {
      offer.places = static_cast<std::int32_t>(4 * uniform());
      offer.minutes = static_cast<core::Minutes>(6000 * uniform());
      offer.is_open_to_council = uniform() < 0.8;
      offer.reservation *= 0.7 + 0.6 * uniform();
    }
    for (Case& of : world().cases.at) {
      if (!of.is_open || of.request.progress != demand::Progress::kNone || uniform() < 0.5) continue;
      const std::size_t position = static_cast<std::size_t>(5 * uniform());
      of.package = static_cast<core::Minutes>(60 + 1200 * uniform());
      market::queue_for_care(of, kAnything[position], static_cast<demand::Priority>(3 * uniform()), world().week,
                             world().queues);
      demand::know_wealth(world().people, of, world().week, world().rates, scenario_.parameters.funding, draws_);
    }
  }

  [[nodiscard]] simulation::World& world() { return lived_.world; }
  [[nodiscard]] const random::Draws& draws() const { return draws_; }
  [[nodiscard]] market::Pricing pricing() const {
    return {lived_.world.rates, scenario_.parameters.funding, scenario_.parameters.providers.price};
  }
  [[nodiscard]] std::size_t localities() const { return scenario_.tables->localities.size(); }

 private:
  static constexpr std::array<Setting, 5> kAnything{Setting::kHomeCare, Setting::kDirectPayment, Setting::kResidential,
                                                    Setting::kNursing, Setting::kResidential};
  double uniform() { return draws_.first({7}, random::Purpose::kMigrationCount, drawn_++); }

  const simulation::Scenario& scenario_;
  random::Draws draws_;
  Lived lived_;
  std::int32_t drawn_ = 0;

 public:
  market::Parameters parameters;
  std::vector<providers::Offer> offers;
};

class Matcher : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(Matcher, TheBestOfAllThatTakeThePersonIsFound) {
  const Prepared prepared(testing::tiny(), 3);
  RandomMarket market(prepared, GetParam());
  const simulation::World& world = market.world();
  const market::Candidates candidates = market::candidates_of(world.providers, market.localities(), market.parameters);
  const market::Pricing pricing = market.pricing();
  market::Finder finder(
      {world.people, world.providers, market.offers, candidates, market.parameters, pricing, market.draws()});
  std::size_t found = 0;
  for (const std::uint32_t person : world.queues.care) {
    Case of = world.cases[world.people.at[person].case_of];
    if (of.request.wanted == Setting::kExtraCare) continue;  // units are let by scheme
    demand::know_wealth(world.people, of, world.week, world.rates, market.pricing().funding, market.draws());
    const std::int32_t expected =
        obvious_provider(world, of, market.offers, market.parameters, market.pricing(), market.draws());
    ASSERT_EQ(finder.find(of), expected);
    found += expected == kNobody ? 0 : 1;
  }
  EXPECT_GT(found, 10U);
}

TEST_P(Matcher, PlacementIsTheObviousMatcherInOrderOfTheQueue) {
  const Prepared prepared(testing::tiny(), 3);
  RandomMarket market(prepared, GetParam());
  simulation::World& world = market.world();
  std::vector<std::uint32_t> order = world.queues.care;
  demand::sort_queue(order, world.people, world.cases, random::Purpose::kPlacementOrder, market.draws());
  std::vector<providers::Offer> left = market.offers;
  std::map<std::uint32_t, std::int32_t> expected;
  for (const std::uint32_t person : order) {
    Case of = world.cases[world.people.at[person].case_of];
    if (of.request.wanted == Setting::kExtraCare) continue;
    demand::know_wealth(world.people, of, world.week, world.rates, market.pricing().funding, market.draws());
    const std::int32_t slot = obvious_provider(world, of, left, market.parameters, market.pricing(), market.draws());
    if (slot == kNobody) continue;
    expected[person] = slot;
    providers::Offer& offer = left[static_cast<std::size_t>(slot)];
    core::is_care_home(of.request.wanted) ? static_cast<void>(--offer.places)
                                          : static_cast<void>(offer.minutes -= of.package);
  }
  const demand::LifeRules rules{*prepared.scenario().life, prepared.scenario().parameters.demand, market.draws()};
  market::PlacementLog log;
  std::vector<std::uint32_t> changed;
  market::place(world.market(), market.offers,
                market::candidates_of(world.providers, market.localities(), market.parameters), world.week,
                market.parameters, market.pricing(), rules, log, changed);
  std::map<std::uint32_t, std::int32_t> placed;
  for (const auto& start : log.started) {
    const demand::Care& care = world.cases[world.people.at[start.person].case_of].care;
    if (care.provider != kNobody && start.setting != Setting::kExtraCare) placed[start.person] = care.provider;
  }
  EXPECT_EQ(placed, expected);
  EXPECT_GT(placed.size(), 5U);
}

INSTANTIATE_TEST_SUITE_P(RandomStates, Matcher, ::testing::Values(1, 2, 3, 4, 5, 6));

}  // namespace
}  // namespace caremarket::reference
