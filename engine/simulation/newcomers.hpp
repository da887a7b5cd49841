// What is solved once at load about people who come into the table: who arrives when, and shares to draw from.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/demand/parameters.hpp"
#include "engine/random/shares.hpp"

namespace caremarket::simulation {

struct Scenario;

/// People of one row of arrivals: an even flow with a phase of its own, equal in all scenarios.
struct Flow {
  std::uint8_t locality = 0;
  core::Sex sex{};
  int age = 18;
  std::uint64_t cell = 0;  ///< key of the row's people
  double per_week = 0, phase = 0;
};

/// One arrival: when its flow reaches a whole number.
struct Arrival {
  core::OriginId id;
  std::uint32_t flow = 0;
  float moment = 0;  ///< of the week, as a share of it below 1
};

struct Newcomers {
  std::vector<Flow> flows;
  std::vector<Arrival> arrivals;           ///< week after week, of the whole run
  std::vector<std::size_t> arrival_weeks;  ///< where each week begins among them, and the end of the last
  core::Week first_week = 0;               ///< of arrivals
  [[nodiscard]] std::span<const Arrival> arrivals_in(core::Week week) const {
    const std::size_t* begin = &arrival_weeks[static_cast<std::size_t>(week - first_week)];
    return std::span(arrivals).subspan(begin[0], begin[1] - begin[0]);
  }

  std::vector<random::Shares> quintiles, communities;  ///< by locality
  core::By<core::Sex, core::By<core::AgeGroup, random::Shares>> need;
  random::Shares learning_disability_need;
  /// Share with dementia at a need level: the age's prevalence spread by relative odds, the margin kept.
  core::By<core::Sex, core::By<core::AgeGroup, core::By<core::Need>>> dementia;
};

/// Key of the people of one sex and single year of age in a locality; by name, so that no table's order matters.
[[nodiscard]] std::uint64_t people_cell(const Scenario& scenario, std::uint8_t locality, core::Sex sex, int age);

[[nodiscard]] Newcomers make_newcomers(const Scenario& scenario);

}  // namespace caremarket::simulation
