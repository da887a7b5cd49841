#include "engine/workforce/table.hpp"

#include <algorithm>

#include "engine/core/errors.hpp"
#include "engine/core/slots.hpp"

namespace caremarket::workforce {

std::uint32_t Workers::add(core::OriginId worker, core::Role role, core::WorkerOrigin origin, std::int32_t minutes) {
  const std::uint32_t slot = core::take_slot(at, free_slots);
  const std::uint32_t stamp = at[slot].stamp;
  Worker& row = at[slot];
  row = Worker{};
  row.id = worker;
  row.role = role;
  row.origin = origin;
  row.minutes = minutes;
  row.stamp = stamp;
  row.is_present = true;
  return slot;
}

void Workers::remove(std::uint32_t slot) {
  core::ensure(at[slot].is_present, "a worker leaves twice");
  at[slot].is_present = false;
  ++at[slot].stamp;
  free_slots.push_back(slot);
}

void Labour::sort() { core::order_by_id(order, employers); }

core::Setting setting_of(core::Kind kind) {
  switch (kind) {
    case core::Kind::kResidentialHome:
      return core::Setting::kResidential;
    case core::Kind::kNursingHome:
      return core::Setting::kNursing;
    case core::Kind::kHomeCareProvider:
      return core::Setting::kHomeCare;
    case core::Kind::kExtraCareTeam:
      return core::Setting::kExtraCare;
    case core::Kind::kPersonalAssistants:
      return core::Setting::kDirectPayment;
  }
  return core::Setting::kHomeCare;
}

}  // namespace caremarket::workforce
