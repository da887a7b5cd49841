// A JSON document as plain data: the rest of the input module needs no JSON library.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace caremarket::input {

struct Member;

/// One JSON value. Objects keep the order of the text.
struct Node {
  using List = std::vector<Node>;
  using Map = std::vector<Member>;
  std::variant<std::nullptr_t, bool, double, std::string, List, Map> value;

  [[nodiscard]] const Map* map() const { return std::get_if<Map>(&value); }
  [[nodiscard]] const List* list() const { return std::get_if<List>(&value); }
  [[nodiscard]] const double* number() const { return std::get_if<double>(&value); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value); }
  /// The member of an object, or null.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

/// One member of an object.
struct Member {
  std::string first;
  Node second;
  Member(std::string key, Node node) : first(std::move(key)), second(std::move(node)) {}
};

/// Parses JSON; throws core::InputError (pointer "", what is wrong and where) when it is not JSON.
[[nodiscard]] Node parse(std::string_view text);

/// Writes JSON without white space, in the order held.
[[nodiscard]] std::string dump(const Node& node);

/// A short form of a value for messages: at most 60 characters.
[[nodiscard]] std::string shown(const Node& node);

/// Escapes one reference token of an RFC 6901 pointer.
[[nodiscard]] std::string token(std::string_view key);

}  // namespace caremarket::input
