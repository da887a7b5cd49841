// Closure, insolvency, hand-back and inspection.
#pragma once

#include <span>

#include "engine/providers/parameters.hpp"
#include "engine/providers/table.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::providers {

/// Yearly hazard of closing for money: h0 size rating owner exp(min(cap, -g (m - m_usual))) exp(gocc (occ_ref - occ)),
/// h0 size rating owner alone while a home is new.
[[nodiscard]] double exit_hazard(const ExitParameters& exit, const Provider& provider, core::Week week);
/// Yearly hazard of insolvency: the parameter while cash is under -`insolvency_weeks` of income.
[[nodiscard]] double insolvency_hazard(const ExitParameters& exit, const Provider& provider, core::Week week);
/// True when cash covers less than four weeks of cost (`places_at_cash_risk`).
[[nodiscard]] bool is_at_cash_risk(const Provider& provider);

/// The first week in which somebody may give notice: providers are those of the start, so none closes before it.
[[nodiscard]] core::Week decisions_from(const ExitParameters& exit);
/// Sets the margin at which a home's hazard of closing has its base: the mean of the homes of its size band, or of the
/// council's own. The published ratios by size and owner hold whatever homes earn; margins must not count them twice.
void compare_homes(Providers& providers, const ExitParameters& exit);

/// Monthly: who gives notice of closure, to close at week 0 or later.
void decide_exits(Providers& providers, core::Week week, const ExitParameters& exit, const random::Draws& draws);
/// Monthly: who hands council work back, or takes it on again.
void decide_hand_backs(Providers& providers, core::Week week, const ExitParameters& exit, const random::Draws& draws,
                       Log& log);

/// Quarterly: inspections; the outcome is one uniform against ordered shares shifted by strain and margin.
/// `strain_excess` by provider slot. An Inadequate rating may stop council placements.
void inspect(Providers& providers, core::Week week, std::span<const double> strain_excess,
             const QualityParameters& quality, const ExitParameters& exit, const random::Draws& draws);

}  // namespace caremarket::providers
