// Real dates for weeks. Week w covers the days 7w to 7w+6 after the start date and belongs to the month and the
// financial year (from 1 April) in which it begins.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/units.hpp"

namespace caremarket::core {

/// A day, counted from 1970-01-01 (proleptic Gregorian).
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

struct Civil {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
};

[[nodiscard]] Date from_civil(Civil civil);
[[nodiscard]] Civil to_civil(Date date);

/// Parses "YYYY-MM-DD"; empty when the text is not a date that exists.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_text(Date date);

/// A span of whole weeks [first, last) that belongs to one month or one financial year.
struct Period {
  Week first = 0;
  Week last = 0;
  Date date;  ///< first day of the period's first week
  [[nodiscard]] int weeks() const { return last - first; }
};

/// The weeks of a run of `years` years from `start`, and the months and financial years they belong to.
class Calendar {
 public:
  Calendar(Date start, int years);

  [[nodiscard]] Date start() const { return start_; }
  [[nodiscard]] int weeks() const { return weeks_; }
  [[nodiscard]] Date date(Week week) const { return {start_.days + 7 * week}; }
  /// The first week that begins on or after `date` (may be negative or beyond the run).
  [[nodiscard]] Week week_from(Date date) const;
  [[nodiscard]] const std::vector<Period>& months() const { return months_; }
  [[nodiscard]] const std::vector<Period>& years() const { return years_; }
  [[nodiscard]] int month_of(Week week) const { return month_of_[static_cast<std::size_t>(week)]; }
  [[nodiscard]] int year_of(Week week) const { return year_of_[static_cast<std::size_t>(week)]; }
  /// True when `week` is the first week that begins in its month / quarter (April, July, ...) / financial year; any
  /// sign.
  [[nodiscard]] bool begins_month(Week week) const;
  [[nodiscard]] bool begins_quarter(Week week) const;
  [[nodiscard]] bool begins_year(Week week) const;

 private:
  Date start_;
  int weeks_ = 0;
  std::vector<Period> months_, years_;
  std::vector<int> month_of_, year_of_;
};

}  // namespace caremarket::core
