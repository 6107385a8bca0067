//! How long a service may be down: the share of its window that the level leaves, by month and for a whole year, exact.

use super::calendar::{Calendar, DayKind};
use super::window::Window;
use crate::quantity::{Date, Ratio};

/// A month of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// 1 to 12.
    pub month: i8,
    /// Whole days with a window.
    pub days: u32,
    /// Short days with a window.
    pub short_days: u32,
    /// Minutes of the window.
    pub minutes: u64,
    /// Minutes the service may be down, exact.
    pub allowed: Ratio,
}

/// What a level allows in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The year.
    pub year: i16,
    /// Its months.
    pub months: Vec<Month>,
    /// Whole days with a window.
    pub days: u32,
    /// Short days with a window.
    pub short_days: u32,
    /// Minutes of the window in the year.
    pub minutes: u64,
    /// Minutes the service may be down in the year, exact: those of the months added up.
    pub allowed: Ratio,
}

/// A period the level is measured over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its first month, 1 to 12.
    pub first: i8,
    /// How many months it has.
    pub months: i8,
    /// Minutes of the window.
    pub minutes: u64,
    /// Minutes the service may be down, exact.
    pub allowed: Ratio,
}

impl Allowance {
    /// The year in periods of so many months each, in order.
    pub fn spans(&self, months: i8) -> Vec<Span> {
        let size = usize::try_from(months).unwrap_or(1).max(1);
        let span = |part: &[Month]| Span {
            first: part.first().map_or(1, |m| m.month),
            months,
            minutes: part.iter().map(|m| m.minutes).sum(),
            allowed: part.iter().map(|m| &m.allowed).sum(),
        };
        self.months.chunks(size).map(span).collect()
    }
}

/// The downtime a least availability leaves of a window in a year; none when the level is not between nothing and the whole, or the
/// year is not in the calendar.
///
/// A day has 24 hours by the clock: the hour that the change to summer time takes in March comes back in October.
pub fn allowance(window: Window, availability: &Ratio, year: i16, calendar: &Calendar) -> Option<Allowance> {
    if availability.is_negative() || *availability > Ratio::one() {
        return None;
    }
    let left = &Ratio::one() - availability;
    let mut months = Vec::new();
    for number in 1..=12 {
        let first = Date::new(year, number, 1).ok()?;
        let mut month = Month { month: number, days: 0, short_days: 0, minutes: 0, allowed: Ratio::zero() };
        for day in 1..=first.days_in_month() {
            let (kind, minutes) = window.minutes_on(Date::new(year, number, day).ok()?, calendar);
            month.days += u32::from(kind == DayKind::Working);
            month.short_days += u32::from(kind == DayKind::Short);
            month.minutes += minutes;
        }
        month.allowed = &left * &Ratio::whole(month.minutes);
        months.push(month);
    }
    Some(Allowance {
        year,
        days: months.iter().map(|m| m.days).sum(),
        short_days: months.iter().map(|m| m.short_days).sum(),
        minutes: months.iter().map(|m| m.minutes).sum(),
        allowed: months.iter().map(|m| &m.allowed).sum(),
        months,
    })
}
