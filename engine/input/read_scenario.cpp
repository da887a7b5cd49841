#include "engine/input/read_scenario.hpp"

#include <algorithm>

#include "engine/input/columns.hpp"
#include "engine/input/read_levers.hpp"
#include "engine/input/read_parameters.hpp"
#include "engine/input/read_tables.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::input {
namespace {

using core::Fault;

/// Years in which a run may start: those that published figures are of, and a horizon that somebody may ask about.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

/// Keys of the document besides the sections of parameters.
const std::vector<std::string>& other_keys() {
  static const std::vector<std::string> kKeys{"schema", "title",   "area",   "start",
                                              "levers", "outputs", "tables", "provenance"};
  return kKeys;
}

void check_keys(const Node& document, std::vector<Fault>& faults) {
  std::vector<std::string> known = parameter_sections();
  known.insert(known.end(), other_keys().begin(), other_keys().end());
  for (const auto& [key, member] : *document.map()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    faults.push_back({std::string("/").append(token(key)), key, "is not known here", core::nearest_names(key, known)});
  }
  const Node* schema = document.find("schema");
  if (schema == nullptr || schema->number() == nullptr || *schema->number() != 1) {
    faults.push_back({"/schema",
                      schema == nullptr ? "nothing" : shown(*schema),
                      "must be 1, the form of scenario this engine reads",
                      {}});
  }
}

core::Date read_start(const Node& document, std::vector<Fault>& faults) {
  const Node* start = document.find("start");
  const auto date = start == nullptr || start->text() == nullptr ? std::nullopt : core::parse_date(*start->text());
  if (date) {
    const core::Civil day = core::to_civil(*date);
    if (day.year < kFirstYear || day.year > kLastYear) {
      faults.push_back({"/start",
                        *start->text(),
                        "is not between " + std::to_string(kFirstYear) + " and " + std::to_string(kLastYear),
                        {}});
    } else if (day.month != 4 || day.day != 1) {
      faults.push_back({"/start", *start->text(), "is not a 1 April, on which financial years begin", {}});
    }
    return *date;
  }
  faults.push_back(
      {"/start", start == nullptr ? "nothing" : shown(*start), "is not a date that exists (YYYY-MM-DD)", {}});
  return core::from_civil({2024, 4, 1});
}

std::shared_ptr<simulation::Scenario> read(const Node& document, Drawn drawn, std::vector<Fault>& faults) {
  auto scenario = std::make_shared<simulation::Scenario>();
  if (document.map() == nullptr) {
    faults.push_back({"", shown(document), "must be an object", {}});
    return scenario;
  }
  check_keys(document, faults);
  if (const Node* title = document.find("title"); title != nullptr && title->text() != nullptr)
    scenario->title = *title->text();
  scenario->start = read_start(document, faults);
  scenario->parameters = read_parameters(document, drawn, faults);
  const auto tables = read_tables(document, faults);
  scenario->tables = tables;
  scenario->levers = read_levers(document, scenario->start, *tables, drawn, faults);
  scenario->outputs = read_outputs(document, faults);
  return scenario;
}

template <class E>
Member axis() {
  Node::List labels;
  for (const std::string_view label : core::Axis<E>::labels) labels.push_back({std::string(label)});
  return {std::string(core::Axis<E>::name), {labels}};
}

Node describe_axes() {
  using namespace core;
  Node::Map axes{axis<Sex>(),          axis<AgeBand>(),  axis<AgeGroup>(),     axis<Need>(),  axis<Move>(),
                 axis<ClientGroup>(),  axis<Setting>(),  axis<Payer>(),        axis<Kind>(),  axis<Role>(),
                 axis<WorkerOrigin>(), axis<Stage>(),    axis<Rating>(),       axis<Owner>(), axis<Route>(),
                 axis<ExitReason>(),   axis<Quintile>(), axis<PipelineStage>()};
  for (std::size_t a = 0; a < measures::kAxes; ++a) {
    const auto id = static_cast<measures::AxisId>(a);
    const std::string name(measures::axis_name(id));
    if (std::any_of(axes.begin(), axes.end(), [&](const auto& one) { return one.first == name; })) continue;
    Node::List labels;
    for (const std::string& label : measures::fixed_labels(id)) labels.push_back({label});
    axes.emplace_back(name, Node{labels});
  }
  return {axes};
}

}  // namespace

std::vector<Fault> check(std::string_view document) {
  std::vector<Fault> faults;
  try {
    (void)read(parse(document), {}, faults);
  } catch (const core::InputError& error) {
    return error.faults;
  }
  return faults;
}

Loaded::Loaded(std::string_view document, int years, std::uint64_t seed) : document_(parse(document)), seed_(seed) {
  std::vector<Fault> faults;
  central_ = read(document_, {}, faults);
  if (!faults.empty()) throw core::InputError(std::move(faults));
  central_->years = years;
  simulation::prepare(*central_);
  has_uncertain_parameters_ = has_distributions(document_);
  const Node* levers = document_.find("levers");
  has_uncertain_levers_ = levers != nullptr && holds_distribution(*levers);
  Node::Map start;
  for (const auto& member : *document_.map()) {
    const std::string& key = member.first;
    if (key != "levers" && key != "title" && key != "provenance" && key != "outputs") start.push_back(member);
  }
  std::sort(start.begin(), start.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  start_key_ = dump({std::move(start)});
}

std::shared_ptr<const simulation::Scenario> Loaded::at(std::uint32_t draw) const {
  if (!has_uncertain_parameters_ && !has_uncertain_levers_) return central_;
  const Drawn drawn{false, seed_, draw};
  std::vector<Fault> faults;
  auto scenario = std::make_shared<simulation::Scenario>(*central_);
  if (has_uncertain_parameters_) scenario->parameters = read_parameters(document_, drawn, faults);
  if (has_uncertain_levers_) {
    scenario->levers = read_levers(document_, scenario->start, *scenario->tables, drawn, faults);
  }
  if (!faults.empty()) throw core::InputError(std::move(faults));
  if (has_uncertain_parameters_) simulation::prepare(*scenario);
  return scenario;
}

std::string_view engine_version() { return CAREMARKET_VERSION; }

std::string describe() {
  return dump({Node::Map{{"engine_version", {std::string(engine_version())}},
                         {"boost_version", {std::string(random::boost_version())}},
                         {"axes", describe_axes()},
                         {"parameters", describe_parameters()},
                         {"levers", describe_levers()},
                         {"tables", describe_tables()},
                         {"measures", describe_measures()}}});
}

}  // namespace caremarket::input
