//! The days and hours in which a service is measured or help is given.

use super::calendar::{Calendar, DayKind};
use crate::agreement::service::Hours;
use crate::agreement::words::Days;
use crate::quantity::Date;

/// Days and hours that are stated in full, and end after they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Which days.
    pub days: Days,
    /// From, in minutes after midnight.
    pub from: u16,
    /// To, in minutes after midnight.
    pub to: u16,
}

impl Window {
    /// The window, when days and both times are stated and it ends after it begins.
    pub fn of(hours: &Hours) -> Option<Self> {
        let window =
            Self { days: hours.days.as_ref()?.value, from: hours.from.as_ref()?.minutes, to: hours.to.as_ref()?.minutes };
        (window.from < window.to).then_some(window)
    }

    /// Minutes of a whole day.
    pub fn minutes(self) -> u64 {
        u64::from(self.to.saturating_sub(self.from))
    }

    /// Minutes of a short day.
    pub fn short_minutes(self, calendar: &Calendar) -> u64 {
        let to = calendar.short_until().map_or(self.to, |until| until.min(self.to));
        u64::from(to.saturating_sub(self.from))
    }

    /// Minutes of a window on a kind of day.
    pub(super) fn minutes_on(self, day: Date, calendar: &Calendar) -> (DayKind, u64) {
        match (self.days, calendar.kind(day)) {
            (Days::EveryDay, _) | (Days::WorkingDays, DayKind::Working) => (DayKind::Working, self.minutes()),
            (Days::WorkingDays, DayKind::Short) => (DayKind::Short, self.short_minutes(calendar)),
            (Days::WorkingDays, DayKind::Off) => (DayKind::Off, 0),
        }
    }

    /// Is it open day and night, all days?
    pub fn is_always(self) -> bool {
        self.days == Days::EveryDay && self.from == 0 && self.to == 24 * 60
    }

    /// Is every moment of `other` in this window?
    pub fn covers(self, other: Window) -> bool {
        let days = self.days == Days::EveryDay || other.days == Days::WorkingDays;
        days && self.from <= other.from && other.to <= self.to
    }
}
