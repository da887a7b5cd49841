#include "engine/output/kept_replicates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "engine/output/hdf5.hpp"
#include "engine/output/result_file.hpp"
#include "tests/engine/output/sample.hpp"

namespace caremarket::output::testing {
namespace {

/// A whole file of 2 draws of 3 replicates whose counts hold one 'no value'.
std::filesystem::path write_two_by_three(const Folder& folder) {
  const measures::Layout layout = sample_layout();
  ResultFile file(folder / "run.nc", layout, {}, 2, 3);
  for (int d = 0; d < 2; ++d) {
    for (int r = 0; r < 3; ++r) {
      auto sample = sample_replicate(layout, d, r);
      sample.values[0][5] = std::nan("");
      file.append(sample);
    }
  }
  file.finish();
  return folder / "run.nc";
}

std::string refusal(const std::filesystem::path& path, const measures::Layout& layout) {
  try {
    const KeptReplicates kept(path, layout);
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

TEST(KeptReplicates, ReadsEveryNumberAsItWasAppended) {
  const Folder folder;
  const measures::Layout layout = sample_layout();
  const KeptReplicates kept(write_two_by_three(folder), layout);
  for (int d = 0; d < 2; ++d) {
    for (int r = 0; r < 3; ++r) {
      const auto found = kept.at(d, r);
      ASSERT_TRUE(found.has_value());
      EXPECT_EQ(found->draw, d);
      EXPECT_EQ(found->replicate, r);
      auto expected = sample_replicate(layout, d, r);
      EXPECT_TRUE(std::isnan(found->values[0][5]));
      expected.values[0][5] = 0;
      auto values = found->values;
      values[0][5] = 0;
      EXPECT_EQ(values, expected.values);
    }
  }
}

TEST(KeptReplicates, HasNothingBeyondTheFile) {
  const Folder folder;
  const KeptReplicates kept(write_two_by_three(folder), sample_layout());
  EXPECT_FALSE(kept.at(0, 3).has_value());
  EXPECT_FALSE(kept.at(2, 0).has_value());
  EXPECT_FALSE(kept.at(-1, 0).has_value());
}

TEST(KeptReplicates, ALongerFileOnThemHasTheBytesOfOneWrittenAnew) {
  const Folder folder;
  const measures::Layout layout = sample_layout();
  const KeptReplicates kept(write_two_by_three(folder), layout);
  const auto write = [&](const char* name, bool goes_on) {
    ResultFile file(folder / name, layout, {}, 2, 6);
    for (int d = 0; d < 2; ++d) {
      for (int r = 0; r < 6; ++r) {
        auto sample = sample_replicate(layout, d, r);
        if (r < 3) sample.values[0][5] = std::nan("");
        const auto found = goes_on ? kept.at(d, r) : std::nullopt;
        file.append(found ? *found : sample);
      }
    }
    file.finish();
    std::ifstream stream(folder / name, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(stream), {}};
  };
  EXPECT_TRUE(write("on.nc", true) == write("anew.nc", false));
}

TEST(KeptReplicates, RefusesWhatIsNotAWholeResultOfThisShape) {
  const Folder folder;
  measures::Layout layout = sample_layout();
  EXPECT_NE(refusal(folder / "none.nc", layout).find("none.nc"), std::string::npos);
  const std::filesystem::path path = write_two_by_three(folder);
  layout.axes[0].labels.emplace_back("very high");
  EXPECT_NE(refusal(path, layout).find("/month/population__need has another shape"), std::string::npos);
  ResultFile unfinished(folder / "second.nc", sample_layout(), {}, 1, 2);
  unfinished.append(sample_replicate(sample_layout(), 0, 0));
  EXPECT_NE(refusal(folder / "second.nc.partial", sample_layout()).find("it is not whole"), std::string::npos);
}

}  // namespace
}  // namespace caremarket::output::testing
