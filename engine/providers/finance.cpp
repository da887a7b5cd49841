#include "engine/providers/finance.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::providers {
namespace {

constexpr double kReferenceBeds = 38;   // the size at which fixed cost per place holds
constexpr double kMarginBounds = 2.0;   // a week without income must not swamp the smoothed margin
constexpr double kPostsMargin = -0.10;  // margin below which funded posts fall

double bounded(double margin) { return std::clamp(margin, -kMarginBounds, kMarginBounds); }

}  // namespace

double scale_of(const CostParameters& cost, std::int32_t registered) {
  return std::pow(std::max(1, registered) / kReferenceBeds, cost.scale_exponent);
}

core::Pence non_staff_cost(const CostParameters& cost, const Provider& provider, double hours_delivered,
                           double prices) {
  const core::Kind kind = provider.kind;
  const double units = core::is_home(kind) ? provider.residents() : hours_delivered;
  double fixed = cost.fixed_per_provider[kind];
  if (core::is_home(kind)) {
    fixed += cost.fixed_per_place[kind] * provider.in_service * provider.scale;
  }
  return core::pence((cost.non_staff_per_person[kind] * units + fixed) * provider.cost_factor * prices);
}

core::Pence capital_cost(const CostParameters& cost, const Provider& provider, double prices) {
  return core::pence(cost.capital_per_place[provider.kind] * provider.in_service * prices);
}

double avoidable_cost(const CostParameters& cost, const Provider& provider, core::Kind as_kind, double hour_cost,
                      double prices) {
  const double non_staff = cost.non_staff_per_person[provider.kind] * provider.cost_factor * prices;
  return core::is_home(provider.kind) ? cost.hours_per_resident[as_kind] * hour_cost + non_staff
                                      : hour_cost + non_staff;
}

double resident_hours(const CostParameters& cost, const Provider& provider, double more) {
  const double older = cost.hours_per_resident[provider.kind];
  return older * (provider.residents() + more) +
         (cost.hours_per_younger[provider.kind] - older) * provider.younger_clients;
}

void book(Provider& provider, const Account& account, double council_unit_margin, const ExitParameters& exit) {
  provider.cash += account.income - account.cost();
  const double income = static_cast<double>(std::max<core::Pence>(account.income, 1));
  const double margin = bounded(static_cast<double>(account.income - account.cost()) / income);
  provider.margin += exit.margin_smoothing * (margin - provider.margin);
  provider.council_margin += exit.margin_smoothing * (bounded(council_unit_margin) - provider.council_margin);
  if (provider.in_service > 0) {
    const double occupancy = static_cast<double>(provider.residents()) / provider.in_service;
    provider.occupancy += (occupancy - provider.occupancy) / exit.occupancy_smoothing;
  }
}

double funded_share(const CostParameters& cost, const Provider& provider) {
  if (cost.income_on_posts == 0 || provider.margin >= kPostsMargin) return 1;
  return std::max(0.5, 1 - cost.income_on_posts * (kPostsMargin - provider.margin));
}

}  // namespace caremarket::providers
