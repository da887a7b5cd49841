// The season of a hazard, so shaped that a clock on it can be run forward and back without a root finder.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/core/units.hpp"

namespace caremarket::random {

/// x (1 + amplitude cos(2 pi (t - peak) / year)), held at its mean over each fifty-second of a year: mean one over any
/// whole year. Times in weeks after the start.
class Season {
 public:
  /// No season: time itself.
  Season() = default;
  /// `amplitude` in [0, 1), `peak` in weeks after the start.
  Season(double amplitude, double peak);

  /// Integral of the factor from 0 to `time`, in weeks: how far the year has come. A year on, it is one year more.
  [[nodiscard]] double integral(double time) const {
    if (is_flat_) return time;
    const auto years = static_cast<double>(core::whole_below(time / kYear));
    const double parts = (time - years * kYear) * (kParts / kYear);
    const auto part = std::min(static_cast<std::size_t>(parts), kParts - 1);
    const double share = parts - static_cast<double>(part);
    return years * kYear + begins_[part] + share * (begins_[part + 1] - begins_[part]);
  }
  /// The time at which the integral reaches `weeks`: the inverse of `integral`.
  [[nodiscard]] double time_at(double weeks) const {
    if (is_flat_) return weeks;
    const auto years = static_cast<double>(core::whole_below(weeks / kYear));
    const double rest = weeks - years * kYear;
    std::size_t part = first_of_[std::min(static_cast<std::size_t>(rest * (kBins / kYear)), kBins - 1)];
    part += part + 1 < kParts && begins_[part + 1] <= rest ? 1 : 0;  // without a branch: mostly there is no second
    while (part + 1 < kParts && begins_[part + 1] <= rest) ++part;
    const double share = (rest - begins_[part]) / (begins_[part + 1] - begins_[part]);
    return years * kYear + (static_cast<double>(part) + share) * (kYear / kParts);
  }
  /// The highest factor of the year.
  [[nodiscard]] double highest() const { return 1 + amplitude_; }
  /// The factor in force at `time`.
  [[nodiscard]] double at(double time) const;

 private:
  static constexpr std::size_t kParts = 52;
  static constexpr double kYear = core::kWeeksPerYear;
  bool is_flat_ = true;
  double amplitude_ = 0;
  std::array<double, kParts + 1> begins_{};  ///< the integral at the beginning of each part of the year
  static constexpr std::size_t kBins = 256;
  std::array<std::uint8_t, kBins> first_of_{};  ///< by equal steps of the integral: the part in which each begins
};

}  // namespace caremarket::random
