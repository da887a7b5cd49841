#include <algorithm>
#include <cmath>

#include "engine/simulation/start.hpp"

namespace caremarket::simulation {
namespace {

using core::ClientGroup;
using core::Need;
using core::Setting;
using random::Purpose;

/// Share with dementia at a need level: the age's prevalence spread by relative odds, the margin kept.
double dementia_share(const demand::NeedParameters& need, core::Sex sex, core::AgeGroup group, Need level) {
  const auto& shares = need.prevalence[sex][group];
  double mean = 0;
  for (std::size_t n = 0; n < core::kCount<Need>; ++n) mean += shares.at[n] * need.dementia_by_need.at[n];
  if (mean <= 0) return 0;
  return std::min(0.95, need.dementia_prevalence[sex][group] * need.dementia_by_need[level] / mean);
}

}  // namespace

std::uint32_t add_person(World& world, const Scenario& scenario, core::OriginId id, std::uint8_t locality,
                         core::Sex sex, double birth, double enters, const random::Draws& draws) {
  const demand::NeedParameters& need = scenario.parameters.demand.need;
  const Locality& place = scenario.tables->localities[locality];
  const random::Uniforms group_u = draws.at(id, Purpose::kClientGroup, 0);
  const random::Uniforms birth_u = draws.at(id, Purpose::kBirth, 0);
  population::Traits traits;
  traits.sex = sex;
  traits.locality = locality;
  traits.quintile = static_cast<core::Quintile>(random::category(place.quintiles.at, birth_u.second));
  traits.community = static_cast<std::uint8_t>(random::category(place.communities, group_u.second));

  const int age = static_cast<int>(std::floor((enters - birth) / core::kWeeksPerYear));
  const core::AgeGroup age_group = core::age_group(age);
  ClientGroup group = age >= 65 ? ClientGroup::kOlder : ClientGroup::kNone;
  if (age < 65 && group_u.first < need.learning_disability) group = ClientGroup::kLearningDisability;
  const auto& shares =
      group == ClientGroup::kLearningDisability ? need.learning_disability_need : need.prevalence[sex][age_group];
  const random::Uniforms need_u = draws.at(id, Purpose::kOpeningNeed, 0);
  const auto level = static_cast<Need>(random::category(shares.at, need_u.first));
  const bool has_dementia = need_u.second < dementia_share(need, sex, age_group, level);
  if (group == ClientGroup::kNone && level != Need::kIndependent) {
    group = draws.first(id, Purpose::kClientGroup, 1) < need.physical_share ? ClientGroup::kPhysicalDisability
                                                                            : ClientGroup::kMentalHealth;
  }
  const int cohort = static_cast<int>(std::floor((scenario.people_from() - birth) / core::kWeeksPerYear));
  const std::uint32_t person = world.people.add(id, birth, enters, cohort, traits, group);
  if (level != Need::kIndependent || has_dementia) {
    const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
    demand::open_case(world.people, world.cases, person, level, has_dementia, enters, rules);
  }
  return person;
}

}  // namespace caremarket::simulation
