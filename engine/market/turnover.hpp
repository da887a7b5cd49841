// What moves people between places once they are in care: closures, hand-backs, reviews, running out of money,
// departure.
#pragma once

#include "engine/market/placement.hpp"

namespace caremarket::market {

/// A person has died or left: care, requests and the record end.
void depart(Market market, std::uint32_t person, core::Week week);

/// Residents and clients of a provider in the last weeks of its notice join the queue, first in order, whoever pays.
void requeue_closing(Market market, core::Week week, const Parameters& parameters, const demand::LifeRules& rules,
                     std::vector<std::uint32_t>& changed);

/// Providers whose notice ends this week close: whoever is still there loses the place and waits. Their slots are
/// appended to `closed`; people moved are counted in `displaced`.
void close(Market market, core::Week week, const demand::LifeRules& rules, std::vector<std::uint32_t>& closed,
           std::vector<std::uint32_t>& displaced, std::vector<std::uint32_t>& changed);

/// Council clients of a provider that handed its work back join the queue.
void requeue_handed_back(Market market, std::uint32_t provider, core::Week week, const demand::LifeRules& rules,
                         std::vector<std::uint32_t>& changed);

/// A review sets the package anew; a person whose need has risen may choose again, others may wish for extra care.
void review(Market market, std::uint32_t person, core::Week week, const demand::MarketView& view,
            const Pricing& pricing, const demand::LifeRules& rules, std::vector<std::uint32_t>& changed);

/// A self-funder has reached the capital limit: the council pays from now on; the home accepts its fee, a third party
/// tops up, or the person moves.
void run_out(Market market, std::uint32_t person, core::Week week, const Pricing& pricing,
             const demand::LifeRules& rules, std::vector<std::uint32_t>& changed);

}  // namespace caremarket::market
