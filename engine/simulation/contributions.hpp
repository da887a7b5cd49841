// What one person adds to the levels that are counted: a pure function of the records, so that a recount is possible.
#pragma once

#include <array>
#include <limits>

#include "engine/measures/counters.hpp"
#include "engine/simulation/scenario.hpp"
#include "engine/simulation/world.hpp"

namespace caremarket::simulation {

inline constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

/// All about a case that its contributions depend on, in one half line of the cache: equal standings add the same.
struct Standing {
  std::int32_t price = 0, charge = 0, nhs = 0;  ///< pence a week
  std::uint32_t cell = kNowhere;                ///< of `population`
  std::int16_t gap = 0, covered = 0;            ///< minutes a week: without formal care; of these, covered by it
  std::uint8_t locality = 0, community = 0;
  core::Quintile quintile{};
  core::AgeBand band{};
  core::ClientGroup group{};
  core::Need need{};
  core::Setting setting{}, wanted{};
  core::Payer payer{};
  core::Route route{};
  demand::Progress progress{};
  std::uint8_t who = 0;  ///< in care: 2 x sex + 1 with dementia
  bool operator==(const Standing&) const = default;

  [[nodiscard]] bool is_in_care() const { return setting != core::Setting::kUnpaidCare; }
};

/// Formal minutes a week that cover a person's care gap when delivered in full: all of it in a care home.
[[nodiscard]] core::Minutes covered_minutes(const demand::Case& of, core::Minutes gap);

/// Where a case stands at the end of `week`.
[[nodiscard]] Standing standing_of(const World& world, const demand::Case& of, core::Week week,
                                   const demand::LifeTables& life, const measures::Counters& counters);

/// Cell of the axis `source`: who pays providers for people of this payer, their own charges apart.
[[nodiscard]] constexpr std::size_t source_of(core::Payer payer) {
  constexpr std::array<std::size_t, core::kCount<core::Payer>> kSources{0, 1, 0, 2, 3};
  return kSources[core::index(payer)];
}

/// Cell of `population`.
[[nodiscard]] inline std::uint32_t population_cell(const population::Traits& traits, core::AgeBand band,
                                                   core::Need need, core::ClientGroup group,
                                                   const measures::Counters& counters) {
  using core::index;
  return counters.cell(measures::Id::kPopulation, {traits.locality, traits.community, index(traits.quintile),
                                                   index(band), index(traits.sex), index(need), index(group)});
}

/// Calls `on(id, cell, amount)` with what the care gap of a case adds to.
template <class On>
void gap_levels(const Standing& of, const Parameters& parameters, const measures::Counters& counters, On&& on) {
  using core::index;
  using measures::Id;
  if (of.gap <= 0) return;
  const std::size_t need = index(of.need), quintile = index(of.quintile), group = index(of.group);
  on(Id::kCareGapHours, counters.cell(Id::kCareGapHours, {need, of.locality, quintile, group}), of.gap);
  const core::Minutes unmet = of.gap - of.covered;
  if (unmet <= 0) return;
  const std::uint32_t cell = counters.cell(Id::kUnmetHours, {need, of.locality, quintile, of.community, group});
  on(Id::kUnmetHours, cell, unmet);
  if (unmet > core::minutes(parameters.measures.unmet_from)) on(Id::kUnmetPeople, cell, 1);
}
[[nodiscard]] inline bool same_gap(const Standing& a, const Standing& b) {
  return a.gap == b.gap && a.covered == b.covered && a.need == b.need && a.group == b.group;
}

/// The same with what an open request adds to.
template <class On>
void request_levels(const Standing& of, const measures::Counters& counters, On&& on) {
  using core::index;
  using demand::Progress;
  using measures::Id;
  if (of.progress == Progress::kNone || of.progress == Progress::kReablement) return;
  const std::size_t wanted = index(of.wanted), quintile = index(of.quintile), group = index(of.group);
  const bool is_agreed = of.progress == Progress::kWaitingForCare;
  if (is_agreed) {
    on(Id::kWaitingForCare, counters.cell(Id::kWaitingForCare, {wanted, of.locality, group, quintile}), 1);
  } else {
    on(Id::kWaitingForAssessment, counters.cell(Id::kWaitingForAssessment, {of.locality, group, quintile}), 1);
  }
  if (of.is_in_care()) return;
  if (is_agreed) on(Id::kUnmetEligibleWeeks, counters.cell(Id::kUnmetEligibleWeeks, {wanted, group, of.locality}), 1);
  if (of.route != core::Route::kHospital) return;
  const std::size_t reason = is_agreed ? 1 : 0;
  on(Id::kDelayedDischargeDays, counters.cell(Id::kDelayedDischargeDays, {reason, of.locality}), 7);
}
[[nodiscard]] inline bool same_request(const Standing& a, const Standing& b) {
  return a.progress == b.progress && a.wanted == b.wanted && a.route == b.route && a.group == b.group &&
         a.is_in_care() == b.is_in_care();
}

/// The same with what being in care adds to.
template <class On>
void care_levels(const Standing& of, const measures::Counters& counters, On&& on) {
  using core::index;
  using measures::Id;
  if (!of.is_in_care()) return;
  const std::size_t payer = index(of.payer), need = index(of.need), band = index(of.band);
  on(Id::kPeopleInCare,
     counters.cell(Id::kPeopleInCare, {index(of.setting), payer, need, index(of.group), band, of.locality}), 1);
  if (!core::is_care_home(of.setting)) return;
  const std::size_t sex = of.who / 2, dementia = of.who % 2;
  on(Id::kResidents, counters.cell(Id::kResidents, {sex, band, dementia, need, payer}), 1);
}
[[nodiscard]] inline bool same_care(const Standing& a, const Standing& b) {
  return a.setting == b.setting && a.payer == b.payer && a.need == b.need && a.group == b.group && a.band == b.band &&
         a.who == b.who;
}

/// The same with what is paid for that care.
template <class On>
void money_levels(const Standing& of, const measures::Counters& counters, On&& on) {
  using core::index;
  using measures::Id;
  if (!of.is_in_care()) return;
  const std::size_t setting = index(of.setting);
  const auto paid = [&](std::size_t source, core::Pence amount) {
    if (amount != 0) on(Id::kPaidToProviders, counters.cell(Id::kPaidToProviders, {setting, source}), amount);
  };
  const core::Pence by_nhs = of.payer == core::Payer::kNhs ? of.price : of.nhs;
  paid(2, of.nhs);
  if (by_nhs != 0) on(Id::kNhsPaidToProviders, counters.cell(Id::kNhsPaidToProviders, {setting}), by_nhs);
  if (!core::is_council(of.payer)) {
    paid(source_of(of.payer), of.price);
    return;
  }
  paid(0, of.price - of.charge);
  paid(1, of.charge);
  const std::uint32_t cell = counters.cell(Id::kGrossCost, {setting, index(of.group), of.locality});
  on(Id::kGrossCost, cell, of.price);
  on(Id::kClientCharges, cell, of.charge);
  on(Id::kNetCost, cell, of.price - of.charge);
}
[[nodiscard]] inline bool same_money(const Standing& a, const Standing& b) {
  return a.price == b.price && a.charge == b.charge && a.nhs == b.nhs && a.setting == b.setting && a.payer == b.payer &&
         a.group == b.group;
}

}  // namespace caremarket::simulation
