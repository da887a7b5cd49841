// Choice among settings: a logit inside a feasible set, noise keyed by (person, option).
#pragma once

#include "engine/demand/cases.hpp"
#include "engine/demand/parameters.hpp"
#include "engine/population/people.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::demand {

/// What the options would cost and how long they take, for one person.
struct Options {
  core::By<core::Setting> net_cost;    ///< to the council, GBP a week
  core::By<core::Setting> own_cost;    ///< to a self-funder, GBP a week
  core::By<core::Setting> usual_wait;  ///< weeks
  core::By<core::Setting> is_offered;  ///< 1 or 0
};

/// Whether a person would pay for care themselves: at home, and in a care home, where the value of their own may count.
struct Means {
  bool pays_at_home = false;
  bool pays_in_home = false;
  [[nodiscard]] bool pays(core::Setting setting) const {
    return core::is_care_home(setting) ? pays_in_home : pays_at_home;
  }
};

/// Systematic utility of a setting, without noise.
[[nodiscard]] double utility(const ChoiceParameters& choice, const Case& of, core::Sex sex, double age,
                             bool is_self_funder, core::Setting setting, const Options& options);

/// True when care at home may be offered at council expense: its net cost is at most `feasible_ratio` x a care home's,
/// or the limit is waived for this person (u below the exception), or the limit is off.
[[nodiscard]] bool is_home_feasible(const ChoiceParameters& choice, double home_net, double care_home_net, double u);

/// The setting chosen, its noise keyed by the number of the request; a care home when nothing is on offer (the person
/// then waits, and a place outside the area is sought).
[[nodiscard]] core::Setting choose(const ChoiceParameters& choice, const population::People& people, const Case& of,
                                   double time, Means means, const Options& options, const random::Draws& draws);

}  // namespace caremarket::demand
