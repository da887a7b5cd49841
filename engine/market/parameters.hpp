// Parameters of the placement market.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::market {

struct Parameters {
  double candidates = 12, same_locality = 1, quality = 0, places = 0, noise = 1, wealth = 0;
  double closure_priority_weeks = 8, unit_patience_without_care = 4, unit_patience_in_care = 26;

  static constexpr void describe(auto&& on) {
    using P = Parameters;
    using core::About;
    on(&P::candidates,
       About{"candidates", "provider", "Providers of the right kind that a person hears of, near ones first", 1, 1000});
    on(&P::same_locality, About{"same_locality", "1", "Utility of a provider in the person's own locality", -20, 20});
    on(&P::quality, About{"quality", "1", "Utility of a Good or Outstanding rating over a lower one", -20, 20});
    on(&P::places, About{"places", "1", "Utility of a home per log of its free beds", 0, 1});
    on(&P::noise, About{"noise", "1", "Scale of the taste noise", 0, 20});
    on(&P::wealth, About{"wealth", "1", "Pull between self-funders and providers in wealthier neighbourhoods", 0, 5});
    on(&P::closure_priority_weeks,
       About{"closure_priority_weeks", "week", "Last weeks of notice in which residents go first in the queue", 0, 52});
    on(&P::unit_patience_without_care,
       About{"unit_patience_without_care", "week",
             "Wait for an extra-care unit after which a person without care asks for home care", 0, 1040});
    on(&P::unit_patience_in_care,
       About{"unit_patience_in_care", "week", "Wait for an extra-care unit after which a person in care stays there", 0,
             1040});
  }
};

}  // namespace caremarket::market
