// The largest of preferences with Gumbel noise, met one by one.
#pragma once

#include <cstdint>

#include "engine/random/draws.hpp"

namespace caremarket::random {

/// The option met so far whose preference + noise x Gumbel(u) is highest; of equals the first. Noise rises with u, so
/// whoever has neither the higher preference nor the higher u is passed over without a logarithm.
class Favourite {
 public:
  Favourite(std::int32_t nobody, double noise) : slot_(nobody), nobody_(nobody), noise_(noise) {}

  void meet(std::int32_t slot, double preference, double u) {
    if (slot_ != nobody_ && preference <= preference_ && u <= u_) return;
    const double utility = preference + noise_ * gumbel(u);
    if (slot_ != nobody_ && utility <= utility_) return;
    slot_ = slot;
    preference_ = preference;
    u_ = u;
    utility_ = utility;
  }
  [[nodiscard]] bool is_nobody() const { return slot_ == nobody_; }
  [[nodiscard]] std::int32_t slot() const { return slot_; }

 private:
  std::int32_t slot_, nobody_;
  double noise_, preference_ = 0, u_ = 0, utility_ = 0;
};

}  // namespace caremarket::random
