#include "engine/simulation/band_steps.hpp"

#include <algorithm>
#include <array>

#include "engine/core/errors.hpp"

namespace caremarket::simulation {
namespace {

constexpr std::size_t kSexes = core::kCount<core::Sex>;
constexpr std::size_t kQuintiles = core::kCount<core::Quintile>;
/// First age of the band that each step leads to, and where the step stands in a cell's four.
struct Step {
  int age;
  std::size_t at;
};
constexpr std::array<Step, 3> kLater{{{core::kBandsFrom[0], 0}, {core::kBandsFrom[1], 2}, {core::kBandsFrom[2], 3}}};

/// The first week at whose end somebody born at `birth` has reached `age`.
core::Week week_of(double birth, int age) {
  auto week = static_cast<core::Week>(core::whole_below(birth + age * core::kWeeksPerYear)) - 1;
  while (!has_reached(birth, age, week)) ++week;
  return week;
}

}  // namespace

core::Week next_step(const population::Person& person, core::Week week, core::Week never) {
  for (const int age : core::kBandsFrom) {
    if (person.birth + age * core::kWeeksPerYear >= never + 1) return never;
    if (const core::Week at = week_of(person.birth, age); at > week) return std::min(at, never);
  }
  return never;
}

BandSteps::BandSteps(core::Week last, std::size_t localities, std::size_t communities)
    : last_(last),
      communities_(communities),
      cells_(localities * communities * kQuintiles * kSexes * kSteps),
      steps_(place_of(last + static_cast<core::Week>(kWeeksTogether), 0), 0) {}

std::size_t BandSteps::cell_of(const population::Traits& traits) const {
  const std::size_t place = traits.locality * communities_ + traits.community;
  return ((place * kQuintiles + core::index(traits.quintile)) * kSexes + core::index(traits.sex)) * kSteps;
}

population::Traits BandSteps::traits_of(std::size_t cell) const {
  const std::size_t who = cell / kSteps;
  const std::size_t place = who / kSexes / kQuintiles;
  population::Traits traits;
  traits.sex = static_cast<core::Sex>(who % kSexes);
  traits.quintile = static_cast<core::Quintile>(who / kSexes % kQuintiles);
  traits.community = static_cast<std::uint8_t>(place % communities_);
  traits.locality = static_cast<std::uint8_t>(place / communities_);
  return traits;
}

core::ClientGroup BandSteps::group_of(std::size_t cell) {
  constexpr std::array<core::ClientGroup, kSteps> kGroups{core::ClientGroup::kNone,
                                                          core::ClientGroup::kLearningDisability,
                                                          core::ClientGroup::kOlder, core::ClientGroup::kOlder};
  return kGroups[cell % kSteps];
}

core::AgeBand BandSteps::band_of(std::size_t cell) {
  constexpr std::array<core::AgeBand, kSteps> kBands{core::AgeBand::k18To64, core::AgeBand::k18To64,
                                                     core::AgeBand::k65To74, core::AgeBand::k75To84};
  return kBands[cell % kSteps];
}

void BandSteps::plan(const population::Person& person, core::Week week) {
  core::ensure(person.next_event != population::kUnknownEvent, "a person is counted whose next event is not known");
  const double until = std::min<double>(last_, person.next);
  for (const Step& step : kLater) {
    if (person.birth + step.age * core::kWeeksPerYear >= until + 1) return;
    const core::Week at = week_of(person.birth, step.age);
    if (at <= week) continue;
    if (at >= last_ || at > person.next) return;
    const bool is_disabled = person.group == core::ClientGroup::kLearningDisability;
    const std::size_t which = step.at == 0 && is_disabled ? 1 : step.at;
    ++steps_[place_of(at, cell_of(person.traits) + which)];
  }
}

void BandSteps::fetch(const population::Person& person, core::Week week) const {
  const double until = std::min<double>(last_, person.next);
  for (const Step& step : kLater) {
    const double birthday = person.birth + step.age * core::kWeeksPerYear;
    if (birthday >= until) return;
    if (birthday <= week + 1) continue;
    __builtin_prefetch(&steps_[place_of(static_cast<core::Week>(birthday) - 1, cell_of(person.traits) + step.at)]);
  }
}

}  // namespace caremarket::simulation
