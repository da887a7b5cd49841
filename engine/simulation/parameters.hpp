// All parameters of a scenario, as the resolved document names them.
#pragma once

#include "engine/demand/parameters.hpp"
#include "engine/funding/parameters.hpp"
#include "engine/housing/parameters.hpp"
#include "engine/market/parameters.hpp"
#include "engine/measures/parameters.hpp"
#include "engine/population/parameters.hpp"
#include "engine/providers/parameters.hpp"
#include "engine/workforce/parameters.hpp"

namespace caremarket::simulation {

/// How the world is set up before the start date.
struct StartParameters {
  double market_run_in = 208, people_run_in = 52;
  core::By<core::AgeBand, core::By<core::Need, core::By<core::Setting>>> opening_care;
  core::By<core::AgeBand> opening_other_council;
  double opening_dementia = 1, opening_dementia_at_home = 1;
  core::By<core::Need> opening_refused, opening_refused_with_dementia;
  double opening_stay_homes = 100, opening_stay_at_home = 75;

  static constexpr void describe(auto&& on) {
    using P = StartParameters;
    using core::About;
    on(&P::market_run_in,
       About{"market_run_in", "week", "Weeks that providers and staff live against the opening population held still",
             0, 1040});
    on(&P::people_run_in,
       About{"people_run_in", "week", "Weeks that people live without levers before the start", 0, 520});
    on(&P::opening_care,
       About{"opening_care", "1",
             "Share in each setting when the world is built, by age and need; each row sums to one", 0, 1});
    on(&P::opening_dementia,
       About{"opening_dementia", "1",
             "Ratio of people in care homes then with dementia to without; the shares by age and need are kept", 0.1,
             100});
    on(&P::opening_dementia_at_home,
       About{"opening_dementia_at_home", "1",
             "Ratio of people in care at home then with dementia to without; the shares by age and need are kept", 0,
             100});
    on(&P::opening_refused,
       About{"opening_refused", "1",
             "Share of people without dementia who lack care then and have asked before, in vain or for a while", 0,
             1});
    on(&P::opening_refused_with_dementia,
       About{"opening_refused_with_dementia", "1", "The same of people with dementia", 0, 1});
    on(&P::opening_other_council,
       About{"opening_other_council", "1", "Share of care-home residents then whom another council has placed, by age",
             0, 1});
    on(&P::opening_stay_homes,
       About{"opening_stay_homes", "week", "Mean stay so far of care-home residents then", 0.1, 1040});
    on(&P::opening_stay_at_home,
       About{"opening_stay_at_home", "week", "Mean spell so far of care at home then", 0.1, 1040});
  }
};

struct Parameters {
  population::Parameters population;
  demand::Parameters demand;
  providers::Parameters providers;
  workforce::Parameters workforce;
  housing::Parameters housing;
  funding::Parameters funding;
  market::Parameters market;
  measures::Parameters measures;
  StartParameters simulation;

  static constexpr void describe(auto&& on) {
    using core::Section;
    on(&Parameters::population, Section{"population", "Death and migration"});
    on(&Parameters::demand, Section{"demand", "Need, unpaid care, contact, assessment and choice"});
    on(&Parameters::providers, Section{"providers", "Costs, prices, quality, exit and entry"});
    on(&Parameters::workforce, Section{"workforce", "Leaving, hiring, pay and hours"});
    on(&Parameters::housing, Section{"housing", "Extra-care housing"});
    on(&Parameters::funding, Section{"funding", "Fees, the means test and the ledger"});
    on(&Parameters::market, Section{"market", "Placement"});
    on(&Parameters::measures, Section{"measures", "Thresholds of measures"});
    on(&Parameters::simulation, Section{"simulation", "The start"});
  }
};

}  // namespace caremarket::simulation
