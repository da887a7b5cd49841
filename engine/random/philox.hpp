// Philox2x64-10 (Salmon, Moraes, Dror and Shaw 2011) from Random123, as a function of two numbers (decision 0007).
#pragma once

#include <Random123/philox.h>

#include <cstdint>

namespace caremarket::random {

/// Two words of 64 bits, in Philox's order.
struct Block {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

/// Key of 64 bits, counter of 128. Inline: this is the inner loop of every run.
[[nodiscard]] inline Block philox(std::uint64_t key, std::uint64_t counter_low, std::uint64_t counter_high) {
  const r123::Philox2x64::ctr_type counter{{counter_low, counter_high}};
  const r123::Philox2x64::key_type word{{key}};
  const r123::Philox2x64::ctr_type out = r123::Philox2x64()(counter, word);
  return {out.v[0], out.v[1]};
}

/// The middle of one of 2^53 equal parts of (0, 1), rounded to a double that is neither 0 nor 1.
[[nodiscard]] constexpr double unit_interval(std::uint64_t word) {
  const double middle = (static_cast<double>(word >> 11) + 0.5) * 0x1.0p-53;
  return middle < 1 ? middle : 1 - 0x1.0p-53;  // the last part's middle has no double of its own
}

}  // namespace caremarket::random
