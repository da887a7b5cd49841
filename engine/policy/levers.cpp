#include "engine/policy/levers.hpp"

#include <algorithm>

namespace caremarket::policy {

Settings settings_for(const std::vector<Lever>& levers, core::Week week, core::Date date,
                      const workforce::Parameters& workforce) {
  Settings settings;
  settings.fee_multiplier.at.fill(1.0);
  const double minimum = workforce.minimum_wage.at(date);
  settings.pay_floor.at.fill(minimum);
  for (const Lever& lever : levers) {
    if (const auto* fee = std::get_if<FeeChange>(&lever)) {
      const double change = fee->change * fee->timing.strength(week);
      for (std::size_t k = 0; k < core::kCount<core::Kind>; ++k) {
        settings.fee_multiplier.at[k] *= 1 + change * fee->applies.at[k];
      }
    } else if (const auto* floor = std::get_if<PayFloor>(&lever)) {
      const double above = floor->above_minimum_wage * floor->timing.strength(week);
      for (std::size_t r = 0; r < core::kCount<core::Role>; ++r) {
        settings.pay_floor.at[r] = std::max(settings.pay_floor.at[r], minimum + above * floor->applies.at[r]);
      }
    }
  }
  return settings;
}

std::vector<housing::Plan> scheme_plans(const std::vector<Lever>& levers) {
  std::vector<housing::Plan> plans;
  for (const Lever& lever : levers) {
    if (const auto* scheme = std::get_if<ExtraCareScheme>(&lever)) plans.push_back(scheme->plan);
  }
  return plans;
}

std::size_t lever_of_plan(const std::vector<Lever>& levers, std::int32_t plan) {
  std::size_t position = 0;
  while (!std::holds_alternative<ExtraCareScheme>(levers[position]) || plan-- > 0) ++position;
  return position;
}

const std::string& name_of(const Lever& lever) {
  return std::visit([](const auto& record) -> const std::string& { return record.name; }, lever);
}

}  // namespace caremarket::policy
