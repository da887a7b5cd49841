// Homes and their exits by rating, registered beds and owner, against the records of each week and against the measures
// of all providers.
#include <gtest/gtest.h>

#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "engine/core/calendar.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::reference {
namespace {

using core::index;
using measures::Frequency;
using testing::Prepared;

constexpr int kYearsOfExits = 3;
constexpr std::size_t kHomeRatings = core::kCount<core::Rating>;
constexpr std::size_t kHomeSizes = core::kCount<core::SizeBand>;
constexpr std::size_t kHomeOwners = core::kCount<core::Owner>;

/// The area with 60 homes of 2 to 120 beds, every rating and owner among them, of which a good part closes.
input::Node restless() {
  input::Node document = testing::tiny();
  const auto column = [&](const char* name) -> input::Node::List& {
    return std::get<input::Node::List>(testing::at(document, std::string("/tables/providers/") + name).value);
  };
  for (std::size_t home = 0; home < 60; ++home) {
    const auto beds = static_cast<double>(2 * (home + 1));
    column("name").emplace_back().value = "Further home " + std::to_string(home);
    column("kind").emplace_back().value = std::string(home % 2 == 0 ? "residential_home" : "nursing_home");
    column("locality").emplace_back().value = std::string("East");
    column("registered").emplace_back().value = beds;
    column("in_service").emplace_back().value = beds;
    column("hours").emplace_back().value = 0.0;
    column("rating").emplace_back().value = std::string(core::Axis<core::Rating>::labels.at(home % kHomeRatings));
    column("owner").emplace_back().value = std::string(core::Axis<core::Owner>::labels.at(home % kHomeOwners));
  }
  testing::scale(document, "/providers/exit/hazard", 5);
  testing::set(document, "/simulation/market_run_in", {0.0});
  return document;
}

/// Homes open and homes that closed, by rating x size band x owner, summed over the weeks of one replicate.
struct HomesCounted {
  std::vector<double> open = std::vector<double>(kHomeRatings * kHomeSizes * kHomeOwners);
  std::vector<double> closed = open;
};

std::size_t home_cell(const providers::Provider& home) {
  return (index(home.rating) * kHomeSizes + index(core::size_band(home.registered))) * kHomeOwners + index(home.owner);
}

class HomeExits : public ::testing::Test {
 protected:
  HomeExits() : prepared_(restless(), kYearsOfExits) {
    simulation::RunOptions options;
    options.on_week = [&](std::size_t, const simulation::World& world, const simulation::WeekLog& log) {
      for (const providers::Provider& one : world.providers.at) {
        if (one.is_open && core::is_home(one.kind)) ++counted_.open[home_cell(one)];
      }
      for (const providers::Log::Exit& exit : log.providers.exits) {
        const providers::Provider& one = world.providers.at[exit.provider];
        if (core::is_home(one.kind)) ++counted_.closed[home_cell(one)];
      }
    };
    results_ = prepared_.run({3, 0, 0}, options);
  }

  /// A cut by year, summed over its years (each times `weeks` of the year when it is a stock).
  [[nodiscard]] std::vector<double> summed(const char* name, bool is_stock) const {
    const std::vector<double>& values = prepared_.values(results_, Frequency::kYear, name);
    const auto& years = prepared_.layout().years;
    std::vector<double> sum(values.size() / years.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
      sum[i % sum.size()] += values[i] * (is_stock ? years[i / sum.size()].weeks() : 1);
    }
    return sum;
  }

  /// Cells of the records added up by the label that `label` gives them.
  [[nodiscard]] static std::vector<double> by(std::size_t labels, const std::vector<double>& cells,
                                              const std::function<std::size_t(std::size_t)>& label) {
    std::vector<double> sum(labels, 0.0);
    for (std::size_t i = 0; i < cells.size(); ++i) sum[label(i)] += cells[i];
    return sum;
  }

  static void expect_near(const std::vector<double>& stored, const std::vector<double>& records) {
    ASSERT_EQ(stored.size(), records.size());
    for (std::size_t i = 0; i < stored.size(); ++i) EXPECT_NEAR(stored[i], records[i], 1e-9 * (1 + records[i])) << i;
  }

  /// Of every week, month or year: the cells of `name` along its last axis and of both kinds of home of `all` agree.
  void expect_same_sums(Frequency frequency, const char* name, std::size_t labels, const char* all) const {
    const std::vector<double>& one = prepared_.values(results_, frequency, name);
    const std::vector<double>& kinds = prepared_.values(results_, frequency, all);
    const std::size_t times = prepared_.layout().times(frequency);
    const std::size_t width = kinds.size() / times;
    ASSERT_EQ(one.size(), labels * times);
    for (std::size_t t = 0; t < times; ++t) {
      const auto* from = one.data() + t * labels;
      double homes = 0;
      for (std::size_t k = 0; k < width; ++k) {
        if (core::is_home(static_cast<core::Kind>(k))) homes += kinds[t * width + k];
      }
      EXPECT_NEAR(std::accumulate(from, from + labels, 0.0), homes, 1e-9 * (1 + homes)) << name << ' ' << t;
    }
  }

  Prepared prepared_;
  HomesCounted counted_;
  measures::ReplicateValues results_;
};

TEST_F(HomeExits, SummedOverEachAxisAreTheExitsOfBothKindsOfHome) {
  const double exits = std::accumulate(counted_.closed.begin(), counted_.closed.end(), 0.0);
  ASSERT_GT(exits, 20);
  expect_same_sums(Frequency::kMonth, "home_exits__rating", kHomeRatings, "provider_exits__kind");
  expect_same_sums(Frequency::kMonth, "home_exits__size_band", kHomeSizes, "provider_exits__kind");
  expect_same_sums(Frequency::kMonth, "home_exits__owner", kHomeOwners, "provider_exits__kind");
  expect_same_sums(Frequency::kMonth, "homes__rating", kHomeRatings, "providers__kind");
  expect_same_sums(Frequency::kMonth, "homes__size_band", kHomeSizes, "providers__kind");
  expect_same_sums(Frequency::kMonth, "homes__owner", kHomeOwners, "providers__kind");
}

TEST_F(HomeExits, StandUnderTheRatingTheBedsAndTheOwnerOfTheHome) {
  const auto rating_size = [](std::size_t i) { return i / kHomeOwners; };
  const auto size_owner = [](std::size_t i) { return i % (kHomeSizes * kHomeOwners); };
  expect_near(summed("home_exits__rating__size_band", false),
              by(kHomeRatings * kHomeSizes, counted_.closed, rating_size));
  expect_near(summed("home_exits__size_band__owner", false), by(kHomeSizes * kHomeOwners, counted_.closed, size_owner));
  expect_near(summed("homes__rating__size_band", true), by(kHomeRatings * kHomeSizes, counted_.open, rating_size));
  expect_near(summed("homes__size_band__owner", true), by(kHomeSizes * kHomeOwners, counted_.open, size_owner));
}

TEST(SizeBands, BeginAtTheBedsThatTheirLabelsSay) {
  for (std::size_t band = 0; band < core::kSizeBandsFrom.size(); ++band) {
    const int from = core::kSizeBandsFrom.at(band);
    EXPECT_EQ(index(core::size_band(from)), band + 1);
    EXPECT_EQ(index(core::size_band(from - 1)), band);
    const auto label = core::Axis<core::SizeBand>::labels.at(band + 1);
    EXPECT_EQ(std::stoi(std::string(label)), from);
  }
  EXPECT_EQ(core::size_band(1), core::SizeBand::k1To3);
}

}  // namespace
}  // namespace caremarket::reference
