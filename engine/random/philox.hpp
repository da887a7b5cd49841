// Philox2x64-7 (Salmon, Moraes, Dror and Shaw 2011) from Random123, as a function of two numbers (decision 0007).
#pragma once

#include <Random123/philox.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace caremarket::random {

/// Two words of 64 bits, in Philox's order.
struct Block {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

/// A key of 64 bits, made ready for many blocks: the keys of all rounds.
template <std::size_t rounds>
class PhiloxOf {
 public:
  explicit PhiloxOf(std::uint64_t key) {
    r123::Philox2x64::key_type round{{key}};
    for (std::uint64_t& each : keys_) {
      each = round.v[0];
      round = _philox2x64bumpkey(round);
    }
  }
  [[nodiscard]] std::uint64_t key() const { return keys_.front(); }

  /// The block at a counter of 128 bits. Inline: this is the inner loop of every run.
  [[nodiscard]] Block at(std::uint64_t counter_low, std::uint64_t counter_high) const {
    r123::Philox2x64::ctr_type counter{{counter_low, counter_high}};
    for (const std::uint64_t key : keys_) counter = _philox2x64round(counter, {{key}});
    return {counter.v[0], counter.v[1]};
  }

 private:
  std::array<std::uint64_t, rounds> keys_;
};
/// The engine's: its authors know of no flaw from six rounds on.
using Philox = PhiloxOf<7>;

/// One block.
[[nodiscard]] inline Block philox(std::uint64_t key, std::uint64_t counter_low, std::uint64_t counter_high) {
  return Philox(key).at(counter_low, counter_high);
}

/// The middle of one of 2^53 equal parts of (0, 1), rounded to a double that is neither 0 nor 1.
[[nodiscard]] constexpr double unit_interval(std::uint64_t word) {
  const double middle = (static_cast<double>(word >> 11) + 0.5) * 0x1.0p-53;
  return std::min(middle, 1 - 0x1.0p-53);  // the last part's middle has no double of its own
}

/// The middle of one of 2^32 equal parts of (0, 1).
[[nodiscard]] constexpr double unit_interval_of_half(std::uint32_t half) {
  return (static_cast<double>(half) + 0.5) * 0x1.0p-32;
}

}  // namespace caremarket::random
