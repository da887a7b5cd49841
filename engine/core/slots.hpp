// Tables whose rows are used again: a slot is where somebody is stored, never who it is.
#pragma once

#include <vector>

namespace caremarket::core {

/// A slot for a new row of `at`: the one given back last, whose old row is still in it, or a new one at the end.
template <class Slot, class Rows>
[[nodiscard]] Slot take_slot(Rows& at, std::vector<Slot>& free_slots) {
  if (free_slots.empty()) {
    at.emplace_back();
    return static_cast<Slot>(at.size() - 1);
  }
  const Slot slot = free_slots.back();
  free_slots.pop_back();
  return slot;
}

}  // namespace caremarket::core
