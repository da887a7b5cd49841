// Parameters of exit and entry of providers.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::providers {

struct ExitParameters {
  core::By<core::Kind> hazard, margin_response, reference_margin;
  double occupancy_response = 0, reference_occupancy = 0.88, exponent_cap = 1.5;
  double size_reference = 300, size_exponent = 0;
  core::By<core::SizeBand> by_size;
  core::By<core::Rating> by_rating;
  core::By<core::Owner> by_owner;
  double insolvency = 0, insolvency_weeks = 8, grace_weeks = 156, young_factor = 1, young_weeks = 104;
  double notice_homes = 12, notice_home_care = 4, staff_look_on = 0.8;
  double margin_smoothing = 0.04, occupancy_smoothing = 12, opening_reserve_weeks = 12;
  double hand_back = 0, hand_back_below = -0.05, take_on = 0, take_on_above = 0.02;

  static constexpr void describe(auto&& on) {
    using P = ExitParameters;
    using core::About;
    on(&P::hazard,
       About{"hazard", "per year", "Base hazard of closing at reference margin and occupancy, by kind", 0, 5});
    on(&P::margin_response,
       About{"margin_response", "1", "Fall of log hazard per unit of margin (link), by kind", 0, 50});
    on(&P::reference_margin,
       About{"reference_margin", "1",
             "Margin after capital charge at which entry, ratings and pay have their base, and closing until "
             "homes are compared with their like, by kind",
             -1, 1});
    on(&P::occupancy_response,
       About{"occupancy_response", "1", "Fall of log hazard per unit of occupancy, homes", 0, 20});
    on(&P::reference_occupancy, About{"reference_occupancy", "1", "Occupancy at which the base holds", 0, 1});
    on(&P::exponent_cap, About{"exponent_cap", "1", "Largest rise of the log hazard", 0, 5});
    on(&P::size_reference,
       About{"size_reference", "hour week-1", "Size of a home-care provider at which the base holds", 0.1, 100000});
    on(&P::size_exponent,
       About{"size_exponent", "1", "Exponent of its relative size; factor kept in 0.3 to 2.5", -3, 3});
    on(&P::by_size, About{"by_size", "1", "Ratio of closing of homes by registered beds", 0, 100});
    on(&P::by_rating, About{"by_rating", "1", "Ratio of closing by rating", 0, 100});
    on(&P::by_owner, About{"by_owner", "1", "Ratio of closing by owner", 0, 100});
    on(&P::insolvency, About{"insolvency", "per year", "Added hazard when cash is below the limit (link)", 0, 20});
    on(&P::insolvency_weeks,
       About{"insolvency_weeks", "week", "Weeks of income owed at which insolvency threatens", 0, 520});
    on(&P::grace_weeks, About{"grace_weeks", "week", "Weeks during which a new home is not closed for money", 0, 1040});
    on(&P::young_factor, About{"young_factor", "1", "Ratio of closing of young home-care providers", 0.1, 10});
    on(&P::young_weeks, About{"young_weeks", "week", "Age up to which a home-care provider is young", 0, 1040});
    on(&P::notice_homes, About{"notice_homes", "week", "Notice of closure, homes", 1, 52});
    on(&P::notice_home_care, About{"notice_home_care", "week", "Notice of closure, care at home", 1, 52});
    on(&P::staff_look_on,
       About{"staff_look_on", "1", "Share of staff of a closing provider who look for a post in the sector", 0, 1});
    on(&P::margin_smoothing,
       About{"margin_smoothing", "per week", "Weight of the week in the smoothed margin", 0.001, 1});
    on(&P::occupancy_smoothing, About{"occupancy_smoothing", "week", "Time constant of smoothed occupancy", 1, 104});
    on(&P::opening_reserve_weeks,
       About{"opening_reserve_weeks", "week", "Weeks of income held as cash at the opening", 0, 520});
    on(&P::hand_back,
       About{"hand_back", "per month", "Chance of handing council work back below the threshold (link)", 0, 1});
    on(&P::hand_back_below, About{"hand_back_below", "1", "Council margin below which work is handed back", -1, 1});
    on(&P::take_on, About{"take_on", "per month", "Chance of taking council work on again above the threshold", 0, 1});
    on(&P::take_on_above, About{"take_on_above", "1", "Council margin above which it is taken on again", -1, 1});
  }
};

struct EntryParameters {
  core::By<core::Kind> rate, margin_response, factor_cap, lead_weeks, lead_spread, size_low, size_high;
  double occupancy_from = 0.8, occupancy_scale = 0.08, occupancy_cap = 3, unmet_response = 0, unmet_cap = 1;
  double start_up_weeks = 60;

  static constexpr void describe(auto&& on) {
    using P = EntryParameters;
    using core::About;
    on(&P::rate, About{"rate", "per year", "Entrants a year per opening provider at the reference, by kind", 0, 5});
    on(&P::margin_response,
       About{"margin_response", "1", "Rise of log entry per unit of mean margin (link), by kind", 0, 50});
    on(&P::factor_cap, About{"factor_cap", "1", "Largest rise of the log of entry with margin, by kind", 0, 5});
    on(&P::lead_weeks, About{"lead_weeks", "week", "Time from decision to opening, by kind", 1, 1040});
    on(&P::lead_spread, About{"lead_spread", "1", "Lead time varies evenly by this share either way, by kind", 0, 1});
    on(&P::size_low,
       About{"size_low", "1", "Smallest new provider: beds, or opening staff of a home-care provider", 1, 500});
    on(&P::size_high, About{"size_high", "1", "Largest new provider", 1, 500});
    on(&P::occupancy_from, About{"occupancy_from", "1", "Expected occupancy below which no home is built", 0, 1});
    on(&P::occupancy_scale,
       About{"occupancy_scale", "1", "Occupancy above that at which entry has its base rate", 0.001, 1});
    on(&P::occupancy_cap, About{"occupancy_cap", "1", "Largest factor of occupancy", 1, 10});
    on(&P::unmet_response,
       About{"unmet_response", "1", "Rise of home-care entry per share of hours waited for", 0, 20});
    on(&P::unmet_cap, About{"unmet_cap", "1", "Largest share of hours waited for that counts", 0, 5});
    on(&P::start_up_weeks,
       About{"start_up_weeks", "week", "Weeks of full income held as cash by a new provider", 0, 520});
  }
};

}  // namespace caremarket::providers
