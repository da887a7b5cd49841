#include "engine/core/large_vector.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace caremarket::core {

void ask_for_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  static_cast<void>(::madvise(begin, bytes, MADV_HUGEPAGE));
#endif
}

}  // namespace caremarket::core
