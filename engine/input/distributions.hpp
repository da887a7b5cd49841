// Distributions as a document writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/input/document.hpp"
#include "engine/random/distribution.hpp"

namespace caremarket::input {

/// Reads {"dist": ...}; appends faults (unknown family, missing or impossible numbers, no mass in [low, high]).
[[nodiscard]] std::optional<random::Distribution> read_distribution(const Node& node, const std::string& pointer,
                                                                    double low, double high,
                                                                    std::vector<core::Fault>& faults);

}  // namespace caremarket::input
