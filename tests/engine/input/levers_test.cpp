// Levers of a document: what is read, and every fault of what is not.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/input/read_scenario.hpp"
#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using input::Node;

/// tiny with these levers, as JSON text.
std::string with(const std::string& levers) {
  Node document = tiny("extra-care");
  set(document, "/levers", input::parse(levers));
  return input::dump(document);
}

/// A scheme with `more` keys, each with its comma before it.
std::string scheme(std::string_view name, std::string_view more) {
  std::string text = R"({"kind":"extra_care_scheme","locality":"East","units":20,"stage":"planning","name":")";
  text.append(name).append("\"").append(more).append("}");
  return text;
}

std::string list(const std::vector<std::string>& levers) {
  std::string text = "[";
  for (const std::string& lever : levers) text.append(text.size() > 1 ? "," : "").append(lever);
  return text.append("]");
}

std::vector<std::string> faults(const std::vector<std::string>& levers) {
  std::vector<std::string> found;
  for (const core::Fault& fault : input::check(with(list(levers)))) found.push_back(fault.pointer + ": " + fault.rule);
  return found;
}

housing::Plan plan_of(std::string_view more) {
  const input::Loaded loaded(with(list({scheme("Ashbrow", more)})), 2, 1);
  return std::get<policy::ExtraCareScheme>(loaded.central().levers.at(0)).plan;
}

TEST(SchemeLever, ReadsASlipAsANumberOrADistribution) {
  const auto fixed = plan_of(R"(,"opens":"2026-04-06","slip_months":-2)");
  EXPECT_EQ(fixed.slip.family, random::Family::kFixed);
  EXPECT_EQ(fixed.slip.a, -2);
  const auto drawn = plan_of(R"(,"opens":"2026-04-06","slip_months":{"dist":"triangular","low":-1,"mode":0,"high":9})");
  EXPECT_EQ(drawn.slip.family, random::Family::kTriangular);
  EXPECT_EQ(drawn.slip.c, 9);
}

TEST(SchemeLever, NeedsNoDates) {
  const auto plan = plan_of("");
  EXPECT_FALSE(plan.construction.has_value());
  EXPECT_FALSE(plan.opens.has_value());
}

TEST(SchemeLever, SaysWhatIsWrongWithASlip) {
  EXPECT_EQ(faults({scheme("A", R"(,"slip_months":1)")}),
            std::vector<std::string>{"/levers/0/slip_months: slips from a day of opening, and none is given"});
  EXPECT_EQ(faults({scheme("A", R"(,"opens":"2026-04-06","slip_months":"late")")}),
            std::vector<std::string>{"/levers/0/slip_months: must be a number or a distribution (month)"});
  EXPECT_EQ(faults({scheme("A", R"(,"opens":"2026-04-06","slip_months":{"dist":"norml"})")}),
            std::vector<std::string>{"/levers/0/slip_months/dist: must name a distribution"});
  EXPECT_EQ(faults({scheme("A", R"(,"opens":"2026-04-06","slip_mean_weeks":1)")}),
            std::vector<std::string>{"/levers/0/slip_mean_weeks: is not known in a extra_care_scheme"});
}

TEST(SchemeLever, IsOneFaultForEachSchemeGivenTwice) {
  const std::string_view opens = R"(,"opens":"2026-04-06")";
  const auto found =
      faults({scheme("Ashbrow", opens), scheme("Ash brow!", opens), scheme("ASHBROW", R"(,"opens":"2027-04-06")"),
              scheme("Other", ""), scheme("Another", "")});
  EXPECT_EQ(found.size(), 2U);
  EXPECT_TRUE(std::all_of(found.begin(), found.end(), [](const std::string& one) {
    return one.find("is the scheme Ashbrow once more") != std::string::npos;
  }));
}

}  // namespace
}  // namespace caremarket::testing
