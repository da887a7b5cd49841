// The whole state of one replicate. Copyable: a copy at any week continues with the same bits.
#pragma once

#include <cmath>

#include "engine/demand/assessment.hpp"
#include "engine/funding/rates.hpp"
#include "engine/housing/schemes.hpp"
#include "engine/market/placement.hpp"
#include "engine/population/people.hpp"
#include "engine/providers/table.hpp"
#include "engine/random/wheel.hpp"
#include "engine/workforce/table.hpp"

namespace caremarket::simulation {

struct World {
  core::Week week = 0;   ///< the next week to live
  bool is_held = false;  ///< people are held still (the market's run-in)
  double adults = 0;     ///< at the opening: the scale of counts
  population::People people;
  demand::Cases cases;
  demand::Queues queues;
  providers::Providers providers;
  market::Candidates candidates;    ///< of the providers open when it was last made
  std::size_t known_providers = 0;  ///< how many providers there were then
  std::vector<housing::Scheme> schemes;
  workforce::Labour labour;
  random::Wheel people_wheel, worker_wheel;
  funding::Rates rates;            ///< of the last week lived
  core::By<core::Role> pay_floor;  ///< of the last week lived
  double unmet_share = 0;          ///< home-care hours waited for over hours committed

  [[nodiscard]] market::Market market() { return {people, cases, providers, schemes, queues}; }
};

/// Price of a week of care of which only `share` was delivered, to the whole penny.
[[nodiscard]] inline core::Pence delivered_price(core::Pence price, double share) {
  return core::nearest(static_cast<double>(price) * share);
}

/// What one week leaves for measures. Scratch: cleared each week, no part of the state.
struct WeekLog {
  demand::LifeLog life;
  demand::AssessmentLog assessment;
  market::PlacementLog placement;
  providers::Log providers;
  workforce::Log workforce;
  std::vector<std::uint32_t> arrived, opened_schemes, closed, displaced;
  std::vector<std::uint32_t> ran_out;          ///< self-funders whom the council now pays for
  std::vector<std::uint32_t> reabled;          ///< people whose reablement ended
  std::vector<std::uint32_t> stayed_on;        ///< people whose short stay in a care home became one for good
  std::vector<market::StayEnd> stays;          ///< in care homes, that ended or passed to another payer
  std::vector<std::uint32_t> gone;             ///< slots of people who have left the table
  std::vector<std::uint32_t> under_delivered;  ///< clients at home who received less than agreed
  struct Books {
    core::Pence income = 0, surplus = 0;
  };
  std::vector<Books> books;              ///< by provider slot
  std::vector<core::Pence> given;        ///< cash given in the run-in to hold the reserve, by provider slot
  std::vector<providers::Offer> offers;  ///< left after placement, by provider slot

  void clear();
};

}  // namespace caremarket::simulation
