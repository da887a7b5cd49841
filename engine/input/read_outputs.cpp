#include <algorithm>

#include "engine/input/read_levers.hpp"

namespace caremarket::input {
namespace {

using core::Fault;

void read_output(const Node& item, const std::string& pointer, std::vector<measures::Output>& outputs,
                 std::vector<Fault>& faults) {
  const auto text_at = [&](std::string_view key) -> std::string {
    const Node* found = item.find(key);
    return found == nullptr || found->text() == nullptr ? "" : *found->text();
  };
  std::vector<std::string> names;
  for (const measures::Measure& one : measures::catalogue()) names.emplace_back(one.name);
  const std::string name = text_at("measure");
  const auto& all = measures::catalogue();
  const auto measure = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  if (measure == all.end()) {
    faults.push_back(
        {pointer + "/measure", name.empty() ? "nothing" : name, "is not a measure", core::nearest_names(name, names)});
    return;
  }
  measures::Output output{measure->id, {}};
  const std::string every = text_at("every");
  if (every == "month")
    output.cut.frequency = measures::Frequency::kMonth;
  else if (every == "year")
    output.cut.frequency = measures::Frequency::kYear;
  else
    faults.push_back({pointer + "/every", every.empty() ? "nothing" : every, "must be month or year", {}});
  const Node* by = item.find("by");
  if (by == nullptr || by->list() == nullptr || by->list()->empty() || by->list()->size() > 3) {
    faults.push_back(
        {pointer + "/by", by == nullptr ? "nothing" : shown(*by), "must be a list of one to three axes", {}});
    return;
  }
  std::vector<std::string> axes;
  for (const measures::AxisId axis : measure->axes) axes.emplace_back(measures::axis_name(axis));
  for (std::size_t i = 0; i < by->list()->size(); ++i) {
    const Node& node = (*by->list())[i];
    const std::string axis = node.text() == nullptr ? shown(node) : *node.text();
    const auto found = std::find(axes.begin(), axes.end(), axis);
    if (found == axes.end()) {
      faults.push_back(
          {pointer + "/by/" + std::to_string(i), axis, "is not an axis of " + name, core::nearest_names(axis, axes)});
    } else {
      output.cut.axes.push_back(measure->axes[static_cast<std::size_t>(found - axes.begin())]);
    }
  }
  for (const auto& [key, member] : *item.map()) {
    if (key != "measure" && key != "by" && key != "every") {
      faults.push_back({pointer + "/" + token(key), key, "is not known in an output", {}});
    }
  }
  outputs.push_back(output);
}

}  // namespace

std::vector<measures::Output> read_outputs(const Node& document, std::vector<Fault>& faults) {
  std::vector<measures::Output> outputs;
  const Node* node = document.find("outputs");
  if (node == nullptr) return outputs;
  if (node->list() == nullptr) {
    faults.push_back({"/outputs", shown(*node), "must be a list", {}});
    return outputs;
  }
  for (std::size_t i = 0; i < node->list()->size(); ++i) {
    const std::string pointer = "/outputs/" + std::to_string(i);
    if ((*node->list())[i].map() == nullptr)
      faults.push_back({pointer, shown((*node->list())[i]), "must be a record", {}});
    else
      read_output((*node->list())[i], pointer, outputs, faults);
  }
  return outputs;
}

Node describe_measures() {
  Node::List list;
  for (const measures::Measure& one : measures::catalogue()) {
    Node::List axes;
    for (const measures::AxisId axis : one.axes) axes.push_back({std::string(measures::axis_name(axis))});
    list.push_back({Node::Map{{"name", {std::string(one.name)}},
                              {"unit", {std::string(one.unit)}},
                              {"type", {std::string(1, one.type)}},
                              {"better", {std::string(1, one.better)}},
                              {"dimensions", {axes}},
                              {"definition", {std::string(one.definition)}}}});
  }
  return {list};
}

}  // namespace caremarket::input
