#include "engine/providers/entry.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace caremarket::providers {
namespace {

using core::Kind;

/// Home-care providers that decide to open in ten years of quarters while this share of hours is waited for.
std::vector<Project> entrants(double unmet) {
  EntryParameters entry;
  entry.rate[Kind::kHomeCareProvider] = 0.1;
  entry.factor_cap[Kind::kHomeCareProvider] = 1;
  entry.lead_weeks[Kind::kHomeCareProvider] = 26;
  entry.size_low[Kind::kHomeCareProvider] = 5;
  entry.size_high[Kind::kHomeCareProvider] = 50;
  entry.unmet_response = 4;
  entry.unmet_cap = 0.5;
  Providers providers;
  providers.opening_number[Kind::kHomeCareProvider] = 40;
  const std::vector<double> localities{0.75, 0.25};
  const random::Draws draws(7, 0, 0);
  for (core::Week week = 0; week < 520; week += 13)
    decide_entries(providers, week, localities, unmet, entry, {}, draws);
  return providers.projects;
}

TEST(Entry, WhoEntersAPoorMarketEntersABetterOneAsTheSameProvider) {
  const std::vector<Project> poor = entrants(0);
  const std::vector<Project> better = entrants(0.25);
  EXPECT_GT(poor.size(), 10U);
  EXPECT_GT(better.size(), poor.size() * 3 / 2);
  for (const Project& one : poor) {
    const auto same = std::find_if(better.begin(), better.end(), [&](const Project& other) {
      return other.id == one.id && other.opens == one.opens && other.size == one.size;
    });
    EXPECT_NE(same, better.end());
  }
}

TEST(Entry, AMarketTwiceAsGoodIsEnteredByTwiceAsMany) {
  // 40 providers at 0.1 a year are 40 in ten years; hours waited for double that. Poisson: 4 standard deviations.
  EXPECT_NEAR(static_cast<double>(entrants(0).size()), 40, 4 * 6.4);
  EXPECT_NEAR(static_cast<double>(entrants(0.25).size()), 80, 4 * 9);
}

}  // namespace
}  // namespace caremarket::providers
