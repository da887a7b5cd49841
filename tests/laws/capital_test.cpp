// What a scheme costs to build is booked once, when it opens, and told apart by who pays.
#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

using measures::Frequency;

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

TEST(CapitalCost, IsTheGrantAndTheRestAsTheCouncils) {
  const Prepared prepared(tiny("extra-care"), 3);
  const auto results = prepared.run();
  const std::vector<double>& by_funder = prepared.values(results, Frequency::kYear, "capital_cost__funder");
  ASSERT_EQ(by_funder.size(), 6U);
  const double council = by_funder[0] + by_funder[2] + by_funder[4];
  const double grant = by_funder[1] + by_funder[3] + by_funder[5];
  EXPECT_EQ(council, 1020000);
  EXPECT_EQ(grant, 480000);
  EXPECT_EQ(by_funder[0], 0) << "the scheme opens in the second year";
  EXPECT_EQ(sum(prepared.values(results, Frequency::kWeek, "capital_cost")), council + grant);
  EXPECT_EQ(sum(prepared.values(results, Frequency::kYear, "capital_cost__lever__funder")), council + grant);
}

TEST(CapitalCost, WithoutAGrantIsAllTheCouncils) {
  input::Node document = tiny("extra-care");
  set(document, "/levers/0/grant", {0.0});
  const Prepared prepared(document, 3);
  const auto results = prepared.run();
  const std::vector<double>& by_funder = prepared.values(results, Frequency::kYear, "capital_cost__funder");
  EXPECT_EQ(by_funder[1] + by_funder[3] + by_funder[5], 0);
  EXPECT_EQ(sum(by_funder), 1500000);
}

}  // namespace
}  // namespace caremarket::testing
