//! Which days are working days: Monday to Friday but public holidays, 1 May and 17 May, with the short and closed days an agreement adds.

use std::collections::BTreeSet;

use crate::agreement::service::Sla;
use crate::agreement::words::Eve;
use crate::quantity::Date;

/// What kind of day it is to the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// A whole working day.
    Working,
    /// A working day that ends early.
    Short,
    /// No working day.
    Off,
}

/// The working days of an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    short: BTreeSet<Eve>,
    short_until: Option<u16>,
    closed: BTreeSet<Eve>,
}

impl Calendar {
    /// The calendar a service level agreement states.
    pub fn of(sla: &Sla) -> Self {
        let Some(said) = &sla.working_days else { return Self::default() };
        Self {
            short: said.short.iter().map(|eve| eve.value).collect(),
            short_until: said.short_until.as_ref().map(|time| time.minutes),
            closed: said.closed.iter().map(|eve| eve.value).collect(),
        }
    }

    /// What kind of day it is. A short day nobody has said the end of is whole.
    pub fn kind(&self, day: Date) -> DayKind {
        let eve = eve_of(day);
        if matches!(day.weekday().to_monday_one_offset(), 6 | 7)
            || is_holiday(day)
            || eve.is_some_and(|e| self.closed.contains(&e))
        {
            DayKind::Off
        } else if self.short_until.is_some() && eve.is_some_and(|e| self.short.contains(&e)) {
            DayKind::Short
        } else {
            DayKind::Working
        }
    }

    /// When a short day ends, in minutes after midnight.
    pub fn short_until(&self) -> Option<u16> {
        self.short_until
    }
}

/// Easter Sunday of a year of the Gregorian calendar, by the computus without tables (Meeus, Jones and Butcher).
/// None outside the years of the calendar.
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, in_century) = (y % 19, y / 100, y % 100);
    let correction = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// Public holidays with a date of their own: 1 January, 25 and 26 December (helligdagsfredloven § 2), and 1 and 17 May.
const FIXED: &[(i8, i8)] = &[(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)];

/// Days from Easter Sunday to the holidays that move with it: Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day,
/// Whit Sunday and Monday (helligdagsfredloven § 2).
const MOVABLE: &[i32] = &[-3, -2, 0, 1, 39, 49, 50];

/// Is the day a public holiday, 1 May or 17 May? Common Sundays are not counted here.
pub fn is_holiday(day: Date) -> bool {
    FIXED.contains(&(day.month(), day.day())) || from_easter(day).is_some_and(|days| MOVABLE.contains(&days))
}

/// Days from that year's Easter Sunday; negative before it.
fn from_easter(day: Date) -> Option<i32> {
    Some(i32::from(day.day_of_year()) - i32::from(easter(day.year())?.day_of_year()))
}

fn eve_of(day: Date) -> Option<Eve> {
    match (day.month(), day.day()) {
        (12, 24) => Some(Eve::ChristmasEve),
        (12, 31) => Some(Eve::NewYearsEve),
        _ => (from_easter(day) == Some(-4)).then_some(Eve::WednesdayBeforeEaster),
    }
}
