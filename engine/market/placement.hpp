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

/// Utility of a provider to a person, without noise: own locality, rating, and wealth for those who pay themselves.
[[nodiscard]] double preference(const Parameters& market, const providers::Provider& provider, std::uint8_t locality,
                                bool is_self_funder);

/// Whether a provider accepts this person at this price: a self-funder always; a council-funded person with the
/// probability of `providers::acceptance`, its uniform keyed by (person, provider) and kept while the request waits.
[[nodiscard]] bool accepts(const providers::PriceParameters& price, const providers::Provider& provider,
                           const providers::Offer& offer, double offered, double u);

/// True when the offer has room for the person: a bed, or nine tenths of the package.
[[nodiscard]] bool has_room(const providers::Offer& offer, core::Setting setting, core::Minutes package);

/// Utility of a home's free beds: each is one more chance to be chosen (McFadden 1978, with a weight below 1). 0 for
/// care at home.
[[nodiscard]] double pull_of(const Parameters& market, core::Kind kind, std::int32_t places);

/// The provider (slot) that takes the person this week, or kNobody. The first look takes in those that the person hears
/// of, the second, when none of them will, all others. Reads only; the obvious matcher in the tests must agree.
[[nodiscard]] std::int32_t find_provider(const population::People& people, const demand::Case& of,
                                         const providers::Providers& providers,
                                         const std::vector<providers::Offer>& offers, const Candidates& candidates,
                                         const Parameters& market, const Pricing& pricing, const random::Draws& draws);

/// Places all who can be placed, in order; the others wait, some of them escalate or go out of the area.
void place(Market market, std::vector<providers::Offer>& offers, const Candidates& candidates, core::Week week,
           const Parameters& parameters, const Pricing& pricing, const demand::LifeRules& rules, PlacementLog& log,
           std::vector<std::uint32_t>& changed);

/// Joins the queue for care, unless already in it.
void queue_for_care(demand::Case& of, core::Setting wanted, demand::Priority priority, core::Week week,
                    demand::Queues& queues);

}  // namespace caremarket::market
