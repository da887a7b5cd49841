// The clocks of people whom need has not yet met: derived from their keys, kept nowhere, until a case is opened.
#pragma once

#include "engine/demand/clocks.hpp"

namespace caremarket::demand {

/// The next event of a person: when, and which cause; `is_birthday` for entering the next age band.
struct NextEvent {
  double time = random::kNever;
  Cause cause = Cause::kDeath;
  bool is_birthday = false;
};

/// When the person enters the next age band after `after`; kNever when there is none.
[[nodiscard]] double next_band(const population::Person& person, double after);

/// The next event after `after` of a person without a case. Entering an age band is one only for people with a learning
/// disability, whose terms change at 65; of others nothing is kept that would change.
[[nodiscard]] NextEvent next_without_case(const population::Person& person, double after, const LifeRules& rules);

/// Opens a case for a person; `need` and `dementia` as given, household drawn. The clocks hold what is left of each
/// exponential: `set_clocks` starts them.
std::int32_t open_case(population::People& people, Cases& cases, std::uint32_t person, core::Need need, bool dementia,
                       double time, const LifeRules& rules);

}  // namespace caremarket::demand
