#include <gtest/gtest.h>

#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

class Conservation : public ::testing::TestWithParam<const char*> {};

TEST_P(Conservation, PeopleWorkersBedsAndPoundsBalanceEveryWeek) {
  const Prepared prepared(tiny(GetParam()), 3);
  simulation::RunOptions options;
  options.has_checks = true;
  for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
    EXPECT_NO_THROW(std::ignore = prepared.run({7, 0, replicate}, options));
  }
}

INSTANTIATE_TEST_SUITE_P(Tiny, Conservation, ::testing::Values("baseline", "fee-cut", "pay-floor", "extra-care"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace caremarket::testing
