#include "engine/simulation/newcomers.hpp"

#include <algorithm>

#include "engine/core/ids.hpp"
#include "engine/demand/life_tables.hpp"
#include "engine/random/philox.hpp"
#include "engine/simulation/scenario.hpp"

namespace caremarket::simulation {
namespace {

/// Of a week: who arrives at its very end still arrives in it.
constexpr float kLastMoment = 1 - 0x1p-20F;

core::OriginId id_of(const Flow& flow, core::Week week, std::uint64_t ordinal) {
  return core::origin(flow.age == 18 ? core::Source::kBirthday18 : core::Source::kInMigrant, flow.cell,
                      static_cast<std::uint64_t>(static_cast<std::int64_t>(week)), ordinal);
}

/// Lists who of the flows arrives in each week.
void list_arrivals(Newcomers& all, const Scenario& scenario) {
  all.first_week = scenario.people_from();
  const core::Week end = core::Calendar(scenario.start, scenario.years).weeks();
  all.arrival_weeks.push_back(0);
  for (core::Week week = all.first_week; week < end; ++week) {
    for (std::uint32_t f = 0; f < all.flows.size(); ++f) {
      const Flow& flow = all.flows[f];
      const double before = (week - all.first_week) * flow.per_week + flow.phase;
      const std::int64_t reached = core::whole_below(before);
      const std::int64_t number = core::whole_below(before + flow.per_week) - reached;
      for (std::int64_t ordinal = 0; ordinal < number; ++ordinal) {
        const double share = (static_cast<double>(reached + 1 + ordinal) - before) / flow.per_week;
        const core::OriginId id = id_of(flow, week, static_cast<std::uint64_t>(ordinal));
        all.arrivals.push_back({id, f, std::min(static_cast<float>(share), kLastMoment)});
      }
    }
    all.arrival_weeks.push_back(all.arrivals.size());
  }
}

}  // namespace

std::uint64_t people_cell(const Scenario& scenario, std::uint8_t locality, core::Sex sex, int age) {
  const std::uint64_t place = core::name_hash(scenario.tables->localities[locality].name);
  return core::combine(place, core::index(sex) * 1000 + static_cast<std::uint64_t>(age));
}

Newcomers make_newcomers(const Scenario& scenario) {
  Newcomers all;
  for (const ArrivalRow& row : scenario.tables->arrivals) {
    const std::uint64_t cell = people_cell(scenario, row.locality, row.sex, row.age);
    const double phase = random::unit_interval(core::mix(cell ^ 0x61727269ULL));
    all.flows.push_back({row.locality, row.sex, row.age, cell, row.per_year / core::kWeeksPerYear, phase});
  }
  list_arrivals(all, scenario);
  for (const Locality& locality : scenario.tables->localities) {
    all.quintiles.emplace_back(locality.quintiles.at);
    all.communities.emplace_back(locality.communities);
  }
  const demand::NeedParameters& need = scenario.parameters.demand.need;
  for (std::size_t s = 0; s < core::kCount<core::Sex>; ++s) {
    for (std::size_t g = 0; g < core::kCount<core::AgeGroup>; ++g) {
      all.need.at[s].at[g] = random::Shares(need.prevalence.at[s].at[g].at);
      all.dementia.at[s].at[g] =
          demand::dementia_shares(need, static_cast<core::Sex>(s), static_cast<core::AgeGroup>(g));
    }
  }
  all.learning_disability_need = random::Shares(need.learning_disability_need.at);
  return all;
}

}  // namespace caremarket::simulation
