// Keyed random numbers: every draw is a pure function of (seed, draw, replicate, who, what for, which occasion).
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/random/philox.hpp"
#include "engine/random/purpose.hpp"

namespace caremarket::random {

/// The two uniforms of one block, each in (0, 1) with 53 bits.
struct Uniforms {
  double first = 0.5;
  double second = 0.5;
};

/// The four uniforms of one block, each in (0, 1) with 32 bits: for what is drawn once in a life, where a chance met to
/// 2^-32 does.
using FourUniforms = std::array<double, 4>;

/// One key that was used, as the ledger keeps it.
struct KeyUse {
  core::OriginId id;
  Purpose purpose{};
  std::int32_t occasion = 0;
  auto operator<=>(const KeyUse&) const = default;
};

/// Keyed draws of one (seed, draw, replicate). Copies are cheap and equal; there is no state to advance.
class Draws {
 public:
  /// `replicate` is ignored for parameters: they are keyed by (seed, JSON pointer, draw).
  Draws(std::uint64_t seed, std::uint32_t draw, std::uint32_t replicate);

  [[nodiscard]] Uniforms at(core::OriginId id, Purpose purpose, std::int32_t occasion) const {
    const Block block = block_at(id, purpose, occasion);
    return {unit_interval(block.low), unit_interval(block.high)};
  }
  /// Of a purpose that has four uniforms.
  [[nodiscard]] FourUniforms four(core::OriginId id, Purpose purpose, std::int32_t occasion) const {
    const Block block = block_at(id, purpose, occasion);
    const auto half = [](std::uint64_t word) { return unit_interval_of_half(static_cast<std::uint32_t>(word)); };
    return {half(block.low >> 32), half(block.low), half(block.high >> 32), half(block.high)};
  }
  [[nodiscard]] double first(core::OriginId id, Purpose purpose, std::int32_t occasion) const {
    return at(id, purpose, occasion).first;
  }
  [[nodiscard]] double second(core::OriginId id, Purpose purpose, std::int32_t occasion) const {
    return at(id, purpose, occasion).second;
  }

  [[nodiscard]] std::uint64_t key() const { return philox_.key(); }
  /// While set, every use of a key is appended to `ledger` (tests; single thread).
  void keep_ledger(std::vector<KeyUse>* ledger) { ledger_ = ledger; }

 private:
  [[nodiscard]] Block block_at(core::OriginId id, Purpose purpose, std::int32_t occasion) const {
    if (ledger_ != nullptr) note({id, purpose, occasion});
    const std::uint64_t what =
        static_cast<std::uint64_t>(purpose) << 32 | static_cast<std::uint64_t>(static_cast<std::uint32_t>(occasion));
    return philox_.at(id.bits, what);
  }
  void note(const KeyUse& use) const;

  Philox philox_;
  std::vector<KeyUse>* ledger_ = nullptr;
};

// One uniform, one decision, monotone: a higher mean, probability or share never gives a lower value at equal u.

/// Unit exponential; small u gives a long time.
[[nodiscard]] inline double unit_exponential(double u) { return -std::log(u); }
/// floor(mean + u): a count with the given mean and the smallest variance; a whole mean is met exactly. `mean` >= 0.
[[nodiscard]] std::int64_t whole_count(double mean, double u);
/// Poisson count by inversion of the cumulative distribution. `mean` in [0, 700].
[[nodiscard]] std::int64_t poisson(double mean, double u);
/// Position of u among cumulative shares of `weights` (need not sum to one); the last positive weight on a tie.
[[nodiscard]] std::size_t category(std::span<const double> weights, double u);
/// Standard normal quantile of u.
[[nodiscard]] double normal(double u);
/// Beta quantile of u for a mean in (0, 1) and sd below sqrt(mean (1 - mean)). Monotone in u, and in the mean when the
/// sum of the two shapes stays; not in the mean at a fixed sd, so it serves parameters, never decisions of the week.
[[nodiscard]] double beta(double mean, double sd, double u);
/// Gumbel noise of u: adding it to utilities and taking the largest is a multinomial logit choice.
[[nodiscard]] double gumbel(double u);
/// Arrival time of an exponential race at `weight`; the smallest wins with probability weight / sum. weight > 0.
[[nodiscard]] double race(double weight, double u);

/// Version of the Boost library whose quantiles the results rest on.
[[nodiscard]] std::string_view boost_version();

}  // namespace caremarket::random
