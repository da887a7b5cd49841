// What must not change for the others when one more person, worker, provider or scheme is there.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/support/lived.hpp"

namespace caremarket::testing {

/// Follows two lives that differ by one entity.
class Others {
 public:
  Others(const Lived& without, const Lived& with);

  /// Compares the week just lived by both, and returns what the one more has changed and may not have, up to ten lines:
  /// * who comes of age or moves in, and when;
  /// * what never changes about a person, worker or provider that is in both lives;
  /// * ids of hires: the first so many of an endless list by role, origin and week;
  /// * draws of a provider that is open in both lives, by purpose;
  /// * the life of whoever has met neither a service nor a queue in either life: presence, need, dementia, carer,
  /// clocks;
  /// * the week in which a person without care at the opening first asks for support.
  [[nodiscard]] std::vector<std::string> changed(const Lived& without, const Lived& with);

  /// People so far compared to the bit, and first requests.
  [[nodiscard]] std::size_t lives() const { return lives_; }
  [[nodiscard]] std::size_t requests() const { return requests_; }

 private:
  void compare_people(const Lived& without, const Lived& with, std::vector<std::string>& wrong);
  void compare_workers(const Lived& without, const Lived& with, std::vector<std::string>& wrong);
  void compare_providers(const Lived& without, const Lived& with, std::vector<std::string>& wrong);

  std::set<core::OriginId> met_;    ///< people who have been in care or asked, in one of the lives
  std::set<core::OriginId> asked_;  ///< people whose first request has been compared
  std::size_t lives_ = 0, requests_ = 0;
};

}  // namespace caremarket::testing
