#include "engine/demand/life.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/demand/support.hpp"

namespace caremarket::demand {
namespace {

using core::Need;
using population::People;
using population::Person;
using random::kNever;
using random::Purpose;

constexpr std::array<double, 3> kBandAges{65, 75, 85};

double next_band(const Person& person, double after) {
  for (const double age : kBandAges) {
    const double time = person.birth + age * core::kWeeksPerYear;
    if (time > after) return time;
  }
  return kNever;
}

/// The first clocks of the four causes that act on a person without need or dementia, from the person's keys. The other
/// causes begin with the case.
struct FirstClocks {
  const Person& person;
  random::Uniforms end, worse;

  FirstClocks(const Person& of, const LifeRules& rules)
      : person(of),
        end(rules.draws.at(of.id, Purpose::kLifeEnd, 0)),
        worse(rules.draws.at(of.id, Purpose::kWorsening, 0)) {}
  [[nodiscard]] double uniform(Cause cause) const {
    const random::Uniforms& block = cause == Cause::kDeath || cause == Cause::kLeaving ? end : worse;
    return cause == Cause::kDeath || cause == Cause::kWorsening ? block.first : block.second;
  }
  [[nodiscard]] double exponential(Cause cause) const { return random::unit_exponential(uniform(cause)); }
};
void for_causes_without_case(auto&& on) {
  for_causes<Cause::kDeath, Cause::kLeaving, Cause::kWorsening, Cause::kDementia>(on);
}

/// The next event of a person without a case. Most causes are struck out before any logarithm or search: an exponential
/// is never below one less its uniform, and only what happens before the next age band matters.
NextEvent next_without_case(const Person& person, double after, const LifeRules& rules) {
  NextEvent next{next_band(person, after), Cause::kDeath, true};
  const FirstClocks first(person, rules);
  const Moment from(person, person.entry, rules.tables);
  const Moment to(person, std::min(next.time, rules.tables.end()), rules.tables);
  const Circumstances now = circumstances(person);
  for_causes_without_case([&](auto cause) {
    const Terms terms = terms_of(person, now, cause, rules);
    if (terms.factor <= 0) return;
    const double begun = reached(person, from, terms, rules);
    const double used = (reached(person, to, terms, rules) - begun) * terms.factor;
    if (used < 1 - first.uniform(cause)) return;
    const double left = first.exponential(cause);
    if (used < left) return;
    const double due = due_at(person, terms, begun + left / terms.factor, rules);
    if (due < next.time) next = {due, cause, false};
  });
  return next;
}

void change_need(People& people, std::uint32_t person, Case& of, Need need, const LifeRules& rules) {
  if (of.need == Need::kIndependent && people.at[person].group == core::ClientGroup::kNone) {
    const double u = rules.draws.first(people.at[person].id, Purpose::kClientGroup, 1);
    people.at[person].group = u < rules.demand.need.physical_share ? core::ClientGroup::kPhysicalDisability
                                                                   : core::ClientGroup::kMentalHealth;
  }
  of.need = need;
  of.is_refused = false;
}

bool may_ask(const Case& of, const SupportParameters& support) {
  return !of.is_in_care() && of.request.progress == Progress::kNone && care_gap(of, support) > 0;
}

/// What the event of `cause` does; its clock begins anew afterwards. False when the person is gone.
bool happen(People& people, std::uint32_t person, Case& of, Cause cause, core::Week week, const LifeRules& rules,
            LifeLog& log) {
  const core::OriginId id = people.at[person].id;
  const std::int32_t renewal = of.clocks.renewals[static_cast<std::size_t>(cause)];
  const auto asks = [&](core::Route route, Priority priority) {
    ask(of, route, priority, week);
    log.asked.push_back(person);
  };
  switch (cause) {
    case Cause::kDeath:
    case Cause::kLeaving:
      log.departures.push_back({person, cause == Cause::kDeath});
      return false;
    case Cause::kWorsening:
      change_need(people, person, of, static_cast<Need>(static_cast<int>(of.need) + 1), rules);
      break;
    case Cause::kRecovery:
      change_need(people, person, of, static_cast<Need>(static_cast<int>(of.need) - 1), rules);
      break;
    case Cause::kDementia:
      of.has_dementia = true;
      break;
    case Cause::kCarer: {
      of.has_carer = !of.has_carer;
      const double u = rules.draws.second(id, Purpose::kCarer, renewal);
      if (!of.has_carer && u < rules.demand.contact.asks_on_carer_loss && may_ask(of, rules.demand.support)) {
        asks(core::Route::kCommunity, Priority::kOrdinary);
      }
      break;
    }
    case Cause::kDischarge:
      if (may_ask(of, rules.demand.support)) asks(core::Route::kHospital, Priority::kHospital);
      break;
    case Cause::kContact:
      if (may_ask(of, rules.demand.support)) asks(core::Route::kCommunity, Priority::kOrdinary);
      break;
  }
  return true;
}

/// Enters the next age band; from 65 everybody belongs to the older client group.
void come_of_age(People& people, Cases& cases, std::uint32_t person, double time, const LifeRules& rules) {
  const std::int32_t slot = people.at[person].case_of;
  if (slot == population::kNoCase) {
    people.at[person].group = core::ClientGroup::kOlder;
    return;
  }
  const Circumstances before = circumstances(people.at[person], cases[slot]);
  people.at[person].group = core::ClientGroup::kOlder;
  carry_on(people.at[person], cases[slot], before, time, rules);
}

}  // namespace

NextEvent next_event(const People& people, const Cases& cases, std::uint32_t person, double after,
                     const LifeRules& rules) {
  const std::int32_t slot = people.at[person].case_of;
  if (slot == population::kNoCase) return next_without_case(people.at[person], after, rules);
  NextEvent next{next_band(people.at[person], after), Cause::kDeath, true};
  const Clocks& clocks = cases[slot].clocks;
  int first = -1;
  for (std::size_t c = 0; c < kCauses; ++c) {
    const double due = clocks.due[c];
    const bool is_first = due < next.time;  // no branch: which cause is first cannot be foretold
    next.time = is_first ? due : next.time;
    first = is_first ? static_cast<int>(c) : first;
  }
  if (first >= 0) next = {next.time, static_cast<Cause>(first), false};
  return next;
}

namespace {

constexpr std::uint8_t kBirthday = 100;

/// The next event as the person's row keeps it, found anew when it does not know it.
NextEvent known_event(People& people, const Cases& cases, std::uint32_t person, double after, const LifeRules& rules) {
  Person& row = people.at[person];
  if (row.next_event == population::kUnknownEvent) {
    const NextEvent next = next_event(people, cases, person, after, rules);
    row.next = next.time;
    row.next_event = next.is_birthday ? kBirthday : static_cast<std::uint8_t>(next.cause);
    return next;
  }
  if (row.next_event == kBirthday) return {row.next, Cause::kDeath, true};
  return {row.next, static_cast<Cause>(row.next_event), false};
}

}  // namespace

core::Week next_look(People& people, const Cases& cases, std::uint32_t person, double after, const LifeRules& rules) {
  Person& row = people.at[person];
  if (row.case_of != population::kNoCase) row.next_event = population::kUnknownEvent;
  const double time = known_event(people, cases, person, after, rules).time;
  core::Week week = time == kNever ? kNoWeek : static_cast<core::Week>(core::whole_below(time));
  const std::int32_t slot = people.at[person].case_of;
  if (slot != population::kNoCase) week = std::min({week, cases[slot].review, cases[slot].runs_out});
  return week;
}

std::int32_t open_case(People& people, Cases& cases, std::uint32_t person, Need need, bool dementia, double time,
                       const LifeRules& rules) {
  const std::int32_t slot = cases.open(person);
  Person& row = people.at[person];
  Case& of = cases[slot];
  const auto left_of = [&](Cause cause) -> double& { return of.clocks.target[static_cast<std::size_t>(cause)]; };
  const FirstClocks first(row, rules);
  const Circumstances before = circumstances(row);
  const Moment from(row, row.entry, rules.tables);
  const Moment now(row, time, rules.tables);
  for_causes_without_case([&](auto cause) {
    const Terms terms = terms_of(row, before, cause, rules);
    const double used = (reached(row, now, terms, rules) - reached(row, from, terms, rules)) * terms.factor;
    left_of(cause) = std::max(0.0, first.exponential(cause) - used);
  });
  const random::Uniforms better = rules.draws.at(row.id, Purpose::kRecovery, 0);
  left_of(Cause::kRecovery) = random::unit_exponential(better.first);
  left_of(Cause::kDischarge) = random::unit_exponential(better.second);
  for (const Cause cause : {Cause::kCarer, Cause::kContact}) {
    left_of(cause) = random::unit_exponential(clock_uniform(rules.draws, row.id, cause, 0));
  }
  row.case_of = slot;
  of.need = need;
  of.has_dementia = dementia;
  const core::AgeGroup group = core::age_group(static_cast<int>(people.age(person, time)));
  const core::Sex sex = row.traits.sex;
  const random::Uniforms household = rules.draws.at(row.id, Purpose::kHousehold, 0);
  of.lives_alone = household.first < rules.demand.support.lives_alone[sex][group];
  of.has_carer = household.second < rules.demand.support.has_carer[sex][group];
  set_clocks(row, of, time, rules);
  return slot;
}

void ask(Case& of, core::Route route, Priority priority, core::Week week) {
  of.request.progress = Progress::kWaitingForAssessment;
  of.request.priority = priority;
  of.request.route = route;
  of.request.asked = week;
  ++of.request.number;
}

void live(People& people, Cases& cases, std::uint32_t person, core::Week week, const LifeRules& rules, LifeLog& log) {
  log.changed.push_back(person);
  double after = week - 1e-9;  // an age band may begin with the week
  for (;;) {
    const NextEvent next = known_event(people, cases, person, after, rules);
    if (next.time >= week + 1) break;
    people.at[person].next_event = population::kUnknownEvent;
    after = next.time;
    if (next.is_birthday) {
      come_of_age(people, cases, person, next.time, rules);
      continue;
    }
    if (people.at[person].case_of == population::kNoCase) {
      if (next.cause == Cause::kDeath || next.cause == Cause::kLeaving) {
        log.departures.push_back({person, next.cause == Cause::kDeath});
        return;
      }
      open_case(people, cases, person, Need::kIndependent, false, next.time, rules);
    }
    Case& of = cases[people.at[person].case_of];
    const Circumstances before = circumstances(people.at[person], of);
    if (!happen(people, person, of, next.cause, week, rules, log)) return;
    const std::int32_t renewal = ++of.clocks.renewals[static_cast<std::size_t>(next.cause)];
    const double left = random::unit_exponential(clock_uniform(rules.draws, people.at[person].id, next.cause, renewal));
    carry_on_after(next.cause, left, people.at[person], of, before, next.time, rules);
  }
  const std::int32_t slot = people.at[person].case_of;
  if (slot == population::kNoCase) return;
  Case& of = cases[slot];
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
