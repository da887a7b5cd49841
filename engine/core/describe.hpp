// One description per parameter: reading, range checks, schema, docs and Python attributes all come from it.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/calendar.hpp"

namespace caremarket::core {

/// Name, unit, meaning and allowed range of one parameter.
struct About {
  std::string_view key, unit, meaning;
  double low, high;
};

/// Name and meaning of a group of parameters.
struct Section {
  std::string_view key, meaning;
};

/// A table by one axis; nests: By<Sex, By<Need>>.
template <class E, class T = double>
struct By {
  std::array<T, kCount<E>> at{};
  [[nodiscard]] constexpr const T& operator[](E value) const { return at[index(value)]; }
  [[nodiscard]] constexpr T& operator[](E value) { return at[index(value)]; }
};

/// What changes on its own dates: sorted (date, value) steps.
struct Path {
  struct Step {
    Date date;
    double value = 0;
  };
  std::vector<Step> steps;  ///< at least one, dates ascending

  /// The value of the last step on or before `date`; the first step's value before it.
  [[nodiscard]] double at(Date date) const {
    double value = steps.front().value;
    for (const Step& step : steps) {
      if (step.date > date) break;
      value = step.value;
    }
    return value;
  }
};

/// Ages in the bands in which national evidence on need is published.
enum class AgeGroup : std::uint8_t { k18To64, k65To69, k70To74, k75To79, k80To84, k85To89, k90Plus };
template <>
struct Axis<AgeGroup> {
  static constexpr std::string_view name = "age_group";
  static constexpr auto labels =
      std::to_array<std::string_view>({"18-64", "65-69", "70-74", "75-79", "80-84", "85-89", "90+"});
};
[[nodiscard]] constexpr AgeGroup age_group(int age) {
  return age < 65 ? AgeGroup::k18To64 : age >= 90 ? AgeGroup::k90Plus : static_cast<AgeGroup>(1 + (age - 65) / 5);
}

/// A move of one step between need levels.
enum class Move : std::uint8_t { kOnset, kLowToMedium, kMediumToHigh, kLowToIndependent, kMediumToLow, kHighToMedium };
template <>
struct Axis<Move> {
  static constexpr std::string_view name = "move";
  static constexpr auto labels =
      std::to_array<std::string_view>({"independent_to_low", "low_to_medium", "medium_to_high", "low_to_independent",
                                       "medium_to_low", "high_to_medium"});
};

/// The stages of a scheme up to its opening: the first of Stage, in the same order.
enum class PipelineStage : std::uint8_t { kProposed, kFunded, kPlanning, kConstruction };
template <>
struct Axis<PipelineStage> {
  static constexpr std::string_view name = "pipeline_stage";
  static constexpr auto labels = std::to_array<std::string_view>({"proposed", "funded", "planning", "construction"});
};

}  // namespace caremarket::core
