#include "engine/input/lever_record.hpp"

#include <algorithm>
#include <cmath>

namespace caremarket::input {

LeverRecord::LeverRecord(const Node& node, std::string pointer, const LeverAbout& about, Drawn drawn,
                         std::vector<core::Fault>& faults)
    : node_(node), pointer_(std::move(pointer)), about_(about), drawn_(drawn), faults_(faults) {
  std::vector<std::string> known{"kind"};
  for (const Field& field : about.fields) known.emplace_back(field.key);
  for (const auto& [key, member] : *node.map()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    faults_.push_back({pointer_ + "/" + token(key), key, "is not known in a " + std::string(about.kind),
                       core::nearest_names(key, known)});
  }
  for (const Field& field : about.fields) {
    if (field.is_required && node.find(field.key) == nullptr) {
      faults_.push_back({at(field.key), "nothing", "is missing: " + std::string(field.meaning), {}});
    }
  }
}

std::optional<random::Distribution> LeverRecord::uncertain(const Node& found, const Field& field) {
  if (found.find("dist") != nullptr) return read_distribution(found, at(field.key), field.low, field.high, faults_);
  const std::string unit = " (" + std::string(field.unit) + ")";
  if (found.number() == nullptr || !std::isfinite(*found.number())) {
    faults_.push_back({at(field.key), shown(found), "must be a number or a distribution" + unit, {}});
    return std::nullopt;
  }
  if (field.is_whole && *found.number() != std::nearbyint(*found.number())) {
    faults_.push_back({at(field.key), shown(found), "must be a whole number" + unit, {}});
  }
  check_range(*found.number(), found, field);
  return random::Distribution{random::Family::kFixed, *found.number()};
}

double LeverRecord::number(std::string_view key, double otherwise) {
  const Node* found = node_.find(key);
  if (found == nullptr) return otherwise;
  const Field& field = field_of(key);
  const auto distribution = uncertain(*found, field);
  if (!distribution) return otherwise;
  const Node* name = node_.find("name");
  std::string drawn_as = "/levers/" + std::string(about_.kind) + "/";
  if (name != nullptr && name->text() != nullptr) drawn_as += token(*name->text());
  drawn_as.append("/").append(key);
  const double value = value_of(*distribution, field.low, field.high, drawn_, drawn_as);
  return field.is_whole ? std::nearbyint(value) : value;
}

random::Distribution LeverRecord::distribution(std::string_view key) {
  const Node* found = node_.find(key);
  if (found == nullptr) return {};
  return uncertain(*found, field_of(key)).value_or(random::Distribution{});
}

std::string LeverRecord::text(std::string_view key) {
  const Node* found = node_.find(key);
  if (found == nullptr) return "";
  if (found->text() == nullptr || found->text()->empty()) {
    faults_.push_back({at(key), shown(*found), "must be a text", {}});
    return "";
  }
  return *found->text();
}

std::optional<core::Date> LeverRecord::date(std::string_view key) {
  const Node* found = node_.find(key);
  if (found == nullptr) return std::nullopt;
  const auto date = found->text() == nullptr ? std::nullopt : core::parse_date(*found->text());
  if (!date) faults_.push_back({at(key), shown(*found), "is not a date that exists (YYYY-MM-DD)", {}});
  return date;
}

const Field& LeverRecord::field_of(std::string_view key) const {
  return *std::find_if(about_.fields.begin(), about_.fields.end(), [&](const Field& f) { return f.key == key; });
}

void LeverRecord::check_range(double value, const Node& shown_as, const Field& field) {
  if (value >= field.low && value <= field.high) return;
  faults_.push_back({at(field.key),
                     shown(shown_as),
                     value < field.low ? "is below " + shown({field.low}) + ", the lowest allowed"
                                       : "is above " + shown({field.high}) + ", the highest allowed",
                     {}});
}

std::size_t LeverRecord::position(const std::string& name, const Field& field, const std::string& pointer) {
  const auto found = std::find(field.choices.begin(), field.choices.end(), name);
  if (found == field.choices.end() && !name.empty()) {
    faults_.push_back({pointer, name, "is not one of the choices", core::nearest_names(name, field.choices)});
  }
  return static_cast<std::size_t>(found - field.choices.begin());
}

std::vector<std::size_t> LeverRecord::places(const Node& list, std::string_view key) {
  std::vector<std::size_t> found;
  if (list.list() == nullptr || list.list()->empty()) {
    faults_.push_back({at(key), shown(list), "must be a list of names", {}});
    return found;
  }
  const Field& field = field_of(key);
  for (std::size_t i = 0; i < list.list()->size(); ++i) {
    const Node& item = (*list.list())[i];
    const std::string name = item.text() == nullptr ? shown(item) : *item.text();
    const std::size_t place = position(name, field, at(key) + "/" + std::to_string(i));
    if (place < field.choices.size()) found.push_back(place);
  }
  return found;
}

}  // namespace caremarket::input
