// The table of people: everybody aged 18 and over who lives in the area, one to one.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/units.hpp"

namespace caremarket::population {

inline constexpr std::int32_t kNoCase = -1;

/// What about a person does not change.
struct Traits {
  core::Sex sex{};
  core::Quintile quintile{};
  std::uint8_t locality = 0;
  std::uint8_t community = 0;
};

/// Columns indexed by slot. A slot is where a person is stored, never who it is: slots of those who have gone are used
/// again, ids never.
struct People {
  std::vector<core::OriginId> id;
  std::vector<double> birth;   ///< weeks after the start date (usually negative)
  std::vector<double> entry;   ///< weeks after the start date at which the person's clocks began
  std::vector<std::int16_t> cohort;  ///< age at last birthday at the origin of the hazard tables
  std::vector<Traits> traits;
  std::vector<core::ClientGroup> group;
  std::vector<std::int32_t> case_of;   ///< slot in the table of cases, or kNoCase
  std::vector<std::uint32_t> stamp;    ///< moves on when the person's next event is put elsewhere
  std::vector<std::uint8_t> is_present;
  std::vector<std::uint32_t> free_slots;
  std::int64_t present = 0;

  /// Takes a slot for a new person and returns it.
  std::uint32_t add(core::OriginId person, double born, double enters, int cohort_age, Traits of,
                    core::ClientGroup client_group);
  /// The person has died or left; the slot may be taken again.
  void remove(std::uint32_t slot);

  [[nodiscard]] std::size_t slots() const { return id.size(); }
  /// Exact age in years at `time` (weeks after the start).
  [[nodiscard]] double age(std::uint32_t slot, double time) const { return (time - birth[slot]) / core::kWeeksPerYear; }
};

}  // namespace caremarket::population
