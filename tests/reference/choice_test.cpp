// Choice among settings against the obvious way: the noise of every option, then the largest.
#include <gtest/gtest.h>

#include <array>

#include "engine/demand/choice.hpp"
#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using core::Setting;
using demand::Case;
using testing::Lived;
using testing::Prepared;

/// Of the settings that `choose` may give a person without a limit on costs, the one with the largest noisy utility.
Setting obvious_choice(const demand::ChoiceParameters& choice, const Lived& lived, const Case& of,
                       const demand::Options& options, std::array<std::size_t, 8>& first) {
  const population::Person& person = lived.world.people.at[of.person];
  const double age = lived.world.people.age(of.person, 0);
  const Setting home = of.needs_nurse ? Setting::kNursing : Setting::kResidential;
  Setting best = home;
  double highest = -1e9;
  std::size_t met = 0;
  for (const Setting setting : {Setting::kHomeCare, Setting::kDirectPayment, Setting::kExtraCare, home}) {
    if (options.is_offered[setting] == 0 || (setting == Setting::kExtraCare && age < choice.extra_care_from)) continue;
    const core::OriginId both = core::pair(person.id, core::OriginId{core::index(setting)});
    const double u = lived.draws.first(both, random::Purpose::kChoice, of.request.number);
    const double noisy =
        demand::utility(choice, of, person.traits.sex, age, false, setting, options) + random::gumbel(u);
    if (noisy > highest) {
      highest = noisy;
      best = setting;
      ++first[met];
    }
    ++met;
  }
  return best;
}

TEST(Choice, IsTheLargestNoisyUtilityOfAllOptions) {
  const Prepared prepared(testing::tiny(), 1);
  Lived lived(prepared.scenario(), 5);
  demand::ChoiceParameters choice = prepared.scenario().parameters.demand.choice;
  choice.feasible_ratio = 0;
  choice.extra_care_from = 70;
  for (double& constant : choice.constant.at) constant *= 0.2;  // so that each has a chance
  demand::Options options;
  options.is_offered.at.fill(1);
  std::array<std::size_t, 8> overtaken{};
  core::By<Setting, std::size_t> chosen;
  for (std::int32_t number = 0; number < 20; ++number) {
    for (Case of : lived.world.cases.at) {
      of.request.number = number;
      of.needs_nurse = number % 2 == 1;
      options.is_offered[Setting::kDirectPayment] = number % 5 == 0 ? 0 : 1;
      const Setting expected = obvious_choice(choice, lived, of, options, overtaken);
      ASSERT_EQ(demand::choose(choice, lived.world.people, of, 0, {}, options, lived.draws), expected);
      ++chosen[expected];
    }
  }
  for (std::size_t met = 0; met < 4; ++met) EXPECT_GT(overtaken[met], 0U) << "none was the best so far at " << met;
  EXPECT_GT(chosen[Setting::kHomeCare], 0U);
  EXPECT_GT(chosen[Setting::kNursing], 0U);
}

TEST(Choice, WithNothingOnOfferIsACareHome) {
  const Prepared prepared(testing::tiny(), 1);
  const Lived lived(prepared.scenario(), 5);
  Case of = lived.world.cases.at.front();
  const demand::ChoiceParameters& choice = prepared.scenario().parameters.demand.choice;
  for (const bool needs_nurse : {false, true}) {
    of.needs_nurse = needs_nurse;
    EXPECT_EQ(demand::choose(choice, lived.world.people, of, 0, {}, {}, lived.draws),
              needs_nurse ? Setting::kNursing : Setting::kResidential);
  }
}

}  // namespace
}  // namespace caremarket::reference
