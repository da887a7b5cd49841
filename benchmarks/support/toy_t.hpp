// Toy T: a small population whose event counts are known, so that a nanosecond an event means the same everywhere.
//
// 15,000 people over 1,040 weeks: age-sex group g in 0..15 (a = floor(g / 2)), need n in 0..3, waiting, at home or in a
// care home. Weekly chances: death 0.0020 (1 + 0.15 a)(1 + 0.6 n); need up 0.004 (1 + 0.05 a) below 3, down 0.002 above
// 0; review 1/26 when served, one in ten swaps home and care home; placement 0.25 when waiting while fewer than 95 % of
// all are served. The dead are replaced by a waiting person of their group with need 0. Groups and needs are spread
// evenly at the opening, where 95 % are served.
#pragma once

#include <cstdint>

namespace caremarket::benchmarks {

struct ToyCounts {
  std::int64_t deaths = 0, up = 0, down = 0, reviews = 0, swaps = 0, placements = 0;
  [[nodiscard]] std::int64_t events() const { return deaths + up + down + reviews + placements; }
  auto operator<=>(const ToyCounts&) const = default;
  ToyCounts& operator+=(const ToyCounts& other);
};

/// The engine's way: keyed draws, two wheels of weeks (needs and deaths; reviews). `people` x 1,040 weeks.
[[nodiscard]] ToyCounts toy_on_the_wheel(std::uint64_t seed, int people);

/// The slow reference: every person's hazards are taken off a keyed budget each week. Same keys, hence the same counts.
[[nodiscard]] ToyCounts toy_by_weekly_scan(std::uint64_t seed, int people);

/// Null when each mean of `sum` over `runs` runs of 15,000 people is within 2 % of the published count, else what is
/// off.
[[nodiscard]] const char* toy_fault(const ToyCounts& sum, double runs);

}  // namespace caremarket::benchmarks
