#include "engine/workforce/table.hpp"

#include <algorithm>
#include <numeric>

#include "engine/core/errors.hpp"

namespace caremarket::workforce {

std::uint32_t Workers::add(core::OriginId worker, core::Role worker_role, core::WorkerOrigin comes_from,
                           std::int32_t mins) {
  std::uint32_t slot = 0;
  if (free_slots.empty()) {
    slot = static_cast<std::uint32_t>(id.size());
    id.emplace_back();
    role.emplace_back();
    origin.emplace_back();
    employer.emplace_back();
    minutes.emplace_back();
    since.emplace_back();
    left.emplace_back();
    from.emplace_back();
    renewals.emplace_back();
    stamp.emplace_back();
    is_new.emplace_back();
    is_present.emplace_back();
  } else {
    slot = free_slots.back();
    free_slots.pop_back();
  }
  id[slot] = worker;
  role[slot] = worker_role;
  origin[slot] = comes_from;
  employer[slot] = kNoEmployer;
  minutes[slot] = mins;
  renewals[slot] = 0;
  is_present[slot] = 1;
  return slot;
}

void Workers::remove(std::uint32_t slot) {
  core::ensure(is_present[slot] != 0, "a worker leaves twice");
  is_present[slot] = 0;
  ++stamp[slot];
  free_slots.push_back(slot);
}

void Labour::sort() {
  order.resize(employers.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return employers[a].id < employers[b].id; });
}

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
