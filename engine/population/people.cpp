#include "engine/population/people.hpp"

#include <limits>

#include "engine/core/errors.hpp"
#include "engine/core/slots.hpp"

namespace caremarket::population {

std::uint32_t People::add(core::OriginId person, double born, double enters, int cohort_age, Traits of,
                          core::ClientGroup client_group) {
  const std::uint32_t slot = core::take_slot(at, free_slots);
  if (!free_slots.empty()) __builtin_prefetch(&at[free_slots.back()], 1);  // the next to be taken
  const std::uint32_t stamp = at[slot].stamp;
  Person& row = at[slot];
  row = Person{};
  row.id = person;
  row.birth = born;
  row.entry = enters;
  row.stamp = stamp;
  row.cohort = static_cast<std::int16_t>(cohort_age);
  row.traits = of;
  row.group = client_group;
  row.next_event = kUnknownEvent;
  row.look = std::numeric_limits<core::Week>::min();
  row.is_present = true;
  ++present;
  return slot;
}

void People::remove(std::uint32_t slot) {
  core::ensure(at[slot].is_present, "a person leaves twice");
  at[slot].is_present = false;
  ++at[slot].stamp;
  --present;
  free_slots.push_back(slot);
}

}  // namespace caremarket::population
