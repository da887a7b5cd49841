#include "engine/demand/life.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/demand/support.hpp"

namespace caremarket::demand {
namespace {

using core::Need;
using population::People;
using random::kNever;
using random::Purpose;

constexpr std::array<double, 3> kBandAges{65, 75, 85};

double exponential(const LifeRules& rules, core::OriginId id, Cause cause, std::int32_t renewal) {
  return random::unit_exponential(clock_uniform(rules.draws, id, cause, renewal));
}

double next_band(const People& people, std::uint32_t person, double after) {
  for (const double age : kBandAges) {
    const double time = people.at[person].birth + age * core::kWeeksPerYear;
    if (time > after) return time;
  }
  return kNever;
}

/// The four causes that act on a person without need or dementia, derived again from the keys.
constexpr std::array<Cause, 4> kCausesWithoutCase{Cause::kDeath, Cause::kLeaving, Cause::kWorsening, Cause::kDementia};

Case without_case() { return Case{}; }

Clock opening_clock(const People& people, std::uint32_t person, Cause cause, const LifeRules& rules) {
  return {exponential(rules, people.at[person].id, cause, 0), people.at[person].entry, kNever, 0};
}

void renew(const People& people, std::uint32_t person, Case& of, Cause cause, double time, const LifeRules& rules) {
  Clock& clock = of.clock(cause);
  ++clock.renewals;
  clock.left = exponential(rules, people.at[person].id, cause, clock.renewals);
  clock.since = time;
  clock.due = due_time(people, person, terms_of(people, person, of, cause, rules), clock, rules);
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

/// What the event of `cause` at `time` does; clocks have been settled. False when the person is gone.
bool happen(People& people, std::uint32_t person, Case& of, Cause cause, core::Week week, const LifeRules& rules,
            LifeLog& log) {
  const core::OriginId id = people.at[person].id;
  const std::int32_t renewal = of.clock(cause).renewals;
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
  const Circumstances before = circumstances(people, cases[slot], rules);
  people.at[person].group = core::ClientGroup::kOlder;
  carry_on(people, cases[slot], before, time, rules);
}

}  // namespace

NextEvent next_event(const People& people, const Cases& cases, std::uint32_t person, double after,
                     const LifeRules& rules) {
  NextEvent next{next_band(people, person, after), Cause::kDeath, true};
  const std::int32_t slot = people.at[person].case_of;
  if (slot == population::kNoCase) {
    const Case none = without_case();
    for (const Cause cause : kCausesWithoutCase) {
      const Terms terms = terms_of(people, person, none, cause, rules);
      const double due = due_time(people, person, terms, opening_clock(people, person, cause, rules), rules);
      if (due < next.time) next = {due, cause, false};
    }
    return next;
  }
  for (std::size_t c = 0; c < kCauses; ++c) {
    const double due = cases[slot].clocks[c].due;
    if (due < next.time) next = {due, static_cast<Cause>(c), false};
  }
  return next;
}

namespace {

constexpr std::uint8_t kBirthday = 100;

/// The next event, kept in the person's row while there is no case: deriving it from the keys again is dear.
NextEvent known_event(People& people, const Cases& cases, std::uint32_t person, double after, const LifeRules& rules) {
  population::Person& row = people.at[person];
  if (row.case_of != population::kNoCase) return next_event(people, cases, person, after, rules);
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
  const double time = known_event(people, cases, person, after, rules).time;
  core::Week week = time == kNever ? kNoWeek : static_cast<core::Week>(std::floor(time));
  const std::int32_t slot = people.at[person].case_of;
  if (slot != population::kNoCase) week = std::min({week, cases[slot].review, cases[slot].runs_out});
  return week;
}

std::int32_t open_case(People& people, Cases& cases, std::uint32_t person, Need need, bool dementia, double time,
                       const LifeRules& rules) {
  const std::int32_t slot = cases.open(person);
  Case& of = cases[slot];
  const Case before = without_case();
  for (std::size_t c = 0; c < kCauses; ++c) {
    const auto cause = static_cast<Cause>(c);
    Clock& clock = of.clocks[c] = opening_clock(people, person, cause, rules);
    const bool ran = std::find(kCausesWithoutCase.begin(), kCausesWithoutCase.end(), cause) != kCausesWithoutCase.end();
    const Terms terms = ran ? terms_of(people, person, before, cause, rules) : Terms{};
    clock.left = std::max(0.0, clock.left - used_until(people, person, terms, clock, time, rules));
    clock.since = time;
  }
  people.at[person].case_of = slot;
  of.need = need;
  of.has_dementia = dementia;
  const core::AgeGroup group = core::age_group(static_cast<int>(people.age(person, time)));
  const core::Sex sex = people.at[person].traits.sex;
  const random::Uniforms household = rules.draws.at(people.at[person].id, Purpose::kHousehold, 0);
  of.lives_alone = household.first < rules.demand.support.lives_alone[sex][group];
  of.has_carer = household.second < rules.demand.support.has_carer[sex][group];
  for (std::size_t c = 0; c < kCauses; ++c) {
    const Terms terms = terms_of(people, person, of, static_cast<Cause>(c), rules);
    of.clocks[c].due = due_time(people, person, terms, of.clocks[c], rules);
  }
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
  double after = std::nextafter(static_cast<double>(week), -kNever);
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
    const Circumstances before = circumstances(people, of, rules);
    if (!happen(people, person, of, next.cause, week, rules, log)) return;
    carry_on(people, of, before, next.time, rules);
    renew(people, person, of, next.cause, next.time, rules);
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
