// What is paid for care this week: fees with what policy does to them, private prices, the NHS contribution, the rules.
#pragma once

#include "engine/core/describe.hpp"
#include "engine/funding/means_test.hpp"

namespace caremarket::funding {

/// In GBP: a week for homes, an hour for care at home.
struct Rates {
  core::By<core::Kind> standard;  ///< the council's fee without policy: what private prices follow
  core::By<core::Kind> fee;       ///< the council's fee now
  core::By<core::Setting> spot;   ///< premium over the fee now paid for new placements, as a share
  core::By<core::Kind> younger;   ///< price of care begun under 65 over that begun later
  double council_run = 1, short_stay = 1, nhs = 1, other_council = 1;  ///< their prices over the fee
  double nursing_contribution = 0;
  double price_level = 1;  ///< of non-staff costs
  Rules rules;
};

/// An amount at the prices of the start, in those of the week.
[[nodiscard]] inline core::Pence at_prices(const Rates& rates, core::Pence amount) {
  return core::nearest(static_cast<double>(amount) * rates.price_level);
}

/// Price a week, in pence, of a council-funded person: `minutes` of care at home, or a place.
[[nodiscard]] inline core::Pence council_price(const Rates& rates, core::Kind kind, core::Minutes minutes,
                                               double premium) {
  const double unit = rates.fee[kind] * (1 + premium);
  return core::pence(core::is_home(kind) ? unit : unit * core::hours(minutes));
}

/// Price a week, in pence, of someone who pays themselves. `mark_up` over the standard fee (private hour ratio at
/// home).
[[nodiscard]] inline core::Pence private_price(const Rates& rates, core::Kind kind, core::Minutes minutes,
                                               double mark_up) {
  const double unit = rates.standard[kind] * mark_up;
  return core::pence(core::is_home(kind) ? unit : unit * core::hours(minutes));
}

}  // namespace caremarket::funding
