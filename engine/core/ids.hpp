// Origin ids: how an entity came to be, never where it is stored. Equal in every scenario, never reused.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace caremarket::core {

/// 64 bits that say how an entity came to be.
struct OriginId {
  std::uint64_t bits = 0;
  auto operator<=>(const OriginId&) const = default;
};

/// What kind of thing an id names; takes part in the hash, so equal coordinates of two kinds never collide by design.
enum class Source : std::uint8_t {
  kOpeningPerson = 1,
  kBirthday18,
  kInMigrant,
  kOpeningWorker,
  kHire,
  kOpeningProvider,
  kEntrant,
  kScheme,
  kLever,
  kGroup
};

/// Bijective mixing of 64 bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

[[nodiscard]] constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) { return mix(a ^ mix(b)); }

/// Id of an entity from its source and up to four coordinates (cell, week, ordinal and the like).
[[nodiscard]] constexpr OriginId origin(Source source, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0,
                                        std::uint64_t d = 0) {
  return {combine(combine(combine(combine(static_cast<std::uint64_t>(source), a), b), c), d)};
}

/// Id of what happens between two entities (request and provider, worker and employer).
[[nodiscard]] constexpr OriginId pair(OriginId a, OriginId b) { return {combine(a.bits, b.bits)}; }
/// The same for many a: `mixed_b` is mix(b.bits).
[[nodiscard]] constexpr OriginId pair_with_mixed(OriginId a, std::uint64_t mixed_b) { return {mix(a.bits ^ mixed_b)}; }

/// FNV-1a over the bytes of a name; for schemes, levers and named shocks.
[[nodiscard]] constexpr std::uint64_t name_hash(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace caremarket::core
