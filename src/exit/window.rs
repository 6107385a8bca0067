//! The part of the year notice may be given in, which may run over the turn of the year.

use crate::agreement::leaf::MonthDay;
use crate::quantity::Date;

/// Where a day stands to a yearly window. Both days of the window belong to it.
pub(super) enum Placed {
    /// Within this one.
    Within { from: Date, to: Date },
    /// Before this one, and after the one of the year before.
    Before { from: Date, to: Date },
}

/// Places a day in or before a window; `None` when the calendar ends first.
///
/// A window whose last day comes before its first in the year ends in the next year. 29 February is the last of February.
pub(super) fn place(from: MonthDay, to: MonthDay, day: Date) -> Option<Placed> {
    let wraps = to < from;
    let in_year = |year: i16| {
        let last_year = if wraps { year.checked_add(1)? } else { year };
        Some((on(from, year)?, on(to, last_year)?))
    };
    let this = day.year();
    // The window that began last year may still be open; next year's is the latest that can be the next.
    for year in [this.checked_sub(1)?, this, this.checked_add(1)?] {
        let Some((from, to)) = in_year(year) else { continue };
        if day < from {
            return Some(Placed::Before { from, to });
        }
        if day <= to {
            return Some(Placed::Within { from, to });
        }
    }
    None
}

/// That day in that year, or the last day of the month where the month is shorter.
pub(super) fn on(day: MonthDay, year: i16) -> Option<Date> {
    let month = Date::new(year, day.month, 1).ok()?;
    Date::new(year, day.month, day.day.min(month.days_in_month())).ok()
}
