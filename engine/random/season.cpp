#include "engine/random/season.hpp"

#include <cmath>
#include <numbers>

#include "engine/core/errors.hpp"

namespace caremarket::random {

Season::Season(double amplitude, double peak) : is_flat_(amplitude == 0), amplitude_(amplitude) {
  core::ensure(amplitude >= 0 && amplitude < 1, "season: amplitude outside [0, 1)");
  constexpr double kTurn = 2 * std::numbers::pi / kYear;
  for (std::size_t part = 0; part <= kParts; ++part) {
    const double time = static_cast<double>(part) * (kYear / kParts);
    begins_[part] = time + amplitude / kTurn * (std::sin(kTurn * (time - peak)) + std::sin(kTurn * peak));
  }
  begins_[kParts] = kYear;  // the sines of a whole turn leave a rounding
  std::size_t part = 0;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const double from = static_cast<double>(bin) * (kYear / kBins) * (1 - 1e-9);  // not above what rounds into the bin
    while (part + 1 < kParts && begins_[part + 1] <= from) ++part;
    first_of_[bin] = static_cast<std::uint8_t>(part);
  }
}

double Season::at(double time) const {
  if (is_flat_) return 1;
  const double parts = (time / kYear - std::floor(time / kYear)) * kParts;
  const auto part = std::min(static_cast<std::size_t>(parts), kParts - 1);
  return (begins_[part + 1] - begins_[part]) / (kYear / kParts);
}

}  // namespace caremarket::random
