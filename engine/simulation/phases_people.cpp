#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "engine/core/fetch.hpp"
#include "engine/market/turnover.hpp"
#include "engine/simulation/phases.hpp"
#include "engine/simulation/start.hpp"

namespace caremarket::simulation {
namespace {

using random::Purpose;

void arrive(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log) {
  const core::By<core::AgeBand>& placed = scenario.parameters.population.placed_by_others;
  const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
  const std::span<const Arrival> arrivals = scenario.newcomers->arrivals_in(world.week);
  draw_births(
      arrivals.size(), draws, [&](std::size_t i) { return arrivals[i].id; },
      [&](std::size_t i, const DrawnAtBirth& drawn) {
        const Flow& flow = scenario.newcomers->flows[arrivals[i].flow];
        const double enters = world.week + static_cast<double>(arrivals[i].moment);
        const bool comes_of_age = flow.age == 18;
        const double share = comes_of_age ? 0 : placed[core::age_band(flow.age)];
        const bool is_placed = share > 0 && draws.first(drawn.id, Purpose::kPlacement, 0) < share;
        const double age = flow.age + (comes_of_age ? 0.0 : drawn.traits.birthday);
        const std::uint32_t person =
            add_person(world, scenario,
                       {drawn.id, drawn.traits, drawn.need, flow.locality, flow.sex, age, enters, is_placed}, draws);
        log.arrived.push_back(person);
        if (is_placed) await_place(world, scenario, person, draws);
        const population::Person& row = world.people.at[person];
        if (row.case_of != population::kNoCase) demand::set_clocks(row, world.cases[row.case_of], row.entry, rules);
      });
}

/// Puts a person into the wheel for `look`, unless that is where the person is.
void wait_until(World& world, std::uint32_t person, core::Week look) {
  population::Person& row = world.people.at[person];
  if (row.look == look && look > world.week) return;
  row.look = look;
  world.people_wheel.add(look, {person, ++row.stamp});
}

void fetch_case(const World& world, std::uint32_t person) {
  const std::int32_t slot = world.people.at[person].case_of;
  if (slot != population::kNoCase) demand::fetch_clocks_and_facts(world.cases[slot]);
}

/// The same for the money of somebody whose facts this week has asked for already.
void fetch_money(const World& world, std::uint32_t person) {
  const std::int32_t slot = world.people.at[person].case_of;
  if (slot != population::kNoCase) demand::fetch_money(world.cases[slot]);
}

}  // namespace

void note_end(const World& world, std::uint32_t person, market::Ending ending, WeekLog& log) {
  const std::int32_t slot = world.people.at[person].case_of;
  if (slot == population::kNoCase || !world.cases[slot].is_in_home()) return;
  log.stays.push_back(market::stay_end(world.cases[slot], world.people.age(person, world.week), world.week, ending));
}

void live_demand(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log) {
  if (world.is_held) return;
  const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
  const auto live = [&](random::Due due) {
    if (world.people.at[due.index].stamp != due.stamp || !world.people.at[due.index].is_present) return;
    demand::live(world.people, world.cases, due.index, world.week, rules, log.life);
  };
  world.people_wheel.take(
      world.week, live, [&](random::Due due) { __builtin_prefetch(&world.people.at[due.index]); },
      [&](random::Due due) { fetch_case(world, due.index); });
  arrive(world, scenario, draws, log);
  for (const std::uint32_t person : log.arrived) {
    const core::Week look = demand::next_look(world.people, world.cases, person, rules);
    const bool is_quiet = look > world.week && world.people.at[person].case_of == population::kNoCase;
    if (is_quiet)
      wait_until(world, person, look);
    else
      demand::live(world.people, world.cases, person, world.week, rules, log.life);
  }
  for (const demand::LifeLog::Departure& departure : log.life.departures) {
    note_end(world, departure.person, market::Ending::kDeath, log);
    market::depart(world.market(), departure.person, world.week);
    log.gone.push_back(departure.person);
  }
  for (const std::uint32_t person : log.life.asked) {
    if (world.people.at[person].is_present) world.queues.assessment.push_back(person);
  }
}

demand::MarketView market_view(const World& world, const Scenario& scenario) {
  demand::MarketView view{world.rates, scenario.parameters.funding, {}, false, {}};
  for (const housing::Scheme& scheme : world.schemes) view.has_extra_care = view.has_extra_care || scheme.is_open();
  core::By<core::Kind> factors, number;  // multiples of the base mark-up, summed in order of id
  for (const std::uint32_t slot : world.providers.order) {
    const providers::Provider& provider = world.providers.at[slot];
    if (!provider.is_open) continue;
    factors[provider.kind] += provider.mark_up_factor;
    number[provider.kind] += 1;
  }
  view.mark_up.at.fill(scenario.parameters.funding.private_hour_ratio);
  for (std::size_t k = 0; k < core::kCount<core::Kind>; ++k) {
    const auto kind = static_cast<core::Kind>(k);
    if (number[kind] > 0) view.is_offered[workforce::setting_of(kind)] = 1;
    if (!core::is_home(kind)) continue;
    if (number[kind] > 0) view.is_offered[core::Setting::kResidential] = 1;
    const double mean = number[kind] > 0 ? factors[kind] / number[kind] : 1;
    view.mark_up[kind] = scenario.parameters.providers.price.mark_up[kind] * mean;
  }
  return view;
}

void assess_requests(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log) {
  if (world.is_held) return;
  const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
  const market::Pricing pricing{world.rates, scenario.parameters.funding, scenario.parameters.providers.price};
  const demand::MarketView view = market_view(world, scenario);
  const auto review = [&](std::uint32_t person) {
    if (!world.people.at[person].is_present) return;
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    if (of.request.progress == demand::Progress::kReablement) log.reabled.push_back(person);
    const bool was_in_home = of.is_in_home();
    const market::StayEnd stay =
        market::stay_end(of, world.people.age(person, world.week), world.week, market::Ending::kLeft);
    market::review(world.market(), person, world.week, view, pricing, rules, log.life.changed);
    if (!was_in_home || (of.is_in_home() && of.care.payer == stay.payer)) return;
    log.stays.push_back(stay);
    if (!of.is_in_home()) return;
    log.stays.back().ending = market::Ending::kOtherPayer;
    log.stayed_on.push_back(person);
  };
  core::walk_ahead(
      std::span<const std::uint32_t>(log.life.reviews),
      [&](std::uint32_t person) { __builtin_prefetch(&world.people.at[person]); },
      [&](std::uint32_t person) { fetch_money(world, person); }, review);
  for (const std::uint32_t person : log.life.ran_out) {
    if (!world.people.at[person].is_present) continue;
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    if (!of.is_in_care() || of.care.payer != core::Payer::kSelf) continue;
    note_end(world, person, market::Ending::kOtherPayer, log);
    market::run_out(world.market(), person, world.week, pricing, rules, log.life.changed);
    log.ran_out.push_back(person);
  }
  demand::assess(world.people, world.cases, world.queues, world.week, world.adults, view, rules, log.assessment,
                 log.life.changed);
}

void place_people(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log) {
  const Parameters& parameters = scenario.parameters;
  const demand::LifeRules rules{*scenario.life, parameters.demand, draws};
  const market::Pricing pricing{world.rates, parameters.funding, parameters.providers.price};
  market::requeue_closing(world.market(), world.week, parameters.market, rules, log.life.changed);
  const bool is_changed = world.known_providers != world.providers.at.size() || !log.closed.empty();
  if (is_changed) {
    world.candidates = market::candidates_of(world.providers, scenario.tables->localities.size(), parameters.market);
    world.known_providers = world.providers.at.size();
  }
  market::place(world.market(), log.offers, world.candidates, world.week, parameters.market, pricing, rules,
                log.placement, log.life.changed);

  core::By<core::Setting> long_waits;
  core::Minutes waiting = 0;
  for (const std::uint32_t person : world.queues.care) {
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    if (of.request.wanted == core::Setting::kHomeCare) waiting += of.package;
    if (world.week - of.request.agreed >= 2) long_waits[of.request.wanted] += 1;
  }
  for (const core::Setting setting : {core::Setting::kHomeCare, core::Setting::kResidential, core::Setting::kNursing}) {
    double& spot = world.providers.spot[setting];
    spot = providers::next_spot(parameters.providers.price, spot, long_waits[setting], world.adults);
  }
  core::Minutes committed = 0;
  for (const providers::Provider& provider : world.providers.at) {
    if (provider.is_open && provider.kind == core::Kind::kHomeCareProvider) committed += provider.committed;
  }
  world.unmet_share = static_cast<double>(waiting) / static_cast<double>(std::max<core::Minutes>(60, committed));
}

void schedule_people(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log) {
  const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
  population::Person* const people = world.people.at.data();
  const auto schedule = [&](std::uint32_t person) {
    population::Person& row = people[person];
    row.is_changed = false;
    if (world.is_held || !row.is_present) return;
    const core::Week look = demand::next_look(world.people, world.cases, person, rules);
    wait_until(world, person, std::max(world.week + 1, look));
  };
  core::walk_ahead(
      std::span<const std::uint32_t>(log.life.changed),
      [&](std::uint32_t person) { __builtin_prefetch(&people[person]); },
      [&](std::uint32_t person) { fetch_case(world, person); }, schedule);
}

void release_people(World& world, const Scenario& scenario, const random::Draws& draws) {
  const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
  const core::Week review = static_cast<core::Week>(core::nearest(scenario.parameters.demand.contact.review_weeks));
  const market::Pricing pricing{world.rates, scenario.parameters.funding, scenario.parameters.providers.price};
  world.is_held = false;
  for (demand::Case& of : world.cases.at) {
    if (!of.is_open) continue;
    of.capital_as_of = world.week;
    if (!of.is_in_care()) continue;
    market::reprice(of, world.providers, world.week, pricing);
    const std::uint64_t spread = core::mix(world.people.at[of.person].id.bits) % static_cast<std::uint64_t>(review);
    of.review = world.week + 1 + static_cast<core::Week>(spread);
  }
  for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
    const core::Week look = demand::next_look(world.people, world.cases, person, rules);
    world.people.at[person].look = look;
    world.people_wheel.add_opening(look, {person, world.people.at[person].stamp});
  }
  world.people_wheel.seal();
}

}  // namespace caremarket::simulation
