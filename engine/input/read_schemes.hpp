// Extra-care schemes among the levers: their plans, and schemes that are given twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/calendar.hpp"
#include "engine/core/errors.hpp"
#include "engine/housing/schemes.hpp"
#include "engine/input/lever_record.hpp"
#include "engine/simulation/scenario.hpp"

namespace caremarket::input {

/// A scheme as its lever gives it.
struct SchemeRead {
  std::string pointer;  ///< of its name
  housing::Plan plan;
  std::string locality;             ///< as written; empty when it is missing
  std::optional<core::Date> opens;  ///< as written
};

[[nodiscard]] SchemeRead read_scheme(LeverRecord& record, const core::Calendar& calendar,
                                     const simulation::Tables& tables, std::vector<core::Fault>& faults);

/// Appends one fault for each scheme that is evidently one of those before it, or one of the table of open schemes: the
/// same name but for case, spaces and punctuation, or the same locality, homes and month of opening.
void find_repeated(const std::vector<SchemeRead>& schemes, const simulation::Tables& tables,
                   std::vector<core::Fault>& faults);

}  // namespace caremarket::input
