// Area tables: columns with a declared list of (name, kind, unit, range).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/input/document.hpp"

namespace caremarket::input {

enum class ColumnKind { kNumber, kWhole, kText, kLabel };

struct Column {
  std::string_view key;
  ColumnKind kind = ColumnKind::kNumber;
  std::string_view unit, meaning;
  double low = 0, high = 0;
  std::vector<std::string> labels;  ///< of a label column
};

struct TableAbout {
  std::string_view name, meaning;
  std::vector<Column> columns;
  std::size_t keys = 0;  ///< so many columns, from the first, tell the rows apart; 0 where no rule of this kind holds
};

/// The tables of an area, as the document holds them.
[[nodiscard]] const std::vector<TableAbout>& table_descriptions();
[[nodiscard]] Node describe_tables();

/// One table read and checked: cells by column, as numbers (labels by position) and texts.
struct Table {
  std::size_t rows = 0;
  std::vector<std::vector<double>> numbers;
  std::vector<std::vector<std::string>> texts;
  [[nodiscard]] double number(std::size_t column, std::size_t row) const { return numbers[column][row]; }
  [[nodiscard]] const std::string& text(std::size_t column, std::size_t row) const { return texts[column][row]; }
};

/// Reads the table at `pointer`; appends a fault for every missing or unknown column, length, type, label and range.
[[nodiscard]] Table read_table(const Node* node, const TableAbout& about, const std::string& pointer,
                               std::vector<core::Fault>& faults);

/// Appends a fault for each row of a sound table whose key columns are those of an earlier one.
void find_repeated_rows(const Node& node, const TableAbout& about, const std::string& pointer,
                        std::vector<core::Fault>& faults);

}  // namespace caremarket::input
