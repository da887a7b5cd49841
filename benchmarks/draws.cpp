// Nanoseconds of one keyed block, of one decision, and of one clock along a life.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>

#include "engine/random/draws.hpp"
#include "engine/random/hazard.hpp"

namespace caremarket::benchmarks {
namespace {

using random::Draws;
using random::Purpose;

void block_of_two_uniforms(benchmark::State& state) {
  const Draws draws(1, 0, 0);
  std::uint64_t id = 0;
  double sum = 0;
  for (auto _ : state) {
    const random::Uniforms u = draws.at({++id}, Purpose::kWorsening, 0);
    sum += u.first + u.second;
  }
  benchmark::DoNotOptimize(sum);
  if (std::abs(sum / static_cast<double>(2 * id) - 0.5) > 3 / std::sqrt(static_cast<double>(id))) {
    state.SkipWithError("the mean is not a half");
  }
}
BENCHMARK(block_of_two_uniforms);

/// The same where each id depends on the last block: what a draw costs when nothing else can go on meanwhile.
void block_in_a_chain(benchmark::State& state) {
  const Draws draws(1, 0, 0);
  random::Block block{1, 0};
  for (auto _ : state) block = random::philox(draws.key(), block.low, 1);
  benchmark::DoNotOptimize(block);
}
BENCHMARK(block_in_a_chain);

void unit_exponential(benchmark::State& state) {
  const Draws draws(1, 0, 0);
  std::uint64_t id = 0;
  double sum = 0;
  for (auto _ : state) sum += random::unit_exponential(draws.first({++id}, Purpose::kWorsening, 0));
  benchmark::DoNotOptimize(sum);
}
BENCHMARK(unit_exponential);

void gumbel(benchmark::State& state) {
  const Draws draws(1, 0, 0);
  std::uint64_t id = 0;
  double sum = 0;
  for (auto _ : state) sum += random::gumbel(draws.first({++id}, Purpose::kOfferNoise, 0));
  benchmark::DoNotOptimize(sum);
}
BENCHMARK(gumbel);

void poisson(benchmark::State& state) {
  const Draws draws(1, 0, 0);
  const auto mean = static_cast<double>(state.range(0));
  std::uint64_t id = 0;
  double sum = 0;
  for (auto _ : state) sum += static_cast<double>(random::poisson(mean, draws.first({++id}, Purpose::kHires, 0)));
  if (std::abs(sum / static_cast<double>(id) - mean) > 6 * std::sqrt(mean / static_cast<double>(id)) + 1e-9) {
    state.SkipWithError("the mean is off");
  }
}
BENCHMARK(poisson)->Arg(1)->Arg(20)->Arg(400);

void category_of_six(benchmark::State& state) {
  const Draws draws(1, 0, 0);
  const std::array<double, 6> weights{1, 2, 3, 4, 5, 6};
  std::uint64_t id = 0;
  std::size_t sum = 0;
  for (auto _ : state) sum += random::category(weights, draws.first({++id}, Purpose::kOpeningCare, 0));
  benchmark::DoNotOptimize(sum);
}
BENCHMARK(category_of_six);

random::CohortHazard ageing_hazard() {
  random::CohortHazard table(18, 100, 21);
  for (int cohort = 18; cohort <= 100; ++cohort) {
    for (int year = 0; year < 21; ++year) table.set(cohort, year, 3e-5 * std::exp(0.1 * (cohort + year)));
  }
  table.seal();
  return table;
}

/// Argument 1: with season; 2: also with the excess after entering a care home. From a moment, through the hazard
/// reached then, to the time at which an exponential more is reached.
void time_of_event(benchmark::State& state) {
  const Draws draws(1, 0, 0);
  const random::CohortHazard table = ageing_hazard();
  const random::Season season(state.range(0) > 0 ? 0.15 : 0.0, 3);
  const random::Excess excess{2, 0.3, 12};
  std::uint64_t id = 0;
  double sum = 0;
  for (auto _ : state) {
    const random::Uniforms u = draws.at({++id}, Purpose::kWorsening, 0);
    const int cohort = 40 + static_cast<int>(60 * u.second);
    const double birth = -(cohort + 0.5) * core::kWeeksPerYear;
    const double born = season.integral(birth);
    const double left = random::unit_exponential(u.first);
    const double time =
        state.range(0) == 2
            ? random::time_at(table, cohort, birth, random::reached(table, cohort, birth, 10, season, excess, 5) + left,
                              season, excess, 5)
            : random::time_at(table, cohort, born, random::reached(table, cohort, born, 10, season) + left, season);
    sum += time == random::kNever ? 0 : time;
  }
  benchmark::DoNotOptimize(sum);
}
BENCHMARK(time_of_event)->Arg(0)->Arg(1)->Arg(2);

}  // namespace
}  // namespace caremarket::benchmarks
