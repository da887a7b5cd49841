#include "engine/providers/entry.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace caremarket::providers {
namespace {

using core::Kind;
using random::Purpose;

constexpr std::array<Kind, 3> kEntering{Kind::kResidentialHome, Kind::kNursingHome, Kind::kHomeCareProvider};
constexpr double kLowestExponent = -3;

}  // namespace

double highest_factor(const EntryParameters& entry, Kind kind) {
  const double money = entry.margin_response[kind] == 0 ? 1.0 : std::exp(entry.factor_cap[kind]);
  const double demand = core::is_home(kind) ? entry.occupancy_cap : 1 + entry.unmet_response * entry.unmet_cap;
  return money * demand;
}

double entry_factor(const EntryParameters& entry, const ExitParameters& exit, Kind kind, const Prospects& prospects) {
  const double gap = entry.margin_response[kind] * (prospects.margin - exit.reference_margin[kind]);
  const double money = std::exp(std::clamp(gap, kLowestExponent, entry.factor_cap[kind]));
  const double demand =
      core::is_home(kind)
          ? std::clamp((prospects.occupancy - entry.occupancy_from) / entry.occupancy_scale, 0.0, entry.occupancy_cap)
          : 1 + entry.unmet_response * std::min(entry.unmet_cap, prospects.unmet);
  return money * demand;
}

Prospects prospects_of(const Providers& providers, Kind kind, double unmet) {
  Prospects prospects{0, 0, unmet};
  double number = 0;
  double residents = 0;
  double beds = 0;
  for (const std::uint32_t slot : providers.order) {
    const Provider& provider = providers.at[slot];
    if (!provider.is_open) continue;
    if (core::is_home(provider.kind)) {
      residents += provider.residents();
      if (!provider.is_closing()) beds += provider.in_service;
    }
    if (provider.kind != kind) continue;
    number += 1;
    prospects.margin += provider.margin;
  }
  for (const Project& project : providers.projects) {
    if (core::is_home(project.kind)) beds += project.size;
  }
  prospects.margin = number > 0 ? prospects.margin / number : 0;
  prospects.occupancy = beds > 0 ? residents / beds : 0;
  return prospects;
}

void decide_entries(Providers& providers, core::Week week, std::span<const double> locality_shares, double unmet,
                    const EntryParameters& entry, const ExitParameters& exit, const random::Draws& draws) {
  std::vector<Project> decided;
  for (const Kind kind : kEntering) {
    if (providers.opening_number[kind] <= 0) continue;
    const double factor = entry_factor(entry, exit, kind, prospects_of(providers, kind, unmet));
    const double highest = highest_factor(entry, kind);
    for (std::size_t locality = 0; locality < locality_shares.size(); ++locality) {
      const core::OriginId stream = core::origin(core::Source::kGroup, 2, core::index(kind), locality);
      const double mean = entry.rate[kind] * providers.opening_number[kind] * locality_shares[locality] * highest / 4;
      const std::int64_t potential = random::poisson(mean, draws.first(stream, Purpose::kEntrants, week));
      for (std::int64_t ordinal = 0; ordinal < potential; ++ordinal) {
        const core::OriginId id = core::origin(core::Source::kEntrant, core::index(kind), locality,
                                               static_cast<std::uint64_t>(static_cast<std::int64_t>(week)),
                                               static_cast<std::uint64_t>(ordinal));
        const random::Uniforms u = draws.at(id, Purpose::kEntrant, 0);
        if (u.first >= factor / highest) continue;
        const double lead = entry.lead_weeks[kind] * (1 + entry.lead_spread[kind] * (2 * u.second - 1));
        const double v = draws.first(id, Purpose::kProviderTraits, 0);
        const double size = entry.size_low[kind] + std::floor(v * (entry.size_high[kind] - entry.size_low[kind] + 1));
        decided.push_back({id, kind, static_cast<std::uint8_t>(locality),
                           week + std::max(1, static_cast<core::Week>(core::nearest(lead))), size});
      }
    }
  }
  providers.projects.insert(providers.projects.end(), decided.begin(), decided.end());
}

}  // namespace caremarket::providers
