// The phases of the week, one verb each. What is changed comes first, then what is read, then the draws.
#pragma once

#include "engine/simulation/week.hpp"

namespace caremarket::simulation {

/// Sets fees, floors and rules for the week; prices councils' clients anew when fees or rules have changed, everybody
/// each April.
policy::Settings set_policy(World& world, const Scenario& scenario, const std::vector<policy::Lever>& levers,
                            const core::Calendar& calendar, std::vector<std::uint32_t>& changed);

/// Life events, arrivals and departures.
void live_demand(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log);

/// Notes the end of a stay in a care home, or of its payer's part, before it ends.
void note_end(const World& world, std::uint32_t person, market::Ending ending, WeekLog& log);

/// Schemes move along their stages, open and offer lettings.
void move_housing(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log);

/// Providers whose notice ends this week close; their clients wait first in the queue, most of their staff look on.
void close_providers(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log);

/// Leavers, joiners and the hours that can be delivered.
void staff_providers(World& world, const Scenario& scenario, const policy::Settings& settings, core::Date date,
                     const random::Draws& draws, WeekLog& log);

/// What every provider can take on this week.
[[nodiscard]] std::vector<providers::Offer> make_offers(const World& world, const Scenario& scenario);

/// Reviews, people who ran out of money, and requests assessed as far as staff go.
void assess_requests(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log);

/// Waiting people meet offers; closing providers' clients go first; the spot premium follows the waits.
void place_people(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log);

/// Providers are paid and book the week.
void settle_accounts(World& world, const Scenario& scenario, core::Date date, WeekLog& log);

/// Monthly and quarterly decisions, and openings.
void decide_providers(World& world, const Scenario& scenario, const core::Calendar& calendar,
                      const random::Draws& draws, WeekLog& log);

/// Puts everybody whose record changed back into the wheel.
void schedule_people(World& world, const Scenario& scenario, const random::Draws& draws, WeekLog& log);

/// What assessment sees of the market.
[[nodiscard]] demand::MarketView market_view(const World& world, const Scenario& scenario);

}  // namespace caremarket::simulation
