#include "engine/market/candidates.hpp"

#include <algorithm>
#include <tuple>

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

std::pair<double, double> chances_of_hearing(double few, std::size_t near, std::size_t far) {
  const auto here = static_cast<double>(near), elsewhere = static_cast<double>(far);
  return {near > 0 ? std::min(1.0, few / here) : 0, far > 0 ? std::clamp((few - here) / elsewhere, 0.0, 1.0) : 0};
}

Candidates candidates_of(const providers::Providers& providers, std::size_t localities, const Parameters& market) {
  Candidates candidates;
  for (std::size_t s = 0; s < core::kCount<Setting>; ++s) {
    std::vector<Serving::One> serving;
    for (const std::uint32_t slot : providers.order) {
      const Provider& provider = providers.at[slot];
      if (!provider.is_open || !serves(provider, static_cast<Setting>(s))) continue;
      serving.push_back({slot, core::mix(provider.id.bits)});
    }
    for (std::size_t locality = 0; locality < localities; ++locality) {
      Serving& here = candidates.at[s].emplace_back();
      here.all = serving;
      const auto far = std::stable_partition(here.all.begin(), here.all.end(), [&](const Serving::One& one) {
        return providers.at[one.slot].locality == locality;
      });
      here.near = static_cast<std::size_t>(far - here.all.begin());
      std::tie(here.chance_near, here.chance_far) =
          chances_of_hearing(market.candidates, here.near, here.all.size() - here.near);
    }
  }
  return candidates;
}

}  // namespace caremarket::market
