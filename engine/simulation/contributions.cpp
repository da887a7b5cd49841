#include "engine/simulation/contributions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/errors.hpp"
#include "engine/demand/support.hpp"

namespace caremarket::simulation {

using core::index;
using measures::Id;

core::Minutes covered_minutes(const demand::Case& of, core::Minutes gap) {
  if (!of.is_in_care()) return 0;
  return of.is_in_home() ? gap : std::min(gap, of.package);
}

std::uint32_t population_cell(const World& world, std::uint32_t person, core::Week week,
                              const measures::Counters& counters) {
  const population::Traits traits = world.people.at[person].traits;
  const int age = static_cast<int>(core::whole_below(world.people.age(person, week + 1)));
  const std::int32_t slot = world.people.at[person].case_of;
  const core::Need need = slot == population::kNoCase ? core::Need::kIndependent : world.cases[slot].need;
  return counters.cell(Id::kPopulation,
                       {traits.locality, traits.community, index(traits.quintile), index(core::age_band(age)),
                        index(traits.sex), index(need), index(world.people.at[person].group)});
}

Standing standing_of(const World& world, const demand::Case& of, core::Week week, const Parameters& parameters) {
  const auto pence = [](core::Pence amount) {
    core::ensure(
        amount >= std::numeric_limits<std::int32_t>::min() && amount <= std::numeric_limits<std::int32_t>::max(),
        "a weekly price is beyond counting");
    return static_cast<std::int32_t>(amount);
  };
  const population::Person& person = world.people.at[of.person];
  const core::Minutes gap = demand::care_gap(of, parameters.demand.support);
  Standing now;
  now.gap = static_cast<std::int16_t>(gap);
  now.covered = static_cast<std::int16_t>(covered_minutes(of, gap));
  now.locality = person.traits.locality;
  now.community = person.traits.community;
  now.quintile = person.traits.quintile;
  now.group = person.group;
  now.need = of.need;
  now.progress = of.request.progress;
  if (of.request.progress != demand::Progress::kNone) {
    now.wanted = of.request.wanted;
    now.route = of.request.route;
  }
  now.setting = of.care.setting;
  if (!of.is_in_care()) return now;
  now.band = core::age_band(static_cast<int>(core::whole_below(world.people.age(of.person, week + 1))));
  now.sex = person.traits.sex;
  now.has_dementia = of.has_dementia;
  now.payer = of.care.payer;
  now.price = pence(of.care.price);
  now.charge = pence(of.care.charge);
  now.nhs = pence(of.care.nhs);
  return now;
}

Contributions contributions_of(const Standing& of, const Parameters& parameters, const measures::Counters& counters) {
  Contributions all;
  const std::size_t locality = of.locality;
  const std::size_t quintile = index(of.quintile);
  const std::size_t group = index(of.group);
  const std::size_t need = index(of.need);
  const std::size_t setting = index(of.setting);
  const bool is_in_care = of.setting != core::Setting::kUnpaidCare;

  if (of.gap > 0) {
    all.add(Id::kCareGapHours, counters.cell(Id::kCareGapHours, {need, locality, quintile, group}), of.gap);
    const core::Minutes unmet = of.gap - of.covered;
    const std::uint32_t cell = counters.cell(Id::kUnmetHours, {need, locality, quintile, of.community, group});
    if (unmet > 0) all.add(Id::kUnmetHours, cell, unmet);
    if (unmet > core::minutes(parameters.measures.unmet_from)) all.add(Id::kUnmetPeople, cell, 1);
  }
  const std::size_t wanted = index(of.wanted);
  if (of.progress == demand::Progress::kWaitingForAssessment) {
    all.add(Id::kWaitingForAssessment, counters.cell(Id::kWaitingForAssessment, {locality, group, quintile}), 1);
  }
  if (of.progress == demand::Progress::kWaitingForCare) {
    all.add(Id::kWaitingForCare, counters.cell(Id::kWaitingForCare, {wanted, locality, group, quintile}), 1);
    if (!is_in_care) all.add(Id::kUnmetEligibleWeeks, counters.cell(Id::kUnmetEligibleWeeks, {wanted, group}), 1);
  }
  if (of.progress != demand::Progress::kNone && of.route == core::Route::kHospital && !is_in_care) {
    const std::size_t reason = of.progress == demand::Progress::kWaitingForAssessment ? 0 : 1;
    all.add(Id::kDelayedDischargeDays, counters.cell(Id::kDelayedDischargeDays, {reason, locality}), 7);
  }
  if (!is_in_care) return all;
  const std::size_t payer = index(of.payer);
  all.add(Id::kPeopleInCare, counters.cell(Id::kPeopleInCare, {setting, payer, need, group, index(of.band), locality}),
          1);
  const auto paid = [&](std::size_t source, core::Pence amount) {
    if (amount != 0) all.add(Id::kPaidToProviders, counters.cell(Id::kPaidToProviders, {setting, source}), amount);
  };
  if (core::is_care_home(of.setting)) {
    const std::size_t dementia = of.has_dementia ? 1 : 0;
    all.add(Id::kResidents, counters.cell(Id::kResidents, {index(of.sex), index(of.band), dementia, need, payer}), 1);
  }
  const core::Pence by_nhs = of.payer == core::Payer::kNhs ? of.price : of.nhs;
  paid(2, of.nhs);
  if (by_nhs != 0) all.add(Id::kNhsPaidToProviders, counters.cell(Id::kNhsPaidToProviders, {setting}), by_nhs);
  if (!core::is_council(of.payer)) {
    paid(source_of(of.payer), of.price);
    return all;
  }
  paid(0, of.price - of.charge);
  paid(1, of.charge);
  const std::uint32_t cell = counters.cell(Id::kGrossCost, {setting, group, locality});
  all.add(Id::kGrossCost, cell, of.price);
  all.add(Id::kClientCharges, cell, of.charge);
  all.add(Id::kNetCost, cell, of.price - of.charge);
  return all;
}

}  // namespace caremarket::simulation
