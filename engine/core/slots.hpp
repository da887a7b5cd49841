// Tables whose rows are used again: a slot is where somebody is stored, never who it is.
#pragma once

#include <algorithm>
#include <cstdint>
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

/// Takes the rows added since into `order`, the slots in order of the rows' ids.
template <class Rows>
void order_by_id(std::vector<std::uint32_t>& order, const Rows& rows) {
  const auto is_before = [&](std::uint32_t a, std::uint32_t b) { return rows[a].id < rows[b].id; };
  for (auto slot = static_cast<std::uint32_t>(order.size()); slot < rows.size(); ++slot) {
    order.insert(std::upper_bound(order.begin(), order.end(), slot, is_before), slot);
  }
}

}  // namespace caremarket::core
