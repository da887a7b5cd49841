// What a user can mend (InputError, all faults at once) and what only we can mend (ensure).
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace caremarket::core {

/// One thing wrong with the input. `pointer` is an RFC 6901 JSON pointer into the resolved document;
/// `value` the offending value as text; `rule` what it breaks; `nearest` valid names that resemble it.
struct Fault {
  std::string pointer;
  std::string value;
  std::string rule;
  std::vector<std::string> nearest;
};

/// Input that a user can mend. Carries every fault found, in document order.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Fault> found);
  std::vector<Fault> faults;
};

/// A broken invariant of the engine itself: never the user's doing.
class InvariantError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws InvariantError with `what` unless `fact` holds.
inline void ensure(bool fact, std::string_view what) {
  if (!fact) throw InvariantError(std::string(what));
}

/// Up to three of `names` closest to `wrong` by edit distance, nearest first; empty when none is close.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace caremarket::core
