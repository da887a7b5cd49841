// Parameters of births into adulthood, death and migration.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::population {

struct Parameters {
  core::By<core::AgeGroup> leaving_area;
  core::By<core::Quintile> mortality_by_quintile;
  double mortality_improvement = 0;
  double death_season = 0;
  core::By<core::AgeBand> placed_by_others;
  double placed_with_dementia = 0;

  static constexpr void describe(auto&& on) {
    using P = Parameters;
    using core::About;
    on(&P::leaving_area, About{"leaving_area", "per year", "Hazard of moving out of the area, by age", 0, 1});
    on(&P::mortality_by_quintile,
       About{"mortality_by_quintile", "1",
             "Ratio of mortality to the area's own, by quintile of deprivation (rescaled to keep the area's mean)", 0.1,
             10});
    on(&P::mortality_improvement,
       About{"mortality_improvement", "per year", "Share by which death rates fall each year", -0.1, 0.1});
    on(&P::placed_by_others,
       About{"placed_by_others", "1", "Share of in-migrants whom another council places in a care home here, by age", 0,
             1});
    on(&P::placed_with_dementia,
       About{"placed_with_dementia", "1", "Share of those with dementia; all have high need", 0, 1});
    on(&P::death_season, About{"death_season", "1", "Amplitude of the season of deaths, peak 15 January", 0, 0.9});
  }
};

}  // namespace caremarket::population
