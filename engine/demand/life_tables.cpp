#include "engine/demand/life_tables.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/errors.hpp"
#include "engine/demand/support.hpp"

namespace caremarket::demand {
namespace {

using core::AgeGroup;
using core::By;
using core::kCount;
using core::Move;
using core::Need;
using core::Sex;

constexpr int kYoungest = 18;
constexpr int kOldest = 120;

/// Yearly hazard of death by sex and single year of age; the last published age holds beyond it.
By<Sex, std::vector<double>> death_rates(const std::vector<MortalityRow>& rows) {
  By<Sex, std::vector<double>> rates;
  for (auto& ages : rates.at) ages.assign(kOldest + 1, -1.0);
  for (const MortalityRow& row : rows) {
    if (row.age <= kOldest) rates[row.sex][static_cast<std::size_t>(row.age)] = -std::log1p(-row.probability);
  }
  for (auto& ages : rates.at) {
    for (std::size_t age = kYoungest; age < ages.size(); ++age) {
      if (ages[age] < 0) ages[age] = ages[age - 1] < 0 ? 0 : ages[age - 1];
    }
  }
  return rates;
}

By<core::Quintile> with_mean_one(const By<core::Quintile>& ratios, const By<core::Quintile>& shares) {
  double mean = 0;
  double total = 0;
  for (std::size_t q = 0; q < kCount<core::Quintile>; ++q) {
    mean += ratios.at[q] * shares.at[q];
    total += shares.at[q];
  }
  By<core::Quintile> scaled;
  for (std::size_t q = 0; q < kCount<core::Quintile>; ++q) scaled.at[q] = total > 0 ? ratios.at[q] * total / mean : 1;
  return scaled;
}

/// Hazards of asking with a care gap: by need, times the ratio of the age band, without or with dementia.
By<Need, random::CohortHazard> asking_hazards(const ContactParameters& contact, bool dementia, int kept) {
  By<Need, random::CohortHazard> asking;
  for (std::size_t n = 0; n < kCount<Need>; ++n) {
    asking.at[n] = random::CohortHazard(kYoungest - kept, kOldest, kept);
    for (int cohort = kYoungest - kept; cohort <= kOldest; ++cohort) {
      for (int year = std::max(0, kYoungest - cohort); year < kept; ++year) {
        const core::AgeBand band = core::age_band(cohort + year);
        const double ratio = dementia ? contact.asking_with_dementia * contact.asking_with_dementia_by_age[band] : 1.0;
        asking.at[n].set(cohort, year, contact.asking.at[n] * contact.asking_by_age[band] * ratio);
      }
    }
    asking.at[n].seal();
  }
  return asking;
}

/// Hazards of death of people of one sex and age, by need.
struct Deaths {
  By<Need> outside;   ///< care homes
  By<Need> of_all;    ///< residents included: they die sooner
  By<Need> at_ratio;  ///< if residents died as others do, for which `moves` hold the prevalence
};

Deaths deaths_by_need(const NeedParameters& need, const By<Need>& prevalence, const By<Need>& excess, double age,
                      double rate) {
  By<Need> ratio;
  double mean = 0, mean_with_residents = 0;
  for (std::size_t n = 0; n < kCount<Need>; ++n) {
    ratio.at[n] = mortality_ratio(need, static_cast<Need>(n), age);
    mean += prevalence.at[n] * ratio.at[n];
    mean_with_residents += prevalence.at[n] * ratio.at[n] * (1 + excess.at[n]);
  }
  Deaths deaths;
  for (std::size_t n = 0; n < kCount<Need>; ++n) {
    deaths.outside.at[n] = rate * ratio.at[n] / mean_with_residents;
    deaths.of_all.at[n] = deaths.outside.at[n] * (1 + excess.at[n]);
    deaths.at_ratio.at[n] = rate * ratio.at[n] / mean;
  }
  return deaths;
}

/// By how much worsening must exceed `moves` for the prevalence to last: residents' excess takes people with high need
/// and spares others, and who is taken from above a step must come up it.
By<Need> more_worsening(const By<Need>& prevalence, const Deaths& deaths) {
  By<Need> more;
  double above = 0;
  for (std::size_t n = kCount<Need>; n-- > 0;) {
    if (prevalence.at[n] > 0) more.at[n] = above / prevalence.at[n];
    above += prevalence.at[n] * (deaths.of_all.at[n] - deaths.at_ratio.at[n]);
  }
  return more;
}

/// The step up or down from a need level, if there is one.
constexpr std::array<int, kCount<Need>> kUp{0, 1, 2, -1};
constexpr std::array<int, kCount<Need>> kDown{-1, 3, 4, 5};

}  // namespace

double mortality_ratio(const NeedParameters& need, Need level, double age) {
  const double share = std::clamp((age - 67) / 25, 0.0, 1.0);
  return std::pow(need.mortality_ratio_67[level], 1 - share) * std::pow(need.mortality_ratio_92[level], share);
}

By<Need> dementia_shares(const NeedParameters& need, Sex sex, AgeGroup group) {
  const auto& shares = need.prevalence[sex][group];
  double mean = 0;
  for (std::size_t n = 0; n < kCount<Need>; ++n) mean += shares.at[n] * need.dementia_by_need.at[n];
  By<Need> dementia;
  for (std::size_t n = 0; n < kCount<Need>; ++n) {
    const double share = mean > 0 ? need.dementia_prevalence[sex][group] * need.dementia_by_need.at[n] / mean : 0;
    dementia.at[n] = std::min(0.95, share);
  }
  return dementia;
}

LifeTables build_life_tables(const population::Parameters& population, const NeedParameters& need,
                             const SupportParameters& support, const ContactParameters& contact,
                             const std::vector<MortalityRow>& mortality, const By<core::Quintile>& quintile_shares,
                             const By<core::AgeBand, By<Need>>& excess, core::Week origin, int years,
                             double season_peak) {
  LifeTables tables;
  tables.origin = origin;
  tables.deaths = random::Season(population.death_season, season_peak);
  tables.discharges = random::Season(contact.hospital_season, season_peak);
  for (std::size_t n = 0; n < kCount<Need>; ++n) {
    tables.discharge.at[n] = contact.discharge.at[n] * contact.asks_on_discharge.at[n];
    for (const bool carer : {false, true}) {
      for (const bool alone : {false, true}) {
        tables.gap.at[n][carer][alone] = care_gap(static_cast<Need>(n), carer, alone, support);
      }
    }
  }
  tables.mortality_factor = with_mean_one(population.mortality_by_quintile, quintile_shares);
  tables.progression_factor = with_mean_one(need.progression_by_quintile, quintile_shares);
  const By<Sex, std::vector<double>> rates = death_rates(mortality);
  const int kept = tables.years = years + 2;
  tables.asking = asking_hazards(contact, false, kept);
  tables.asking_with_dementia = asking_hazards(contact, true, kept);
  for (std::size_t s = 0; s < kCount<Sex>; ++s) {
    const auto sex = static_cast<Sex>(s);
    tables.leaving[sex] = tables.dementia[sex] = random::CohortHazard(kYoungest - kept, kOldest, kept);
    for (std::size_t n = 0; n < kCount<Need>; ++n) {
      tables.death.at[s].at[n] = tables.worsening.at[s].at[n] = tables.recovery.at[s].at[n] = tables.leaving[sex];
    }
    for (int cohort = kYoungest - kept; cohort <= kOldest; ++cohort) {
      for (int year = 0; year < kept; ++year) {
        const int age = cohort + year;
        if (age < kYoungest) continue;
        const AgeGroup group = core::age_group(age);
        const double middle = age + 0.5;
        const auto& prevalence = need.prevalence[sex][group];
        const double rate = rates[sex][static_cast<std::size_t>(std::min(age, kOldest))] *
                            std::pow(1 - population.mortality_improvement, year);
        const By<Need> dementia = dementia_shares(need, sex, group);
        const Deaths deaths = deaths_by_need(need, prevalence, excess[core::age_band(age)], middle, rate);
        const By<Need> more = more_worsening(prevalence, deaths);
        tables.leaving[sex].set(cohort, year, population.leaving_area[group]);
        tables.dementia[sex].set(cohort, year, need.dementia_incidence[sex][group]);
        for (std::size_t n = 0; n < kCount<Need>; ++n) {
          const auto& moves = need.moves[sex][group];
          tables.death.at[s].at[n].set(cohort, year, deaths.outside.at[n]);
          const double margin = 1 / (1 + dementia.at[n] * (need.progression_with_dementia - 1));
          if (kUp[n] >= 0) {
            const double up = std::max(0.0, moves.at[static_cast<std::size_t>(kUp[n])] + more.at[n]);
            tables.worsening.at[s].at[n].set(cohort, year, margin * up);
          }
          if (kDown[n] >= 0) {
            tables.recovery.at[s].at[n].set(cohort, year, moves.at[static_cast<std::size_t>(kDown[n])]);
          }
        }
      }
    }
    tables.leaving[sex].seal();
    tables.dementia[sex].seal();
    for (std::size_t n = 0; n < kCount<Need>; ++n) {
      for (auto* table : {&tables.death, &tables.worsening, &tables.recovery}) {
        table->at[s].at[n].seal();
      }
    }
  }
  return tables;
}

}  // namespace caremarket::demand
