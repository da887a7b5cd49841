#include "engine/random/wheel.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/core/ids.hpp"

namespace caremarket::random {
namespace {

using core::Week;

/// The obvious wheel: entries by week in a multimap, which keeps the order in which equal keys were added.
class Diary {
 public:
  Diary(Week first, Week last) : first_(first), last_(last) {}
  void add_opening(Week week, Due due) { add(std::max(week, first_), due); }
  void seal() {}
  void add(Week week, Due due) {
    if (week < last_) entries_.emplace(week, due);
  }
  template <class Handle>
  void take(Week week, Handle&& handle) {
    for (auto entry = entries_.lower_bound(week); entry != entries_.end() && entry->first == week; ++entry) {
      handle(entry->second);
    }
    entries_.erase(week);
  }

 private:
  Week first_, last_;
  std::multimap<Week, Due> entries_;
};

struct Met {
  Week week = 0;
  std::uint32_t index = 0, stamp = 0;
  bool stale = false;
  bool operator==(const Met&) const = default;
};

/// Entities whose every move is a hash of what they are: they add entries near, far, beyond the end and for the week
/// under way, and move stamps on so that older entries go stale.
template <class AnyWheel>
struct Life {
  Week first, last;
  AnyWheel wheel;
  std::uint64_t seed;
  std::vector<std::uint32_t> stamps;
  std::vector<Met> met;

  Life(Week begin, Week end, std::uint64_t number, std::size_t entities)
      : first(begin), last(end), wheel(begin, end), seed(number), stamps(entities) {
    for (std::uint32_t index = 0; index < entities; ++index) {
      const std::uint64_t hash = core::combine(seed, index);
      wheel.add_opening(begin - 3 + static_cast<Week>(hash % static_cast<std::uint64_t>(end - begin + 10)), {index, 0});
    }
    wheel.seal();
  }

  static Week far_or_near(std::uint64_t hash) {
    switch (hash % 8) {
      case 0:
        return 0;
      case 1:
        return 63 + static_cast<Week>(hash / 8 % 4);
      case 2:
        return 126 + static_cast<Week>(hash / 8 % 5);
      case 3:
        return static_cast<Week>(hash / 8 % 2000);
      default:
        return 1 + static_cast<Week>(hash / 8 % 60);
    }
  }

  void live(Week from, Week until) {
    for (Week week = from; week < until; ++week) {
      int moves = 0;
      wheel.take(week, [&](Due due) {
        const bool stale = stamps[due.index] != due.stamp;
        met.push_back({week, due.index, due.stamp, stale});
        if (stale || ++moves > 100) return;
        const std::uint64_t hash = core::combine(core::combine(seed, due.index), core::combine(met.size(), 1));
        const std::uint32_t stamp = hash % 4 == 0 ? ++stamps[due.index] : due.stamp;
        wheel.add(week + far_or_near(hash >> 8), {due.index, stamp});
        if (hash % 5 > 3) return;
        const auto other = static_cast<std::uint32_t>((hash >> 24) % stamps.size());
        wheel.add(week + far_or_near(hash >> 40), {other, stamps[other]});
      });
    }
  }
};

TEST(Wheel, MeetsWhatADiaryMeetsInTheSameOrder) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Week first = seed % 2 == 0 ? -52 : 0;
    const Week last = first + 1 + static_cast<Week>(core::mix(seed) % 700);
    Life<Wheel> fast(first, last, seed, 50);
    Life<Diary> obvious(first, last, seed, 50);
    fast.live(first, last);
    obvious.live(first, last);
    ASSERT_EQ(fast.met, obvious.met) << "seed " << seed;
    ASSERT_EQ(fast.stamps, obvious.stamps);
  }
}

TEST(Wheel, RandomLivesMeetStaleFarAndSameWeekEntries) {
  Life<Wheel> life(0, 500, 3, 50);
  life.live(0, 500);
  std::size_t stale = 0, same_week = 0;
  for (std::size_t i = 1; i < life.met.size(); ++i) {
    stale += life.met[i].stale;
    same_week += life.met[i].week == life.met[i - 1].week;
  }
  EXPECT_GT(life.met.size(), 1000U);
  EXPECT_GT(stale, 100U);
  EXPECT_GT(same_week, 100U);
}

TEST(Wheel, ACopyAtAnyWeekContinuesIdentically) {
  for (const Week branch : {0, 1, 63, 64, 65, 127, 128, 200, 299}) {
    Life<Wheel> original(0, 300, 9, 80);
    original.live(0, branch);
    Life<Wheel> copy = original;
    copy.live(branch, 300);
    original.live(branch, 300);
    EXPECT_EQ(copy.met, original.met) << "branched at week " << branch;
  }
}

TEST(Wheel, OpeningEntriesComeFirstAndInTheOrderAdded) {
  Wheel wheel(0, 10);
  wheel.add_opening(5, {1, 0});
  wheel.add_opening(2, {2, 0});
  wheel.add_opening(5, {3, 0});
  wheel.add_opening(-4, {4, 0});
  wheel.add_opening(10, {5, 0});
  wheel.seal();
  wheel.add(5, {6, 0});
  std::vector<std::pair<Week, std::uint32_t>> met;
  for (Week week = 0; week < 10; ++week) wheel.take(week, [&](Due due) { met.emplace_back(week, due.index); });
  const std::vector<std::pair<Week, std::uint32_t>> expected{{0, 4}, {2, 2}, {5, 1}, {5, 3}, {5, 6}};
  EXPECT_EQ(met, expected);
}

TEST(Wheel, WorksWithoutOpeningEntries) {
  Wheel wheel(-10, 200);
  wheel.add(150, {7, 1});
  int met = 0;
  for (Week week = -10; week < 200; ++week) {
    wheel.take(week, [&](Due due) {
      ++met;
      EXPECT_EQ(week, 150);
      EXPECT_EQ(due.index, 7U);
    });
  }
  EXPECT_EQ(met, 1);
}

TEST(Wheel, RefusesThePastAndWeeksOutOfOrder) {
  Wheel wheel(0, 100);
  wheel.take(20, [](Due) {});
  EXPECT_THROW(wheel.add(19, {0, 0}), core::InvariantError);
  EXPECT_THROW(wheel.take(19, [](Due) {}), core::InvariantError);
  EXPECT_THROW(wheel.take(100, [](Due) {}), core::InvariantError);
  EXPECT_THROW(Wheel(5, 4), core::InvariantError);
}

}  // namespace
}  // namespace caremarket::random
