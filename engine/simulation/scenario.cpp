#include "engine/simulation/scenario.hpp"

#include <algorithm>

namespace caremarket::simulation {
namespace {

/// Week of the 15 January nearest after the start, the peak of every season.
double season_peak(core::Date start) {
  const core::Civil civil = core::to_civil(start);
  const core::Date peak = core::from_civil({civil.year + 1, 1, 15});
  return (peak.days - start.days) / 7.0;
}

core::By<core::Quintile> quintile_shares(const Tables& tables) {
  core::By<core::Quintile> shares;
  for (const PopulationRow& row : tables.population) {
    const auto& of = tables.localities[row.locality].quintiles;
    for (std::size_t q = 0; q < core::kCount<core::Quintile>; ++q) {
      shares.at[q] += of.at[q] * static_cast<double>(row.persons);
    }
  }
  return shares;
}

/// Mean excess mortality among people of an age and need: of those in care homes at the opening, after their stay so
/// far.
core::By<core::AgeBand, core::By<core::Need>> mean_excess(const Parameters& parameters) {
  const demand::NeedParameters& need = parameters.demand.need;
  const StartParameters& start = parameters.simulation;
  const double faded = need.excess_fading / (need.excess_fading + start.opening_stay_homes);
  core::By<core::AgeBand, core::By<core::Need>> mean;
  for (std::size_t b = 0; b < core::kCount<core::AgeBand>; ++b) {
    for (std::size_t n = 0; n < core::kCount<core::Need>; ++n) {
      const core::By<core::Setting>& shares = start.opening_care.at[b].at[n];
      const double residents = shares[core::Setting::kResidential] + shares[core::Setting::kNursing];
      mean.at[b].at[n] = residents * (need.excess_lasting.at[b] + need.excess_first.at[b] * faded);
    }
  }
  return mean;
}

}  // namespace

void prepare(Scenario& scenario) {
  const core::Week origin = scenario.people_from();
  const core::Calendar calendar(scenario.start, scenario.years);
  const int years = (calendar.weeks() - origin) / 52 + 2;
  const Parameters& parameters = scenario.parameters;
  scenario.life = std::make_shared<const demand::LifeTables>(demand::build_life_tables(
      parameters.population, parameters.demand.need, parameters.demand.support, parameters.demand.contact,
      scenario.tables->mortality, quintile_shares(*scenario.tables), mean_excess(parameters), origin, years,
      season_peak(scenario.start)));
  scenario.newcomers = std::make_shared<const Newcomers>(make_newcomers(scenario));
}

std::vector<measures::AxisLabels> axis_labels(const Scenario& scenario) {
  std::vector<measures::AxisLabels> axes;
  for (std::size_t a = 0; a < measures::kAxes; ++a) {
    const auto axis = static_cast<measures::AxisId>(a);
    axes.push_back({std::string(measures::axis_name(axis)), measures::fixed_labels(axis)});
  }
  auto& localities = axes[static_cast<std::size_t>(measures::AxisId::kLocality)].labels;
  for (const Locality& locality : scenario.tables->localities) localities.push_back(locality.name);
  axes[static_cast<std::size_t>(measures::AxisId::kCommunity)].labels = scenario.tables->communities;
  auto& levers = axes[static_cast<std::size_t>(measures::AxisId::kLever)].labels;
  for (const policy::Lever& lever : scenario.levers) levers.push_back(policy::name_of(lever));
  if (levers.empty()) levers.emplace_back("none");
  return axes;
}

}  // namespace caremarket::simulation
