// The shape of what a run reports: which arrays, along which axes and times. Data only; the result file and Python read
// it.
#pragma once

#include <string>
#include <vector>

#include "engine/core/calendar.hpp"

namespace caremarket::measures {

enum class Frequency { kWeek, kMonth, kYear, kRun };
/// What one array holds of its measure: the value itself, or half of a ratio, or a histogram of completed spells.
enum class Part { kValue, kNumerator, kDenominator, kSpells };
/// How it is stored: people, posts, beds as int32; GBP (exact to the penny) and hours as float64; other reals as
/// float64.
enum class Storage { kCount, kMoney, kHours, kReal };

struct AxisLabels {
  std::string name;
  std::vector<std::string> labels;
};

/// One array of the result file.
struct Variable {
  Frequency frequency = Frequency::kWeek;
  Part part = Part::kValue;
  Storage storage = Storage::kCount;
  std::string name;        ///< e.g. "population__need", "vacancy_rate_numerator__role"
  std::string measure;     ///< e.g. "population"
  std::string unit;        ///< of the stored numbers, singular, e.g. "hour week-1"
  std::string ratio_unit;  ///< of the ratio of which these are a part; empty for all others
  std::string long_name;   ///< the definition, one sentence
  std::string type;        ///< S, F, R, D or L
  std::string better;      ///< "+", "-" or "."
  std::vector<int> axes;   ///< indices into Layout::axes, after draw, replicate and time
};

/// Everything about the arrays but their numbers; the same for all replicates of a run.
struct Layout {
  core::Date start;
  std::vector<core::Date> weeks;     ///< first day of each week
  std::vector<core::Period> months;  ///< calendar months, as weeks
  std::vector<core::Period> years;   ///< financial years, as weeks
  std::vector<AxisLabels> axes;
  std::vector<Variable> variables;

  [[nodiscard]] std::size_t times(Frequency frequency) const {
    switch (frequency) {
      case Frequency::kWeek:
        return weeks.size();
      case Frequency::kMonth:
        return months.size();
      case Frequency::kYear:
        return years.size();
      case Frequency::kRun:
        return 1;
    }
    return 0;
  }
  /// Cells of one replicate of `variable`: times x product of its axes.
  [[nodiscard]] std::size_t cells(const Variable& variable) const {
    std::size_t size = times(variable.frequency);
    for (const int axis : variable.axes) size *= axes[static_cast<std::size_t>(axis)].labels.size();
    return size;
  }
};

/// The numbers of one finished replicate: `values[v]` for `Layout::variables[v]`, time first, last axis fastest.
struct ReplicateValues {
  int draw = 0;
  int replicate = 0;
  std::vector<std::vector<double>> values;
};

}  // namespace caremarket::measures
