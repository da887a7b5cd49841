// Parameters of need, unpaid care, contact and assessment.
#pragma once

#include "engine/core/describe.hpp"
#include "engine/demand/choice_parameters.hpp"

namespace caremarket::demand {

struct NeedParameters {
  core::By<core::Sex, core::By<core::AgeGroup, core::By<core::Need>>> prevalence;
  core::By<core::Sex, core::By<core::AgeGroup, core::By<core::Move>>> moves;
  core::By<core::Need> mortality_ratio_67, mortality_ratio_92;
  core::By<core::Quintile> progression_by_quintile;
  double progression_with_dementia = 1;
  core::By<core::Sex, core::By<core::AgeGroup>> dementia_prevalence, dementia_incidence;
  core::By<core::Need> dementia_by_need;
  double learning_disability = 0;
  core::By<core::Need> learning_disability_need;
  double physical_share = 0;
  core::By<core::AgeBand> excess_first, excess_lasting;
  double excess_fading = 1;

  static constexpr void describe(auto&& on) {
    using P = NeedParameters;
    using core::About;
    on(&P::prevalence,
       About{"prevalence", "1", "Share of people at each need level, by sex and age; sums to one", 0, 1});
    on(&P::moves, About{"moves", "per year", "Hazard of each step between need levels, by sex and age", 0, 5});
    on(&P::mortality_ratio_67, About{"mortality_ratio_67", "1",
                                     "Hazard of death at age 67 and below, relative to independent people", 0.1, 50});
    on(&P::mortality_ratio_92, About{"mortality_ratio_92", "1",
                                     "Hazard of death at age 92 and above, relative to independent people", 0.1, 50});
    on(&P::progression_by_quintile,
       About{"progression_by_quintile", "1", "Ratio of worsening by quintile of deprivation (rescaled to mean one)",
             0.1, 10});
    on(&P::progression_with_dementia,
       About{"progression_with_dementia", "1", "Ratio of worsening with dementia to without (margins kept)", 0.1, 20});
    on(&P::dementia_prevalence, About{"dementia_prevalence", "1", "Share of people with dementia", 0, 1});
    on(&P::dementia_incidence, About{"dementia_incidence", "per year", "Hazard of onset of dementia", 0, 2});
    on(&P::dementia_by_need,
       About{"dementia_by_need", "1", "Odds of dementia at the opening by need level, relative to each other", 0, 100});
    on(&P::learning_disability,
       About{"learning_disability", "1", "Share of adults aged 18 to 64 known to have a learning disability", 0, 0.1});
    on(&P::learning_disability_need,
       About{"learning_disability_need", "1", "Need levels of adults with a learning disability; sums to one", 0, 1});
    on(&P::physical_share,
       About{"physical_share", "1", "Share of other working-age need that is physical, the rest mental health", 0, 1});
    on(&P::excess_first,
       About{"excess_first", "1",
             "Excess mortality on entering a care home, over the hazard at the need level, by age on entering", 0, 50});
    on(&P::excess_lasting,
       About{"excess_lasting", "1", "Excess mortality of care-home residents that lasts, by age on entering", 0, 20});
    on(&P::excess_fading, About{"excess_fading", "week", "Time over which the first excess fades", 0.1, 520});
  }
};

struct SupportParameters {
  core::By<core::Sex, core::By<core::AgeGroup>> lives_alone, has_carer;
  double carer_loss = 0, carer_gain = 0, alone_after_loss = 0;
  core::By<core::Need> care_hours;
  double unpaid_hours_with_others = 0, unpaid_hours_alone = 0;

  static constexpr void describe(auto&& on) {
    using P = SupportParameters;
    using core::About;
    on(&P::lives_alone, About{"lives_alone", "1", "Share living alone", 0, 1});
    on(&P::has_carer,
       About{"has_carer", "1", "Share of people with need who have a willing and able unpaid carer", 0, 1});
    on(&P::carer_loss, About{"carer_loss", "per year", "Hazard of losing the unpaid carer", 0, 5});
    on(&P::carer_gain, About{"carer_gain", "per year", "Hazard of gaining an unpaid carer", 0, 5});
    on(&P::alone_after_loss,
       About{"alone_after_loss", "1", "Chance that losing the carer leaves a person living alone", 0, 1});
    on(&P::care_hours, About{"care_hours", "hour week-1", "Hours of care needed, by need level", 0, 168});
    on(&P::unpaid_hours_with_others, About{"unpaid_hours_with_others", "hour week-1",
                                           "Most hours a carer gives to someone living with others", 0, 168});
    on(&P::unpaid_hours_alone,
       About{"unpaid_hours_alone", "hour week-1", "Most hours a carer gives to someone living alone", 0, 168});
  }
};

struct ContactParameters {
  core::By<core::Need> asking, discharge, asks_on_discharge, eligible;
  core::By<core::AgeBand> asking_by_age, asks_on_discharge_by_age;
  double asking_without_carer = 1, asking_with_dementia = 1, asking_alone = 1;
  double asks_on_carer_loss = 0, hospital_season = 0, own_arrangement = 0;
  core::By<core::Need> own_care, short_stay;
  double short_stay_weeks = 6, short_stay_stays = 0;
  double assessments_per_week = 0, review_weeks = 52, package_drift = 0, package_spread = 0;
  double smallest_package = 0, largest_package = 0;

  static constexpr void describe(auto&& on) {
    using P = ContactParameters;
    using core::About;
    on(&P::asking,
       About{"asking", "per year", "Hazard of asking for support from the community, with a care gap", 0, 50});
    on(&P::asking_without_carer,
       About{"asking_without_carer", "1", "Ratio of asking without a carer to with one", 0, 20});
    on(&P::asking_by_age, About{"asking_by_age", "1", "Ratio of asking by age, on top of need", 0, 50});
    on(&P::asking_with_dementia, About{"asking_with_dementia", "1", "Ratio of asking with dementia to without", 0, 50});
    on(&P::asking_alone, About{"asking_alone", "1", "Ratio of asking of people living alone to others", 0, 50});
    on(&P::discharge, About{"discharge", "per year", "Hospital discharges of people with need, by need level", 0, 20});
    on(&P::hospital_season,
       About{"hospital_season", "1", "Amplitude of the season of discharges, peak 15 January", 0, 0.9});
    on(&P::asks_on_discharge,
       About{"asks_on_discharge", "1",
             "Chance that a person asks for support at discharge, or chooses anew if in care at home", 0, 1});
    on(&P::asks_on_discharge_by_age,
       About{"asks_on_discharge_by_age", "1", "Share of those chances that holds at each age", 0, 1});
    on(&P::asks_on_carer_loss,
       About{"asks_on_carer_loss", "1",
             "Chance that a person asks when the carer is lost, or chooses anew if in care at home", 0, 1});
    on(&P::own_arrangement,
       About{"own_arrangement", "1",
             "Chance that somebody who would pay for a care home themselves arranges care without the council", 0, 1});
    on(&P::own_care, About{"own_care", "1", "Chance that such a person takes care on asking, by need level", 0, 1});
    on(&P::short_stay, About{"short_stay", "1",
                             "Chance that an eligible person who asks at discharge first goes into a care home for a "
                             "short stay paid by the council",
                             0, 1});
    on(&P::short_stay_weeks, About{"short_stay_weeks", "week", "Length of a short stay in a care home", 1, 52});
    on(&P::short_stay_stays, About{"short_stay_stays", "1", "Chance that a short stay ends in staying for good", 0, 1});
    on(&P::eligible, About{"eligible", "1", "Chance of being found eligible, by need level (blind to carers)", 0, 1});
    on(&P::assessments_per_week, About{"assessments_per_week", "per 1000 adults",
                                       "Assessments that staff can make a week per 1,000 adults", 0, 1000});
    on(&P::review_weeks, About{"review_weeks", "week", "Weeks between reviews of a package", 4, 520});
    on(&P::package_drift, About{"package_drift", "per year", "Growth of packages at each yearly review", -0.2, 0.2});
    on(&P::package_spread,
       About{"package_spread", "1", "Standard deviation of the log of packages about the care gap", 0, 2});
    on(&P::smallest_package, About{"smallest_package", "hour week-1", "Smallest package of home care", 0, 168});
    on(&P::largest_package, About{"largest_package", "hour week-1", "Largest package of home care", 0, 168});
  }
};

struct Parameters {
  NeedParameters need;
  SupportParameters support;
  ContactParameters contact;
  ChoiceParameters choice;

  static constexpr void describe(auto&& on) {
    using core::Section;
    on(&Parameters::need, Section{"need", "Need levels, dementia, working-age groups and mortality by need"});
    on(&Parameters::support, Section{"support", "Households and unpaid care"});
    on(&Parameters::contact, Section{"contact", "Asking, hospital discharge, assessment, packages and reviews"});
    on(&Parameters::choice, Section{"choice", "Choice among settings"});
  }
};

}  // namespace caremarket::demand
