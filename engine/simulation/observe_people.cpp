#include <algorithm>
#include <utility>

#include "engine/core/slots.hpp"
#include "engine/simulation/observe.hpp"

namespace caremarket::simulation {
namespace {

using core::index;
using measures::Id;

[[nodiscard]] bool is_waiting(const Standing& of) { return of.progress == demand::Progress::kWaitingForCare; }

}  // namespace

void Observer::move_people(std::uint32_t cell, std::size_t locality, core::AgeBand band, std::int64_t people,
                           core::Week week) {
  counters_.move(Id::kPopulation, cell, people, std::max(0, week));
  band_[locality * core::kCount<core::AgeBand> + index(band)] += people;
}

/// Those without a case whose birthday falls into `week`.
void Observer::step_bands(core::Week week) {
  steps_.take(week,
              [&](const population::Traits& traits, core::ClientGroup group, core::AgeBand from, std::int64_t people) {
                const auto to = static_cast<core::AgeBand>(index(from) + 1);
                const auto cell = [&](core::AgeBand band, core::ClientGroup of) {
                  return population_cell(traits, band, core::Need::kIndependent, of, counters_);
                };
                move_people(cell(from, group), traits.locality, from, -people, week);
                move_people(cell(to, core::ClientGroup::kOlder), traits.locality, to, people, week);
              });
}

void Observer::plan_birthday(const World& world, std::uint32_t person, core::Week week) {
  birthdays_.add(next_step(world.people.at[person], week, calendar_.weeks()), {person, 0});
}

/// Those with a case whose birthday falls into `week`. A slot may have passed on to somebody else meanwhile, of whom
/// nothing changes.
void Observer::live_birthdays(const World& world, core::Week week) {
  const auto live = [&](random::Due due) {
    const std::int32_t counted = counted_[due.index];
    if (counted < 0) return;
    if (standings_[static_cast<std::size_t>(counted)].band == band_at(world.people.at[due.index], week)) return;
    count(world, due.index, week);
    plan_birthday(world, due.index, week);
  };
  birthdays_.take(
      week, live, [&](random::Due due) { fetch_person(world, due.index); },
      [&](random::Due due) { fetch_counted(world, due.index, week); });
}

void Observer::count_without_case(const population::Person& person, core::Week week, int people) {
  const core::AgeBand band = band_at(person, week);
  const core::ClientGroup group = group_without_case(person, band);
  const std::uint32_t cell = population_cell(person.traits, band, core::Need::kIndependent, group, counters_);
  move_people(cell, person.traits.locality, band, people, week);
  if (people > 0) steps_.plan(person, week);
}

void Observer::forget(const World& world, std::uint32_t person, core::Week week) {
  const std::int32_t counted = std::exchange(counted_[person], kNotCounted);
  if (counted == kNotCounted) return;
  if (counted == kWithoutCase) {
    count_without_case(world.people.at[person], week, -1);
    return;
  }
  Standing& before = standings_[static_cast<std::size_t>(counted)];
  change(before, {}, week);
  free_.push_back(counted);
}

void Observer::count(const World& world, std::uint32_t person, core::Week week) {
  const population::Person& row = world.people.at[person];
  std::int32_t& counted = counted_[person];
  if (row.case_of == population::kNoCase) {
    if (counted == kWithoutCase) {  // has come of age (learning disability): no other event leaves nobody a case
      steps_.plan(row, week);
      return;
    }
    counted = kWithoutCase;
    count_without_case(row, week, 1);
    return;
  }
  if (counted == kWithoutCase) count_without_case(row, week, -1);
  if (counted < 0) {
    counted = core::take_slot(standings_, free_);
    standings_[static_cast<std::size_t>(counted)] = {};
    plan_birthday(world, person, week);
  }
  Standing& before = standings_[static_cast<std::size_t>(counted)];
  const Standing now = standing_of(world, world.cases[row.case_of], week, *scenario_->life, counters_);
  if (now == before) return;
  change(before, now, week);
  before = now;
}

void Observer::change(const Standing& before, const Standing& now, core::Week week) {
  const Parameters& parameters = scenario_->parameters;
  const core::Week from = std::max(0, week);
  const auto less = [&](Id id, std::uint32_t cell, std::int64_t amount) { counters_.move(id, cell, -amount, from); };
  const auto more = [&](Id id, std::uint32_t cell, std::int64_t amount) { counters_.move(id, cell, amount, from); };
  if (before.cell != now.cell) {
    if (before.cell != kNowhere) move_people(before.cell, before.locality, before.band, -1, week);
    if (now.cell != kNowhere) move_people(now.cell, now.locality, now.band, 1, week);
  }
  if (!same_gap(before, now)) {
    gap_levels(before, parameters, counters_, less);
    gap_levels(now, parameters, counters_, more);
  }
  if (!same_request(before, now)) {
    request_levels(before, counters_, less);
    request_levels(now, counters_, more);
    waiting_[index(before.wanted) * localities_ + before.locality] -= is_waiting(before) ? 1 : 0;
    waiting_[index(now.wanted) * localities_ + now.locality] += is_waiting(now) ? 1 : 0;
  }
  if (!same_care(before, now)) {
    care_levels(before, counters_, less);
    care_levels(now, counters_, more);
    in_care_[index(before.setting) * localities_ + before.locality] -= before.is_in_care() ? 1 : 0;
    in_care_[index(now.setting) * localities_ + now.locality] += now.is_in_care() ? 1 : 0;
  }
  if (!same_money(before, now)) {
    money_levels(before, counters_, less);
    money_levels(now, counters_, more);
  }
}

}  // namespace caremarket::simulation
