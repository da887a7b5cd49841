// What a draw is for. Numbered by hand, never renumbered, never reused: the numbers are part of every result. 1, 8 and
// 16 have been in use and are not any more.
#pragma once

#include <cstdint>

namespace caremarket::random {

/// One purpose is one block of Philox2x64-7: two uniforms with the fixed meanings given here, or four.
enum class Purpose : std::uint32_t {
  kWorsening = 2,         ///< clock: worsening | onset of dementia
  kRecovery = 3,          ///< clock: recovery | discharge from hospital with a request
  kDementia = 4,          ///< reserve
  kCarer = 5,             ///< clock: gaining or losing an unpaid carer | -
  kDischarge = 6,         ///< by discharge: leads to a request at this age | -
  kContact = 7,           ///< clock: asking for support | -
  kHousehold = 9,         ///< 0: lives alone | has an unpaid carer; by loss of a carer, from 1: is left alone | -
  kWealth = 10,           ///< owner-occupier | capital
  kIncome = 11,           ///< weekly income | value of the home
  kOpeningNeed = 12,      ///< need level | dementia
  kOpeningCare = 13,      ///< setting at the opening, and by pair noise of the provider | elapsed share of the spell
  kOpeningRefusal = 14,   ///< lacks care at the opening: has asked before | -
  kClientGroup = 15,      ///< client group, from 1: physical or mental | -
  kEligibility = 17,      ///< by request: eligible | weekly: care goes on at a lower need
  kAssessmentOrder = 18,  ///< order within class and week | assessed fast
  kChoice = 19,           ///< pair (person, option): noise of the setting | person: limit on cost waived
  kPlacementOrder = 20,   ///< order within class and week | -
  kOfferNoise = 21,       ///< pair (request, provider): noise of preference | acceptance
  kEscalation = 22,       ///< weekly: escalates to a care home | accepts a place out of area
  kSpendDown = 23,        ///< home accepts the council fee | third party tops up
  kReview =
      24,  ///< weekly: chooses again, or leaves a care home, at a review | diverted from a care home by extra care
  kPackage = 25,         ///< size of the package | nursing need
  kLeaving = 26,         ///< market clock: leaving the employer | stays in the sector
  kSeeking = 27,         ///< weekly: finds a post | gives up
  kEmployerChoice = 28,  ///< pair (worker, provider): noise | -
  kHires = 29,  ///< weekly, by role: local hires | international hires; by employer and role: staff at the opening
  kWorkerTraits = 30,     ///< tenure at the opening | -
  kProviderTraits = 31,   ///< size of an entrant | -
  kProviderQuality = 32,  ///< by inspection: placements stopped | wealth of the neighbourhood
  kProviderCost = 33,     ///< cost spread | -
  kInspection = 34,       ///< quarterly: inspected | outcome
  kExit = 35,             ///< monthly: closes | becomes insolvent
  kEntrants = 36,         ///< quarterly, by kind and locality: number of potential entrants | -
  kEntrant = 37,          ///< opens | lead time
  kHandBack = 38,         ///< monthly: hands back | takes on again
  kClosureStaff = 39,     ///< worker of a closing provider looks for another post | -
  kSchemeSlip = 40,       ///< 0: slip of the opening date | fails; 1 to 4: length of each stage before it | -
  kLetting = 41,          ///< weekly, by scheme: units let; by person: wishes for extra care | -
  kHours = 42,            ///< worker's contracted hours | -
  kParameter = 43,        ///< value of an uncertain parameter | -
  kMigrationCount = 44,   ///< reserve
  kOwnCare = 45,          ///< by request: arranges care without the council | takes care
  kShortStay = 46,        ///< by request: goes into a short stay | stays on
  kPlacement = 47,        ///< comes or came into a care home at another council's expense | has dementia
  kContinuingCare = 48,   ///< of a person: qualifies for care paid by the NHS | home disregarded
  kReablement = 49,       ///< by request: gets reablement first | needs nothing more after it
  // Four uniforms each.
  /// 0: death | leaving | worsening | dementia while there is no case; 1 and 2: the causes in order, of a case
  kFirstClocks = 50,
  kTraits = 51  ///< birthday within the year of age | deprivation quintile | community | learning disability
};

}  // namespace caremarket::random
