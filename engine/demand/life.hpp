// The life course: clocks of own hazards, and what one person lives through in one week.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/demand/cases.hpp"
#include "engine/demand/life_tables.hpp"
#include "engine/population/people.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::demand {

/// What life events leave for later phases of the week to settle.
struct LifeLog {
  struct Departure {
    std::uint32_t person = 0;
    bool is_death = false;
  };
  std::vector<Departure> departures;
  std::vector<std::uint32_t> asked;       ///< people who newly ask for support
  std::vector<std::uint32_t> ran_out;     ///< self-funders whose capital has reached the limit
  std::vector<std::uint32_t> reviews;     ///< people whose package is due for review
  std::vector<std::uint32_t> changed;     ///< people whose record changed

  void clear() { departures.clear(), asked.clear(), ran_out.clear(), reviews.clear(), changed.clear(); }
};

/// What one person's clocks need to know.
struct LifeRules {
  const LifeTables& tables;
  const Parameters& demand;
  const random::Draws& draws;
};

/// Uniform behind the `renewal`-th exponential of a person's clock.
[[nodiscard]] double clock_uniform(const random::Draws& draws, core::OriginId person, Cause cause, std::int32_t renewal);

/// The terms on which one cause acts on a person now. Equal terms leave its clock alone.
struct Terms {
  const random::CohortHazard* table = nullptr;  ///< null: a constant hazard of `factor` per year
  double factor = 0;                            ///< multiplies the table; 0: the cause does not act
  const random::Season* season = nullptr;       ///< null: none
  double excess_since = random::kNever;         ///< entry into a care home; kNever: no excess
  bool operator==(const Terms&) const = default;
};
using Circumstances = std::array<Terms, kCauses>;

[[nodiscard]] Terms terms_of(const population::People& people, std::uint32_t person, const Case& of, Cause cause,
                             const LifeRules& rules);
[[nodiscard]] Circumstances circumstances(const population::People& people, const Case& of, const LifeRules& rules);

/// Due time of a clock under `terms` (kNever when beyond the horizon).
[[nodiscard]] double due_time(const population::People& people, std::uint32_t person, const Terms& terms,
                              const Clock& clock, const LifeRules& rules);
/// Cumulative hazard used since `clock.since` until `time` under `terms`.
[[nodiscard]] double used_until(const population::People& people, std::uint32_t person, const Terms& terms,
                                const Clock& clock, double time, const LifeRules& rules);

/// The next event of a person: when, and which cause; `is_birthday` for entering the next age band.
struct NextEvent {
  double time = random::kNever;
  Cause cause = Cause::kDeath;
  bool is_birthday = false;
};
[[nodiscard]] NextEvent next_event(const population::People& people, const Cases& cases, std::uint32_t person,
                                   double after, const LifeRules& rules);

/// The week in which the person must next be looked at: next event, review or running out of capital.
[[nodiscard]] core::Week next_look(const population::People& people, const Cases& cases, std::uint32_t person,
                                   double after, const LifeRules& rules);

/// Opens a case for a person; `need` and `dementia` as given, household drawn, clocks of all causes started.
std::int32_t open_case(population::People& people, Cases& cases, std::uint32_t person, core::Need need, bool dementia,
                       double time, const LifeRules& rules);

/// After circumstances have changed at `time`: what is left of each exponential whose terms differ from `before` carries
/// on at the new rate (modified next reaction method).
void carry_on(const population::People& people, Case& of, const Circumstances& before, double time,
              const LifeRules& rules);

/// Lives one person through the week [week, week + 1): events in order of time, then cause. Touches only the person's
/// own record; what concerns others is appended to `log`.
void live(population::People& people, Cases& cases, std::uint32_t person, core::Week week, const LifeRules& rules,
          LifeLog& log);

/// Records that the person asks for support in `week`.
void ask(Case& of, core::Route route, Priority priority, core::Week week);

}  // namespace caremarket::demand
