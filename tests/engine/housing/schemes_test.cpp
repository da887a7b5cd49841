// Schemes before they open: slips, lengths of stages, failing, and the order of dates.
#include "engine/housing/schemes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace caremarket::housing {
namespace {

using core::PipelineStage;
using core::Stage;
using random::Distribution;
using random::Family;

constexpr int kSchemes = 4000;

Parameters usual() {
  Parameters parameters;
  parameters.stage_weeks.at = {52, 26, 130, 91};
  parameters.stage_spread.at = {0.5, 0.5, 0.5, 0.25};
  return parameters;
}

Scheme made(Plan plan, const Parameters& parameters, std::uint32_t replicate) {
  plan.name = "Ashbrow";
  return start_scheme(plan, 0, parameters, random::Draws(1, 0, replicate));
}

Plan building(core::Week opens, Distribution slip = {}) {
  Plan plan;
  plan.stage = Stage::kConstruction;
  plan.construction = -400;
  plan.opens = opens;
  plan.slip = slip;
  return plan;
}

/// Five standard errors of a mean of `kSchemes` values: a sound engine fails at another seed once in 1.7 million.
double width(double sd) { return 5 * sd / std::sqrt(kSchemes); }

TEST(SchemeSlip, HasTheMeanAndSpreadGivenInMonths) {
  double sum = 0;
  double squares = 0;
  for (std::uint32_t r = 0; r < kSchemes; ++r) {
    const double slip = made(building(300, {Family::kNormal, 2, 3}), usual(), r).opens - 300;
    sum += slip;
    squares += slip * slip;
  }
  const double sd = 3 * 52.18 / 12;
  const double mean = sum / kSchemes;
  EXPECT_NEAR(mean, 2 * 52.18 / 12, width(sd));
  EXPECT_NEAR(std::sqrt(squares / kSchemes - mean * mean), sd, width(sd) / std::sqrt(2.0) + 0.01);
}

TEST(SchemeSlip, StaysWithinAUniformAndATriangle) {
  for (const Distribution slip : {Distribution{Family::kUniform, -3, 12}, {Family::kTriangular, -3, 0, 12}}) {
    core::Week least = kNeverOpens;
    core::Week most = 0;
    for (std::uint32_t r = 0; r < kSchemes; ++r) {
      const core::Week opens = made(building(300, slip), usual(), r).opens;
      least = std::min(least, opens);
      most = std::max(most, opens);
    }
    EXPECT_GE(least, 300 - 13);
    EXPECT_LE(least, 300 - 11);
    EXPECT_LE(most, 300 + 52);
    EXPECT_GE(most, 300 + 49);
  }
}

TEST(SchemeSlip, OfABareNumberIsTheSameInEveryReplicate) {
  for (std::uint32_t r = 0; r < 20; ++r) {
    EXPECT_EQ(made(building(300, {Family::kFixed, 6}), usual(), r).opens, 326);
    EXPECT_EQ(made(building(300), usual(), r).opens, 300);
  }
}

TEST(SchemeSlip, NeverOpensEarlierForALaterMean) {
  for (std::uint32_t r = 0; r < 500; ++r) {
    core::Week before = 0;
    for (double mean = -20; mean <= 20; mean += 0.5) {
      const core::Week opens = made(building(300, {Family::kNormal, mean, 3}), usual(), r).opens;
      ASSERT_GE(opens, before) << "mean " << mean;
      before = opens;
    }
  }
}

TEST(StageLength, HasTheMeanAndSpreadGiven) {
  double sum = 0;
  double logs = 0;
  for (int i = 0; i < kSchemes; ++i) {
    const double weeks = stage_length(usual(), PipelineStage::kPlanning, 0, (i + 0.5) / kSchemes);
    sum += weeks;
    logs += std::pow(std::log(weeks) - std::log(130) + 0.125, 2);
  }
  EXPECT_NEAR(sum / kSchemes, 130, 0.2);
  EXPECT_NEAR(std::sqrt(logs / kSchemes), 0.5, 0.005);
}

TEST(StageLength, NeverFallsWithTheUniformTheMeanOrTheWeeksSoFar) {
  for (const core::Week so_far : {0, 40, 91, 200, 10000}) {
    for (double u = 0.001; u < 1; u += 0.017) {
      core::Week before = 1;
      for (double mean = 1; mean <= 520; mean *= 1.1) {
        Parameters parameters = usual();
        parameters.stage_weeks[PipelineStage::kConstruction] = mean;
        const core::Week weeks = stage_length(parameters, PipelineStage::kConstruction, so_far, u);
        ASSERT_GE(weeks, before);
        ASSERT_GE(weeks, so_far);
        ASSERT_GE(stage_length(parameters, PipelineStage::kConstruction, so_far, u + 0.0005), weeks);
        ASSERT_GE(stage_length(parameters, PipelineStage::kConstruction, so_far + 1, u), weeks);
        before = weeks;
      }
    }
  }
}

TEST(Pipeline, WithoutDatesTheStagesAddUp) {
  Plan plan;
  plan.stage = Stage::kProposed;
  double opens = 0;
  for (std::uint32_t r = 0; r < kSchemes; ++r) {
    const Scheme scheme = made(plan, usual(), r);
    opens += scheme.opens;
    EXPECT_GT(scheme.begins[PipelineStage::kFunded], 0);
    EXPECT_GT(scheme.begins[PipelineStage::kPlanning], scheme.begins[PipelineStage::kFunded]);
    EXPECT_GT(scheme.begins[PipelineStage::kConstruction], scheme.begins[PipelineStage::kPlanning]);
    EXPECT_GT(scheme.opens, scheme.begins[PipelineStage::kConstruction]);
  }
  const double relative = std::expm1(0.25);
  const double sd = std::sqrt((52 * 52 + 26 * 26 + 130 * 130) * relative + 91 * 91 * std::expm1(0.0625));
  EXPECT_NEAR(opens / kSchemes, 52 + 26 + 130 + 91, width(sd));
}

TEST(Pipeline, ABuildThatIsUnderWayIsNotOpenYet) {
  Plan plan;
  plan.stage = Stage::kConstruction;
  plan.construction = -60;
  double opens = 0;
  for (std::uint32_t r = 0; r < kSchemes; ++r) {
    const Scheme scheme = made(plan, usual(), r);
    ASSERT_GE(scheme.opens, 0);
    opens += scheme.opens;
  }
  EXPECT_GT(opens / kSchemes, 91 - 60);
  plan.construction = -5000;
  EXPECT_GE(made(plan, usual(), 1).opens, 0);
}

TEST(Pipeline, GivenDatesStandAndTheStagesBeforeThemShareTheTime) {
  Plan plan;
  plan.stage = Stage::kProposed;
  plan.construction = 40;
  for (std::uint32_t r = 0; r < 200; ++r) {
    const Scheme scheme = made(plan, usual(), r);
    EXPECT_EQ(scheme.begins[PipelineStage::kConstruction], 40);
    EXPECT_LE(scheme.begins[PipelineStage::kFunded], scheme.begins[PipelineStage::kPlanning]);
    EXPECT_LE(scheme.begins[PipelineStage::kPlanning], 40);
  }
  plan.construction.reset();
  plan.opens = 100;
  for (std::uint32_t r = 0; r < 200; ++r) {
    const Scheme scheme = made(plan, usual(), r);
    core::Week before = 0;
    core::Week all = 0;
    for (std::size_t s = 0; s < core::kCount<PipelineStage>; ++s) {
      before = all;
      const double u = random::Draws(1, 0, r).first(scheme.id, random::Purpose::kSchemeSlip, static_cast<int>(s) + 1);
      all += stage_length(usual(), static_cast<PipelineStage>(s), 0, u);
    }
    EXPECT_EQ(scheme.opens, 100);
    EXPECT_EQ(scheme.begins[PipelineStage::kConstruction], 100 * before / all);
    EXPECT_LT(scheme.begins[PipelineStage::kConstruction], 100);
  }
}

TEST(Pipeline, NeverOpensBeforeBuildingHasStarted) {
  for (const Stage stage : {Stage::kProposed, Stage::kFunded, Stage::kPlanning, Stage::kConstruction}) {
    for (const auto& construction : {std::optional<core::Week>{}, std::optional<core::Week>{30}}) {
      for (const auto& opens : {std::optional<core::Week>{}, std::optional<core::Week>{31}}) {
        Plan plan;
        plan.stage = stage;
        plan.construction = construction;
        plan.opens = opens;
        plan.slip = {Family::kNormal, -24, 12};
        for (std::uint32_t r = 0; r < 100; ++r) {
          const Scheme scheme = made(plan, usual(), r);
          ASSERT_GT(scheme.opens, scheme.begins[PipelineStage::kConstruction]);
        }
      }
    }
  }
}

TEST(Pipeline, ShowsEachStageInItsTime) {
  Plan plan;
  plan.stage = Stage::kProposed;
  Parameters parameters = usual();
  parameters.void_share = 0;
  std::vector<Scheme> schemes{made(plan, parameters, 3)};
  schemes[0].units = 5;
  const Scheme due = schemes[0];
  std::vector<std::uint32_t> opened;
  for (core::Week week = 0; week <= due.opens; ++week) {
    advance(schemes, week, parameters, random::Draws(1, 0, 3), opened);
    const Stage expected = week >= due.opens                                  ? Stage::kOpen
                           : week >= due.begins[PipelineStage::kConstruction] ? Stage::kConstruction
                           : week >= due.begins[PipelineStage::kPlanning]     ? Stage::kPlanning
                           : week >= due.begins[PipelineStage::kFunded]       ? Stage::kFunded
                                                                              : Stage::kProposed;
    ASSERT_EQ(schemes[0].stage, expected) << "week " << week;
  }
  EXPECT_EQ(opened.size(), 1U);
}

TEST(Pipeline, FailsOnlyBeforeBuildingAndThenNeverOpens) {
  Parameters parameters = usual();
  parameters.fails = 0.3;
  int failed = 0;
  for (std::uint32_t r = 0; r < kSchemes; ++r) {
    Plan plan;
    plan.stage = Stage::kFunded;
    std::vector<Scheme> schemes{made(plan, parameters, r)};
    EXPECT_NE(made(building(50), parameters, r).stage, Stage::kFailed);
    if (schemes[0].stage != Stage::kFailed) continue;
    ++failed;
    std::vector<std::uint32_t> opened;
    advance(schemes, 5000, parameters, random::Draws(1, 0, r), opened);
    EXPECT_EQ(schemes[0].stage, Stage::kFailed);
    EXPECT_TRUE(opened.empty());
  }
  EXPECT_NEAR(failed / double{kSchemes}, 0.3, width(std::sqrt(0.3 * 0.7)));
}

}  // namespace
}  // namespace caremarket::housing
