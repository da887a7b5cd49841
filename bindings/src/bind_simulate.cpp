#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "bindings/src/bind.hpp"
#include "engine/input/read_scenario.hpp"
#include "engine/output/kept_replicates.hpp"
#include "engine/output/result_file.hpp"
#include "engine/simulation/replicates.hpp"

namespace py = pybind11;

namespace caremarket::bindings {
namespace {

using Progress = std::optional<std::function<void(int, int)>>;

struct Run {
  std::unique_ptr<input::Loaded> loaded;
  measures::Layout layout;
  std::unique_ptr<output::KeptReplicates> kept;
  std::unique_ptr<output::ResultFile> file;
};

simulation::ScenarioSource source_of(const Run& run) {
  simulation::ScenarioSource source{.at = [loaded = run.loaded.get()](std::uint32_t draw) { return loaded->at(draw); },
                                    .start_key = run.loaded->start_key(),
                                    .layout = &run.layout};
  if (run.kept != nullptr) {
    source.kept = [kept = run.kept.get()](int draw, int replicate) { return kept->at(draw, replicate); };
  }
  return source;
}

/// Raises KeyboardInterrupt, about 20 times a second at most, when Ctrl-C was pressed.
class Interrupts {
 public:
  void operator()() {
    const auto now = std::chrono::steady_clock::now();
    if (now - looked_ < std::chrono::milliseconds(50)) return;
    looked_ = now;
    const py::gil_scoped_acquire acquire;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  }

 private:
  std::chrono::steady_clock::time_point looked_ = std::chrono::steady_clock::now();
};

void simulate(const std::vector<std::string>& documents, const std::vector<std::string>& paths,
              const std::vector<std::map<std::string, std::string>>& attributes, std::uint64_t seed, int years,
              int draws, int replicates, bool nested, int threads, const std::vector<std::string>& kept,
              const Progress& progress, bool checks) {
  if (documents.empty() || documents.size() != paths.size() || documents.size() != attributes.size() ||
      (!kept.empty() && kept.size() != documents.size())) {
    throw std::invalid_argument("documents, paths, attributes and what is kept must be as many, at least one");
  }
  if (years < 1 || years > 30 || draws < 1 || replicates < 1) {
    throw std::invalid_argument("years must be 1 to 30, draws and replicates at least 1");
  }
  py::gil_scoped_release release;
  simulation::Plan plan{seed, nested ? draws : replicates, nested ? replicates : 1, threads, checks};
  std::vector<Run> runs(documents.size());
  Interrupts interrupts;
  std::vector<simulation::ScenarioSource> sources;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Run& run = runs[i];
    run.loaded = std::make_unique<input::Loaded>(documents[i], years, seed);
    const simulation::Scenario& scenario = run.loaded->central();
    const core::Calendar calendar(scenario.start, years);
    run.layout = measures::make_layout(calendar, simulation::axis_labels(scenario), scenario.outputs);
    if (!kept.empty()) run.kept = std::make_unique<output::KeptReplicates>(kept[i], run.layout);
    sources.push_back(source_of(run));
  }
  const auto open_files = [&] {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const output::TextAttributes texts(attributes[i].begin(), attributes[i].end());
      runs[i].file = std::make_unique<output::ResultFile>(paths[i], runs[i].layout, texts, plan.draws, plan.replicates,
                                                          std::ref(interrupts));
    }
  };
  const auto take = [&](std::size_t scenario, const measures::ReplicateValues& values) {
    runs[scenario].file->append(values);
  };
  const auto tick = [&](int done, int total) {
    const py::gil_scoped_acquire acquire;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (progress) (*progress)(done, total);
  };
  simulation::run_replicates(sources, plan, {open_files, take, tick});
  for (Run& run : runs) run.file->finish();
}

}  // namespace

void bind_simulate(py::module_& module) {
  module.def("simulate", &simulate, py::arg("documents"), py::arg("paths"), py::arg("attributes"), py::kw_only(),
             py::arg("seed"), py::arg("years"), py::arg("draws"), py::arg("replicates"), py::arg("nested"),
             py::arg("threads"), py::arg("kept") = std::vector<std::string>{}, py::arg("progress") = py::none(),
             py::arg("checks") = false,
             R"(Run resolved documents on the same luck and write one result file each.

Parameters
----------
documents : list of str
    Resolved documents, JSON. Those that agree outside levers, title, provenance and outputs share their start.
paths : list of str
    Final names of the result files; each is written as ``path + ".partial"`` and renamed when whole.
attributes : list of dict
    Global text attributes of each file.
seed : int
    Names the random numbers.
years : int
    Length of the run, 1 to 30.
draws, replicates : int
    With ``nested``, `replicates` of each of `draws` draws of the parameters; otherwise `replicates` draws of one each.
threads : int
    Worker threads; results do not depend on it.
kept : list of str
    Whole result files of the same documents, seed and length with fewer replicates or draws, one for each document;
    what they hold is taken over and only the rest is run. The files written are the same as without them.
progress : callable, optional
    Called about 20 times a second with (done, total).
checks : bool
    Whether to check conservation and recount all levels each week (slow).

Raises
------
InputError
    With the list of faults of a document.
KeyboardInterrupt
    Within a second of Ctrl-C; nothing appears under the final names.
OSError, RuntimeError
    When a file cannot be written, or the engine fails.)");
}

}  // namespace caremarket::bindings
