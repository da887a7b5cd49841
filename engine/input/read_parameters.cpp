#include "engine/input/read_parameters.hpp"

#include <algorithm>
#include <cmath>

#include "engine/input/shares.hpp"

namespace caremarket::input {
namespace {

using core::About;
using core::Fault;
using core::Section;

std::string number_text(double value) {
  std::string text = dump({value});
  if (text.size() > 2 && text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

/// Reads values of any shape at one pointer.
class Reader {
 public:
  Reader(Drawn drawn, std::vector<Fault>& faults) : drawn_(drawn), faults_(faults) {}

  template <class Struct>
  void section(const Node& node, const std::string& pointer, Struct& into) {
    std::vector<std::string> known;
    const Node::Map* members = node.map();
    if (members == nullptr) {
      fault(pointer, shown(node), "must be a group of parameters");
      return;
    }
    Struct::describe([&](auto member, const auto& about) {
      known.emplace_back(about.key);
      const std::string here = pointer + "/" + std::string(about.key);
      const Node* found = node.find(about.key);
      if (found == nullptr) {
        fault(here, "nothing", "is missing: " + std::string(about.meaning));
        return;
      }
      if constexpr (std::is_same_v<std::decay_t<decltype(about)>, Section>)
        section(*found, here, into.*member);
      else
        value(*found, here, about, into.*member);
    });
    unknown(*members, pointer, known);
  }

  void value(const Node& node, const std::string& pointer, const About& about, double& into) {
    if (const double* number = node.number()) {
      if (!(*number >= about.low && *number <= about.high)) {
        const bool is_low = *number < about.low;
        fault(pointer, number_text(*number),
              std::isnan(*number) ? "is not a number"
              : is_low
                  ? "is below " + number_text(about.low) + ", the lowest allowed (" + std::string(about.unit) + ")"
                  : "is above " + number_text(about.high) + ", the highest allowed (" + std::string(about.unit) + ")");
        return;
      }
      into = *number;
    } else if (node.map() != nullptr && node.find("dist") != nullptr) {
      const auto distribution = read_distribution(node, pointer, about.low, about.high, faults_);
      if (!distribution) return;
      into = value_of(*distribution, about.low, about.high, drawn_, pointer);
    } else {
      fault(pointer, shown(node), "must be a number in " + std::string(about.unit));
    }
  }

  void value(const Node& node, const std::string& pointer, const About& about, core::Path& into) {
    const Node::Map* members = node.map();
    if (members == nullptr || members->empty()) {
      fault(pointer, shown(node), "must be a path: dates (YYYY-MM-DD) with values");
      return;
    }
    into.steps.clear();
    for (const auto& [key, member] : *members) {
      const std::string here = pointer + "/" + token(key);
      const auto date = core::parse_date(key);
      if (!date) {
        fault(here, key, "is not a date that exists (YYYY-MM-DD)");
        continue;
      }
      double number = 0;
      value(member, here, about, number);
      into.steps.push_back({*date, number});
    }
    std::sort(into.steps.begin(), into.steps.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  }

  template <class E, class T>
  void value(const Node& node, const std::string& pointer, const About& about, core::By<E, T>& into) {
    const Node::Map* members = node.map();
    if (members == nullptr || node.find("dist") != nullptr) {
      fault(pointer, shown(node), "must be a table by " + std::string(core::Axis<E>::name));
      return;
    }
    std::vector<std::string> known;
    for (std::size_t i = 0; i < core::kCount<E>; ++i) {
      const std::string label(core::Axis<E>::labels[i]);
      known.push_back(label);
      const Node* found = node.find(label);
      const std::string here = pointer + "/" + token(label);
      if (found == nullptr)
        fault(here, "nothing", "is missing from the table by " + std::string(core::Axis<E>::name));
      else
        value(*found, here, about, into.at[i]);
    }
    unknown(*members, pointer, known);
  }

 private:
  void fault(const std::string& pointer, const std::string& what, const std::string& rule) {
    faults_.push_back({pointer, what, rule, {}});
  }

  void unknown(const Node::Map& members, const std::string& pointer, const std::vector<std::string>& known) {
    for (const auto& [key, member] : members) {
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      faults_.push_back({pointer + "/" + token(key), key, "is not known here", core::nearest_names(key, known)});
    }
  }

  Drawn drawn_;
  std::vector<Fault>& faults_;
};

template <class T>
void describe_shape(const T&, Node::List&) {}
void describe_shape(const core::Path&, Node::List& shape) { shape.push_back({std::string("date")}); }
template <class E, class T>
void describe_shape(const core::By<E, T>& table, Node::List& shape) {
  shape.push_back({std::string(core::Axis<E>::name)});
  describe_shape(table.at[0], shape);
}

template <class Struct>
void describe_section(const std::string& pointer, const Struct& of, Node::List& into) {
  Struct::describe([&](auto member, const auto& about) {
    const std::string here = pointer + "/" + std::string(about.key);
    if constexpr (std::is_same_v<std::decay_t<decltype(about)>, Section>) {
      describe_section(here, of.*member, into);
    } else {
      Node::List shape;
      describe_shape(of.*member, shape);
      into.push_back({Node::Map{{"pointer", {here}},
                                {"shape", {shape}},
                                {"unit", {std::string(about.unit)}},
                                {"meaning", {std::string(about.meaning)}},
                                {"low", {about.low}},
                                {"high", {about.high}}}});
    }
  });
}

}  // namespace

std::vector<std::string> parameter_sections() {
  std::vector<std::string> names;
  simulation::Parameters::describe([&](auto, const Section& section) { names.emplace_back(section.key); });
  return names;
}

simulation::Parameters read_parameters(const Node& document, Drawn drawn, std::vector<Fault>& faults) {
  simulation::Parameters parameters;
  Node::Map sections;
  const std::vector<std::string> names = parameter_sections();
  if (const Node::Map* members = document.map()) {
    for (const auto& member : *members) {
      if (std::find(names.begin(), names.end(), member.first) != names.end()) sections.push_back(member);
    }
  }
  const std::size_t before = faults.size();
  Reader(drawn, faults).section({std::move(sections)}, "", parameters);
  if (faults.size() == before) check_shares(parameters, faults);
  return parameters;
}

bool has_distributions(const Node& document) {
  for (const std::string& name : parameter_sections()) {
    const Node* section = document.find(name);
    if (section != nullptr && holds_distribution(*section)) return true;
  }
  return false;
}

Node describe_parameters() {
  Node::List list;
  describe_section("", simulation::Parameters{}, list);
  return {list};
}

}  // namespace caremarket::input
