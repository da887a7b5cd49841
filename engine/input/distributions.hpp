// Distributions as a document writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/input/document.hpp"
#include "engine/random/distribution.hpp"

namespace caremarket::input {

/// Which values of uncertain numbers are meant: their medians, or those of one draw.
struct Drawn {
  bool is_central = true;
  std::uint64_t seed = 1;
  std::uint32_t draw = 0;
};

/// The median within [low, high], or the value of the draw. `name` keys it: equal names are drawn alike in every
/// scenario.
[[nodiscard]] double value_of(const random::Distribution& distribution, double low, double high, Drawn drawn,
                              std::string_view name);

/// True when the node is a distribution, or holds one at any depth.
[[nodiscard]] bool holds_distribution(const Node& node);

/// Reads {"dist": ...}; appends faults (unknown family, missing or impossible numbers, no mass in [low, high]).
[[nodiscard]] std::optional<random::Distribution> read_distribution(const Node& node, const std::string& pointer,
                                                                    double low, double high,
                                                                    std::vector<core::Fault>& faults);

}  // namespace caremarket::input
