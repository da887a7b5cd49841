// The terms on which each cause acts on a person, from what the person's circumstances are. Inline: asked at every
// event.
#pragma once

#include <type_traits>

#include "engine/demand/cases.hpp"
#include "engine/demand/life_tables.hpp"
#include "engine/population/people.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::demand {

/// What one person's clocks need to know.
struct LifeRules {
  const LifeTables& tables;
  const Parameters& demand;
  const random::Draws& draws;
};

/// All about a person that the terms of their clocks depend on, age apart. Equal circumstances leave every clock alone.
struct Circumstances {
  core::Need need{};
  bool has_dementia = false;
  bool has_carer = false;
  bool lives_alone = false;
  bool is_fixed = false;               ///< need does not change (learning disability)
  bool is_free = false;                ///< no care and no request
  bool is_idle = false;                ///< free, with need, not refused: may ask
  bool is_cared_for = false;           ///< in care at home, no request
  double home_since = random::kNever;  ///< entry into a care home; kNever: not in one
  bool operator==(const Circumstances&) const = default;
};
[[nodiscard]] inline Circumstances circumstances(const population::Person& person, const Case& of) {
  Circumstances now;
  now.need = of.need;
  now.has_dementia = of.has_dementia;
  now.has_carer = of.has_carer;
  now.lives_alone = of.lives_alone;
  now.is_fixed = person.group == core::ClientGroup::kLearningDisability;
  const bool has_request = of.request.progress != Progress::kNone, is_in_home = of.is_in_home();
  now.is_free = !has_request && !of.is_in_care();
  now.is_idle = now.is_free && !of.is_refused && of.need != core::Need::kIndependent;
  now.is_cared_for = !has_request && of.is_in_care() && !is_in_home;
  if (is_in_home) now.home_since = of.care.from;
  return now;
}

[[nodiscard]] inline Circumstances circumstances(const population::Person& person) {
  Circumstances now;
  now.is_fixed = person.group == core::ClientGroup::kLearningDisability;
  return now;
}

/// The terms on which one cause acts on a person now. Equal terms leave its clock alone.
struct Terms {
  const random::CohortHazard* table = nullptr;  ///< null: a constant hazard of `factor` per year
  double factor = 0;                            ///< multiplies the table; 0: the cause does not act
  const random::Season* season = nullptr;       ///< null: none
  double excess_since = random::kNever;         ///< entry into a care home; kNever: no excess
  bool operator==(const Terms&) const = default;
};
[[nodiscard]] inline Terms terms_of(const population::Person& person, const Circumstances& now, Cause cause,
                                    const LifeRules& rules) {
  const core::Sex sex = person.traits.sex;
  const LifeTables& tables = rules.tables;
  const bool is_in_home = now.home_since != random::kNever;
  switch (cause) {
    case Cause::kDeath:
      return {&tables.death[sex][now.need], tables.mortality_factor[person.traits.quintile], &tables.deaths,
              now.home_since};
    case Cause::kLeaving:
      return {&tables.leaving[sex], is_in_home ? 0.0 : 1.0};
    case Cause::kWorsening: {
      const double dementia = now.has_dementia ? rules.demand.need.progression_with_dementia : 1.0;
      return {&tables.worsening[sex][now.need],
              now.is_fixed ? 0.0 : dementia * tables.progression_factor[person.traits.quintile]};
    }
    case Cause::kRecovery:
      return {&tables.recovery[sex][now.need], now.is_fixed ? 0.0 : 1.0};
    case Cause::kDementia:
      return {&tables.dementia[sex], now.has_dementia ? 0.0 : 1.0};
    case Cause::kCarer: {
      const SupportParameters& support = rules.demand.support;
      const double rate = now.has_carer ? support.carer_loss : support.carer_gain;
      return {nullptr, now.need == core::Need::kIndependent || is_in_home ? 0.0 : rate};
    }
    case Cause::kDischarge: {  // only of those whom it brings to ask, or a review
      const bool may_ask = now.is_free && tables.gap[now.need][now.has_carer][now.lives_alone] > 0;
      const bool acts = now.need != core::Need::kIndependent && (now.is_cared_for || may_ask);
      return {nullptr, acts ? tables.discharge[now.need] : 0.0, &tables.discharges};
    }
    case Cause::kContact: {
      const ContactParameters& contact = rules.demand.contact;
      const double rate =
          (now.has_carer ? 1.0 : contact.asking_without_carer) * (now.lives_alone ? contact.asking_alone : 1.0);
      const auto& asking = now.has_dementia ? tables.asking_with_dementia : tables.asking;
      const bool may_ask = now.is_idle && tables.gap[now.need][now.has_carer][now.lives_alone] > 0;
      return {&asking[now.need], may_ask ? rate : 0.0};
    }
  }
  return {};
}

/// A bit a cause.
using CauseSet = std::uint8_t;
static_assert(kCauses <= 8);
[[nodiscard]] constexpr CauseSet set_of(auto... causes) {
  return static_cast<CauseSet>(((1U << static_cast<unsigned>(causes)) | ... | 0U));
}

/// The causes whose terms may differ between two circumstances; those of all others are equal.
[[nodiscard]] inline CauseSet touched(const Circumstances& before, const Circumstances& now) {
  using enum Cause;
  CauseSet all = 0;
  if (before.need != now.need) all |= set_of(kDeath, kWorsening, kRecovery, kCarer, kDischarge, kContact);
  if (before.has_dementia != now.has_dementia) all |= set_of(kWorsening, kDementia, kContact);
  if (before.has_carer != now.has_carer) all |= set_of(kCarer, kDischarge, kContact);
  if (before.lives_alone != now.lives_alone) all |= set_of(kDischarge, kContact);
  if (before.is_fixed != now.is_fixed) all |= set_of(kWorsening, kRecovery);
  if (before.is_free != now.is_free || before.is_cared_for != now.is_cared_for) all |= set_of(kDischarge);
  if (before.is_idle != now.is_idle) all |= set_of(kContact);
  if (before.home_since != now.home_since) all |= set_of(kDeath, kLeaving, kCarer);
  return all;
}

/// Calls `on(cause)` with each cause as a constant: the terms of all are worked out without a jump between them.
template <Cause... causes>
inline void for_causes(auto&& on) {
  (on(std::integral_constant<Cause, causes>{}), ...);
}
/// Calls `on(cause)` with the one of `causes` that `which` is.
template <Cause... causes>
inline void for_one_of(Cause which, auto&& on) {
  static_cast<void>(((which == causes && (on(std::integral_constant<Cause, causes>{}), true)) || ...));
}
inline void for_every_cause(auto&& on) {
  for_causes<Cause::kDeath, Cause::kLeaving, Cause::kWorsening, Cause::kRecovery, Cause::kDementia, Cause::kCarer,
             Cause::kDischarge, Cause::kContact>(on);
}

}  // namespace caremarket::demand
