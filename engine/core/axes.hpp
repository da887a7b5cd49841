// The closed lists that values are broken down by. Order is part of the file format: append, never reorder.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace caremarket::core {

enum class Sex : std::uint8_t { kFemale, kMale };
enum class AgeBand : std::uint8_t { k18To64, k65To74, k75To84, k85Plus };
enum class Need : std::uint8_t { kIndependent, kLow, kMedium, kHigh };
enum class ClientGroup : std::uint8_t { kOlder, kLearningDisability, kPhysicalDisability, kMentalHealth, kNone };
enum class Setting : std::uint8_t { kUnpaidCare, kHomeCare, kDirectPayment, kExtraCare, kResidential, kNursing };
enum class Payer : std::uint8_t { kCouncil, kSelf, kCouncilShortStay, kNhs, kOtherCouncil };
enum class Kind : std::uint8_t {
  kResidentialHome,
  kNursingHome,
  kHomeCareProvider,
  kExtraCareTeam,
  kPersonalAssistants
};
enum class Role : std::uint8_t {
  kCareWorker,
  kSeniorCareWorker,
  kRegisteredNurse,
  kRegisteredManager,
  kPersonalAssistant
};
enum class WorkerOrigin : std::uint8_t { kWithinSector, kLocal, kInternational };
enum class Stage : std::uint8_t { kProposed, kFunded, kPlanning, kConstruction, kOpen, kFull, kFailed };
enum class Rating : std::uint8_t { kOutstanding, kGood, kRequiresImprovement, kInadequate, kUnrated };
enum class Owner : std::uint8_t { kForProfit, kThirdSector, kCouncil };
/// Registered beds of a home, in the bands by which closures are published.
enum class SizeBand : std::uint8_t { k1To3, k4To9, k10To19, k20To29, k30To39, k40To49, k50To59, k60To79, k80Plus };
enum class Route : std::uint8_t { kCommunity, kHospital, kTransition };
enum class ExitReason : std::uint8_t { kFinancial, kEnforced, kOther };
enum class Funder : std::uint8_t { kCouncil, kGrant };  ///< of capital spend
/// Lines of the council's ledger, in the terms of the returns.
enum class Line : std::uint8_t {
  kResidential65,
  kNursing65,
  kHomeCare65,
  kDirectPayments65,
  kExtraCare,
  kOther65,
  kResidential18,
  kNursing18,
  kHomeCare18,
  kDirectPayments18,
  kSupportedLiving18,
  kOther18,
  kAllAges,
  kResidual
};
enum class Quintile : std::uint8_t { k1, k2, k3, k4, k5 };  ///< of deprivation, 1 most deprived

/// Name and labels of an axis.
template <class E>
struct Axis;

#define CAREMARKET_AXIS(Type, axis_name, ...)                                      \
  template <>                                                                      \
  struct Axis<Type> {                                                              \
    static constexpr std::string_view name = axis_name;                            \
    static constexpr auto labels = std::to_array<std::string_view>({__VA_ARGS__}); \
  }

CAREMARKET_AXIS(Sex, "sex", "female", "male");
CAREMARKET_AXIS(AgeBand, "age_band", "18-64", "65-74", "75-84", "85+");
CAREMARKET_AXIS(Need, "need", "independent", "low", "medium", "high");
CAREMARKET_AXIS(ClientGroup, "client_group", "older", "learning_disability", "physical_disability", "mental_health",
                "none");
CAREMARKET_AXIS(Setting, "setting", "unpaid_care", "home_care", "direct_payment", "extra_care", "residential",
                "nursing");
CAREMARKET_AXIS(Payer, "payer", "council", "self", "council_short_stay", "nhs", "other_council");
CAREMARKET_AXIS(Kind, "kind", "residential_home", "nursing_home", "home_care_provider", "extra_care_team",
                "personal_assistants");
CAREMARKET_AXIS(Role, "role", "care_worker", "senior_care_worker", "registered_nurse", "registered_manager",
                "personal_assistant");
CAREMARKET_AXIS(WorkerOrigin, "origin", "within_sector", "local", "international");
CAREMARKET_AXIS(Stage, "stage", "proposed", "funded", "planning", "construction", "open", "full", "failed");
CAREMARKET_AXIS(Rating, "rating", "outstanding", "good", "requires_improvement", "inadequate", "unrated");
CAREMARKET_AXIS(Owner, "owner", "for_profit", "third_sector", "council");
CAREMARKET_AXIS(SizeBand, "size_band", "1-3", "4-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-79", "80+");
CAREMARKET_AXIS(Route, "route", "community", "hospital", "transition");
CAREMARKET_AXIS(ExitReason, "reason", "financial", "enforced", "other");
CAREMARKET_AXIS(Funder, "funder", "council", "grant");
CAREMARKET_AXIS(Line, "line", "residential_65", "nursing_65", "home_care_65", "direct_payments_65", "extra_care",
                "other_65", "residential_18", "nursing_18", "home_care_18", "direct_payments_18", "supported_living_18",
                "other_18", "all_ages", "residual");
CAREMARKET_AXIS(Quintile, "quintile", "1", "2", "3", "4", "5");
#undef CAREMARKET_AXIS

template <class E>
inline constexpr std::size_t kCount = Axis<E>::labels.size();

template <class E>
[[nodiscard]] constexpr std::size_t index(E value) {
  return static_cast<std::size_t>(value);
}

template <class E>
[[nodiscard]] constexpr std::string_view label(E value) {
  return Axis<E>::labels[index(value)];
}

[[nodiscard]] constexpr bool is_care_home(Setting setting) {
  return setting == Setting::kResidential || setting == Setting::kNursing;
}
/// True when this council's budget bears the price, charges apart.
[[nodiscard]] constexpr bool is_council(Payer payer) {
  return payer == Payer::kCouncil || payer == Payer::kCouncilShortStay;
}
[[nodiscard]] constexpr bool is_home(Kind kind) { return kind == Kind::kResidentialHome || kind == Kind::kNursingHome; }

/// The ages at which the bands after 18-64 begin; from the first of them everybody is an older person.
inline constexpr std::array<int, kCount<AgeBand> - 1> kBandsFrom{65, 75, 85};
inline constexpr int kOlderFrom = kBandsFrom[0];

[[nodiscard]] constexpr AgeBand age_band(int age) {
  std::size_t band = 0;
  for (const int from : kBandsFrom) band += age >= from ? 1 : 0;
  return static_cast<AgeBand>(band);
}

/// The beds at which the bands after 1-3 begin.
inline constexpr std::array<int, kCount<SizeBand> - 1> kSizeBandsFrom{4, 10, 20, 30, 40, 50, 60, 80};

[[nodiscard]] constexpr SizeBand size_band(int beds) {
  std::size_t band = 0;
  for (const int from : kSizeBandsFrom) band += beds >= from ? 1 : 0;
  return static_cast<SizeBand>(band);
}

}  // namespace caremarket::core
