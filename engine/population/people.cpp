#include "engine/population/people.hpp"

#include "engine/core/errors.hpp"

namespace caremarket::population {

std::uint32_t People::add(core::OriginId person, double born, double enters, int cohort_age, Traits of,
                          core::ClientGroup client_group) {
  std::uint32_t slot = 0;
  if (free_slots.empty()) {
    slot = static_cast<std::uint32_t>(id.size());
    id.emplace_back();
    birth.emplace_back();
    entry.emplace_back();
    cohort.emplace_back();
    traits.emplace_back();
    group.emplace_back();
    case_of.emplace_back();
    stamp.emplace_back();
    is_present.emplace_back();
  } else {
    slot = free_slots.back();
    free_slots.pop_back();
  }
  id[slot] = person;
  birth[slot] = born;
  entry[slot] = enters;
  cohort[slot] = static_cast<std::int16_t>(cohort_age);
  traits[slot] = of;
  group[slot] = client_group;
  case_of[slot] = kNoCase;
  is_present[slot] = 1;
  ++present;
  return slot;
}

void People::remove(std::uint32_t slot) {
  core::ensure(is_present[slot] != 0, "a person leaves twice");
  is_present[slot] = 0;
  ++stamp[slot];
  --present;
  free_slots.push_back(slot);
}

}  // namespace caremarket::population
