// Asking the cache for records that lie anywhere in memory, before they are wanted.
#pragma once

#include <cstddef>
#include <span>

namespace caremarket::core {

/// Records are fetched this far ahead along a list; those that lead to others twice as far.
inline constexpr std::size_t kFetchAhead = 8;

/// Calls `handle` with each item of a list in turn, `soon` with most of them a little before, and `ahead` earlier
/// still. Neither may change anything that `handle` sees.
template <class Item, class Ahead, class Soon, class Handle>
inline void walk_ahead(std::span<const Item> all, Ahead&& ahead, Soon&& soon, Handle&& handle) {
  const std::size_t size = all.size();
  std::size_t i = 0;
  for (; i + 2 * kFetchAhead < size; ++i) {
    ahead(all[i + 2 * kFetchAhead]);
    soon(all[i + kFetchAhead]);
    handle(all[i]);
  }
  for (; i < size; ++i) handle(all[i]);
}

}  // namespace caremarket::core
