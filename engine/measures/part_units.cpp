#include "engine/measures/part_units.hpp"

#include "engine/core/errors.hpp"

namespace caremarket::measures {

PartUnits part_units(Id ratio) {
  switch (ratio) {
    case Id::kAscof2c:
    case Id::kCareHomeAdmissionRate:
      return {"person", "person week"};
    case Id::kReablementSuccess:
    case Id::kPlacementsAboveRate:
      return {"person", "person"};
    case Id::kPayerStay:
      return {"week", "person"};
    case Id::kOccupancy:
    case Id::kOccupancyRegistered:
      return {"person week", "place week"};
    case Id::kGoodOrOutstanding:
    case Id::kMarginAfterCapital:  // margins, each a share of 1, summed over providers
      return {"provider week", "provider week"};
    case Id::kPlacesAtCashRisk:
      return {"place week", "place week"};
    case Id::kProviderMargin:
      return {"GBP", "GBP"};
    case Id::kSelfFunderPrice:
      return {"GBP", "person week"};
    case Id::kVacancyRate:
      return {"post week", "post week"};
    case Id::kTurnoverRate:
      return {"worker", "post week"};
    case Id::kAgencyShare:
    case Id::kStrain:
      return {"hour", "hour"};
    case Id::kExtraCareRate:
      return {"unit week", "person week"};
    default:
      break;
  }
  core::ensure(false, "the parts of a ratio have no units");
  return {};
}

}  // namespace caremarket::measures
