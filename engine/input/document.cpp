#include "engine/input/document.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/errors.hpp"

namespace caremarket::input {
namespace {

using Json = nlohmann::ordered_json;

Node from_json(const Json& json) {
  switch (json.type()) {
    case Json::value_t::boolean:
      return {json.get<bool>()};
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
      return {json.get<double>()};
    case Json::value_t::string:
      return {json.get<std::string>()};
    case Json::value_t::array: {
      Node::List list;
      list.reserve(json.size());
      for (const Json& item : json) list.push_back(from_json(item));
      return {std::move(list)};
    }
    case Json::value_t::object: {
      Node::Map map;
      for (const auto& [key, item] : json.items()) map.emplace_back(key, from_json(item));
      return {std::move(map)};
    }
    default:
      return {nullptr};
  }
}

Json to_json(const Node& node) {
  if (const auto* boolean = std::get_if<bool>(&node.value)) return *boolean;
  if (const auto* number = node.number()) return *number;
  if (const auto* text = node.text()) return *text;
  if (const auto* list = node.list()) {
    Json json = Json::array();
    for (const Node& item : *list) json.push_back(to_json(item));
    return json;
  }
  if (const auto* map = node.map()) {
    Json json = Json::object();
    for (const auto& [key, item] : *map) json[key] = to_json(item);
    return json;
  }
  return nullptr;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  if (const Map* members = map()) {
    for (const auto& [name, node] : *members) {
      if (name == key) return &node;
    }
  }
  return nullptr;
}

Node parse(std::string_view text) {
  try {
    return from_json(Json::parse(text));
  } catch (const Json::parse_error& error) {
    throw core::InputError({{"", "the resolved document", std::string("is not JSON: ") + error.what(), {}}});
  }
}

std::string dump(const Node& node) { return to_json(node).dump(); }

std::string shown(const Node& node) {
  std::string text = node.text() != nullptr ? *node.text() : dump(node);
  if (node.number() != nullptr && text.ends_with(".0")) text.resize(text.size() - 2);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

std::string token(std::string_view key) {
  std::string escaped;
  for (const char letter : key) {
    if (letter == '~')
      escaped += "~0";
    else if (letter == '/')
      escaped += "~1";
    else
      escaped += letter;
  }
  return escaped;
}

}  // namespace caremarket::input
