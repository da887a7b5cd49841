// Hiring: seekers within the sector, local and international recruits, and which employer they join.
#pragma once

#include "engine/random/draws.hpp"
#include "engine/random/wheel.hpp"
#include "engine/workforce/parameters.hpp"
#include "engine/workforce/table.hpp"

namespace caremarket::workforce {

/// Local hires over their base rate: (V / V0)^a (S / S0)^(1 - a), S = S0 (mean pay / outside pay)^e.
[[nodiscard]] double hiring_factor(const Parameters& parameters, double opening_posts, double vacant, double pay_ratio);

/// Fills posts in `week`: each seeker finds one, waits or gives up; recruits from outside arrive. Whoever finds a post
/// joins the employer that wins an exponential race weighted by open posts x (pay / outside pay)^exponent.
void recruit(Labour& labour, core::Week week, core::Date date, const Parameters& parameters, const random::Draws& draws,
             random::Wheel& wheel, Log& log);

}  // namespace caremarket::workforce
