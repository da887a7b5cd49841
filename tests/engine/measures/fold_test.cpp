#include "engine/measures/cells.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace caremarket::measures {
namespace {

using Counts = std::vector<std::int64_t>;

std::vector<AxisLabels> labels_of_length(std::size_t length) {
  std::vector<AxisLabels> all(kAxes);
  for (AxisLabels& one : all) one.labels.assign(length, "");
  return all;
}

Counts folded(const Counts& values, const std::vector<AxisId>& own, const std::vector<AxisId>& kept,
              const std::vector<AxisLabels>& labels) {
  Cells cells(own, labels);
  for (std::uint32_t cell = 0; cell < values.size(); ++cell) cells.add(cell, values[cell]);
  std::vector<Filled> filled;
  cells.list_month(filled);
  EXPECT_EQ(filled.size(), values.size() - static_cast<std::size_t>(std::count(values.begin(), values.end(), 0)));
  Counts sums{77};  // what stood there before does not matter
  Fold(own, kept, labels).add_up(filled, sums);
  return sums;
}

TEST(Fold, SumsOverTheAxesThatAreNotKept) {
  const auto labels = labels_of_length(2);
  const std::vector<AxisId> own{AxisId::kSetting, AxisId::kNeed, AxisId::kLocality};
  const Counts values{1, 2, 4, 8, 16, 32, 64, 128};  // the last axis fastest
  EXPECT_EQ(folded(values, own, {}, labels), (Counts{255}));
  EXPECT_EQ(folded(values, own, {AxisId::kSetting}, labels), (Counts{15, 240}));
  EXPECT_EQ(folded(values, own, {AxisId::kNeed}, labels), (Counts{1 + 2 + 16 + 32, 4 + 8 + 64 + 128}));
  EXPECT_EQ(folded(values, own, {AxisId::kLocality, AxisId::kSetting}, labels), (Counts{5, 80, 10, 160}));
  EXPECT_EQ(folded(values, own, own, labels), values);
}

TEST(Fold, RepeatsTheSumAlongAnAxisItDoesNotHave) {
  const auto labels = labels_of_length(3);
  const Counts values{5, 0, 7};
  EXPECT_EQ(folded(values, {AxisId::kNeed}, {AxisId::kNeed, AxisId::kSetting}, labels),
            (Counts{5, 5, 5, 0, 0, 0, 7, 7, 7}));
  EXPECT_EQ(folded(values, {AxisId::kNeed}, {AxisId::kSetting, AxisId::kNeed}, labels),
            (Counts{5, 0, 7, 5, 0, 7, 5, 0, 7}));
  EXPECT_EQ(folded(values, {AxisId::kNeed}, {AxisId::kSetting}, labels), (Counts{12, 12, 12}));
}

}  // namespace
}  // namespace caremarket::measures
