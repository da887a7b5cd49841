// Workers and their employers, as the workforce sees them. Employers share their slots with the table of providers.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/describe.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/units.hpp"

namespace caremarket::workforce {

inline constexpr std::int32_t kNoEmployer = -1;
inline constexpr std::size_t kRoles = core::kCount<core::Role>;

inline constexpr double kNoEnd = std::numeric_limits<double>::infinity();  ///< operational time

/// A worker's spell with an employer, as it waits for its end.
struct Spell {
  double until = 0;  ///< operational time of the employer and role at which the worker leaves
  std::uint32_t worker = 0;
  std::uint32_t stamp = 0;  ///< the worker's, when this was entered; another means that it no longer holds
};

/// One provider as an employer. In the order in which a week asks for it.
struct Employer {
  core::OriginId id;
  core::Kind kind{};
  bool is_open = false;
  bool is_pay_settled = false;       ///< floors have been applied since pay last moved
  double strain_excess = 0;          ///< smoothed
  core::By<core::Role> posts;        ///< funded posts, fractional
  core::By<core::Role> soonest;      ///< operational time at which the first of the spells ends, or kNoEnd
  core::By<core::Role> operational;  ///< operational time of leaving, M
  core::By<core::Role> pay_factor;   ///< of leaving, from pay over outside pay
  core::By<core::Role, std::int32_t> filled;
  core::By<core::Role> hourly_pay;  ///< GBP, after the floor
  core::By<core::Role> pull;        ///< of each open post on those who look for one, from pay over outside pay
  core::By<core::Role, core::Minutes> contracted;
  double hour_cost = 0;  ///< GBP, of an hour of care at this week's posts and pay
  core::Minutes required = 0, regular = 0, overtime = 0, agency = 0;  ///< care time, this week
  core::By<core::Role> relative_pay;                                  ///< log of pay over outside pay
  core::By<core::Role> own_relative_pay;            ///< the level to which pay returns, from the pay policy
  core::By<core::Role, std::vector<Spell>> spells;  ///< heaps, the soonest end first

  Employer() { soonest.at.fill(kNoEnd); }
  [[nodiscard]] core::Minutes delivered() const {
    const core::Minutes worked = regular + overtime + agency;
    return worked < required ? worked : required;
  }
};

/// One worker: one line of the cache, as a person is (decision 0004).
struct alignas(64) Worker {
  core::OriginId id;
  double left = 0;  ///< exponential still to run
  double from = 0;  ///< operational time at which `left` was counted
  std::int32_t employer = kNoEmployer;
  std::int32_t minutes = 0;   ///< contracted, a week
  core::Week since = 0;       ///< with this employer
  std::int32_t renewals = 0;  ///< employers so far
  std::uint32_t stamp = 0;
  core::Role role{};
  core::WorkerOrigin origin{};
  bool is_new = false;  ///< in the first year with this employer
  bool is_present = false;
  bool operator==(const Worker&) const = default;
};

/// Rows indexed by slot; ids are never reused, slots are.
struct Workers {
  std::vector<Worker> at;
  std::vector<std::uint32_t> free_slots;

  std::uint32_t add(core::OriginId worker, core::Role role, core::WorkerOrigin origin, std::int32_t minutes);
  void remove(std::uint32_t slot);
};

/// What the workforce did this week, for measures.
struct Log {
  struct Start {
    core::Role role{};
    core::WorkerOrigin origin{};
  };
  struct Leaver {
    core::Role role{};
    core::Kind kind{};
  };
  std::vector<Start> starters;
  std::vector<Leaver> leavers;
  void clear() { starters.clear(), leavers.clear(); }
};

/// The labour market of the area.
struct Labour {
  std::vector<Employer> employers;   ///< by provider slot
  std::vector<std::uint32_t> order;  ///< employer slots in order of id
  Workers workers;
  std::vector<std::uint32_t> seekers;  ///< workers between posts, any order
  core::By<core::Role> outside_pay;    ///< GBP an hour
  core::By<core::Role> opening_posts;  ///< posts at the opening, which scale hiring
  double reach = 1;                    ///< chance that a seeker hears of an employer
  double minimum_wage = 0;             ///< in force, to see its jumps
  double adults = 0;                   ///< at the opening
  core::By<core::Role> floors;         ///< of pay, as last applied
  bool pay_has_moved = true;           ///< since floors were last applied
  /// Sorts `order` by id again, after employers were added.
  void sort();
};

/// The setting in which a kind of provider gives care, for measures by setting.
[[nodiscard]] core::Setting setting_of(core::Kind kind);

}  // namespace caremarket::workforce
