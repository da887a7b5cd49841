// Whom somebody hears of: workers of openings, people of providers.
#pragma once

#include <cmath>
#include <cstdint>

#include "engine/core/ids.hpp"

namespace caremarket::core {

/// A chance in [0, 1] as the words, of 2^32, below which a pair's word lies with it.
[[nodiscard]] inline std::uint64_t words_of(double chance) {
  return static_cast<std::uint64_t>(std::ceil(chance * 0x1p32));
}

/// The word of 32 bits of a pair, the other given as mix(id). Both ids are hashes already; one product breaks up the
/// patterns that pairs with a member in common would share.
[[nodiscard]] constexpr std::uint32_t word_of_pair(OriginId who, std::uint64_t mixed_other) {
  return static_cast<std::uint32_t>(((who.bits ^ mixed_other) * 0x9e3779b97f4a7c15ULL) >> 32);
}

/// Whether `who` hears of another with the chance of `words`: a trait of the pair, so that who opens or closes changes
/// it for few others.
[[nodiscard]] constexpr bool hears_of(OriginId who, std::uint64_t mixed_other, std::uint64_t words) {
  return word_of_pair(who, mixed_other) < words;
}

}  // namespace caremarket::core
