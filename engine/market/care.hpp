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

/// How a stay in a care home ended.
enum class Ending : std::uint8_t { kDeath, kLeft, kOtherPayer };

/// A stay in a care home, or the part of it that one payer paid, at its end.
struct StayEnd {
  core::Payer payer{};
  core::AgeBand band{};
  Ending ending{};
  core::Week weeks = 0;       ///< since entering a care home
  core::Week weeks_paid = 0;  ///< by this payer
};
/// The end, at the end of `week`, of the stay of somebody aged `age` who is in a care home.
[[nodiscard]] StayEnd stay_end(const demand::Case& of, double age, core::Week week, Ending ending);

/// A place to start care in.
struct Place {
  core::Setting setting = core::Setting::kHomeCare;
  std::int32_t provider = demand::kNobody;
  std::int32_t scheme = demand::kNobody;
  double premium = 0;
  bool is_younger = false;  ///< the person is under 65
};

/// The price ratio over the standard fee that a self-funder pays a provider.
[[nodiscard]] double self_ratio(const Pricing& pricing, const providers::Provider* provider, core::Setting setting);

/// Price offered for a place in GBP by whoever pays but the person: a week in homes (NHS contribution included), an
/// hour at home.
[[nodiscard]] double price_offered(const funding::Rates& rates, core::Setting setting, core::Payer payer,
                                   bool is_younger);

/// Weekly price of the case's present care, in pence: the person's own, the council's, the NHS's or another council's.
[[nodiscard]] core::Pence price_of(const demand::Case& of, const providers::Provider* provider, const Pricing& pricing);

/// Price, charge and NHS contribution of the case's present care, capital and running-out date brought up to `week`.
void price_care(demand::Case& of, const providers::Providers& providers, core::Week week, const Pricing& pricing);

/// Adds (sign 1) or takes off (-1) what the client brings the provider: income and committed time.
void count_client(const demand::Case& of, providers::Providers& providers, int sign);

/// Changes a person's care by `change(Case&)`, prices it anew and keeps the provider's sums right.
template <class Change>
void update_care(demand::Case& of, providers::Providers& providers, core::Week week, const Pricing& pricing,
                 Change&& change) {
  count_client(of, providers, -1);
  change(of);
  price_care(of, providers, week, pricing);
  count_client(of, providers, 1);
}

/// Prices a person's care anew and moves the provider's income by the difference.
void reprice(demand::Case& of, providers::Providers& providers, core::Week week, const Pricing& pricing);

/// Starts care: the person becomes a client of the place, stops waiting, is priced and due for review. Who moves from
/// one care home to another keeps payer and date of entry.
void start_care(demand::Case& of, const Place& place, core::Week week, double review_weeks,
                providers::Providers& providers, std::vector<housing::Scheme>& schemes, const Pricing& pricing);

/// Ends present care, if any: the place is free, capital is brought up to `week`.
void end_care(demand::Case& of, core::Week week, providers::Providers& providers,
              std::vector<housing::Scheme>& schemes);

/// Takes what paying in full has cost since the last date off capital, liquid capital first.
void use_capital(demand::Case& of, core::Week week);

}  // namespace caremarket::market
