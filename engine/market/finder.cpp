#include "engine/market/finder.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/hearing.hpp"
#include "engine/demand/assessment.hpp"
#include "engine/random/favourite.hpp"

namespace caremarket::market {

using core::Setting;
using demand::Case;
using demand::kNobody;
using providers::Offer;
using providers::Provider;

namespace {

/// Logarithms of the numbers of free beds that homes mostly have.
const std::array<double, 128> kLogs = [] {
  std::array<double, 128> logs{};
  for (std::size_t beds = 1; beds < logs.size(); ++beds) logs[beds] = std::log(static_cast<double>(beds));
  return logs;
}();

}  // namespace

double preference(const Parameters& market, const Provider& provider, std::uint8_t locality, bool is_self_funder) {
  double utility = provider.locality == locality ? market.same_locality : 0.0;
  if (provider.rating == core::Rating::kOutstanding || provider.rating == core::Rating::kGood)
    utility += market.quality;
  return utility + (is_self_funder ? market.wealth : -market.wealth) * provider.wealth;
}

double pull_of(const Parameters& market, core::Kind kind, std::int32_t places) {
  if (market.places == 0 || !core::is_home(kind)) return 0;
  const auto beds = static_cast<std::size_t>(std::max(1, places));
  return market.places * (beds < kLogs.size() ? kLogs[beds] : std::log(static_cast<double>(beds)));
}

bool accepts(const providers::PriceParameters& price, const Provider& provider, const Offer& offer, double offered,
             double u) {
  if (provider.kind == core::Kind::kPersonalAssistants) return true;
  return u < providers::acceptance(price, provider.kind, offered, offer.reservation);
}

bool has_room(const Offer& offer, Setting setting, core::Minutes package) {
  const bool has = core::is_care_home(setting) ? offer.places > 0 : offer.minutes * 10 >= package * 9;
  return static_cast<int>(offer.is_open) & static_cast<int>(has);  // without a branch: asked of all
}

/// What one person asks for.
struct Finder::Search {
  const Case& of;
  Setting setting;
  core::OriginId id;
  std::uint8_t locality;
  bool pays, is_younger;
  double offered;
};

const Serving& Finder::serving(Setting setting) {
  std::optional<Serving>& known = with_room_[setting];
  if (known) return *known;
  known.emplace();
  const Serving& all = on_.candidates[setting];
  known->chances = all.chances;
  known->all.reserve(all.all.size());
  constexpr core::Minutes kSmallest = 1;
  for (const Serving::One& one : all.all) {
    if (has_room(on_.offers[one.slot], setting, kSmallest)) known->all.push_back(one);
  }
  return *known;
}

/// Lists those with room for the person by whether the person hears of them. Without branches: neither can be foretold.
void Finder::split(const Search& search, const Serving& serving) {
  heard_of_.resize(serving.all.size());
  others_.resize(serving.all.size());
  const Chances chances = serving.chances[search.locality];
  const std::uint64_t near = core::words_of(chances.near), far = core::words_of(chances.far);
  std::uint32_t* heard = heard_of_.data();
  std::uint32_t* other = others_.data();
  for (const Serving::One& one : serving.all) {
    const Offer& offer = on_.offers[one.slot];
    const unsigned may = static_cast<unsigned>(has_room(offer, search.setting, search.of.package)) &
                         static_cast<unsigned>(static_cast<std::int32_t>(one.slot) != search.of.care.provider) &
                         (static_cast<unsigned>(search.pays) | static_cast<unsigned>(offer.is_open_to_council));
    const std::uint64_t words = one.locality == search.locality ? near : far;
    const auto hears = static_cast<unsigned>(core::hears_of(search.id, one.mixed_id, words));
    *heard = *other = one.slot;
    heard += may & hears;
    other += may & ~hears;
  }
  heard_of_.resize(static_cast<std::size_t>(heard - heard_of_.data()));
  others_.resize(static_cast<std::size_t>(other - others_.data()));
}

std::int32_t Finder::best_of(const Search& search, const std::vector<std::uint32_t>& some) const {
  const Case& of = search.of;
  random::Favourite best(kNobody, on_.market.noise);
  for (const std::uint32_t slot : some) {
    const Provider& provider = on_.providers.at[slot];
    const Offer& offer = on_.offers[slot];
    const random::Uniforms u =
        on_.draws.at(core::pair(search.id, provider.id), random::Purpose::kOfferNoise, of.request.number);
    const double worth = search.offered - (search.is_younger ? offer.younger : 0);
    if (!search.pays && !accepts(on_.pricing.price, provider, offer, worth, u.second)) continue;
    const double utility = preference(on_.market, provider, search.locality, search.pays) +
                           pull_of(on_.market, provider.kind, offer.places);
    best.meet(static_cast<std::int32_t>(slot), utility, u.first);
  }
  return best.slot();
}

std::int32_t Finder::find(const Case& of) {
  const Setting setting = of.request.wanted;
  const Serving& some = serving(setting);
  if (some.all.empty()) return kNobody;
  const population::Person& row = on_.people.at[of.person];
  const core::Payer payer = demand::payer_for(of, setting, on_.pricing.rates.rules, on_.pricing.funding);
  const bool is_younger = on_.people.age(of.person, of.request.agreed) < core::kOlderFrom;
  const double offered = price_offered(on_.pricing.rates, setting, payer, is_younger);
  const Search search{of, setting, row.id, row.traits.locality, payer == core::Payer::kSelf, is_younger, offered};
  split(search, some);
  const std::int32_t found = best_of(search, heard_of_);
  return found == kNobody ? best_of(search, others_) : found;
}

}  // namespace caremarket::market
