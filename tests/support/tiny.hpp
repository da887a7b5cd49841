// The shipped area `tiny` for tests in C++: its resolved documents, changed one value at a time, and run.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/read_scenario.hpp"
#include "engine/simulation/run.hpp"

namespace caremarket::testing {

/// The resolved document of tiny/`name` (baseline, fee-cut, pay-floor, extra-care), as kept in tests/golden/: there,
/// a plan holds the sections that differ from the baseline's.
[[nodiscard]] const input::Node& tiny(std::string_view name = "baseline");

/// Sets the value at an RFC 6901 pointer that exists; throws otherwise.
void set(input::Node& document, std::string_view pointer, input::Node value);
/// Multiplies every number at or below a pointer.
void scale(input::Node& document, std::string_view pointer, double factor);
[[nodiscard]] input::Node& at(input::Node& document, std::string_view pointer);

/// A document ready to run, with the layout of its results.
class Prepared {
 public:
  Prepared(const input::Node& document, int years, std::uint64_t seed = 1);
  [[nodiscard]] const simulation::Scenario& scenario() const { return loaded_->central(); }
  [[nodiscard]] const measures::Layout& layout() const { return layout_; }
  [[nodiscard]] const input::Loaded& loaded() const { return *loaded_; }

  [[nodiscard]] measures::ReplicateValues run(simulation::Luck luck = {},
                                              const simulation::RunOptions& options = {}) const;
  /// Values of one variable (group by frequency and name); throws when there is none.
  [[nodiscard]] const std::vector<double>& values(const measures::ReplicateValues& results,
                                                  measures::Frequency frequency, std::string_view name) const;

 private:
  std::unique_ptr<input::Loaded> loaded_;
  measures::Layout layout_;
};

/// FNV-1a over the bits of all values: one number that any changed bit changes.
[[nodiscard]] std::uint64_t hash(const measures::ReplicateValues& values);

/// Names of variables whose values differ in any bit, up to `most`.
[[nodiscard]] std::vector<std::string> differing(const measures::Layout& layout, const measures::ReplicateValues& a,
                                                 const measures::ReplicateValues& b, std::size_t most = 20);

}  // namespace caremarket::testing
