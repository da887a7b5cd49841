// Levers: one typed record each, and what they set this week.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/describe.hpp"
#include "engine/funding/parameters.hpp"
#include "engine/housing/schemes.hpp"
#include "engine/workforce/parameters.hpp"

namespace caremarket::policy {

/// When a lever acts: from `start`, growing evenly over `ramp_weeks`, until `end`.
struct Timing {
  core::Week start = 0;
  core::Week end = std::numeric_limits<core::Week>::max();
  core::Week ramp_weeks = 0;
  /// 0 before the start and from the end on, 1 in full effect.
  [[nodiscard]] double strength(core::Week week) const {
    if (week < start || week >= end) return 0;
    if (ramp_weeks <= 0) return 1;
    const double share = static_cast<double>(week - start + 1) / ramp_weeks;
    return share < 1 ? share : 1;
  }
};

/// Council fees x (1 + change), for the kinds named.
struct FeeChange {
  std::string name;
  Timing timing;
  core::By<core::Kind> applies;  ///< 1 where it applies
  double change = 0;
};

/// A pay floor above the statutory minimum, for the roles named.
struct PayFloor {
  std::string name;
  Timing timing;
  core::By<core::Role> applies;
  double above_minimum_wage = 0;  ///< GBP an hour
};

struct ExtraCareScheme {
  std::string name;
  housing::Plan plan;
};

using Lever = std::variant<FeeChange, PayFloor, ExtraCareScheme>;

/// What the levers say for one week.
struct Settings {
  core::By<core::Kind> fee_multiplier;
  core::By<core::Role> pay_floor;  ///< GBP an hour, statutory minimum included
};

[[nodiscard]] Settings settings_for(const std::vector<Lever>& levers, core::Week week, core::Date date,
                                    const workforce::Parameters& workforce);

/// Plans of the schemes among the levers, in order.
[[nodiscard]] std::vector<housing::Plan> scheme_plans(const std::vector<Lever>& levers);

/// Position among the levers of the one whose plan is at `plan` in that list.
[[nodiscard]] std::size_t lever_of_plan(const std::vector<Lever>& levers, std::int32_t plan);

[[nodiscard]] const std::string& name_of(const Lever& lever);

}  // namespace caremarket::policy
