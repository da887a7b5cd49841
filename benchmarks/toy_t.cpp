// Toy T on the keyed wheel of weeks and by the weekly scan of keyed budgets. See README.md for the goal.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>

#include "benchmarks/support/toy_t.hpp"

namespace caremarket::benchmarks {
namespace {

constexpr int kPeople = 15'000;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Both forms in turn with seeds 1 to 24; the time reported is the wheel's, the counts are means. The tolerance of the
/// counts is 2 %, 11 standard errors of the rarest event's mean.
void toy_t(benchmark::State& state) {
  std::uint64_t seed = 0;
  double wheel = 0, scan = 0;
  ToyCounts sum;
  for (auto _ : state) {
    ++seed;
    auto start = std::chrono::steady_clock::now();
    const ToyCounts counts = toy_on_the_wheel(seed, kPeople);
    const double seconds = seconds_since(start);
    start = std::chrono::steady_clock::now();
    const ToyCounts reference = toy_by_weekly_scan(seed, kPeople);
    scan += seconds_since(start);
    wheel += seconds;
    sum += counts;
    state.SetIterationTime(seconds);
    if (counts != reference) return state.SkipWithError("the wheel and the weekly scan differ");
  }
  const auto runs = static_cast<double>(state.iterations());
  if (const char* fault = toy_fault(sum, runs)) return state.SkipWithError(fault);
  const auto number = [runs](std::int64_t count) { return benchmark::Counter(static_cast<double>(count) / runs); };
  state.counters["ns_per_event"] = 1e9 * wheel / static_cast<double>(sum.events());
  state.counters["scan_over_wheel"] = scan / wheel;
  state.counters["events"] = number(sum.events());
  state.counters["deaths"] = number(sum.deaths);
  state.counters["up"] = number(sum.up);
  state.counters["down"] = number(sum.down);
  state.counters["reviews"] = number(sum.reviews);
  state.counters["placements"] = number(sum.placements);
}
BENCHMARK(toy_t)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(24);

/// The wheel alone for larger populations: nanoseconds an event should hardly grow.
void toy_t_by_size(benchmark::State& state) {
  const auto people = static_cast<int>(state.range(0));
  std::uint64_t seed = 0;
  std::int64_t events = 0;
  for (auto _ : state) events += toy_on_the_wheel(++seed, people).events();
  state.counters["ns_per_event"] = benchmark::Counter(static_cast<double>(events) * 1e-9,
                                                      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["person_years_per_second"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * people * 20, benchmark::Counter::kIsRate);
}
BENCHMARK(toy_t_by_size)->Arg(1'500)->Arg(15'000)->Arg(120'000)->Arg(345'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caremarket::benchmarks
