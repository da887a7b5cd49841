#include "engine/market/turnover.hpp"

#include <algorithm>
#include <cmath>

#include "engine/demand/support.hpp"

namespace caremarket::market {
namespace {

using core::Payer;
using core::Setting;
using demand::Case;
using demand::Priority;
using demand::Progress;
using providers::Provider;
using random::Purpose;

void leave_queues(demand::Queues& queues, const Case& of) {
  if (of.request.progress == Progress::kWaitingForAssessment) std::erase(queues.assessment, of.person);
  if (of.request.progress == Progress::kWaitingForCare) std::erase(queues.care, of.person);
}

void requeue(Market market, std::uint32_t person, core::Week week, const demand::LifeRules& rules,
             std::vector<std::uint32_t>& changed) {
  Case& of = market.cases[market.people.at[person].case_of];
  const demand::Circumstances before = demand::circumstances(market.people.at[of.person], of);
  queue_for_care(of, of.care.setting, Priority::kClosure, week, market.queues);
  demand::carry_on(market.people.at[of.person], of, before, week + 1, rules);
  market.people.note_change(person, changed);
}

/// Care at home ends when nothing is left to care for, or the person's need has fallen to where it is not eligible.
bool is_over(const Case& of, core::OriginId id, core::Week week, const demand::LifeRules& rules) {
  if (demand::care_gap(of, rules.demand.support) <= 0) return true;
  if (of.need >= of.reviewed_need) return false;
  return rules.draws.second(id, Purpose::kEligibility, week) >= rules.demand.contact.eligible[of.need];
}

/// The end of reablement: nothing more is asked for, or care is agreed.
void end_reablement(Market market, Case& of, core::Week week, const demand::MarketView& view,
                    const demand::LifeRules& rules) {
  const core::OriginId id = market.people.at[of.person].id;
  const double u = rules.draws.second(id, Purpose::kReablement, of.request.number);
  const bool is_done = u < rules.demand.contact.reablement_ends || demand::care_gap(of, rules.demand.support) <= 0;
  of.request.progress = Progress::kNone;
  of.is_refused = is_done;
  if (is_done) return;
  demand::agree(market.people, of, week, market.queues, view, rules);
  market.queues.care.push_back(of.person);
}

/// From a care home back to care at home, agreed now, or to none where no gap is left.
void go_home(Market market, Case& of, core::Week week, const demand::MarketView& view, const demand::LifeRules& rules) {
  end_care(of, week, market.providers, market.schemes);
  of.is_refused = demand::care_gap(of, rules.demand.support) <= 0;
  if (of.is_refused) return;
  demand::MarketView at_home = view;
  at_home.is_offered[Setting::kResidential] = at_home.is_offered[Setting::kNursing] = 0;
  ++of.request.number;
  of.request.asked = week;
  of.request.route = core::Route::kCommunity;
  of.request.priority = Priority::kOrdinary;
  demand::agree(market.people, of, week, market.queues, at_home, rules);
  market.queues.care.push_back(of.person);
}

/// The end of a short stay in a care home: the person stays for good, or goes home.
void end_short_stay(Market market, Case& of, core::Week week, const demand::MarketView& view, const Pricing& pricing,
                    const demand::LifeRules& rules) {
  if (of.request.progress != Progress::kNone) return;  // has to move: the stay goes on until then
  const core::OriginId id = market.people.at[of.person].id;
  const double u = rules.draws.second(id, Purpose::kShortStay, of.request.number);
  of.funder = Payer::kCouncil;
  if (u >= rules.demand.contact.short_stay_stays) return go_home(market, of, week, view, rules);
  update_care(of, market.providers, week, pricing, [&](Case& changing) {
    changing.care.payer = demand::payer_for(changing, changing.care.setting, pricing.rates.rules, pricing.funding);
    changing.care.premium = pricing.rates.spot[changing.care.setting];
    changing.care.paid_since = week + 1;
  });
}

/// True when a resident moves on to care at home at this review.
bool moves_on(Market market, const Case& of, core::Week week, const demand::LifeRules& rules) {
  if (!of.is_in_home() || of.funder != Payer::kCouncil || of.request.progress != Progress::kNone) return false;
  const core::AgeBand band = core::age_band(static_cast<int>(market.people.age(of.person, week)));
  const double chance = rules.demand.choice.moves_on[band];
  return chance > 0 && rules.draws.first(market.people.at[of.person].id, Purpose::kReview, week) < chance;
}

/// A person at home whose need has risen, or who now has dementia, chooses again, care homes included.
void choose_again(Market market, Case& of, core::Week week, const demand::MarketView& view,
                  const demand::LifeRules& rules) {
  const random::Uniforms u = rules.draws.at(market.people.at[of.person].id, Purpose::kReview, week);
  if (u.first >= rules.demand.choice.moves_at_review) return;
  of.needs_nurse = of.need == core::Need::kHigh && rules.draws.second(market.people.at[of.person].id, Purpose::kPackage,
                                                                      0) < rules.demand.choice.nursing_need;
  ++of.request.number;
  const demand::Options options = demand::options_for(of, market.people.age(of.person, week), market.queues, view);
  const Setting chosen =
      demand::choose(rules.demand.choice, market.people, of, week, demand::means_of(of, view), options, rules.draws);
  if (!core::is_care_home(chosen)) return;
  if (of.care.setting == Setting::kExtraCare && u.second >= rules.demand.choice.extra_care_diversion) return;
  of.request.asked = week;
  of.request.wanted = chosen;
  of.request.priority = Priority::kOrdinary;
  of.request.progress = Progress::kWaitingForCare;
  of.request.agreed = week;
  market.queues.care.push_back(of.person);
}

void wish_for_extra_care(Market market, Case& of, core::Week week, const demand::MarketView& view,
                         const demand::LifeRules& rules) {
  const demand::ChoiceParameters& choice = rules.demand.choice;
  if (!view.has_extra_care || of.care.setting == Setting::kExtraCare) return;
  if (market.people.age(of.person, week) < choice.extra_care_from) return;
  const double u = rules.draws.first(market.people.at[of.person].id, Purpose::kLetting, week);
  if (u < choice.extra_care_wish) queue_for_care(of, Setting::kExtraCare, Priority::kOrdinary, week, market.queues);
}

}  // namespace

void depart(Market market, std::uint32_t person, core::Week week) {
  const std::int32_t slot = market.people.at[person].case_of;
  if (slot != population::kNoCase) {
    Case& of = market.cases[slot];
    leave_queues(market.queues, of);
    end_care(of, week, market.providers, market.schemes);
    market.cases.close(slot);
    market.people.at[person].case_of = population::kNoCase;
  }
  market.people.remove(person);
}

void requeue_closing(Market market, core::Week week, const Parameters& parameters, const demand::LifeRules& rules,
                     std::vector<std::uint32_t>& changed) {
  for (Provider& provider : market.providers.at) {
    if (!provider.is_open || !provider.is_closing()) continue;
    if (provider.closes - week > parameters.closure_priority_weeks) continue;
    for (const std::uint32_t person : provider.clients) {
      const Case& of = market.cases[market.people.at[person].case_of];
      if (of.request.progress == Progress::kNone) requeue(market, person, week, rules, changed);
    }
  }
}

void close(Market market, core::Week week, const demand::LifeRules& rules, std::vector<std::uint32_t>& closed,
           std::vector<std::uint32_t>& displaced, std::vector<std::uint32_t>& changed) {
  for (std::uint32_t slot = 0; slot < market.providers.at.size(); ++slot) {
    Provider& provider = market.providers.at[slot];
    if (!provider.is_open || provider.closes > week) continue;
    while (!provider.clients.empty()) {
      const std::uint32_t person = provider.clients.back();
      Case& of = market.cases[market.people.at[person].case_of];
      const demand::Circumstances before = demand::circumstances(market.people.at[of.person], of);
      const Setting had = of.care.setting;
      end_care(of, week, market.providers, market.schemes);
      if (of.request.progress != Progress::kWaitingForCare) {
        queue_for_care(of, had, Priority::kClosure, week, market.queues);
      }
      demand::carry_on(market.people.at[of.person], of, before, week + 1, rules);
      displaced.push_back(person);
      market.people.note_change(person, changed);
    }
    provider.is_open = false;
    provider.in_service = 0;
    closed.push_back(slot);
  }
}

void requeue_handed_back(Market market, std::uint32_t provider, core::Week week, const demand::LifeRules& rules,
                         std::vector<std::uint32_t>& changed) {
  for (const std::uint32_t person : market.providers.at[provider].clients) {
    const Case& of = market.cases[market.people.at[person].case_of];
    if (of.care.payer != Payer::kCouncil || of.request.progress != Progress::kNone) continue;
    requeue(market, person, week, rules, changed);
  }
}

void review(Market market, std::uint32_t person, core::Week week, const demand::MarketView& view,
            const Pricing& pricing, const demand::LifeRules& rules, std::vector<std::uint32_t>& changed) {
  Case& of = market.cases[market.people.at[person].case_of];
  const bool is_reabled = of.request.progress == Progress::kReablement;
  if (!of.is_in_care() && !is_reabled) return;
  const demand::Circumstances before = demand::circumstances(market.people.at[of.person], of);
  if (is_reabled) {
    end_reablement(market, of, week, view, rules);
    demand::carry_on(market.people.at[of.person], of, before, week + 1, rules);
    market.people.note_change(person, changed);
    return;
  }
  const double weeks = rules.demand.contact.review_weeks;
  of.review = week + static_cast<core::Week>(core::nearest(weeks));
  if (of.care.payer == Payer::kCouncilShortStay) {
    end_short_stay(market, of, week, view, pricing, rules);
  } else if (moves_on(market, of, week, rules)) {
    go_home(market, of, week, view, rules);
  } else if (!of.is_in_home() && is_over(of, market.people.at[person].id, week, rules)) {
    leave_queues(market.queues, of);
    of.request.progress = Progress::kNone;
    of.is_refused = true;
    end_care(of, week, market.providers, market.schemes);
  } else if (!of.is_in_home()) {
    const double years = (week - of.care.from) / core::kWeeksPerYear;
    const double drift = rules.demand.contact.package_drift * std::max(0.0, years);
    update_care(of, market.providers, week, pricing, [&](Case& changing) {
      changing.package = demand::package_for(market.people, changing, rules.demand, drift, rules.draws);
    });
    if (of.request.progress == Progress::kNone) {
      const bool is_worse = of.need > of.reviewed_need || (of.has_dementia && !of.reviewed_dementia) || of.reconsiders;
      if (is_worse) choose_again(market, of, week, view, rules);
      if (of.request.progress == Progress::kNone) wish_for_extra_care(market, of, week, view, rules);
    }
    of.reviewed_need = of.need;
    of.reviewed_dementia = of.has_dementia;
  }
  of.reconsiders = false;
  demand::carry_on(market.people.at[of.person], of, before, week + 1, rules);
  market.people.note_change(person, changed);
}

void run_out(Market market, std::uint32_t person, core::Week week, const Pricing& pricing,
             const demand::LifeRules& rules, std::vector<std::uint32_t>& changed) {
  Case& of = market.cases[market.people.at[person].case_of];
  if (!of.is_in_care() || of.care.payer != Payer::kSelf) return;
  const demand::Circumstances before = demand::circumstances(market.people.at[of.person], of);
  update_care(of, market.providers, week, pricing, [&](Case& changing) {
    changing.care.payer = Payer::kCouncil;
    changing.care.paid_since = week + 1;
    changing.care.premium = pricing.rates.spot[changing.care.setting];
  });
  if (of.is_in_home() && of.request.progress == Progress::kNone) {
    const random::Uniforms u = rules.draws.at(market.people.at[person].id, Purpose::kSpendDown, of.request.number);
    const bool is_kept = u.first < core::logistic(pricing.funding.accepts_fee_intercept);
    if (!is_kept && u.second >= pricing.funding.third_party_share) {
      queue_for_care(of, of.care.setting, Priority::kOrdinary, week, market.queues);
    }
  }
  demand::carry_on(market.people.at[of.person], of, before, week + 1, rules);
  market.people.note_change(person, changed);
}

}  // namespace caremarket::market
