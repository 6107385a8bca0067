//! A length of time as an agreement states it: `12 months`, `2 years`, `14 days`, `2 working days`.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;

/// The unit a length is stated in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Minutes, in service levels only.
    Minute,
    /// Hours, in service levels only.
    Hour,
    /// Hours in which users get help, in service levels only.
    WorkingHour,
    /// Calendar days.
    Day,
    /// Working days, in service levels only: which days they are the service level agreement says.
    WorkingDay,
    /// Weeks.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

impl Unit {
    /// The word used in YAML, in the singular.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::WorkingHour => "working hour",
            Unit::Day => "day",
            Unit::WorkingDay => "working day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }
}

/// A count of units. "12 months" is kept as months, not as a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// A text that is no length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseLengthError;

impl Length {
    /// The day this length after `day`: same day of the last month, or that month's last day.
    /// `None` when the calendar ends first, for hours and minutes, which do not move a date, and for working time, whose calendar
    /// another part of the agreement holds.
    pub fn after(self, day: Date) -> Option<Date> {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Minute | Unit::Hour | Unit::WorkingHour | Unit::WorkingDay => return None,
            Unit::Day => Span::new().try_days(count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Month => Span::new().try_months(count),
            Unit::Year => Span::new().try_years(count),
        };
        day.checked_add(span.ok()?).ok()
    }

    /// The length in minutes when it is one of minutes, hours or days of 24 hours.
    pub fn minutes(self) -> Option<u64> {
        match self.unit {
            Unit::Minute => Some(u64::from(self.count)),
            Unit::Hour => Some(u64::from(self.count) * 60),
            Unit::Day => Some(u64::from(self.count) * 60 * 24),
            _ => None,
        }
    }
}

impl FromStr for Length {
    type Err = ParseLengthError;
    fn from_str(text: &str) -> Result<Self, ParseLengthError> {
        let (count, unit) = text.trim().split_once(' ').ok_or(ParseLengthError)?;
        let unit = match unit.trim() {
            "minute" | "minutes" => Unit::Minute,
            "hour" | "hours" => Unit::Hour,
            "working hour" | "working hours" => Unit::WorkingHour,
            "day" | "days" => Unit::Day,
            "working day" | "working days" => Unit::WorkingDay,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            _ => return Err(ParseLengthError),
        };
        Ok(Self { count: count.parse().map_err(|_| ParseLengthError)?, unit })
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.count, self.unit.id(), if self.count == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn month_ends_are_kept() {
        let after = |text: &str, day| text.parse::<Length>().unwrap().after(day).unwrap();
        assert_eq!(after("1 month", date(2027, 1, 31)), date(2027, 2, 28));
        assert_eq!(after("12 months", date(2028, 2, 29)), date(2029, 2, 28));
        assert_eq!(after("2 weeks", date(2027, 12, 25)), date(2028, 1, 8));
        assert_eq!(after("1 year", date(2026, 6, 30)), date(2027, 6, 30));
    }

    #[test]
    fn working_time_is_no_date_and_no_day_of_24_hours() {
        for (text, unit) in [("1 working day", Unit::WorkingDay), ("4 working hours", Unit::WorkingHour)] {
            let length: Length = text.parse().unwrap();
            assert_eq!((length.unit, length.to_string().as_str()), (unit, text));
            assert_eq!((length.minutes(), length.after(date(2027, 1, 4))), (None, None));
        }
    }

    #[test]
    fn what_is_no_length() {
        for text in ["", "2 working", "2 working weeks", "12", "months", "twelve months", "1.5 years", "-1 month", "12 måneder"]
        {
            assert!(text.parse::<Length>().is_err(), "{text}");
        }
    }
}
