// Thresholds of what is measured.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::measures {

struct Parameters {
  double unmet_from = 1, failure_share = 0.1, failure_people = 10, failure_weeks = 13;

  static constexpr void describe(auto&& on) {
    using P = Parameters;
    using core::About;
    on(&P::unmet_from, About{"unmet_from", "hour week-1", "Unmet hours above which a person counts as unmet", 0, 168});
    on(&P::failure_share,
       About{"failure_share", "1", "Waiting over people in the setting that counts as failure", 0, 10});
    on(&P::failure_people, About{"failure_people", "person", "Fewest people waiting that count as failure", 0, 10000});
    on(&P::failure_weeks, About{"failure_weeks", "week", "Weeks on end that count as failure", 1, 520});
  }
};

}  // namespace caremarket::measures
