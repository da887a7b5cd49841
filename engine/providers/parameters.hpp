// Parameters of providers: cost, price and quality.
#pragma once

#include "engine/core/describe.hpp"
#include "engine/providers/exit_parameters.hpp"

namespace caremarket::providers {

struct CostParameters {
  core::By<core::Kind> hours_per_resident, hours_per_younger;
  double relief = 0.03, spare_beds = 0.1, home_care_growth = 0.04, growth_hours = 8, growth_when_losing = 0.2;
  double income_on_posts = 0;
  core::By<core::Kind> non_staff_per_person, fixed_per_place, fixed_per_provider, capital_per_place;
  double cost_spread = 0, scale_exponent = 0;

  static constexpr void describe(auto&& on) {
    using P = CostParameters;
    using core::About;
    on(&P::hours_per_resident,
       About{"hours_per_resident", "hour week-1", "Care hours per resident, by kind of home", 0, 168});
    on(&P::hours_per_younger,
       About{"hours_per_younger", "hour week-1", "Care hours per resident who came under 65, by kind of home", 0, 168});
    on(&P::relief, About{"relief", "1", "Relief posts over required posts", 0, 0.5});
    on(&P::spare_beds, About{"spare_beds", "1", "Free beds that a home staffs for, as a share of its beds", 0, 1});
    on(&P::home_care_growth,
       About{"home_care_growth", "1", "Hours beyond commitments that a home-care provider staffs for", 0, 1});
    on(&P::growth_hours,
       About{"growth_hours", "hour week-1", "Further hours that every home-care provider staffs for", 0, 500});
    on(&P::growth_when_losing,
       About{"growth_when_losing", "1", "Share of growth kept while the margin is below zero (link: 1 switches it off)",
             0, 1});
    on(&P::income_on_posts,
       About{"income_on_posts", "1", "Fall of funded posts per unit of margin below -10 % (link)", 0, 10});
    on(&P::non_staff_per_person, About{"non_staff_per_person", "GBP week-1",
                                       "Non-staff cost per resident; for home care per weekly hour", 0, 5000});
    on(&P::fixed_per_place, About{"fixed_per_place", "GBP week-1", "Fixed cost per bed in service", 0, 5000});
    on(&P::fixed_per_provider, About{"fixed_per_provider", "GBP week-1", "Fixed cost of a provider", 0, 50000});
    on(&P::capital_per_place, About{"capital_per_place", "GBP week-1", "Rent or capital charge per bed", 0, 5000});
    on(&P::cost_spread,
       About{"cost_spread", "1", "Standard deviation of the log of non-staff costs among providers", 0, 1});
    on(&P::scale_exponent, About{"scale_exponent", "1", "Exponent of size over 38 beds in fixed cost", -1, 1});
  }
};

struct PriceParameters {
  core::By<core::Kind> mark_up;
  double mark_up_response = 0, mark_up_return = 0, mark_up_occupancy = 0.88, mark_up_low = 0.8, mark_up_high = 1.3;
  double reservation_share = 0, reservation_vacant = 0.1;
  core::By<core::Kind> acceptance_intercept, acceptance_slope, acceptance_reference;
  double spot_speed = 0, spot_cap = 0, spot_waiting = 1;

  static constexpr void describe(auto&& on) {
    using P = PriceParameters;
    using core::About;
    on(&P::mark_up,
       About{"mark_up", "1", "Self-funder price over council fee at reference occupancy, by kind", 0.5, 5});
    on(&P::mark_up_response,
       About{"mark_up_response", "per month", "Rise of the mark-up per unit of occupancy (link)", 0, 1});
    on(&P::mark_up_return, About{"mark_up_return", "per month", "Return of the mark-up to its base", 0, 1});
    on(&P::mark_up_occupancy, About{"mark_up_occupancy", "1", "Occupancy at which the mark-up rests", 0, 1});
    on(&P::mark_up_low, About{"mark_up_low", "1", "Lowest multiple of the base mark-up", 0.1, 1});
    on(&P::mark_up_high, About{"mark_up_high", "1", "Highest multiple of the base mark-up", 1, 5});
    on(&P::reservation_share,
       About{"reservation_share", "1", "Share of a self-funder's margin that a free bed is kept for", 0, 1});
    on(&P::reservation_vacant,
       About{"reservation_vacant", "1", "Vacant share at which nothing is kept back", 0.001, 1});
    on(&P::acceptance_intercept,
       About{"acceptance_intercept", "1", "Log odds of accepting a council request at the reference price", -20, 20});
    on(&P::acceptance_slope, About{"acceptance_slope", "1",
                                   "Rise of log odds per GBP over the reservation price (homes) or per unit of price "
                                   "over cost (home care) (link)",
                                   0, 100});
    on(&P::acceptance_reference,
       About{"acceptance_reference", "1", "Price over cost at which the intercept holds (home care), GBP (homes)",
             -1000, 1000});
    on(&P::spot_speed,
       About{"spot_speed", "per week", "Share of the gap to its target that the spot premium closes", 0, 1});
    on(&P::spot_cap,
       About{"spot_cap", "1", "Premium per spot_waiting people waiting over two weeks, and its cap (link)", 0, 2});
    on(&P::spot_waiting,
       About{"spot_waiting", "per 1000 adults", "People waiting over two weeks that call the whole cap", 0.001, 100});
  }
};

struct QualityParameters {
  core::By<core::Rating> inspections;
  core::By<core::Rating> outcome_shares;
  double strain_effect = 0, margin_effect = 0;
  core::By<core::Rating> placements_stopped;

  static constexpr void describe(auto&& on) {
    using P = QualityParameters;
    using core::About;
    on(&P::inspections, About{"inspections", "per year", "Inspections a year, by present rating", 0, 12});
    on(&P::outcome_shares,
       About{"outcome_shares", "1", "Outcomes of inspections at reference strain and margin; unrated 0; sums to one", 0,
             1});
    on(&P::strain_effect,
       About{"strain_effect", "1", "Fall of the log odds of a better rating per unit of strain excess", 0, 20});
    on(&P::margin_effect,
       About{"margin_effect", "1", "Rise of the log odds of a better rating per unit of margin (link)", 0, 20});
    on(&P::placements_stopped,
       About{"placements_stopped", "1", "Chance that the council places nobody with a provider so rated", 0, 1});
  }
};

struct Parameters {
  CostParameters cost;
  PriceParameters price;
  ExitParameters exit;
  EntryParameters entry;
  QualityParameters quality;

  static constexpr void describe(auto&& on) {
    using core::Section;
    on(&Parameters::cost, Section{"cost", "Staffing standards and costs"});
    on(&Parameters::price, Section{"price", "Self-funder prices, acceptance and the spot premium"});
    on(&Parameters::exit, Section{"exit", "Closure, insolvency and hand-back"});
    on(&Parameters::entry, Section{"entry", "New providers"});
    on(&Parameters::quality, Section{"quality", "Inspection and rating"});
  }
};

}  // namespace caremarket::providers
