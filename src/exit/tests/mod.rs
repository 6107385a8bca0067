//! Regimes met in the field, worked out by hand on the days where counting goes wrong.

mod money;
mod table;

use super::*;
use crate::agreement::exit_terms::ExitTerms;
use crate::agreement::words::{CountedFrom, Effect};

fn terms(yaml: &str) -> ExitTerms {
    serde_saphyr::from_str(yaml).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A notice received on a day, by a party of no known form.
fn on(received: Date) -> Asked<'static> {
    Asked { received, party: "nordvik", in_force: None, form: None, ground: Ground::Notice }
}

fn asked(in_force: Option<&str>, received: &str) -> Asked<'static> {
    Asked { in_force: in_force.map(day), ..on(day(received)) }
}

/// The last day as a participant, the end of the notice, within the window, held by the lock-in.
type Row = (&'static str, &'static str, &'static str, Option<bool>, bool);

fn check(regime: &str, in_force: Option<&str>, rows: &[Row]) {
    for (received, notice_ends, last_day, within_window, held) in rows {
        let found = effect(&terms(regime), &asked(in_force, received)).unwrap();
        let expected = (day(notice_ends), day(last_day), *within_window, *held);
        assert_eq!(
            (found.notice_ends, found.last_day, found.within_window, found.held_by_lock_in),
            expected,
            "{received}: {regime}"
        );
        assert_eq!(found.effect, found.last_day.tomorrow().unwrap());
        assert_eq!(found.received, day(received));
    }
}

#[test]
fn twelve_months_plain() {
    let regime = "{notice: {length: 12 months}, takes_effect: notice-end}";
    check(
        regime,
        None,
        &[
            ("2027-03-15", "2028-03-15", "2028-03-15", None, false),
            ("2028-02-29", "2029-02-28", "2029-02-28", None, false),
            ("2027-02-28", "2028-02-28", "2028-02-28", None, false),
            ("2027-12-31", "2028-12-31", "2028-12-31", None, false),
            ("2028-01-01", "2029-01-01", "2029-01-01", None, false),
        ],
    );
}

#[test]
fn one_month_from_the_end_of_january() {
    let regime = "{notice: {length: 1 month}, takes_effect: notice-end}";
    check(
        regime,
        None,
        &[
            ("2027-01-31", "2027-02-28", "2027-02-28", None, false),
            ("2028-01-31", "2028-02-29", "2028-02-29", None, false),
            ("2027-01-28", "2027-02-28", "2027-02-28", None, false),
            ("2027-02-28", "2027-03-28", "2027-03-28", None, false),
            ("2027-12-31", "2028-01-31", "2028-01-31", None, false),
        ],
    );
}

#[test]
fn days_and_weeks() {
    let days = "{notice: {length: 14 days}, takes_effect: notice-end}";
    check(
        days,
        None,
        &[("2028-02-15", "2028-02-29", "2028-02-29", None, false), ("2027-12-25", "2028-01-08", "2028-01-08", None, false)],
    );
    let weeks = "{notice: {length: 8 weeks}, takes_effect: month-end}";
    check(
        weeks,
        None,
        &[("2027-01-04", "2027-03-01", "2027-03-31", None, false), ("2027-01-03", "2027-02-28", "2027-02-28", None, false)],
    );
}

#[test]
fn two_years_then_the_next_first_of_january() {
    let regime = "{notice: {length: 2 years, counted_from: receipt}, takes_effect: year-end}";
    check(
        regime,
        None,
        &[
            ("2026-12-31", "2028-12-31", "2028-12-31", None, false),
            ("2027-01-01", "2029-01-01", "2029-12-31", None, false),
            ("2027-06-30", "2029-06-30", "2029-12-31", None, false),
            ("2028-02-29", "2030-02-28", "2030-12-31", None, false),
        ],
    );
    let found = effect(&terms(regime), &asked(None, "2026-12-31")).unwrap();
    assert_eq!(found.effect, day("2029-01-01"));
}

#[test]
fn six_months_at_a_turn_of_year() {
    let regime = "{notice: {length: 6 months}, takes_effect: year-end}";
    check(
        regime,
        None,
        &[
            ("2027-06-30", "2027-12-30", "2027-12-31", None, false),
            ("2027-07-01", "2028-01-01", "2028-12-31", None, false),
            ("2027-08-31", "2028-02-29", "2028-12-31", None, false),
            ("2026-08-31", "2027-02-28", "2027-12-31", None, false),
        ],
    );
}

#[test]
fn six_months_in_the_first_half_of_the_year() {
    let regime = "{notice: {length: 6 months, window: {from: 01-01, to: 06-30}}, takes_effect: year-end}";
    check(
        regime,
        None,
        &[
            ("2027-01-01", "2027-07-01", "2027-12-31", Some(true), false),
            ("2027-06-30", "2027-12-30", "2027-12-31", Some(true), false),
            ("2027-07-01", "2028-07-01", "2028-12-31", Some(false), false),
            ("2027-12-31", "2028-07-01", "2028-12-31", Some(false), false),
        ],
    );
}

#[test]
fn a_window_over_the_turn_of_the_year() {
    let regime = "{notice: {length: 3 months, window: {from: 10-01, to: 02-29}}, takes_effect: half-year-end}";
    check(
        regime,
        None,
        &[
            ("2027-10-01", "2028-01-01", "2028-06-30", Some(true), false),
            ("2027-12-31", "2028-03-31", "2028-06-30", Some(true), false),
            ("2028-01-01", "2028-04-01", "2028-06-30", Some(true), false),
            ("2028-02-29", "2028-05-29", "2028-06-30", Some(true), false),
            ("2028-03-01", "2029-01-01", "2029-06-30", Some(false), false),
            ("2027-02-28", "2027-05-28", "2027-06-30", Some(true), false),
            ("2027-03-01", "2028-01-01", "2028-06-30", Some(false), false),
            ("2027-09-30", "2028-01-01", "2028-06-30", Some(false), false),
        ],
    );
}

#[test]
fn half_year_ends() {
    let regime = "{notice: {length: 3 months}, takes_effect: half-year-end}";
    check(
        regime,
        None,
        &[
            ("2027-03-30", "2027-06-30", "2027-06-30", None, false),
            ("2027-03-31", "2027-06-30", "2027-06-30", None, false),
            ("2027-04-01", "2027-07-01", "2027-12-31", None, false),
            ("2027-10-01", "2028-01-01", "2028-06-30", None, false),
            ("2027-11-30", "2028-02-29", "2028-06-30", None, false),
        ],
    );
}

#[test]
fn counted_from_the_first_of_the_next_month() {
    let regime = "{notice: {length: 6 months, counted_from: first-of-next-month}, takes_effect: notice-end}";
    check(
        regime,
        None,
        &[
            ("2027-01-15", "2027-07-31", "2027-07-31", None, false),
            ("2027-01-31", "2027-07-31", "2027-07-31", None, false),
            ("2027-02-01", "2027-08-31", "2027-08-31", None, false),
            ("2027-12-31", "2028-06-30", "2028-06-30", None, false),
            ("2028-02-29", "2028-08-31", "2028-08-31", None, false),
        ],
    );
}

#[test]
fn counted_from_the_end_of_the_year() {
    let regime = "{notice: {length: 12 months, counted_from: year-end}, takes_effect: year-end}";
    check(
        regime,
        None,
        &[
            ("2027-01-01", "2028-12-31", "2028-12-31", None, false),
            ("2027-12-31", "2028-12-31", "2028-12-31", None, false),
            ("2028-01-01", "2029-12-31", "2029-12-31", None, false),
        ],
    );
    let two_months = "{notice: {length: 2 months, counted_from: year-end}, takes_effect: notice-end}";
    check(
        two_months,
        None,
        &[("2026-05-05", "2027-02-28", "2027-02-28", None, false), ("2027-05-05", "2028-02-29", "2028-02-29", None, false)],
    );
}

#[test]
fn not_before_a_date() {
    let regime = "{notice: {length: 12 months}, takes_effect: year-end, lock_in: {until: 2030-01-01}}";
    check(
        regime,
        None,
        &[
            // 31 December 2029 is the last day: the exit takes effect on 1 January 2030, which is allowed.
            ("2028-12-31", "2029-12-31", "2029-12-31", None, false),
            ("2027-05-01", "2028-05-01", "2029-12-31", None, true),
            ("2029-01-01", "2030-01-01", "2030-12-31", None, false),
        ],
    );
    let a_day_later = "{notice: {length: 12 months}, takes_effect: year-end, lock_in: {until: 2030-01-02}}";
    check(a_day_later, None, &[("2028-12-31", "2029-12-31", "2030-12-31", None, true)]);
    let plain = "{notice: {length: 12 months}, takes_effect: notice-end, lock_in: {until: 2030-01-01}}";
    check(
        plain,
        None,
        &[("2027-05-01", "2028-05-01", "2029-12-31", None, true), ("2028-12-31", "2029-12-31", "2029-12-31", None, false)],
    );
}

#[test]
fn not_before_some_years_after_entry() {
    let regime = "{notice: {length: 6 months}, takes_effect: month-end, lock_in: {length: 3 years}}";
    check(regime, Some("2027-01-01"), &[("2027-02-15", "2027-08-15", "2029-12-31", None, true)]);
    // Three years after 29 February is 28 February: the exit takes effect there, so the month before is too early by a day.
    check(
        regime,
        Some("2028-02-29"),
        &[("2028-03-01", "2028-09-01", "2031-02-28", None, true), ("2030-08-31", "2031-02-28", "2031-02-28", None, false)],
    );
    let both = "{notice: {length: 6 months}, takes_effect: notice-end, lock_in: {length: 3 years, until: 2029-07-01}}";
    check(both, Some("2027-01-01"), &[("2027-02-15", "2027-08-15", "2029-12-31", None, true)]);
    let found = effect(&terms(both), &asked(Some("2027-01-01"), "2027-02-15")).unwrap();
    assert_eq!(found.lock_in_until, Some(day("2030-01-01")));
}

#[test]
fn the_working_is_in_order() {
    let regime =
        "{notice: {length: 6 months, window: {from: 01-01, to: 06-30}}, takes_effect: year-end, lock_in: {until: 2031-01-01}}";
    let found = effect(&terms(regime), &asked(None, "2027-07-01")).unwrap();
    assert_eq!(
        found.steps,
        [
            ExitStep::Received { on: day("2027-07-01") },
            ExitStep::OutsideWindow { from: day("2028-01-01"), to: day("2028-06-30"), again: false },
            ExitStep::CountedFrom { rule: CountedFrom::Receipt, stated: false, day_zero: day("2028-01-01") },
            ExitStep::NoticeEnds { length: "6 months".parse().unwrap(), on: day("2028-07-01") },
            ExitStep::TakesEffect { rule: Effect::YearEnd, stated: true, last_day: day("2028-12-31") },
            ExitStep::HeldByLockIn { until: day("2031-01-01"), last_day: day("2030-12-31") },
        ]
    );
}

#[test]
fn what_cannot_be_counted() {
    let sound = "notice: {length: 12 months}, takes_effect: year-end";
    for (regime, received, expected) in [
        ("{}".to_owned(), "2027-01-01", ("exit-notice-without-length", "exit_terms.notice.length")),
        ("{notice: {}, takes_effect: year-end}".into(), "2027-01-01", ("exit-notice-without-length", "exit_terms.notice.length")),
        ("{notice: {length: 12 months}}".into(), "2027-01-01", ("exit-without-effect", "exit_terms.takes_effect")),
        (
            "{notice: {length: 1 month, window: {to: 06-30}}, takes_effect: year-end}".into(),
            "2027-01-01",
            ("exit-window-half-stated", "exit_terms.notice.window.from"),
        ),
        (
            "{notice: {length: 1 month, window: {from: 06-30}}, takes_effect: year-end}".into(),
            "2027-01-01",
            ("exit-window-half-stated", "exit_terms.notice.window.to"),
        ),
        (format!("{{{sound}, lock_in: {{}}}}"), "2027-01-01", ("lock-in-says-nothing", "exit_terms.lock_in")),
        (format!("{{{sound}, lock_in: {{length: 2 years}}}}"), "2027-01-01", ("lock-in-without-start", "in_force.date")),
        (
            "{notice: {length: 48 hours}, takes_effect: year-end}".into(),
            "2027-01-01",
            ("length-not-in-days", "exit_terms.notice.length"),
        ),
        (
            "{notice: {length: 9000 years}, takes_effect: year-end}".into(),
            "2027-01-01",
            ("date-out-of-calendar", "exit_terms.notice.length"),
        ),
        (
            "{notice: {length: 4294967295 days}, takes_effect: year-end}".into(),
            "2027-01-01",
            ("date-out-of-calendar", "exit_terms.notice.length"),
        ),
        (format!("{{{sound}}}"), "9998-12-31", ("date-out-of-calendar", "exit_terms")),
        (
            "{notice: {length: 1 day, window: {from: 01-01, to: 06-30}}, takes_effect: year-end}".into(),
            "9999-07-01",
            ("date-out-of-calendar", "exit_terms"),
        ),
    ] {
        let error = effect(&terms(&regime), &asked(None, received)).unwrap_err();
        let (rule, what, todo) = error.finding();
        assert_eq!((rule, error.path()), expected, "{regime}");
        assert!(ExitError::RULES.contains(&rule));
        assert!([what.nb, what.nn, what.en, todo.nb, todo.nn, todo.en].iter().all(|text| !text.is_empty()));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
    /// A later notice never lets a party out earlier, and nobody is out before the notice has run.
    #[test]
    fn later_notice_is_never_earlier_exit(
        offset in 0i64..4000, later in 0i64..800, months in 0u32..40, rule in 0usize..5, from in 0usize..3, window in 0usize..3, lock in 0usize..2,
    ) {
        let counted = ["receipt", "first-of-next-month", "year-end"][from];
        let window = ["", ", window: {from: 01-01, to: 06-30}", ", window: {from: 10-15, to: 02-29}"][window];
        let lock_in = ["", ", lock_in: {until: 2031-03-31}"][lock];
        let regime = terms(&format!(
            "{{notice: {{length: {months} months, counted_from: {counted}{window}}}, takes_effect: {}{lock_in}}}", Effect::ALL[rule],
        ));
        let first = day("2026-01-01").checked_add(jiff::Span::new().days(offset)).unwrap();
        let second = first.checked_add(jiff::Span::new().days(later)).unwrap();
        let (a, b) = (effect(&regime, &on(first)).unwrap(), effect(&regime, &on(second)).unwrap());
        proptest::prop_assert!(a.effect <= b.effect);
        proptest::prop_assert!(first <= a.notice_ends && a.notice_ends <= a.last_day && a.last_day < a.effect);
        proptest::prop_assert!(a.lock_in_until.is_none_or(|until| until <= a.effect));
    }
}
