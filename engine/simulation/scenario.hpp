// One scenario as the engine runs it: start date, parameters, area tables, levers, outputs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/core/calendar.hpp"
#include "engine/demand/life_tables.hpp"
#include "engine/measures/counters.hpp"
#include "engine/policy/levers.hpp"
#include "engine/simulation/newcomers.hpp"
#include "engine/simulation/parameters.hpp"

namespace caremarket::simulation {

struct PopulationRow {
  std::uint8_t locality = 0;
  core::Sex sex{};
  int age = 18;
  std::int64_t persons = 0;
};

/// People who come of age or move in, a year.
struct ArrivalRow {
  std::uint8_t locality = 0;
  core::Sex sex{};
  int age = 18;
  double per_year = 0;
};

struct Locality {
  std::string name;
  core::By<core::Quintile> quintiles;  ///< shares of adults
  std::vector<double> communities;     ///< shares of adults, by community
};

struct ProviderRow {
  std::string name;
  core::Kind kind{};
  core::Owner owner{};
  std::uint8_t locality = 0;
  std::int32_t registered = 0, in_service = 0;
  double hours = 0;  ///< weekly hours of care at home that it is staffed for
  core::Rating rating{};
};

/// Extra-care schemes open at the start.
struct SchemeRow {
  std::string name;
  std::uint8_t locality = 0;
  std::int32_t units = 0;
};

struct Tables {
  std::vector<PopulationRow> population;
  std::vector<ArrivalRow> arrivals;
  std::vector<Locality> localities;
  std::vector<std::string> communities;
  std::vector<demand::MortalityRow> mortality;
  std::vector<ProviderRow> providers;
  std::vector<SchemeRow> schemes;
};

struct Scenario {
  std::string title;
  core::Date start;
  int years = 10;
  Parameters parameters;
  std::shared_ptr<const Tables> tables;
  std::vector<policy::Lever> levers;
  std::vector<measures::Output> outputs;
  std::shared_ptr<const demand::LifeTables> life;
  std::shared_ptr<const Newcomers> newcomers;

  [[nodiscard]] core::Week people_from() const { return -static_cast<core::Week>(parameters.simulation.people_run_in); }
  [[nodiscard]] core::Week first_week() const {
    return people_from() - static_cast<core::Week>(parameters.simulation.market_run_in);
  }
};

/// Solves what a scenario keeps ready (`Scenario::life`, `Scenario::newcomers`); call after parameters are set.
void prepare(Scenario& scenario);

/// The labels of every axis for a scenario.
[[nodiscard]] std::vector<measures::AxisLabels> axis_labels(const Scenario& scenario);

}  // namespace caremarket::simulation
