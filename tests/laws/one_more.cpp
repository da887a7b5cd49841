#include "tests/laws/one_more.hpp"

#include <algorithm>

#include "tests/laws/ledger.hpp"

namespace caremarket::testing {
namespace {

using core::OriginId;
using random::KeyUse;
using random::Purpose;

bool has_met(const demand::Case* of) {
  return of != nullptr && (of->is_in_care() || of->request.number > 0 || of->is_refused);
}

bool same_life(const demand::Case* a, const demand::Case* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->need == b->need && a->has_dementia == b->has_dementia && a->has_carer == b->has_carer &&
         a->lives_alone == b->lives_alone && a->clocks == b->clocks;
}

bool same_traits(const population::Person& a, const population::Person& b) {
  return a.birth == b.birth && a.entry == b.entry && a.cohort == b.cohort && a.traits.sex == b.traits.sex &&
         a.traits.quintile == b.traits.quintile && a.traits.locality == b.traits.locality &&
         a.traits.community == b.traits.community;
}

void say(std::vector<std::string>& wrong, const Lived& lived, const std::string& what) {
  if (wrong.size() < 10) wrong.push_back("week " + std::to_string(lived.week()) + ": " + what);
}

/// Hires of one week whose ids are the first of their list: role, origin, ordinal 0, 1, 2 and so on.
std::size_t hires_in_order(const Lived& lived, const std::set<KeyUse>& hours) {
  std::size_t number = 0;
  for (std::uint64_t role = 0; role < core::kCount<core::Role>; ++role) {
    for (std::uint64_t from = 0; from < core::kCount<core::WorkerOrigin>; ++from) {
      const auto week = static_cast<std::uint64_t>(static_cast<std::int64_t>(lived.week()));
      for (std::uint64_t ordinal = 0;; ++ordinal) {
        const OriginId id = core::origin(core::Source::kHire, role * 8 + from, week, ordinal);
        if (!hours.contains({id, Purpose::kHours, 0})) break;
        ++number;
      }
    }
  }
  return number;
}

}  // namespace

Others::Others(const Lived& without, const Lived& with) {
  for (const Lived* lived : {&without, &with}) {
    for (const auto& [id, person] : lived->people()) {
      if (has_met(lived->case_of(person))) met_.insert(id);
    }
  }
  asked_ = met_;
}

void Others::compare_people(const Lived& without, const Lived& with, std::vector<std::string>& wrong) {
  if (of_purpose(without.keys, Purpose::kTraits) != of_purpose(with.keys, Purpose::kTraits)) {
    say(wrong, with, "others come of age or move in");
  }
  const auto here = without.people();
  const auto there = with.people();
  for (const auto& [id, person] : here) {
    const auto found = there.find(id);
    const demand::Case* a = without.case_of(person);
    const demand::Case* b = found == there.end() ? nullptr : with.case_of(found->second);
    if (found != there.end() && !same_traits(without.world.people.at[person], with.world.people.at[found->second])) {
      say(wrong, with, "a person is somebody else");
    }
    if (!asked_.contains(id) && found != there.end()) {
      const bool asks = a != nullptr && a->request.number > 0;
      if (asks != (b != nullptr && b->request.number > 0)) say(wrong, with, "a first request comes in another week");
      if (asks) {
        ++requests_;
        asked_.insert(id);
      }
    }
    if (has_met(a) || has_met(b)) met_.insert(id);
    if (met_.contains(id)) continue;
    ++lives_;
    if (found == there.end() || !same_life(a, b))
      say(wrong, with, "the life of somebody who has met no service differs");
  }
}

void Others::compare_workers(const Lived& without, const Lived& with, std::vector<std::string>& wrong) {
  for (const Lived* lived : {&without, &with}) {
    const std::set<KeyUse> hours = of_purpose(lived->keys, Purpose::kHours);
    if (hires_in_order(*lived, hours) != hours.size()) say(wrong, *lived, "a hire has an id out of turn");
  }
  const auto there = with.workers();
  for (const auto& [id, i] : without.workers()) {
    const auto found = there.find(id);
    if (found == there.end()) continue;
    const workforce::Worker& a = without.world.labour.workers.at[i];
    const workforce::Worker& b = with.world.labour.workers.at[found->second];
    if (a.role != b.role || a.origin != b.origin || a.minutes != b.minutes) {
      say(wrong, with, "a worker is somebody else");
    }
  }
}

void Others::compare_providers(const Lived& without, const Lived& with, std::vector<std::string>& wrong) {
  for (const providers::Provider& a : without.world.providers.at) {
    const auto& all = with.world.providers.at;
    const auto b = std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.id == a.id; });
    if (b == all.end()) continue;
    if (a.kind != b->kind || a.owner != b->owner || a.locality != b->locality || a.registered != b->registered ||
        a.size != b->size || a.wealth != b->wealth || a.cost_factor != b->cost_factor) {
      say(wrong, with, "a provider is another");
    }
    const auto is_settled = [&](const providers::Provider& one) { return one.is_open && !one.is_closing(); };
    if (!is_settled(a) || !is_settled(*b)) continue;
    for (const Purpose purpose : {Purpose::kExit, Purpose::kInspection, Purpose::kHandBack}) {
      const KeyUse key{a.id, purpose, with.week()};
      const bool here = std::find(without.keys.begin(), without.keys.end(), key) != without.keys.end();
      if (here != (std::find(with.keys.begin(), with.keys.end(), key) != with.keys.end())) {
        say(wrong, with, "a provider draws in one life only");
      }
    }
  }
}

std::vector<std::string> Others::changed(const Lived& without, const Lived& with) {
  std::vector<std::string> wrong;
  compare_people(without, with, wrong);
  compare_workers(without, with, wrong);
  compare_providers(without, with, wrong);
  return wrong;
}

}  // namespace caremarket::testing
