// The table of people: everybody aged 18 and over who lives in the area, one to one.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/large_vector.hpp"
#include "engine/core/units.hpp"

namespace caremarket::population {

inline constexpr std::int32_t kNoCase = -1;
inline constexpr std::uint8_t kUnknownEvent = 255;

/// What about a person does not change.
struct Traits {
  core::Sex sex{};
  core::Quintile quintile{};
  std::uint8_t locality = 0;
  std::uint8_t community = 0;
};

/// One person: one line of the cache, so that an event finds all it needs of a person at once (decision 0004).
struct alignas(64) Person {
  core::OriginId id;
  double birth = 0;                ///< weeks after the start date (usually negative)
  double seasonal_birth = 0;       ///< the same on the calendar of the season of deaths
  double entry = 0;                ///< weeks after the start date at which the person's clocks began
  double next = 0;                 ///< time of the next event, while it is known and nothing has changed
  std::int32_t case_of = kNoCase;  ///< slot in the table of cases, or kNoCase
  std::uint32_t stamp = 0;         ///< moves on when the person's next event is put elsewhere
  std::int16_t cohort = 0;         ///< age at last birthday at the origin of the hazard tables
  Traits traits;
  core::ClientGroup group{};    ///< it does not tell who has turned 65 since entering
  std::uint8_t next_event = 0;  ///< which event that is, in the terms of `demand`; kUnknownEvent: not known
  bool is_present = false;
  bool is_changed = false;  ///< stands in this week's list of people whose record changed
  core::Week look = 0;      ///< the week for which the wheel holds the person under the present stamp
};

/// Rows indexed by slot. A slot is where a person is stored, never who it is: slots of those who have gone are used
/// again, ids never.
struct People {
  core::LargeVector<Person> at;
  std::vector<std::uint32_t> free_slots;
  std::int64_t present = 0;

  /// Takes a slot for a new person and returns it; keeps the slot's stamp.
  std::uint32_t add(core::OriginId person, double born, double enters, int cohort_age, Traits of,
                    core::ClientGroup client_group);
  /// The person has died or left; the slot may be taken again.
  void remove(std::uint32_t slot);

  /// Adds the person to the week's list of people whose record changed, once.
  void note_change(std::uint32_t slot, std::vector<std::uint32_t>& changed) {
    if (!std::exchange(at[slot].is_changed, true)) changed.push_back(slot);
  }

  [[nodiscard]] std::size_t slots() const { return at.size(); }
  /// Exact age in years at `time` (weeks after the start).
  [[nodiscard]] double age(std::uint32_t slot, double time) const {
    return (time - at[slot].birth) / core::kWeeksPerYear;
  }
};

}  // namespace caremarket::population
