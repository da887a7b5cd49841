// One lever of the resolved document being read: typed look-ups that append faults at its own pointer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/axes.hpp"
#include "engine/core/calendar.hpp"
#include "engine/core/describe.hpp"
#include "engine/core/errors.hpp"
#include "engine/input/distributions.hpp"
#include "engine/input/document.hpp"
#include "engine/input/lever_fields.hpp"
#include "engine/random/distribution.hpp"

namespace caremarket::input {

/// Refers to the node, the description and the list of faults that it was made with.
class LeverRecord {
 public:
  /// Appends faults for keys that are not known and for keys that are needed and missing. `node` must be an object.
  LeverRecord(const Node& node, std::string pointer, const LeverAbout& about, Drawn drawn,
              std::vector<core::Fault>& faults);

  /// The pointer of one key.
  [[nodiscard]] std::string at(std::string_view key) const { return pointer_ + "/" + std::string(key); }
  [[nodiscard]] bool has(std::string_view key) const { return node_.find(key) != nullptr; }

  /// The value of a key that is there, for messages.
  [[nodiscard]] std::string shown_at(std::string_view key) const { return shown(*node_.find(key)); }

  [[nodiscard]] bool is_central() const { return drawn_.is_central; }

  /// A missing key reads as `otherwise`, the empty text or nothing; so does a value at fault.
  /// A distribution reads as its median or the value of the draw, keyed by the lever's kind and name and by `key`:
  /// never by the lever's place in the list.
  double number(std::string_view key, double otherwise = 0);
  /// A number counts as a distribution of that one value; nothing is a fixed 0.
  random::Distribution distribution(std::string_view key);
  std::string text(std::string_view key);
  std::optional<core::Date> date(std::string_view key);
  /// Position among the field's choices; their number when it is none of them.
  std::size_t choice(std::string_view key) { return position(text(key), field_of(key), at(key)); }

  /// 1 for each label named; without the key, for all.
  template <class E>
  core::By<E> choices(std::string_view key) {
    core::By<E> chosen;
    const Node* found = node_.find(key);
    if (found == nullptr) {
      chosen.at.fill(1);
      return chosen;
    }
    for (const std::size_t place : places(*found, key)) chosen.at[place] = 1;
    return chosen;
  }

 private:
  [[nodiscard]] const Field& field_of(std::string_view key) const;
  /// The number or distribution at a key that is there; a fault and nothing for anything else.
  std::optional<random::Distribution> uncertain(const Node& found, const Field& field);
  void check_range(double value, const Node& shown_as, const Field& field);
  std::size_t position(const std::string& name, const Field& field, const std::string& pointer);
  std::vector<std::size_t> places(const Node& list, std::string_view key);

  const Node& node_;
  std::string pointer_;
  const LeverAbout& about_;
  Drawn drawn_;
  std::vector<core::Fault>& faults_;
};

}  // namespace caremarket::input
