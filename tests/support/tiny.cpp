#include "tests/support/tiny.hpp"

#include <bit>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace caremarket::testing {

using input::Node;

namespace {

Node read_golden(std::string_view name) {
  const std::string path = std::string(CAREMARKET_SOURCE_DIR) + "/tests/golden/tiny-" + std::string(name) + ".json";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::stringstream text;
  text << file.rdbuf();
  return input::parse(text.str());
}

}  // namespace

const Node& tiny(std::string_view name) {
  static std::map<std::string, Node, std::less<>> kept;
  const auto found = kept.find(name);
  if (found != kept.end()) return found->second;
  Node document = read_golden("baseline");
  if (name != "baseline") {
    const Node plan = read_golden(name);
    for (const auto& [section, value] : *plan.map()) set(document, "/" + section, value);
  }
  return kept.emplace(name, std::move(document)).first->second;
}

Node& at(Node& document, std::string_view pointer) {
  Node* node = &document;
  std::size_t from = 1;
  while (from <= pointer.size()) {
    const std::size_t to = std::min(pointer.find('/', from), pointer.size());
    const std::string_view key = pointer.substr(from, to - from);
    Node* next = nullptr;
    if (auto* map = std::get_if<Node::Map>(&node->value)) {
      for (auto& [name, member] : *map) {
        if (name == key) next = &member;
      }
    } else if (auto* list = std::get_if<Node::List>(&node->value)) {
      next = &list->at(static_cast<std::size_t>(std::stoul(std::string(key))));
    }
    if (next == nullptr) throw std::runtime_error("no value at " + std::string(pointer));
    node = next;
    from = to + 1;
  }
  return *node;
}

void set(Node& document, std::string_view pointer, Node value) { at(document, pointer) = std::move(value); }

namespace {
void scale_all(Node& node, double factor) {
  if (auto* number = std::get_if<double>(&node.value)) *number *= factor;
  if (auto* map = std::get_if<Node::Map>(&node.value)) {
    for (auto& member : *map) scale_all(member.second, factor);
  }
  if (auto* list = std::get_if<Node::List>(&node.value)) {
    for (auto& item : *list) scale_all(item, factor);
  }
}
}  // namespace

void scale(Node& document, std::string_view pointer, double factor) { scale_all(at(document, pointer), factor); }

Prepared::Prepared(const Node& document, int years, std::uint64_t seed)
    : loaded_(std::make_unique<input::Loaded>(input::dump(document), years, seed)) {
  const core::Calendar calendar(scenario().start, years);
  layout_ = measures::make_layout(calendar, simulation::axis_labels(scenario()), scenario().outputs);
}

measures::ReplicateValues Prepared::run(simulation::Luck luck, const simulation::RunOptions& options) const {
  return std::move(simulation::run_replicate({&scenario()}, {&layout_}, luck, options).front());
}

const std::vector<double>& Prepared::values(const measures::ReplicateValues& results, measures::Frequency frequency,
                                            std::string_view name) const {
  for (std::size_t v = 0; v < layout_.variables.size(); ++v) {
    if (layout_.variables[v].frequency == frequency && layout_.variables[v].name == name) return results.values[v];
  }
  throw std::runtime_error("no variable " + std::string(name));
}

std::uint64_t hash(const measures::ReplicateValues& values) {
  std::uint64_t result = 0xcbf29ce484222325ULL;
  for (const auto& array : values.values) {
    for (const double value : array) result = core::combine(result, std::bit_cast<std::uint64_t>(value));
  }
  return result;
}

std::vector<std::string> differing(const measures::Layout& layout, const measures::ReplicateValues& a,
                                   const measures::ReplicateValues& b, std::size_t most) {
  std::vector<std::string> names;
  for (std::size_t v = 0; v < layout.variables.size() && names.size() < most; ++v) {
    const auto& x = a.values[v];
    const auto& y = b.values[v];
    if (x.size() != y.size() || std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) != 0) {
      names.push_back(layout.variables[v].name);
    }
  }
  return names;
}

}  // namespace caremarket::testing
