// The resolved scenario: checked here and only here, and read into what the engine runs.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/input/document.hpp"
#include "engine/simulation/replicates.hpp"

namespace caremarket::input {

/// Every fault of a resolved document; empty when it is sound. Throws nothing but for memory.
[[nodiscard]] std::vector<core::Fault> check(std::string_view document);

/// A sound document, ready to run. Throws core::InputError with all faults otherwise.
class Loaded {
 public:
  Loaded(std::string_view document, int years, std::uint64_t seed);

  /// The scenario of one draw; without distributions all draws share one.
  [[nodiscard]] std::shared_ptr<const simulation::Scenario> at(std::uint32_t draw) const;
  [[nodiscard]] const simulation::Scenario& central() const { return *central_; }
  /// Canonical text of all that shapes the start: everything but levers, title, provenance and outputs.
  [[nodiscard]] const std::string& start_key() const { return start_key_; }

 private:
  Node document_;
  std::uint64_t seed_;
  bool has_uncertain_parameters_ = false;
  bool has_uncertain_levers_ = false;
  std::shared_ptr<simulation::Scenario> central_;
  std::string start_key_;
};

/// What the engine knows: versions, axes, parameters, levers, tables, measures; JSON.
[[nodiscard]] std::string describe();

/// The engine's version, as in CMakeLists.txt and pyproject.toml.
[[nodiscard]] std::string_view engine_version();

}  // namespace caremarket::input
