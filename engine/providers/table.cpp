#include "engine/providers/table.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/errors.hpp"
#include "engine/core/slots.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::providers {

void Providers::sort() { core::order_by_id(order, at); }

core::Kind kind_of(core::Setting setting) {
  switch (setting) {
    case core::Setting::kResidential:
      return core::Kind::kResidentialHome;
    case core::Setting::kNursing:
      return core::Kind::kNursingHome;
    case core::Setting::kHomeCare:
      return core::Kind::kHomeCareProvider;
    case core::Setting::kExtraCare:
      return core::Kind::kExtraCareTeam;
    case core::Setting::kDirectPayment:
      return core::Kind::kPersonalAssistants;
    case core::Setting::kUnpaidCare:
      break;
  }
  throw core::InvariantError("unpaid care has no provider");
}

void draw_traits(Provider& provider, double u_wealth, double u_cost, double cost_spread) {
  provider.wealth = random::normal(u_wealth);
  provider.cost_factor = std::exp(cost_spread * random::normal(u_cost) - 0.5 * cost_spread * cost_spread);
}

}  // namespace caremarket::providers
