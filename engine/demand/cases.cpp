#include "engine/demand/cases.hpp"

#include <memory>

namespace caremarket::demand {

std::int32_t Cases::open(std::uint32_t person) {
  std::uint32_t slot = 0;
  if (free_slots.empty()) {
    slot = static_cast<std::uint32_t>(at.size());
    at.emplace_back();
  } else {
    slot = free_slots.back();
    free_slots.pop_back();
    std::construct_at(&at[slot]);
  }
  at[slot].person = person;
  at[slot].is_open = true;
  return static_cast<std::int32_t>(slot);
}

void Cases::close(std::int32_t slot) {
  at[static_cast<std::size_t>(slot)].is_open = false;
  free_slots.push_back(static_cast<std::uint32_t>(slot));
}

}  // namespace caremarket::demand
