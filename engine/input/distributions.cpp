#include "engine/input/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/random/draws.hpp"

namespace caremarket::input {
namespace {

using random::Distribution;
using random::Family;

struct Form {
  std::string_view name;
  Family family;
  std::array<std::string_view, 3> keys;
};

constexpr std::array<Form, 5> kForms{{{"normal", Family::kNormal, {"mean", "sd", ""}},
                                      {"uniform", Family::kUniform, {"low", "high", ""}},
                                      {"lognormal", Family::kLognormal, {"median", "sigma", ""}},
                                      {"triangular", Family::kTriangular, {"low", "mode", "high"}},
                                      {"beta", Family::kBeta, {"mean", "sd", ""}}}};

/// Why the numbers are impossible; empty when they are not.
std::string wrong(const Distribution& d) {
  switch (d.family) {
    case Family::kFixed:
      return "";
    case Family::kNormal:
      return d.b > 0 ? "" : "sd must be above 0";
    case Family::kUniform:
      return d.a < d.b ? "" : "low must be below high";
    case Family::kLognormal:
      return d.a > 0 && d.b > 0 ? "" : "median and sigma must be above 0";
    case Family::kTriangular:
      return d.a <= d.b && d.b <= d.c && d.a < d.c ? "" : "low <= mode <= high must hold";
    case Family::kBeta:
      return d.a > 0 && d.a < 1 && d.b > 0 && d.b * d.b < d.a * (1 - d.a)
                 ? ""
                 : "mean in (0, 1) and sd below sqrt(mean (1 - mean))";
  }
  return "";
}

double below(double z) { return std::erfc(-z / std::numbers::sqrt2); }

bool is_normal_within(double mean, double sd, double low, double high) {
  return below((high - mean) / sd) > below((low - mean) / sd);
}

/// Whether any value within [low, high] can be drawn.
bool has_mass(const Distribution& d, double low, double high) {
  switch (d.family) {
    case Family::kFixed:
      return d.a >= low && d.a <= high;
    case Family::kNormal:
      return is_normal_within(d.a, d.b, low, high);
    case Family::kUniform:
      return std::max(d.a, low) < std::min(d.b, high);
    case Family::kLognormal:
      return high > 0 && is_normal_within(std::log(d.a), d.b, std::log(std::max(low, 0.0)), std::log(high));
    case Family::kTriangular:
      return std::max(d.a, low) < std::min(d.c, high);
    case Family::kBeta:
      return low < 1 && high > 0;
  }
  return false;
}

}  // namespace

double value_of(const Distribution& distribution, double low, double high, Drawn drawn, std::string_view name) {
  double u = 0.5;
  if (!drawn.is_central) {
    const random::Draws draws(drawn.seed, drawn.draw, 0);
    u = draws.first(core::origin(core::Source::kLever, core::name_hash(name)), random::Purpose::kParameter, 0);
  }
  return random::quantile(distribution, low, high, u);
}

bool holds_distribution(const Node& node) {
  if (const Node::List* items = node.list()) return std::any_of(items->begin(), items->end(), holds_distribution);
  const Node::Map* members = node.map();
  if (members == nullptr) return false;
  if (node.find("dist") != nullptr) return true;
  return std::any_of(members->begin(), members->end(),
                     [](const auto& member) { return holds_distribution(member.second); });
}

std::optional<Distribution> read_distribution(const Node& node, const std::string& pointer, double low, double high,
                                              std::vector<core::Fault>& faults) {
  const Node* dist = node.find("dist");
  const std::string* name = dist == nullptr ? nullptr : dist->text();
  const auto* form = name == nullptr
                         ? kForms.end()
                         : std::find_if(kForms.begin(), kForms.end(), [&](const Form& f) { return f.name == *name; });
  if (form == kForms.end()) {
    std::vector<std::string> names;
    names.reserve(kForms.size());
    for (const Form& one : kForms) names.emplace_back(one.name);
    faults.push_back({pointer + "/dist", dist == nullptr ? "nothing" : shown(*dist), "must name a distribution",
                      core::nearest_names(name == nullptr ? "" : *name, names)});
    return std::nullopt;
  }
  Distribution distribution{form->family};
  const std::array<double*, 3> numbers{&distribution.a, &distribution.b, &distribution.c};
  const std::size_t before = faults.size();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (form->keys[i].empty()) continue;
    const Node* number = node.find(form->keys[i]);
    if (number == nullptr || number->number() == nullptr) {
      faults.push_back({pointer, std::string(form->name), "needs a number '" + std::string(form->keys[i]) + "'", {}});
    } else {
      *numbers[i] = *number->number();
    }
  }
  for (const auto& [key, member] : *node.map()) {
    if (key != "dist" && std::find(form->keys.begin(), form->keys.end(), key) == form->keys.end()) {
      faults.push_back({pointer + "/" + token(key),
                        shown(member),
                        "is no part of a " + std::string(form->name) + " distribution",
                        {}});
    }
  }
  if (faults.size() > before) return std::nullopt;
  if (const std::string why = wrong(distribution); !why.empty()) {
    faults.push_back({pointer, shown(node), why, {}});
    return std::nullopt;
  }
  if (!has_mass(distribution, low, high)) {
    faults.push_back({pointer, shown(node), "has no mass in the allowed range", {}});
    return std::nullopt;
  }
  return distribution;
}

}  // namespace caremarket::input
