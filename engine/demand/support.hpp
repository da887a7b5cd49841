// Hours of care needed, given without pay, and the gap between them.
#pragma once

#include "engine/core/units.hpp"
#include "engine/demand/cases.hpp"
#include "engine/demand/parameters.hpp"

namespace caremarket::demand {

/// Hours a week an unpaid carer gives: what is needed, up to a cap by living arrangement.
[[nodiscard]] inline core::Minutes unpaid_minutes(core::Need need, bool lives_alone, const SupportParameters& support) {
  const double cap = lives_alone ? support.unpaid_hours_alone : support.unpaid_hours_with_others;
  const double needed = support.care_hours[need];
  return core::minutes(needed < cap ? needed : cap);
}

/// Hours of care needed less unpaid hours, before any formal care (`care_gap_hours`); never below 0.
[[nodiscard]] inline core::Minutes care_gap(core::Need need, bool has_carer, bool lives_alone,
                                            const SupportParameters& support) {
  return core::minutes(support.care_hours[need]) - (has_carer ? unpaid_minutes(need, lives_alone, support) : 0);
}
[[nodiscard]] inline core::Minutes care_gap(const Case& of, const SupportParameters& support) {
  return care_gap(of.need, of.has_carer, of.lives_alone, support);
}

}  // namespace caremarket::demand
