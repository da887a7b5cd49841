#include "engine/housing/schemes.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::housing {

using core::Stage;
using random::Purpose;

Scheme start_scheme(const Plan& plan, std::int32_t position, const Parameters& parameters, const random::Draws& draws) {
  Scheme scheme;
  scheme.id = core::origin(core::Source::kScheme, core::name_hash(plan.name));
  scheme.locality = plan.locality;
  scheme.units = plan.units;
  scheme.stage = plan.stage;
  scheme.construction = plan.construction;
  scheme.plan = position;
  scheme.capital = plan.capital;
  scheme.grant = plan.grant;
  const random::Uniforms u = draws.at(scheme.id, Purpose::kSchemeSlip, 0);
  const double slip = plan.slip_mean_weeks + plan.slip_sd_weeks * random::normal(u.first);
  const auto opens = static_cast<core::Week>(plan.opens + core::nearest(slip));
  scheme.opens = plan.stage == Stage::kOpen ? plan.opens : std::max(opens, plan.construction + 1);
  if (plan.stage < Stage::kConstruction && u.second < parameters.fails) {
    scheme.stage = Stage::kFailed;
    scheme.opens = kNeverOpens;
  }
  return scheme;
}

std::int32_t lettable(const Parameters& parameters, const Scheme& scheme) {
  return std::max(1, static_cast<std::int32_t>(std::floor(scheme.units * (1 - parameters.void_share))));
}

void advance(std::vector<Scheme>& schemes, core::Week week, const Parameters& parameters, const random::Draws& draws,
             std::vector<std::uint32_t>& opened) {
  for (std::uint32_t s = 0; s < schemes.size(); ++s) {
    Scheme& scheme = schemes[s];
    if (scheme.stage == Stage::kFailed) continue;
    if (!scheme.is_open()) {
      if (week >= scheme.opens) {
        scheme.stage = Stage::kOpen;
        opened.push_back(s);
      } else if (week >= scheme.construction && scheme.stage < Stage::kConstruction) {
        scheme.stage = Stage::kConstruction;
      }
    }
    if (!scheme.is_open()) continue;
    const std::int32_t most = lettable(parameters, scheme);
    scheme.stage = scheme.tenants >= most ? Stage::kFull : Stage::kOpen;
    const double u = draws.first(scheme.id, Purpose::kLetting, week);
    const auto rate = static_cast<std::int32_t>(random::whole_count(parameters.lettings_per_week, u));
    scheme.lettings = std::max(0, std::min(rate, most - scheme.tenants));
  }
}

}  // namespace caremarket::housing
