// Random hazard tables and clocks to hold the fast forms against the slow ones.
#pragma once

#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/random/draws.hpp"
#include "tests/reference/weekly_scan.hpp"

namespace caremarket::reference {

inline constexpr int kYoungest = -20, kOldest = 100, kYears = 21;

/// A table of every cohort from 20 years before birth to age 100: hazards rise with age, some years have none.
[[nodiscard]] inline random::CohortHazard random_table(const random::Draws& draws) {
  random::CohortHazard table(kYoungest, kOldest, kYears);
  for (int cohort = kYoungest; cohort <= kOldest; ++cohort) {
    for (int year = 0; year < kYears; ++year) {
      const random::Uniforms u =
          draws.at({static_cast<std::uint64_t>(cohort - kYoungest)}, random::Purpose::kWorsening, year);
      table.set(cohort, year, u.first < 0.1 ? 0.0 : 0.002 * std::exp(0.05 * (cohort + year)) * (0.5 + u.second));
    }
  }
  table.seal();
  return table;
}

enum class Terms : std::uint8_t { kPlain, kSeason, kExcess, kSeasonAndExcess };

/// Clock `number` on the given terms, looked at from a moment within the first year after the origin.
[[nodiscard]] inline Clock random_clock(const random::Draws& draws, std::uint64_t number, Terms terms) {
  const core::OriginId id{1'000'000 + number};
  const random::Uniforms who = draws.at(id, random::Purpose::kIncome, 0);
  const random::Uniforms when = draws.at(id, random::Purpose::kWealth, 0);
  const random::Uniforms how = draws.at(id, random::Purpose::kSpendDown, 0);
  const random::Uniforms season = draws.at(id, random::Purpose::kReview, 0);
  const random::Uniforms excess = draws.at(id, random::Purpose::kPackage, 0);
  Clock clock;
  clock.cohort = static_cast<int>(20 + 75 * who.first);
  clock.birth = -(clock.cohort + who.second) * core::kWeeksPerYear;
  clock.since = 500 * when.first;
  clock.left = random::unit_exponential(how.first);
  clock.factor = 0.2 + 2 * how.second;
  if (terms == Terms::kSeason || terms == Terms::kSeasonAndExcess)
    clock.season = random::Season(0.6 * season.first, 52 * season.second);
  if (terms == Terms::kExcess || terms == Terms::kSeasonAndExcess) {
    clock.excess = random::Excess{3 * excess.first, excess.second, 5 + 40 * when.second};
    clock.entry = clock.since - 30 * season.first;
  }
  return clock;
}

}  // namespace caremarket::reference
