#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/fetch.hpp"
#include "engine/demand/support.hpp"
#include "engine/market/finder.hpp"
#include "engine/random/favourite.hpp"
#include "engine/simulation/start.hpp"

namespace caremarket::simulation {
namespace {

using core::Setting;
using providers::Provider;
using random::Purpose;

/// Room left while the opening clients are shared out: beds, or minutes of care.
struct Room {
  std::int32_t places = 0;
  core::Minutes minutes = 0;
};

/// Gives an opening client the provider it would choose among those of `serving` with room; kNobody when there is none.
std::int32_t share_out(const World& world, const std::vector<market::Serving::One>& serving,
                       const std::vector<Room>& room, const demand::Case& of, const market::Parameters& market,
                       const random::Draws& draws) {
  const core::OriginId id = world.people.at[of.person].id;
  const std::uint8_t locality = world.people.at[of.person].traits.locality;
  random::Favourite best(demand::kNobody, market.noise);
  for (const market::Serving::One& one : serving) {
    const Provider& provider = world.providers.at[one.slot];
    const Room& left = room[one.slot];
    const bool fits = core::is_home(provider.kind) ? left.places > 0 : left.minutes >= of.package;
    if (!fits) continue;
    const double u = draws.first(core::pair_with_mixed(id, one.mixed_id), Purpose::kOpeningCare, 0);
    const double utility =
        market::preference(market, provider, locality, false) + market::pull_of(market, provider.kind, left.places);
    best.meet(static_cast<std::int32_t>(one.slot), utility, u);
  }
  return best.slot();
}

/// Of those who lack care when the world is built, some have asked before and do not ask again as they are.
void refuse_some(World& world, const Scenario& scenario, demand::Case& of, const random::Draws& draws) {
  if (demand::care_gap(of, scenario.parameters.demand.support) <= 0) return;
  const StartParameters& start = scenario.parameters.simulation;
  population::Person& person = world.people.at[of.person];
  const auto& shares = of.has_dementia ? start.opening_refused_with_dementia : start.opening_refused;
  if (draws.first(person.id, Purpose::kOpeningRefusal, 0) >= shares[of.need]) return;
  const demand::Circumstances before = demand::circumstances(person, of);
  of.is_refused = true;
  demand::carry_on(person, of, before, scenario.people_from(), {*scenario.life, scenario.parameters.demand, draws});
}

/// What is left to share out.
struct Opening {
  market::Candidates candidates;
  std::vector<Room> room;  ///< by provider slot
};

/// Gives a case the care with which its person begins, if any.
void place_opening_client(World& world, const Scenario& scenario, demand::Case& of, Opening& opening,
                          const market::Pricing& pricing, const random::Draws& draws) {
  const Parameters& parameters = scenario.parameters;
  const core::Week from = scenario.people_from();
  const core::OriginId id = world.people.at[of.person].id;
  const int age = static_cast<int>(world.people.age(of.person, from));
  const core::AgeBand band = core::age_band(age);
  const random::Uniforms u = draws.at(id, Purpose::kOpeningCare, 0);
  const Setting setting = opening_setting(scenario, world.people.at[of.person], of, age, u.first);
  if (setting == Setting::kUnpaidCare) return refuse_some(world, scenario, of, draws);
  demand::know_wealth(world.people, of, from, world.rates, parameters.funding, draws);
  of.package = demand::package_for(world.people, of, parameters.demand, 0, draws);
  of.reviewed_need = of.need;
  of.needs_nurse = setting == Setting::kNursing;
  of.funder = opening_funder(scenario, id, band, setting, draws);
  market::Place place{setting};
  place.is_younger = band == core::AgeBand::k18To64;
  if (setting == Setting::kExtraCare) {
    for (std::size_t s = 0; s < world.schemes.size(); ++s) {
      const housing::Scheme& scheme = world.schemes[s];
      if (!scheme.is_open() || scheme.tenants >= housing::lettable(parameters.housing, scheme)) continue;
      place.scheme = static_cast<std::int32_t>(s);
      place.provider = scheme.team;
      break;
    }
  } else {
    place.provider = share_out(world, opening.candidates[setting].all, opening.room, of, parameters.market, draws);
  }
  if (place.provider == demand::kNobody) return;
  const demand::LifeRules rules{*scenario.life, parameters.demand, draws};
  const demand::Circumstances before = demand::circumstances(world.people.at[of.person], of);
  market::start_care(of, place, from, parameters.demand.contact.review_weeks, world.providers, world.schemes, pricing);
  begin_opening_stay(world, scenario, of, u.second, pricing);
  demand::carry_on(world.people.at[of.person], of, before, from, rules);
  Room& left = opening.room[static_cast<std::size_t>(place.provider)];
  if (core::is_care_home(setting))
    --left.places;
  else
    left.minutes -= of.package;
}

}  // namespace

void place_opening_clients(World& world, const Scenario& scenario, const random::Draws& draws,
                           const market::Pricing& pricing) {
  Opening opening{
      market::candidates_of(world.providers, scenario.tables->localities.size(), scenario.parameters.market), {}};
  for (const Provider& provider : world.providers.at)
    opening.room.push_back({provider.in_service, core::minutes(provider.size)});
  std::vector<std::pair<core::OriginId, std::int32_t>> cases;
  for (std::size_t c = 0; c < world.cases.at.size(); ++c) {
    cases.emplace_back(world.people.at[world.cases.at[c].person].id, static_cast<std::int32_t>(c));
  }
  std::sort(cases.begin(), cases.end());
  core::walk_ahead(
      std::span<const std::pair<core::OriginId, std::int32_t>>(cases),
      [&](const auto& one) { demand::fetch_clocks_and_facts(world.cases[one.second]); },
      [&](const auto& one) { __builtin_prefetch(&world.people.at[world.cases[one.second].person]); },
      [&](const auto& one) {
        place_opening_client(world, scenario, world.cases[one.second], opening, pricing, draws);
      });
}

}  // namespace caremarket::simulation
