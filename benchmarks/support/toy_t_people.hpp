// The people and the rules of Toy T, which its fast and its slow form share.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "benchmarks/support/toy_t.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/units.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::benchmarks {

using core::Week;
using random::Purpose;

inline constexpr Week kWeeks = 1040;
inline constexpr double kReview = 1.0 / 26;
inline constexpr double kSwap = 0.1;
inline constexpr double kPlacement = 0.25;
inline constexpr double kServedShare = 0.95;

enum class Service : std::uint8_t { kWaiting, kHome, kCareHome };

/// Chances of one week for one (group, need), as shares of what can happen to the person.
struct Chances {
  double hazard = 0;  ///< of leaving this state, per week
  double weeks = 0;   ///< 1 / hazard
  double death = 0;   ///< shares, cumulative: death, then need down, then up
  double down = 0;
};

using ChanceTable = std::array<std::array<Chances, 4>, 16>;

inline ChanceTable chance_table() {
  ChanceTable table;
  for (int group = 0; group < 16; ++group) {
    for (int need = 0; need < 4; ++need) {
      const double age = group / 2;
      const double death = 0.0020 * (1 + 0.15 * age) * (1 + 0.6 * need);
      const double up = need < 3 ? 0.004 * (1 + 0.05 * age) : 0.0;
      const double down = need > 0 ? 0.002 : 0.0;
      const double sum = death + up + down;
      const double hazard = -std::log1p(-sum);
      table[static_cast<std::size_t>(group)][static_cast<std::size_t>(need)] = {hazard, 1 / hazard, death / sum,
                                                                                (death + down) / sum};
    }
  }
  return table;
}

inline const ChanceTable kChances = chance_table();
inline const double kReviewHazard = -std::log1p(-kReview);
inline const double kReviewWeeks = 1 / kReviewHazard;
inline const double kPlacementTries = -1 / std::log1p(-kPlacement);

struct alignas(64) Person {
  core::OriginId id;
  std::int32_t changes = 0;  ///< occasions of the clock of need and death
  std::int32_t reviews = 0;
  std::uint32_t life = 0;  ///< how many have lived in this place; the stamp of its reviews
  std::uint8_t group = 0, need = 0;
  Service service = Service::kWaiting;
  double kind = 0;  ///< second uniform of the clock of need and death that is running
  double swap = 0;  ///< the same of the running review
  [[nodiscard]] const Chances& chances() const { return kChances[group][need]; }
};

inline core::OriginId person_id(std::size_t place, std::uint32_t life) {
  return core::origin(core::Source::kOpeningPerson, place, life);
}

/// A person in the queue: each week with room counts as one try, and the key says which try succeeds.
struct Waiting {
  std::uint32_t place = 0;
  std::int32_t tries_left = 0;
};

/// What both forms share: the people, the queue and the rules of the week.
struct Toy {
  random::Draws draws;
  ToyCounts counts;
  std::vector<Person> people;
  std::vector<Waiting> waiting;
  std::vector<std::uint32_t> joining;
  std::size_t served = 0, cap = 0;

  Toy(std::uint64_t seed, int size)
      : draws(seed, 0, 0), people(static_cast<std::size_t>(size)), cap(static_cast<std::size_t>(kServedShare * size)) {
    for (std::size_t place = 0; place < people.size(); ++place) {
      Person& person = people[place];
      person.id = person_id(place, 0);
      person.group = static_cast<std::uint8_t>(place % 16);
      person.need = static_cast<std::uint8_t>(place / 16 % 4);
      if (place % 20 == 0) {
        join_queue(static_cast<std::uint32_t>(place));
      } else {
        person.service = place % 2 == 0 ? Service::kHome : Service::kCareHome;
        ++served;
      }
    }
  }

  /// The successful try is geometric: the same in law as a chance of `kPlacement` a week.
  void join_queue(std::uint32_t place) {
    const double wait = random::unit_exponential(draws.first(people[place].id, Purpose::kPlacementOrder, 0));
    waiting.push_back({place, 1 + static_cast<std::int32_t>(wait * kPlacementTries)});
  }

  /// The person's clock of need and death has run out: what happens is the block's second uniform.
  void change(std::size_t place, double u) {
    Person& person = people[place];
    const Chances& chances = person.chances();
    if (u < chances.death) {
      ++counts.deaths;
      if (person.service != Service::kWaiting) --served;
      if (person.service != Service::kWaiting) joining.push_back(static_cast<std::uint32_t>(place));
      person = {person_id(place, person.life + 1), 0, 0, person.life + 1, person.group, 0, Service::kWaiting, 0, 0};
    } else if (u < chances.down) {
      ++counts.down;
      --person.need;
    } else {
      ++counts.up;
      ++person.need;
    }
  }

  void review(Person& person, double u) {
    ++counts.reviews;
    if (u >= kSwap) return;
    ++counts.swaps;
    person.service = person.service == Service::kHome ? Service::kCareHome : Service::kHome;
  }

  /// Fills free places from the queue; who joined it this week stands at its end, in order of place.
  template <class Placed>
  void fill_places(Placed&& placed) {
    std::sort(joining.begin(), joining.end());
    for (const std::uint32_t place : joining) join_queue(place);
    joining.clear();
    std::size_t kept = 0, next = 0;
    for (; next < waiting.size() && served < cap; ++next) {
      if (--waiting[next].tries_left > 0) {
        waiting[kept++] = waiting[next];
        continue;
      }
      const std::uint32_t place = waiting[next].place;
      ++counts.placements;
      ++served;
      people[place].service = Service::kHome;
      placed(place);
    }
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(kept),
                  waiting.begin() + static_cast<std::ptrdiff_t>(next));
  }
};

}  // namespace caremarket::benchmarks
