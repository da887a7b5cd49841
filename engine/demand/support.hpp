// Hours of care needed, given without pay, and the gap between them.
#pragma once

#include "engine/core/units.hpp"
#include "engine/demand/cases.hpp"
#include "engine/demand/parameters.hpp"

namespace caremarket::demand {

/// Hours a week a person's unpaid carer gives: what is needed, up to a cap by living arrangement; 0 without a carer.
[[nodiscard]] inline core::Minutes unpaid_minutes(const Case& of, const SupportParameters& support) {
  if (!of.has_carer) return 0;
  const double cap = of.lives_alone ? support.unpaid_hours_alone : support.unpaid_hours_with_others;
  const double needed = support.care_hours[of.need];
  return core::minutes(needed < cap ? needed : cap);
}

/// Hours of care needed less unpaid hours, before any formal care (`care_gap_hours`); never below 0.
[[nodiscard]] inline core::Minutes care_gap(const Case& of, const SupportParameters& support) {
  return core::minutes(support.care_hours[of.need]) - unpaid_minutes(of, support);
}

}  // namespace caremarket::demand
