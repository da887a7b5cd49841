#include "engine/simulation/contributions.hpp"

#include <algorithm>
#include <cmath>

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
  const int age = static_cast<int>(std::floor(world.people.age(person, week + 1)));
  const std::int32_t slot = world.people.at[person].case_of;
  const core::Need need = slot == population::kNoCase ? core::Need::kIndependent : world.cases[slot].need;
  return counters.cell(Id::kPopulation,
                       {traits.locality, traits.community, index(traits.quintile), index(core::age_band(age)),
                        index(traits.sex), index(need), index(world.people.at[person].group)});
}

Contributions contributions_of(const World& world, const demand::Case& of, core::Week week,
                               const Parameters& parameters, const measures::Counters& counters) {
  Contributions all;
  const std::uint32_t person = of.person;
  const population::Traits traits = world.people.at[person].traits;
  const std::size_t locality = traits.locality;
  const std::size_t quintile = index(traits.quintile);
  const std::size_t group = index(world.people.at[person].group);
  const std::size_t need = index(of.need);
  const std::size_t setting = index(of.care.setting);

  const core::Minutes gap = demand::care_gap(of, parameters.demand.support);
  if (gap > 0) {
    all.add(Id::kCareGapHours, counters.cell(Id::kCareGapHours, {need, locality, quintile, group}), gap);
    const core::Minutes unmet = gap - covered_minutes(of, gap);
    const std::uint32_t cell = counters.cell(Id::kUnmetHours, {need, locality, quintile, traits.community, group});
    if (unmet > 0) all.add(Id::kUnmetHours, cell, unmet);
    if (unmet > core::minutes(parameters.measures.unmet_from)) all.add(Id::kUnmetPeople, cell, 1);
  }
  if (of.request.progress == demand::Progress::kWaitingForAssessment) {
    all.add(Id::kWaitingForAssessment, counters.cell(Id::kWaitingForAssessment, {locality, group, quintile}), 1);
  }
  if (of.request.progress == demand::Progress::kWaitingForCare) {
    const std::size_t wanted = index(of.request.wanted);
    all.add(Id::kWaitingForCare, counters.cell(Id::kWaitingForCare, {wanted, locality, group, quintile}), 1);
    if (!of.is_in_care()) {
      all.add(Id::kUnmetEligibleWeeks, counters.cell(Id::kUnmetEligibleWeeks, {wanted, group}), 1);
    }
  }
  if (of.request.progress != demand::Progress::kNone && of.request.route == core::Route::kHospital &&
      !of.is_in_care()) {
    const std::size_t reason = of.request.progress == demand::Progress::kWaitingForAssessment ? 0 : 1;
    all.add(Id::kDelayedDischargeDays, counters.cell(Id::kDelayedDischargeDays, {reason, locality}), 7);
  }
  if (!of.is_in_care()) return all;
  const int age = static_cast<int>(std::floor(world.people.age(person, week + 1)));
  const std::size_t payer = index(of.care.payer);
  all.add(Id::kPeopleInCare,
          counters.cell(Id::kPeopleInCare, {setting, payer, need, group, index(core::age_band(age)), locality}), 1);
  const auto paid = [&](std::size_t source, core::Pence amount) {
    if (amount != 0) all.add(Id::kPaidToProviders, counters.cell(Id::kPaidToProviders, {setting, source}), amount);
  };
  paid(2, of.care.nhs);
  if (of.care.nhs != 0)
    all.add(Id::kNhsPaidToProviders, counters.cell(Id::kNhsPaidToProviders, {setting}), of.care.nhs);
  if (of.care.payer == core::Payer::kSelf) {
    paid(1, of.care.price);
    return all;
  }
  paid(0, of.care.price - of.care.charge);
  paid(1, of.care.charge);
  const std::uint32_t cell = counters.cell(Id::kGrossCost, {setting, group, locality});
  all.add(Id::kGrossCost, cell, of.care.price);
  all.add(Id::kClientCharges, cell, of.care.charge);
  all.add(Id::kNetCost, cell, of.care.price - of.care.charge);
  return all;
}

}  // namespace caremarket::simulation
