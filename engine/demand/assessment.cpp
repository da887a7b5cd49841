#include "engine/demand/assessment.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

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

Minutes package_for(const Case& of, const Parameters& demand, double u, double drift) {
  const ContactParameters& contact = demand.contact;
  const double spread = contact.package_spread;
  const double hours = core::hours(care_gap(of, demand.support)) * (1 + drift) *
                       (spread > 0 ? std::exp(spread * random::normal(u) - 0.5 * spread * spread) : 1.0);
  const Minutes raw = core::minutes(std::clamp(hours, contact.smallest_package, contact.largest_package));
  return std::max(kHalfHour, (raw + kHalfHour / 2) / kHalfHour * kHalfHour);
}

void sort_queue(std::vector<std::uint32_t>& queue, const People& people, const Cases& cases, Purpose purpose,
                const random::Draws& draws) {
  using Key = std::tuple<Priority, core::Week, double, core::OriginId, std::uint32_t>;
  std::vector<Key> keys;
  keys.reserve(queue.size());
  for (const std::uint32_t person : queue) {
    const Request& request = cases[people.at[person].case_of].request;
    const core::OriginId id = people.at[person].id;
    keys.emplace_back(request.priority, request.asked, draws.first(id, purpose, request.number), id, person);
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 0; i < keys.size(); ++i) queue[i] = std::get<4>(keys[i]);
}

void know_wealth(const People& people, Case& of, core::Week week, const funding::Parameters& funding,
                 const random::Draws& draws) {
  if (of.has_wealth) return;
  const core::OriginId id = people.at[of.person].id;
  const random::Uniforms wealth = draws.at(id, Purpose::kWealth, 0);
  const random::Uniforms income = draws.at(id, Purpose::kIncome, 0);
  const funding::Wealth drawn = funding::draw_wealth(funding, people.age(of.person, week) >= 65, wealth.first,
                                                     wealth.second, income.first, income.second);
  of.is_owner = drawn.is_owner;
  of.capital = drawn.capital;
  of.home_value = drawn.home_value;
  of.income = drawn.income;
  of.capital_as_of = week;
  of.has_wealth = true;
}

bool counts_home(const Case& of, Setting setting) {
  return core::is_care_home(setting) && of.is_owner && of.lives_alone;
}

Payer payer_for(const Case& of, Setting setting, const funding::Rules& rules) {
  const funding::Wealth wealth{of.is_owner, of.capital, of.home_value, of.income};
  return funding::countable(wealth, counts_home(of, setting)) > rules.upper_limit ? Payer::kSelf : Payer::kCouncil;
}

Options options_for(const Case& of, const Queues& queues, const MarketView& view) {
  Options options;
  options.usual_wait = queues.usual_wait;
  options.is_offered = view.is_offered;
  if (!view.has_extra_care) options.is_offered[Setting::kExtraCare] = 0;
  for (const Setting setting : kFormal) {
    const core::Kind kind = providers::kind_of(setting);
    const Pence price = funding::council_price(view.rates, kind, of.package, 0);
    const Pence charge = core::is_care_home(setting)
                             ? funding::charge_in_home(view.rates.rules, of.capital, of.income, price)
                             : funding::charge_at_home(view.rates.rules, of.capital, of.income, price);
    options.net_cost[setting] = core::pounds(price - charge);
    options.own_cost[setting] = core::pounds(funding::private_price(view.rates, kind, of.package, view.mark_up[kind]));
  }
  return options;
}

void agree(const People& people, Case& of, core::Week week, const Queues& queues, const MarketView& view,
           const LifeRules& rules) {
  const core::OriginId id = people.at[of.person].id;
  know_wealth(people, of, week, view.funding, rules.draws);
  const random::Uniforms u = rules.draws.at(id, Purpose::kPackage, 0);
  of.package = package_for(of, rules.demand, u.first, 0);
  of.reviewed_need = of.need;
  of.needs_nurse = of.need == core::Need::kHigh && u.second < rules.demand.choice.nursing_need;
  const bool pays = payer_for(of, Setting::kHomeCare, view.rates.rules) == Payer::kSelf;
  of.request.wanted = choose(rules.demand.choice, people, of, week, pays, options_for(of, queues, view), rules.draws);
  of.request.progress = Progress::kWaitingForCare;
  of.request.agreed = week;
}

void assess(People& people, Cases& cases, Queues& queues, core::Week week, double adults, const MarketView& view,
            const LifeRules& rules, AssessmentLog& log, std::vector<std::uint32_t>& changed) {
  sort_queue(queues.assessment, people, cases, Purpose::kAssessmentOrder, rules.draws);
  const core::OriginId staff = core::origin(core::Source::kGroup, kAssessors);
  const double mean = rules.demand.contact.assessments_per_week * adults / 1000;
  const auto able =
      static_cast<std::size_t>(random::whole_count(mean, rules.draws.first(staff, Purpose::kAssessmentOrder, week)));
  const std::size_t number = std::min(able, queues.assessment.size());
  for (std::size_t i = 0; i < number; ++i) {
    const std::uint32_t person = queues.assessment[i];
    Case& of = cases[people.at[person].case_of];
    const Circumstances before = circumstances(people.at[of.person], of);
    const double u = rules.draws.first(people.at[person].id, Purpose::kEligibility, of.request.number);
    const bool is_eligible = u < rules.demand.contact.eligible[of.need];
    log.assessed.push_back({person, week - of.request.asked, is_eligible});
    if (is_eligible) {
      agree(people, of, week, queues, view, rules);
      queues.care.push_back(person);
    } else {
      of.request.progress = Progress::kNone;
      of.is_refused = true;
    }
    carry_on(people.at[of.person], of, before, week + 1, rules);
    changed.push_back(person);
  }
  queues.assessment.erase(queues.assessment.begin(), queues.assessment.begin() + static_cast<std::ptrdiff_t>(number));
}

}  // namespace caremarket::demand
