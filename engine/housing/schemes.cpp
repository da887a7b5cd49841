#include "engine/housing/schemes.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::housing {

using core::PipelineStage;
using core::Stage;
using random::Purpose;

namespace {

constexpr std::size_t kStages = core::kCount<PipelineStage>;
constexpr std::size_t kBuilding = core::index(PipelineStage::kConstruction);
static_assert(kBuilding == core::index(Stage::kConstruction));
constexpr double kLongestStage = 100 * core::kWeeksPerYear;

/// When the stages that follow the present one begin, and when the scheme is due to open.
struct Dates {
  core::By<PipelineStage, core::Week> begins;
  core::Week opens = 0;
};

Dates draw_dates(const Plan& plan, core::OriginId id, const Parameters& parameters, const random::Draws& draws) {
  const auto length = [&](std::size_t stage, core::Week so_far) {
    const double u = draws.first(id, Purpose::kSchemeSlip, static_cast<std::int32_t>(1 + stage));
    return stage_length(parameters, static_cast<PipelineStage>(stage), so_far, u);
  };
  Dates dates;
  auto& begins = dates.begins.at;
  const std::size_t now = core::index(plan.stage);
  for (std::size_t s = 0; s <= now; ++s) begins[s] = -1;  // before the start
  core::Week end = 0;
  for (std::size_t s = now; s < kBuilding; ++s) {
    end += length(s, 0);
    begins[s + 1] = end;
  }
  std::size_t dated = kBuilding;  // the stages after the present one and up to this one end at a given date
  if (plan.construction) {
    begins[kBuilding] = *plan.construction;
  } else if (plan.opens && now < kBuilding) {
    end += length(kBuilding, 0);
    dated = kStages;
  }
  if (const auto given = plan.construction ? plan.construction : plan.opens) {
    for (std::size_t s = now + 1; s < dated; ++s)
      begins[s] = static_cast<core::Week>(std::int64_t{begins[s]} * *given / end);
  }
  const core::Week building = begins[kBuilding];
  dates.opens = plan.opens ? *plan.opens : building + length(kBuilding, std::max(0, -building));
  return dates;
}

}  // namespace

core::Week stage_length(const Parameters& parameters, PipelineStage stage, core::Week so_far, double u) {
  const double spread = parameters.stage_spread[stage];
  const double median = parameters.stage_weeks[stage] * std::exp(-spread * spread / 2);
  const double weeks = random::lognormal_beyond(median, spread, so_far, u);
  return std::max({1, so_far, static_cast<core::Week>(core::nearest(std::min(weeks, kLongestStage)))});
}

Scheme start_scheme(const Plan& plan, std::int32_t position, const Parameters& parameters, const random::Draws& draws) {
  Scheme scheme;
  scheme.id = core::origin(core::Source::kScheme, core::name_hash(plan.name));
  scheme.locality = plan.locality;
  scheme.units = plan.units;
  scheme.stage = plan.stage;
  scheme.plan = position;
  scheme.capital = plan.capital;
  scheme.grant = plan.grant;
  if (plan.stage >= Stage::kOpen) {
    scheme.opens = plan.opens.value_or(0);
    return scheme;
  }
  const Dates dates = draw_dates(plan, scheme.id, parameters, draws);
  const random::Uniforms u = draws.at(scheme.id, Purpose::kSchemeSlip, 0);
  const double slip = core::kWeeksPerMonth * random::quantile(plan.slip, -kMostSlipMonths, kMostSlipMonths, u.first);
  scheme.begins = dates.begins;
  scheme.opens = std::max(dates.opens + static_cast<core::Week>(core::nearest(slip)), scheme.begins.at[kBuilding] + 1);
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
      } else {
        for (std::size_t stage = core::index(scheme.stage) + 1; stage < kStages; ++stage) {
          if (week >= scheme.begins.at[stage]) scheme.stage = static_cast<Stage>(stage);
        }
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
