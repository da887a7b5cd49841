// Figures of a whole year: budget, inequality of unmet need, years with and without need (Sullivan).
#pragma once

#include <span>

#include "engine/core/calendar.hpp"
#include "engine/measures/counters.hpp"
#include "engine/simulation/scenario.hpp"

namespace caremarket::simulation {

/// Person-years lived by one person aged 65 in each age band (65-74, 75-84, 85+) under the area's life table.
[[nodiscard]] core::By<core::AgeBand> years_from_65(const std::vector<demand::MortalityRow>& mortality, core::Sex sex);

/// Concentration index of `amounts` over groups of `people`, in order of deprivation rank (most deprived first):
/// 2 sum_q share of amounts_q x rank_q - 1; 0 when nothing is to be shared.
[[nodiscard]] double concentration_index(std::span<const double> amounts, std::span<const double> people);

/// Sets the figures of financial year `year`; call in its last week, before the week is ended.
void close_year(measures::Counters& counters, const Scenario& scenario, const core::Calendar& calendar, int year,
                double adults);

}  // namespace caremarket::simulation
