// Parameters of need and unpaid care; all of demand together.
#pragma once

#include "engine/core/describe.hpp"
#include "engine/demand/choice_parameters.hpp"
#include "engine/demand/contact_parameters.hpp"

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
