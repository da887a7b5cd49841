// What a lever's record may hold: one description for reading, messages, the schema and Python's classes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caremarket::input {

/// A number may be given as a distribution: kNumber is then drawn once in each draw of the parameters, like a
/// parameter; kDistribution is handed on and drawn in each replicate.
enum class FieldKind { kNumber, kDistribution, kDate, kChoice, kChoices, kText };

struct Field {
  std::string_view key;
  FieldKind kind = FieldKind::kNumber;
  std::string_view unit, meaning;
  double low = 0, high = 0;
  bool is_required = true;
  std::vector<std::string> choices;
  bool is_whole = false;  ///< a whole number; the value of a distribution goes to the nearest
};

struct LeverAbout {
  std::string_view kind, meaning;
  std::vector<Field> fields;
};

[[nodiscard]] const std::vector<LeverAbout>& lever_descriptions();

}  // namespace caremarket::input
