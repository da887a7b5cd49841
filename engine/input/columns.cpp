#include "engine/input/columns.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/core/describe.hpp"

namespace caremarket::input {
namespace {

using core::Fault;

template <class E>
Column label_column(std::string_view key, std::string_view meaning) {
  return {key, ColumnKind::kLabel, "1", meaning, 0, 0, {core::Axis<E>::labels.begin(), core::Axis<E>::labels.end()}};
}

Column text_column(std::string_view key, std::string_view meaning) {
  return {key, ColumnKind::kText, "1", meaning, 0, 0, {}};
}

std::vector<TableAbout> build() {
  const Column locality = text_column("locality", "Locality, as in the table of localities");
  const Column age{"age", ColumnKind::kWhole, "year", "Age at last birthday", 18, 120, {}};
  std::vector<TableAbout> tables;
  tables.push_back({"population",
                    "People 52 weeks before the start (the people's run-in), by single year of age",
                    {locality,
                     label_column<core::Sex>("sex", "Sex"),
                     age,
                     {"persons", ColumnKind::kWhole, "person", "People", 0, 1e7, {}}},
                    3});
  tables.push_back({"arrivals",
                    "People who come of age (18) or move in",
                    {locality,
                     label_column<core::Sex>("sex", "Sex"),
                     age,
                     {"persons_per_year", ColumnKind::kNumber, "person year-1", "People a year", 0, 1e6, {}}},
                    3});
  TableAbout localities{
      "localities", "Localities and their shares of adults by quintile of deprivation", {locality}, 1};
  for (const std::string_view key : {"quintile_1", "quintile_2", "quintile_3", "quintile_4", "quintile_5"}) {
    localities.columns.push_back({key, ColumnKind::kNumber, "1", "Share of adults; 1 is the most deprived", 0, 1, {}});
  }
  tables.push_back(localities);
  tables.push_back({"communities",
                    "Shares of adults by community, in each locality",
                    {locality,
                     text_column("community", "Community"),
                     {"share", ColumnKind::kNumber, "1", "Share of adults", 0, 1, {}}},
                    2});
  tables.push_back(
      {"mortality",
       "Life table",
       {label_column<core::Sex>("sex", "Sex"),
        age,
        {"probability", ColumnKind::kNumber, "1", "Probability of dying within the year of age", 0, 0.999, {}}},
       2});
  tables.push_back({"providers",
                    "Providers at the opening; extra-care teams come with their schemes",
                    {text_column("name", "Unique name"),
                     label_column<core::Kind>("kind", "Kind"),
                     label_column<core::Owner>("owner", "Owner"),
                     locality,
                     {"registered", ColumnKind::kWhole, "bed", "Registered beds; 0 for care at home", 0, 10000, {}},
                     {"in_service", ColumnKind::kWhole, "bed", "Beds in use or ready", 0, 10000, {}},
                     {"hours",
                      ColumnKind::kNumber,
                      "hour week-1",
                      "Hours of care at home it is staffed for; 0 for homes",
                      0,
                      1e6,
                      {}},
                     label_column<core::Rating>("rating", "Last rating")}});
  tables.push_back(
      {"schemes",
       "Extra-care schemes open at the opening",
       {text_column("name", "Unique name"), locality, {"units", ColumnKind::kWhole, "unit", "Homes", 1, 10000, {}}},
       1});
  return tables;
}

std::string kind_name(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kNumber:
      return "number";
    case ColumnKind::kWhole:
      return "whole";
    case ColumnKind::kText:
      return "text";
    case ColumnKind::kLabel:
      return "label";
  }
  return "";
}

void read_cell(const Node& cell, const Column& column, const std::string& pointer, double& number, std::string& text,
               std::vector<Fault>& faults) {
  if (column.kind == ColumnKind::kText || column.kind == ColumnKind::kLabel) {
    if (cell.text() == nullptr || cell.text()->empty()) {
      faults.push_back({pointer, shown(cell), "must be a text", {}});
      return;
    }
    text = *cell.text();
    if (column.kind == ColumnKind::kText) return;
    const auto found = std::find(column.labels.begin(), column.labels.end(), text);
    if (found == column.labels.end()) {
      faults.push_back(
          {pointer, text, "is not a known " + std::string(column.key), core::nearest_names(text, column.labels)});
      return;
    }
    number = static_cast<double>(found - column.labels.begin());
    return;
  }
  if (cell.number() == nullptr) {
    faults.push_back({pointer, shown(cell), "must be a number (" + std::string(column.unit) + ")", {}});
    return;
  }
  number = *cell.number();
  if (!(number >= column.low && number <= column.high)) {
    faults.push_back({pointer,
                      shown(cell),
                      number < column.low ? "is below " + shown({column.low}) + ", the lowest allowed"
                                          : "is above " + shown({column.high}) + ", the highest allowed",
                      {}});
  } else if (column.kind == ColumnKind::kWhole && number != std::floor(number)) {
    faults.push_back({pointer, shown(cell), "must be a whole number", {}});
  }
}

}  // namespace

const std::vector<TableAbout>& table_descriptions() {
  static const std::vector<TableAbout> kTables = build();
  return kTables;
}

Node describe_tables() {
  Node::List list;
  for (const TableAbout& table : table_descriptions()) {
    Node::List columns;
    for (const Column& column : table.columns) {
      Node axis{nullptr};
      if (column.kind == ColumnKind::kLabel) axis = {std::string(column.key)};
      columns.push_back({Node::Map{{"key", {std::string(column.key)}},
                                   {"type", {kind_name(column.kind)}},
                                   {"unit", {std::string(column.unit)}},
                                   {"low", {column.low}},
                                   {"high", {column.high}},
                                   {"axis", axis},
                                   {"meaning", {std::string(column.meaning)}}}});
    }
    list.push_back({Node::Map{
        {"table", {std::string(table.name)}}, {"meaning", {std::string(table.meaning)}}, {"columns", {columns}}}});
  }
  return {list};
}

Table read_table(const Node* node, const TableAbout& about, const std::string& pointer, std::vector<Fault>& faults) {
  Table table;
  table.numbers.resize(about.columns.size());
  table.texts.resize(about.columns.size());
  if (node == nullptr || node->map() == nullptr) {
    faults.push_back({pointer, "nothing", "is missing: " + std::string(about.meaning), {}});
    return table;
  }
  std::vector<std::string> known;
  bool is_first = true;
  for (std::size_t c = 0; c < about.columns.size(); ++c) {
    const Column& column = about.columns[c];
    known.emplace_back(column.key);
    const std::string here = pointer + "/" + std::string(column.key);
    const Node* cells = node->find(column.key);
    if (cells == nullptr || cells->list() == nullptr) {
      faults.push_back({here, "nothing", "is a missing column: " + std::string(column.meaning), {}});
      continue;
    }
    const std::size_t rows = cells->list()->size();
    if (is_first) table.rows = rows;
    is_first = false;
    if (rows != table.rows) {
      faults.push_back({here, std::to_string(rows) + " rows", "must have as many rows as the columns before it", {}});
      table.rows = std::min(rows, table.rows);
    }
    table.numbers[c].assign(rows, 0);
    table.texts[c].assign(rows, "");
    for (std::size_t r = 0; r < rows; ++r) {
      read_cell((*cells->list())[r], column, here + "/" + std::to_string(r), table.numbers[c][r], table.texts[c][r],
                faults);
    }
  }
  for (const auto& [key, member] : *node->map()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    faults.push_back(
        {pointer + "/" + token(key), key, "is not a column of this table", core::nearest_names(key, known)});
  }
  return table;
}

void find_repeated_rows(const Node& node, const TableAbout& about, const std::string& pointer,
                        std::vector<Fault>& faults) {
  if (about.keys == 0) return;
  const std::size_t rows = node.find(about.columns[0].key)->list()->size();
  std::set<std::string> seen;
  for (std::size_t r = 0; r < rows; ++r) {
    std::string key;
    for (std::size_t c = 0; c < about.keys; ++c) {
      key += (c > 0 ? ", " : "") + shown((*node.find(about.columns[c].key)->list())[r]);
    }
    if (seen.insert(key).second) continue;
    faults.push_back({pointer + "/" + std::string(about.columns[0].key) + "/" + std::to_string(r),
                      key,
                      "stands in an earlier row too",
                      {}});
  }
}

}  // namespace caremarket::input
