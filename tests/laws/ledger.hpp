// What every key may be drawn for: the id, the purpose and the occasion of each draw, decoded back to one entity.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/support/lived.hpp"

namespace caremarket::testing {

/// Whose id a key bears.
enum class Who {
  kPerson,
  kWorker,
  kProvider,
  kScheme,
  kPotentialEntrant,
  kEntrantStream,
  kHireStream,
  kOpeningPosts,
  kAssessors,
  kPersonAndProvider,
  kPersonAndSetting,
  kWorkerAndProvider
};
/// What the occasion of a key says: nothing, which of two drawings, the week, or a running number of the entity's own.
enum class When { kOnce, kOneOfTwo, kWeek, kNumber };

/// One use that a purpose is allowed. A key of a use that `repeats` may be drawn again, for the same thing: a clock
/// that is derived again, a place in a queue or a taste that is kept while a request waits. Any other is drawn at most
/// once.
struct Use {
  random::Purpose purpose{};
  Who who{};
  When when{};
  bool repeats = false;
};
[[nodiscard]] const std::vector<Use>& uses();

/// Follows a life from its opening and holds each key to exactly one use of one entity.
class Ledger {
 public:
  /// Takes in the keys of the week just lived (or of the opening, before any), and returns what is wrong, up to ten
  /// lines.
  [[nodiscard]] std::vector<std::string> take(const Lived& lived);
  [[nodiscard]] std::size_t size() const { return taken_; }
  /// Purposes met so far.
  [[nodiscard]] const std::set<random::Purpose>& purposes() const { return purposes_; }

 private:
  using Ids = std::map<core::OriginId, int>;  ///< how many entities bear an id: one, or the ids are not unique
  void know(const Lived& lived);
  [[nodiscard]] int entities(Who who, core::OriginId id) const;

  std::map<Who, Ids> ids_;
  std::set<core::OriginId> known_;
  std::set<random::KeyUse> drawn_;
  std::set<random::Purpose> purposes_;
  std::size_t taken_ = 0;
};

/// Keys of one purpose among `keys`, as a set.
[[nodiscard]] std::set<random::KeyUse> of_purpose(const std::vector<random::KeyUse>& keys, random::Purpose purpose);

}  // namespace caremarket::testing
