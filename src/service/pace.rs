//! How long a deadline is in the hours it runs in, so that `4 hours` and `1 working day` can be compared.

use std::cmp::Ordering;

use super::window::Window;
use crate::quantity::{Length, Unit};

/// What a deadline's hours and days are worth: it runs day and night, or in the hours of support.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Minutes of a day; none when the hours of support are not known.
    day: Option<u64>,
}

/// Working days of a week.
const WORKING_WEEK: u64 = 5;

impl Pace {
    /// The pace of deadlines that run in these hours.
    pub fn of(support: Option<Window>) -> Self {
        Self { day: support.map(Window::minutes) }
    }

    /// Day and night.
    pub fn around_the_clock() -> Self {
        Self { day: Some(24 * 60) }
    }

    /// Minutes of a deadline while it runs; none for months and years, and for days of an unknown length.
    fn minutes(self, length: Length) -> Option<u64> {
        let count = u64::from(length.count);
        match length.unit {
            Unit::Minute => Some(count),
            Unit::Hour | Unit::WorkingHour => count.checked_mul(60),
            Unit::Day | Unit::WorkingDay => self.day?.checked_mul(count),
            Unit::Week => self.day?.checked_mul(count)?.checked_mul(WORKING_WEEK),
            Unit::Month | Unit::Year => None,
        }
    }

    /// Which of two deadlines is longer; none when that cannot be told.
    pub fn compare(self, a: Length, b: Length) -> Option<Ordering> {
        if let (Some(a), Some(b)) = (self.minutes(a), self.minutes(b)) {
            return Some(a.cmp(&b));
        }
        (a.unit == b.unit).then(|| a.count.cmp(&b.count))
    }
}
