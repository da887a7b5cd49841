#include "engine/providers/exits.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace caremarket::providers {
namespace {

using core::Kind;
using core::Rating;
using random::Purpose;

constexpr double kWeeksPerMonth = core::kWeeksPerYear / 12;
constexpr core::Pence kWeeksOfCost = 4;

bool can_close(const Provider& provider) {
  return provider.is_open && !provider.is_closing() &&
         (core::is_home(provider.kind) || provider.kind == Kind::kHomeCareProvider);
}

core::Week notice(const ExitParameters& exit, Kind kind) {
  return static_cast<core::Week>(core::nearest(core::is_home(kind) ? exit.notice_homes : exit.notice_home_care));
}

double size_factor(const ExitParameters& exit, const Provider& provider) {
  if (core::is_home(provider.kind)) return exit.by_size[core::size_band(provider.registered)];
  const double relative = std::max(0.01, provider.size / exit.size_reference);
  return std::clamp(std::pow(relative, exit.size_exponent), 0.3, 2.5);
}

}  // namespace

core::Week decisions_from(const ExitParameters& exit) {
  return -static_cast<core::Week>(core::nearest(std::max(exit.notice_homes, exit.notice_home_care)));
}

void compare_homes(Providers& providers, const ExitParameters& exit) {
  core::By<core::SizeBand> number;
  double of_council = 0;
  Like& usual = providers.usual_margins.emplace();
  for (const std::uint32_t slot : providers.order) {
    const Provider& home = providers.at[slot];
    if (!home.is_open || !core::is_home(home.kind)) continue;
    const bool is_council = home.owner == core::Owner::kCouncil;
    const core::SizeBand band = core::size_band(home.registered);
    (is_council ? usual.council : usual.margin[band]) += home.margin;
    (is_council ? of_council : number[band]) += 1;
  }
  const double all = exit.reference_margin[Kind::kResidentialHome];
  for (std::size_t b = 0; b < core::kCount<core::SizeBand>; ++b) {
    usual.margin.at[b] = number.at[b] > 0 ? usual.margin.at[b] / number.at[b] : all;
  }
  usual.council = of_council > 0 ? usual.council / of_council : all;
  for (Provider& home : providers.at) {
    if (core::is_home(home.kind)) home.usual_margin = usual.of(home);
  }
}

double exit_hazard(const ExitParameters& exit, const Provider& provider, core::Week week) {
  const Kind kind = provider.kind;
  const core::Week age = week - provider.opened;
  const double base =
      exit.hazard[kind] * size_factor(exit, provider) * exit.by_rating[provider.rating] * exit.by_owner[provider.owner];
  if (core::is_home(kind) && age < exit.grace_weeks) return base;
  const double money = -exit.margin_response[kind] * (provider.margin - provider.usual_margin);
  double hazard = base * std::exp(std::min(exit.exponent_cap, money));
  if (core::is_home(kind)) {
    hazard *= std::exp(
        std::min(exit.exponent_cap, exit.occupancy_response * (exit.reference_occupancy - provider.occupancy)));
  } else if (age < exit.young_weeks) {
    hazard *= exit.young_factor;
  }
  return hazard;
}

double insolvency_hazard(const ExitParameters& exit, const Provider& provider, core::Week week) {
  if (core::is_home(provider.kind) && week - provider.opened < exit.grace_weeks) return 0;
  const double limit = -exit.insolvency_weeks * static_cast<double>(std::max<core::Pence>(provider.income, 1));
  return static_cast<double>(provider.cash) < limit ? exit.insolvency : 0;
}

bool is_at_cash_risk(const Provider& provider) {
  const double cost = static_cast<double>(provider.income) * (1 - provider.margin);
  return static_cast<double>(provider.cash) < kWeeksOfCost * cost;
}

void decide_exits(Providers& providers, core::Week week, const ExitParameters& exit, const random::Draws& draws) {
  for (Provider& provider : providers.at) {
    if (!can_close(provider) || week + notice(exit, provider.kind) < 0) continue;
    const random::Uniforms u = draws.at(provider.id, Purpose::kExit, week);
    const bool is_enforced = provider.rating == Rating::kInadequate;
    if (u.first < core::probability_within(exit_hazard(exit, provider, week), kWeeksPerMonth)) {
      provider.reason = is_enforced ? core::ExitReason::kEnforced : core::ExitReason::kFinancial;
      provider.closes = week + notice(exit, provider.kind);
    } else if (u.second < core::probability_within(insolvency_hazard(exit, provider, week), kWeeksPerMonth)) {
      provider.reason = core::ExitReason::kFinancial;
      provider.closes = week + notice(exit, provider.kind);
    }
  }
}

void decide_hand_backs(Providers& providers, core::Week week, const ExitParameters& exit, const random::Draws& draws,
                       Log& log) {
  for (std::uint32_t slot = 0; slot < providers.at.size(); ++slot) {
    Provider& provider = providers.at[slot];
    if (provider.kind != Kind::kHomeCareProvider || !provider.is_open || provider.is_closing()) continue;
    const random::Uniforms u = draws.at(provider.id, Purpose::kHandBack, week);
    if (provider.takes_council) {
      if (exit.hand_back > 0 && provider.council_margin < exit.hand_back_below && u.first < exit.hand_back) {
        provider.takes_council = false;
        log.hand_backs.push_back(slot);
      }
    } else if (provider.council_margin > exit.take_on_above && u.second < exit.take_on) {
      provider.takes_council = true;
    }
  }
}

void inspect(Providers& providers, core::Week week, std::span<const double> strain_excess,
             const QualityParameters& quality, const ExitParameters& exit, const random::Draws& draws) {
  std::array<double, 3> odds{};
  double cumulative = 0;
  for (std::size_t r = 0; r < odds.size(); ++r) {
    cumulative += quality.outcome_shares.at[r];
    const double share = std::clamp(cumulative, 1e-9, 1 - 1e-9);
    odds[r] = std::log(share / (1 - share));
  }
  for (std::uint32_t slot = 0; slot < providers.at.size(); ++slot) {
    Provider& provider = providers.at[slot];
    if (!can_close(provider)) continue;
    const random::Uniforms u = draws.at(provider.id, Purpose::kInspection, week);
    if (u.first >= core::probability_within(quality.inspections[provider.rating], core::kWeeksPerYear / 4)) continue;
    const double shift = quality.margin_effect * (provider.margin - exit.reference_margin[provider.kind]) -
                         quality.strain_effect * strain_excess[slot];
    std::size_t outcome = 0;
    while (outcome < odds.size() && u.second >= core::logistic(odds[outcome] + shift)) ++outcome;
    provider.rating = static_cast<Rating>(outcome);
    const double v = draws.first(provider.id, Purpose::kProviderQuality, ++provider.inspections);
    provider.is_suspended = v < quality.placements_stopped[provider.rating];
  }
}

}  // namespace caremarket::providers
