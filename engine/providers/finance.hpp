// What a provider earns and spends in a week, its cash and its smoothed margins.
#pragma once

#include "engine/providers/parameters.hpp"
#include "engine/providers/table.hpp"

namespace caremarket::providers {

/// One week of one provider, in pence.
struct Account {
  core::Pence income = 0;
  core::Pence staff = 0;
  core::Pence non_staff = 0;
  core::Pence capital = 0;
  /// Before rent and capital charges (`provider_margin`).
  [[nodiscard]] core::Pence surplus() const { return income - staff - non_staff; }
  [[nodiscard]] core::Pence cost() const { return staff + non_staff + capital; }
};

/// Fixed cost per place of a home with `registered` beds against that of one of 38: (beds / 38)^scale_exponent.
[[nodiscard]] double scale_of(const CostParameters& cost, std::int32_t registered);

/// Non-staff cost a week: per resident or hour delivered, per place and per provider, at the price level `prices`.
[[nodiscard]] core::Pence non_staff_cost(const CostParameters& cost, const Provider& provider, double hours_delivered,
                                         double prices);
/// Rent or capital charge a week.
[[nodiscard]] core::Pence capital_cost(const CostParameters& cost, const Provider& provider, double prices);

/// Cost in GBP of one more resident a week or one more hour: care at `hour_cost` and non-staff, nothing fixed.
[[nodiscard]] double avoidable_cost(const CostParameters& cost, const Provider& provider, core::Kind as_kind,
                                    double hour_cost, double prices);

/// Care hours a week that all residents of a home require, `more` older ones among them.
[[nodiscard]] double resident_hours(const CostParameters& cost, const Provider& provider, double more);

/// Adds the week to cash and to the smoothed margins. `council_unit_margin`: margin of council work at full unit cost.
void book(Provider& provider, const Account& account, double council_unit_margin, const ExitParameters& exit);

/// Share of full posts that the margin lets a provider fund (link `income_on_posts`); 1 when it is off.
[[nodiscard]] double funded_share(const CostParameters& cost, const Provider& provider);

}  // namespace caremarket::providers
