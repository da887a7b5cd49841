#include "engine/simulation/contributions.hpp"

#include <algorithm>

#include "engine/core/errors.hpp"
#include "engine/simulation/band_steps.hpp"

namespace caremarket::simulation {
namespace {

std::int32_t pence(core::Pence amount) {
  core::ensure(amount >= std::numeric_limits<std::int32_t>::min() && amount <= std::numeric_limits<std::int32_t>::max(),
               "a weekly price is beyond counting");
  return static_cast<std::int32_t>(amount);
}

}  // namespace

core::Minutes covered_minutes(const demand::Case& of, core::Minutes gap) {
  if (of.request.progress == demand::Progress::kReablement) return gap;
  if (!of.is_in_care()) return 0;
  return of.is_in_home() ? gap : std::min(gap, of.package);
}

Standing standing_of(const World& world, const demand::Case& of, core::Week week, const demand::LifeTables& life,
                     const measures::Counters& counters) {
  const population::Person& person = world.people.at[of.person];
  const core::Minutes gap = life.gap[of.need][of.has_carer][of.lives_alone];
  Standing now;
  now.gap = static_cast<std::int16_t>(gap);
  now.covered = static_cast<std::int16_t>(covered_minutes(of, gap));
  now.locality = person.traits.locality;
  now.community = person.traits.community;
  now.quintile = person.traits.quintile;
  now.band = band_at(person, week);
  now.group = group_at(person, now.band);
  now.need = of.need;
  now.cell = population_cell(person.traits, now.band, now.need, now.group, counters);
  now.progress = of.request.progress;
  if (of.request.progress != demand::Progress::kNone) {
    now.wanted = of.request.wanted;
    now.route = of.request.route;
  }
  now.setting = of.care.setting;
  if (!of.is_in_care()) return now;
  now.who = static_cast<std::uint8_t>(2 * core::index(person.traits.sex) + (of.has_dementia ? 1 : 0));
  now.payer = of.care.payer;
  now.price = pence(of.care.price);
  now.charge = pence(of.care.charge);
  now.nhs = pence(of.care.nhs);
  return now;
}

}  // namespace caremarket::simulation
