#include "engine/input/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/random/draws.hpp"

namespace caremarket::input {
namespace {

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

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// Why the numbers are impossible; empty when they are not.
std::string wrong(const Distribution& d) {
  switch (d.family) {
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

double normal_between(double mean, double sd, double low, double high, double u) {
  const double from = normal_cdf((low - mean) / sd);
  const double to = normal_cdf((high - mean) / sd);
  const double p = std::clamp(from + (to - from) * u, 1e-300, 1 - 1e-16);
  return mean + sd * random::normal(p);
}

double triangular(double low, double mode, double high, double u) {
  const double turn = (mode - low) / (high - low);
  return u < turn ? low + std::sqrt(u * (high - low) * (mode - low))
                  : high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

}  // namespace

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
  const double middle = quantile(distribution, low, high, 0.5);
  if (!(middle >= low && middle <= high)) {
    faults.push_back({pointer, shown(node), "has no mass in the allowed range", {}});
    return std::nullopt;
  }
  return distribution;
}

double quantile(const Distribution& d, double low, double high, double u) {
  double value = 0;
  switch (d.family) {
    case Family::kNormal:
      value = normal_between(d.a, d.b, low, high, u);
      break;
    case Family::kUniform: {
      const double from = std::max(d.a, low);
      value = from + u * (std::min(d.b, high) - from);
      break;
    }
    case Family::kLognormal:
      value = std::exp(
          normal_between(std::log(d.a), d.b, low > 0 ? std::log(low) : -700, high > 0 ? std::log(high) : -700, u));
      break;
    case Family::kTriangular:
      value = triangular(d.a, d.b, d.c, u);
      break;
    case Family::kBeta:
      value = random::beta(d.a, d.b, u);
      break;
  }
  return std::clamp(value, low, high);
}

}  // namespace caremarket::input
