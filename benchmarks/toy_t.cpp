// Toy T on the keyed wheel of weeks and by the weekly scan of keyed budgets. See README.md for the goal.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <ctime>

#include "benchmarks/support/toy_t.hpp"

namespace caremarket::benchmarks {
namespace {

constexpr int kPeople = 15'000;

/// Processor time of this thread: other programs on the machine do not count.
double seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Both forms in turn with seeds 1 to 24; the time reported is the wheel's, the counts are means. They do not
/// vary: seeds are fixed and the counts depend on nothing else.
void toy_t(benchmark::State& state) {
  std::uint64_t seed = 0;
  double wheel = 0, scan = 0;
  ToyCounts sum;
  for (auto _ : state) {
    ++seed;
    const double start = seconds();
    const ToyCounts counts = toy_on_the_wheel(seed, kPeople);
    const double half_way = seconds();
    const ToyCounts reference = toy_by_weekly_scan(seed, kPeople);
    scan += seconds() - half_way;
    wheel += half_way - start;
    state.SetIterationTime(half_way - start);
    sum += counts;
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
  const double start = seconds();
  for (auto _ : state) events += toy_on_the_wheel(++seed, people).events();
  const double spent = seconds() - start;
  state.counters["ns_per_event"] = 1e9 * spent / static_cast<double>(events);
  state.counters["person_years_per_second"] = static_cast<double>(state.iterations()) * people * 20 / spent;
}
BENCHMARK(toy_t_by_size)->Arg(1'500)->Arg(15'000)->Arg(120'000)->Arg(345'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caremarket::benchmarks
