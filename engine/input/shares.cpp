#include "engine/input/shares.hpp"

#include <cmath>
#include <numeric>

#include "engine/input/document.hpp"

namespace caremarket::input {
namespace {

template <class E>
void check_rows(const core::By<E>& row, const std::string& pointer, std::vector<core::Fault>& faults) {
  const double sum = std::accumulate(row.at.begin(), row.at.end(), 0.0);
  if (std::abs(sum - 1) <= kShareTolerance) return;
  faults.push_back({pointer, dump({std::round(sum * 1e6) / 1e6}), "is the sum of shares that must sum to 1", {}});
}

template <class E, class F, class T>
void check_rows(const core::By<E, core::By<F, T>>& table, const std::string& pointer,
                std::vector<core::Fault>& faults) {
  for (std::size_t i = 0; i < core::kCount<E>; ++i) {
    check_rows(table.at[i], pointer + "/" + token(core::Axis<E>::labels[i]), faults);
  }
}

}  // namespace

void check_shares(const simulation::Parameters& parameters, std::vector<core::Fault>& faults) {
  const demand::NeedParameters& need = parameters.demand.need;
  check_rows(need.prevalence, "/demand/need/prevalence", faults);
  check_rows(need.learning_disability_need, "/demand/need/learning_disability_need", faults);
  check_rows(parameters.workforce.posts_by_role, "/workforce/posts_by_role", faults);
  check_rows(parameters.providers.quality.outcome_shares, "/providers/quality/outcome_shares", faults);
  check_rows(parameters.simulation.opening_care, "/simulation/opening_care", faults);
  if (parameters.funding.lower_capital_limit.at({}) > parameters.funding.upper_capital_limit.at({})) {
    faults.push_back(
        {"/funding/lower_capital_limit", "the lower limit", "must not be above the upper capital limit", {}});
  }
}

}  // namespace caremarket::input
