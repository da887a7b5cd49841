// Vectors of many megabytes that are read here and there: on large pages where the system has them.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace caremarket::core {

/// Asks the system to hold the memory on large pages, of which a processor finds more without a search; only a hint.
void ask_for_large_pages(void* begin, std::size_t bytes);

/// The allocator of such vectors: small ones have ordinary memory.
template <class T>
struct LargePages {
  using value_type = T;
  static constexpr std::size_t kPage = std::size_t{2} << 20;

  LargePages() = default;
  template <class U>
  constexpr explicit(false) LargePages(const LargePages<U>& /*other*/) noexcept {}

  [[nodiscard]] T* allocate(std::size_t number) {
    const std::size_t bytes = number * sizeof(T);
    void* begin = ::operator new(bytes, alignment(bytes));
    if (bytes >= kPage) ask_for_large_pages(begin, bytes);
    return static_cast<T*>(begin);
  }
  void deallocate(T* begin, std::size_t number) noexcept {
    ::operator delete(static_cast<void*>(begin), alignment(number * sizeof(T)));
  }
  bool operator==(const LargePages&) const = default;

 private:
  static constexpr std::align_val_t alignment(std::size_t bytes) {
    return std::align_val_t{bytes >= kPage ? kPage : alignof(T)};
  }
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace caremarket::core
