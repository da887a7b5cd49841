// The area's tables from the resolved document.
#pragma once

#include <memory>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/input/document.hpp"
#include "engine/simulation/scenario.hpp"

namespace caremarket::input {

/// Reads and checks all tables against their columns and against each other; appends all faults found.
[[nodiscard]] std::shared_ptr<const simulation::Tables> read_tables(const Node& document,
                                                                    std::vector<core::Fault>& faults);

}  // namespace caremarket::input
