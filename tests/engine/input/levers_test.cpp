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
  std::string text = R"({"kind":"extra_care_scheme","locality":"East","stage":"planning","name":")";
  text.append(name).append("\"");
  if (more.find("units") == std::string_view::npos) text.append(R"(,"units":20)");
  text.append(more).append("}");
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

constexpr std::string_view kCut = R"({"kind":"fee_change","name":"Cut","start":"2025-04-01","change":)"
                                  R"({"dist":"uniform","low":-0.3,"high":-0.1}})";

std::string named(std::string_view name) {
  std::string text(kCut);
  return text.replace(text.find("Cut"), 3, name);
}

/// The change of the fee change at `place` among the levers, as it is in some draws.
std::vector<double> drawn_changes(const std::vector<std::string>& levers, std::size_t place) {
  const input::Loaded loaded(with(list(levers)), 2, 1);
  std::vector<double> changes;
  for (std::uint32_t draw = 0; draw < 50; ++draw) {
    changes.push_back(std::get<policy::FeeChange>(loaded.at(draw)->levers.at(place)).change);
  }
  return changes;
}

TEST(LeverNumber, IsTheMedianAtTheCentreAndAnotherInEachDraw) {
  const input::Loaded loaded(with(list({std::string(kCut)})), 2, 1);
  EXPECT_DOUBLE_EQ(std::get<policy::FeeChange>(loaded.central().levers.at(0)).change, -0.2);
  const auto changes = drawn_changes({std::string(kCut)}, 0);
  const auto [low, high] = std::minmax_element(changes.begin(), changes.end());
  EXPECT_GE(*low, -0.3);
  EXPECT_LE(*high, -0.1);
  EXPECT_GT(*high - *low, 0.15);
}

TEST(LeverNumber, IsDrawnByTheLeversNameAndNotByItsPlace) {
  const auto alone = drawn_changes({std::string(kCut)}, 0);
  EXPECT_EQ(alone, drawn_changes({scheme("Ashbrow", ""), named("Before"), std::string(kCut)}, 2));
  EXPECT_NE(alone, drawn_changes({named("Other")}, 0));
}

TEST(LeverNumber, LeavesParametersAsTheyAre) {
  const input::Loaded loaded(with(list({std::string(kCut)})), 2, 1);
  EXPECT_EQ(loaded.at(7)->life, loaded.central().life);
}

TEST(LeverNumber, OfWholeThingsIsWhole) {
  EXPECT_EQ(plan_of(R"(,"units":{"dist":"uniform","low":10,"high":13})").units, 12) << "the median is 11.5";
  EXPECT_EQ(faults({scheme("A", R"(,"units":2.5)")}),
            std::vector<std::string>{"/levers/0/units: must be a whole number (unit)"});
}

TEST(LeverNumber, AGrantPaysAtMostTheCostOfTheSameDraw) {
  const input::Loaded loaded(with(list({scheme("A", R"(,"capital_cost":{"dist":"uniform","low":90,"high":110},)"
                                                    R"("grant":{"dist":"uniform","low":80,"high":110})")})),
                             2, 1);
  int equal = 0;
  for (std::uint32_t draw = 0; draw < 50; ++draw) {
    const housing::Plan plan = std::get<policy::ExtraCareScheme>(loaded.at(draw)->levers.at(0)).plan;
    EXPECT_LE(plan.grant, plan.capital);
    equal += plan.grant == plan.capital ? 1 : 0;
  }
  EXPECT_GT(equal, 0);
  EXPECT_EQ(faults({scheme("A", R"(,"capital_cost":90,"grant":91)")}),
            std::vector<std::string>{"/levers/0/grant: is more than the capital cost"});
}

TEST(LeverNumber, SaysWhatIsWrongWithADistribution) {
  const auto of = [](std::string_view change) {
    return faults({R"({"kind":"fee_change","name":"Cut","start":"2025-04-01","change":)" + std::string(change) + "}"});
  };
  EXPECT_EQ(of(R"({"dist":"normal","mean":-0.2,"sd":0})"),
            std::vector<std::string>{"/levers/0/change: sd must be above 0"});
  EXPECT_EQ(of(R"({"dist":"uniform","low":6,"high":7})"),
            std::vector<std::string>{"/levers/0/change: has no mass in the allowed range"});
  EXPECT_EQ(of(R"("a fifth")"), std::vector<std::string>{"/levers/0/change: must be a number or a distribution (1)"});
}

}  // namespace
}  // namespace caremarket::testing
