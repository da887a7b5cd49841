// Starting, pricing and ending one person's care: the only place where a person and a provider are joined.
#pragma once

#include <vector>

#include "engine/demand/cases.hpp"
#include "engine/demand/life.hpp"
#include "engine/funding/rates.hpp"
#include "engine/housing/schemes.hpp"
#include "engine/population/people.hpp"
#include "engine/providers/parameters.hpp"
#include "engine/providers/table.hpp"

namespace caremarket::market {

/// What prices a person's care turn on.
struct Pricing {
  const funding::Rates& rates;
  const funding::Parameters& funding;
  const providers::PriceParameters& price;
};

/// A place to start care in.
struct Place {
  core::Setting setting = core::Setting::kHomeCare;
  std::int32_t provider = demand::kNobody;
  std::int32_t scheme = demand::kNobody;
  bool is_outside = false;
  double premium = 0;
};

/// The price ratio over the standard fee that a self-funder pays a provider.
[[nodiscard]] double self_ratio(const Pricing& pricing, const providers::Provider* provider, core::Setting setting);

/// Price, charge and NHS contribution of the case's present care, capital and running-out date brought up to `week`.
void price_care(demand::Case& of, const providers::Provider* provider, core::Week week, const Pricing& pricing);

/// Prices a person's care anew and moves the provider's income by the difference.
void reprice(demand::Case& of, providers::Providers& providers, core::Week week, const Pricing& pricing);

/// Starts care: the person becomes a client of the place, stops waiting, is priced and due for review.
void start_care(demand::Case& of, const Place& place, core::Week week, double review_weeks, providers::Providers& providers, std::vector<housing::Scheme>& schemes,
                const Pricing& pricing);

/// Ends present care, if any: the place is free, capital is brought up to `week`.
void end_care(demand::Case& of, core::Week week, providers::Providers& providers, std::vector<housing::Scheme>& schemes);

/// Takes what paying in full has cost since the last date off capital, liquid capital first.
void use_capital(demand::Case& of, core::Week week);

}  // namespace caremarket::market
