// Some cuts of the results, folded by hand from the records of each week.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/calendar.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using measures::Frequency;
using testing::Prepared;

/// What one week's records say.
struct Week {
  double people = 0, waiting = 0, entries = 0;
  std::vector<double> in_care;   ///< by setting x locality
  std::vector<double> by_need;   ///< by age band x need
  std::vector<double> exits;     ///< by kind
  std::vector<double> starters;  ///< by role
  std::vector<double> beds;      ///< by kind
};

Week read(const simulation::World& world, const simulation::WeekLog& log, std::size_t localities) {
  Week week;
  week.in_care.assign(core::kCount<core::Setting> * localities, 0);
  week.by_need.assign(core::kCount<core::AgeBand> * core::kCount<core::Need>, 0);
  week.exits.assign(core::kCount<core::Kind>, 0);
  week.beds = week.exits;
  week.starters.assign(core::kCount<core::Role>, 0);
  for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
    if (world.people.at[person].is_present == 0) continue;
    ++week.people;
    const std::int32_t slot = world.people.at[person].case_of;
    const core::Need need = slot == population::kNoCase ? core::Need::kIndependent : world.cases[slot].need;
    const core::AgeBand band = core::age_band(static_cast<int>(std::floor(world.people.age(person, world.week))));
    ++week.by_need[core::index(band) * core::kCount<core::Need> + core::index(need)];
    if (slot == population::kNoCase) continue;
    const demand::Case& of = world.cases[slot];
    week.waiting += of.request.progress == demand::Progress::kWaitingForCare ? 1 : 0;
    if (of.is_in_care())
      ++week.in_care[core::index(of.care.setting) * localities + world.people.at[person].traits.locality];
  }
  for (const auto& exit : log.providers.exits) ++week.exits[core::index(world.providers.at[exit.provider].kind)];
  for (const auto& start : log.workforce.starters) ++week.starters[core::index(start.role)];
  for (const providers::Provider& provider : world.providers.at) {
    if (provider.is_open) week.beds[core::index(provider.kind)] += provider.registered;
  }
  week.entries = static_cast<double>(log.providers.entries.size());
  return week;
}

class Recount : public ::testing::TestWithParam<const char*> {
 protected:
  Recount() : prepared_(testing::tiny(GetParam()), 4), calendar_(prepared_.scenario().start, 4) {
    simulation::RunOptions options;
    options.on_week = [&](std::size_t, const simulation::World& world, const simulation::WeekLog& log) {
      weeks_.push_back(read(world, log, prepared_.scenario().tables->localities.size()));
    };
    results_ = prepared_.run({6, 0, 0}, options);
  }

  [[nodiscard]] const std::vector<double>& stored(Frequency frequency, const char* name) const {
    return prepared_.values(results_, frequency, name);
  }

  /// Sums `cells(week)` over the weeks of each period, divided by their number for a stock.
  template <class Read>
  [[nodiscard]] std::vector<double> folded(const std::vector<core::Period>& periods, bool is_stock,
                                           Read&& cells) const {
    std::vector<double> all;
    for (const core::Period& period : periods) {
      std::vector<double> sum;
      for (core::Week week = period.first; week < period.last; ++week) {
        const std::vector<double>& of = cells(weeks_[static_cast<std::size_t>(week)]);
        sum.resize(of.size(), 0);
        for (std::size_t i = 0; i < of.size(); ++i) sum[i] += of[i];
      }
      for (const double value : sum) all.push_back(is_stock ? value / period.weeks() : value);
    }
    return all;
  }

  Prepared prepared_;
  core::Calendar calendar_;
  std::vector<Week> weeks_;
  measures::ReplicateValues results_;
};

TEST_P(Recount, StocksOfTheWeekAreTheRecords) {
  const auto& people = stored(Frequency::kWeek, "population");
  const auto& waiting = stored(Frequency::kWeek, "waiting_for_care");
  ASSERT_EQ(people.size(), weeks_.size());
  for (std::size_t w = 0; w < weeks_.size(); ++w) {
    ASSERT_EQ(people[w], weeks_[w].people) << w;
    ASSERT_EQ(waiting[w], weeks_[w].waiting) << w;
  }
}

TEST_P(Recount, CutsOfMonthsAndYearsAreSumsOfTheWeeks) {
  const auto& months = calendar_.months();
  const auto& years = calendar_.years();
  EXPECT_EQ(stored(Frequency::kMonth, "people_in_care__setting__locality"),
            folded(
                months, true, [](const Week& week) -> const auto& { return week.in_care; }));
  EXPECT_EQ(stored(Frequency::kYear, "population__age_band__need"),
            folded(
                years, true, [](const Week& week) -> const auto& { return week.by_need; }));
  EXPECT_EQ(stored(Frequency::kMonth, "starters__role"),
            folded(
                months, false, [](const Week& week) -> const auto& { return week.starters; }));
  EXPECT_EQ(stored(Frequency::kMonth, "provider_exits__kind"),
            folded(
                months, false, [](const Week& week) -> const auto& { return week.exits; }));
}

TEST_P(Recount, PlacesAreRegisteredBedsAndUnits) {
  const auto& places = stored(Frequency::kMonth, "places__kind");
  const std::vector<double> beds = folded(
      calendar_.months(), true, [](const Week& week) -> const auto& { return week.beds; });
  ASSERT_EQ(places.size(), beds.size());
  for (std::size_t i = 0; i < beds.size(); ++i) {
    if (core::is_home(static_cast<core::Kind>(i % core::kCount<core::Kind>))) {
      EXPECT_EQ(places[i], beds[i]) << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Tiny, Recount, ::testing::Values("baseline", "fee-cut", "pay-floor", "extra-care"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace caremarket::reference
