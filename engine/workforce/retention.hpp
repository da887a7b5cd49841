// Leaving: clocks on the operational time of each employer and role.
#pragma once

#include "engine/random/draws.hpp"
#include "engine/random/wheel.hpp"
#include "engine/workforce/parameters.hpp"
#include "engine/workforce/table.hpp"

namespace caremarket::workforce {

/// Most by which pay and strain together may multiply leaving.
inline constexpr double kHighestFactor = 4.0;

/// Yearly hazard of leaving of one worker at market factor one.
[[nodiscard]] double base_hazard(const Parameters& parameters, core::Kind kind, core::Role role,
                                 core::WorkerOrigin origin, bool is_new);
/// Multiplier of leaving at `relative_pay`, the log of pay over outside pay: (pay / outside)^-b.
[[nodiscard]] double pay_factor(const Parameters& parameters, double relative_pay);
/// Multiplier of leaving from smoothed strain excess: min(cap, exp(kL x)).
[[nodiscard]] double strain_factor(const Parameters& parameters, double excess);
/// This week's step of operational time of one role at one employer, at most kHighestFactor.
[[nodiscard]] double market_factor(const Parameters& parameters, const Employer& employer, core::Role role);
/// The same where the employer's strain factor is known.
[[nodiscard]] double market_factor(const Employer& employer, core::Role role, double strain);

/// Starts a worker's spell with an employer in `week`: the clock's next exponential decides the operational time at
/// which it ends; the wheel holds the day on which the first year is over. Tenure counts from `since`, which at the
/// opening lies before `week`.
void start_spell(Labour& labour, std::uint32_t worker, std::int32_t employer, core::Week week, core::Week since,
                 const Parameters& parameters, const random::Draws& draws, random::Wheel& wheel);
/// Ends a worker's spell: the post is free, the worker belongs to nobody.
void end_spell(Labour& labour, std::uint32_t worker);

/// Moves every operational time on by the week's factor; those whose spell ends by then leave. First, the clocks of
/// those whose first year is over carry on at their new rate.
void leave(Labour& labour, core::Week week, const Parameters& parameters, const random::Draws& draws,
           random::Wheel& wheel, Log& log);

/// All staff of a closing employer go: a share of them looks for another post.
void disband(Labour& labour, std::int32_t employer, core::Week week, double share_looking_on,
             const random::Draws& draws);

}  // namespace caremarket::workforce
