#include "engine/output/result_file.hpp"

#include <gtest/gtest.h>
#include <hdf5_hl.h>
#include <malloc.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>

#include "engine/core/errors.hpp"
#include "engine/output/hdf5.hpp"
#include "tests/engine/output/sample.hpp"

namespace caremarket::output::testing {
namespace {

const TextAttributes kAttributes{{"title", "A “sample” run"}, {"resolved", std::string(200'000, 'x')}, {"empty", ""}};

void write_sample(const std::filesystem::path& path, int draws, int replicates) {
  const measures::Layout layout = sample_layout();
  ResultFile file(path, layout, kAttributes, draws, replicates);
  for (int d = 0; d < draws; ++d) {
    for (int r = 0; r < replicates; ++r) file.append(sample_replicate(layout, d, r));
  }
  file.finish();
}

std::string bytes_of_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Handle open_file(const std::filesystem::path& path) {
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open"};
}

std::vector<double> read(const Handle& file, const std::string& name) {
  const Handle dataset(H5Dopen2(file.id(), name.c_str(), H5P_DEFAULT), H5Dclose, name);
  const Handle space(H5Dget_space(dataset.id()), H5Sclose, name);
  std::vector<double> numbers(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id())));
  check(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()), name);
  return numbers;
}

std::string path_of(const measures::Variable& variable) {
  constexpr std::array kFolders{"/week/", "/month/", "/year/", "/run/"};
  return kFolders[static_cast<std::size_t>(variable.frequency)] + variable.name;
}

/// The variables that are in the file: those without an axis that has no label.
bool is_kept(const measures::Layout& layout, const measures::Variable& variable) { return layout.cells(variable) > 0; }

/// Checks every number of the first `written` replicates, and that all later cells read as the fill value.
void expect_sample(const Handle& file, int draws, int replicates, int written) {
  const measures::Layout layout = sample_layout();
  for (std::size_t v = 0; v < layout.variables.size(); ++v) {
    const measures::Variable& variable = layout.variables[v];
    if (!is_kept(layout, variable)) continue;
    const std::size_t cells = layout.cells(variable);
    const std::vector<double> numbers = read(file, path_of(variable));
    ASSERT_EQ(numbers.size(), cells * static_cast<std::size_t>(draws * replicates));
    const double fill = variable.storage == measures::Storage::kCount ? kFillCount : kFillReal;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const int sample = static_cast<int>(i / cells);
      const double expected =
          sample < written ? sample_number(sample / replicates, sample % replicates, v, i % cells) : fill;
      ASSERT_EQ(numbers[i], expected) << variable.name << " cell " << i;
    }
  }
  const std::vector<double> complete = read(file, "/complete");
  for (int i = 0; i < draws * replicates; ++i) EXPECT_EQ(complete[static_cast<std::size_t>(i)], i < written ? 1 : 0);
}

class ResultFileOfShape : public ::testing::TestWithParam<std::pair<int, int>> {};

TEST_P(ResultFileOfShape, HoldsEveryNumberItWasGiven) {
  const auto [draws, replicates] = GetParam();
  const Folder folder;
  write_sample(folder / "run.nc", draws, replicates);
  expect_sample(open_file(folder / "run.nc"), draws, replicates, draws * replicates);
  EXPECT_FALSE(std::filesystem::exists(folder / "run.nc.partial"));
}

INSTANTIATE_TEST_SUITE_P(Shapes, ResultFileOfShape,
                         ::testing::Values(std::pair{1, 1}, std::pair{1, 40}, std::pair{33, 1}, std::pair{3, 20}));

TEST(ResultFile, SameContentGivesSameBytesWhateverTheMemoryHeldBefore) {
  const Folder folder;
  mallopt(M_PERTURB, 0x55);
  write_sample(folder / "a.nc", 2, 5);
  mallopt(M_PERTURB, 0xAA);
  write_sample(folder / "b.nc", 2, 5);
  mallopt(M_PERTURB, 0);
  EXPECT_EQ(bytes_of_file(folder / "a.nc"), bytes_of_file(folder / "b.nc"));
}

TEST(ResultFile, EveryAxisIsAnAttachedScaleAndNothingLiesOnAnEmptyOne) {
  const Folder folder;
  write_sample(folder / "run.nc", 1, 2);
  const Handle file = open_file(folder / "run.nc");
  const measures::Layout layout = sample_layout();
  for (const measures::Variable& variable : layout.variables) {
    const std::string path = path_of(variable);
    if (!is_kept(layout, variable)) {
      EXPECT_EQ(H5Lexists(file.id(), path.c_str(), H5P_DEFAULT), 0);
      continue;
    }
    std::vector<std::string> scales{"/draw", "/replicate"};
    if (variable.frequency != measures::Frequency::kRun) scales.push_back(path.substr(0, path.rfind('/')) + "/time");
    for (const int axis : variable.axes) scales.push_back("/" + layout.axes[static_cast<std::size_t>(axis)].name);
    const Handle dataset(H5Dopen2(file.id(), path.c_str(), H5P_DEFAULT), H5Dclose, path);
    for (unsigned d = 0; d < scales.size(); ++d) {
      const Handle scale(H5Dopen2(file.id(), scales[d].c_str(), H5P_DEFAULT), H5Dclose, scales[d]);
      EXPECT_GT(H5DSis_scale(scale.id()), 0) << scales[d];
      EXPECT_GT(H5DSis_attached(dataset.id(), scale.id(), d), 0) << path << " axis " << d;
    }
  }
}

TEST(ResultFile, TimeCountsWholeDaysFromTheStart) {
  const Folder folder;
  write_sample(folder / "run.nc", 1, 1);
  const Handle file = open_file(folder / "run.nc");
  const std::vector<double> weeks = read(file, "/week/time");
  EXPECT_EQ(weeks.size(), 105U);
  EXPECT_EQ(weeks[3], 21);
  EXPECT_EQ(read(file, "/month/time")[1], 35);  // 6 May 2024: the first week that begins in May
  EXPECT_EQ(read(file, "/year/weeks"), (std::vector<double>{53, 52}));
  char units[64] = {};
  H5LTget_attribute_string(file.id(), "/week/time", "units", units);
  EXPECT_STREQ(units, "days since 2024-04-01");
}

TEST(ResultFile, ACountThatIsMissingReadsAsFillAndOneThatIsNotWholeIsRefused) {
  const Folder folder;
  const measures::Layout layout = sample_layout();
  ResultFile file(folder / "run.nc", layout, {}, 1, 2);
  measures::ReplicateValues values = sample_replicate(layout, 0, 0);
  values.values[0][0] = std::numeric_limits<double>::quiet_NaN();
  file.append(values);
  values.replicate = 1;
  values.values[0][0] = 0.5;
  EXPECT_THROW(file.append(values), core::InvariantError);
}

TEST(ResultFile, ReplicatesOutOfOrderAreRefused) {
  const Folder folder;
  const measures::Layout layout = sample_layout();
  ResultFile file(folder / "run.nc", layout, {}, 1, 2);
  EXPECT_THROW(file.append(sample_replicate(layout, 0, 1)), core::InvariantError);
  EXPECT_THROW(file.finish(), core::InvariantError);
}

TEST(ResultFile, AnUnfinishedFileHoldsEveryReplicateAppended) {
  const Folder folder;
  const measures::Layout layout = sample_layout();
  ResultFile file(folder / "run.nc", layout, {}, 2, 3);
  for (int i = 0; i < 5; ++i) {
    file.append(sample_replicate(layout, i / 3, i % 3));
    std::filesystem::copy_file(folder / "run.nc.partial", folder / "copy.nc",
                               std::filesystem::copy_options::overwrite_existing);
    expect_sample(open_file(folder / "copy.nc"), 2, 3, i + 1);
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "run.nc"));
}

}  // namespace
}  // namespace caremarket::output::testing
