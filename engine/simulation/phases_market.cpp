#include <algorithm>
#include <cmath>

#include "engine/market/turnover.hpp"
#include "engine/providers/entry.hpp"
#include "engine/providers/exits.hpp"
#include "engine/providers/finance.hpp"
#include "engine/simulation/phases.hpp"
#include "engine/simulation/start.hpp"
#include "engine/workforce/pay.hpp"
#include "engine/workforce/recruitment.hpp"
#include "engine/workforce/retention.hpp"
#include "engine/workforce/rota.hpp"

namespace caremarket::simulation {
namespace {

using core::Kind;
using core::Minutes;
using core::Setting;
using providers::Provider;
using workforce::Employer;

std::vector<double> locality_shares(const Scenario& scenario) {
  std::vector<double> shares(scenario.tables->localities.size(), 0.0);
  double total = 0;
  for (const PopulationRow& row : scenario.tables->population) {
    shares[row.locality] += static_cast<double>(row.persons);
    total += static_cast<double>(row.persons);
  }
  for (double& share : shares) share /= total;
  return shares;
}

void open_project(World& world, const Scenario& scenario, const providers::Project& project,
                  const random::Draws& draws) {
  const Parameters& parameters = scenario.parameters;
  Provider provider;
  provider.id = project.id;
  provider.kind = project.kind;
  provider.locality = project.locality;
  provider.opened = world.week;
  provider.margin = provider.council_margin = parameters.providers.exit.reference_margin[project.kind];
  provider.usual_margin = provider.margin;
  const double u_wealth = draws.second(project.id, random::Purpose::kProviderQuality, 0);
  const double u_cost = draws.first(project.id, random::Purpose::kProviderCost, 0);
  providers::draw_traits(provider, u_wealth, u_cost, parameters.providers.cost.cost_spread);
  const double weeks = parameters.providers.entry.start_up_weeks;
  if (core::is_home(project.kind)) {
    provider.registered = provider.in_service = static_cast<std::int32_t>(project.size);
    provider.scale = providers::scale_of(parameters.providers.cost, provider.registered);
    provider.size = project.size;
    provider.occupancy = parameters.providers.exit.reference_occupancy;
    provider.cash = core::pence(weeks * project.size * world.rates.standard[project.kind]);
    if (world.providers.usual_margins) provider.usual_margin = world.providers.usual_margins->of(provider);
  } else {
    provider.size = project.size * parameters.workforce.contracted_hours;
    provider.cash = core::pence(weeks * provider.size * world.rates.standard[project.kind]);
  }
  world.providers.at.push_back(provider);
  Employer employer = make_employer(provider, scenario);
  for (std::size_t r = 0; r < core::kCount<core::Role>; ++r) employer.hourly_pay.at[r] = world.labour.outside_pay.at[r];
  world.labour.employers.push_back(employer);
}

/// Unit margin of council work: the standard fee against the cost of the unit, staff and non-staff.
double council_unit_margin(const World& world, std::uint32_t slot, const Parameters& parameters) {
  const Provider& provider = world.providers.at[slot];
  const double fee = world.rates.fee[provider.kind];
  if (fee <= 0 || core::is_home(provider.kind)) return provider.margin;
  const double cost = providers::avoidable_cost(parameters.providers.cost, provider, provider.kind,
                                                world.labour.employers[slot].hour_cost, world.rates.price_level);
  return 1 - cost / fee;
}

}  // namespace

void open_team(World& world, const Scenario& scenario, std::uint32_t scheme, const random::Draws& draws) {
  housing::Scheme& of = world.schemes[scheme];
  Provider provider;
  provider.id = core::origin(core::Source::kOpeningProvider, core::index(Kind::kExtraCareTeam), of.id.bits);
  provider.kind = Kind::kExtraCareTeam;
  provider.owner = core::Owner::kThirdSector;
  provider.locality = of.locality;
  provider.opened = world.week;
  provider.size = of.units;
  const double u_cost = draws.first(provider.id, random::Purpose::kProviderCost, 0);
  providers::draw_traits(provider, 0.5, u_cost, scenario.parameters.providers.cost.cost_spread);
  of.team = static_cast<std::int32_t>(world.providers.at.size());
  world.providers.at.push_back(provider);
  world.labour.employers.push_back(make_employer(provider, scenario));
}

void move_housing(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log) {
  housing::advance(world.schemes, world.week, scenario.parameters.housing, draws, log.opened_schemes);
  for (const std::uint32_t scheme : log.opened_schemes) {
    open_team(world, scenario, scheme, draws);
    Employer& team = world.labour.employers.back();
    for (std::size_t r = 0; r < core::kCount<core::Role>; ++r) {
      team.hourly_pay.at[r] = std::max(world.pay_floor.at[r], world.labour.outside_pay.at[r]);
    }
  }
  if (log.opened_schemes.empty()) return;
  world.providers.sort();
  world.labour.sort();
}

void adopt_schemes(World& world, const Scenario& scenario, const random::Draws& draws) {
  const std::vector<housing::Plan> plans = policy::scheme_plans(scenario.levers);
  for (std::size_t p = 0; p < plans.size(); ++p) {
    world.schemes.push_back(
        housing::start_scheme(plans[p], static_cast<std::int32_t>(p), scenario.parameters.housing, draws));
  }
}

std::vector<providers::Offer> make_offers(const World& world, const Scenario& scenario) {
  const Parameters& parameters = scenario.parameters;
  std::vector<providers::Offer> offers(world.providers.at.size());
  for (std::uint32_t slot = 0; slot < offers.size(); ++slot) {
    const Provider& provider = world.providers.at[slot];
    const Employer& employer = world.labour.employers[slot];
    providers::Offer& offer = offers[slot];
    offer.is_open = provider.is_open && !provider.is_closing();
    if (!offer.is_open) continue;
    offer.is_open_to_council = provider.takes_council && !provider.is_suspended;
    const double avoidable = providers::avoidable_cost(parameters.providers.cost, provider, provider.kind,
                                                       employer.hour_cost, world.rates.price_level);
    if (core::is_home(provider.kind)) {
      const double agency = parameters.workforce.agency_limit[provider.kind];
      const double able =
          static_cast<double>(employer.regular) * (1 + parameters.workforce.overtime_limit) / (1 - agency);
      const Minutes spare = core::nearest(able) - employer.required;
      offer.places =
          providers::free_places(provider, spare, parameters.providers.cost.hours_per_resident[provider.kind]);
      offer.younger = employer.hour_cost * (parameters.providers.cost.hours_per_younger[provider.kind] -
                                            parameters.providers.cost.hours_per_resident[provider.kind]);
      const double self = world.rates.standard[provider.kind] * parameters.providers.price.mark_up[provider.kind] *
                          provider.mark_up_factor;
      offer.reservation = providers::reservation_price(parameters.providers.price, provider, avoidable, self);
    } else {
      offer.minutes = providers::free_minutes(provider, employer.regular, parameters.providers.cost.home_care_growth);
      offer.reservation = avoidable;
    }
  }
  return offers;
}

void settle_accounts(World& world, const Scenario& scenario, core::Date date, WeekLog& log) {
  const Parameters& parameters = scenario.parameters;
  const workforce::OnCosts costs = workforce::on_costs(parameters.workforce, date);
  log.books.assign(world.providers.at.size(), {});
  for (std::uint32_t slot = 0; slot < world.providers.at.size(); ++slot) {
    Provider& provider = world.providers.at[slot];
    if (!provider.is_open) continue;
    const Employer& employer = world.labour.employers[slot];
    providers::Account account;
    account.income = provider.income;
    if (!core::is_home(provider.kind) && provider.delivered < 1) {
      account.income = 0;
      for (const std::uint32_t person : provider.clients) {
        const demand::Case& of = world.cases[world.people.at[person].case_of];
        account.income += delivered_price(of.care.price, provider.delivered);
        log.under_delivered.push_back(person);
      }
    }
    if (provider.kind == Kind::kExtraCareTeam) {
      account.income +=
          core::pence(parameters.housing.core_hours_per_unit * provider.size * world.rates.fee[provider.kind]);
    }
    account.staff = workforce::staff_cost(parameters.workforce, employer, costs);
    account.non_staff = providers::non_staff_cost(parameters.providers.cost, provider,
                                                  core::hours(employer.delivered()), world.rates.price_level);
    account.capital = providers::capital_cost(parameters.providers.cost, provider, world.rates.price_level);
    providers::book(provider, account, council_unit_margin(world, slot, parameters), parameters.providers.exit);
    log.books[slot] = {account.income, account.surplus()};
  }
}

void close_providers(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log) {
  const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
  for (const Provider& provider : world.providers.at) {
    if (!provider.is_open || provider.closes > world.week) continue;
    for (const std::uint32_t person : provider.clients) note_end(world, person, market::Ending::kLeft, log);
  }
  market::close(world.market(), world.week, rules, log.closed, log.displaced, log.life.changed);
  const double looking_on = scenario.parameters.providers.exit.staff_look_on;
  for (const std::uint32_t slot : log.closed) {
    workforce::disband(world.labour, static_cast<std::int32_t>(slot), world.week, looking_on, draws);
    log.providers.exits.push_back({slot, world.providers.at[slot].reason});
  }
}

void decide_providers(World& world, const Scenario& scenario, const core::Calendar& calendar,
                      const random::Draws& draws, WeekLog& log) {
  const Parameters& parameters = scenario.parameters;
  const demand::LifeRules rules{*scenario.life, parameters.demand, draws};
  const core::Week week = world.week;
  if (week == providers::decisions_from(parameters.providers.exit)) {
    providers::compare_homes(world.providers, parameters.providers.exit);
    log.given = hold_reserves(world.providers, parameters.providers.exit);
  }
  if (calendar.begins_month(week)) {
    for (Provider& provider : world.providers.at) {
      if (provider.is_open && core::is_home(provider.kind))
        providers::review_mark_up(parameters.providers.price, provider);
    }
    providers::decide_exits(world.providers, week, parameters.providers.exit, draws);
    providers::decide_hand_backs(world.providers, week, parameters.providers.exit, draws, log.providers);
    for (const std::uint32_t slot : log.providers.hand_backs) {
      market::requeue_handed_back(world.market(), slot, week, rules, log.life.changed);
    }
  }
  if (calendar.begins_quarter(week)) {
    std::vector<double> strain;
    for (const Employer& employer : world.labour.employers) strain.push_back(employer.strain_excess);
    providers::inspect(world.providers, week, strain, parameters.providers.quality, parameters.providers.exit, draws);
    providers::decide_entries(world.providers, week, locality_shares(scenario), world.unmet_share,
                              parameters.providers.entry, parameters.providers.exit, draws);
  }
  const std::size_t before = world.providers.at.size();
  std::vector<providers::Project> waiting;
  for (const providers::Project& project : world.providers.projects) {
    if (project.opens > week)
      waiting.push_back(project);
    else if (week >= 0)  // the providers of the start are those of its table
      open_project(world, scenario, project, draws);
  }
  world.providers.projects.swap(waiting);
  for (std::size_t slot = before; slot < world.providers.at.size(); ++slot) {
    log.providers.entries.push_back(static_cast<std::uint32_t>(slot));
  }
  if (world.providers.at.size() == before) return;
  log.books.resize(world.providers.at.size());
  log.offers.resize(world.providers.at.size());
  world.providers.sort();
  world.labour.sort();
}

}  // namespace caremarket::simulation
