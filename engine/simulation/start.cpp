#include "engine/simulation/start.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/providers/finance.hpp"
#include "engine/simulation/week.hpp"
#include "engine/workforce/pay.hpp"
#include "engine/workforce/recruitment.hpp"
#include "engine/workforce/retention.hpp"
#include "engine/workforce/rota.hpp"

namespace caremarket::simulation {
namespace {

using core::Kind;
using core::Role;
using core::Setting;
using providers::Provider;
using random::Purpose;

/// Room for people in the table, for each at the opening; room that is not used costs nothing.
constexpr double kRoom = 1.1;

void add_people(World& world, const Scenario& scenario, const random::Draws& draws, bool is_reversed) {
  const core::Week from = scenario.people_from();
  std::vector<PopulationRow> rows = scenario.tables->population;
  if (is_reversed) std::reverse(rows.begin(), rows.end());
  for (const PopulationRow& row : rows) world.adults += static_cast<double>(row.persons);
  world.people.at.reserve(static_cast<std::size_t>(kRoom * world.adults));
  world.cases.at.reserve(static_cast<std::size_t>(kRoom * world.adults / 3));
  for (const PopulationRow& row : rows) {
    const std::uint64_t cell = people_cell(scenario, row.locality, row.sex, row.age);
    const auto persons = static_cast<std::size_t>(row.persons);
    const auto id_of = [&](std::size_t i) {
      return core::origin(core::Source::kOpeningPerson, cell, is_reversed ? persons - 1 - i : i);
    };
    draw_births(persons, draws, id_of, [&](std::size_t, const DrawnAtBirth& drawn) {
      add_person(world, scenario,
                 {drawn.id, drawn.traits, drawn.need, row.locality, row.sex, row.age + drawn.traits.birthday,
                  static_cast<double>(from)},
                 draws);
    });
  }
}

Provider make_provider(const ProviderRow& row, const Scenario& scenario, const random::Draws& draws) {
  const Parameters& parameters = scenario.parameters;
  Provider provider;
  provider.id = core::origin(core::Source::kOpeningProvider, core::index(row.kind), core::name_hash(row.name));
  provider.kind = row.kind;
  provider.owner = row.owner;
  provider.locality = row.locality;
  provider.opened = scenario.first_week() - 520;
  provider.rating = row.rating;
  provider.registered = row.registered;
  provider.scale = providers::scale_of(parameters.providers.cost, row.registered);
  provider.in_service = row.in_service;
  provider.size = core::is_home(row.kind) ? row.registered : row.hours;
  provider.margin = provider.council_margin = parameters.providers.exit.reference_margin[row.kind];
  provider.usual_margin = provider.margin;
  const double u_wealth = draws.second(provider.id, Purpose::kProviderQuality, 0);
  const double u_cost = draws.first(provider.id, Purpose::kProviderCost, 0);
  providers::draw_traits(provider, u_wealth, u_cost, parameters.providers.cost.cost_spread);
  return provider;
}

void hire_opening_staff(World& world, const Scenario& scenario, const random::Draws& draws) {
  const workforce::Parameters& parameters = scenario.parameters.workforce;
  const core::Week first = scenario.first_week();
  for (std::uint32_t slot = 0; slot < world.labour.employers.size(); ++slot) {
    workforce::Employer& employer = world.labour.employers[slot];
    employer.posts = posts_wanted(world, slot, scenario.parameters);
    for (std::size_t r = 0; r < core::kCount<Role>; ++r) {
      const auto role = static_cast<Role>(r);
      world.labour.opening_posts.at[r] += employer.posts.at[r];
      const core::OriginId key = core::origin(core::Source::kOpeningWorker, employer.id.bits, r);
      const double mean = employer.posts.at[r] * (1 - parameters.reference_vacancy);
      const std::int64_t number = random::whole_count(mean, draws.first(key, Purpose::kHires, 0));
      for (std::int64_t ordinal = 0; ordinal < number; ++ordinal) {
        const core::OriginId id =
            core::origin(core::Source::kOpeningWorker, employer.id.bits, r, static_cast<std::uint64_t>(ordinal) + 1);
        const double spread = 0.6 + 0.8 * draws.first(id, Purpose::kHours, 0);
        const auto contracted = static_cast<std::int32_t>(core::minutes(parameters.contracted_hours * spread));
        const std::uint32_t worker = world.labour.workers.add(id, role, core::WorkerOrigin::kLocal, contracted);
        const double hazard =
            workforce::base_hazard(parameters, employer.kind, role, core::WorkerOrigin::kLocal, false);
        const double tenure =
            hazard > 0 ? random::unit_exponential(draws.first(id, Purpose::kWorkerTraits, 0)) / hazard : 10;
        const core::Week since = first - static_cast<core::Week>(std::min(40.0, tenure) * 52);
        workforce::start_spell(world.labour, worker, static_cast<std::int32_t>(slot), first, since, parameters, draws,
                               world.worker_wheel);
      }
    }
  }
}

}  // namespace

std::vector<core::Pence> hold_reserves(providers::Providers& providers, const providers::ExitParameters& exit) {
  std::vector<core::Pence> given;
  for (Provider& provider : providers.at) {
    const core::Pence reserve = core::nearest(exit.opening_reserve_weeks * static_cast<double>(provider.income));
    given.push_back(reserve - std::exchange(provider.cash, reserve));
  }
  return given;
}

workforce::Employer make_employer(const Provider& provider, const Scenario& scenario) {
  workforce::Employer employer;
  employer.id = provider.id;
  employer.kind = provider.kind;
  employer.is_open = true;
  employer.pay_factor.at.fill(1);
  employer.pull.at.fill(1);
  employer.hourly_pay = scenario.parameters.workforce.pay;
  return employer;
}

World open_world(const Scenario& scenario, const random::Draws& draws, StorageOrder order) {
  const Parameters& parameters = scenario.parameters;
  const bool is_reversed = order == StorageOrder::kReversed;
  const core::Calendar calendar(scenario.start, scenario.years);
  World world;
  world.week = scenario.first_week();
  world.is_held = parameters.simulation.market_run_in > 0;
  world.people_wheel = random::Wheel(scenario.people_from(), calendar.weeks());
  world.worker_wheel = random::Wheel(world.week, calendar.weeks());
  add_people(world, scenario, draws, is_reversed);

  std::vector<ProviderRow> rows = scenario.tables->providers;
  if (is_reversed) std::reverse(rows.begin(), rows.end());
  for (const ProviderRow& row : rows) {
    world.providers.at.push_back(make_provider(row, scenario, draws));
    world.labour.employers.push_back(make_employer(world.providers.at.back(), scenario));
    world.providers.opening_number[row.kind] += 1;
  }
  for (const SchemeRow& row : scenario.tables->schemes) {
    housing::Plan plan;
    plan.name = row.name;
    plan.locality = row.locality;
    plan.units = row.units;
    plan.stage = core::Stage::kOpen;
    plan.opens = world.week;
    world.schemes.push_back(housing::start_scheme(plan, -1, parameters.housing, draws));
    open_team(world, scenario, static_cast<std::uint32_t>(world.schemes.size() - 1), draws);
  }
  world.providers.sort();
  world.labour.sort();
  world.labour.adults = world.adults;
  world.labour.outside_pay = parameters.workforce.pay;
  world.labour.minimum_wage = parameters.workforce.minimum_wage.at(calendar.date(world.week));
  world.labour.reach = std::min(
      1.0, parameters.workforce.reach / static_cast<double>(std::max<std::size_t>(1, world.labour.employers.size())));

  world.rates =
      rates_for(world, scenario, policy::settings_for({}, world.week, calendar.date(world.week), parameters.workforce),
                world.week);
  const market::Pricing pricing{world.rates, parameters.funding, parameters.providers.price};
  place_opening_clients(world, scenario, draws, pricing);
  start_clocks(world, scenario, draws);
  hold_reserves(world.providers, parameters.providers.exit);
  for (Provider& provider : world.providers.at) {
    if (provider.in_service > 0) provider.occupancy = static_cast<double>(provider.residents()) / provider.in_service;
  }
  hire_opening_staff(world, scenario, draws);
  if (!world.is_held) release_people(world, scenario, draws);
  return world;
}

World run_in(const Scenario& scenario, const random::Draws& draws, StorageOrder order) {
  World world = open_world(scenario, draws, order);
  WeekLog log;
  while (world.week < 0) live_week(world, scenario, {}, draws, log);
  return world;
}

}  // namespace caremarket::simulation
