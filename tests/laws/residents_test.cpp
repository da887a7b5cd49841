// Who lives in care homes: the rules of entry, stay and the opening, each alone.
#include <gtest/gtest.h>

#include "engine/demand/clocks.hpp"
#include "engine/simulation/start.hpp"
#include "tests/support/lived.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using core::AgeBand;
using core::Need;
using core::Setting;

TEST(Residents, DementiaAtTheOpeningKeepsTheSharesByAgeAndNeed) {
  const Prepared prepared(tiny(), 1);
  const simulation::Scenario& scenario = prepared.scenario();
  population::Person person;
  constexpr int kSteps = 20000;
  for (const int age : {68, 78, 88, 93}) {
    for (const Need need : {Need::kMedium, Need::kHigh}) {
      demand::Case of;
      of.need = need;
      const auto homes = [&](bool has_dementia) {
        of.has_dementia = has_dementia;
        int number = 0;
        for (int i = 0; i < kSteps; ++i) {
          const Setting at = simulation::opening_setting(scenario, person, of, age, (i + 0.5) / kSteps);
          number += core::is_care_home(at) ? 1 : 0;
        }
        return static_cast<double>(number) / kSteps;
      };
      const auto& shares = scenario.parameters.simulation.opening_care[core::age_band(age)][need];
      const double share = shares[Setting::kResidential] + shares[Setting::kNursing];
      const double with = scenario.newcomers->dementia[core::Sex::kFemale][core::age_group(age)][need];
      const double at_home = homes(false), at_most = homes(true);
      EXPECT_GT(at_most, at_home);
      EXPECT_NEAR(with * at_most + (1 - with) * at_home, share, 2.0 / kSteps) << age;
    }
  }
}

/// Mean excess mortality of people of an age band and need: of those in care homes at the opening.
double mean_excess(const simulation::Scenario& scenario, AgeBand band, std::size_t need) {
  const demand::NeedParameters& of = scenario.parameters.demand.need;
  const simulation::StartParameters& start = scenario.parameters.simulation;
  const double faded = of.excess_fading / (of.excess_fading + start.opening_stay_homes);
  const auto& shares = start.opening_care[band].at[need];
  const double residents = shares[Setting::kResidential] + shares[Setting::kNursing];
  return residents * (of.excess_lasting[band] + of.excess_first[band] * faded);
}

void set_excess(input::Node& document, double excess) {
  for (const char* band : {"18-64", "65-74", "75-84", "85+"}) {
    set(document, std::string("/demand/need/excess_first/") + band, {excess});
    set(document, std::string("/demand/need/excess_lasting/") + band, {excess / 5});
  }
}

TEST(Residents, TheLifeTableIsTheMeanOfAllWithResidentsAmongThem) {
  const Prepared prepared(tiny(), 1);
  const simulation::Scenario& scenario = prepared.scenario();
  const demand::NeedParameters& need = scenario.parameters.demand.need;
  for (const int age : {67, 79, 88}) {
    double mean = 0;
    for (std::size_t n = 0; n < core::kCount<Need>; ++n) {
      mean += need.prevalence[core::Sex::kFemale][core::age_group(age)].at[n] *
              (1 + mean_excess(scenario, core::age_band(age), n)) *
              scenario.life->death[core::Sex::kFemale].at[n].at(age, age + 0.5);
    }
    double published = 0;
    for (const demand::MortalityRow& row : scenario.tables->mortality) {
      if (row.sex == core::Sex::kFemale && row.age == age) published = -std::log1p(-row.probability);
    }
    EXPECT_NEAR(mean, published, 1e-12) << age;
  }
}

TEST(Residents, WorseningKeepsItsMeanAtEveryLevelWhateverDementiaDoes) {
  input::Node document = tiny();
  set_excess(document, 0);
  for (const double ratio : {1.0, 3.0, 9.0}) {
    set(document, "/demand/need/progression_with_dementia", {ratio});
    const Prepared prepared(document, 1);
    const simulation::Scenario& scenario = prepared.scenario();
    for (const int age : {67, 79, 88}) {
      const core::AgeGroup group = core::age_group(age);
      const auto& moves = scenario.parameters.demand.need.moves[core::Sex::kMale][group];
      const core::By<Need>& with = scenario.newcomers->dementia[core::Sex::kMale][group];
      for (std::size_t n = 0; n + 1 < core::kCount<Need>; ++n) {
        const double without = scenario.life->worsening[core::Sex::kMale].at[n].at(age, age + 0.5);
        EXPECT_NEAR(without * (1 + with.at[n] * (ratio - 1)), moves.at[n], 1e-9) << age << ", " << n;
      }
    }
  }
}

/// How fast the shares by need of people of one sex and age change, a year, as the tables have them die and move.
core::By<Need> drift(const simulation::Scenario& scenario, core::Sex sex, int age) {
  const demand::NeedParameters& need = scenario.parameters.demand.need;
  const core::By<Need>& share = need.prevalence[sex][core::age_group(age)];
  const core::By<Need>& dementia = scenario.newcomers->dementia[sex][core::age_group(age)];
  core::By<Need> change, dying;
  double all = 0;
  for (std::size_t n = 0; n < core::kCount<Need>; ++n) {
    const double outside = scenario.life->death[sex].at[n].at(age, age + 0.5);
    dying.at[n] = share.at[n] * outside * (1 + mean_excess(scenario, core::age_band(age), n));
    all += dying.at[n];
    const double faster = 1 + dementia.at[n] * (need.progression_with_dementia - 1);
    const double up = share.at[n] * scenario.life->worsening[sex].at[n].at(age, age + 0.5) * faster;
    const double down = share.at[n] * scenario.life->recovery[sex].at[n].at(age, age + 0.5);
    change.at[n] -= up + down;
    if (n + 1 < core::kCount<Need>) change.at[n + 1] += up;
    if (n > 0) change.at[n - 1] += down;
  }
  for (std::size_t n = 0; n < core::kCount<Need>; ++n) change.at[n] += share.at[n] * all - dying.at[n];
  return change;
}

TEST(Residents, TheirExcessMovesNoShareByNeed) {
  input::Node document = tiny();
  set_excess(document, 0);
  const Prepared without(document, 1);
  set_excess(document, 8);
  const Prepared with(document, 1);
  for (const core::Sex sex : {core::Sex::kFemale, core::Sex::kMale}) {
    for (const int age : {40, 67, 79, 88, 93}) {
      const core::By<Need> expected = drift(without.scenario(), sex, age), found = drift(with.scenario(), sex, age);
      for (std::size_t n = 0; n < core::kCount<Need>; ++n) {
        EXPECT_NEAR(found.at[n], expected.at[n], 1e-12) << age << ", " << n;
      }
      const auto died = [&](const Prepared& in) {
        return in.scenario().life->death[sex][Need::kHigh].at(age, age + 0.5);
      };
      EXPECT_LT(died(with), died(without)) << "residents die instead";
    }
  }
}

TEST(Residents, WhoMovesOnAtAReviewGoesHome) {
  input::Node document = tiny();
  for (const char* band : {"18-64", "65-74", "75-84", "85+"}) {
    set(document, std::string("/demand/choice/moves_on/") + band, {1.0});
  }
  const Prepared prepared(document, 3);
  Lived lived(prepared.scenario(), 4);
  lived.live_until(60);
  const double review = prepared.scenario().parameters.demand.contact.review_weeks;
  std::size_t residents = 0;
  for (const demand::Case& of : lived.world.cases.at) {
    const bool has_to_move = of.request.progress != demand::Progress::kNone;
    if (!of.is_open || !of.is_in_home() || has_to_move) continue;
    ++residents;
    EXPECT_LE(lived.world.week - of.care.from, review + 1);
  }
  EXPECT_GT(residents, 0U);
}

TEST(Residents, ExcessMortalityIsThatOfTheAgeOnEntering) {
  input::Node document = tiny();
  for (const char* band : {"18-64", "65-74", "75-84", "85+"}) {
    set(document, std::string("/demand/need/excess_first/") + band, {0.0});
    set(document, std::string("/demand/need/excess_lasting/") + band, {std::string_view(band) == "85+" ? 1.0 : 0.0});
  }
  const Prepared prepared(document, 3);
  const Lived lived(prepared.scenario(), 4);
  const demand::LifeRules rules{*prepared.scenario().life, prepared.scenario().parameters.demand, lived.draws};
  const double week = core::kWeeksPerYear;
  population::Person person;
  person.birth = -84.5 * week;
  person.cohort = static_cast<std::int16_t>(84 - 1);
  person.seasonal_birth = rules.tables.deaths.integral(person.birth);
  const auto used = [&](double entry) {
    demand::Circumstances now;
    now.need = Need::kHigh;
    now.home_since = entry;
    const demand::Terms terms = demand::terms_of(person, now, demand::Cause::kDeath, rules);
    const demand::Moment from(person, 60, rules.tables), to(person, 90, rules.tables);
    return demand::reached(person, to, terms, rules) - demand::reached(person, from, terms, rules);
  };
  EXPECT_NEAR(used(40) / used(20), 2, 1e-9) << "the first came at 85, the second at 84";
}

TEST(Residents, AHigherUtilityNeverTurnsAPersonAway) {
  const Prepared prepared(tiny(), 1);
  const Lived lived(prepared.scenario(), 8);
  const demand::ChoiceParameters base = prepared.scenario().parameters.demand.choice;
  demand::Options options;
  options.is_offered.at.fill(1);
  std::size_t moved = 0;
  const auto compare = [&](const demand::ChoiceParameters& more, demand::Means means) {
    for (const demand::Case& of : lived.world.cases.at) {
      if (!of.is_open) continue;
      const Setting before = demand::choose(base, lived.world.people, of, 0, means, options, lived.draws);
      const Setting after = demand::choose(more, lived.world.people, of, 0, means, options, lived.draws);
      EXPECT_TRUE(after == before || after == Setting::kResidential);
      moved += after == before ? 0 : 1;
    }
  };
  demand::ChoiceParameters age = base, sex = base, self = base;
  for (double& u : age.age[Setting::kResidential].at) u += 1;
  sex.female[Setting::kResidential] += 1;
  self.self_funder[Setting::kResidential] += 1;
  compare(age, {});
  compare(sex, {});
  compare(self, {true, true});
  EXPECT_GT(moved, 0U);
  moved = 0;
  compare(self, {});
  EXPECT_EQ(moved, 0U) << "it is for those who pay";
}

}  // namespace
}  // namespace caremarket::testing
