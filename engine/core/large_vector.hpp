// Vectors of many megabytes that are read here and there: on large pages where the system has them, and kept for the
// next replicate.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace caremarket::core {

/// The size of a large page. Memory of a page and more is taken and given back in whole pages.
inline constexpr std::size_t kLargePage = std::size_t{2} << 20;

/// Memory of at least `bytes`, of whole pages, on large ones if the system will (a hint). What this thread gave back
/// before comes first: pages fresh from the system must be cleared. Throws std::bad_alloc.
[[nodiscard]] void* take_pages(std::size_t bytes);
/// Gives back what `take_pages(bytes)` returned. A thread keeps a few such pieces until it ends.
void give_pages(void* begin, std::size_t bytes) noexcept;

/// The allocator of such vectors: small ones have ordinary memory.
template <class T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <class U>
  constexpr explicit(false) LargePages(const LargePages<U>& /*other*/) noexcept {}

  [[nodiscard]] T* allocate(std::size_t number) {
    const std::size_t bytes = number * sizeof(T);
    void* begin = bytes < kLargePage ? ::operator new (bytes, std::align_val_t{alignof(T)}) : take_pages(bytes);
    return static_cast<T*>(begin);
  }
  void deallocate(T* begin, std::size_t number) noexcept {
    const std::size_t bytes = number * sizeof(T);
    if (bytes < kLargePage)
      ::operator delete (begin, std::align_val_t{alignof(T)});
    else
      give_pages(begin, bytes);
  }
  bool operator==(const LargePages&) const = default;
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace caremarket::core
