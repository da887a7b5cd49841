// Cases: what is kept of a person once need, dementia or care has come into their life.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/units.hpp"
#include "engine/random/hazard.hpp"

namespace caremarket::demand {

/// Causes of life events, in the order in which ties within an instant are taken.
enum class Cause : std::uint8_t { kDeath, kLeaving, kWorsening, kRecovery, kDementia, kCarer, kDischarge, kContact };
inline constexpr std::size_t kCauses = 8;

/// One clock: exponential still to run at `since`, and when it is due under the terms in force.
struct Clock {
  double left = 0;
  double since = 0;
  double due = random::kNever;
  std::int32_t renewals = 0;
};

/// Where a request for support stands.
enum class Progress : std::uint8_t { kNone, kWaitingForAssessment, kWaitingForCare };

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
struct Care {
  core::Setting setting = core::Setting::kUnpaidCare;
  core::Payer payer = core::Payer::kCouncil;
  std::int32_t provider = kNobody;
  std::int32_t scheme = kNobody;
  bool is_outside = false;  ///< placed outside the area
  double premium = 0;       ///< agreed above the standard fee, as a share
  double from = 0;          ///< weeks after the start
  core::Pence price = 0;    ///< a week, to the provider, NHS contribution apart
  core::Pence charge = 0;   ///< a week, assessed on the person, part of the price
  core::Pence nhs = 0;      ///< a week, nursing contribution to the provider on top
};

struct Case {
  std::uint32_t person = 0;
  bool is_open = false;
  core::Need need{};
  bool has_dementia = false, lives_alone = false, has_carer = false, is_owner = false, needs_nurse = false;
  bool is_refused = false;  ///< found not eligible at this need level
  Request request;
  Care care;
  core::Minutes package = 0;   ///< agreed formal care a week at home
  core::Need reviewed_need{};  ///< need level on which the package was set
  core::Pence capital = 0, home_value = 0, income = 0;
  core::Pence draw_down = 0;  ///< of capital, a week, while paying in full
  core::Week capital_as_of = 0;
  bool has_wealth = false;  ///< wealth has been drawn
  core::Week review = kNoWeek, runs_out = kNoWeek;
  std::array<Clock, kCauses> clocks;

  [[nodiscard]] Clock& clock(Cause cause) { return clocks[static_cast<std::size_t>(cause)]; }
  [[nodiscard]] const Clock& clock(Cause cause) const { return clocks[static_cast<std::size_t>(cause)]; }
  [[nodiscard]] bool is_in_care() const { return care.setting != core::Setting::kUnpaidCare; }
  [[nodiscard]] bool is_in_home() const { return core::is_care_home(care.setting); }
};

struct Cases {
  std::vector<Case> at;
  std::vector<std::uint32_t> free_slots;

  std::int32_t open(std::uint32_t person);
  void close(std::int32_t slot);
  [[nodiscard]] Case& operator[](std::int32_t slot) { return at[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] const Case& operator[](std::int32_t slot) const { return at[static_cast<std::size_t>(slot)]; }
};

}  // namespace caremarket::demand
