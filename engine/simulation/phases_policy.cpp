#include <span>
#include <vector>

#include "engine/core/fetch.hpp"
#include "engine/market/care.hpp"
#include "engine/simulation/phases.hpp"

namespace caremarket::simulation {
namespace {

using core::Kind;

bool same(const funding::Rules& a, const funding::Rules& b) {
  return a.lower_limit == b.lower_limit && a.upper_limit == b.upper_limit && a.tariff_step == b.tariff_step &&
         a.income_guarantee == b.income_guarantee && a.personal_allowance == b.personal_allowance &&
         a.disability_expense == b.disability_expense;
}

void reprice_people(World& world, const Scenario& scenario, bool is_everybody, std::vector<std::uint32_t>& changed) {
  const market::Pricing pricing{world.rates, scenario.parameters.funding, scenario.parameters.providers.price};
  const auto case_of = [&](std::uint32_t person) -> demand::Case& {
    return world.cases[world.people.at[person].case_of];
  };
  std::vector<std::uint32_t> in_care = world.providers.outside;
  for (const providers::Provider& provider : world.providers.at) {
    in_care.insert(in_care.end(), provider.clients.begin(), provider.clients.end());
  }
  core::walk_ahead(
      std::span<const std::uint32_t>(in_care),
      [&](std::uint32_t person) { __builtin_prefetch(&world.people.at[person]); },
      [&](std::uint32_t person) {
        demand::fetch_facts(case_of(person));
        demand::fetch_money(case_of(person));
      },
      [&](std::uint32_t person) {
        demand::Case& of = case_of(person);
        if (!is_everybody && !core::is_council(of.care.payer)) return;
        if (world.is_held) of.capital_as_of = world.week;
        market::reprice(of, world.providers, world.week, pricing);
        world.people.note_change(person, changed);
      });
}

}  // namespace

funding::Rates rates_for(const World& world, const Scenario& scenario, const policy::Settings& settings,
                         core::Week week) {
  const funding::Parameters& funding = scenario.parameters.funding;
  const core::Date date = core::Calendar(scenario.start, 0).date(week);
  funding::Rates rates;
  for (std::size_t k = 0; k < core::kCount<Kind>; ++k) {
    rates.standard.at[k] = funding.fee.at[k].at(date);
    rates.fee.at[k] = rates.standard.at[k] * settings.fee_multiplier.at[k];
  }
  rates.spot = world.providers.spot;
  rates.younger = funding.younger_fee;
  rates.council_run = funding.council_run_fee;
  rates.short_stay = funding.short_stay_fee;
  rates.nhs = funding.nhs_fee;
  rates.other_council = funding.other_council_fee;
  rates.nursing_contribution = funding.nursing_contribution.at(date);
  rates.price_level = funding.price_level.at(date);
  rates.rules = funding::rules_at(funding, date);
  return rates;
}

policy::Settings set_policy(World& world, const Scenario& scenario, const std::vector<policy::Lever>& levers,
                            const core::Calendar& calendar, std::vector<std::uint32_t>& changed) {
  const core::Date date = calendar.date(world.week);
  const policy::Settings settings = policy::settings_for(levers, world.week, date, scenario.parameters.workforce);
  const funding::Rates before = world.rates;
  world.rates = rates_for(world, scenario, settings, world.week);
  const bool is_april = calendar.begins_year(world.week);
  const bool is_moved = before.fee.at != world.rates.fee.at || !same(before.rules, world.rates.rules) ||
                        before.nursing_contribution != world.rates.nursing_contribution;
  if (is_april || is_moved) reprice_people(world, scenario, is_april, changed);
  return settings;
}

}  // namespace caremarket::simulation
