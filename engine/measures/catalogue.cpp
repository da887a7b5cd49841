#include "engine/measures/catalogue.hpp"

#include "engine/core/errors.hpp"

namespace caremarket::measures {
namespace {

using A = AxisId;

// One measure is one entry of a table.
// clang-format off
std::vector<Measure> people_measures() {
  const auto kCount = Storage::kCount;
  const auto kHours = Storage::kHours;
  return {
      {Id::kPopulation, "population", "person", 'S', '.', kCount,
       {A::kLocality, A::kCommunity, A::kQuintile, A::kAgeBand, A::kSex, A::kNeed, A::kClientGroup}, {},
       "Residents aged 18 and over"},
      {Id::kCareGapHours, "care_gap_hours", "hour week-1", 'S', '.', kHours,
       {A::kNeed, A::kLocality, A::kQuintile, A::kClientGroup}, {},
       "Hours of care needed less unpaid hours supplied, before any formal care"},
      {Id::kUnmetHours, "unmet_hours", "hour week-1", 'S', '-', kHours,
       {A::kNeed, A::kLocality, A::kQuintile, A::kCommunity, A::kClientGroup}, {},
       "Care gap not covered by formal hours delivered, whether or not the person has asked"},
      {Id::kUnmetPeople, "unmet_people", "person", 'S', '-', kCount,
       {A::kNeed, A::kLocality, A::kQuintile, A::kCommunity, A::kClientGroup}, {},
       "People with unmet hours above measures.unmet_from"},
      {Id::kRequests, "requests", "request", 'F', '.', kCount, {A::kAgeBand, A::kRoute, A::kLocality}, {},
       "New requests for support by route"},
      {Id::kWaitingForAssessment, "waiting_for_assessment", "person", 'S', '-', kCount,
       {A::kLocality, A::kClientGroup, A::kQuintile}, {}, "People who asked and are not yet assessed"},
      {Id::kWaitingForCare, "waiting_for_care", "person", 'S', '-', kCount,
       {A::kSetting, A::kLocality, A::kClientGroup, A::kQuintile}, {},
       "People with an agreed package and no place or hours yet, by the setting agreed; people who wait to move included"},
      {Id::kWaitTime, "wait_time", "week", 'D', '-', kCount, {A::kStep, A::kSetting, A::kLocality}, {},
       "Weeks from request to assessment, or from agreed package to start of care"},
      {Id::kPeopleInCare, "people_in_care", "person", 'S', '.', kCount,
       {A::kSetting, A::kPayer, A::kNeed, A::kClientGroup, A::kAgeBand, A::kLocality}, {},
       "People receiving care in the setting"},
      {Id::kAscof2c, "ascof_2c", "per 100,000 a year", 'R', '-', kCount, {}, {},
       "Council-supported people newly counted as permanent residents, those who ran out of money included, per 100,000 "
       "aged 65 and over"},
      {Id::kCareHomeAdmissionRate, "care_home_admission_rate", "per 100,000 a year", 'R', '-', kCount,
       {A::kAgeBand, A::kPayer}, {A::kAgeBand},
       "New permanent admissions to care homes per 100,000 residents of the age band"},
      {Id::kDelayedDischargeDays, "delayed_discharge_days", "day", 'F', '-', kCount, {A::kDelayReason, A::kLocality}, {},
       "Days in hospital after being ready to leave, by what is waited for"},
      {Id::kUnmetEligibleWeeks, "unmet_eligible_weeks", "person-week", 'F', '-', kCount,
       {A::kSetting, A::kClientGroup, A::kLocality}, {},
       "Weeks in which a person with an agreed package received less than it"},
      {Id::kResidents, "residents", "person", 'S', '.', kCount,
       {A::kSex, A::kAgeBand, A::kDementia, A::kNeed, A::kPayer}, {},
       "People of the area's population in care homes, places outside the area included"},
      {Id::kCareHomeStarts, "care_home_starts", "person", 'F', '.', kCount, {A::kPayer, A::kAgeBand}, {},
       "People for whom a payer began to pay a care home: admissions, short stays, and those who passed from another payer"},
      {Id::kCareHomeEndings, "care_home_endings", "person", 'F', '.', kCount,
       {A::kPayer, A::kAgeBand, A::kEnding, A::kStay}, {},
       "Ends of stays in care homes, by weeks since entering one: death, leaving, or passing to another payer"},
      {Id::kReablementStarts, "reablement_starts", "person", 'F', '.', kCount, {A::kRoute, A::kAgeBand}, {},
       "People whose reablement begins, by the route of their request"},
      {Id::kReablementSuccess, "reablement_success", "percent", 'R', '+', kCount, {A::kAgeBand}, {A::kAgeBand},
       "Reablement that ended with no request for continuing support, over all that ended"},
      {Id::kPayerStay, "payer_stay", "week", 'R', '.', kCount, {A::kPayer}, {A::kPayer},
       "Mean weeks in care homes paid by a payer, of those that ended; starts times it is the stock of a steady state"},
  };
}

std::vector<Measure> provider_measures() {
  const auto kCount = Storage::kCount;
  return {
      {Id::kProviders, "providers", "provider", 'S', '.', kCount, {A::kKind, A::kRating, A::kLocality}, {},
       "Registered services open"},
      {Id::kPlaces, "places", "place", 'S', '+', kCount, {A::kKind, A::kLocality}, {},
       "Registered beds and units of open providers"},
      {Id::kPlacesAvailable, "places_available", "place", 'S', '+', kCount, {A::kKind, A::kPayer, A::kLocality}, {},
       "Free places that are staffed, allowed by the rating and on offer to the payer"},
      {Id::kOccupancy, "occupancy", "percent", 'R', '.', kCount, {A::kKind, A::kLocality}, {A::kKind, A::kLocality},
       "Residents over beds in service of open homes"},
      {Id::kOccupancyRegistered, "occupancy_registered", "percent", 'R', '.', kCount, {A::kKind, A::kLocality},
       {A::kKind, A::kLocality}, "Residents over registered beds of open homes"},
      {Id::kProviderExits, "provider_exits", "provider", 'F', '-', kCount, {A::kKind, A::kReason, A::kLocality}, {},
       "Services that closed: financial, enforced, other"},
      {Id::kHomes, "homes", "home", 'S', '.', kCount, {A::kRating, A::kSizeBand, A::kOwner}, {},
       "Care homes open, those under notice of closure included, by registered beds, owner and rating"},
      {Id::kHomeExits, "home_exits", "home", 'F', '-', kCount, {A::kRating, A::kSizeBand, A::kOwner}, {},
       "Care homes that closed, by registered beds, owner and the last rating: exits of both kinds of home"},
      {Id::kProviderEntries, "provider_entries", "provider", 'F', '.', kCount, {A::kKind, A::kLocality}, {},
       "Services that opened"},
      {Id::kContractsHandedBack, "contracts_handed_back", "contract", 'F', '-', kCount, {A::kKind, A::kLocality}, {},
       "Council contracts ended by the provider"},
      {Id::kPeopleMovedByClosure, "people_moved_by_closure", "person", 'F', '-', kCount, {A::kSetting, A::kLocality}, {},
       "People who had to move because their provider closed"},
      {Id::kGoodOrOutstanding, "good_or_outstanding", "percent", 'R', '+', kCount, {A::kKind, A::kLocality},
       {A::kKind, A::kLocality}, "Rated services whose rating is Good or Outstanding"},
      {Id::kProviderMargin, "provider_margin", "percent", 'R', '.', Storage::kMoney, {A::kKind, A::kLocality},
       {A::kKind, A::kLocality},
       "Income less staff, agency, non-staff and fixed cost, before rent and capital charges, over income"},
      {Id::kMarginAfterCapital, "margin_after_capital", "percent", 'R', '.', Storage::kReal, {A::kKind}, {A::kKind},
       "Mean over open providers of the smoothed margin after rent and capital charges, to which closing and entry answer"},
      {Id::kPlacesAtCashRisk, "places_at_cash_risk", "percent", 'R', '-', kCount, {A::kKind, A::kLocality},
       {A::kKind, A::kLocality}, "Places at providers whose reserve covers less than four weeks of cost"},
      {Id::kSelfFunderPrice, "self_funder_price", "GBP week-1", 'R', '.', Storage::kMoney, {A::kKind, A::kLocality},
       {A::kKind, A::kLocality}, "Mean weekly price paid by self-funders, before any nursing contribution", kCount},
  };
}

std::vector<Measure> staff_measures() {
  const auto kCount = Storage::kCount;
  const auto kHours = Storage::kHours;
  return {
      {Id::kFilledPosts, "filled_posts", "post", 'S', '+', kCount, {A::kRole, A::kSetting, A::kLocality}, {},
       "Posts held by a worker"},
      {Id::kVacancyRate, "vacancy_rate", "percent", 'R', '-', Storage::kReal, {A::kRole, A::kSetting},
       {A::kRole, A::kSetting}, "Vacant posts over all posts"},
      {Id::kTurnoverRate, "turnover_rate", "percent a year", 'R', '-', kCount, {A::kRole, A::kSetting},
       {A::kRole, A::kSetting}, "Leavers from an employer over mean filled posts"},
      {Id::kStarters, "starters", "worker", 'F', '.', kCount, {A::kRole, A::kOrigin}, {},
       "Workers who joined an employer, by origin"},
      {Id::kHoursDelivered, "hours_delivered", "hour week-1", 'S', '+', kHours, {A::kSetting, A::kLocality}, {},
       "Formal care hours delivered, agency and overtime included"},
      {Id::kUndeliveredHours, "undelivered_hours", "hour week-1", 'S', '-', kHours, {A::kSetting, A::kLocality}, {},
       "Hours of agreed packages, and of residents' staffing need, not delivered"},
      {Id::kAgencyShare, "agency_share", "percent", 'R', '-', kHours, {A::kSetting}, {A::kSetting},
       "Delivered hours worked by agency staff"},
      {Id::kStrain, "strain", "1", 'R', '-', kHours, {A::kSetting, A::kLocality}, {A::kSetting, A::kLocality},
       "Required hours over employed staff's own regular hours"},
  };
}

std::vector<Measure> money_measures() {
  const auto kMoney = Storage::kMoney;
  const auto kCount = Storage::kCount;
  const auto kReal = Storage::kReal;
  return {
      {Id::kExtraCareUnits, "extra_care_units", "unit", 'S', '.', kCount, {A::kStage, A::kLocality}, {},
       "Extra care homes by stage of their scheme"},
      {Id::kExtraCareRate, "extra_care_rate", "per 1,000 aged 75+", 'R', '+', kCount, {A::kLocality}, {A::kLocality},
       "Open extra care homes per 1,000 residents aged 75 and over"},
      {Id::kGrossCost, "gross_cost", "GBP", 'F', '.', kMoney, {A::kSetting, A::kClientGroup, A::kLocality}, {},
       "Total expenditure of the council on the care simulated, before any income, capital excluded"},
      {Id::kClientCharges, "client_charges", "GBP", 'F', '.', kMoney, {A::kSetting, A::kClientGroup, A::kLocality}, {},
       "Income from means-tested charges, accrued"},
      {Id::kNhsPaidToProviders, "nhs_paid_to_providers", "GBP", 'F', '.', kMoney, {A::kSetting}, {},
       "Nursing contribution and continuing care paid by the NHS to providers; in no council total"},
      {Id::kNetCost, "net_cost", "GBP", 'F', '-', kMoney, {A::kSetting, A::kClientGroup, A::kLocality}, {},
       "Gross cost less client charges"},
      {Id::kPaidToProviders, "paid_to_providers", "GBP", 'F', '.', kMoney, {A::kSetting, A::kSource}, {},
       "Every pound paid to providers for care, by who pays it: council, person, NHS (the market ledger)"},
      {Id::kPlacementsAboveRate, "placements_above_rate", "percent", 'R', '-', kCount, {A::kSetting}, {A::kSetting},
       "Council placements made above the standard fee"},
      {Id::kCapitalCost, "capital_cost", "GBP", 'F', '.', kMoney, {A::kLever, A::kFunder}, {},
       "Capital spend on schemes by who pays, booked when they open: the grant, and the rest as the council's"},
      {Id::kCouncilLedger, "council_ledger", "GBP", 'L', '.', kReal, {A::kLine, A::kItem}, {},
       "The council's ledger of a year: care simulated, what is stated per adult, and the residual, a line of its own"},
      {Id::kBudgetVariance, "budget_variance", "GBP", 'L', '-', kReal, {}, {},
       "Net cost less budget; positive is an overspend"},
      {Id::kUnmetRatio, "unmet_ratio", "1", 'L', '-', kReal, {}, {},
       "Rate of unmet people among people with need: most over least deprived quintile; nan without either"},
      {Id::kUnmetConcentration, "unmet_concentration", "1", 'L', '.', kReal, {}, {},
       "Concentration index of unmet hours over deprivation rank; negative is concentrated among the most deprived"},
      {Id::kYearsWithNeed65, "years_with_need_65", "year", 'L', '-', kReal, {A::kSex, A::kNeed}, {},
       "Expected years from age 65 at each need level, from the year's prevalence and the life table (Sullivan)"},
      {Id::kHealthyYears65, "healthy_years_65", "year", 'L', '+', kReal, {A::kSex}, {},
       "Expected years from age 65 without need (Sullivan)"},
      {Id::kMarketFailure, "market_failure", "probability", 'L', '-', kReal, {A::kSetting, A::kLocality}, {},
       "1 if waiting for care exceeds measures.failure_share of the people in the setting, and measures.failure_people, "
       "for measures.failure_weeks on end; home care, residential and nursing"},
      {Id::kMarketFailureWeek, "market_failure_week", "week", 'L', '.', kReal, {A::kSetting, A::kLocality}, {},
       "First week of the first such spell; nan when there is none"},
  };
}
// clang-format on

std::vector<Measure> build() {
  std::vector<Measure> all(kMeasures);
  for (const auto& group : {people_measures(), provider_measures(), staff_measures(), money_measures()}) {
    for (const Measure& one : group) all[static_cast<std::size_t>(one.id)] = one;
  }
  for (const Measure& one : all) core::ensure(!one.name.empty(), "a measure is missing from the catalogue");
  return all;
}

}  // namespace

const std::vector<Measure>& catalogue() {
  static const std::vector<Measure> kAll = build();
  return kAll;
}

const Measure& measure(Id id) { return catalogue()[static_cast<std::size_t>(id)]; }

}  // namespace caremarket::measures
