#include "engine/core/large_vector.hpp"

#include <algorithm>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace caremarket::core {
namespace {

constexpr std::align_val_t kWhole{kLargePage};
constexpr std::size_t kMostKept = 12;  ///< pieces: what one replicate's world and its copy take

std::size_t whole_pages(std::size_t bytes) { return (bytes + kLargePage - 1) / kLargePage * kLargePage; }

struct Piece {
  void* begin = nullptr;
  std::size_t bytes = 0;
};

/// Pieces that a thread has given back, the latest last.
class Kept {
 public:
  Kept() { pieces_.reserve(kMostKept + 1); }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;
  ~Kept() {
    for (const Piece& piece : pieces_) ::operator delete(piece.begin, kWhole);
  }
  [[nodiscard]] void* take(std::size_t bytes) {
    const auto found =
        std::find_if(pieces_.rbegin(), pieces_.rend(), [bytes](const Piece& piece) { return piece.bytes == bytes; });
    if (found == pieces_.rend()) return nullptr;
    void* begin = found->begin;
    pieces_.erase(std::next(found).base());
    return begin;
  }
  void give(Piece piece) noexcept {
    pieces_.push_back(piece);  // there is room: see the constructor
    if (pieces_.size() <= kMostKept) return;
    ::operator delete(pieces_.front().begin, kWhole);
    pieces_.erase(pieces_.begin());
  }

 private:
  std::vector<Piece> pieces_;
};

Kept& kept() {
  thread_local Kept of_this_thread;
  return of_this_thread;
}

}  // namespace

void* take_pages(std::size_t bytes) {
  const std::size_t whole = whole_pages(bytes);
  if (void* begin = kept().take(whole)) return begin;
  void* begin = ::operator new(whole, kWhole);
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  static_cast<void>(::madvise(begin, whole, MADV_HUGEPAGE));
#endif
  return begin;
}

void give_pages(void* begin, std::size_t bytes) noexcept { kept().give({begin, whole_pages(bytes)}); }

}  // namespace caremarket::core
