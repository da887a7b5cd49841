// Candidates: whom a person looking for care may turn to, and of whom they hear.
#pragma once

#include <utility>
#include <vector>

#include "engine/market/parameters.hpp"
#include "engine/providers/table.hpp"
#include "engine/random/philox.hpp"

namespace caremarket::market {

/// Whether a provider gives the care of a setting: nursing homes take residents without nursing need too; a flat of
/// extra care is let by its scheme.
[[nodiscard]] bool serves(const providers::Provider& provider, core::Setting setting);

/// Open providers of one setting as a person of one locality meets them: those of the own locality first, each in order
/// of id.
struct Serving {
  struct One {
    std::uint32_t slot = 0;
    std::uint64_t mixed_id = 0;
    bool operator==(const One&) const = default;
  };
  std::vector<One> all;
  std::size_t near = 0;                    ///< how many are of the own locality
  double chance_near = 1, chance_far = 0;  ///< that the person hears of one
  [[nodiscard]] double chance(std::size_t which) const { return which < near ? chance_near : chance_far; }
  bool operator==(const Serving&) const = default;
};
using Candidates = core::By<core::Setting, std::vector<Serving>>;  ///< by setting, locality
[[nodiscard]] Candidates candidates_of(const providers::Providers& providers, std::size_t localities,
                                       const Parameters& market);

/// The chances of hearing of one of `near` and of one of `far` providers: together `few` in the mean, near ones first.
[[nodiscard]] std::pair<double, double> chances_of_hearing(double few, std::size_t near, std::size_t far);
/// Whether a person hears of a provider: a trait of the pair, so that who opens or closes changes it for few others.
[[nodiscard]] inline bool hears_of(core::OriginId person, std::uint64_t mixed_provider, double chance) {
  return random::unit_interval(core::pair_with_mixed(person, mixed_provider).bits) < chance;
}

}  // namespace caremarket::market
