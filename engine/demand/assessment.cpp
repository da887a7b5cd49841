#include "engine/demand/assessment.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

#include "engine/core/fetch.hpp"
#include "engine/demand/support.hpp"
#include "engine/providers/table.hpp"

namespace caremarket::demand {
namespace {

using core::Minutes;
using core::Payer;
using core::Pence;
using core::Setting;
using population::People;
using random::Purpose;

constexpr std::uint64_t kAssessors = 3;  ///< group id of the capacity draw
constexpr Minutes kHalfHour = 30;

constexpr std::array<Setting, 5> kFormal{Setting::kHomeCare, Setting::kDirectPayment, Setting::kExtraCare,
                                         Setting::kResidential, Setting::kNursing};

}  // namespace

Minutes package_for(const People& people, Case& of, const Parameters& demand, double drift,
                    const random::Draws& draws) {
  const ContactParameters& contact = demand.contact;
  if (of.package_ratio == 0) {
    const double spread = contact.package_spread;
    const double u = draws.first(people.at[of.person].id, Purpose::kPackage, 0);
    of.package_ratio = spread > 0 ? std::exp(spread * random::normal(u) - 0.5 * spread * spread) : 1.0;
  }
  const double hours = core::hours(care_gap(of, demand.support)) * (1 + drift) * of.package_ratio;
  const Minutes raw = core::minutes(std::clamp(hours, contact.smallest_package, contact.largest_package));
  return std::max(kHalfHour, (raw + kHalfHour / 2) / kHalfHour * kHalfHour);
}

void sort_queue(std::vector<std::uint32_t>& queue, const People& people, const Cases& cases, Purpose purpose,
                const random::Draws& draws) {
  using Key = std::tuple<Priority, core::Week, double, core::OriginId, std::uint32_t>;
  std::vector<Key> keys;
  keys.reserve(queue.size());
  const auto row_soon = [&](std::uint32_t person) { __builtin_prefetch(&people.at[person]); };
  const auto case_soon = [&](std::uint32_t person) { fetch_facts(cases[people.at[person].case_of]); };
  core::walk_ahead(std::span<const std::uint32_t>(queue), row_soon, case_soon, [&](std::uint32_t person) {
    const Request& request = cases[people.at[person].case_of].request;
    const core::OriginId id = people.at[person].id;
    keys.emplace_back(request.priority, request.asked, draws.first(id, purpose, request.number), id, person);
  });
  const auto new_ones = std::is_sorted_until(keys.begin(), keys.end());  // who waited last week stands in order
  std::sort(new_ones, keys.end());
  std::inplace_merge(keys.begin(), new_ones, keys.end());
  for (std::size_t i = 0; i < keys.size(); ++i) queue[i] = std::get<4>(keys[i]);
}

void know_wealth(const People& people, Case& of, core::Week week, const funding::Rates& rates,
                 const funding::Parameters& funding, const random::Draws& draws) {
  if (of.has_wealth) return;
  const core::OriginId id = people.at[of.person].id;
  const random::Uniforms wealth = draws.at(id, Purpose::kWealth, 0);
  const random::Uniforms income = draws.at(id, Purpose::kIncome, 0);
  const funding::Wealth drawn = funding::draw_wealth(funding, people.age(of.person, week) >= core::kOlderFrom,
                                                     wealth.first, wealth.second, income.first, income.second);
  of.is_owner = drawn.is_owner;
  of.capital = funding::at_prices(rates, drawn.capital);
  of.home_value = funding::at_prices(rates, drawn.home_value);
  of.income = drawn.income;
  of.capital_as_of = week;
  const random::Uniforms status = draws.at(id, Purpose::kContinuingCare, 0);
  of.continuing = status.first;
  of.is_disregarded = status.second < funding.home_disregarded;
  of.has_wealth = true;
}

bool counts_home(const Case& of, Setting setting) {
  return core::is_care_home(setting) && of.is_owner && (of.lives_alone || !of.is_disregarded);
}

Payer payer_for(const Case& of, Setting setting, const funding::Rules& rules, const funding::Parameters& funding) {
  if (core::is_care_home(setting) && of.funder != Payer::kCouncil) return of.funder;
  if (of.need == core::Need::kHigh && of.continuing < funding.continuing_care[setting]) return Payer::kNhs;
  const funding::Wealth wealth{of.is_owner, of.capital, of.home_value, of.income};
  return funding::countable(wealth, counts_home(of, setting)) > rules.upper_limit ? Payer::kSelf : Payer::kCouncil;
}

Means means_of(const Case& of, const MarketView& view) {
  const auto pays = [&](Setting setting) {
    return payer_for(of, setting, view.rates.rules, view.funding) == Payer::kSelf;
  };
  return {pays(Setting::kHomeCare), pays(Setting::kResidential)};
}

Options options_for(const Case& of, double age, const Queues& queues, const MarketView& view) {
  Options options;
  options.usual_wait = queues.usual_wait;
  options.is_offered = view.is_offered;
  if (!view.has_extra_care) options.is_offered[Setting::kExtraCare] = 0;
  const Pence income = funding::at_prices(view.rates, of.income);
  for (const Setting setting : kFormal) {
    const core::Kind kind = providers::kind_of(setting);
    const double ratio = age < core::kOlderFrom ? view.rates.younger[kind] : 1;
    const Pence price = funding::council_price(view.rates, kind, of.package, ratio - 1);
    const Pence charge = core::is_care_home(setting)
                             ? funding::charge_in_home(view.rates.rules, of.capital, income, price)
                             : funding::charge_at_home(view.rates.rules, of.capital, income, price);
    options.net_cost[setting] = core::pounds(price - charge);
    options.own_cost[setting] =
        core::pounds(funding::private_price(view.rates, kind, of.package, view.mark_up[kind] * ratio));
  }
  return options;
}

void agree(const People& people, Case& of, core::Week week, const Queues& queues, const MarketView& view,
           const LifeRules& rules) {
  const core::OriginId id = people.at[of.person].id;
  know_wealth(people, of, week, view.rates, view.funding, rules.draws);
  of.package = package_for(people, of, rules.demand, 0, rules.draws);
  of.reviewed_need = of.need;
  of.reviewed_dementia = of.has_dementia;
  of.needs_nurse =
      of.need == core::Need::kHigh && rules.draws.second(id, Purpose::kPackage, 0) < rules.demand.choice.nursing_need;
  const Options options = options_for(of, people.age(of.person, week), queues, view);
  of.request.wanted = choose(rules.demand.choice, people, of, week, means_of(of, view), options, rules.draws);
  of.request.progress = Progress::kWaitingForCare;
  of.request.agreed = week;
}

namespace {

/// True when the person neither needs the council's money for a care home nor waits for its staff: they take care at
/// once, or do without.
bool arranges_own(const People& people, Case& of, core::Week week, const Queues& queues, const MarketView& view,
                  const LifeRules& rules) {
  const ContactParameters& contact = rules.demand.contact;
  if (contact.own_arrangement <= 0 || of.request.asked != week) return false;
  const random::Uniforms u = rules.draws.at(people.at[of.person].id, Purpose::kOwnCare, of.request.number);
  if (u.first >= contact.own_arrangement) return false;
  know_wealth(people, of, week, view.rates, view.funding, rules.draws);
  if (!means_of(of, view).pays_in_home) return false;
  if (u.second < contact.own_care[of.need]) {
    agree(people, of, week, queues, view, rules);
  } else {
    of.request.progress = Progress::kNone;
    of.is_refused = true;
  }
  return true;
}

/// Those who have just asked and arrange care without the council leave the queue for assessment.
void settle_own(People& people, Cases& cases, Queues& queues, core::Week week, const MarketView& view,
                const LifeRules& rules, std::vector<std::uint32_t>& changed) {
  const auto is_settled = [&](std::uint32_t person) {
    Case& of = cases[people.at[person].case_of];
    const Circumstances before = circumstances(people.at[person], of);
    if (!arranges_own(people, of, week, queues, view, rules)) return false;
    if (of.request.progress == Progress::kWaitingForCare) queues.care.push_back(person);
    carry_on(people.at[person], of, before, week + 1, rules);
    people.note_change(person, changed);
    return true;
  };
  for (const std::uint32_t person : queues.assessment) __builtin_prefetch(&people.at[person]);
  for (const std::uint32_t person : queues.assessment) {
    fetch_facts(cases[people.at[person].case_of]);
    fetch_money(cases[people.at[person].case_of]);
  }
  std::erase_if(queues.assessment, is_settled);
}

/// True when an eligible person first gets reablement at home by the council's own team, after which they may need
/// nothing more.
bool gets_reablement(const People& people, const Case& of, core::Week week, const LifeRules& rules) {
  const ContactParameters& contact = rules.demand.contact;
  const double chance =
      contact.reablement[of.request.route] * (of.has_dementia ? contact.reablement_with_dementia : 1.0);
  if (chance <= 0 || people.age(of.person, week) < core::kOlderFrom) return false;
  return rules.draws.first(people.at[of.person].id, Purpose::kReablement, of.request.number) < chance;
}

/// A person who asks at discharge may first go into a care home for a short stay.
void offer_short_stay(const People& people, Case& of, const MarketView& view, const LifeRules& rules) {
  const ContactParameters& contact = rules.demand.contact;
  if (of.request.route != core::Route::kHospital || view.is_offered[Setting::kResidential] == 0) return;
  const double u = rules.draws.first(people.at[of.person].id, Purpose::kShortStay, of.request.number);
  if (u >= contact.short_stay[of.need]) return;
  of.funder = Payer::kCouncilShortStay;
  of.request.wanted = of.needs_nurse ? Setting::kNursing : Setting::kResidential;
}

}  // namespace

void assess(People& people, Cases& cases, Queues& queues, core::Week week, double adults, const MarketView& view,
            const LifeRules& rules, AssessmentLog& log, std::vector<std::uint32_t>& changed) {
  settle_own(people, cases, queues, week, view, rules, changed);
  const core::OriginId staff = core::origin(core::Source::kGroup, kAssessors);
  const double mean = rules.demand.contact.assessments_per_week * adults / 1000;
  const auto able =
      static_cast<std::size_t>(random::whole_count(mean, rules.draws.first(staff, Purpose::kAssessmentOrder, week)));
  const bool is_enough = able >= queues.assessment.size();  // whose turn it is then decides nothing
  if (!is_enough) sort_queue(queues.assessment, people, cases, Purpose::kAssessmentOrder, rules.draws);
  const std::size_t number = is_enough ? queues.assessment.size() : able;
  for (std::size_t i = 0; i < number; ++i) {
    const std::uint32_t person = queues.assessment[i];
    Case& of = cases[people.at[person].case_of];
    const Circumstances before = circumstances(people.at[of.person], of);
    const double u = rules.draws.first(people.at[person].id, Purpose::kEligibility, of.request.number);
    const bool is_eligible = u < rules.demand.contact.eligible[of.need];
    log.assessed.push_back({person, week - of.request.asked, is_eligible});
    if (is_eligible && gets_reablement(people, of, week, rules)) {
      of.request.progress = Progress::kReablement;
      of.review = week + static_cast<core::Week>(core::nearest(rules.demand.contact.reablement_weeks));
      log.reabled.push_back(person);
    } else if (is_eligible) {
      agree(people, of, week, queues, view, rules);
      offer_short_stay(people, of, view, rules);
      queues.care.push_back(person);
    } else {
      of.request.progress = Progress::kNone;
      of.is_refused = true;
    }
    carry_on(people.at[of.person], of, before, week + 1, rules);
    people.note_change(person, changed);
  }
  queues.assessment.erase(queues.assessment.begin(), queues.assessment.begin() + static_cast<std::ptrdiff_t>(number));
}

}  // namespace caremarket::demand
