// Observation: closes a week's measures from the records that changed and from the week's log.
#pragma once

#include <vector>

#include "engine/core/calendar.hpp"
#include "engine/measures/counters.hpp"
#include "engine/simulation/band_steps.hpp"
#include "engine/simulation/contributions.hpp"

namespace caremarket::simulation {

/// Counters of one replicate of one scenario, and what each person was last counted as.
class Observer {
 public:
  /// Counts the world as it stands at the beginning of week 0.
  Observer(const World& world, const Scenario& scenario, const core::Calendar& calendar,
           const std::vector<measures::AxisLabels>& axes, const measures::Layout& layout);

  /// Takes in the week just lived (`world.week - 1`).
  void close_week(const World& world, const WeekLog& log);

  /// Throws InvariantError unless a recount of all records gives the counted levels (a debug check).
  void recount(const World& world) const;

  [[nodiscard]] measures::ReplicateValues results(int draw, int replicate) && {
    return std::move(counters_).results(draw, replicate);
  }

 private:
  /// What a person is counted as, where it is not a position in standings_.
  static constexpr std::int32_t kNotCounted = -2, kWithoutCase = -1;

  void step_bands(core::Week week);
  /// What `count` will want: first the row, then what it points at.
  void fetch_person(const World& world, std::uint32_t person) const {
    __builtin_prefetch(&counted_[person]);
    __builtin_prefetch(&world.people.at[person]);
  }
  void fetch_counted(const World& world, std::uint32_t person, core::Week week) const {
    const population::Person& row = world.people.at[person];
    if (row.case_of != population::kNoCase) demand::fetch_facts(world.cases[row.case_of]);
    const std::int32_t standing = counted_[person];
    if (standing >= 0) __builtin_prefetch(&standings_[static_cast<std::size_t>(standing)]);
    if (standing == kNotCounted) steps_.fetch(row, week);
  }
  void plan_birthday(const World& world, std::uint32_t person, core::Week week);
  void live_birthdays(const World& world, core::Week week);
  void forget(const World& world, std::uint32_t person, core::Week week);
  void count(const World& world, std::uint32_t person, core::Week week);
  void count_without_case(const population::Person& person, core::Week week, int people);
  void change(const Standing& before, const Standing& now, core::Week week);
  void move_people(std::uint32_t cell, std::size_t locality, core::AgeBand band, std::int64_t people, core::Week week);
  void count_flows(const World& world, const WeekLog& log, core::Week week);
  void count_stays(const World& world, const WeekLog& log, core::Week week);
  void count_providers(const World& world, const WeekLog& log);
  void count_staff(const World& world, const WeekLog& log);
  void count_undelivered(const World& world, const WeekLog& log);
  void count_housing(const World& world, const WeekLog& log);
  void watch_failure(core::Week week);
  void report_failures();

  const Scenario* scenario_;
  core::Calendar calendar_;
  measures::Counters counters_;
  std::size_t localities_, communities_;
  std::vector<std::int32_t> counted_;      ///< by person slot: position in standings_, or one of the two above
  BandSteps steps_;                        ///< of those without a case
  random::Wheel birthdays_;                ///< into a later age band, of those with one
  core::LargeVector<Standing> standings_;  ///< as cases were last counted
  std::vector<std::int32_t> free_;
  std::vector<std::int64_t> band_;               ///< people now, by locality x age band
  std::vector<std::int64_t> waiting_, in_care_;  ///< people now, by setting x locality
  std::vector<std::int32_t> failing_;            ///< weeks on end, by setting x locality
  std::vector<double> failed_;                   ///< first week of the first such spell, or nan
};

}  // namespace caremarket::simulation
