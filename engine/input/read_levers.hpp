// Levers and further outputs from the resolved document.
#pragma once

#include <vector>

#include "engine/core/calendar.hpp"
#include "engine/core/errors.hpp"
#include "engine/input/distributions.hpp"
#include "engine/input/document.hpp"
#include "engine/measures/counters.hpp"
#include "engine/policy/levers.hpp"
#include "engine/simulation/scenario.hpp"

namespace caremarket::input {

/// Reads every lever; appends all faults found (unknown kind or field, missing, wrong type, impossible dates, names
/// twice). Numbers that are distributions are those of `drawn`.
[[nodiscard]] std::vector<policy::Lever> read_levers(const Node& document, core::Date start,
                                                     const simulation::Tables& tables, Drawn drawn,
                                                     std::vector<core::Fault>& faults);
[[nodiscard]] Node describe_levers();

/// Reads `outputs`: further cuts of at most three axes.
[[nodiscard]] std::vector<measures::Output> read_outputs(const Node& document, std::vector<core::Fault>& faults);
[[nodiscard]] Node describe_measures();

}  // namespace caremarket::input
