// Faults as Python sees them: (pointer, value, rule, nearest names).
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "engine/core/errors.hpp"

namespace caremarket::bindings {

using FaultTuple = std::tuple<std::string, std::string, std::string, std::vector<std::string>>;

[[nodiscard]] inline std::vector<FaultTuple> as_tuples(const std::vector<core::Fault>& faults) {
  std::vector<FaultTuple> tuples;
  for (const core::Fault& fault : faults) tuples.emplace_back(fault.pointer, fault.value, fault.rule, fault.nearest);
  return tuples;
}

}  // namespace caremarket::bindings
