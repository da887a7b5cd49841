#include "engine/measures/counters.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/core/errors.hpp"

namespace caremarket::measures {
namespace {

double stored(std::int64_t value, Storage storage) {
  switch (storage) {
    case Storage::kMoney:
      return static_cast<double>(value) / 100;
    case Storage::kHours:
      return static_cast<double>(value) / 60;
    case Storage::kCount:
    case Storage::kReal:
      break;
  }
  return static_cast<double>(value);
}

std::vector<AxisId> with_spells(std::vector<AxisId> axes) {
  axes.push_back(AxisId::kSpell);
  return axes;
}

}  // namespace

Counters::Counters(const core::Calendar& calendar, const std::vector<AxisLabels>& axes, const Layout& layout)
    : calendar_(&calendar), layout_(&layout), axes_(axes), month_last_(calendar.months().front().last) {
  for (const Measure& one : catalogue()) {
    values_.emplace_back(one.type == 'D' ? with_spells(one.axes) : one.axes, axes);
    denominators_.emplace_back(one.type == 'R' ? one.denominator_axes : std::vector<AxisId>{}, axes);
  }
  counted_at_.resize(1 + static_cast<std::size_t>(Frequency::kRun));
  for (const Variable& variable : layout.variables) {
    const auto& all = catalogue();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Measure& one) { return one.name == variable.measure; });
    std::vector<AxisId> kept;
    for (const int axis : variable.axes) kept.push_back(static_cast<AxisId>(axis));
    const Cells& cells = (variable.part == Part::kDenominator ? denominators_ : values_)[index(found->id)];
    if (found->type != 'L')
      counted_at_[static_cast<std::size_t>(variable.frequency)].push_back(measure_of_variable_.size());
    measure_of_variable_.push_back(&*found);
    fold_of_variable_.emplace_back(cells.axes(), kept, axes);
    const double empty = found->type == 'L' ? std::numeric_limits<double>::quiet_NaN() : 0.0;
    results_.values.emplace_back(layout.cells(variable), empty);
  }
}

void Counters::add_spell(Id id, std::uint32_t cell, core::Week weeks) {
  Cells& cells = values_[index(id)];
  cells.add_to_month(cell + static_cast<std::uint32_t>(spell_bin(weeks)), 1);
  cells.add_to_month(cell + static_cast<std::uint32_t>(kSpellCells - 1), weeks);
}

void Counters::set(Id id, int time, std::size_t cell, double value) {
  for (std::size_t v = 0; v < measure_of_variable_.size(); ++v) {
    if (measure_of_variable_[v]->id != id) continue;
    const Variable& variable = layout_->variables[v];
    const std::size_t size = results_.values[v].size() / layout_->times(variable.frequency);
    results_.values[v][static_cast<std::size_t>(time) * size + cell] = value;
  }
}

void Counters::write(Frequency frequency, std::size_t time, int weeks) {
  const Cells* listed = nullptr;  // variables of one measure follow each other
  for (const std::size_t v : counted_at_[static_cast<std::size_t>(frequency)]) {
    const Variable& variable = layout_->variables[v];
    const Measure& one = *measure_of_variable_[v];
    const Cells& cells = (variable.part == Part::kDenominator ? denominators_ : values_)[index(one.id)];
    const std::size_t size = results_.values[v].size() / layout_->times(frequency);
    double* out = &results_.values[v][time * size];
    const double divide = one.type == 'S' ? weeks : 1;
    if (frequency == Frequency::kWeek && variable.part != Part::kSpells) {
      *out = stored(cells.this_week(), variable.storage);
      continue;
    }
    if (std::exchange(listed, &cells) != &cells) {
      if (frequency == Frequency::kYear)
        cells.list_year(filled_);
      else
        cells.list_month(filled_);
    }
    fold_of_variable_[v].add_up(filled_, folded_);
    for (std::size_t i = 0; i < size; ++i) out[i] = stored(folded_[i], variable.storage) / divide;
  }
}

void Counters::end_week(core::Week week) {
  write(Frequency::kWeek, static_cast<std::size_t>(week), 1);
  for (auto* group : {&values_, &denominators_}) {
    for (Cells& cells : *group) cells.end_week();
  }
  const int month = calendar_->month_of(week);
  const core::Period& in_month = calendar_->months()[static_cast<std::size_t>(month)];
  if (week + 1 < in_month.last) return;
  write(Frequency::kMonth, static_cast<std::size_t>(month), in_month.weeks());
  const bool is_last = week + 1 >= calendar_->weeks();
  if (!is_last) month_last_ = calendar_->months()[static_cast<std::size_t>(month) + 1].last;
  const int next_weeks = is_last ? 0 : calendar_->months()[static_cast<std::size_t>(month) + 1].weeks();
  for (auto* group : {&values_, &denominators_}) {
    for (Cells& cells : *group) cells.end_month(next_weeks);
  }
  const int year = calendar_->year_of(week);
  const core::Period& in_year = calendar_->years()[static_cast<std::size_t>(year)];
  if (week + 1 < in_year.last) return;
  write(Frequency::kYear, static_cast<std::size_t>(year), in_year.weeks());
  for (auto* group : {&values_, &denominators_}) {
    for (Cells& cells : *group) cells.end_year();
  }
}

ReplicateValues Counters::results(int draw, int replicate) && {
  results_.draw = draw;
  results_.replicate = replicate;
  return std::move(results_);
}

}  // namespace caremarket::measures
