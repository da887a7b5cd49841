// Parameters of fees, the means test and the ledger.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::funding {

struct Parameters {
  core::By<core::Kind, core::Path> fee;
  double private_hour_ratio = 1.25, out_of_area_ratio = 1.15, out_of_area_after = 12, out_of_area = 0.08;
  core::Path nursing_contribution, lower_capital_limit, upper_capital_limit, income_guarantee, personal_allowance;
  double tariff_step = 250;
  double owner_share_65 = 0, owner_share_under_65 = 0, capital_median = 0, capital_sigma = 1, owner_capital_ratio = 1;
  double home_value_median = 0, home_value_sigma = 1, income_median = 0, income_sigma = 0.3, disability_expense = 0;
  double spend_down_response = 1, reference_home_price = 0, reference_hour_price = 0;
  double accepts_fee_intercept = 0, third_party_share = 0;
  core::By<core::Kind> younger_fee;
  double home_disregarded = 1;
  double council_run_fee = 1, short_stay_fee = 1, nhs_fee = 1, other_council_fee = 1;
  core::By<core::Setting> continuing_care;
  core::By<core::Line> stated_spend, stated_income, stated_charges, stated_growth;
  core::Path budget_per_adult, price_level;

  static constexpr void describe(auto&& on) {
    using P = Parameters;
    using core::About;
    on(&P::fee, About{"fee", "GBP", "Council's standard fee, by kind and date: per week in a home, per hour elsewhere",
                      0, 9999});
    on(&P::private_hour_ratio,
       About{"private_hour_ratio", "1", "Private price of an hour of home care over the council's", 0.5, 5});
    on(&P::out_of_area_ratio,
       About{"out_of_area_ratio", "1", "Price of a place outside the area over the fee", 0.5, 5});
    on(&P::out_of_area_after,
       About{"out_of_area_after", "week", "Weeks waited before a place outside the area is sought", 0, 520});
    on(&P::out_of_area,
       About{"out_of_area", "per week", "Chance a week, from then on, of being placed outside the area", 0, 1});
    on(&P::younger_fee,
       About{"younger_fee", "1", "Price of care begun under 65 over that begun later, whoever pays, by kind", 0.1, 10});
    on(&P::home_disregarded,
       About{"home_disregarded", "1",
             "Share of owners living with others whose home does not count in a care home: a partner or relative stays",
             0, 1});
    on(&P::council_run_fee,
       About{"council_run_fee", "1", "Cost to the council of a bed in a home of its own over its fee", 0.1, 10});
    on(&P::short_stay_fee, About{"short_stay_fee", "1", "Price of a short stay over the council's fee", 0.1, 10});
    on(&P::nhs_fee,
       About{"nhs_fee", "1", "Price that the NHS pays for continuing care over the council's standard fee", 0.1, 10});
    on(&P::other_council_fee, About{"other_council_fee", "1",
                                    "Price that other councils pay for a place over the standard fee here", 0.1, 10});
    on(&P::continuing_care,
       About{"continuing_care", "1", "Chance that the NHS pays in full for care of a person with high need, by setting",
             0, 1});
    on(&P::stated_spend,
       About{"stated_spend", "GBP year-1",
             "Spend per adult on what is not simulated, by line of the ledger, at the start", -9999, 9999});
    on(&P::stated_income,
       About{"stated_income", "GBP year-1",
             "NHS, joint and other income per adult, client charges apart, by line, at the start", -9999, 9999});
    on(&P::stated_charges,
       About{"stated_charges", "GBP year-1",
             "Client charges per adult for what is not simulated, by line, at the start", -9999, 9999});
    on(&P::stated_growth,
       About{"stated_growth", "per year", "Growth of what is stated of a line beyond the price level", -0.5, 0.5});
    on(&P::nursing_contribution,
       About{"nursing_contribution", "GBP week-1", "NHS-funded nursing care, by date", 0, 999});
    on(&P::lower_capital_limit,
       About{"lower_capital_limit", "GBP", "Capital below which none counts, by date", 0, 999999});
    on(&P::upper_capital_limit,
       About{"upper_capital_limit", "GBP", "Capital above which the council does not pay, by date", 0, 999999});
    on(&P::tariff_step,
       About{"tariff_step", "GBP", "Capital between the limits per GBP 1 a week of assumed income", 1, 9999});
    on(&P::income_guarantee,
       About{"income_guarantee", "GBP week-1", "Income left to a person at home, by date", 0, 999});
    on(&P::personal_allowance,
       About{"personal_allowance", "GBP week-1", "Income left to a care-home resident, by date", 0, 999});
    on(&P::owner_share_65, About{"owner_share_65", "1", "Share of people aged 65 and over who own their home", 0, 1});
    on(&P::owner_share_under_65,
       About{"owner_share_under_65", "1", "Share of people with need under 65 who own their home", 0, 1});
    on(&P::capital_median,
       About{"capital_median", "GBP", "Median capital other than the home, of people who do not own", 1, 9999999});
    on(&P::owner_capital_ratio,
       About{"owner_capital_ratio", "1", "Capital other than the home of owners over that of others", 0.1, 100});
    on(&P::capital_sigma, About{"capital_sigma", "1", "Standard deviation of log capital", 0, 5});
    on(&P::home_value_median, About{"home_value_median", "GBP", "Median value of an owner's home", 1, 9999999});
    on(&P::home_value_sigma, About{"home_value_sigma", "1", "Standard deviation of the log of home values", 0, 5});
    on(&P::income_median, About{"income_median", "GBP week-1", "Median income that counts in the means test", 0, 9999});
    on(&P::income_sigma, About{"income_sigma", "1", "Standard deviation of log income", 0, 5});
    on(&P::disability_expense,
       About{"disability_expense", "GBP week-1", "Disability-related expenditure and housing cost", 0, 999});
    on(&P::spend_down_response,
       About{"spend_down_response", "1",
             "Share of the actual price, against the reference, by which capital runs down (link)", 0, 1});
    on(&P::reference_home_price,
       About{"reference_home_price", "GBP week-1", "Reference price of a care home for spend-down", 0, 9999});
    on(&P::reference_hour_price,
       About{"reference_hour_price", "GBP/hour", "Reference price of an hour of care for spend-down", 0, 999});
    on(&P::accepts_fee_intercept,
       About{"accepts_fee_intercept", "1",
             "Log odds that a home keeps a resident who runs out of money at the council fee", -20, 20});
    on(&P::third_party_share,
       About{"third_party_share", "1", "Share of the rest for whom a third party tops up; others move", 0, 1});
    on(&P::budget_per_adult,
       About{"budget_per_adult", "GBP year-1", "Net budget for adult social care per adult, by date", 0, 99999});
    on(&P::price_level,
       About{"price_level", "1", "Level of non-staff prices and of incomes against the start, by date", 0.1, 10});
  }
};

}  // namespace caremarket::funding
