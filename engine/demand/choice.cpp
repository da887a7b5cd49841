#include "engine/demand/choice.hpp"

#include <array>

#include "engine/random/favourite.hpp"

namespace caremarket::demand {
namespace {

using core::Setting;
using random::Purpose;

constexpr std::array<Setting, 5> kOptions{Setting::kHomeCare, Setting::kDirectPayment, Setting::kExtraCare,
                                          Setting::kResidential, Setting::kNursing};
constexpr double kClosed = -20;  ///< utilities at or below close an option

}  // namespace

double utility(const ChoiceParameters& choice, const Case& of, core::Sex sex, double age, bool is_self_funder,
               Setting setting, const Options& options) {
  double u = choice.constant[setting] + choice.need[setting][of.need];
  if (of.has_dementia) u += choice.dementia[setting];
  if (of.lives_alone) u += choice.alone[setting];
  if (of.has_carer) u += choice.carer[setting];
  if (of.is_owner) u += choice.owner[setting];
  if (sex == core::Sex::kFemale) u += choice.female[setting];
  if (is_self_funder) u += choice.self_funder[setting];
  u += choice.age[setting][core::age_band(static_cast<int>(age))];
  u += choice.per_week_waited[setting] * options.usual_wait[setting];
  if (is_self_funder && choice.self_price != 0) u += choice.self_price * options.own_cost[setting] / 100;
  return u;
}

bool is_home_feasible(const ChoiceParameters& choice, double home_net, double care_home_net, double u) {
  return choice.feasible_ratio <= 0 || home_net <= choice.feasible_ratio * care_home_net ||
         u < choice.feasible_exception;
}

Setting choose(const ChoiceParameters& choice, const population::People& people, const Case& of, double time,
               Means means, const Options& options, const random::Draws& draws) {
  const core::OriginId id = people.at[of.person].id;
  const double age = people.age(of.person, time);
  const Setting care_home = of.needs_nurse ? Setting::kNursing : Setting::kResidential;
  const double waived = draws.second(id, Purpose::kChoice, of.request.number);
  random::Favourite best(kNobody, 1);
  for (const Setting setting : kOptions) {
    if (options.is_offered[setting] == 0) continue;
    if (core::is_care_home(setting) && setting != care_home) continue;
    if (setting == Setting::kExtraCare && age < choice.extra_care_from) continue;
    const bool is_limited = !core::is_care_home(setting) && !means.pays_at_home && options.is_offered[care_home] != 0;
    if (is_limited && !is_home_feasible(choice, options.net_cost[setting], options.net_cost[care_home], waived))
      continue;
    const double systematic =
        utility(choice, of, people.at[of.person].traits.sex, age, means.pays(setting), setting, options);
    if (systematic <= kClosed) continue;
    const core::OriginId both = core::pair(id, core::OriginId{core::index(setting)});
    best.meet(static_cast<std::int32_t>(setting), systematic, draws.first(both, Purpose::kChoice, of.request.number));
  }
  return best.is_nobody() ? care_home : static_cast<Setting>(best.slot());
}

}  // namespace caremarket::demand
