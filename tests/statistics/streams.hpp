// The orders in which the engine may walk through its keys: a counter-based generator is only as good as its worst
// walk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::statistics {

using core::OriginId;
using random::Draws;
using random::Purpose;
using random::Uniforms;

/// Draw number `i` of a walk; everything that `i` does not move is fixed.
struct Stream {
  std::string name;
  Uniforms (*at)(std::uint64_t i);
};

inline constexpr std::uint64_t kSeed = 20240401;

inline Draws draws(std::uint32_t draw = 0, std::uint32_t replicate = 0) { return {kSeed, draw, replicate}; }
inline std::int32_t week(std::uint64_t i) { return static_cast<std::int32_t>(i); }
inline OriginId person(std::uint64_t i) { return core::origin(core::Source::kOpeningPerson, 17, i); }

/// Every walk that the quick tests take.
inline std::vector<Stream> streams() {
  return {
      {"raw_ids", [](std::uint64_t i) { return draws().at({i}, Purpose::kWorsening, 0); }},
      {"raw_ids_in_the_upper_half", [](std::uint64_t i) { return draws().at({i << 32}, Purpose::kWorsening, 0); }},
      {"origin_ids", [](std::uint64_t i) { return draws().at(person(i), Purpose::kWorsening, 0); }},
      {"weeks_of_a_raw_id", [](std::uint64_t i) { return draws().at({1}, Purpose::kSeeking, week(i)); }},
      {"weeks_of_an_origin_id", [](std::uint64_t i) { return draws().at(person(3), Purpose::kSeeking, week(i)); }},
      {"grid_of_ids_by_weeks",
       [](std::uint64_t i) { return draws().at({i / 1040}, Purpose::kEscalation, week(i % 1040)); }},
      {"grid_of_weeks_by_ids",
       [](std::uint64_t i) { return draws().at({i % 500}, Purpose::kEscalation, week(i / 500)); }},
      {"purposes_of_ids", [](std::uint64_t i) { return draws().at({i / 44}, static_cast<Purpose>(1 + i % 44), 5); }},
      {"pairs",
       [](std::uint64_t i) {
         const OriginId home = core::origin(core::Source::kOpeningProvider, i % 200);
         return draws().at(core::pair(person(i / 200), home), Purpose::kOfferNoise, 0);
       }},
      {"draws", [](std::uint64_t i) { return draws(static_cast<std::uint32_t>(i)).at({1}, Purpose::kParameter, 0); }},
      {"replicates",
       [](std::uint64_t i) { return draws(0, static_cast<std::uint32_t>(i)).at({1}, Purpose::kWorsening, 0); }},
      {"seeds", [](std::uint64_t i) { return Draws(i, 0, 0).at({1}, Purpose::kWorsening, 0); }},
  };
}

/// Two walks that must know nothing of one another.
struct Twins {
  std::string name;
  double (*first)(std::uint64_t i);
  double (*second)(std::uint64_t i);
};

/// One of the four uniforms of a block.
template <std::size_t which>
double quarter(std::uint64_t i) {
  return draws().four(person(i), Purpose::kTraits, 0)[which];
}

inline double luck(const Draws& some, std::uint64_t i) { return some.first(person(i), Purpose::kWorsening, 0); }

inline std::vector<Twins> twins() {
  return {
      {"halves_of_a_block", [](std::uint64_t i) { return luck(draws(), i); },
       [](std::uint64_t i) { return draws().second(person(i), Purpose::kWorsening, 0); }},
      {"first_and_second_quarter", quarter<0>, quarter<1>},
      {"second_and_third_quarter", quarter<1>, quarter<2>},
      {"first_and_fourth_quarter", quarter<0>, quarter<3>},
      {"neighbouring_replicates", [](std::uint64_t i) { return luck(draws(0, 0), i); },
       [](std::uint64_t i) { return luck(draws(0, 1), i); }},
      {"neighbouring_draws", [](std::uint64_t i) { return luck(draws(0, 0), i); },
       [](std::uint64_t i) { return luck(draws(1, 0), i); }},
      {"a_draw_and_a_replicate", [](std::uint64_t i) { return luck(draws(1, 0), i); },
       [](std::uint64_t i) { return luck(draws(0, 1), i); }},
      {"draw_and_replicate_exchanged", [](std::uint64_t i) { return luck(draws(2, 1), i); },
       [](std::uint64_t i) { return luck(draws(1, 2), i); }},
      {"neighbouring_seeds", [](std::uint64_t i) { return luck(Draws(1, 1, 0), i); },
       [](std::uint64_t i) { return luck(Draws(2, 2, 0), i); }},
      {"neighbouring_purposes", [](std::uint64_t i) { return draws().first(person(i), Purpose::kWorsening, 0); },
       [](std::uint64_t i) { return draws().first(person(i), Purpose::kRecovery, 0); }},
      {"neighbouring_weeks", [](std::uint64_t i) { return draws().first(person(i), Purpose::kSeeking, 7); },
       [](std::uint64_t i) { return draws().first(person(i), Purpose::kSeeking, 8); }},
      {"weeks_of_either_sign", [](std::uint64_t i) { return draws().first(person(i), Purpose::kSeeking, 8); },
       [](std::uint64_t i) { return draws().first(person(i), Purpose::kSeeking, -8); }},
  };
}

}  // namespace caremarket::statistics
