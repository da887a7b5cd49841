// Deliverable hours: regular, overtime, agency, undelivered; strain; and what the hours cost.
#pragma once

#include "engine/workforce/parameters.hpp"
#include "engine/workforce/pay.hpp"
#include "engine/workforce/table.hpp"

namespace caremarket::workforce {

/// Funded posts of an employer for `care_minutes` of care a week (growth and relief included), by role. Every open
/// home and home-care provider has one registered manager beside its care posts.
[[nodiscard]] core::By<core::Role> posts_for(const Parameters& parameters, core::Kind kind, double care_minutes);

/// Own regular care minutes of an employer this week: contracted x (1 - sickness - leave) x contact share at home.
[[nodiscard]] core::Minutes regular_minutes(const Parameters& parameters, const Employer& employer);

/// Covers `required` care minutes: regular, then overtime and agency up to their limits; updates strain.
void cover(Employer& employer, core::Minutes required, const Parameters& parameters);

/// Strain: required over own regular hours; 1 without either.
[[nodiscard]] double strain(const Employer& employer);

/// What staff cost this week, in pence: contracts with employer's costs, overtime, agency.
[[nodiscard]] core::Pence staff_cost(const Parameters& parameters, const Employer& employer, const OnCosts& costs);

/// Cost in GBP of one more hour of care by own staff, with employer's costs, leave, sickness and travel.
[[nodiscard]] double hour_cost(const Parameters& parameters, const Employer& employer, const OnCosts& costs);

}  // namespace caremarket::workforce
