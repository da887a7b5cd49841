#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/providers/exits.hpp"
#include "engine/simulation/observe.hpp"
#include "engine/workforce/rota.hpp"

namespace caremarket::simulation {

using core::index;
using measures::Id;

namespace {

constexpr std::int64_t kMargins = 1000000;  // a margin is counted in millionths

/// Counts one home by what its hazard of closing goes with.
void add_home(measures::Counters& counters, Id id, const providers::Provider& home) {
  const std::size_t size = index(core::size_band(home.registered));
  counters.add(id, counters.cell(id, {index(home.rating), size, index(home.owner)}), 1);
}

// What follows is summed before it is counted: providers are many, kinds and localities few.

/// Open providers of one kind in one locality.
struct Open {
  bool has_any = false;
  core::By<core::Rating, std::int64_t> rated;
  core::Pence surplus = 0, income = 0;
  std::int64_t margins = 0, of_margins = 0;
  std::int64_t residents = 0, in_service = 0, registered = 0, at_risk = 0, for_self = 0, for_council = 0;  ///< homes
  core::Pence self_income = 0;
  std::int64_t self_clients = 0;
};

/// Posts of one role in one setting; thousandths, but for those filled.
struct Posts {
  std::int64_t filled = 0, vacant = 0, all = 0;
};

/// Staff of one setting in one locality: posts filled, and care time.
struct Hours {
  bool has_any = false;
  core::By<core::Role, std::int64_t> filled;
  core::Minutes delivered = 0, required = 0, regular = 0, agency = 0;
};

}  // namespace

void Observer::count_providers(const World& world, const WeekLog& log) {
  measures::Counters& c = counters_;
  std::vector<Open> all(core::kCount<core::Kind> * localities_);
  for (std::uint32_t slot = 0; slot < world.providers.at.size(); ++slot) {
    const providers::Provider& provider = world.providers.at[slot];
    if (!provider.is_open) continue;
    Open& here = all[index(provider.kind) * localities_ + provider.locality];
    here.has_any = true;
    ++here.rated[provider.rating];
    if (provider.kind != core::Kind::kPersonalAssistants) {
      here.surplus += log.books[slot].surplus;
      here.income += log.books[slot].income;
      here.margins += core::nearest(static_cast<double>(kMargins) * provider.margin);
      here.of_margins += kMargins;
    }
    if (!core::is_home(provider.kind)) continue;
    add_home(c, Id::kHomes, provider);
    here.residents += provider.residents();
    here.in_service += provider.in_service;
    here.registered += provider.registered;
    here.at_risk += providers::is_at_cash_risk(provider) ? provider.registered : 0;
    const providers::Offer& offer = log.offers[slot];
    here.for_self += offer.is_open ? offer.places : 0;
    here.for_council += offer.is_open && offer.is_open_to_council ? offer.places : 0;
    here.self_income += provider.self_income;
    here.self_clients += provider.self_clients;
  }
  for (std::size_t kind = 0; kind < core::kCount<core::Kind>; ++kind) {
    for (std::size_t locality = 0; locality < localities_; ++locality) {
      const Open& of = all[kind * localities_ + locality];
      if (!of.has_any) continue;
      const auto ratio = [&](Id id, std::int64_t numerator, std::int64_t denominator) {
        c.add(id, c.cell(id, {kind, locality}), numerator);
        c.add_denominator(id, c.denominator_cell(id, {kind, locality}), denominator);
      };
      std::int64_t rated = 0;
      for (std::size_t rating = 0; rating < core::kCount<core::Rating>; ++rating) {
        c.add(Id::kProviders, c.cell(Id::kProviders, {kind, rating, locality}), of.rated.at[rating]);
        if (rating != index(core::Rating::kUnrated)) rated += of.rated.at[rating];
      }
      ratio(Id::kGoodOrOutstanding, of.rated[core::Rating::kOutstanding] + of.rated[core::Rating::kGood], rated);
      ratio(Id::kProviderMargin, of.surplus, of.income);
      c.add(Id::kMarginAfterCapital, c.cell(Id::kMarginAfterCapital, {kind}), of.margins);
      c.add_denominator(Id::kMarginAfterCapital, c.denominator_cell(Id::kMarginAfterCapital, {kind}), of.of_margins);
      c.add(Id::kPlaces, c.cell(Id::kPlaces, {kind, locality}), of.registered);
      ratio(Id::kOccupancy, of.residents, of.in_service);
      ratio(Id::kOccupancyRegistered, of.residents, of.registered);
      ratio(Id::kPlacesAtCashRisk, of.at_risk, of.registered);
      const auto available = [&](core::Payer payer) {
        return c.cell(Id::kPlacesAvailable, {kind, index(payer), locality});
      };
      c.add(Id::kPlacesAvailable, available(core::Payer::kSelf), of.for_self);
      c.add(Id::kPlacesAvailable, available(core::Payer::kCouncil), of.for_council);
      ratio(Id::kSelfFunderPrice, of.self_income, of.self_clients);
    }
  }
  for (const providers::Log::Exit& exit : log.providers.exits) {
    const providers::Provider& provider = world.providers.at[exit.provider];
    c.add(Id::kProviderExits, c.cell(Id::kProviderExits, {index(provider.kind), index(exit.reason), provider.locality}),
          1);
    if (core::is_home(provider.kind)) add_home(c, Id::kHomeExits, provider);
  }
  for (const std::uint32_t slot : log.providers.entries) {
    const providers::Provider& provider = world.providers.at[slot];
    c.add(Id::kProviderEntries, c.cell(Id::kProviderEntries, {index(provider.kind), provider.locality}), 1);
  }
  for (const std::uint32_t slot : log.providers.hand_backs) {
    const providers::Provider& provider = world.providers.at[slot];
    c.add(Id::kContractsHandedBack, c.cell(Id::kContractsHandedBack, {index(provider.kind), provider.locality}), 1);
  }
  for (const std::uint32_t person : log.displaced) {
    if (!world.people.at[person].is_present || world.people.at[person].case_of == population::kNoCase) continue;
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    c.add(Id::kPeopleMovedByClosure,
          c.cell(Id::kPeopleMovedByClosure, {index(of.request.wanted), world.people.at[person].traits.locality}), 1);
  }
}

void Observer::count_staff(const World& world, const WeekLog& log) {
  measures::Counters& c = counters_;
  core::By<core::Setting, core::By<core::Role, Posts>> posts;
  std::vector<Hours> hours(core::kCount<core::Setting> * localities_);
  for (std::uint32_t slot = 0; slot < world.labour.employers.size(); ++slot) {
    const workforce::Employer& employer = world.labour.employers[slot];
    if (!employer.is_open) continue;
    const core::Setting setting = workforce::setting_of(employer.kind);
    Hours& here = hours[index(setting) * localities_ + world.providers.at[slot].locality];
    here.has_any = true;
    for (std::size_t r = 0; r < core::kCount<core::Role>; ++r) {
      const std::int64_t filled = employer.filled.at[r];
      if (filled == 0 && employer.posts.at[r] <= 0) continue;
      const double vacant = std::max(0.0, employer.posts.at[r] - static_cast<double>(filled));
      Posts& of = posts[setting].at[r];
      of.filled += filled;
      of.vacant += core::nearest(1000 * vacant);
      of.all += core::nearest(1000 * std::max(employer.posts.at[r], static_cast<double>(filled)));
      here.filled.at[r] += filled;
    }
    here.delivered += employer.delivered();
    here.required += employer.required;
    here.regular += employer.regular;
    here.agency += employer.agency;
  }
  for (std::size_t setting = 0; setting < core::kCount<core::Setting>; ++setting) {
    for (std::size_t r = 0; r < core::kCount<core::Role>; ++r) {
      const Posts& of = posts.at[setting].at[r];
      c.add(Id::kVacancyRate, c.cell(Id::kVacancyRate, {r, setting}), of.vacant);
      c.add_denominator(Id::kVacancyRate, c.denominator_cell(Id::kVacancyRate, {r, setting}), of.all);
      c.add_denominator(Id::kTurnoverRate, c.denominator_cell(Id::kTurnoverRate, {r, setting}), of.filled);
    }
    for (std::size_t locality = 0; locality < localities_; ++locality) {
      const Hours& of = hours[setting * localities_ + locality];
      if (!of.has_any) continue;
      for (std::size_t r = 0; r < core::kCount<core::Role>; ++r) {
        c.add(Id::kFilledPosts, c.cell(Id::kFilledPosts, {r, setting, locality}), of.filled.at[r]);
      }
      c.add(Id::kHoursDelivered, c.cell(Id::kHoursDelivered, {setting, locality}), of.delivered);
      c.add(Id::kUndeliveredHours, c.cell(Id::kUndeliveredHours, {setting, locality}), of.required - of.delivered);
      c.add(Id::kAgencyShare, c.cell(Id::kAgencyShare, {setting}), of.agency);
      c.add_denominator(Id::kAgencyShare, c.denominator_cell(Id::kAgencyShare, {setting}), of.delivered);
      c.add(Id::kStrain, c.cell(Id::kStrain, {setting, locality}), of.required);
      c.add_denominator(Id::kStrain, c.denominator_cell(Id::kStrain, {setting, locality}), of.regular);
    }
  }
  for (const workforce::Log::Leaver& leaver : log.workforce.leavers) {
    const std::size_t setting = index(workforce::setting_of(leaver.kind));
    c.add(Id::kTurnoverRate, c.cell(Id::kTurnoverRate, {index(leaver.role), setting}), 1);
  }
  for (const workforce::Log::Start& start : log.workforce.starters) {
    c.add(Id::kStarters, c.cell(Id::kStarters, {index(start.role), index(start.origin)}), 1);
  }
}

}  // namespace caremarket::simulation
