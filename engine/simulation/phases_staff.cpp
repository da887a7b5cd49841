#include <algorithm>
#include <cmath>

#include "engine/providers/finance.hpp"
#include "engine/simulation/phases.hpp"
#include "engine/workforce/pay.hpp"
#include "engine/workforce/recruitment.hpp"
#include "engine/workforce/retention.hpp"
#include "engine/workforce/rota.hpp"

namespace caremarket::simulation {

using core::Kind;
using core::Minutes;
using providers::Provider;
using workforce::Employer;

Minutes required_minutes(const World& world, std::uint32_t slot, const Parameters& parameters) {
  const Provider& provider = world.providers.at[slot];
  if (!provider.is_open) return 0;
  if (core::is_home(provider.kind)) {
    return core::minutes(providers::resident_hours(parameters.providers.cost, provider, 0));
  }
  Minutes required = provider.committed;
  if (provider.kind == Kind::kExtraCareTeam) {
    required += core::minutes(parameters.housing.core_hours_per_unit * provider.size);
  }
  return required;
}

core::By<core::Role> posts_wanted(const World& world, std::uint32_t slot, const Parameters& parameters) {
  const Provider& provider = world.providers.at[slot];
  const providers::CostParameters& cost = parameters.providers.cost;
  if (!provider.is_open) return {};
  double care = static_cast<double>(required_minutes(world, slot, parameters));
  if (core::is_home(provider.kind)) {
    const double spare = std::max(1.0, cost.spare_beds * provider.in_service);
    const double more = std::min<double>(spare, provider.in_service - provider.residents());
    care = providers::resident_hours(cost, provider, more) * 60;
  } else if (provider.kind == Kind::kHomeCareProvider) {
    const double kept = provider.margin < 0 ? cost.growth_when_losing : 1.0;
    care =
        care * (1 + kept * (cost.home_care_growth + std::min(0.10, world.unmet_share))) + kept * cost.growth_hours * 60;
  } else if (provider.kind == Kind::kPersonalAssistants) {
    care = care * (1 + cost.home_care_growth + std::min(0.10, world.unmet_share)) + cost.growth_hours * 60;
  }
  const bool is_new =
      provider.kind == Kind::kHomeCareProvider && provider.size * 60 > care && world.week - provider.opened < 26;
  if (is_new) care = provider.size * 60 * parameters.workforce.contact_share;
  if (provider.is_closing()) care = static_cast<double>(required_minutes(world, slot, parameters));
  const double share = (1 + cost.relief) * providers::funded_share(cost, provider);
  core::By<core::Role> posts = workforce::posts_for(parameters.workforce, provider.kind, care * share);
  return posts;
}

void staff_providers(World& world, const Scenario& scenario, const policy::Settings& settings, core::Date date,
                     const random::Draws& draws, WeekLog& log) {
  const Parameters& parameters = scenario.parameters;
  workforce::Labour& labour = world.labour;
  const core::Calendar calendar(scenario.start, 0);
  if (calendar.begins_month(world.week)) {
    std::vector<double> gaps;
    for (const Provider& provider : world.providers.at) {
      gaps.push_back(provider.margin - parameters.providers.exit.reference_margin[provider.kind]);
    }
    workforce::review_pay(labour, date, gaps, parameters.workforce);
  }
  world.pay_floor = settings.pay_floor;
  workforce::apply_floors(labour, settings.pay_floor, parameters.workforce);
  for (std::uint32_t slot = 0; slot < labour.employers.size(); ++slot) {
    if (labour.employers[slot].is_open) labour.employers[slot].posts = posts_wanted(world, slot, parameters);
  }
  workforce::leave(labour, world.week, parameters.workforce, draws, world.worker_wheel, log.workforce);
  workforce::recruit(labour, world.week, date, parameters.workforce, draws, world.worker_wheel, log.workforce);
  const workforce::OnCosts costs = workforce::on_costs(parameters.workforce, date);
  for (std::uint32_t slot = 0; slot < labour.employers.size(); ++slot) {
    Employer& employer = labour.employers[slot];
    if (!employer.is_open) continue;
    workforce::cover(employer, required_minutes(world, slot, parameters), parameters.workforce);
    employer.hour_cost = workforce::hour_cost(parameters.workforce, employer, costs);
    const double required = static_cast<double>(std::max<Minutes>(1, employer.required));
    world.providers.at[slot].delivered =
        employer.required > 0 ? static_cast<double>(employer.delivered()) / required : 1.0;
  }
}

}  // namespace caremarket::simulation
