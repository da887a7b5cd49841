// Units of what is stored of a ratio: its numerator and its denominator.
#pragma once

#include <string_view>

#include "engine/measures/catalogue.hpp"

namespace caremarket::measures {

/// Both are sums over the weeks of the period: events as they are, stocks in units times weeks.
struct PartUnits {
  std::string_view numerator, denominator;
};

/// Of a measure of type R; InvariantError for any other.
[[nodiscard]] PartUnits part_units(Id ratio);

}  // namespace caremarket::measures
