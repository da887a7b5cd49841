#include "engine/input/lever_fields.hpp"

#include "engine/core/axes.hpp"
#include "engine/housing/schemes.hpp"
#include "engine/input/read_levers.hpp"

namespace caremarket::input {
namespace {

template <class E>
std::vector<std::string> labels_of() {
  return {core::Axis<E>::labels.begin(), core::Axis<E>::labels.end()};
}

std::vector<Field> timing_fields() {
  return {{"start", FieldKind::kDate, "date", "First day on which the lever acts", 0, 0, true, {}},
          {"end",
           FieldKind::kDate,
           "date",
           "Day from which it no longer acts; without it, to the end of the run",
           0,
           0,
           false,
           {}},
          {"ramp_weeks",
           FieldKind::kNumber,
           "week",
           "Weeks over which it grows evenly to its full effect",
           0,
           1040,
           false,
           {},
           true}};
}

std::string field_kind(FieldKind kind) {
  switch (kind) {
    case FieldKind::kNumber:
      return "number";
    case FieldKind::kDistribution:
      return "distribution";
    case FieldKind::kDate:
      return "date";
    case FieldKind::kChoice:
      return "choice";
    case FieldKind::kChoices:
      return "choices";
    case FieldKind::kText:
      return "text";
  }
  return "";
}

}  // namespace

const std::vector<LeverAbout>& lever_descriptions() {
  static const std::vector<LeverAbout> kLevers = [] {
    const Field name{"name", FieldKind::kText, "1", "Unique name", 0, 0, true, {}};
    LeverAbout fee{"fee_change", "The council's fees change by a share", {name}};
    LeverAbout floor{"pay_floor", "Pay is not below a level above the statutory minimum", {name}};
    for (const Field& field : timing_fields()) {
      fee.fields.push_back(field);
      floor.fields.push_back(field);
    }
    fee.fields.push_back(
        {"change", FieldKind::kNumber, "1", "Change as a share: -0.02 is 2 % less", -0.95, 5, true, {}});
    fee.fields.push_back({"applies_to", FieldKind::kChoices, "1",
                          "Kinds of provider whose fee changes; without it, all", 0, 0, false,
                          labels_of<core::Kind>()});
    floor.fields.push_back(
        {"above_minimum_wage", FieldKind::kNumber, "GBP/hour", "Added to the statutory minimum", 0, 50, true, {}});
    floor.fields.push_back({"roles", FieldKind::kChoices, "1", "Roles that the floor holds for; without it, all", 0, 0,
                            false, labels_of<core::Role>()});
    LeverAbout scheme{"extra_care_scheme", "A new extra-care scheme", {name}};
    scheme.fields.push_back(
        {"locality", FieldKind::kText, "1", "Locality, as in the table of localities", 0, 0, true, {}});
    scheme.fields.push_back({"units", FieldKind::kNumber, "unit", "Homes", 1, 10000, true, {}, true});
    scheme.fields.push_back(
        {"stage", FieldKind::kChoice, "1", "Stage at the start date", 0, 0, true, labels_of<core::Stage>()});
    scheme.fields.push_back({"construction",
                             FieldKind::kDate,
                             "date",
                             "Day on which building starts; without it, from the lengths of the stages",
                             0,
                             0,
                             false,
                             {}});
    scheme.fields.push_back({"opens",
                             FieldKind::kDate,
                             "date",
                             "Day on which it is due to open; without it, from the lengths of the stages",
                             0,
                             0,
                             false,
                             {}});
    scheme.fields.push_back({"slip_months",
                             FieldKind::kDistribution,
                             "month",
                             "Slip of the opening from that day, drawn in each replicate",
                             -housing::kMostSlipMonths,
                             housing::kMostSlipMonths,
                             false,
                             {}});
    scheme.fields.push_back({"capital_cost", FieldKind::kNumber, "GBP", "Cost of building", 0, 1e9, false, {}});
    scheme.fields.push_back(
        {"grant", FieldKind::kNumber, "GBP", "Part of it that a grant pays; all of it at most", 0, 1e9, false, {}});
    return std::vector<LeverAbout>{fee, floor, scheme};
  }();
  return kLevers;
}

Node describe_levers() {
  Node::List list;
  for (const LeverAbout& about : lever_descriptions()) {
    Node::List fields;
    for (const Field& field : about.fields) {
      Node::List choices;
      for (const std::string& choice : field.choices) choices.push_back({choice});
      fields.push_back({Node::Map{{"key", {std::string(field.key)}},
                                  {"type", {field_kind(field.kind)}},
                                  {"unit", {std::string(field.unit)}},
                                  {"low", {field.low}},
                                  {"high", {field.high}},
                                  {"choices", {choices}},
                                  {"required", {field.is_required}},
                                  {"whole", {field.is_whole}},
                                  {"meaning", {std::string(field.meaning)}}}});
    }
    list.push_back({Node::Map{
        {"kind", {std::string(about.kind)}}, {"meaning", {std::string(about.meaning)}}, {"fields", {fields}}}});
  }
  return {list};
}

}  // namespace caremarket::input
