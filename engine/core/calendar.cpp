#include "engine/core/calendar.hpp"

#include <array>
#include <cstdio>

namespace caremarket::core {
namespace {

int month_index(Date date) {
  const Civil civil = to_civil(date);
  return civil.year * 12 + static_cast<int>(civil.month) - 1;
}

int financial_year(Date date) {
  const Civil civil = to_civil(date);
  return civil.month >= 4 ? civil.year : civil.year - 1;
}

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

unsigned days_in_month(int year, unsigned month) {
  constexpr std::array<unsigned, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays[month - 1];
}

int floor_div(int a, int b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

}  // namespace

// Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
Date from_civil(Civil civil) {
  const int y = civil.year - (civil.month <= 2 ? 1 : 0);
  const int era = floor_div(y, 400);
  const auto yoe = static_cast<unsigned>(y - era * 400);
  const unsigned doy = (153 * (civil.month + (civil.month > 2 ? -3U : 9U)) + 2) / 5 + civil.day - 1;
  const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return {era * 146097 + static_cast<int>(doe) - 719468};
}

Civil to_civil(Date date) {
  const int z = date.days + 719468;
  const int era = floor_div(z, 146097);
  const auto doe = static_cast<unsigned>(z - era * 146097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  const unsigned month = mp < 10 ? mp + 3 : mp - 9;
  return {static_cast<int>(yoe) + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::array<int, 3> parts{};
  const std::array<std::pair<std::size_t, std::size_t>, 3> spans{{{0, 4}, {5, 7}, {8, 10}}};
  for (std::size_t p = 0; p < 3; ++p) {
    for (std::size_t i = spans[p].first; i < spans[p].second; ++i) {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      parts[p] = parts[p] * 10 + (text[i] - '0');
    }
  }
  if (parts[1] < 1 || parts[1] > 12) return std::nullopt;
  const auto month = static_cast<unsigned>(parts[1]);
  const auto day = static_cast<unsigned>(parts[2]);
  if (day < 1 || day > days_in_month(parts[0], month)) return std::nullopt;
  return from_civil({parts[0], month, day});
}

std::string to_text(Date date) {
  const Civil civil = to_civil(date);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", civil.year, civil.month, civil.day);
  return text.data();
}

Calendar::Calendar(Date start, int years) : start_(start) {
  const Civil first = to_civil(start);
  const unsigned last_day = days_in_month(first.year + years, first.month);
  const Date end = from_civil({first.year + years, first.month, first.day < last_day ? first.day : last_day});
  weeks_ = (end.days - start.days + 6) / 7;
  for (Week week = 0; week < weeks_; ++week) {
    const Date day = date(week);
    if (week == 0 || month_index(day) != month_index(date(week - 1))) months_.push_back({week, week, day});
    if (week == 0 || financial_year(day) != financial_year(date(week - 1))) years_.push_back({week, week, day});
    months_.back().last = years_.back().last = week + 1;
    month_of_.push_back(static_cast<int>(months_.size()) - 1);
    year_of_.push_back(static_cast<int>(years_.size()) - 1);
  }
}

Week Calendar::week_from(Date date) const { return floor_div(date.days - start_.days + 6, 7); }

bool Calendar::begins_month(Week week) const { return month_index(date(week)) != month_index(date(week - 1)); }

bool Calendar::begins_quarter(Week week) const { return begins_month(week) && (to_civil(date(week)).month % 3) == 1; }

bool Calendar::begins_year(Week week) const { return financial_year(date(week)) != financial_year(date(week - 1)); }

}  // namespace caremarket::core
