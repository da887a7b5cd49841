#include <algorithm>
#include <cmath>

#include "engine/market/care.hpp"
#include "engine/market/placement.hpp"
#include "engine/simulation/start.hpp"

namespace caremarket::simulation {

using core::ClientGroup;
using core::Need;
using core::Setting;
using random::Purpose;

std::uint32_t add_person(World& world, const Scenario& scenario, const Newcomer& one, const random::Draws& draws) {
  const demand::NeedParameters& need = scenario.parameters.demand.need;
  const Newcomers& newcomers = *scenario.newcomers;
  const double birth = one.enters - one.age * core::kWeeksPerYear;
  population::Traits traits;
  traits.sex = one.sex;
  traits.locality = one.locality;
  traits.quintile = static_cast<core::Quintile>(newcomers.quintiles[one.locality].pick(one.traits.quintile));
  traits.community = static_cast<std::uint8_t>(newcomers.communities[one.locality].pick(one.traits.community));

  const bool is_older = one.age >= core::kOlderFrom;
  const core::AgeGroup age_group = core::age_group(static_cast<int>(one.age));
  ClientGroup group = is_older ? ClientGroup::kOlder : ClientGroup::kNone;
  if (!is_older && one.traits.disability < need.learning_disability) group = ClientGroup::kLearningDisability;
  const random::Shares& shares = group == ClientGroup::kLearningDisability ? newcomers.learning_disability_need
                                                                           : newcomers.need[one.sex][age_group];
  const auto level = one.is_placed ? Need::kHigh : static_cast<Need>(shares.pick(one.need.first));
  const bool has_dementia =
      one.is_placed ? draws.second(one.id, Purpose::kPlacement, 0) < scenario.parameters.population.placed_with_dementia
                    : one.need.second < newcomers.dementia[one.sex][age_group][level];
  if (group == ClientGroup::kNone && level != Need::kIndependent) {
    group = draws.first(one.id, Purpose::kClientGroup, 1) < need.physical_share ? ClientGroup::kPhysicalDisability
                                                                                : ClientGroup::kMentalHealth;
  }
  const int cohort = static_cast<int>(core::whole_below((scenario.people_from() - birth) / core::kWeeksPerYear));
  const std::uint32_t person = world.people.add(one.id, birth, one.enters, cohort, traits, group);
  world.people.at[person].seasonal_birth = scenario.life->deaths.integral(birth);
  if (level != Need::kIndependent || has_dementia) {
    const demand::LifeRules rules{*scenario.life, scenario.parameters.demand, draws};
    demand::open_case(world.people, world.cases, person, level, has_dementia, one.enters, rules);
  }
  return person;
}

void await_place(World& world, const Scenario& scenario, std::uint32_t person, const random::Draws& draws) {
  const population::Person& row = world.people.at[person];
  demand::Case& of = world.cases[row.case_of];
  demand::know_wealth(world.people, of, world.week, world.rates, scenario.parameters.funding, draws);
  of.needs_nurse = draws.second(row.id, Purpose::kPackage, 0) < scenario.parameters.demand.choice.nursing_need;
  of.funder = core::Payer::kOtherCouncil;
  market::queue_for_care(of, of.needs_nurse ? Setting::kNursing : Setting::kResidential, demand::Priority::kOrdinary,
                         world.week, world.queues);
}

namespace {

/// A share as it is with dementia or without, of whom `with` have it: the first over the second is `ratio`, unless that
/// exceeds `most`, and their mean is the share.
double share_at_ratio(double share, double ratio, double with, bool has_dementia, double most) {
  const double without_it = share / (1 + with * (ratio - 1));
  const double with_it = std::min(1.0, without_it * ratio);
  return std::min(most, has_dementia ? with_it : (share - with * with_it) / (1 - with));
}

}  // namespace

Setting opening_setting(const Scenario& scenario, const population::Person& person, const demand::Case& of, int age,
                        double u) {
  const StartParameters& start = scenario.parameters.simulation;
  core::By<Setting> shares = start.opening_care[core::age_band(age)][of.need];
  const double with = scenario.newcomers->dementia[person.traits.sex][core::age_group(age)][of.need];
  const double homes = shares[Setting::kResidential] + shares[Setting::kNursing];
  const double at_home = 1 - homes - shares[Setting::kUnpaidCare];
  const double in_homes = share_at_ratio(homes, start.opening_dementia, with, of.has_dementia, 1);
  const double in_care = share_at_ratio(at_home, start.opening_dementia_at_home, with, of.has_dementia, 1 - in_homes);
  for (std::size_t s = 0; s < core::kCount<Setting>; ++s) {
    const bool is_home = core::is_care_home(static_cast<Setting>(s));
    const double before = is_home ? homes : at_home;
    if (before > 0) shares.at[s] *= (is_home ? in_homes : in_care) / before;
  }
  shares[Setting::kUnpaidCare] = std::max(0.0, 1 - in_homes - in_care);
  return static_cast<Setting>(random::category(shares.at, u));
}

core::Payer opening_funder(const Scenario& scenario, core::OriginId id, core::AgeBand band, Setting setting,
                           const random::Draws& draws) {
  const double share = scenario.parameters.simulation.opening_other_council[band];
  const bool is_placed = core::is_care_home(setting) && draws.first(id, Purpose::kPlacement, 0) < share;
  return is_placed ? core::Payer::kOtherCouncil : core::Payer::kCouncil;
}

void begin_opening_stay(World& world, const Scenario& scenario, demand::Case& of, double u,
                        const market::Pricing& pricing) {
  const StartParameters& start = scenario.parameters.simulation;
  const core::Week now = scenario.people_from();
  const double stay =
      random::unit_exponential(u) * (of.is_in_home() ? start.opening_stay_homes : start.opening_stay_at_home);
  of.care.from = now - stay;
  of.care.paid_since = now - static_cast<core::Week>(stay);
  if (of.care.payer != core::Payer::kSelf) return;
  of.capital_as_of = of.care.paid_since;
  market::update_care(of, world.providers, now, pricing, [&](demand::Case& changing) {
    market::use_capital(changing, now);
    changing.care.payer = demand::payer_for(changing, changing.care.setting, pricing.rates.rules, pricing.funding);
  });
}

}  // namespace caremarket::simulation
