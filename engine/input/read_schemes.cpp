#include "engine/input/read_schemes.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace caremarket::input {
namespace {

using core::Fault;

/// Position of a locality; the first one when it is none of them.
std::uint8_t position_of(const std::string& locality, const LeverRecord& record, const simulation::Tables& tables,
                         std::vector<Fault>& faults) {
  std::vector<std::string> known;
  for (const simulation::Locality& one : tables.localities) known.push_back(one.name);
  const auto found = std::find(known.begin(), known.end(), locality);
  if (found != known.end()) return static_cast<std::uint8_t>(found - known.begin());
  if (!locality.empty() && !known.empty()) {
    faults.push_back(
        {record.at("locality"), locality, "is not in the table of localities", core::nearest_names(locality, known)});
  }
  return 0;
}

void read_dates(SchemeRead& scheme, LeverRecord& record, const core::Calendar& calendar, std::vector<Fault>& faults) {
  const auto construction = record.date("construction");
  const auto opens = scheme.opens = record.date("opens");
  if (construction) scheme.plan.construction = calendar.week_from(*construction);
  if (opens) scheme.plan.opens = calendar.week_from(*opens);
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
  scheme.plan.slip = record.distribution("slip_months");
  if (record.has("slip_months") && !record.has("opens")) {
    faults.push_back({record.at("slip_months"),
                      record.shown_at("slip_months"),
                      "slips from a day of opening, and none is given",
                      {}});
  }
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// A name without what people write now one way, now another: case, spaces and punctuation. Numbers stay apart.
std::string plain(const std::string& name) {
  std::string kept;
  bool is_apart = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_kept = byte >= 0x80 || std::isalnum(byte) != 0;
    if (is_kept && is_apart && is_digit(c) && !kept.empty() && is_digit(kept.back())) kept += ' ';
    if (is_kept) kept += static_cast<char>(std::tolower(byte));
    is_apart = !is_kept;
  }
  return kept;
}

/// The numbers in a name: phases, blocks and copies are told apart by them.
std::string numbers(const std::string& name) {
  std::string found;
  for (const char c : plain(name)) {
    if (is_digit(c) || c == ' ') found += c;
  }
  return found;
}

/// Year and month, as YYYY-MM.
std::string month_of(core::Date date) { return core::to_text(date).substr(0, 7); }

bool has_same_plan(const SchemeRead& a, const SchemeRead& b) {
  return !a.locality.empty() && a.locality == b.locality && a.plan.units > 0 && a.plan.units == b.plan.units &&
         a.opens && b.opens && month_of(*a.opens) == month_of(*b.opens) && numbers(a.plan.name) == numbers(b.plan.name);
}

}  // namespace

SchemeRead read_scheme(LeverRecord& record, const core::Calendar& calendar, const simulation::Tables& tables,
                       std::vector<Fault>& faults) {
  SchemeRead scheme{record.at("name"), {}, record.text("locality"), {}};
  housing::Plan& plan = scheme.plan;
  plan.name = record.text("name");
  plan.locality = position_of(scheme.locality, record, tables, faults);
  plan.units = static_cast<std::int32_t>(record.number("units"));
  const std::size_t stage = record.choice("stage");
  plan.stage = stage < core::kCount<core::Stage> ? static_cast<core::Stage>(stage) : core::Stage::kPlanning;
  if (plan.stage >= core::Stage::kOpen) {
    faults.push_back({record.at("stage"),
                      std::string(core::label(plan.stage)),
                      "a new scheme cannot be open, full or failed at the start",
                      {}});
  }
  read_dates(scheme, record, calendar, faults);
  plan.capital = core::pence(record.number("capital_cost"));
  plan.grant = core::pence(record.number("grant"));
  if (plan.grant > plan.capital && !record.is_central()) plan.grant = plan.capital;  // drawn apart, they may cross
  if (plan.grant > plan.capital)
    faults.push_back({record.at("grant"), shown({core::pounds(plan.grant)}), "is more than the capital cost", {}});
  return scheme;
}

void find_repeated(const std::vector<SchemeRead>& schemes, const simulation::Tables& tables,
                   std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < schemes.size(); ++i) {
    const SchemeRead& scheme = schemes[i];
    const std::string& name = scheme.plan.name;
    const std::string plain_name = plain(name);
    const auto open = std::find_if(tables.schemes.begin(), tables.schemes.end(), [&](const simulation::SchemeRow& row) {
      return !plain_name.empty() && plain(row.name) == plain_name;
    });
    if (open != tables.schemes.end()) {
      faults.push_back({scheme.pointer,
                        name,
                        "is open at the start, as " + open->name +
                            " in the table of schemes; another phase of it needs a name of its own",
                        {}});
      continue;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const std::string& other = schemes[j].plan.name;
      if (name.empty() || name == other) continue;
      const bool is_same_name = !plain_name.empty() && plain_name == plain(other);
      if (!is_same_name && !has_same_plan(scheme, schemes[j])) continue;
      std::string rule = "is the scheme ";
      rule.append(other).append(" once more: ");
      if (is_same_name) {
        rule.append("the names are equal but for case, spaces and punctuation");
      } else {
        rule.append(std::to_string(scheme.plan.units)).append(" homes in ").append(scheme.locality);
        rule.append(", opening in ").append(month_of(*scheme.opens));
      }
      faults.push_back({scheme.pointer, name, rule, {other}});
      break;
    }
  }
}

}  // namespace caremarket::input
