// Parameters of asking, assessment and packages.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::demand {

struct ContactParameters {
  core::By<core::Need> asking, discharge, asks_on_discharge, eligible;
  core::By<core::AgeBand> asking_by_age, asking_with_dementia_by_age, asks_on_discharge_by_age;
  double asking_without_carer = 1, asking_with_dementia = 1, asking_alone = 1;
  double asks_on_carer_loss = 0, hospital_season = 0, own_arrangement = 0;
  core::By<core::Need> own_care, short_stay;
  double short_stay_weeks = 6, short_stay_stays = 0;
  core::By<core::Route> reablement;
  double reablement_with_dementia = 1, reablement_weeks = 6, reablement_ends = 0;
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
    on(&P::asking_with_dementia_by_age,
       About{"asking_with_dementia_by_age", "1",
             "The same by age, on top of it: at a greater age onset lies further back", 0, 50});
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
    on(&P::reablement,
       About{"reablement", "1", "Chance that an eligible person of 65 or over first gets reablement, by route", 0, 1});
    on(&P::reablement_with_dementia,
       About{"reablement_with_dementia", "1", "Ratio of that chance with dementia to without", 0, 1});
    on(&P::reablement_weeks, About{"reablement_weeks", "week", "Length of reablement", 1, 26});
    on(&P::reablement_ends, About{"reablement_ends", "1", "Chance that nothing more is asked for at its end", 0, 1});
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

}  // namespace caremarket::demand
