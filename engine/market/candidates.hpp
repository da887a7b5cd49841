// Candidates: whom a person looking for care may turn to, and of whom they hear.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/market/parameters.hpp"
#include "engine/providers/table.hpp"

namespace caremarket::market {

/// Whether a provider gives the care of a setting: nursing homes take residents without nursing need too; a flat of
/// extra care is let by its scheme.
[[nodiscard]] bool serves(const providers::Provider& provider, core::Setting setting);

/// Chances of hearing of a provider of the own locality, and of one elsewhere.
struct Chances {
  double near = 1, far = 0;
  bool operator==(const Chances&) const = default;
};

/// Open providers of one setting in order of id, and how likely a person of each locality hears of them.
struct Serving {
  struct One {
    std::uint64_t mixed_id = 0;
    std::uint32_t slot = 0;
    std::uint8_t locality = 0;
    bool operator==(const One&) const = default;
  };
  std::vector<One> all;
  std::vector<Chances> chances;  ///< by the person's locality
  bool operator==(const Serving&) const = default;
};
using Candidates = core::By<core::Setting, Serving>;
[[nodiscard]] Candidates candidates_of(const providers::Providers& providers, std::size_t localities,
                                       const Parameters& market);

/// Of `near` and `far` providers, `few` are heard of in the mean, near ones first.
[[nodiscard]] Chances chances_of_hearing(double few, std::size_t near, std::size_t far);

}  // namespace caremarket::market
