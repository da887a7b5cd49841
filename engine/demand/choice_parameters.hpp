// Parameters of the choice of care.
#pragma once

#include "engine/core/describe.hpp"

namespace caremarket::demand {

/// Utilities of the choice among settings: a logit with noise keyed by (person, option).
struct ChoiceParameters {
  core::By<core::Setting> constant, dementia, alone, carer, owner, female, self_funder, per_week_waited;
  core::By<core::Setting, core::By<core::AgeBand>> age;
  core::By<core::Setting, core::By<core::Need>> need;
  double self_price = 0;
  double nursing_need = 0;
  double feasible_ratio = 0, feasible_exception = 0;
  double extra_care_from = 0, extra_care_diversion = 1, extra_care_wish = 0;
  core::By<core::AgeBand> escalation, moves_on;
  double moves_at_review = 0;

  static constexpr void describe(auto&& on) {
    using P = ChoiceParameters;
    using core::About;
    on(&P::constant, About{"constant", "1", "Utility of each setting; -20 or less closes it", -50, 50});
    on(&P::need, About{"need", "1", "Utility of each setting by need level", -50, 50});
    on(&P::dementia, About{"dementia", "1", "Added utility with dementia", -20, 20});
    on(&P::alone, About{"alone", "1", "Added utility for people living alone", -20, 20});
    on(&P::carer, About{"carer", "1", "Added utility with an unpaid carer", -20, 20});
    on(&P::owner, About{"owner", "1", "Added utility for owner-occupiers", -20, 20});
    on(&P::female, About{"female", "1", "Added utility for women", -20, 20});
    on(&P::self_funder,
       About{"self_funder", "1", "Added utility for people who would pay for the setting themselves", -20, 20});
    on(&P::age, About{"age", "1", "Added utility of each setting by age", -50, 50});
    on(&P::per_week_waited,
       About{"per_week_waited", "1", "Added utility per week of the wait now usual for the setting", -5, 5});
    on(&P::self_price, About{"self_price", "1",
                             "Utility of GBP 100 a week of own cost, for self-funders (link: price on choice)", -5, 0});
    on(&P::nursing_need, About{"nursing_need", "1", "Share of care-home choices at high need that need a nurse", 0, 1});
    on(&P::feasible_ratio,
       About{"feasible_ratio", "1",
             "Home is offered while its net cost is at most this multiple of a care home's; 0 switches the limit off",
             0, 20});
    on(&P::feasible_exception, About{"feasible_exception", "1", "Share for whom the limit is waived", 0, 1});
    on(&P::extra_care_from, About{"extra_care_from", "year", "Youngest age at which extra care is offered", 18, 100});
    on(&P::extra_care_diversion,
       About{"extra_care_diversion", "1", "Ratio of care-home entry of extra-care tenants to that of others", 0, 2});
    on(&P::extra_care_wish,
       About{"extra_care_wish", "1", "Chance at a review of wishing to move from home care to extra care", 0, 1});
    on(&P::escalation,
       About{"escalation", "per year",
             "Hazard that someone waiting for care at home turns to a care home instead, by age", 0, 10});
    on(&P::moves_on, About{"moves_on", "1",
                           "Chance at a review that a resident of a care home moves on to care at home, by age", 0, 1});
    on(&P::moves_at_review,
       About{"moves_at_review", "1",
             "Chance that a person whose need has risen, or who now has dementia, chooses again at the review", 0, 1});
  }
};

}  // namespace caremarket::demand
