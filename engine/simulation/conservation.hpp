// Conservation: people, workers, beds and pounds balance each week. A debug check that tests switch on.
#pragma once

#include "engine/simulation/observe.hpp"

namespace caremarket::simulation {

/// Stocks before a week, to compare with after it.
struct Balance {
  std::int64_t people = 0;
  std::int64_t workers = 0;
  core::By<core::Payer, std::int64_t> residents;  ///< of care homes
  std::vector<core::Pence> cash;                  ///< by provider slot
};
[[nodiscard]] Balance balance_of(const World& world);

/// Throws InvariantError unless the week just lived conserved:
/// people: before + arrivals - departures; everyone in care is one client of that provider, and no home holds more than
/// its beds; workers: each open post is held by one worker, employed + seeking = present; beds: in service <=
/// registered; pounds: each provider's income is the sum of its clients' prices and NHS contributions, and all money
/// received is all money paid.
void check_conservation(const Balance& before, const World& world, const Scenario& scenario, const WeekLog& log);

}  // namespace caremarket::simulation
