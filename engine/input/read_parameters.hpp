// Parameters from the resolved document, by their one description.
#pragma once

#include <vector>

#include "engine/core/errors.hpp"
#include "engine/input/distributions.hpp"
#include "engine/input/document.hpp"
#include "engine/simulation/parameters.hpp"

namespace caremarket::input {

/// Reads every parameter; appends all faults found (missing, unknown, wrong type, out of range, shares that do not
/// sum).
[[nodiscard]] simulation::Parameters read_parameters(const Node& document, Drawn drawn,
                                                     std::vector<core::Fault>& faults);

/// True when any parameter is a distribution.
[[nodiscard]] bool has_distributions(const Node& document);

/// Names of the sections that hold parameters.
[[nodiscard]] std::vector<std::string> parameter_sections();

/// The description of every parameter, for `describe()`.
[[nodiscard]] Node describe_parameters();

}  // namespace caremarket::input
