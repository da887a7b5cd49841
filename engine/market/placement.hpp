// Placement: waiting people meet offers, in order.
#pragma once

#include <vector>

#include "engine/demand/assessment.hpp"
#include "engine/market/candidates.hpp"
#include "engine/market/care.hpp"
#include "engine/market/parameters.hpp"
#include "engine/providers/offers.hpp"

namespace caremarket::market {

/// What this week's placements and waits were, for measures.
struct PlacementLog {
  struct Started {
    std::uint32_t person = 0;
    core::Setting setting{};
    core::Payer payer{};
    core::Week waited = 0;
    bool is_entry = false;       ///< newly in a care home, or again after one closed
    bool is_admission = false;   ///< newly, and not for a short stay
    bool is_above_rate = false;  ///< council pays above the standard fee
    bool was_moved = false;      ///< moved from a closing provider
  };
  std::vector<Started> started;
  void clear() { started.clear(); }
};

/// Who takes part in placement, by argument: what is changed.
struct Market {
  population::People& people;
  demand::Cases& cases;
  providers::Providers& providers;
  std::vector<housing::Scheme>& schemes;
  demand::Queues& queues;
};

/// Places all who can be placed, in order; the others wait, some of them escalate or go out of the area.
void place(Market market, std::vector<providers::Offer>& offers, const Candidates& candidates, core::Week week,
           const Parameters& parameters, const Pricing& pricing, const demand::LifeRules& rules, PlacementLog& log,
           std::vector<std::uint32_t>& changed);

/// Joins the queue for care, unless already in it.
void queue_for_care(demand::Case& of, core::Setting wanted, demand::Priority priority, core::Week week,
                    demand::Queues& queues);

}  // namespace caremarket::market
