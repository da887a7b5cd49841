#include <cmath>

#include "engine/simulation/start.hpp"

namespace caremarket::simulation {

using core::ClientGroup;
using core::Need;
using random::Purpose;

std::uint32_t add_person(World& world, const Scenario& scenario, const Newcomer& one, const random::Draws& draws) {
  const demand::NeedParameters& need = scenario.parameters.demand.need;
  const Newcomers& newcomers = *scenario.newcomers;
  const double birth = one.enters - one.age * core::kWeeksPerYear;
  const random::Uniforms group_u = draws.at(one.id, Purpose::kClientGroup, 0);
  population::Traits traits;
  traits.sex = one.sex;
  traits.locality = one.locality;
  traits.quintile = static_cast<core::Quintile>(newcomers.quintiles[one.locality].pick(one.u_quintile));
  traits.community = static_cast<std::uint8_t>(newcomers.communities[one.locality].pick(group_u.second));

  const bool is_older = one.age >= 65;
  const core::AgeGroup age_group = core::age_group(static_cast<int>(one.age));
  ClientGroup group = is_older ? ClientGroup::kOlder : ClientGroup::kNone;
  if (!is_older && group_u.first < need.learning_disability) group = ClientGroup::kLearningDisability;
  const random::Shares& shares = group == ClientGroup::kLearningDisability ? newcomers.learning_disability_need
                                                                           : newcomers.need[one.sex][age_group];
  const random::Uniforms need_u = draws.at(one.id, Purpose::kOpeningNeed, 0);
  const auto level = static_cast<Need>(shares.pick(need_u.first));
  const bool has_dementia = need_u.second < newcomers.dementia[one.sex][age_group][level];
  if (group == ClientGroup::kNone && level != Need::kIndependent) {
    group = draws.first(one.id, Purpose::kClientGroup, 1) < need.physical_share ? ClientGroup::kPhysicalDisability
                                                                                : ClientGroup::kMentalHealth;
  }
  const int cohort = static_cast<int>(core::whole_below((scenario.people_from() - birth) / core::kWeeksPerYear));
  const std::uint32_t person = world.people.add(one.id, birth, one.enters, cohort, traits, group);
  world.people.at[person].seasonal_birth = scenario.life->deaths.integral(birth);
  if (level != Need::kIndependent || has_dementia) {
    const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
    const std::int32_t slot =
        demand::open_case(world.people, world.cases, person, level, has_dementia, one.enters, rules);
    demand::set_clocks(world.people.at[person], world.cases[slot], one.enters, rules);
  }
  return person;
}

}  // namespace caremarket::simulation
