#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/fetch.hpp"
#include "engine/core/hearing.hpp"
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

/// Gives an opening client the provider it would choose among those of `serving` with room: of those it hears of, else
/// of all others; kNobody when none has room.
std::int32_t share_out(const World& world, const market::Serving& serving, const std::vector<Room>& room,
                       const demand::Case& of, const market::Parameters& market, const random::Draws& draws) {
  const core::OriginId id = world.people.at[of.person].id;
  const std::uint8_t locality = world.people.at[of.person].traits.locality;
  const market::Chances chances = serving.chances[locality];
  const std::uint64_t near = core::words_of(chances.near), far = core::words_of(chances.far);
  for (const bool first_look : {true, false}) {
    random::Favourite best(demand::kNobody, market.noise);
    for (const market::Serving::One& one : serving.all) {
      const Provider& provider = world.providers.at[one.slot];
      const Room& left = room[one.slot];
      const bool fits = core::is_home(provider.kind) ? left.places > 0 : left.minutes >= of.package;
      if (!fits || core::hears_of(id, one.mixed_id, one.locality == locality ? near : far) != first_look) continue;
      const double u = draws.first(core::pair_with_mixed(id, one.mixed_id), Purpose::kOpeningCare, 0);
      const double utility =
          market::preference(market, provider, locality, false) + market::pull_of(market, provider.kind, left.places);
      best.meet(static_cast<std::int32_t>(one.slot), utility, u);
    }
    if (!best.is_nobody()) return best.slot();
  }
  return demand::kNobody;
}

/// Of those who lack care when the world is built, some have asked before and do not ask again as they are.
void refuse_some(const World& world, const Scenario& scenario, demand::Case& of, const random::Draws& draws) {
  if (demand::care_gap(of, scenario.parameters.demand.support) <= 0) return;
  const StartParameters& start = scenario.parameters.simulation;
  const auto& shares = of.has_dementia ? start.opening_refused_with_dementia : start.opening_refused;
  of.is_refused = draws.first(world.people.at[of.person].id, Purpose::kOpeningRefusal, 0) < shares[of.need];
}

/// What is left to share out.
struct Opening {
  market::Candidates candidates;
  std::vector<Room> room;  ///< by provider slot
};

/// Somebody in care at the opening: where, and the uniform of how long already.
struct Client {
  core::OriginId id;
  std::int32_t slot = 0;  ///< of the case
  Setting setting{};
  double u_stay = 0.5;
};

/// Those in care at the opening, in order of id; of the others, some have asked before.
std::vector<Client> opening_clients(World& world, const Scenario& scenario, const random::Draws& draws) {
  std::vector<Client> clients;
  for (std::size_t c = 0; c < world.cases.at.size(); ++c) {
    demand::Case& of = world.cases.at[c];
    const population::Person& person = world.people.at[of.person];
    const random::Uniforms u = draws.at(person.id, Purpose::kOpeningCare, 0);
    const int age = static_cast<int>(world.people.age(of.person, scenario.people_from()));
    const Setting setting = opening_setting(scenario, person, of, age, u.first);
    if (setting == Setting::kUnpaidCare)
      refuse_some(world, scenario, of, draws);
    else
      clients.push_back({person.id, static_cast<std::int32_t>(c), setting, u.second});
  }
  std::sort(clients.begin(), clients.end(), [](const Client& a, const Client& b) { return a.id < b.id; });
  return clients;
}

/// Gives a client the care with which its person begins.
void place_opening_client(World& world, const Scenario& scenario, const Client& client, Opening& opening,
                          const market::Pricing& pricing, const random::Draws& draws) {
  const Parameters& parameters = scenario.parameters;
  const core::Week from = scenario.people_from();
  demand::Case& of = world.cases[client.slot];
  const Setting setting = client.setting;
  const core::AgeBand band = core::age_band(static_cast<int>(world.people.age(of.person, from)));
  demand::know_wealth(world.people, of, from, world.rates, parameters.funding, draws);
  of.package = demand::package_for(world.people, of, parameters.demand, 0, draws);
  of.reviewed_need = of.need;
  of.needs_nurse = setting == Setting::kNursing;
  of.funder = opening_funder(scenario, client.id, band, setting, draws);
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
    place.provider = share_out(world, opening.candidates[setting], opening.room, of, parameters.market, draws);
  }
  if (place.provider == demand::kNobody) return;
  market::start_care(of, place, from, parameters.demand.contact.review_weeks, world.providers, world.schemes, pricing);
  begin_opening_stay(world, scenario, of, client.u_stay, pricing);
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
  const std::vector<Client> clients = opening_clients(world, scenario, draws);
  core::walk_ahead(
      std::span<const Client>(clients), [&](const Client& one) { demand::fetch_facts(world.cases[one.slot]); },
      [&](const Client& one) {
        demand::fetch_money(world.cases[one.slot]);
        __builtin_prefetch(&world.people.at[world.cases[one.slot].person]);
      },
      [&](const Client& one) { place_opening_client(world, scenario, one, opening, pricing, draws); });
}

void start_clocks(World& world, const Scenario& scenario, const random::Draws& draws) {
  const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
  for (demand::Case& of : world.cases.at)
    demand::set_clocks(world.people.at[of.person], of, scenario.people_from(), rules);
}

}  // namespace caremarket::simulation
