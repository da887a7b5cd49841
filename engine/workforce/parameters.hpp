// Parameters of staff: leaving, hiring, pay, hours.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::workforce {

struct Parameters {
  // Leaving (rows 4, 5, 7).
  core::By<core::Kind> leaving;
  core::By<core::Role> leaving_by_role;
  double leaving_first_year = 1, leaving_international = 1;
  double pay_on_leaving = 0, strain_on_leaving = 0, strain_cap = 1, strain_from = 1.06, strain_smoothing = 4;
  double stays_in_sector = 0, finds_post = 0, gives_up = 0;
  // Hiring (rows 8 to 10).
  core::By<core::Role> local_hires;
  core::Path international_hires;
  double vacancy_elasticity = 0.5, pay_on_hiring = 0, pay_on_employer_choice = 0, reference_vacancy = 0.075, reach = 12;
  // Pay (rows 11, 12).
  core::By<core::Role> pay;
  core::Path minimum_wage, outside_pay_growth;
  double pay_adjustment = 0, vacancy_on_pay = 0, margin_on_pay = 0, floor_on_outside_pay = 0, floor_pass_through = 0;
  // Hours (rows 1, 2, 6, 13).
  double contracted_hours = 29, leave_and_training = 0.1, sickness = 0.022, strain_on_sickness = 1,
         contact_share = 0.75;
  double overtime_limit = 0.08;
  core::By<core::Kind> agency_limit;
  core::By<core::Kind, core::By<core::Role>> posts_by_role;
  double managed_from = 0, agency_premium = 0.5;
  core::Path employer_rate, employer_threshold;
  double pension_rate = 0.03;

  static constexpr void describe(auto&& on) {
    using P = Parameters;
    using core::About;
    on(&P::leaving, About{"leaving", "per year", "Base hazard of leaving an employer, by kind of provider", 0, 3});
    on(&P::leaving_by_role, About{"leaving_by_role", "1", "Ratio of leaving by role", 0, 5});
    on(&P::leaving_first_year,
       About{"leaving_first_year", "1", "Ratio of leaving in the first year with an employer", 0.1, 5});
    on(&P::leaving_international,
       About{"leaving_international", "1", "Ratio of leaving of international recruits", 0.1, 5});
    on(&P::pay_on_leaving, About{"pay_on_leaving", "1", "Elasticity of leaving to pay over outside pay (link)", 0, 5});
    on(&P::strain_on_leaving,
       About{"strain_on_leaving", "1", "Rise of log leaving per unit of strain excess (link)", 0, 10});
    on(&P::strain_cap, About{"strain_cap", "1", "Most that strain multiplies leaving by", 1, 5});
    on(&P::strain_from, About{"strain_from", "1", "Strain above which it acts", 0.5, 2});
    on(&P::strain_smoothing, About{"strain_smoothing", "week", "Time constant of strain", 1, 52});
    on(&P::stays_in_sector, About{"stays_in_sector", "1", "Share of leavers who look for a post in the sector", 0, 1});
    on(&P::finds_post,
       About{"finds_post", "per week", "Chance a week of finding a post at the reference vacancy", 0, 1});
    on(&P::gives_up, About{"gives_up", "per week", "Chance a week that a seeker leaves the sector", 0, 1});
    on(&P::local_hires, About{"local_hires", "per year",
                              "Outside hires a year per opening post at reference vacancy and pay, by role", 0, 3});
    on(&P::international_hires,
       About{"international_hires", "per year", "International hires a year per 1,000 adults, by date", 0, 50});
    on(&P::vacancy_elasticity, About{"vacancy_elasticity", "1", "Elasticity of hires to vacancies", 0, 1});
    on(&P::pay_on_hiring,
       About{"pay_on_hiring", "1", "Elasticity of people seeking care work to mean pay (link)", 0, 10});
    on(&P::pay_on_employer_choice,
       About{"pay_on_employer_choice", "1", "Exponent of relative pay in the choice of employer (link)", 0, 10});
    on(&P::reference_vacancy,
       About{"reference_vacancy", "1", "Vacancy share at which hiring has its base level", 0.001, 0.5});
    on(&P::reach, About{"reach", "provider", "Employers with the role that a seeker hears of, on average", 1, 1000});
    on(&P::pay, About{"pay", "GBP/hour", "Mean hourly pay at the start, by role", 1, 99});
    on(&P::minimum_wage, About{"minimum_wage", "GBP/hour", "Statutory minimum wage, by date", 1, 99});
    on(&P::outside_pay_growth, About{"outside_pay_growth", "per year", "Growth of outside pay, by date", -0.2, 0.5});
    on(&P::pay_adjustment,
       About{"pay_adjustment", "per month", "Share of the gap to target pay closed each month", 0, 1});
    on(&P::vacancy_on_pay, About{"vacancy_on_pay", "1", "Rise of target log pay per unit of vacancy share", 0, 5});
    on(&P::margin_on_pay, About{"margin_on_pay", "1", "Rise of target log pay per unit of margin (link)", 0, 5});
    on(&P::floor_on_outside_pay,
       About{"floor_on_outside_pay", "1", "Share of an extra rise of the minimum wage that outside pay follows", 0, 1});
    on(&P::floor_pass_through,
       About{"floor_pass_through", "1", "Share of that rise employers pass on before the floor binds", 0, 1});
    on(&P::contracted_hours, About{"contracted_hours", "hour week-1", "Mean contracted hours", 1, 60});
    on(&P::leave_and_training,
       About{"leave_and_training", "1", "Share of contracted hours on leave or in training", 0, 0.5});
    on(&P::sickness, About{"sickness", "1", "Share of contracted hours lost to sickness", 0, 0.5});
    on(&P::strain_on_sickness,
       About{"strain_on_sickness", "1", "Rise of log sickness per unit of strain excess (link)", 0, 5});
    on(&P::contact_share, About{"contact_share", "1", "Share of home-care working time spent with people", 0.1, 1});
    on(&P::overtime_limit, About{"overtime_limit", "1", "Most overtime, as a share of own hours", 0, 1});
    on(&P::agency_limit, About{"agency_limit", "1", "Most agency hours, as a share of required hours, by kind", 0, 1});
    on(&P::posts_by_role,
       About{"posts_by_role", "1", "Shares of care posts by role, by kind; each row sums to one", 0, 1});
    on(&P::managed_from,
       About{"managed_from", "hour week-1",
             "Weekly hours of care from which a home or home-care provider pays a manager; a smaller one is managed "
             "by its owner",
             0, 2000});
    on(&P::agency_premium, About{"agency_premium", "1", "Price of an agency hour over an own hour, as a share", 0, 5});
    on(&P::employer_rate, About{"employer_rate", "1", "Employer's national insurance rate, by date", 0, 0.5});
    on(&P::employer_threshold, About{"employer_threshold", "GBP year-1", "Secondary threshold, by date", 0, 99999});
    on(&P::pension_rate, About{"pension_rate", "1", "Employer's pension contribution on qualifying pay", 0, 0.5});
  }
};

}  // namespace caremarket::workforce
