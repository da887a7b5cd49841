// Extra-care schemes: stages, opening, lettings.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/units.hpp"
#include "engine/housing/parameters.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::housing {

inline constexpr core::Week kNeverOpens = std::numeric_limits<core::Week>::max();
inline constexpr std::int32_t kNoTeam = -1;

/// What is planned: the same in every replicate but for slip and failure.
struct Plan {
  std::string name;
  std::uint8_t locality = 0;
  std::int32_t units = 0;
  core::Stage stage = core::Stage::kPlanning;  ///< at the start date
  core::Week construction = 0;                 ///< week building starts
  core::Week opens = 0;                        ///< planned week of opening
  double slip_mean_weeks = 0;
  double slip_sd_weeks = 0;
  core::Pence capital = 0, grant = 0;  ///< cost of building, and the part that a grant pays
};

struct Scheme {
  core::OriginId id;
  std::uint8_t locality = 0;
  std::int32_t units = 0;
  core::Stage stage{};
  core::Week construction = 0;
  core::Week opens = kNeverOpens;
  std::int32_t tenants = 0;
  std::int32_t lettings = 0;    ///< units that may still be let this week
  std::int32_t team = kNoTeam;  ///< slot of the care team, once open
  std::int32_t plan = 0;        ///< position in the list of plans, for measures by lever
  core::Pence capital = 0, grant = 0;

  [[nodiscard]] bool is_open() const { return stage == core::Stage::kOpen || stage == core::Stage::kFull; }
};

/// A scheme with its own slip and fate drawn. Slips never open a scheme before building has started.
[[nodiscard]] Scheme start_scheme(const Plan& plan, std::int32_t position, const Parameters& parameters,
                                  const random::Draws& draws);

/// Units that may be occupied: all but the share standing empty between lets, at least one.
[[nodiscard]] std::int32_t lettable(const Parameters& parameters, const Scheme& scheme);

/// Moves every scheme to its stage of `week` and sets how many units it may let this week. Schemes that open this week
/// are appended to `opened`.
void advance(std::vector<Scheme>& schemes, core::Week week, const Parameters& parameters, const random::Draws& draws,
             std::vector<std::uint32_t>& opened);

}  // namespace caremarket::housing
