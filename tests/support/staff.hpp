// A small workforce without a market around it: employers, workers and the wheel on which they wait.
#pragma once

#include <algorithm>
#include <vector>

#include "engine/workforce/retention.hpp"

namespace caremarket::testing {

/// Employers of several kinds with workers who leave by the engine's own clocks; pay and strain are set from outside.
struct Staff {
  static constexpr core::Week kLast = 600;

  Staff(std::size_t employers, const random::Draws& keyed) : draws(keyed), wheel(0, kLast) {
    for (std::size_t i = 0; i < employers; ++i) {
      workforce::Employer employer;
      employer.id = core::origin(core::Source::kOpeningProvider, i);
      employer.kind = static_cast<core::Kind>(i % core::kCount<core::Kind>);
      employer.is_open = true;
      employer.pay_factor.at.fill(1);
      labour.employers.push_back(employer);
    }
  }

  /// A new worker joins an employer in `week`.
  std::uint32_t hire(std::uint64_t number, core::Role role, std::int32_t employer, core::Week week,
                     const workforce::Parameters& parameters) {
    const auto origin = static_cast<core::WorkerOrigin>(number % core::kCount<core::WorkerOrigin>);
    const std::uint32_t worker =
        labour.workers.add(core::origin(core::Source::kOpeningWorker, number, 1), role, origin, 1740);
    workforce::start_spell(labour, worker, employer, week, week, parameters, draws, wheel);
    return worker;
  }

  /// Lives one week of leaving and returns the slots of those who left, in order. Nobody leaves the table.
  std::vector<std::uint32_t> leavers(core::Week week, const workforce::Parameters& parameters) {
    workforce::Parameters staying = parameters;
    staying.stays_in_sector = 1;
    workforce::Log log;
    labour.seekers.clear();
    workforce::leave(labour, week, staying, draws, wheel, log);
    std::sort(labour.seekers.begin(), labour.seekers.end());
    return labour.seekers;
  }

  const random::Draws& draws;
  workforce::Labour labour;
  random::Wheel wheel;
};

}  // namespace caremarket::testing
