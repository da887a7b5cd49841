// The hazards of life events, solved once at load: by cause, sex, need and cohort, with birthdays as knots.
#pragma once

#include <array>
#include <vector>

#include "engine/demand/parameters.hpp"
#include "engine/population/parameters.hpp"
#include "engine/random/hazard.hpp"

namespace caremarket::demand {

/// One row of a life table: probability of dying within the year of age, by sex and single year.
struct MortalityRow {
  core::Sex sex{};
  int age = 0;
  double probability = 0;
};

template <class T>
using BySexNeed = core::By<core::Sex, core::By<core::Need, T>>;

struct LifeTables {
  core::Week origin = 0;  ///< week to which cohorts refer
  int years = 0;          ///< of life kept for each cohort
  BySexNeed<random::CohortHazard> death, worsening, recovery;
  core::By<core::Need> discharge;  ///< per year; only discharges after which the person would ask (thinned)
  core::By<core::Sex, random::CohortHazard> leaving, dementia;
  core::By<core::Need, random::CohortHazard> asking, asking_with_dementia;
  /// Hours of care needed less unpaid hours: by need, unpaid carer, living alone.
  core::By<core::Need, std::array<std::array<core::Minutes, 2>, 2>> gap;
  core::By<core::Quintile> mortality_factor, progression_factor;  ///< rescaled to mean one over the area
  random::Season deaths, discharges;
};

/// Builds the tables for cohorts alive at `origin` or coming of age in the `years` after it.
/// `quintile_shares` are the area's shares of adults by quintile, `excess` the mean excess mortality of care-home
/// residents among people of an age and need (resident share x mean excess). The factor k(age, sex) that keeps the life
/// table as the mean over need levels, residents included, is 1 / sum_n prevalence(n) ratio(n) (1 + excess(n));
/// to worsening is added, step by step, what that excess takes from the levels above, so that the shares by need last
/// (decision 0010), and it is scaled, level by level, so that dementia keeps each margin.
[[nodiscard]] LifeTables build_life_tables(const population::Parameters& population, const NeedParameters& need,
                                           const SupportParameters& support, const ContactParameters& contact,
                                           const std::vector<MortalityRow>& mortality,
                                           const core::By<core::Quintile>& quintile_shares,
                                           const core::By<core::AgeBand, core::By<core::Need>>& excess,
                                           core::Week origin, int years, double season_peak);

/// Share with dementia at each need level: the age's prevalence spread by relative odds, the margin kept.
[[nodiscard]] core::By<core::Need> dementia_shares(const NeedParameters& need, core::Sex sex, core::AgeGroup group);

/// Ratio of mortality at `need` to independent at `age`: log-linear between 67 and 92, constant outside.
[[nodiscard]] double mortality_ratio(const NeedParameters& need, core::Need level, double age);

}  // namespace caremarket::demand
