// Who takes a person looking for care this week.
#pragma once

#include <optional>
#include <vector>

#include "engine/market/candidates.hpp"
#include "engine/market/care.hpp"
#include "engine/market/parameters.hpp"
#include "engine/providers/offers.hpp"

namespace caremarket::market {

/// Utility of a provider to a person, without noise: own locality, rating, and wealth for those who pay themselves.
[[nodiscard]] double preference(const Parameters& market, const providers::Provider& provider, std::uint8_t locality,
                                bool is_self_funder);

/// Utility of a home's free beds: each is one more chance to be chosen (McFadden 1978, with a weight below 1). 0 for
/// care at home.
[[nodiscard]] double pull_of(const Parameters& market, core::Kind kind, std::int32_t places);

/// Whether a provider accepts this person at this price: a self-funder always; a council-funded person with the
/// probability of `providers::acceptance`, its uniform keyed by (person, provider) and kept while the request waits.
[[nodiscard]] bool accepts(const providers::PriceParameters& price, const providers::Provider& provider,
                           const providers::Offer& offer, double offered, double u);

/// True when the offer has room for the person: a bed, or nine tenths of the package.
[[nodiscard]] bool has_room(const providers::Offer& offer, core::Setting setting, core::Minutes package);

/// What a search reads. Offers may shrink from one search to the next, as people are placed.
struct OnOffer {
  const population::People& people;
  const providers::Providers& providers;
  const std::vector<providers::Offer>& offers;
  const Candidates& candidates;
  const Parameters& market;
  const Pricing& pricing;
  const random::Draws& draws;
};

/// Finds providers for the people of one week; the obvious matcher in the tests must agree.
class Finder {
 public:
  explicit Finder(const OnOffer& on) : on_(on) {}

  /// The provider (slot) that takes the person this week, or kNobody. The first look takes in those that the person
  /// hears of, the second, when none of them will, all others.
  [[nodiscard]] std::int32_t find(const demand::Case& of);

 private:
  struct Search;
  /// Those of a setting that had any room when somebody first asked: the others need not be looked at again.
  const Serving& serving(core::Setting setting);
  void split(const Search& search, const Serving& serving);
  [[nodiscard]] std::int32_t best_of(const Search& search, const std::vector<std::uint32_t>& some) const;

  OnOffer on_;
  core::By<core::Setting, std::optional<Serving>> with_room_;
  std::vector<std::uint32_t> heard_of_, others_;  ///< slots with room for the person
};

}  // namespace caremarket::market
