// Asking the cache for records that lie anywhere in memory, before they are wanted.
#pragma once

#include <cstddef>

namespace caremarket::core {

/// Records are fetched this far ahead along a list; those that lead to others twice as far.
inline constexpr std::size_t kFetchAhead = 8;

}  // namespace caremarket::core
