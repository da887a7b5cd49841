// The means test: who pays, what they are charged, and how capital runs down.
#pragma once

#include "engine/core/calendar.hpp"
#include "engine/funding/parameters.hpp"

namespace caremarket::funding {

/// What a person owns and earns, in pence; income is a week.
struct Wealth {
  bool is_owner = false;
  core::Pence capital = 0;
  core::Pence home_value = 0;
  core::Pence income = 0;
};

/// Draws wealth from four uniforms; a higher uniform never gives less of anything.
[[nodiscard]] Wealth draw_wealth(const Parameters& parameters, bool is_aged_65, double u_owner, double u_capital,
                                 double u_income, double u_home);

/// The rules in force, in pence a week.
struct Rules {
  core::Pence lower_limit = 0, upper_limit = 0, tariff_step = 0;
  core::Pence income_guarantee = 0, personal_allowance = 0, disability_expense = 0;
};
[[nodiscard]] Rules rules_at(const Parameters& parameters, core::Date date);

/// Assumed income from capital: GBP 1 a week per step or part of one above the lower limit.
[[nodiscard]] core::Pence tariff_income(const Rules& rules, core::Pence capital);
/// Weekly charge at home: max(0, income + tariff - guarantee - disability expense), never above `price`.
[[nodiscard]] core::Pence charge_at_home(const Rules& rules, core::Pence capital, core::Pence income,
                                         core::Pence price);
/// Weekly charge in a care home: income + tariff - personal allowance, never above `price`.
[[nodiscard]] core::Pence charge_in_home(const Rules& rules, core::Pence capital, core::Pence income,
                                         core::Pence price);

/// Capital that counts: with `counts_home`, the value of the home as well.
[[nodiscard]] core::Pence countable(const Wealth& wealth, bool counts_home);

/// Pence of capital used a week by someone who pays `price` themselves:
/// reference + response x (actual - reference), where each is the price less the income that is not kept.
[[nodiscard]] core::Pence spend_down(const Parameters& parameters, const Rules& rules, core::Pence price,
                                     core::Pence reference_price, core::Pence income, bool is_in_home);

}  // namespace caremarket::funding
