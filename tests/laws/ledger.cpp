#include "tests/laws/ledger.hpp"

#include <algorithm>

namespace caremarket::testing {
namespace {

using core::OriginId;
using random::KeyUse;
using random::Purpose;

constexpr std::uint64_t kMostOrdinals = 16;  ///< hires of one role, origin and week; potential entrants of one quarter
constexpr std::int32_t kMostNumber = 2000;   ///< of requests, renewals or inspections of one entity

bool allows(When when, std::int32_t occasion, core::Week week) {
  switch (when) {
    case When::kOnce:
      return occasion == 0;
    case When::kOneOfTwo:
      return occasion == 0 || occasion == 1;
    case When::kWeek:
      return occasion == week;
    case When::kNumber:
      return occasion >= 0 && occasion < kMostNumber;
  }
  return false;
}

std::uint64_t bits(core::Week week) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(week)); }

}  // namespace

const std::vector<Use>& uses() {
  static const std::vector<Use> all{{Purpose::kFirstClocks, Who::kPerson, When::kNumber, true},
                                    {Purpose::kWorsening, Who::kPerson, When::kNumber, true},
                                    {Purpose::kRecovery, Who::kPerson, When::kNumber, true},
                                    {Purpose::kCarer, Who::kPerson, When::kNumber, true},
                                    {Purpose::kContact, Who::kPerson, When::kNumber, true},
                                    {Purpose::kTraits, Who::kPerson, When::kOnce, false},
                                    {Purpose::kHousehold, Who::kPerson, When::kNumber, false},
                                    {Purpose::kWealth, Who::kPerson, When::kOnce, false},
                                    {Purpose::kIncome, Who::kPerson, When::kOnce, false},
                                    {Purpose::kOpeningNeed, Who::kPerson, When::kOnce, false},
                                    {Purpose::kOpeningCare, Who::kPerson, When::kOnce, false},
                                    {Purpose::kOpeningCare, Who::kPersonAndProvider, When::kOnce, false},
                                    {Purpose::kOpeningRefusal, Who::kPerson, When::kOnce, false},
                                    {Purpose::kClientGroup, Who::kPerson, When::kNumber, false},
                                    {Purpose::kEligibility, Who::kPerson, When::kNumber, true},
                                    {Purpose::kEligibility, Who::kPerson, When::kWeek, true},
                                    {Purpose::kAssessmentOrder, Who::kPerson, When::kNumber, true},
                                    {Purpose::kAssessmentOrder, Who::kAssessors, When::kWeek, false},
                                    {Purpose::kChoice, Who::kPerson, When::kNumber, false},
                                    {Purpose::kChoice, Who::kPersonAndSetting, When::kNumber, false},
                                    {Purpose::kPlacementOrder, Who::kPerson, When::kNumber, true},
                                    {Purpose::kOfferNoise, Who::kPersonAndProvider, When::kNumber, true},
                                    {Purpose::kEscalation, Who::kPerson, When::kWeek, false},
                                    {Purpose::kSpendDown, Who::kPerson, When::kNumber, false},
                                    {Purpose::kReview, Who::kPerson, When::kWeek, false},
                                    {Purpose::kPackage, Who::kPerson, When::kOnce, true},
                                    {Purpose::kLeaving, Who::kWorker, When::kNumber, true},
                                    {Purpose::kSeeking, Who::kWorker, When::kWeek, false},
                                    {Purpose::kEmployerChoice, Who::kWorkerAndProvider, When::kWeek, false},
                                    {Purpose::kHires, Who::kHireStream, When::kWeek, false},
                                    {Purpose::kHires, Who::kOpeningPosts, When::kOnce, false},
                                    {Purpose::kWorkerTraits, Who::kWorker, When::kOnce, false},
                                    {Purpose::kProviderTraits, Who::kPotentialEntrant, When::kOnce, false},
                                    {Purpose::kProviderQuality, Who::kProvider, When::kNumber, false},
                                    {Purpose::kProviderCost, Who::kProvider, When::kOnce, false},
                                    {Purpose::kInspection, Who::kProvider, When::kWeek, false},
                                    {Purpose::kExit, Who::kProvider, When::kWeek, false},
                                    {Purpose::kEntrants, Who::kEntrantStream, When::kWeek, false},
                                    {Purpose::kEntrant, Who::kPotentialEntrant, When::kOnce, false},
                                    {Purpose::kHandBack, Who::kProvider, When::kWeek, false},
                                    {Purpose::kClosureStaff, Who::kWorker, When::kWeek, false},
                                    {Purpose::kSchemeSlip, Who::kScheme, When::kNumber, false},
                                    {Purpose::kLetting, Who::kScheme, When::kWeek, false},
                                    {Purpose::kLetting, Who::kPerson, When::kWeek, false},
                                    {Purpose::kHours, Who::kWorker, When::kOnce, false},
                                    {Purpose::kDischarge, Who::kPerson, When::kNumber, false},
                                    {Purpose::kOwnCare, Who::kPerson, When::kNumber, false},
                                    {Purpose::kShortStay, Who::kPerson, When::kNumber, true},
                                    {Purpose::kReablement, Who::kPerson, When::kNumber, true},
                                    {Purpose::kPlacement, Who::kPerson, When::kOnce, true},
                                    {Purpose::kContinuingCare, Who::kPerson, When::kOnce, false}};
  return all;
}

void Ledger::know(const Lived& lived) {
  const simulation::World& world = lived.world;
  const auto learn = [&](Who who, OriginId id) {
    if (ids_[who].emplace(id, 1).second && !known_.insert(id).second) ids_[who][id] = 2;
  };
  const auto groups = [&](Who who, OriginId id) { ids_[who].emplace(id, 1); };
  for (const population::Person& person : world.people.at) learn(Who::kPerson, person.id);
  for (const workforce::Worker& one : world.labour.workers.at) learn(Who::kWorker, one.id);
  for (const housing::Scheme& scheme : world.schemes) learn(Who::kScheme, scheme.id);
  const auto draws_for = [&](Purpose purpose) {
    return std::any_of(lived.keys.begin(), lived.keys.end(), [&](const KeyUse& key) { return key.purpose == purpose; });
  };
  const std::size_t localities = lived.scenario().tables->localities.size();
  for (std::uint64_t kind = 0; draws_for(Purpose::kEntrants) && kind < core::kCount<core::Kind>; ++kind) {
    for (std::uint64_t locality = 0; locality < localities; ++locality) {
      groups(Who::kEntrantStream, core::origin(core::Source::kGroup, 2, kind, locality));
      for (std::uint64_t ordinal = 0; ordinal < kMostOrdinals; ++ordinal) {
        learn(Who::kPotentialEntrant,
              core::origin(core::Source::kEntrant, kind, locality, bits(lived.week()), ordinal));
      }
    }
  }
  for (std::uint64_t role = 0; role < core::kCount<core::Role>; ++role) {
    groups(Who::kHireStream, core::origin(core::Source::kGroup, role, 1));
    for (std::uint64_t from = 0; draws_for(Purpose::kHours) && from < core::kCount<core::WorkerOrigin>; ++from) {
      for (std::uint64_t ordinal = 0; ordinal < kMostOrdinals; ++ordinal) {
        learn(Who::kWorker, core::origin(core::Source::kHire, role * 8 + from, bits(lived.week()), ordinal));
      }
    }
  }
  groups(Who::kAssessors, core::origin(core::Source::kGroup, 3));
  ids_[Who::kProvider].clear();
  for (const providers::Provider& provider : world.providers.at) {
    if (!ids_[Who::kPotentialEntrant].contains(provider.id)) known_.insert(provider.id);
    ++ids_[Who::kProvider][provider.id];
    for (std::uint64_t role = 0; role < core::kCount<core::Role>; ++role) {
      groups(Who::kOpeningPosts, core::origin(core::Source::kOpeningWorker, provider.id.bits, role));
    }
  }
  for (const Who who : {Who::kPersonAndProvider, Who::kPersonAndSetting, Who::kWorkerAndProvider}) ids_[who].clear();
  for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
    if (lived.case_of(person) == nullptr) continue;
    const OriginId id = world.people.at[person].id;
    for (const providers::Provider& provider : world.providers.at)
      ++ids_[Who::kPersonAndProvider][core::pair(id, provider.id)];
    for (std::uint64_t setting = 0; setting < core::kCount<core::Setting>; ++setting) {
      ++ids_[Who::kPersonAndSetting][core::pair(id, {setting})];
    }
  }
  std::set<OriginId> choosing;
  for (const KeyUse& key : lived.keys) {
    if (key.purpose == Purpose::kSeeking || key.purpose == Purpose::kHours) choosing.insert(key.id);
  }
  for (const OriginId worker : choosing) {
    for (const providers::Provider& provider : world.providers.at) {
      ++ids_[Who::kWorkerAndProvider][core::pair(worker, provider.id)];
    }
  }
}

int Ledger::entities(Who who, OriginId id) const {
  const auto of = ids_.find(who);
  if (of == ids_.end()) return 0;
  const auto found = of->second.find(id);
  return found == of->second.end() ? 0 : found->second;
}

std::vector<std::string> Ledger::take(const Lived& lived) {
  know(lived);
  std::vector<std::string> wrong;
  for (const KeyUse& key : lived.keys) {
    ++taken_;
    purposes_.insert(key.purpose);
    std::map<Who, int> bearers;  // two occasions of one entity are one meaning: the halves of the block tell them apart
    bool repeats = false;
    for (const Use& use : uses()) {
      if (use.purpose != key.purpose || !allows(use.when, key.occasion, lived.week())) continue;
      bearers[use.who] = entities(use.who, key.id);
      repeats = repeats || (use.repeats && bearers[use.who] > 0);
    }
    int meanings = 0;
    for (const auto& [who, number] : bearers) meanings += number;
    const bool is_again = !repeats && !drawn_.insert(key).second;
    if ((meanings == 1 && !is_again) || wrong.size() >= 10) continue;
    wrong.push_back("purpose " + std::to_string(static_cast<int>(key.purpose)) + ", occasion " +
                    std::to_string(key.occasion) + ", week " + std::to_string(lived.week()) +
                    (is_again        ? ": drawn twice"
                     : meanings == 0 ? ": nobody's"
                                     : ": of two entities"));
  }
  return wrong;
}

std::set<KeyUse> of_purpose(const std::vector<KeyUse>& keys, Purpose purpose) {
  std::set<KeyUse> found;
  std::copy_if(keys.begin(), keys.end(), std::inserter(found, found.end()),
               [purpose](const KeyUse& key) { return key.purpose == purpose; });
  return found;
}

}  // namespace caremarket::testing
