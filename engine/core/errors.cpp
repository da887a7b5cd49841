#include "engine/core/errors.hpp"

#include <algorithm>
#include <utility>

namespace caremarket::core {
namespace {

std::string summary(const std::vector<Fault>& faults) {
  std::string text = std::to_string(faults.size()) + " fault(s) in the input";
  for (const Fault& fault : faults) text += "\n" + fault.pointer + ": " + fault.value + ": " + fault.rule;
  return text;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
    }
  }
  return row[b.size()];
}

}  // namespace

InputError::InputError(std::vector<Fault> found) : std::runtime_error(summary(found)), faults(std::move(found)) {}

std::vector<std::string> nearest_names(std::string_view wrong, const std::vector<std::string>& names) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(wrong, name);
    const bool contains = wrong.size() > 2 && (name.find(wrong) != std::string::npos);
    if (contains || distance <= std::max<std::size_t>(2, wrong.size() / 3)) ranked.emplace_back(distance, name);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> result;
  for (const auto& [distance, name] : ranked) {
    if (result.size() < 3) result.push_back(name);
  }
  return result;
}

}  // namespace caremarket::core
