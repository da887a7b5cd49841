#include "engine/demand/life.hpp"

#include <algorithm>
#include <cmath>

#include "engine/demand/support.hpp"

namespace caremarket::demand {
namespace {

using core::Need;
using population::People;
using population::Person;
using random::kNever;
using random::Purpose;

void change_need(Person& person, Case& of, Need need, core::Week week, const LifeRules& rules) {
  const bool is_older = week >= person.birth + core::kOlderFrom * core::kWeeksPerYear;
  if (of.need == Need::kIndependent && person.group == core::ClientGroup::kNone && !is_older) {
    const double u = rules.draws.first(person.id, Purpose::kClientGroup, 1);
    person.group = u < rules.demand.need.physical_share ? core::ClientGroup::kPhysicalDisability
                                                        : core::ClientGroup::kMentalHealth;
  }
  of.need = need;
  of.is_refused = false;
}

/// Somebody in care at home whose life has turned has it reviewed in the same week, and chooses anew.
bool brings_review(Case& of, core::Week week) {
  if (!of.is_in_care() || of.is_in_home() || of.request.progress != Progress::kNone) return false;
  of.review = week;
  return of.reconsiders = true;
}

bool may_ask(const Case& of, const SupportParameters& support) {
  return !of.is_in_care() && of.request.progress == Progress::kNone && care_gap(of, support) > 0;
}

/// What the event of `cause`, which is not an end, does; its clock begins anew afterwards.
template <Cause cause>
void happen(Person& row, std::uint32_t person, Case& of, core::Week week, const LifeRules& rules, LifeLog& log) {
  const core::OriginId id = row.id;
  const std::int32_t renewal = of.clocks.renewals[static_cast<std::size_t>(cause)];
  const auto asks = [&](core::Route route, Priority priority) {
    ask(of, route, priority, week);
    log.asked.push_back(person);
  };
  if constexpr (cause == Cause::kWorsening) {
    change_need(row, of, static_cast<Need>(static_cast<int>(of.need) + 1), week, rules);
  } else if constexpr (cause == Cause::kRecovery) {
    change_need(row, of, static_cast<Need>(static_cast<int>(of.need) - 1), week, rules);
  } else if constexpr (cause == Cause::kDementia) {
    of.has_dementia = true;
    of.is_refused = false;
  } else if constexpr (cause == Cause::kCarer) {
    of.has_carer = !of.has_carer;
    if (of.has_carer) return;
    const double u = rules.draws.second(id, Purpose::kCarer, renewal);
    const double alone = rules.demand.support.alone_after_loss;
    if (alone > 0 && rules.draws.first(id, Purpose::kHousehold, renewal + 1) < alone) of.lives_alone = true;
    if (u < rules.demand.contact.asks_on_carer_loss && !brings_review(of, week) && may_ask(of, rules.demand.support)) {
      asks(core::Route::kCommunity, Priority::kOrdinary);
    }
  } else if constexpr (cause == Cause::kDischarge) {
    const core::AgeBand band = core::age_band(static_cast<int>((week - row.birth) / core::kWeeksPerYear));
    if (rules.draws.first(id, Purpose::kDischarge, renewal) < rules.demand.contact.asks_on_discharge_by_age[band] &&
        !brings_review(of, week)) {
      asks(core::Route::kHospital, Priority::kHospital);
    }
  } else {
    static_assert(cause == Cause::kContact);
    asks(core::Route::kCommunity, Priority::kOrdinary);
  }
}

/// Lives the event of `cause` at `time`, for a case that `is_new` or has been open before.
template <Cause cause>
void pass(Person& row, std::uint32_t person, Case& of, bool is_new, double time, core::Week week,
          const LifeRules& rules, LifeLog& log) {
  const Circumstances before = circumstances(row, of);
  happen<cause>(row, person, of, week, rules, log);
  if (is_new) return set_clocks(row, of, time, rules);  // all clocks begin
  const std::int32_t renewal = ++of.clocks.renewals[static_cast<std::size_t>(cause)];
  const double left = random::unit_exponential(renewed_uniform(rules.draws, row.id, cause, renewal));
  carry_on_after<cause>(left, row, of, before, time, rules);
}

/// Somebody with a learning disability turns 65, belongs to the older client group and may change in need.
void come_of_age(Person& row, Cases& cases, double time, const LifeRules& rules) {
  if (row.case_of == population::kNoCase) {
    row.group = core::ClientGroup::kOlder;
    return;
  }
  Case& of = cases[row.case_of];
  const Circumstances before = circumstances(row, of);
  row.group = core::ClientGroup::kOlder;
  carry_on(row, of, before, time, rules);
}

NextEvent next_of(const Person& row, Cases& cases, const LifeRules& rules) {
  if (row.case_of == population::kNoCase) return next_without_case(row, rules);
  const FirstOut first = first_out(row, cases[row.case_of], comes_of_age(row), rules);
  if (first.cause < 0) return {first.time, Cause::kDeath, true};
  return {first.time, static_cast<Cause>(first.cause), false};
}

}  // namespace

NextEvent next_event(const People& people, Cases& cases, std::uint32_t person, const LifeRules& rules) {
  return next_of(people.at[person], cases, rules);
}

namespace {

constexpr std::uint8_t kBirthday = 100;

/// The next event as the person's row keeps it, found anew when it does not know it.
NextEvent known_event(Person& row, Cases& cases, const LifeRules& rules) {
  if (row.next_event == population::kUnknownEvent) {
    const NextEvent next = next_of(row, cases, rules);
    row.next = next.time;
    row.next_event = next.is_birthday ? kBirthday : static_cast<std::uint8_t>(next.cause);
    return next;
  }
  if (row.next_event == kBirthday) return {row.next, Cause::kDeath, true};
  return {row.next, static_cast<Cause>(row.next_event), false};
}

}  // namespace

core::Week next_look(People& people, Cases& cases, std::uint32_t person, const LifeRules& rules) {
  Person& row = people.at[person];
  const double time = known_event(row, cases, rules).time;
  const core::Week week = time == kNever ? kNoWeek : static_cast<core::Week>(core::whole_below(time));
  if (row.case_of == population::kNoCase) return week;
  const Case& of = cases[row.case_of];
  return std::min(week, std::min(of.review, of.runs_out));
}

void ask(Case& of, core::Route route, Priority priority, core::Week week) {
  of.request.progress = Progress::kWaitingForAssessment;
  of.request.priority = priority;
  of.request.route = route;
  of.request.asked = week;
  ++of.request.number;
}

void live(People& people, Cases& cases, std::uint32_t person, core::Week week, const LifeRules& rules, LifeLog& log) {
  Person& row = people.at[person];
  for (;;) {
    const NextEvent next = known_event(row, cases, rules);
    if (next.time >= week + 1) break;
    row.next_event = population::kUnknownEvent;
    if (next.is_birthday) {
      come_of_age(row, cases, next.time, rules);
      continue;
    }
    if (next.cause == Cause::kDeath || next.cause == Cause::kLeaving) {
      log.departures.push_back({person, next.cause == Cause::kDeath});
      return;
    }
    const bool is_new = row.case_of == population::kNoCase;
    if (is_new) open_case(people, cases, person, Need::kIndependent, false, next.time, rules);
    Case& of = cases[row.case_of];
    for_one_of<Cause::kWorsening, Cause::kRecovery, Cause::kDementia, Cause::kCarer, Cause::kDischarge,
               Cause::kContact>(
        next.cause, [&](auto cause) { pass<cause()>(row, person, of, is_new, next.time, week, rules, log); });
  }
  people.note_change(person, log.changed);
  if (row.case_of == population::kNoCase) return;
  Case& of = cases[row.case_of];
  if (of.review <= week) {
    log.reviews.push_back(person);
    of.review = kNoWeek;
  }
  if (of.runs_out <= week) {
    log.ran_out.push_back(person);
    of.runs_out = kNoWeek;
  }
}

}  // namespace caremarket::demand
