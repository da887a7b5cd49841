// The clocks of people whom need has not yet met: derived from their keys, kept nowhere, until a case is opened.
#pragma once

#include "engine/demand/clocks.hpp"

namespace caremarket::demand {

/// The next event of a person: when, and which cause; `is_birthday` for turning 65, where that changes terms.
struct NextEvent {
  double time = random::kNever;
  Cause cause = Cause::kDeath;
  bool is_birthday = false;
};

/// When somebody with a learning disability turns 65, from when need may change; kNever for all others, and once it has
/// been lived.
[[nodiscard]] inline double comes_of_age(const population::Person& person) {
  if (person.group != core::ClientGroup::kLearningDisability) return random::kNever;
  return person.birth + core::kOlderFrom * core::kWeeksPerYear;
}

/// The next event of a person without a case.
[[nodiscard]] NextEvent next_without_case(const population::Person& person, const LifeRules& rules);

/// Opens a case for a person; `need` and `dementia` as given, household drawn. The clocks hold their first
/// exponentials: `set_clocks` starts them.
void open_case(population::People& people, Cases& cases, std::uint32_t person, core::Need need, bool dementia,
               double time, const LifeRules& rules);

}  // namespace caremarket::demand
