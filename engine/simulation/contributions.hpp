// What one person adds to the levels that are counted: a pure function of the records, so that a recount is possible.
#pragma once

#include <array>
#include <vector>

#include "engine/measures/counters.hpp"
#include "engine/simulation/scenario.hpp"
#include "engine/simulation/world.hpp"

namespace caremarket::simulation {

/// One amount in one cell of one measure.
struct Contribution {
  measures::Id id{};
  std::uint32_t cell = 0;
  std::int64_t amount = 0;
  bool operator==(const Contribution&) const = default;
};

/// At most this many per person.
inline constexpr std::size_t kMostContributions = 14;

struct Contributions {
  std::array<Contribution, kMostContributions> at;
  std::size_t number = 0;
  void add(measures::Id id, std::uint32_t cell, std::int64_t amount) { at[number++] = {id, cell, amount}; }
};

/// All about a case that its contributions depend on, in one half line of the cache: equal standings add the same.
struct Standing {
  std::int32_t price = 0, charge = 0, nhs = 0;  ///< pence a week
  std::int16_t gap = 0, covered = 0;            ///< minutes a week: without formal care; of these, covered by it
  std::uint8_t locality = 0, community = 0;
  core::Quintile quintile{};
  core::AgeBand band{};
  core::Sex sex{};
  bool has_dementia = false;
  core::ClientGroup group{};
  core::Need need{};
  core::Setting setting{}, wanted{};
  core::Payer payer{};
  core::Route route{};
  demand::Progress progress{};
  bool operator==(const Standing&) const = default;
};

/// Formal minutes a week that cover a person's care gap when delivered in full: all of it in a care home.
[[nodiscard]] core::Minutes covered_minutes(const demand::Case& of, core::Minutes gap);

/// Where a case stands at the end of `week`.
[[nodiscard]] Standing standing_of(const World& world, const demand::Case& of, core::Week week,
                                   const Parameters& parameters);

/// Cell of the axis `source`: who pays providers for people of this payer, their own charges apart.
[[nodiscard]] constexpr std::size_t source_of(core::Payer payer) {
  return core::is_council(payer) ? 0
                                 : static_cast<std::size_t>(payer == core::Payer::kSelf  ? 1
                                                            : payer == core::Payer::kNhs ? 2
                                                                                         : 3);
}

/// Cell of `population` of a person at the end of `week`.
[[nodiscard]] std::uint32_t population_cell(const World& world, std::uint32_t person, core::Week week,
                                            const measures::Counters& counters);

/// All levels a case adds to, population apart.
[[nodiscard]] Contributions contributions_of(const Standing& of, const Parameters& parameters,
                                             const measures::Counters& counters);

}  // namespace caremarket::simulation
