#include "engine/market/care.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/errors.hpp"
#include "engine/demand/assessment.hpp"

namespace caremarket::market {
namespace {

using core::Payer;
using core::Pence;
using core::Setting;
using demand::Case;
using demand::kNobody;
using providers::Provider;

Pence charge_of(const Case& of, const funding::Rates& rates) {
  if (of.care.payer != Payer::kCouncil) return 0;
  const Pence income = funding::at_prices(rates, of.income);
  return of.is_in_home() ? funding::charge_in_home(rates.rules, of.capital, income, of.care.price)
                         : funding::charge_at_home(rates.rules, of.capital, income, of.care.price);
}

void schedule_running_out(Case& of, core::Week week, const Pricing& pricing) {
  of.draw_down = 0;
  of.runs_out = demand::kNoWeek;
  if (of.care.payer != Payer::kSelf) return;
  const funding::Rules& rules = pricing.rates.rules;
  const bool is_home = of.is_in_home();
  const double reference =
      is_home ? pricing.funding.reference_home_price : pricing.funding.reference_hour_price * core::hours(of.package);
  const Pence income = funding::at_prices(pricing.rates, of.income);
  of.draw_down = funding::spend_down(pricing.funding, rules, of.care.price, core::pence(reference), income, is_home);
  if (of.draw_down <= 0) return;
  const funding::Wealth wealth{of.is_owner, of.capital, of.home_value, of.income};
  const Pence above = funding::countable(wealth, demand::counts_home(of, of.care.setting)) - rules.upper_limit;
  const Pence weeks = std::max<Pence>(1, (above + of.draw_down - 1) / of.draw_down);
  of.runs_out = week + static_cast<core::Week>(std::min<Pence>(weeks, 100000));
}

/// The list in which a person in care stands: the provider's, or that of people outside the area.
std::vector<std::uint32_t>& clients_of(const Case& of, providers::Providers& providers) {
  return of.care.provider == kNobody ? providers.outside : providers[of.care.provider].clients;
}

}  // namespace

void count_client(const Case& of, providers::Providers& providers, int sign) {
  if (of.care.provider == kNobody) return;
  Provider& provider = providers[of.care.provider];
  const Pence income = of.care.price + of.care.nhs;
  provider.income += sign * income;
  if (core::is_council(of.care.payer)) {
    provider.council_income += sign * income;
  } else if (of.care.payer == Payer::kSelf) {
    provider.self_income += sign * of.care.price;
    provider.self_clients += sign;
  }
  if (of.care.is_younger) provider.younger_clients += sign;
  if (!core::is_care_home(of.care.setting)) provider.committed += sign * of.package;
}

void use_capital(Case& of, core::Week week) {
  Pence used = of.draw_down * std::max(0, week - of.capital_as_of);
  const Pence liquid = std::min(of.capital, used);
  of.capital -= liquid;
  used -= liquid;
  of.home_value -= std::min(of.home_value, used);
  of.capital_as_of = week;
}

double self_ratio(const Pricing& pricing, const Provider* provider, Setting setting) {
  if (!core::is_care_home(setting)) return pricing.funding.private_hour_ratio;
  const double k = provider == nullptr ? 1.0 : provider->mark_up_factor;
  return pricing.price.mark_up[providers::kind_of(setting)] * k;
}

StayEnd stay_end(const Case& of, double age, core::Week week, Ending ending) {
  const double weeks = std::max(0.0, week + 1 - of.care.from);
  return {of.care.payer, core::age_band(static_cast<int>(age)), ending, static_cast<core::Week>(weeks),
          std::max(0, week + 1 - of.care.paid_since)};
}

double price_offered(const funding::Rates& rates, Setting setting, Payer payer, bool is_younger) {
  const core::Kind kind = providers::kind_of(setting);
  const double younger = is_younger ? rates.younger[kind] : 1;
  if (payer == Payer::kNhs) return rates.standard[kind] * rates.nhs * younger;
  const double nhs = setting == Setting::kNursing ? rates.nursing_contribution : 0;
  if (payer == Payer::kOtherCouncil) return rates.standard[kind] * rates.other_council * younger + nhs;
  const double ratio = younger * (payer == Payer::kCouncilShortStay ? rates.short_stay : 1);
  return rates.fee[kind] * (1 + rates.spot[setting]) * ratio + nhs;
}

Pence price_of(const Case& of, const Provider* provider, const Pricing& pricing) {
  const funding::Rates& rates = pricing.rates;
  const core::Kind kind = providers::kind_of(of.care.setting);
  const double younger = of.care.is_younger ? rates.younger[kind] : 1;
  const auto paid_by_others = [&](double ratio) {
    return funding::private_price(rates, kind, of.package, ratio * younger);
  };
  switch (of.care.payer) {
    case Payer::kSelf:
      return paid_by_others(self_ratio(pricing, provider, of.care.setting));
    case Payer::kNhs:
      return paid_by_others(rates.nhs);
    case Payer::kOtherCouncil:
      return paid_by_others(rates.other_council);
    case Payer::kCouncil:
    case Payer::kCouncilShortStay:
      break;
  }
  const bool is_own = provider != nullptr && provider->owner == core::Owner::kCouncil && core::is_home(kind);
  const double ratio =
      younger * (is_own ? rates.council_run : 1) * (of.care.payer == Payer::kCouncilShortStay ? rates.short_stay : 1);
  return funding::council_price(rates, kind, of.package, (1 + of.care.premium) * ratio - 1);
}

void price_care(Case& of, const providers::Providers& providers, core::Week week, const Pricing& pricing) {
  use_capital(of, week);
  const Provider* provider = of.care.provider == kNobody ? nullptr : &providers[of.care.provider];
  of.care.price = price_of(of, provider, pricing);
  const bool is_contributed = of.care.setting == Setting::kNursing && of.care.payer != Payer::kNhs;
  of.care.nhs = is_contributed ? core::pence(pricing.rates.nursing_contribution) : 0;
  of.care.charge = charge_of(of, pricing.rates);
  schedule_running_out(of, week, pricing);
}

void reprice(Case& of, providers::Providers& providers, core::Week week, const Pricing& pricing) {
  update_care(of, providers, week, pricing, [](Case&) {});
}

void start_care(Case& of, const Place& place, core::Week week, double review_weeks, providers::Providers& providers,
                std::vector<housing::Scheme>& schemes, const Pricing& pricing) {
  const bool was_in_home = of.is_in_home();
  const demand::Care before = of.care;
  if (of.is_in_care()) end_care(of, week, providers, schemes);
  const bool moves = was_in_home && core::is_care_home(place.setting);
  of.care = demand::Care{};
  of.care.setting = place.setting;
  of.care.provider = place.provider;
  of.care.scheme = place.scheme;
  of.care.premium = place.premium;
  of.care.from = moves ? before.from : week + 1.0;
  of.care.paid_since = moves ? before.paid_since : week + 1;
  of.care.is_younger = moves ? before.is_younger : place.is_younger;
  of.care.payer = moves ? before.payer : demand::payer_for(of, place.setting, pricing.rates.rules, pricing.funding);
  price_care(of, providers, week, pricing);
  clients_of(of, providers).push_back(of.person);
  count_client(of, providers, 1);
  if (place.scheme != kNobody) ++schemes[static_cast<std::size_t>(place.scheme)].tenants;
  of.request.progress = demand::Progress::kNone;
  of.review = week + static_cast<core::Week>(core::nearest(review_weeks));
}

void end_care(Case& of, core::Week week, providers::Providers& providers, std::vector<housing::Scheme>& schemes) {
  if (!of.is_in_care()) return;
  use_capital(of, week);
  count_client(of, providers, -1);
  std::vector<std::uint32_t>& clients = clients_of(of, providers);
  const auto found = std::find(clients.begin(), clients.end(), of.person);
  core::ensure(found != clients.end(), "a client is missing from the provider's list");
  *found = clients.back();
  clients.pop_back();
  if (of.care.scheme != kNobody) --schemes[static_cast<std::size_t>(of.care.scheme)].tenants;
  of.care = demand::Care{};
  of.draw_down = 0;
  of.review = of.runs_out = demand::kNoWeek;
}

}  // namespace caremarket::market
