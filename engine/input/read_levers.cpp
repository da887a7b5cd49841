#include "engine/input/read_levers.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/input/lever_fields.hpp"

namespace caremarket::input {
namespace {

using core::Fault;

/// One lever being read: typed look-ups that append faults at its own pointer.
class Record {
 public:
  Record(const Node& node, std::string pointer, const LeverAbout& about, std::vector<Fault>& faults)
      : node_(node), pointer_(std::move(pointer)), about_(about), faults_(faults) {
    std::vector<std::string> known{"kind"};
    for (const Field& field : about.fields) known.emplace_back(field.key);
    for (const auto& [key, member] : *node.map()) {
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      faults_.push_back({pointer_ + "/" + token(key), key, "is not known in a " + std::string(about.kind),
                         core::nearest_names(key, known)});
    }
    for (const Field& field : about.fields) {
      if (field.is_required && node.find(field.key) == nullptr) {
        faults_.push_back(
            {pointer_ + "/" + std::string(field.key), "nothing", "is missing: " + std::string(field.meaning), {}});
      }
    }
  }

  [[nodiscard]] std::string at(std::string_view key) const { return pointer_ + "/" + std::string(key); }

  double number(std::string_view key, double otherwise = 0) {
    const Node* found = node_.find(key);
    if (found == nullptr) return otherwise;
    const Field& field = field_of(key);
    if (found->number() == nullptr || !std::isfinite(*found->number())) {
      faults_.push_back({at(key), shown(*found), "must be a number (" + std::string(field.unit) + ")", {}});
      return otherwise;
    }
    const double value = *found->number();
    if (value < field.low || value > field.high) {
      faults_.push_back({at(key),
                         shown(*found),
                         value < field.low ? "is below " + shown({field.low}) + ", the lowest allowed"
                                           : "is above " + shown({field.high}) + ", the highest allowed",
                         {}});
    }
    return value;
  }

  std::string text(std::string_view key) {
    const Node* found = node_.find(key);
    if (found == nullptr) return "";
    if (found->text() == nullptr || found->text()->empty()) {
      faults_.push_back({at(key), shown(*found), "must be a text", {}});
      return "";
    }
    return *found->text();
  }

  std::optional<core::Date> date(std::string_view key) {
    const Node* found = node_.find(key);
    if (found == nullptr) return std::nullopt;
    const auto date = found->text() == nullptr ? std::nullopt : core::parse_date(*found->text());
    if (!date) faults_.push_back({at(key), shown(*found), "is not a date that exists (YYYY-MM-DD)", {}});
    return date;
  }

  /// Position among the field's choices.
  std::size_t choice(std::string_view key) { return position(text(key), field_of(key), at(key)); }

  template <class E>
  core::By<E> choices(std::string_view key) {
    core::By<E> chosen;
    const Node* found = node_.find(key);
    if (found == nullptr) {
      chosen.at.fill(1);
      return chosen;
    }
    if (found->list() == nullptr || found->list()->empty()) {
      faults_.push_back({at(key), shown(*found), "must be a list of names", {}});
      return chosen;
    }
    for (std::size_t i = 0; i < found->list()->size(); ++i) {
      const Node& item = (*found->list())[i];
      const std::string name = item.text() == nullptr ? shown(item) : *item.text();
      const std::size_t place = position(name, field_of(key), at(key) + "/" + std::to_string(i));
      if (place < chosen.at.size()) chosen.at[place] = 1;
    }
    return chosen;
  }

 private:
  const Field& field_of(std::string_view key) const {
    return *std::find_if(about_.fields.begin(), about_.fields.end(), [&](const Field& f) { return f.key == key; });
  }
  std::size_t position(const std::string& name, const Field& field, const std::string& pointer) {
    const auto found = std::find(field.choices.begin(), field.choices.end(), name);
    if (found == field.choices.end() && !name.empty()) {
      faults_.push_back({pointer, name, "is not one of the choices", core::nearest_names(name, field.choices)});
    }
    return static_cast<std::size_t>(found - field.choices.begin());
  }

  const Node& node_;
  std::string pointer_;
  const LeverAbout& about_;
  std::vector<Fault>& faults_;
};

policy::Timing timing(Record& record, const core::Calendar& calendar, std::vector<Fault>& faults) {
  policy::Timing timing;
  const auto start = record.date("start");
  const auto end = record.date("end");
  if (start) timing.start = std::max(0, calendar.week_from(*start));
  if (end) timing.end = calendar.week_from(*end);
  if (start && end && *end <= *start)
    faults.push_back({record.at("end"), core::to_text(*end), "ends before it starts", {}});
  timing.ramp_weeks = static_cast<core::Week>(record.number("ramp_weeks"));
  return timing;
}

housing::Plan read_plan(Record& record, const core::Calendar& calendar, const simulation::Tables& tables,
                        std::vector<Fault>& faults) {
  housing::Plan plan;
  plan.name = record.text("name");
  const std::string locality = record.text("locality");
  std::vector<std::string> known;
  bool is_found = false;
  for (std::size_t i = 0; i < tables.localities.size(); ++i) {
    known.push_back(tables.localities[i].name);
    if (tables.localities[i].name != locality) continue;
    plan.locality = static_cast<std::uint8_t>(i);
    is_found = true;
  }
  if (!is_found && !locality.empty() && !known.empty()) {
    faults.push_back(
        {record.at("locality"), locality, "is not in the table of localities", core::nearest_names(locality, known)});
  }
  plan.units = static_cast<std::int32_t>(record.number("units", 1));
  const std::size_t stage = record.choice("stage");
  plan.stage = stage < core::kCount<core::Stage> ? static_cast<core::Stage>(stage) : core::Stage::kPlanning;
  if (plan.stage >= core::Stage::kOpen) {
    faults.push_back({record.at("stage"),
                      std::string(core::label(plan.stage)),
                      "a new scheme cannot be open, full or failed at the start",
                      {}});
  }
  const auto construction = record.date("construction");
  const auto opens = record.date("opens");
  if (construction) plan.construction = calendar.week_from(*construction);
  if (opens) plan.opens = calendar.week_from(*opens);
  if (construction && opens && *opens <= *construction) {
    faults.push_back({record.at("opens"),
                      core::to_text(*opens),
                      "opens before building starts (" + core::to_text(*construction) + ")",
                      {}});
  }
  if (opens && *opens < calendar.start()) {
    faults.push_back({record.at("opens"),
                      core::to_text(*opens),
                      "opens before the start of the run (" + core::to_text(calendar.start()) + ")",
                      {}});
  }
  plan.slip_mean_weeks = record.number("slip_mean_weeks");
  plan.slip_sd_weeks = record.number("slip_sd_weeks");
  plan.capital = core::pence(record.number("capital_cost"));
  plan.grant = core::pence(record.number("grant"));
  if (plan.grant > plan.capital)
    faults.push_back({record.at("grant"), shown({core::pounds(plan.grant)}), "is more than the capital cost", {}});
  return plan;
}

}  // namespace

std::vector<policy::Lever> read_levers(const Node& document, core::Date start, const simulation::Tables& tables,
                                       std::vector<Fault>& faults) {
  std::vector<policy::Lever> levers;
  const Node* node = document.find("levers");
  if (node == nullptr) return levers;
  if (node->list() == nullptr) {
    faults.push_back({"/levers", shown(*node), "must be a list of levers", {}});
    return levers;
  }
  const core::Calendar calendar(start, 0);
  std::vector<std::string> kinds;
  for (const LeverAbout& about : lever_descriptions()) kinds.emplace_back(about.kind);
  std::set<std::string> names;
  for (std::size_t i = 0; i < node->list()->size(); ++i) {
    const Node& item = (*node->list())[i];
    const std::string pointer = "/levers/" + std::to_string(i);
    if (item.map() == nullptr) {
      faults.push_back({pointer, shown(item), "must be a record with a kind", {}});
      continue;
    }
    const Node* kind = item.find("kind");
    const std::string kind_name = kind == nullptr || kind->text() == nullptr ? "" : *kind->text();
    const auto about = std::find_if(lever_descriptions().begin(), lever_descriptions().end(),
                                    [&](const LeverAbout& one) { return one.kind == kind_name; });
    if (about == lever_descriptions().end()) {
      faults.push_back({pointer + "/kind", kind == nullptr ? "nothing" : shown(*kind), "is not a kind of lever",
                        core::nearest_names(kind_name, kinds)});
      continue;
    }
    Record record(item, pointer, *about, faults);
    if (const std::string name = record.text("name"); !name.empty() && !names.insert(name).second) {
      faults.push_back({pointer + "/name", name, "is named twice; names of levers are unique", {}});
    }
    if (kind_name == "fee_change") {
      policy::FeeChange lever{record.text("name"), timing(record, calendar, faults),
                              record.choices<core::Kind>("applies_to"), record.number("change")};
      levers.emplace_back(lever);
    } else if (kind_name == "pay_floor") {
      policy::PayFloor lever{record.text("name"), timing(record, calendar, faults), record.choices<core::Role>("roles"),
                             record.number("above_minimum_wage")};
      levers.emplace_back(lever);
    } else {
      levers.emplace_back(policy::ExtraCareScheme{record.text("name"), read_plan(record, calendar, tables, faults)});
    }
  }
  return levers;
}

}  // namespace caremarket::input
