#include "engine/input/read_levers.hpp"

#include <algorithm>
#include <set>

#include "engine/input/lever_fields.hpp"
#include "engine/input/lever_record.hpp"
#include "engine/input/read_schemes.hpp"

namespace caremarket::input {
namespace {

using core::Fault;

policy::Timing timing(LeverRecord& record, const core::Calendar& calendar, std::vector<Fault>& faults) {
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

}  // namespace

std::vector<policy::Lever> read_levers(const Node& document, core::Date start, const simulation::Tables& tables,
                                       Drawn drawn, std::vector<Fault>& faults) {
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
  std::vector<SchemeRead> schemes;
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
    LeverRecord record(item, pointer, *about, drawn, faults);
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
      schemes.push_back(read_scheme(record, calendar, tables, faults));
      levers.emplace_back(policy::ExtraCareScheme{schemes.back().plan.name, schemes.back().plan});
    }
  }
  find_repeated(schemes, tables, faults);
  return levers;
}

}  // namespace caremarket::input
