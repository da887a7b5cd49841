// What a lever's record may hold: one description for reading, messages, the schema and Python's classes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caremarket::input {

enum class FieldKind { kNumber, kDistribution, kDate, kChoice, kChoices, kText };

struct Field {
  std::string_view key;
  FieldKind kind = FieldKind::kNumber;
  std::string_view unit, meaning;
  double low = 0, high = 0;
  bool is_required = true;
  std::vector<std::string> choices;
};

struct LeverAbout {
  std::string_view kind, meaning;
  std::vector<Field> fields;
};

[[nodiscard]] const std::vector<LeverAbout>& lever_descriptions();

}  // namespace caremarket::input
