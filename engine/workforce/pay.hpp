// Pay: outside pay, the statutory minimum, employers' own levels and floors set by policy.
#pragma once

#include <span>

#include "engine/workforce/parameters.hpp"
#include "engine/workforce/table.hpp"

namespace caremarket::workforce {

/// Monthly: outside pay grows, follows part of an extra rise of the minimum wage, and each employer's pay moves towards
/// its own level + phi_v (v - v0) + phi_m (m - m_ref). `margin_gap` is m - m_ref by employer slot.
void review_pay(Labour& labour, core::Date date, std::span<const double> margin_gap, const Parameters& parameters);

/// Whether a kind of provider may have workers of a role.
[[nodiscard]] bool employs(const Parameters& parameters, core::Kind kind, core::Role role);

/// Sets hourly pay from relative pay, not below the floors (GBP an hour, by role), and what follows from it, for the
/// roles that each employs.
void apply_floors(Labour& labour, const core::By<core::Role>& floors, const Parameters& parameters);

/// Pull of each open post at `relative_pay`, the log of pay over outside pay: (pay / outside)^c.
[[nodiscard]] double pull_of(const Parameters& parameters, double relative_pay);

/// What an employer pays on top of pay, in force on a date.
struct OnCosts {
  double rate = 0;       ///< of employer contributions
  double threshold = 0;  ///< GBP a week above which they are due
  double pension = 0;    ///< rate on qualifying earnings
};
[[nodiscard]] OnCosts on_costs(const Parameters& parameters, core::Date date);

/// Employer's cost of one worker-week at `hourly_pay` and `hours` a week, in GBP:
/// y + tau max(0, y - T / 52.14) + pension on pay between GBP 120 and 967.
[[nodiscard]] double employer_cost(const OnCosts& costs, double hourly_pay, double hours);

}  // namespace caremarket::workforce
