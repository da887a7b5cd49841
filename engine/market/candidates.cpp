#include "engine/market/candidates.hpp"

#include <algorithm>

namespace caremarket::market {

using core::Setting;
using providers::Provider;

bool serves(const Provider& provider, Setting setting) {
  switch (setting) {
    case Setting::kResidential:
      return core::is_home(provider.kind);
    case Setting::kNursing:
      return provider.kind == core::Kind::kNursingHome;
    case Setting::kHomeCare:
      return provider.kind == core::Kind::kHomeCareProvider;
    case Setting::kDirectPayment:
      return provider.kind == core::Kind::kPersonalAssistants;
    default:
      return false;
  }
}

Chances chances_of_hearing(double few, std::size_t near, std::size_t far) {
  const auto here = static_cast<double>(near), elsewhere = static_cast<double>(far);
  return {near > 0 ? std::min(1.0, few / here) : 0, far > 0 ? std::clamp((few - here) / elsewhere, 0.0, 1.0) : 0};
}

Candidates candidates_of(const providers::Providers& providers, std::size_t localities, const Parameters& market) {
  std::vector<std::uint32_t> open;
  for (const std::uint32_t slot : providers.order) {
    if (providers.at[slot].is_open) open.push_back(slot);
  }
  Candidates candidates;
  for (std::size_t s = 0; s < core::kCount<Setting>; ++s) {
    Serving& serving = candidates.at[s];
    std::vector<std::size_t> near(localities, 0);
    for (const std::uint32_t slot : open) {
      const Provider& provider = providers.at[slot];
      if (!serves(provider, static_cast<Setting>(s))) continue;
      serving.all.push_back({core::mix(provider.id.bits), slot, provider.locality});
      ++near[provider.locality];
    }
    for (const std::size_t here : near) {
      serving.chances.push_back(chances_of_hearing(market.candidates, here, serving.all.size() - here));
    }
  }
  return candidates;
}

}  // namespace caremarket::market
