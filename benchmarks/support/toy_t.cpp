#include "benchmarks/support/toy_t.hpp"

#include <cmath>

#include "benchmarks/support/toy_t_people.hpp"
#include "engine/random/wheel.hpp"

namespace caremarket::benchmarks {

using random::Due;

namespace {

Week weeks_until(double weeks) { return 1 + static_cast<Week>(weeks); }

}  // namespace

ToyCounts toy_on_the_wheel(std::uint64_t seed, int people) {
  Toy toy(seed, people);
  random::Wheel changes(0, kWeeks), reviews(0, kWeeks);
  // The block that sets a clock also says what happens when it runs out.
  const auto next_change = [&](std::uint32_t place) {
    Person& person = toy.people[place];
    const random::Uniforms u = toy.draws.at(person.id, Purpose::kWorsening, person.changes++);
    person.kind = u.second;
    return weeks_until(random::unit_exponential(u.first) * person.chances().weeks);
  };
  const auto next_review = [&](std::uint32_t place) {
    Person& person = toy.people[place];
    const random::Uniforms u = toy.draws.at(person.id, Purpose::kReview, person.reviews++);
    person.swap = u.second;
    return weeks_until(random::unit_exponential(u.first) * kReviewWeeks);
  };
  for (std::uint32_t place = 0; place < toy.people.size(); ++place) {
    changes.add_opening(next_change(place) - 1, {place, 0});
    if (toy.people[place].service != Service::kWaiting) reviews.add_opening(next_review(place) - 1, {place, 0});
  }
  changes.seal();
  reviews.seal();
  const auto fetch = [&](Due due) { __builtin_prefetch(&toy.people[due.index]); };
  for (Week week = 0; week < kWeeks; ++week) {
    changes.take(
        week,
        [&](Due due) {
          toy.change(due.index, toy.people[due.index].kind);
          changes.add(week + next_change(due.index), due);
        },
        fetch);
    reviews.take(
        week,
        [&](Due due) {
          Person& person = toy.people[due.index];
          if (person.life != due.stamp) return;
          toy.review(person, person.swap);
          reviews.add(week + next_review(due.index), due);
        },
        fetch);
    toy.fill_places([&](std::uint32_t place) {
      reviews.add(week + next_review(place), {place, toy.people[place].life});
    });
  }
  return toy.counts;
}

ToyCounts toy_by_weekly_scan(std::uint64_t seed, int people) {
  Toy toy(seed, people);
  struct Budget {
    double change = 0, review = 0;
  };
  std::vector<Budget> budgets(toy.people.size());
  const auto renew_change = [&](std::size_t place) {
    Person& person = toy.people[place];
    const random::Uniforms u = toy.draws.at(person.id, Purpose::kWorsening, person.changes++);
    budgets[place].change = random::unit_exponential(u.first);
    person.kind = u.second;
  };
  const auto renew_review = [&](std::size_t place) {
    Person& person = toy.people[place];
    const random::Uniforms u = toy.draws.at(person.id, Purpose::kReview, person.reviews++);
    budgets[place].review = random::unit_exponential(u.first);
    person.swap = u.second;
  };
  for (std::size_t place = 0; place < toy.people.size(); ++place) {
    renew_change(place);
    if (toy.people[place].service != Service::kWaiting) renew_review(place);
  }
  for (Week week = 0; week < kWeeks; ++week) {
    for (std::size_t place = 0; place < toy.people.size(); ++place) {
      Person& person = toy.people[place];
      Budget& budget = budgets[place];
      budget.change -= person.chances().hazard;
      if (budget.change < 0) {
        toy.change(place, person.kind);
        renew_change(place);
      }
      if (person.service == Service::kWaiting) continue;
      budget.review -= kReviewHazard;
      if (budget.review >= 0) continue;
      toy.review(person, person.swap);
      renew_review(place);
    }
    toy.fill_places([&](std::uint32_t place) { renew_review(place); });
  }
  return toy.counts;
}

ToyCounts& ToyCounts::operator+=(const ToyCounts& other) {
  deaths += other.deaths;
  up += other.up;
  down += other.down;
  reviews += other.reviews;
  swaps += other.swaps;
  placements += other.placements;
  return *this;
}

const char* toy_fault(const ToyCounts& sum, double runs) {
  const auto off = [runs](std::int64_t count, double published) {
    return std::abs(static_cast<double>(count) / runs - published) > 0.02 * published;
  };
  if (off(sum.events(), 778'000)) return "events off by more than 2 %";
  if (off(sum.deaths, 67'000)) return "deaths off by more than 2 %";
  if (off(sum.up, 68'000)) return "needs up off by more than 2 %";
  if (off(sum.down, 13'300)) return "needs down off by more than 2 %";
  if (off(sum.reviews, 567'000)) return "reviews off by more than 2 %";
  if (off(sum.placements, 63'000)) return "placements off by more than 2 %";
  return nullptr;
}

}  // namespace caremarket::benchmarks
