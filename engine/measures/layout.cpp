#include "engine/measures/layout.hpp"

#include <algorithm>
#include <utility>

#include "engine/measures/counters.hpp"
#include "engine/measures/part_units.hpp"

namespace caremarket::measures {
namespace {

using A = AxisId;

bool has(const std::vector<A>& axes, A axis) { return std::find(axes.begin(), axes.end(), axis) != axes.end(); }

/// The cuts kept by default for one measure.
std::vector<Cut> default_cuts(const Measure& measure) {
  if (measure.type == 'L') {
    const bool is_of_run = measure.id == Id::kMarketFailure || measure.id == Id::kMarketFailureWeek;
    return {{is_of_run ? Frequency::kRun : Frequency::kYear, measure.axes}};
  }
  std::vector<Cut> cuts{{Frequency::kMonth, {}}, {Frequency::kYear, {}}};
  if (measure.type != 'D') cuts.insert(cuts.begin(), {Frequency::kWeek, {}});
  for (std::size_t i = 0; i < measure.axes.size(); ++i) {
    cuts.push_back({Frequency::kMonth, {measure.axes[i]}});
    cuts.push_back({Frequency::kYear, {measure.axes[i]}});
    for (std::size_t j = i + 1; j < measure.axes.size(); ++j) {
      cuts.push_back({Frequency::kYear, {measure.axes[i], measure.axes[j]}});
    }
  }
  if (has(measure.axes, A::kSetting) && has(measure.axes, A::kLocality)) {
    cuts.push_back({Frequency::kMonth, {A::kSetting, A::kLocality}});
  }
  return cuts;
}

std::string suffix(Part part) {
  return part == Part::kNumerator ? "_numerator" : part == Part::kDenominator ? "_denominator" : "";
}

void add_variables(Layout& layout, const Measure& measure, const Cut& cut) {
  std::vector<Part> parts{Part::kValue};
  if (measure.type == 'R') parts = {Part::kNumerator, Part::kDenominator};
  if (measure.type == 'D') parts = {Part::kSpells};
  for (const Part part : parts) {
    Variable variable;
    variable.frequency = cut.frequency;
    variable.part = part;
    variable.storage = part == Part::kDenominator ? measure.denominator_storage : measure.storage;
    const bool is_mean = measure.type == 'S' && cut.frequency != Frequency::kWeek;
    if ((is_mean || measure.type == 'R') && variable.storage == Storage::kCount) variable.storage = Storage::kReal;
    variable.measure = measure.name;
    variable.unit = measure.unit;
    if (measure.type == 'R') {
      const PartUnits units = part_units(measure.id);
      variable.ratio_unit =
          std::exchange(variable.unit, part == Part::kNumerator ? units.numerator : units.denominator);
    }
    variable.long_name = measure.definition;
    variable.type = std::string(1, measure.type);
    variable.better = std::string(1, measure.better);
    variable.name = std::string(measure.name) + suffix(part);
    for (const A axis : cut.axes) {
      variable.name += "__" + std::string(axis_name(axis));
      variable.axes.push_back(static_cast<int>(axis));
    }
    if (part == Part::kSpells) variable.axes.push_back(static_cast<int>(A::kSpell));
    const auto same = [&](const Variable& other) {
      return other.frequency == variable.frequency && other.name == variable.name;
    };
    if (std::none_of(layout.variables.begin(), layout.variables.end(), same)) layout.variables.push_back(variable);
  }
}

}  // namespace

Layout make_layout(const core::Calendar& calendar, const std::vector<AxisLabels>& axes,
                   const std::vector<Output>& outputs) {
  Layout layout;
  layout.start = calendar.start();
  for (core::Week week = 0; week < calendar.weeks(); ++week) layout.weeks.push_back(calendar.date(week));
  layout.months = calendar.months();
  layout.years = calendar.years();
  layout.axes = axes;
  for (const Measure& one : catalogue()) {
    for (const Cut& cut : default_cuts(one)) add_variables(layout, one, cut);
    for (const Output& output : outputs) {
      if (output.measure == one.id) add_variables(layout, one, output.cut);
    }
  }
  return layout;
}

}  // namespace caremarket::measures
