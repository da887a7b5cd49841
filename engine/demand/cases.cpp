#include "engine/demand/cases.hpp"

#include <memory>

#include "engine/core/slots.hpp"

namespace caremarket::demand {

std::int32_t Cases::open(std::uint32_t person) {
  const std::uint32_t slot = core::take_slot(at, free_slots);
  std::construct_at(&at[slot]);
  at[slot].person = person;
  at[slot].is_open = true;
  return static_cast<std::int32_t>(slot);
}

void Cases::close(std::int32_t slot) {
  at[static_cast<std::size_t>(slot)].is_open = false;
  free_slots.push_back(static_cast<std::uint32_t>(slot));
}

}  // namespace caremarket::demand
