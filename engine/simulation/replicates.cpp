#include "engine/simulation/replicates.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace caremarket::simulation {
namespace {

using Results = std::vector<measures::ReplicateValues>;

/// Sources in groups that share a start.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<ScenarioSource>& sources) {
  std::map<std::string, std::size_t> position;
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const auto [found, is_new] = position.emplace(sources[s].start_key, groups.size());
    if (is_new) groups.emplace_back();
    groups[found->second].push_back(s);
  }
  return groups;
}

/// The replicate of every source of a group as earlier runs found it; nothing unless all of them did.
std::optional<Results> kept_of(const std::vector<ScenarioSource>& sources, const std::vector<std::size_t>& group,
                               Luck luck) {
  Results results;
  for (const std::size_t s : group) {
    if (!sources[s].kept) return std::nullopt;
    auto kept = sources[s].kept(static_cast<int>(luck.draw), static_cast<int>(luck.replicate));
    if (!kept) return std::nullopt;
    results.push_back(std::move(*kept));
  }
  return results;
}

Results run_one(const std::vector<ScenarioSource>& sources, const std::vector<std::vector<std::size_t>>& groups,
                Luck luck, const RunOptions& options) {
  Results all(sources.size());
  for (const std::vector<std::size_t>& group : groups) {
    std::optional<Results> results = kept_of(sources, group, luck);
    if (!results) {
      std::vector<std::shared_ptr<const Scenario>> owned;
      std::vector<const Scenario*> scenarios;
      std::vector<const measures::Layout*> layouts;
      for (const std::size_t s : group) {
        owned.push_back(sources[s].at(luck.draw));
        scenarios.push_back(owned.back().get());
        layouts.push_back(sources[s].layout);
      }
      results = run_replicate(scenarios, layouts, luck, options);
    }
    for (std::size_t i = 0; i < group.size(); ++i) all[group[i]] = std::move((*results)[i]);
  }
  return all;
}

/// What workers and the calling thread share, under one lock.
struct Shared {
  std::mutex lock;
  std::condition_variable news;
  std::map<int, Results> ready;
  std::map<int, std::exception_ptr> failed;
};

}  // namespace

void run_replicates(const std::vector<ScenarioSource>& sources, const Plan& plan, const Calls& calls) {
  const int total = plan.draws * plan.replicates;
  const int threads = std::max(1, std::min(plan.threads, total));
  const auto groups = groups_of(sources);
  Shared shared;
  std::atomic<int> next{0};
  std::atomic<int> written{0};
  std::atomic<bool> stop{false};
  std::atomic<int> ahead{threads};  // finished replicates that wait to be taken hold memory

  const auto work = [&] {
    while (!stop.load()) {
      const int index = next.fetch_add(1);
      if (index >= total) return;
      while (index >= written.load() + ahead.load() && !stop.load())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      RunOptions options;
      options.stop = &stop;
      options.has_checks = plan.has_checks;
      const Luck luck{plan.seed, static_cast<std::uint32_t>(index / plan.replicates),
                      static_cast<std::uint32_t>(index % plan.replicates)};
      try {
        Results results = run_one(sources, groups, luck, options);
        const std::lock_guard guard(shared.lock);
        shared.ready.emplace(index, std::move(results));
      } catch (const Stopped&) {
        return;
      } catch (...) {
        const std::lock_guard guard(shared.lock);
        shared.failed.emplace(index, std::current_exception());
      }
      shared.news.notify_one();
    }
  };

  std::vector<std::jthread> workers;
  workers.reserve(static_cast<std::size_t>(threads));
  for (int i = 0; i < threads; ++i) workers.emplace_back(work);
  try {
    calls.begin();
    ahead.store(4 * threads + 16);  // from now on they wait for a slower one at most
    int done = 0;
    auto told = std::chrono::steady_clock::now() - std::chrono::seconds(1);
    while (done < total) {
      Results results;
      {
        std::unique_lock guard(shared.lock);
        shared.news.wait_for(guard, std::chrono::milliseconds(50),
                             [&] { return shared.ready.contains(done) || shared.failed.contains(done); });
        if (shared.failed.contains(done)) std::rethrow_exception(shared.failed.at(done));
        if (shared.ready.contains(done)) {
          results = std::move(shared.ready.at(done));
          shared.ready.erase(done);
        }
      }
      const auto now = std::chrono::steady_clock::now();
      if (now - told >= std::chrono::milliseconds(50)) {
        told = now;
        calls.tick(done, total);
      }
      if (results.empty()) continue;
      for (std::size_t s = 0; s < results.size(); ++s) calls.take(s, results[s]);
      written.store(++done);
    }
    calls.tick(done, total);
  } catch (...) {
    stop.store(true);
    throw;
  }
}

}  // namespace caremarket::simulation
