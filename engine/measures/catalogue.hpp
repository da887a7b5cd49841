// The catalogue of measures: each declared once, with name, unit, type, sign, dimensions and definition.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/measures/layout.hpp"

namespace caremarket::measures {

/// The axes of measures. Localities, communities and levers take their labels from the scenario.
enum class AxisId : std::uint8_t {
  kLocality,
  kCommunity,
  kQuintile,
  kAgeBand,
  kSex,
  kClientGroup,
  kNeed,
  kSetting,
  kPayer,
  kKind,
  kRole,
  kOrigin,
  kStage,
  kRating,
  kRoute,
  kStep,
  kReason,
  kDelayReason,
  kSource,
  kLever,
  kSpell,
  kFunder,
  kDementia,
  kStay,
  kEnding,
  kLine,
  kItem,
  kSizeBand,
  kOwner
};
inline constexpr std::size_t kAxes = 29;

enum class Id : std::uint8_t {
  kPopulation,
  kCareGapHours,
  kUnmetHours,
  kUnmetPeople,
  kRequests,
  kWaitingForAssessment,
  kWaitingForCare,
  kWaitTime,
  kPeopleInCare,
  kAscof2c,
  kCareHomeAdmissionRate,
  kDelayedDischargeDays,
  kProviders,
  kPlaces,
  kPlacesAvailable,
  kOccupancy,
  kOccupancyRegistered,
  kProviderExits,
  kProviderEntries,
  kContractsHandedBack,
  kPeopleMovedByClosure,
  kGoodOrOutstanding,
  kProviderMargin,
  kPlacesAtCashRisk,
  kSelfFunderPrice,
  kFilledPosts,
  kVacancyRate,
  kTurnoverRate,
  kStarters,
  kHoursDelivered,
  kUndeliveredHours,
  kAgencyShare,
  kStrain,
  kExtraCareUnits,
  kExtraCareRate,
  kGrossCost,
  kClientCharges,
  kNhsPaidToProviders,
  kNetCost,
  kPaidToProviders,
  kUnmetEligibleWeeks,
  kPlacementsAboveRate,
  kCapitalCost,
  kBudgetVariance,
  kUnmetRatio,
  kUnmetConcentration,
  kYearsWithNeed65,
  kHealthyYears65,
  kMarketFailure,
  kMarketFailureWeek,
  kResidents,
  kCareHomeStarts,
  kCareHomeEndings,
  kPayerStay,
  kCouncilLedger,
  kReablementStarts,
  kReablementSuccess,
  kMarginAfterCapital,
  kHomes,
  kHomeExits
};
inline constexpr std::size_t kMeasures = 60;

/// One measure. `type`: S stock, F flow, R ratio, D spells, L a figure of a year or of the run.
struct Measure {
  Id id{};
  std::string_view name, unit;
  char type = 'S';
  char better = '.';
  Storage storage = Storage::kCount;
  std::vector<AxisId> axes;              ///< of the value or numerator
  std::vector<AxisId> denominator_axes;  ///< of the denominator of a ratio: some of `axes`
  std::string_view definition;
  Storage denominator_storage = storage;
};

[[nodiscard]] const std::vector<Measure>& catalogue();
[[nodiscard]] const Measure& measure(Id id);
[[nodiscard]] std::string_view axis_name(AxisId axis);
/// Labels of an axis that do not depend on the scenario; empty for those that do.
[[nodiscard]] std::vector<std::string> fixed_labels(AxisId axis);

/// Bins of completed spells in weeks, and a last cell for their sum.
inline constexpr std::size_t kSpellCells = 10;
[[nodiscard]] std::size_t spell_bin(core::Week weeks);
/// Cell of the axis `stay`.
[[nodiscard]] std::size_t stay_bin(core::Week weeks);

}  // namespace caremarket::measures
