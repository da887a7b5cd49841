// Extra-care schemes: stages and their lengths, opening, lettings.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/units.hpp"
#include "engine/housing/parameters.hpp"
#include "engine/random/distribution.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::housing {

inline constexpr core::Week kNeverOpens = std::numeric_limits<core::Week>::max();
inline constexpr std::int32_t kNoTeam = -1;

/// The furthest that an opening may slip, either way.
inline constexpr double kMostSlipMonths = 120;

/// What is planned: the same in every replicate but for slip, failure and the lengths of stages without dates.
struct Plan {
  std::string name;
  std::uint8_t locality = 0;
  std::int32_t units = 0;
  core::Stage stage = core::Stage::kPlanning;  ///< at the start date
  std::optional<core::Week> construction;      ///< week building starts, where it is given
  std::optional<core::Week> opens;             ///< planned week of opening, where it is given
  random::Distribution slip;                   ///< months by which the opening slips from the week given
  core::Pence capital = 0, grant = 0;          ///< cost of building, and the part that a grant pays
};

struct Scheme {
  core::OriginId id;
  std::uint8_t locality = 0;
  std::int32_t units = 0;
  core::Stage stage{};
  core::By<core::PipelineStage, core::Week> begins;  ///< week in which each stage after the present one begins
  core::Week opens = kNeverOpens;
  std::int32_t tenants = 0;
  std::int32_t lettings = 0;    ///< units that may still be let this week
  std::int32_t team = kNoTeam;  ///< slot of the care team, once open
  std::int32_t plan = 0;        ///< position in the list of plans, for measures by lever
  core::Pence capital = 0, grant = 0;

  [[nodiscard]] bool is_open() const { return stage == core::Stage::kOpen || stage == core::Stage::kFull; }
};

/// Weeks that a stage lasts, at least one, given that it has lasted `so_far`: lognormal about the mean of the stage.
/// Never falls as u or the mean rises.
[[nodiscard]] core::Week stage_length(const Parameters& parameters, core::PipelineStage stage, core::Week so_far,
                                      double u);

/// A scheme with its own dates and fate drawn. Dates that are given stand; stages before a date share the time to it in
/// proportion to their drawn lengths; the present stage, where its own date is not given, counts from the start date.
/// A scheme never opens before building has started.
[[nodiscard]] Scheme start_scheme(const Plan& plan, std::int32_t position, const Parameters& parameters,
                                  const random::Draws& draws);

/// Units that may be occupied: all but the share standing empty between lets, at least one.
[[nodiscard]] std::int32_t lettable(const Parameters& parameters, const Scheme& scheme);

/// Moves every scheme to its stage of `week` and sets how many units it may let this week. Schemes that open this week
/// are appended to `opened`.
void advance(std::vector<Scheme>& schemes, core::Week week, const Parameters& parameters, const random::Draws& draws,
             std::vector<std::uint32_t>& opened);

}  // namespace caremarket::housing
