#include "engine/core/calendar.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace caremarket::core {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

TEST(Date, AgreesWithTheStandardLibraryForFourCenturies) {
  for (int days = -80'000; days < 80'000; ++days) {
    const std::chrono::year_month_day expected{std::chrono::sys_days{std::chrono::days{days}}};
    const Civil civil = to_civil({days});
    ASSERT_EQ(civil.year, static_cast<int>(expected.year()));
    ASSERT_EQ(civil.month, static_cast<unsigned>(expected.month()));
    ASSERT_EQ(civil.day, static_cast<unsigned>(expected.day()));
    ASSERT_EQ(from_civil(civil).days, days);
  }
}

TEST(Date, ParsesOnlyDatesThatExist) {
  EXPECT_EQ(day("1970-01-01").days, 0);
  EXPECT_EQ(to_text(day("2024-02-29")), "2024-02-29");
  EXPECT_EQ(to_text(day("0099-12-31")), "0099-12-31");
  for (const char* wrong : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-04-00", "2024-4-01",
                            "24-04-01", "2024/04/01", "2024-04-01 ", "2024-0a-01", "1900-02-29", ""}) {
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  }
  EXPECT_TRUE(parse_date("2000-02-29"));
}

TEST(Calendar, MonthsAndFinancialYearsCoverEveryWeekOnce) {
  for (const char* start : {"2024-04-01", "2015-01-31", "2024-02-29", "2023-12-31"}) {
    for (const int years : {1, 2, 20}) {
      const Calendar calendar(day(start), years);
      for (const std::vector<Period>* periods : {&calendar.months(), &calendar.years()}) {
        Week next = 0;
        for (const Period& period : *periods) {
          EXPECT_EQ(period.first, next);
          EXPECT_GT(period.weeks(), 0);
          EXPECT_EQ(period.date, calendar.date(period.first));
          next = period.last;
        }
        EXPECT_EQ(next, calendar.weeks());
      }
      for (Week week = 0; week < calendar.weeks(); ++week) {
        const Civil now = to_civil(calendar.date(week));
        const Civil month = to_civil(calendar.months()[static_cast<std::size_t>(calendar.month_of(week))].date);
        EXPECT_EQ(now.month, month.month);
        EXPECT_EQ(now.year, month.year);
        const Civil year = to_civil(calendar.years()[static_cast<std::size_t>(calendar.year_of(week))].date);
        EXPECT_EQ(now.month >= 4 ? now.year : now.year - 1, year.month >= 4 ? year.year : year.year - 1);
      }
    }
  }
}

TEST(Calendar, ARunEndsWithTheFirstWeekThatReachesItsAnniversary) {
  const Calendar calendar(day("2024-04-01"), 20);
  EXPECT_EQ(calendar.weeks(), 1044);
  EXPECT_GE(calendar.date(calendar.weeks()), day("2044-04-01"));
  EXPECT_LT(calendar.date(calendar.weeks() - 1), day("2044-04-01"));
  const Calendar leap(day("2024-02-29"), 1);
  EXPECT_GE(leap.date(leap.weeks()), day("2025-02-28"));
}

TEST(Calendar, WeekFromIsTheFirstWeekOnOrAfterADate) {
  const Calendar calendar(day("2024-04-01"), 5);
  for (int days = -800; days < 2000; ++days) {
    const Date date{calendar.start().days + days};
    const Week week = calendar.week_from(date);
    ASSERT_GE(calendar.date(week), date);
    ASSERT_LT(calendar.date(week - 1), date);
  }
}

TEST(Calendar, MonthsQuartersAndYearsBeginInTheirFirstWeek) {
  const Calendar calendar(day("2024-04-01"), 10);
  int months = 0, quarters = 0, years = 0;
  for (Week week = -208; week < calendar.weeks(); ++week) {
    const unsigned month = to_civil(calendar.date(week)).month;
    EXPECT_EQ(calendar.begins_month(week), to_civil(calendar.date(week)).day <= 7);
    EXPECT_EQ(calendar.begins_quarter(week),
              calendar.begins_month(week) && (month == 1 || month == 4 || month == 7 || month == 10));
    EXPECT_EQ(calendar.begins_year(week), calendar.begins_month(week) && month == 4);
    if (week < 0) continue;
    months += calendar.begins_month(week);
    quarters += calendar.begins_quarter(week);
    years += calendar.begins_year(week);
  }
  EXPECT_EQ(months, 120);
  EXPECT_EQ(quarters, 40);
  EXPECT_EQ(years, 10);
}

}  // namespace
}  // namespace caremarket::core
