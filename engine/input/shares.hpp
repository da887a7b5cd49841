// Shares that must sum to one, and pairs of values that must agree.
#pragma once

#include <vector>

#include "engine/core/errors.hpp"
#include "engine/simulation/parameters.hpp"

namespace caremarket::input {

/// Sums may miss one by this much, for figures rounded in print.
inline constexpr double kShareTolerance = 0.0051;

/// Appends a fault for every row of shares that does not sum to one.
void check_shares(const simulation::Parameters& parameters, std::vector<core::Fault>& faults);

}  // namespace caremarket::input
