#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "tests/support/tiny.hpp"

namespace caremarket::testing {
namespace {

/// The numbers of two years of tiny/`plan`, as a line of tests/golden/hashes.txt.
std::string line_of(const char* plan) {
  std::ostringstream line;
  line << plan << ' ' << std::hex << std::setw(16) << std::setfill('0') << hash(Prepared(tiny(plan), 2).run({1, 0, 0}));
  return line.str();
}

TEST(Golden, OneHashOfTinyInEveryBuild) {
  std::ifstream file(std::string(CAREMARKET_SOURCE_DIR) + "/tests/golden/hashes.txt");
  for (const char* plan : {"baseline", "fee-cut", "pay-floor", "extra-care"}) {
    const std::string line = line_of(plan);
    if (std::getenv("CAREMARKET_PRINT_HASHES") != nullptr) std::cout << "golden: " << line << std::endl;
    std::string expected;
    std::getline(file, expected);
    EXPECT_EQ(line, expected) << "if results were to change: scripts/update_golden.py";
  }
}

}  // namespace
}  // namespace caremarket::testing
