#include "engine/output/skeleton.hpp"

#include <algorithm>
#include <array>

#include "engine/output/attributes.hpp"
#include "engine/output/hdf5.hpp"
#include "engine/output/scales.hpp"

namespace caremarket::output {
namespace {

using measures::Frequency;
using measures::Layout;
using measures::Part;
using measures::Storage;
using measures::Variable;

constexpr std::array kFrequencies{Frequency::kWeek, Frequency::kMonth, Frequency::kYear, Frequency::kRun};
constexpr std::array kGroups{"week", "month", "year", "run"};
constexpr std::array kParts{"value", "numerator", "denominator", "spells"};
constexpr unsigned kInOrder = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

std::size_t at(Frequency frequency) { return static_cast<std::size_t>(frequency); }

Handle create_file(const std::filesystem::path& path) {
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file properties");
  check(H5Pset_link_creation_order(creation.id(), kInOrder), "file properties");
  check(H5Pset_attr_creation_order(creation.id(), kInOrder), "file properties");
  check(H5Pset_obj_track_times(creation.id(), false), "file properties");
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file properties");
  check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), "file properties");
  check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG), "file properties");
  check(H5Pset_file_locking(access.id(), false, true), "file properties");  // PartialFile holds the lock
  return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose, "create"};
}

Handle create_group(hid_t file, const char* name) {
  const Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, name);
  check(H5Pset_link_creation_order(properties.id(), kInOrder), name);
  check(H5Pset_attr_creation_order(properties.id(), kInOrder), name);
  check(H5Pset_obj_track_times(properties.id(), false), name);
  return {H5Gcreate2(file, name, H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Gclose, name};
}

/// A dataset of unbroken, already allocated, still unwritten numbers on the axes `scales`.
Handle create_span(hid_t group, const std::string& path, hid_t type, const void* fill, Scales& axes,
                   const std::vector<int>& scales) {
  std::vector<hsize_t> shape;
  shape.reserve(scales.size());
  for (const int scale : scales) shape.push_back(axes.length(scale));
  const Handle space(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose, path);
  const Handle properties = dataset_properties();
  check(H5Pset_layout(properties.id(), H5D_CONTIGUOUS), path);
  check(H5Pset_alloc_time(properties.id(), H5D_ALLOC_TIME_EARLY), path);
  check(H5Pset_fill_value(properties.id(), type, fill), path);
  check(H5Pset_fill_time(properties.id(), H5D_FILL_TIME_NEVER), path);
  const std::string name = path.substr(path.rfind('/') + 1);
  Handle dataset(H5Dcreate2(group, name.c_str(), type, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Dclose,
                 path);
  axes.attach(dataset.id(), path, scales);
  return dataset;
}

const char* cell_methods(const Variable& variable) {
  if (variable.type == "S") return variable.frequency == Frequency::kWeek ? "time: point" : "time: mean";
  return variable.type == "L" ? "" : "time: sum";
}

void describe(hid_t dataset, const Variable& variable) {
  write_text(dataset, "units", variable.unit);
  if (!variable.ratio_unit.empty()) write_text(dataset, "ratio_units", variable.ratio_unit);
  write_text(dataset, "long_name", variable.long_name);
  write_text(dataset, "measure", variable.measure);
  write_text(dataset, "type", variable.type);
  const std::string methods = cell_methods(variable);
  if (!methods.empty()) write_text(dataset, "cell_methods", methods);
  write_text(dataset, "better", variable.better);
  write_text(dataset, "role", kParts[static_cast<std::size_t>(variable.part)]);
  if (variable.storage == Storage::kMoney) write_text(dataset, "price_base", "nominal");
}

/// The time axis of a group: whole days since the start, on the first day of each period.
int add_time(Scales& axes, hid_t group, const Layout& layout, Frequency frequency) {
  std::vector<std::int32_t> days;
  if (frequency == Frequency::kWeek) {
    for (const core::Date week : layout.weeks) days.push_back(week.days - layout.start.days);
  } else {
    for (const core::Period& period : frequency == Frequency::kMonth ? layout.months : layout.years) {
      days.push_back(period.date.days - layout.start.days);
    }
  }
  const std::string path = std::string("/") + kGroups[at(frequency)] + "/time";
  return axes.add_integers(group, path, days,
                           {{"units", "days since " + core::to_text(layout.start)},
                            {"calendar", "proleptic_gregorian"},
                            {"standard_name", "time"},
                            {"long_name", std::string("first day of the ") + kGroups[at(frequency)]},
                            {"axis", "T"}});
}

void add_weeks(Scales& axes, hid_t group, const char* name, const std::vector<core::Period>& periods, int time) {
  const std::string path = std::string("/") + name + "/weeks";
  std::vector<std::int32_t> weeks;
  weeks.reserve(periods.size());
  for (const core::Period& period : periods) weeks.push_back(period.weeks());
  const Handle dataset = create_span(group, path, H5T_NATIVE_INT32, &kFillCount, axes, {time});
  check(H5Dwrite(dataset.id(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, weeks.data()), path);
  write_text(dataset.id(), "units", "week");
  write_text(dataset.id(), "long_name", std::string("weeks that begin in the ") + name);
}

std::vector<std::int32_t> numbered(int count) {
  std::vector<std::int32_t> numbers(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) numbers[static_cast<std::size_t>(i)] = i;
  return numbers;
}

/// An axis without labels (levers of a baseline, say): netCDF has none, so it and what lies on it stay out of the file.
constexpr int kNoScale = -1;

/// The scale numbers a layout's variables refer to.
struct Dimensions {
  int draw, replicate;
  std::vector<int> axes;
  std::array<int, 4> time{-1, -1, -1, -1};
};

Dimensions add_root_dimensions(Scales& scales, hid_t file, const Layout& layout, int draws, int replicates) {
  Dimensions dimensions{
      .draw = scales.add_integers(file, "/draw", numbered(draws), {{"long_name", "draw of the parameters"}}),
      .replicate =
          scales.add_integers(file, "/replicate", numbered(replicates), {{"long_name", "replicate of a draw"}}),
      .axes = {}};
  for (const measures::AxisLabels& axis : layout.axes) {
    dimensions.axes.push_back(axis.labels.empty() ? kNoScale : scales.add_labels(file, "/" + axis.name, axis.labels));
  }
  return dimensions;
}

std::uint64_t add_variable(Scales& scales, hid_t group, const Variable& variable, const Dimensions& dimensions) {
  std::vector<int> on{dimensions.draw, dimensions.replicate};
  if (variable.frequency != Frequency::kRun) on.push_back(dimensions.time[at(variable.frequency)]);
  for (const int axis : variable.axes) on.push_back(dimensions.axes[static_cast<std::size_t>(axis)]);
  if (std::find(on.begin(), on.end(), kNoScale) != on.end()) return 0;
  const bool count = variable.storage == Storage::kCount;
  const void* fill = count ? static_cast<const void*>(&kFillCount) : &kFillReal;
  const std::string path = path_of(variable);
  const hid_t type = count ? H5T_NATIVE_INT32 : H5T_NATIVE_DOUBLE;
  const Handle dataset = create_span(group, path, type, fill, scales, on);
  write_number(dataset.id(), "_FillValue", type, fill);
  describe(dataset.id(), variable);
  return offset_of(dataset.id(), path);
}

}  // namespace

std::string path_of(const Variable& variable) {
  return std::string("/") + kGroups[at(variable.frequency)] + "/" + variable.name;
}

Skeleton lay_out(const std::filesystem::path& path, const Layout& layout, const TextAttributes& attributes, int draws,
                 int replicates) {
  const QuietHdf5 quiet;
  Handle file = create_file(path);
  write_text(file.id(), "format_version", "1");
  write_text(file.id(), "Conventions", "CF-1.10");
  for (const auto& [name, text] : attributes) write_text(file.id(), name, text);

  Scales scales;
  Skeleton skeleton;
  Dimensions dimensions = add_root_dimensions(scales, file.id(), layout, draws, replicates);
  {
    const Handle complete = create_span(file.id(), "/complete", H5T_NATIVE_INT8, &kFillByte, scales,
                                        {dimensions.draw, dimensions.replicate});
    write_text(complete.id(), "units", "1");
    write_text(complete.id(), "long_name", "1 when the replicate's numbers are all in the file, else 0");
    skeleton.complete = offset_of(complete.id(), "/complete");
  }
  std::vector<Handle> groups;
  for (const Frequency frequency : kFrequencies) {
    groups.push_back(create_group(file.id(), kGroups[at(frequency)]));
    if (frequency == Frequency::kRun) continue;
    const int time = add_time(scales, groups.back().id(), layout, frequency);
    dimensions.time[at(frequency)] = time;
    if (frequency == Frequency::kMonth) add_weeks(scales, groups.back().id(), "month", layout.months, time);
    if (frequency == Frequency::kYear) add_weeks(scales, groups.back().id(), "year", layout.years, time);
  }
  for (const Variable& variable : layout.variables) {
    skeleton.variables.push_back(add_variable(scales, groups[at(variable.frequency)].id(), variable, dimensions));
  }
  scales.write_users(file.id());
  groups.clear();
  file.close("close");
  return skeleton;
}

}  // namespace caremarket::output
