// A small made-up layout with every kind of array, and numbers that say where they belong.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "engine/measures/layout.hpp"

namespace caremarket::output::testing {

/// Two years from 1 April 2024; axes need (4), setting (2), locality (3), spell (3), lever (0); 0 to 3 axes; all
/// storages.
inline measures::Layout sample_layout() {
  using measures::Frequency;
  using measures::Part;
  using measures::Storage;
  const core::Calendar calendar(core::from_civil({2024, 4, 1}), 2);
  measures::Layout layout;
  layout.start = calendar.start();
  for (int week = 0; week < calendar.weeks(); ++week) layout.weeks.push_back(calendar.date(week));
  layout.months = calendar.months();
  layout.years = calendar.years();
  layout.axes = {{"need", {"independent", "low", "medium", "high"}},
                 {"setting", {"home_care", "residential"}},
                 {"locality", {"north", "mid town", "Söuth"}},
                 {"spell", {"0", "1+", "sum"}},
                 {"lever", {}}};
  const auto add = [&](Frequency frequency, Part part, Storage storage, const char* name, const char* measure,
                       const char* unit, const char* type, std::vector<int> axes) {
    const bool is_half = part == Part::kNumerator || part == Part::kDenominator;
    layout.variables.push_back({frequency, part, storage, name, measure, unit, is_half ? "percent" : "",
                                std::string("what ") + measure + " means", type, "-", axes});
  };
  add(Frequency::kWeek, Part::kValue, Storage::kCount, "population", "population", "person", "S", {});
  add(Frequency::kWeek, Part::kValue, Storage::kHours, "unmet_hours", "unmet_hours", "hour week-1", "S", {});
  add(Frequency::kMonth, Part::kValue, Storage::kReal, "population__need", "population", "person", "S", {0});
  add(Frequency::kMonth, Part::kValue, Storage::kMoney, "net_cost__setting__locality", "net_cost", "GBP", "F", {1, 2});
  add(Frequency::kYear, Part::kNumerator, Storage::kCount, "occupancy_numerator", "occupancy", "person", "R", {});
  add(Frequency::kYear, Part::kDenominator, Storage::kCount, "occupancy_denominator", "occupancy", "place", "R", {});
  add(Frequency::kYear, Part::kSpells, Storage::kCount, "wait_time__setting__locality", "wait_time", "week", "D",
      {1, 2, 3});
  add(Frequency::kRun, Part::kValue, Storage::kReal, "market_failure__setting", "market_failure", "probability", "L",
      {1});
  add(Frequency::kYear, Part::kValue, Storage::kMoney, "capital_cost__lever", "capital_cost", "GBP", "F", {4});
  return layout;
}

/// The number in cell `cell` of variable `v` of replicate `r` of draw `d`; whole, so that it also fits a count.
inline double sample_number(int draw, int replicate, std::size_t v, std::size_t cell) {
  return draw * 1e6 + replicate * 1e4 + static_cast<double>(v) * 1e3 + static_cast<double>(cell % 997);
}

inline measures::ReplicateValues sample_replicate(const measures::Layout& layout, int draw, int replicate) {
  measures::ReplicateValues values{draw, replicate, {}};
  for (std::size_t v = 0; v < layout.variables.size(); ++v) {
    auto& numbers = values.values.emplace_back(layout.cells(layout.variables[v]));
    for (std::size_t cell = 0; cell < numbers.size(); ++cell) numbers[cell] = sample_number(draw, replicate, v, cell);
  }
  return values;
}

/// An empty folder that is removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "caremarket-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace caremarket::output::testing
