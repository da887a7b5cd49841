#include "engine/simulation/week.hpp"

#include "engine/simulation/phases.hpp"

namespace caremarket::simulation {

void WeekLog::clear() {
  life.clear();
  assessment.clear();
  placement.clear();
  providers.clear();
  workforce.clear();
  for (auto* list :
       {&arrived, &opened_schemes, &closed, &displaced, &ran_out, &reabled, &stayed_on, &gone, &under_delivered}) {
    list->clear();
  }
  stays.clear();
  books.clear();
  given.clear();
  offers.clear();
}

void live_week(World& world, const Scenario& scenario, const std::vector<policy::Lever>& levers,
               const random::Draws& draws, WeekLog& log) {
  const core::Calendar calendar(scenario.start, 0);
  const core::Date date = calendar.date(world.week);
  log.clear();
  if (world.is_held && world.week >= scenario.people_from()) release_people(world, scenario, draws);

  const policy::Settings settings = set_policy(world, scenario, levers, calendar, log.life.changed);
  live_demand(world, scenario, draws, log);
  move_housing(world, scenario, draws, log);
  close_providers(world, scenario, draws, log);
  staff_providers(world, scenario, settings, date, draws, log);
  log.offers = make_offers(world, scenario);
  assess_requests(world, scenario, draws, log);
  place_people(world, scenario, draws, log);
  settle_accounts(world, scenario, date, log);
  decide_providers(world, scenario, calendar, draws, log);
  schedule_people(world, scenario, draws, log);

  ++world.week;
}

}  // namespace caremarket::simulation
