#include "engine/simulation/observe.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "engine/core/errors.hpp"
#include "engine/core/fetch.hpp"
#include "engine/simulation/yearly.hpp"

namespace caremarket::simulation {
namespace {

using core::index;
using core::Setting;
using measures::AxisId;
using measures::Id;

constexpr std::size_t kBands = core::kCount<core::AgeBand>;
constexpr std::size_t kSettings = core::kCount<Setting>;

}  // namespace

Observer::Observer(const World& world, const Scenario& scenario, const core::Calendar& calendar,
                   const std::vector<measures::AxisLabels>& axes, const measures::Layout& layout)
    : scenario_(&scenario),
      calendar_(calendar),
      counters_(calendar_, axes, layout),
      localities_(scenario.tables->localities.size()),
      communities_(scenario.tables->communities.size()),
      steps_(calendar.weeks(), localities_, communities_),
      birthdays_(0, calendar.weeks()) {
  band_.assign(localities_ * kBands, 0);
  waiting_.assign(kSettings * localities_, 0);
  in_care_ = waiting_;
  failing_.assign(waiting_.size(), 0);
  failed_.assign(waiting_.size(), std::numeric_limits<double>::quiet_NaN());
  counted_.resize(world.people.slots(), kNotCounted);
  standings_.reserve(world.cases.at.capacity());
  for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
    if (world.people.at[person].is_present) count(world, person, -1);
  }
}

void Observer::close_week(const World& world, const WeekLog& log) {
  const core::Week week = world.week - 1;
  step_bands(week);
  counted_.resize(world.people.slots(), kNotCounted);
  core::walk_ahead(
      std::span<const std::uint32_t>(log.gone), [&](std::uint32_t person) { fetch_person(world, person); },
      [&](std::uint32_t person) { fetch_counted(world, person, week); },
      [&](std::uint32_t person) { forget(world, person, week); });
  live_birthdays(world, week);
  core::walk_ahead(
      std::span<const std::uint32_t>(log.life.changed), [&](std::uint32_t person) { fetch_person(world, person); },
      [&](std::uint32_t person) { fetch_counted(world, person, week); },
      [&](std::uint32_t person) {
        if (world.people.at[person].is_present) count(world, person, week);
      });
  core::walk_ahead(
      std::span<const std::uint32_t>(log.arrived), [&](std::uint32_t person) { fetch_person(world, person); },
      [&](std::uint32_t person) { fetch_counted(world, person, week); },
      [&](std::uint32_t person) {
        if (world.people.at[person].is_present && counted_[person] == kNotCounted) count(world, person, week);
      });
  count_flows(world, log, week);
  count_stays(world, log, week);
  count_undelivered(world, log);
  count_providers(world, log);
  count_staff(world, log);
  count_housing(world, log);
  watch_failure(week);
  const core::Period& year = calendar_.years()[static_cast<std::size_t>(calendar_.year_of(week))];
  if (week + 1 == year.last) close_year(counters_, *scenario_, calendar_, calendar_.year_of(week), world.adults);
  if (week + 1 == calendar_.weeks()) report_failures();
  counters_.end_week(week);
}

void Observer::count_flows(const World& world, const WeekLog& log, core::Week week) {
  const auto locality_of = [&](std::uint32_t person) -> std::size_t { return world.people.at[person].traits.locality; };
  const auto band_of = [&](std::uint32_t person) {
    return index(core::age_band(static_cast<int>(std::floor(world.people.age(person, week + 1)))));
  };
  for (const std::uint32_t person : log.life.asked) {
    if (!world.people.at[person].is_present || world.people.at[person].case_of == population::kNoCase) continue;
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    counters_.add(Id::kRequests,
                  counters_.cell(Id::kRequests, {band_of(person), index(of.request.route), locality_of(person)}), 1);
  }
  for (const auto& one : log.assessment.assessed) {
    const demand::Case& of = world.cases[world.people.at[one.person].case_of];
    const std::size_t setting = one.is_eligible ? index(of.request.wanted) : index(Setting::kUnpaidCare);
    counters_.add_spell(Id::kWaitTime, counters_.cell(Id::kWaitTime, {0, setting, locality_of(one.person), 0}),
                        one.waited);
  }
  const auto new_council_resident = [&](std::uint32_t person) {
    if (band_of(person) > 0) counters_.add(Id::kAscof2c, 0, 1);
  };
  for (const auto& one : log.placement.started) {
    const std::size_t setting = index(one.setting);
    counters_.add_spell(Id::kWaitTime, counters_.cell(Id::kWaitTime, {1, setting, locality_of(one.person), 0}),
                        one.waited);
    const bool is_council = one.payer == core::Payer::kCouncil;
    if (one.is_admission) {
      counters_.add(Id::kCareHomeAdmissionRate,
                    counters_.cell(Id::kCareHomeAdmissionRate, {band_of(one.person), index(one.payer)}), 1);
      if (is_council) new_council_resident(one.person);
    }
    if (is_council) {
      counters_.add_denominator(Id::kPlacementsAboveRate,
                                counters_.denominator_cell(Id::kPlacementsAboveRate, {setting}), 1);
      if (one.is_above_rate)
        counters_.add(Id::kPlacementsAboveRate, counters_.cell(Id::kPlacementsAboveRate, {setting}), 1);
    }
    if (one.was_moved) {
      counters_.add(Id::kPeopleMovedByClosure,
                    counters_.cell(Id::kPeopleMovedByClosure, {setting, locality_of(one.person)}), 1);
    }
  }
  for (const std::uint32_t person : log.ran_out) {
    if (!world.people.at[person].is_present || world.people.at[person].case_of == population::kNoCase) continue;
    if (world.cases[world.people.at[person].case_of].is_in_home()) new_council_resident(person);
  }
  for (std::size_t locality = 0; locality < localities_; ++locality) {
    for (std::size_t band = 0; band < kBands; ++band) {
      const std::int64_t people = band_[locality * kBands + band];
      counters_.add_denominator(Id::kCareHomeAdmissionRate, static_cast<std::uint32_t>(band), people);
      if (band > 0) counters_.add_denominator(Id::kAscof2c, 0, people);
      if (band >= 2) {
        counters_.add_denominator(Id::kExtraCareRate, counters_.denominator_cell(Id::kExtraCareRate, {locality}),
                                  people);
      }
    }
  }
}

void Observer::count_undelivered(const World& world, const WeekLog& log) {
  const Parameters& parameters = scenario_->parameters;
  const auto row_soon = [&](std::uint32_t person) { __builtin_prefetch(&world.people.at[person]); };
  const auto case_soon = [&](std::uint32_t person) {
    demand::fetch_facts(world.cases[world.people.at[person].case_of]);
  };
  core::walk_ahead(std::span<const std::uint32_t>(log.under_delivered), row_soon, case_soon, [&](std::uint32_t person) {
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    const double share = world.providers[of.care.provider].delivered;
    const auto delivered = static_cast<core::Minutes>(std::floor(static_cast<double>(of.package) * share));
    const core::Minutes gap = scenario_->life->gap[of.need][of.has_carer][of.lives_alone];
    const core::Minutes planned = gap - std::min(gap, of.package), unmet = gap - std::min(gap, delivered);
    const population::Person& row = world.people.at[person];
    const population::Traits traits = row.traits;
    const std::size_t group = index(group_at(row, band_at(row, world.week - 1)));
    const std::size_t setting = index(of.care.setting), need = index(of.need), quintile = index(traits.quintile);
    const std::uint32_t cell =
        counters_.cell(Id::kUnmetHours, {need, traits.locality, quintile, traits.community, group});
    const core::Minutes from = core::minutes(parameters.measures.unmet_from);
    counters_.add(Id::kUnmetHours, cell, unmet - planned);
    counters_.add(Id::kUnmetPeople, cell,
                  static_cast<std::int64_t>(unmet > from) - static_cast<std::int64_t>(planned > from));
    counters_.add(Id::kUnmetEligibleWeeks, counters_.cell(Id::kUnmetEligibleWeeks, {setting, group, traits.locality}),
                  1);
    const core::Pence less = delivered_price(of.care.price, share) - of.care.price;
    const std::uint32_t paid = counters_.cell(Id::kPaidToProviders, {setting, source_of(of.care.payer)});
    counters_.add(Id::kPaidToProviders, paid, less);
    if (!core::is_council(of.care.payer)) return;
    const std::uint32_t money = counters_.cell(Id::kGrossCost, {setting, group, traits.locality});
    counters_.add(Id::kGrossCost, money, less);
    counters_.add(Id::kNetCost, money, less);
  });
}

void Observer::count_housing(const World& world, const WeekLog& log) {
  const Parameters& parameters = scenario_->parameters;
  const std::size_t setting = index(Setting::kExtraCare);
  const std::size_t group = index(core::ClientGroup::kOlder);
  for (const housing::Scheme& scheme : world.schemes) {
    counters_.add(Id::kExtraCareUnits, counters_.cell(Id::kExtraCareUnits, {index(scheme.stage), scheme.locality}),
                  scheme.units);
    if (!scheme.is_open()) continue;
    counters_.add(Id::kPlaces, counters_.cell(Id::kPlaces, {index(core::Kind::kExtraCareTeam), scheme.locality}),
                  scheme.units);
    counters_.add(Id::kExtraCareRate, counters_.cell(Id::kExtraCareRate, {scheme.locality}), scheme.units);
    const core::Pence block = core::pence(parameters.housing.core_hours_per_unit * scheme.units *
                                          world.rates.fee[core::Kind::kExtraCareTeam]);
    const std::uint32_t money = counters_.cell(Id::kGrossCost, {setting, group, scheme.locality});
    counters_.add(Id::kGrossCost, money, block);
    counters_.add(Id::kNetCost, money, block);
    counters_.add(Id::kPaidToProviders, counters_.cell(Id::kPaidToProviders, {setting, 0}), block);
  }
  for (const std::uint32_t s : log.opened_schemes) {
    const housing::Scheme& scheme = world.schemes[s];
    if (scheme.plan < 0) continue;
    const std::size_t lever = policy::lever_of_plan(scenario_->levers, scheme.plan);
    const auto cell = [&](core::Funder funder) { return counters_.cell(Id::kCapitalCost, {lever, index(funder)}); };
    counters_.add(Id::kCapitalCost, cell(core::Funder::kCouncil), scheme.capital - scheme.grant);
    counters_.add(Id::kCapitalCost, cell(core::Funder::kGrant), scheme.grant);
  }
}

}  // namespace caremarket::simulation
