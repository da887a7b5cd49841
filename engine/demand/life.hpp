// The life course: what one person lives through in one week.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/demand/first_clocks.hpp"

namespace caremarket::demand {

/// What life events leave for later phases of the week to settle.
struct LifeLog {
  struct Departure {
    std::uint32_t person = 0;
    bool is_death = false;
  };
  std::vector<Departure> departures;
  std::vector<std::uint32_t> asked;    ///< people who newly ask for support
  std::vector<std::uint32_t> ran_out;  ///< self-funders whose capital has reached the limit
  std::vector<std::uint32_t> reviews;  ///< people whose package is due for review
  std::vector<std::uint32_t> changed;  ///< people whose record changed, each once; not who departed

  void clear() { departures.clear(), asked.clear(), ran_out.clear(), reviews.clear(), changed.clear(); }
};

/// The next event of a person.
[[nodiscard]] NextEvent next_event(const population::People& people, Cases& cases, std::uint32_t person,
                                   const LifeRules& rules);

/// The week in which the person must next be looked at: next event, review or running out of capital.
[[nodiscard]] core::Week next_look(population::People& people, Cases& cases, std::uint32_t person,
                                   const LifeRules& rules);

/// Lives one person through the week [week, week + 1): events in order of time, then cause. Touches only the person's
/// own record; what concerns others is appended to `log`.
void live(population::People& people, Cases& cases, std::uint32_t person, core::Week week, const LifeRules& rules,
          LifeLog& log);

/// Records that the person asks for support in `week`.
void ask(Case& of, core::Route route, Priority priority, core::Week week);

}  // namespace caremarket::demand
