// Parameters of extra-care housing.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::housing {

struct Parameters {
  double lettings_per_week = 0, void_share = 0, fails = 0, core_hours_per_unit = 0;
  core::By<core::PipelineStage> stage_weeks, stage_spread;

  static constexpr void describe(auto&& on) {
    using P = Parameters;
    using core::About;
    on(&P::lettings_per_week,
       About{"lettings_per_week", "per week", "Most units of one scheme let in a week", 0.01, 100});
    on(&P::void_share, About{"void_share", "1", "Share of units that stand empty between lets", 0, 0.5});
    on(&P::fails, About{"fails", "1", "Chance that a scheme not yet under construction is never built", 0, 1});
    on(&P::core_hours_per_unit,
       About{"core_hours_per_unit", "hour week-1", "On-site care paid for whether or not used, per unit", 0, 40});
    on(&P::stage_weeks,
       About{"stage_weeks", "week", "Mean length of a stage of a scheme, where the scheme gives no date", 1, 520});
    on(&P::stage_spread,
       About{"stage_spread", "1", "Standard deviation of the logarithm of a stage's length", 0.01, 1.5});
  }
};

}  // namespace caremarket::housing
