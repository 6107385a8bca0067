use std::cmp::Ordering;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::agreement::words::{Days, Eve};
use crate::quantity::{Length, Ratio};
use crate::source::Sources;

fn sla(yaml: &str) -> Sla {
    let mut sources = Sources::default();
    let id = sources.add("a", yaml);
    crate::yaml::read(id, sources.get(id)).unwrap()
}

fn usual() -> Calendar {
    Calendar::of(&sla("working_days: {short: [wednesday-before-easter, christmas-eve, new-years-eve], short_until: '12:00'}\n"))
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

/// Days of the window by kind in a year.
fn days(calendar: &Calendar, year: i16) -> (u32, u32) {
    let window = Window { days: Days::WorkingDays, from: 8 * 60, to: 16 * 60 };
    let allowance = allowance(window, &ratio("98 %"), year, calendar).unwrap();
    (allowance.days, allowance.short_days)
}

/// Easter Sundays as the churches publish them.
#[test]
fn easter_is_where_the_tables_have_it() {
    for (year, month, day) in [
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2030, 4, 21),
        (2031, 4, 13),
        (2032, 3, 28),
        // The earliest and the latest there can be, and the exceptions of 1954 and 1981.
        (1818, 3, 22),
        (2038, 4, 25),
        (1954, 4, 18),
        (1981, 4, 19),
    ] {
        assert_eq!(easter(year), Some(date(year, month, day)));
    }
}

#[test]
fn holidays_of_2027() {
    let all = |year| (0..365).map(move |n| date(year, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap());
    let found: Vec<String> = all(2027).filter(|d| is_holiday(*d)).map(|d| d.to_string()).collect();
    assert_eq!(
        found,
        [
            "2027-01-01",
            "2027-03-25",
            "2027-03-26",
            "2027-03-28",
            "2027-03-29",
            "2027-05-01",
            "2027-05-06",
            "2027-05-16",
            "2027-05-17",
            "2027-12-25",
            "2027-12-26"
        ]
    );
}

/// Weekdays of the year, less the holidays that fall on one, counted by hand.
#[test]
fn working_days_of_a_year() {
    for (year, weekdays, holidays) in [
        (2024, 262, 10),
        (2025, 261, 9), // 17 May is a Saturday
        (2026, 261, 8), // 17 May is a Sunday, 26 December a Saturday
        (2027, 261, 6), // 1 May and both days of Christmas fall on a weekend; Whit Monday is 17 May
        (2028, 260, 9), // 1 January is a Saturday
        (2029, 261, 10),
        (2030, 261, 10),
        (2031, 261, 9), // 17 May is a Saturday
        (2032, 262, 6), // as in 2027
    ] {
        assert_eq!(days(&Calendar::default(), year), (weekdays - holidays, 0), "{year}");
    }
}

#[test]
fn short_and_closed_days_are_those_the_agreement_names() {
    let calendar = usual();
    // 2027: Wednesday 24 March, Friday 24 December, Friday 31 December.
    assert_eq!(days(&calendar, 2027), (252, 3));
    assert_eq!(calendar.kind(date(2027, 3, 24)), DayKind::Short);
    assert_eq!(calendar.kind(date(2027, 3, 25)), DayKind::Off);
    // 2028: both Christmas Eve and New Year's Eve are Sundays.
    assert_eq!(days(&calendar, 2028), (250, 1));
    let closed = Calendar::of(&sla("working_days: {closed: [christmas-eve]}\n"));
    assert_eq!(closed.kind(date(2027, 12, 24)), DayKind::Off);
    assert_eq!(days(&closed, 2027), (254, 0));
    // Without an end a short day is whole.
    assert_eq!(days(&Calendar::of(&sla("working_days: {short: [christmas-eve]}\n")), 2027), (255, 0));
    assert_eq!(Eve::ALL.len(), 3);
}

/// By hand: 255 days of 7.5 hours are 1 912.5 hours; two in a hundred of them are 38.25 hours.
#[test]
fn downtime_of_office_hours() {
    let window = Window { days: Days::WorkingDays, from: 8 * 60, to: 15 * 60 + 30 };
    let year = allowance(window, &ratio("98 %"), 2027, &Calendar::default()).unwrap();
    assert_eq!((year.days, year.minutes), (255, 114_750));
    assert_eq!(year.allowed, ratio("38.25").mul(60));
    // March 2027 has 23 weekdays, less Maundy Thursday, Good Friday and Easter Monday: 20 days, 150 hours, 3 hours.
    let march = &year.months[2];
    assert_eq!((march.days, march.minutes, &march.allowed), (20, 150 * 60, &ratio("180")));
    let days: Vec<u32> = year.months.iter().map(|m| m.days).collect();
    // May: 21 weekdays, less Ascension Day and 17 May.
    assert_eq!(days, [20, 20, 20, 22, 19, 22, 22, 22, 22, 21, 22, 23]);
    // By quarter: 60, 63, 66 and 66 days.
    let quarters: Vec<(i8, u64)> = year.spans(3).iter().map(|q| (q.first, q.minutes / 450)).collect();
    assert_eq!(quarters, [(1, 60), (4, 63), (7, 66), (10, 66)]);
    assert_eq!(year.spans(12)[0].allowed, year.allowed);
}

/// Short days: 252 days of 10 hours and 3 of 5 are 2 535 hours; half of one in a hundred is 12.675 hours.
#[test]
fn downtime_with_short_days() {
    let window = Window { days: Days::WorkingDays, from: 7 * 60, to: 17 * 60 };
    let year = allowance(window, &ratio("99.5 %"), 2027, &usual()).unwrap();
    assert_eq!((year.days, year.short_days, year.minutes), (252, 3, 2535 * 60));
    assert_eq!(year.allowed, ratio("12.675").mul(60));
    // A window that begins after a short day's end has nothing of it.
    let late = Window { days: Days::WorkingDays, from: 13 * 60, to: 17 * 60 };
    assert_eq!(allowance(late, &ratio("1"), 2027, &usual()).unwrap().minutes, 252 * 4 * 60);
}

/// Day and night: 8 760 hours, in a leap year 8 784; 0.3 % of 8 760 is 26.28 hours.
#[test]
fn downtime_around_the_clock() {
    let window = Window { days: Days::EveryDay, from: 0, to: 24 * 60 };
    assert!(window.is_always());
    let year = allowance(window, &ratio("99.7 %"), 2027, &usual()).unwrap();
    assert_eq!((year.days, year.minutes, &year.allowed), (365, 8760 * 60, &ratio("26.28").mul(60)));
    assert_eq!(allowance(window, &ratio("1"), 2028, &usual()).unwrap().minutes, 8784 * 60);
}

#[test]
fn what_cannot_be_worked_out() {
    let hours = |yaml: &str| Window::of(sla(&format!("support: {yaml}\n")).support.as_ref().unwrap());
    assert_eq!(hours("{days: working-days, from: '08:00'}"), None);
    assert_eq!(hours("{days: working-days, from: '16:00', to: '08:00'}"), None);
    assert!(hours("{days: working-days, from: '08:00', to: '16:00'}").is_some());
    let window = Window { days: Days::EveryDay, from: 0, to: 60 };
    assert_eq!(allowance(window, &ratio("101 %"), 2027, &usual()), None);
}

#[test]
fn deadlines_are_compared_in_the_hours_they_run() {
    let length = |text: &str| text.parse::<Length>().unwrap();
    let office = Pace::of(Some(Window { days: Days::WorkingDays, from: 8 * 60, to: 15 * 60 + 30 }));
    for (pace, a, b, expected) in [
        (office, "8 hours", "1 working day", Some(Ordering::Greater)),
        (office, "7 working hours", "1 day", Some(Ordering::Less)),
        (office, "5 working days", "1 week", Some(Ordering::Equal)),
        (office, "90 minutes", "1 hour", Some(Ordering::Greater)),
        (Pace::around_the_clock(), "8 hours", "1 day", Some(Ordering::Less)),
        (Pace::of(None), "8 hours", "1 day", None),
        (Pace::of(None), "2 days", "1 day", Some(Ordering::Greater)),
        (office, "1 month", "20 days", None),
        (office, "2 months", "1 month", Some(Ordering::Greater)),
    ] {
        assert_eq!(pace.compare(length(a), length(b)), expected, "{a} {b}");
    }
}

trait Times {
    fn mul(&self, n: u32) -> Ratio;
}
impl Times for Ratio {
    fn mul(&self, n: u32) -> Ratio {
        self * &Ratio::whole(n)
    }
}

fn window() -> impl Strategy<Value = Window> {
    (prop_oneof![Just(Days::WorkingDays), Just(Days::EveryDay)], 0u16..1439, 1u16..=1440)
        .prop_filter_map("ends after it begins", |(days, from, to)| (from < to).then_some(Window { days, from, to }))
}

proptest! {
    /// Downtime is never more than the window, falls as the level rises, and the months make the year.
    #[test]
    fn downtime_keeps_within_its_window(window in window(), a in 0u32..=10_000, b in 0u32..=10_000, year in 1900i16..2200) {
        let level = |n: u32| Ratio::new(n, 10_000u32).unwrap();
        let (low, high) = (a.min(b), a.max(b));
        let calendar = usual();
        let loose = allowance(window, &level(low), year, &calendar).unwrap();
        let strict = allowance(window, &level(high), year, &calendar).unwrap();
        prop_assert!(strict.allowed <= loose.allowed);
        prop_assert!(loose.allowed <= Ratio::whole(loose.minutes));
        prop_assert_eq!(loose.months.iter().map(|m| m.minutes).sum::<u64>(), loose.minutes);
        prop_assert!(loose.days + loose.short_days <= 366);
        let whole = Window { days: Days::EveryDay, from: 0, to: 1440 };
        prop_assert!(whole.covers(window));
        prop_assert!(loose.minutes <= allowance(whole, &level(low), year, &calendar).unwrap().minutes);
    }

    /// Easter is a Sunday between 22 March and 25 April.
    #[test]
    fn easter_is_a_sunday_in_spring(year in 1583i16..=9999) {
        let day = easter(year).unwrap();
        prop_assert_eq!(day.weekday(), jiff::civil::Weekday::Sunday);
        prop_assert!(day >= date(year, 3, 22) && day <= date(year, 4, 25));
    }
}
