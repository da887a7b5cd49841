#include "engine/providers/offers.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::providers {

std::int32_t free_places(const Provider& provider, core::Minutes spare_minutes, double hours_per_resident) {
  const std::int32_t empty = std::max(0, provider.in_service - provider.residents());
  if (hours_per_resident <= 0) return empty;
  const auto staffed = static_cast<std::int32_t>(
      std::max(0.0, std::floor(static_cast<double>(spare_minutes) / (hours_per_resident * 60))));
  return std::min(empty, staffed);
}

core::Minutes free_minutes(const Provider& provider, core::Minutes regular, double growth) {
  const core::Minutes able = core::nearest(static_cast<double>(regular) * (1 + growth));
  return std::max<core::Minutes>(0, able - provider.committed);
}

double reservation_price(const PriceParameters& price, const Provider& provider, double avoidable, double self_price) {
  if (provider.in_service <= 0) return avoidable;
  const double vacant = 1 - static_cast<double>(provider.residents()) / provider.in_service;
  const double kept = core::positive(1 - vacant / price.reservation_vacant);
  return avoidable + price.reservation_share * (self_price - avoidable) * kept;
}

double acceptance(const PriceParameters& price, core::Kind kind, double offered, double reservation) {
  const double intercept = price.acceptance_intercept[kind];
  const double slope = price.acceptance_slope[kind];
  if (slope == 0) return core::logistic(intercept);
  const double value = core::is_home(kind) ? offered - reservation : offered / std::max(0.01, reservation);
  return core::logistic(intercept + slope * (value - price.acceptance_reference[kind]));
}

void review_mark_up(const PriceParameters& price, Provider& provider) {
  double& k = provider.mark_up_factor;
  k += price.mark_up_response * (provider.occupancy - price.mark_up_occupancy) - price.mark_up_return * (k - 1);
  k = std::clamp(k, price.mark_up_low, price.mark_up_high);
}

double next_spot(const PriceParameters& price, double spot, double waiting, double adults) {
  const double reference = price.spot_waiting * adults / 1000;
  const double target = price.spot_cap * std::min(1.0, waiting / reference);
  return spot + price.spot_speed * (target - spot);
}

}  // namespace caremarket::providers
