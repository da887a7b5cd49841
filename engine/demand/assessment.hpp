// Assessment: requests in order, as far as staff go; eligibility, package, payer and the setting agreed.
#pragma once

#include <vector>

#include "engine/demand/choice.hpp"
#include "engine/demand/life.hpp"
#include "engine/funding/rates.hpp"

namespace caremarket::demand {

/// People who wait, by what they wait for; any order. `usual_wait` is smoothed over those who started care.
struct Queues {
  std::vector<std::uint32_t> assessment;
  std::vector<std::uint32_t> care;
  core::By<core::Setting> usual_wait;
};

struct AssessmentLog {
  struct Assessed {
    std::uint32_t person = 0;
    core::Week waited = 0;
    bool is_eligible = false;
  };
  std::vector<Assessed> assessed;
  std::vector<std::uint32_t> reabled;  ///< people whose reablement begins
  void clear() { assessed.clear(), reabled.clear(); }
};

/// What assessment needs to know of the market this week.
struct MarketView {
  const funding::Rates& rates;
  const funding::Parameters& funding;
  core::By<core::Kind> mark_up;  ///< mean self-funder price over the standard fee
  bool has_extra_care = false;   ///< some scheme is open or about to open
  core::By<core::Setting> is_offered;
};

/// Package of care at home, in minutes a week: the care gap x the person's own ratio (drawn on first need of it) x
/// drift, within the limits.
[[nodiscard]] core::Minutes package_for(const population::People& people, Case& of, const Parameters& demand,
                                        double drift, const random::Draws& draws);

/// Sorts people by (priority, week asked, uniform keyed by the request, id): the order of assessment and placement.
void sort_queue(std::vector<std::uint32_t>& queue, const population::People& people, const Cases& cases,
                random::Purpose purpose, const random::Draws& draws);

/// Draws a person's wealth on first need of it: capital at the prices of the week, income at those of the start.
void know_wealth(const population::People& people, Case& of, core::Week week, const funding::Rates& rates,
                 const funding::Parameters& funding, const random::Draws& draws);
/// Who pays for care in a setting: in a care home whoever funds the person whatever their means; the NHS for continuing
/// care; otherwise the council or the person, by the means test. Capital must have been brought up to the week.
[[nodiscard]] core::Payer payer_for(const Case& of, core::Setting setting, const funding::Rules& rules,
                                    const funding::Parameters& funding);
/// Whether the person would pay themselves, at home and in a care home.
[[nodiscard]] Means means_of(const Case& of, const MarketView& view);
[[nodiscard]] bool counts_home(const Case& of, core::Setting setting);

/// What each setting would cost this person.
[[nodiscard]] Options options_for(const Case& of, double age, const Queues& queues, const MarketView& view);

/// Agrees package, setting and payer for an eligible person, who now waits for care.
void agree(const population::People& people, Case& of, core::Week week, const Queues& queues, const MarketView& view,
           const LifeRules& rules);

/// Assesses the first of the queue, as many as staff can; people who have gone drop out. People who have just asked and
/// would pay for a care home themselves may first arrange their care without the council.
void assess(population::People& people, Cases& cases, Queues& queues, core::Week week, double adults,
            const MarketView& view, const LifeRules& rules, AssessmentLog& log, std::vector<std::uint32_t>& changed);

}  // namespace caremarket::demand
