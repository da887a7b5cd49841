// Birthdays of people without a case: planned on the day they are counted, as far as their next event, so that they
// need not be looked at again and nothing planned is taken back.
#pragma once

#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/large_vector.hpp"
#include "engine/population/people.hpp"

namespace caremarket::simulation {

/// The client group of a person in an age band: older from 65, what the row tells before.
[[nodiscard]] inline core::ClientGroup group_at(const population::Person& person, core::AgeBand band) {
  return band == core::AgeBand::k18To64 ? person.group : core::ClientGroup::kOlder;
}

/// Whether somebody born at `birth` has reached `age` by the end of `week`.
[[nodiscard]] inline bool has_reached(double birth, int age, core::Week week) {
  return week + 1 - birth >= age * core::kWeeksPerYear;
}

/// The age band of a person at the end of `week`.
[[nodiscard]] inline core::AgeBand band_at(const population::Person& person, core::Week week) {
  int band = 0;
  for (const int age : core::kBandsFrom) band += has_reached(person.birth, age, week) ? 1 : 0;
  return static_cast<core::AgeBand>(band);
}

/// The first week after `week` at whose end the person is in a later age band; `never` when there is none before it.
[[nodiscard]] core::Week next_step(const population::Person& person, core::Week week, core::Week never);

/// The group under which somebody was counted without a case, even if need has come since.
[[nodiscard]] inline core::ClientGroup group_without_case(const population::Person& person, core::AgeBand band) {
  if (band != core::AgeBand::k18To64) return core::ClientGroup::kOlder;
  const bool is_disabled = person.group == core::ClientGroup::kLearningDisability;
  return is_disabled ? person.group : core::ClientGroup::kNone;
}

/// How many people without a case pass into the next age band, by week and by who they are.
class BandSteps {
 public:
  /// Weeks from 0 to `last` (exclusive).
  BandSteps(core::Week last, std::size_t localities, std::size_t communities);

  /// Adds the steps after `week`, up to the week of their next event, of a person who is counted without a case.
  void plan(const population::Person& person, core::Week week);

  /// Asks for what `plan` will change, a little before: it lies anywhere in memory.
  void fetch(const population::Person& person, core::Week week) const;

  /// Calls `on(traits, group, from, people)` with those who leave the band `from` for the next one in `week`; `group`
  /// is what they were in it.
  template <class On>
  void take(core::Week week, On&& on) const {
    for (std::size_t cell = 0; cell < cells_; ++cell) {
      const std::int32_t people = steps_[place_of(week, cell)];
      if (people != 0) on(traits_of(cell), group_of(cell), band_of(cell), people);
    }
  }

 private:
  /// Out of the band 18-64 with and without a learning disability, out of 65-74, out of 75-84.
  static constexpr std::size_t kSteps = 4;
  /// Weeks that follow each other lie side by side, a line of the cache a cell: people of like age are planned
  /// together.
  static constexpr std::size_t kWeeksTogether = 16;
  [[nodiscard]] std::size_t place_of(core::Week week, std::size_t cell) const {
    const auto w = static_cast<std::size_t>(week);
    return (w / kWeeksTogether * cells_ + cell) * kWeeksTogether + w % kWeeksTogether;
  }
  [[nodiscard]] std::size_t cell_of(const population::Traits& traits) const;
  [[nodiscard]] population::Traits traits_of(std::size_t cell) const;
  [[nodiscard]] static core::ClientGroup group_of(std::size_t cell);
  [[nodiscard]] static core::AgeBand band_of(std::size_t cell);

  core::Week last_;
  std::size_t communities_, cells_;
  core::LargeVector<std::int32_t> steps_;
};

}  // namespace caremarket::simulation
