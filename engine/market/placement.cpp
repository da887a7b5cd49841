#include "engine/market/placement.hpp"

#include <algorithm>
#include <cmath>

#include "engine/market/finder.hpp"

namespace caremarket::market {
namespace {

using core::Payer;
using core::Setting;
using demand::Case;
using demand::kNobody;
using demand::Progress;
using providers::Offer;
using random::Purpose;

constexpr double kAboveRate = 0.01;  ///< smallest premium that counts as paying above the standard fee

std::int32_t find_scheme(const std::vector<housing::Scheme>& schemes, std::uint8_t locality) {
  std::int32_t best = kNobody;
  for (std::int32_t s = 0; s < static_cast<std::int32_t>(schemes.size()); ++s) {
    const housing::Scheme& scheme = schemes[static_cast<std::size_t>(s)];
    if (!scheme.is_open() || scheme.lettings <= 0) continue;
    if (best == kNobody) {
      best = s;
      continue;
    }
    const housing::Scheme& other = schemes[static_cast<std::size_t>(best)];
    const bool is_near = scheme.locality == locality;
    const bool other_is_near = other.locality == locality;
    if (is_near != other_is_near ? is_near : scheme.id < other.id) best = s;
  }
  return best;
}

/// What somebody who is not placed turns to: a care home, a place outside the area, home care instead of a unit of
/// extra care, or staying in the care they have.
struct Turn {
  bool escalates = false;
  bool goes_outside = false;
  bool forgoes_unit = false;
};

Turn turn_of(const Case& of, core::OriginId id, double age, core::Week week, const Parameters& parameters,
             const funding::Parameters& funding, const demand::LifeRules& rules) {
  const double escalation = rules.demand.choice.escalation[core::age_band(static_cast<int>(age))];
  const core::Week waited = week - of.request.agreed;
  const bool is_home = core::is_care_home(of.request.wanted);
  Turn turn;
  turn.forgoes_unit =
      of.request.wanted == Setting::kExtraCare &&
      waited >= (of.is_in_care() ? parameters.unit_patience_in_care : parameters.unit_patience_without_care);
  const bool may_escalate = !is_home && !of.is_in_care() && escalation > 0;
  const bool may_go_outside = is_home && waited >= funding.out_of_area_after;
  if (!may_escalate && !may_go_outside) return turn;
  const random::Uniforms u = rules.draws.at(id, Purpose::kEscalation, week);
  turn.escalates = may_escalate && u.first < core::probability_within(escalation, 1);
  turn.goes_outside = may_go_outside && u.second < funding.out_of_area;
  return turn;
}

}  // namespace

void queue_for_care(Case& of, Setting wanted, demand::Priority priority, core::Week week, demand::Queues& queues) {
  const bool is_queued = of.request.progress == Progress::kWaitingForCare;
  of.request.wanted = wanted;
  of.request.priority = std::min(priority, is_queued ? of.request.priority : priority);
  if (is_queued) return;
  if (of.request.progress == Progress::kNone) {
    ++of.request.number;
    of.request.asked = week;
  } else {
    std::erase(queues.assessment, of.person);
  }
  of.request.progress = Progress::kWaitingForCare;
  of.request.agreed = week;
  queues.care.push_back(of.person);
}

void place(Market market, std::vector<Offer>& offers, const Candidates& candidates, core::Week week,
           const Parameters& parameters, const Pricing& pricing, const demand::LifeRules& rules, PlacementLog& log,
           std::vector<std::uint32_t>& changed) {
  demand::sort_queue(market.queues.care, market.people, market.cases, Purpose::kPlacementOrder, rules.draws);
  std::vector<std::uint32_t> still_waiting;
  Finder finder({market.people, market.providers, offers, candidates, parameters, pricing, rules.draws});
  for (const std::uint32_t person : market.queues.care) {
    Case& of = market.cases[market.people.at[person].case_of];
    demand::know_wealth(market.people, of, week, pricing.rates, pricing.funding, rules.draws);
    Place found{of.request.wanted};
    bool is_placed = false;
    if (of.request.wanted == Setting::kExtraCare) {
      found.scheme = find_scheme(market.schemes, market.people.at[person].traits.locality);
      is_placed = found.scheme != kNobody && found.scheme != of.care.scheme;
      if (is_placed) {
        housing::Scheme& scheme = market.schemes[static_cast<std::size_t>(found.scheme)];
        --scheme.lettings;
        found.provider = scheme.team;
      }
    } else {
      found.provider = finder.find(of);
      is_placed = found.provider != kNobody;
    }
    const double age = market.people.age(person, week);
    found.is_younger = age < core::kOlderFrom;
    const Turn turn =
        is_placed ? Turn{} : turn_of(of, market.people.at[person].id, age, week, parameters, pricing.funding, rules);
    if (turn.goes_outside) {
      is_placed = true;
      found.premium = pricing.funding.out_of_area_ratio - 1;
    } else if (is_placed) {
      found.premium = pricing.rates.spot[found.setting];
    }
    if (!is_placed) {
      if (turn.escalates) {
        of.needs_nurse = of.needs_nurse && of.need == core::Need::kHigh;
        of.request.wanted = of.needs_nurse ? Setting::kNursing : Setting::kResidential;
        market.people.note_change(person, changed);
      } else if (turn.forgoes_unit) {
        market.people.note_change(person, changed);
        of.request.wanted = Setting::kHomeCare;
        if (of.is_in_care()) {
          const demand::Circumstances before = demand::circumstances(market.people.at[of.person], of);
          of.request.progress = Progress::kNone;
          demand::carry_on(market.people.at[of.person], of, before, week + 1, rules);
          continue;
        }
      }
      still_waiting.push_back(person);
      continue;
    }
    const demand::Circumstances before = demand::circumstances(market.people.at[of.person], of);
    const bool was_in_home = of.is_in_home();
    const bool is_entry = core::is_care_home(found.setting) && !was_in_home;
    const core::Week waited = week - of.request.agreed;
    const bool was_moved = of.request.priority == demand::Priority::kClosure;
    const bool is_short = of.funder == Payer::kCouncilShortStay && core::is_care_home(found.setting);
    const demand::ContactParameters& contact = rules.demand.contact;
    start_care(of, found, week, is_short ? contact.short_stay_weeks : contact.review_weeks, market.providers,
               market.schemes, pricing);
    if (found.provider != kNobody) {
      Offer& offer = offers[static_cast<std::size_t>(found.provider)];
      if (core::is_care_home(found.setting))
        --offer.places;
      else
        offer.minutes -= of.package;
    }
    double& usual = market.queues.usual_wait[found.setting];
    usual += 0.02 * (waited - usual);
    const bool is_council = of.care.payer == Payer::kCouncil;
    log.started.push_back({person, found.setting, of.care.payer, waited, is_entry, is_entry && !is_short && !was_moved,
                           is_council && of.care.premium >= kAboveRate, was_moved});
    demand::carry_on(market.people.at[of.person], of, before, week + 1, rules);
    market.people.note_change(person, changed);
  }
  market.queues.care.swap(still_waiting);
}

}  // namespace caremarket::market
