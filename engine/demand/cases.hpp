// Cases: what is kept of a person once need, dementia or care has come into their life.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/large_vector.hpp"
#include "engine/core/units.hpp"
#include "engine/random/hazard.hpp"

namespace caremarket::demand {

/// Causes of life events, in the order in which ties within an instant are taken.
enum class Cause : std::uint8_t { kDeath, kLeaving, kWorsening, kRecovery, kDementia, kCarer, kDischarge, kContact };
inline constexpr std::size_t kCauses = 8;

/// The clocks of one person, by cause.
struct Clocks {
  /// When each runs out under the terms in force; kNever: it does not. Where that has not been worked out yet, a time
  /// before which it does not.
  std::array<double, kCauses> due;
  /// The cumulative hazard, in the units of the terms in force (the table's, or years of the season), at which it runs
  /// out; while the cause does not act, the exponential that is left.
  std::array<double, kCauses> target{};
  std::array<std::uint16_t, kCauses> renewals{};
  std::uint8_t bounded = 0;  ///< a bit a cause: `due` is only such a bound, which does until the cause may come first
  Clocks() { due.fill(random::kNever); }
  /// Equal when they hold the same: when they run out follows from that, worked out sooner or later.
  bool operator==(const Clocks& other) const { return target == other.target && renewals == other.renewals; }
};

/// Where a request for support stands.
enum class Progress : std::uint8_t { kNone, kWaitingForAssessment, kWaitingForCare, kReablement };

/// Who goes first: people who lose their care, then people in hospital, then others.
enum class Priority : std::uint8_t { kClosure, kHospital, kOrdinary };

inline constexpr core::Week kNoWeek = std::numeric_limits<core::Week>::max();
inline constexpr std::int32_t kNobody = -1;

struct Request {
  Progress progress = Progress::kNone;
  Priority priority = Priority::kOrdinary;
  core::Route route{};
  core::Setting wanted = core::Setting::kUnpaidCare;
  std::int32_t number = 0;  ///< how many requests this person has made
  core::Week asked = 0;     ///< week of the request
  core::Week agreed = 0;    ///< week in which the package was agreed
};

/// Care now received. `provider` is a slot, or kNobody (unpaid care, or a place outside the area).
struct alignas(8) Care {
  core::Setting setting = core::Setting::kUnpaidCare;
  core::Payer payer = core::Payer::kCouncil;
  bool is_younger = false;  ///< under 65 when the care began: fee and care hours stay those of working age
  std::int32_t provider = kNobody;
  std::int32_t scheme = kNobody;
  core::Week paid_since = 0;  ///< week from which the payer has paid
  double from = 0;            ///< weeks after the start; in a care home, of entering one
  double premium = 0;         ///< agreed above the standard fee, as a share
  core::Pence price = 0;      ///< a week, to the provider, NHS contribution apart
  core::Pence charge = 0;     ///< a week, assessed on the person, part of the price
  core::Pence nhs = 0;        ///< a week, nursing contribution to the provider on top
};

/// In the order in which an event asks for it: clocks lie in the first two lines of the cache (and a little more),
/// facts in the third and fourth, money in the fifth.
struct alignas(64) Case {
  [[no_unique_address]] Clocks clocks;  ///< what follows begins where they end
  bool is_open = false;
  core::Need need{};
  bool has_dementia = false, lives_alone = false, has_carer = false;
  bool is_refused = false;  ///< found not eligible at this need level
  std::uint32_t person = 0;
  core::Week review = kNoWeek, runs_out = kNoWeek;
  Request request;
  Care care;
  core::Minutes package = 0;  ///< agreed formal care a week at home
  /// Who pays whatever the means: a council for a short stay, another council; kCouncil: the means test decides.
  core::Payer funder = core::Payer::kCouncil;
  bool is_owner = false, needs_nurse = false;
  bool has_wealth = false;                              ///< wealth has been drawn
  bool is_disregarded = false;                          ///< the home does not count while others live in it
  bool reviewed_dementia = false;                       ///< had dementia when the package was set
  bool reconsiders = false;                             ///< chooses again at the next review, whatever has changed
  core::Need reviewed_need{};                           ///< need level on which the package was set
  core::Pence capital = 0, home_value = 0, income = 0;  ///< income a week at the prices of the start
  core::Pence draw_down = 0;                            ///< of capital, a week, while paying in full
  double continuing = 1;                                ///< uniform against the chance of care paid by the NHS
  double package_ratio = 0;  ///< of care at home to that of others with the same gap; 0: not drawn yet
  core::Week capital_as_of = 0;

  [[nodiscard]] bool is_in_care() const { return care.setting != core::Setting::kUnpaidCare; }
  [[nodiscard]] bool is_in_home() const { return core::is_care_home(care.setting); }
};
static_assert(sizeof(Case) == 320, "a case is five lines of the cache");

/// Asks for the facts of a case before they are wanted: it lies anywhere in memory.
inline void fetch_facts(const Case& of) {
  const auto* begin = reinterpret_cast<const char*>(&of);
  __builtin_prefetch(begin + 128);
  __builtin_prefetch(begin + 192);
}
/// The same with its clocks.
inline void fetch_clocks_and_facts(const Case& of) {
  const auto* begin = reinterpret_cast<const char*>(&of);
  __builtin_prefetch(begin);
  __builtin_prefetch(begin + 64);
  fetch_facts(of);
}
/// Asks for the money of a case whose facts have been asked for.
inline void fetch_money(const Case& of) { __builtin_prefetch(&of.capital); }

struct Cases {
  core::LargeVector<Case> at;
  std::vector<std::uint32_t> free_slots;

  std::int32_t open(std::uint32_t person);
  void close(std::int32_t slot);
  [[nodiscard]] Case& operator[](std::int32_t slot) { return at[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] const Case& operator[](std::int32_t slot) const { return at[static_cast<std::size_t>(slot)]; }
};

}  // namespace caremarket::demand
