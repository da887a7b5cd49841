#include <cmath>

#include "engine/core/errors.hpp"
#include "engine/simulation/observe.hpp"

namespace caremarket::simulation {

using core::index;
using core::Setting;
using measures::Id;

void Observer::watch_failure(core::Week week) {
  const measures::Parameters& rules = scenario_->parameters.measures;
  for (const Setting setting : {Setting::kHomeCare, Setting::kResidential, Setting::kNursing}) {
    for (std::size_t locality = 0; locality < localities_; ++locality) {
      const std::size_t cell = index(setting) * localities_ + locality;
      const auto waiting = static_cast<double>(waiting_[cell]);
      const bool fails =
          waiting > rules.failure_people && waiting > rules.failure_share * static_cast<double>(in_care_[cell]);
      failing_[cell] = fails ? failing_[cell] + 1 : 0;
      if (failing_[cell] >= rules.failure_weeks && std::isnan(failed_[cell])) failed_[cell] = week + 1 - failing_[cell];
    }
  }
}

void Observer::report_failures() {
  for (std::size_t cell = 0; cell < failed_.size(); ++cell) {
    counters_.set(Id::kMarketFailure, 0, cell, std::isnan(failed_[cell]) ? 0.0 : 1.0);
    counters_.set(Id::kMarketFailureWeek, 0, cell, failed_[cell]);
  }
}

void Observer::recount(const World& world) const {
  std::vector<std::vector<std::int64_t>> levels;
  for (const measures::Measure& one : measures::catalogue()) levels.emplace_back(counters_.values(one.id).size(), 0);
  const core::Week week = world.week - 1;
  const auto add = [&](Id id, std::uint32_t cell, std::int64_t amount) {
    levels[static_cast<std::size_t>(id)][cell] += amount;
  };
  for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
    if (!world.people.at[person].is_present) continue;
    const std::int32_t slot = world.people.at[person].case_of;
    if (slot == population::kNoCase) {
      const core::AgeBand band = band_at(world.people.at[person], week);
      const core::ClientGroup group = group_without_case(world.people.at[person], band);
      add(Id::kPopulation,
          population_cell(world.people.at[person].traits, band, core::Need::kIndependent, group, counters_), 1);
      continue;
    }
    const Standing now = standing_of(world, world.cases[slot], week, *scenario_->life, counters_);
    add(Id::kPopulation, now.cell, 1);
    gap_levels(now, scenario_->parameters, counters_, add);
    request_levels(now, counters_, add);
    care_levels(now, counters_, add);
    money_levels(now, counters_, add);
  }
  for (const measures::Measure& one : measures::catalogue()) {
    const std::vector<std::int64_t>& recounted = levels[static_cast<std::size_t>(one.id)];
    for (std::size_t cell = 0; cell < recounted.size(); ++cell) {
      core::ensure(recounted[cell] == counters_.values(one.id).level(cell),
                   "recount: the level of " + std::string(one.name) + " differs from its records");
    }
  }
}

}  // namespace caremarket::simulation
