#include "engine/funding/means_test.hpp"

#include <algorithm>
#include <cmath>

#include "engine/random/draws.hpp"

namespace caremarket::funding {

using core::Pence;

Wealth draw_wealth(const Parameters& parameters, bool is_aged_65, double u_owner, double u_capital, double u_income,
                   double u_home) {
  Wealth wealth;
  const double owners = is_aged_65 ? parameters.owner_share_65 : parameters.owner_share_under_65;
  wealth.is_owner = u_owner > 1 - owners;
  const double ratio = wealth.is_owner ? parameters.owner_capital_ratio : 1;
  wealth.capital =
      core::pence(parameters.capital_median * ratio * std::exp(parameters.capital_sigma * random::normal(u_capital)));
  wealth.home_value =
      wealth.is_owner
          ? core::pence(parameters.home_value_median * std::exp(parameters.home_value_sigma * random::normal(u_home)))
          : 0;
  wealth.income = core::pence(parameters.income_median * std::exp(parameters.income_sigma * random::normal(u_income)));
  return wealth;
}

Rules rules_at(const Parameters& parameters, core::Date date) {
  Rules rules;
  rules.lower_limit = core::pence(parameters.lower_capital_limit.at(date));
  rules.upper_limit = core::pence(parameters.upper_capital_limit.at(date));
  rules.tariff_step = std::max<Pence>(1, core::pence(parameters.tariff_step));
  rules.income_guarantee = core::pence(parameters.income_guarantee.at(date));
  rules.personal_allowance = core::pence(parameters.personal_allowance.at(date));
  rules.disability_expense = core::pence(parameters.disability_expense);
  return rules;
}

Pence tariff_income(const Rules& rules, Pence capital) {
  if (capital <= rules.lower_limit) return 0;
  const Pence counted = std::min(capital, rules.upper_limit) - rules.lower_limit;
  return (counted + rules.tariff_step - 1) / rules.tariff_step * 100;
}

Pence charge_at_home(const Rules& rules, Pence capital, Pence income, Pence price) {
  const Pence able = income + tariff_income(rules, capital) - rules.income_guarantee - rules.disability_expense;
  return std::clamp<Pence>(able, 0, std::max<Pence>(0, price));
}

Pence charge_in_home(const Rules& rules, Pence capital, Pence income, Pence price) {
  const Pence able = income + tariff_income(rules, capital) - rules.personal_allowance;
  return std::clamp<Pence>(able, 0, std::max<Pence>(0, price));
}

Pence countable(const Wealth& wealth, bool counts_home) {
  return wealth.capital + (counts_home ? wealth.home_value : 0);
}

Pence spend_down(const Parameters& parameters, const Rules& rules, Pence price, Pence reference_price, Pence income,
                 bool is_in_home) {
  const Pence kept = is_in_home ? rules.personal_allowance : rules.income_guarantee + rules.disability_expense;
  const Pence own = std::max<Pence>(0, income - kept);
  const double reference = static_cast<double>(std::max<Pence>(0, reference_price - own));
  const double actual = static_cast<double>(std::max<Pence>(0, price - own));
  return core::nearest(reference + parameters.spend_down_response * (actual - reference));
}

}  // namespace caremarket::funding
