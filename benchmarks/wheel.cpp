// Nanoseconds of an entry of the wheel of weeks, from being added to being met.
#include "engine/random/wheel.hpp"

#include <benchmark/benchmark.h>

#include "engine/core/ids.hpp"

namespace caremarket::benchmarks {
namespace {

constexpr core::Week kWeeks = 1040;

/// `range(0)` entities that come round again after 1 to `range(1)` weeks, for twenty years.
void entries(benchmark::State& state) {
  const auto entities = static_cast<std::uint32_t>(state.range(0));
  const auto longest = static_cast<std::uint64_t>(state.range(1));
  std::int64_t met = 0;
  for (auto _ : state) {
    random::Wheel wheel(0, kWeeks);
    const auto wait = [&](std::uint32_t index, std::uint32_t stamp) {
      return static_cast<core::Week>(1 + core::mix(static_cast<std::uint64_t>(index) << 32 | stamp) % longest);
    };
    for (std::uint32_t index = 0; index < entities; ++index) wheel.add_opening(wait(index, 0), {index, 0});
    wheel.seal();
    for (core::Week week = 0; week < kWeeks; ++week) {
      wheel.take(week, [&](random::Due due) {
        ++met;
        wheel.add(week + wait(due.index, due.stamp + 1), {due.index, due.stamp + 1});
      });
    }
  }
  const double each = 2.0 * kWeeks / static_cast<double>(longest + 1) * static_cast<double>(entities);
  const double mean = static_cast<double>(met) / static_cast<double>(state.iterations());
  if (mean < 0.9 * each || mean > 1.1 * each) state.SkipWithError("entries were lost or met twice");
  state.counters["ns_per_entry"] =
      benchmark::Counter(static_cast<double>(met) * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(entries)
    ->Args({15'000, 52})
    ->Args({15'000, 300})
    ->Args({345'000, 52})
    ->Args({345'000, 300})
    ->Unit(benchmark::kMillisecond);

/// Copy of a wheel that holds `range(0)` entries, assigned into one that exists: what a branch of a world pays.
void copy(benchmark::State& state) {
  random::Wheel wheel(0, kWeeks), branch;
  const auto entities = static_cast<std::uint32_t>(state.range(0));
  for (std::uint32_t index = 0; index < entities; ++index) {
    wheel.add(static_cast<core::Week>(core::mix(index) % kWeeks), {index, 0});
  }
  for (auto _ : state) {
    branch = wheel;
    benchmark::DoNotOptimize(branch);
  }
}
BENCHMARK(copy)->Arg(15'000)->Arg(345'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace caremarket::benchmarks
