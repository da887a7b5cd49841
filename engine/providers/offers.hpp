// What providers offer this week, and at which price they accept.
#pragma once

#include "engine/providers/parameters.hpp"
#include "engine/providers/table.hpp"

namespace caremarket::providers {

/// What one provider can take on this week, and what an acceptance turns on.
struct Offer {
  std::int32_t places = 0;    ///< beds that are free and staffed
  core::Minutes minutes = 0;  ///< care at home a week that could be added
  bool is_open = false;       ///< open, not closing
  bool is_open_to_council = false;
  double younger = 0;      ///< GBP a week that a resident under 65 costs beyond others
  double reservation = 0;  ///< GBP a week for a bed; GBP an hour of avoidable cost for care at home
};

/// Free, staffed beds: not above what own staff with overtime and agency could care for.
/// `spare_minutes` is care time beyond what present clients require.
[[nodiscard]] std::int32_t free_places(const Provider& provider, core::Minutes spare_minutes,
                                       double hours_per_resident);
/// Care at home that could be added: own regular time x (1 + growth) less what is committed.
[[nodiscard]] core::Minutes free_minutes(const Provider& provider, core::Minutes regular, double growth);

/// Reservation price of a bed: avoidable cost plus a share of a self-funder's margin, damped by vacancies:
/// mc + share (price - mc) (1 - vacant share / limit)+.
[[nodiscard]] double reservation_price(const PriceParameters& price, const Provider& provider, double avoidable,
                                       double self_price);

/// Probability of accepting a council request at `offered` GBP (a week in homes, an hour at home). With slope 0 the
/// price plays no part.
[[nodiscard]] double acceptance(const PriceParameters& price, core::Kind kind, double offered, double reservation);

/// Monthly: the mark-up moves with occupancy and back to its base: dk = response (occ - rest) - return (k - 1).
void review_mark_up(const PriceParameters& price, Provider& provider);

/// Weekly: the spot premium closes part of its gap to cap x waiting / reference, at most cap.
[[nodiscard]] double next_spot(const PriceParameters& price, double spot, double waiting, double adults);

}  // namespace caremarket::providers
