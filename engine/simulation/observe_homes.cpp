#include "engine/simulation/observe.hpp"

namespace caremarket::simulation {

using core::index;
using core::Payer;
using measures::Id;

void Observer::count_stays(const World& world, const WeekLog& log, core::Week week) {
  measures::Counters& c = counters_;
  const auto band_of = [&](std::uint32_t person) {
    return core::age_band(static_cast<int>(core::whole_below(world.people.age(person, week + 1))));
  };
  const auto begins = [&](std::uint32_t person, Payer payer) {
    c.add(Id::kCareHomeStarts, c.cell(Id::kCareHomeStarts, {index(payer), index(band_of(person))}), 1);
  };
  for (const auto& one : log.placement.started) {
    if (one.is_entry) begins(one.person, one.payer);
  }
  for (const std::uint32_t person : log.ran_out) {
    if (!world.people.at[person].is_present) continue;
    if (world.cases[world.people.at[person].case_of].is_in_home()) begins(person, Payer::kCouncil);
  }
  for (const std::uint32_t person : log.stayed_on) {
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    begins(person, of.care.payer);
    const std::size_t band = index(band_of(person));
    c.add(Id::kCareHomeAdmissionRate, c.cell(Id::kCareHomeAdmissionRate, {band, index(of.care.payer)}), 1);
    if (of.care.payer == Payer::kCouncil && band > 0) c.add(Id::kAscof2c, 0, 1);
  }
  for (const std::uint32_t person : log.assessment.reabled) {
    const std::size_t route = index(world.cases[world.people.at[person].case_of].request.route);
    c.add(Id::kReablementStarts, c.cell(Id::kReablementStarts, {route, index(band_of(person))}), 1);
  }
  for (const std::uint32_t person : log.reabled) {
    const demand::Case& of = world.cases[world.people.at[person].case_of];
    const std::size_t band = index(band_of(person));
    c.add_denominator(Id::kReablementSuccess, c.denominator_cell(Id::kReablementSuccess, {band}), 1);
    const bool is_done = of.request.progress == demand::Progress::kNone && !of.is_in_care();
    c.add(Id::kReablementSuccess, c.cell(Id::kReablementSuccess, {band}), is_done ? 1 : 0);
  }
  for (const market::StayEnd& stay : log.stays) {
    c.add(Id::kCareHomeEndings,
          c.cell(Id::kCareHomeEndings,
                 {index(stay.payer), index(stay.band), index(stay.ending), measures::stay_bin(stay.weeks)}),
          1);
    c.add(Id::kPayerStay, c.cell(Id::kPayerStay, {index(stay.payer)}), stay.weeks_paid);
    c.add_denominator(Id::kPayerStay, c.denominator_cell(Id::kPayerStay, {index(stay.payer)}), 1);
  }
}

}  // namespace caremarket::simulation
