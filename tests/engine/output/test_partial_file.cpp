#include "engine/output/partial_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <system_error>

#include "engine/output/hdf5.hpp"
#include "engine/output/result_file.hpp"
#include "tests/engine/output/sample.hpp"

namespace caremarket::output::testing {
namespace {

std::span<const std::byte> bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string error_of(const std::filesystem::path& path) {
  try {
    ResultFile(path, sample_layout(), {}, 1, 1000);
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

/// Writes a whole result of one replicate; tells whether it is there.
bool can_write(const std::filesystem::path& path) {
  const measures::Layout layout = sample_layout();
  ResultFile file(path, layout, {}, 1, 1);
  file.append(sample_replicate(layout, 0, 0));
  file.finish();
  return std::filesystem::exists(path);
}

/// While it lives no file of this process grows beyond `bytes`: a full disk, as far as a writer can tell.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit now{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

TEST(PartialFile, AppearsUnderItsNameOnlyWhenPublished) {
  const Folder folder;
  std::ofstream(folder / "run.nc") << "old";
  {
    PartialFile file(folder / "run.nc");
    file.write(0, bytes("whole"));
    EXPECT_EQ(text_of(folder / "run.nc"), "old");
    file.publish();
  }
  EXPECT_EQ(text_of(folder / "run.nc"), "whole");
  EXPECT_FALSE(std::filesystem::exists(folder / "run.nc.partial"));
}

TEST(PartialFile, LeavesNothingBehindWhenNotPublished) {
  const Folder folder;
  { PartialFile(folder / "run.nc").write(0, bytes("half")); }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(PartialFile, TakesOverWhatAKilledRunLeft) {
  const Folder folder;
  std::ofstream(folder / "run.nc.partial") << std::string(100'000, '?');
  EXPECT_TRUE(can_write(folder / "run.nc"));
  EXPECT_FALSE(std::filesystem::exists(folder / "run.nc.partial"));
}

TEST(PartialFile, RefusesASecondWriterAndLeavesTheFirstAlone) {
  const Folder folder;
  PartialFile first(folder / "run.nc");
  EXPECT_EQ(error_of(folder / "run.nc"),
            "cannot write " + (folder / "run.nc").string() + ": another run is writing it: Device or resource busy");
  first.write(0, bytes("whole"));
  first.publish();
  EXPECT_EQ(text_of(folder / "run.nc"), "whole");
}

TEST(PartialFile, SaysInOneLineWhyAFileCannotBeMade) {
  const Folder folder;
  EXPECT_EQ(error_of(folder / "missing/run.nc"),
            "cannot write " + (folder / "missing/run.nc").string() + ": No such file or directory");
}

TEST(PartialFile, AFullDiskIsReportedAtOnceAndLeavesNothing) {
  const Folder folder;
  const std::string expected = "cannot write " + (folder / "run.nc").string() + ": ";
  for (const rlim_t size : {0, 2'000, 20'000, 100'000, 1'000'000}) {
    std::string error;
    {
      const FullDisk disk(size);
      error = error_of(folder / "run.nc");
    }
    EXPECT_EQ(error.substr(0, expected.size()), expected) << size;
    EXPECT_EQ(error.substr(error.size() - 14), "File too large") << error;
    EXPECT_EQ(error.find('\n'), std::string::npos);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    EXPECT_TRUE(can_write(folder / "run.nc"));
    std::filesystem::remove(folder / "run.nc");
  }
}

TEST(PartialFile, IsGivenUpWhileItIsReserved) {
  const Folder folder;
  int calls = 0;
  const auto give_up = [&] {
    if (++calls == 2) throw std::runtime_error("interrupted");
  };
  EXPECT_THROW(ResultFile(folder / "run.nc", sample_layout(), {}, 1, 1000, give_up), std::runtime_error);
  EXPECT_EQ(calls, 2);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace caremarket::output::testing
