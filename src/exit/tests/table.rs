//! Fourteen regimes on six days where counting goes wrong, each worked out by hand; the remark says how.

use super::*;

/// 29 February; the last day of a long month; the last day of a half-year (and of the first window); the last day of a year (and of the
/// second window); the first day of a year; a holiday.
const DAYS: [&str; 6] = ["2028-02-29", "2027-01-31", "2027-06-30", "2027-12-31", "2028-01-01", "2027-05-17"];

/// A regime, the form whose act fills in, the ground, and for each day the end of the notice and the last day as a participant.
struct Regime {
    terms: &'static str,
    form: Option<&'static str>,
    ground: Ground,
    counted: [Option<(&'static str, &'static str)>; 6],
}

const fn of(terms: &'static str, counted: [Option<(&'static str, &'static str)>; 6]) -> Regime {
    Regime { terms, form: None, ground: Ground::Notice, counted }
}

fn regimes() -> Vec<Regime> {
    vec![
        // The same day a year on; 29 February has none in 2029, so the last of February. 17 May counts as any day.
        of(
            "{notice: {length: 12 months}, takes_effect: notice-end}",
            [
                Some(("2029-02-28", "2029-02-28")),
                Some(("2028-01-31", "2028-01-31")),
                Some(("2028-06-30", "2028-06-30")),
                Some(("2028-12-31", "2028-12-31")),
                Some(("2029-01-01", "2029-01-01")),
                Some(("2028-05-17", "2028-05-17")),
            ],
        ),
        // The same day a month on; 31 January has none in February, so its last day. 29 February does have one in March.
        of(
            "{notice: {length: 1 month}, takes_effect: notice-end}",
            [
                Some(("2028-03-29", "2028-03-29")),
                Some(("2027-02-28", "2027-02-28")),
                Some(("2027-07-30", "2027-07-30")),
                Some(("2028-01-31", "2028-01-31")),
                Some(("2028-02-01", "2028-02-01")),
                Some(("2027-06-17", "2027-06-17")),
            ],
        ),
        // Two years, then the next 1 January: received on 31 December it runs out on 31 December and the party is out the day after;
        // received a day later it runs out on 1 January, and the party waits the whole year.
        of(
            "{notice: {length: 2 years}, takes_effect: year-end}",
            [
                Some(("2030-02-28", "2030-12-31")),
                Some(("2029-01-31", "2029-12-31")),
                Some(("2029-06-30", "2029-12-31")),
                Some(("2029-12-31", "2029-12-31")),
                Some(("2030-01-01", "2030-12-31")),
                Some(("2029-05-17", "2029-12-31")),
            ],
        ),
        // Only in the first half of the year: 30 June is within; 31 December is outside and counts as 1 January.
        of(
            "{notice: {length: 6 months, window: {from: 01-01, to: 06-30}}, takes_effect: year-end}",
            [
                Some(("2028-08-29", "2028-12-31")),
                Some(("2027-07-31", "2027-12-31")),
                Some(("2027-12-30", "2027-12-31")),
                Some(("2028-07-01", "2028-12-31")),
                Some(("2028-07-01", "2028-12-31")),
                Some(("2027-11-17", "2027-12-31")),
            ],
        ),
        // Only at a turn of the year: six months from 31 December is 30 June, since June has no 31st.
        of(
            "{notice: {length: 6 months}, takes_effect: year-end}",
            [
                Some(("2028-08-29", "2028-12-31")),
                Some(("2027-07-31", "2027-12-31")),
                Some(("2027-12-30", "2027-12-31")),
                Some(("2028-06-30", "2028-12-31")),
                Some(("2028-07-01", "2028-12-31")),
                Some(("2027-11-17", "2027-12-31")),
            ],
        ),
        // Three years after its own entry on 1 July 2028 is 1 July 2031: the last month to end before that is June 2031, whatever the day.
        of(
            "{notice: {length: 6 months}, takes_effect: month-end, lock_in: {length: 3 years, by_party: {nordvik: {joined: 2028-07-01}}}}",
            [
                Some(("2028-08-29", "2031-06-30")),
                Some(("2027-07-31", "2031-06-30")),
                Some(("2027-12-30", "2031-06-30")),
                Some(("2028-06-30", "2031-06-30")),
                Some(("2028-07-01", "2031-06-30")),
                Some(("2027-11-17", "2031-06-30")),
            ],
        ),
        // A half-year: what runs out in the first half ends on 30 June. Three months from 31 January is 30 April.
        of(
            "{notice: {length: 3 months}, takes_effect: half-year-end}",
            [
                Some(("2028-05-29", "2028-06-30")),
                Some(("2027-04-30", "2027-06-30")),
                Some(("2027-09-30", "2027-12-31")),
                Some(("2028-03-31", "2028-06-30")),
                Some(("2028-04-01", "2028-06-30")),
                Some(("2027-08-17", "2027-12-31")),
            ],
        ),
        // A quarter: what runs out on its last day ends there; a day later waits for the next.
        of(
            "{notice: {length: 3 months}, takes_effect: quarter-end}",
            [
                Some(("2028-05-29", "2028-06-30")),
                Some(("2027-04-30", "2027-06-30")),
                Some(("2027-09-30", "2027-09-30")),
                Some(("2028-03-31", "2028-03-31")),
                Some(("2028-04-01", "2028-06-30")),
                Some(("2027-08-17", "2027-09-30")),
            ],
        ),
        // A fixed day, 1 August: what runs out by 31 July ends there, a day later waits a year. Six months from 31 January is 31 July.
        of(
            "{notice: {length: 6 months}, takes_effect: fixed-day, takes_effect_on: 08-01}",
            [
                Some(("2028-08-29", "2029-07-31")),
                Some(("2027-07-31", "2027-07-31")),
                Some(("2027-12-30", "2028-07-31")),
                Some(("2028-06-30", "2028-07-31")),
                Some(("2028-07-01", "2028-07-31")),
                Some(("2027-11-17", "2028-07-31")),
            ],
        ),
        // 1 March comes after 29 February in a leap year.
        of(
            "{notice: {length: 12 months}, takes_effect: fixed-day, takes_effect_on: 03-01, lock_in: {until: 2028-02-15}}",
            [
                Some(("2029-02-28", "2029-02-28")),
                Some(("2028-01-31", "2028-02-29")),
                Some(("2028-06-30", "2029-02-28")),
                Some(("2028-12-31", "2029-02-28")),
                Some(("2029-01-01", "2029-02-28")),
                Some(("2028-05-17", "2029-02-28")),
            ],
        ),
        // Nothing agreed in a company: one year of IKS-loven § 30 first ledd, out when it has run.
        Regime {
            form: Some(IKS),
            ..of(
                "{}",
                [
                    Some(("2029-02-28", "2029-02-28")),
                    Some(("2028-01-31", "2028-01-31")),
                    Some(("2028-06-30", "2028-06-30")),
                    Some(("2028-12-31", "2028-12-31")),
                    Some(("2029-01-01", "2029-01-01")),
                    Some(("2028-05-17", "2028-05-17")),
                ],
            )
        },
        // A boundary change on 1 January 2027: six months, for a notice until 1 January 2028; turn of year and lock-in do not hold it.
        Regime {
            ground: Ground::BoundaryChange { on: Date::constant(2027, 1, 1) },
            ..of(
                "{notice: {length: 2 years}, takes_effect: year-end, lock_in: {until: 2035-01-01}}",
                [
                    None,
                    Some(("2027-07-31", "2027-07-31")),
                    Some(("2027-12-30", "2027-12-30")),
                    Some(("2028-06-30", "2028-06-30")),
                    Some(("2028-07-01", "2028-07-01")),
                    Some(("2027-11-17", "2027-11-17")),
                ],
            )
        },
        // Only in the last quarter, else sent again: counted from 1 October at the earliest. 31 December is within.
        of(
            "{notice: {length: 12 months, window: {from: 10-01, to: 12-31, outside: send-again}}, takes_effect: year-end}",
            [
                Some(("2029-10-01", "2029-12-31")),
                Some(("2028-10-01", "2028-12-31")),
                Some(("2028-10-01", "2028-12-31")),
                Some(("2028-12-31", "2028-12-31")),
                Some(("2029-10-01", "2029-12-31")),
                Some(("2028-10-01", "2028-12-31")),
            ],
        ),
        // Six whole months from the first of the next: the last of the sixth.
        of(
            "{notice: {length: 6 months, counted_from: first-of-next-month}, takes_effect: notice-end}",
            [
                Some(("2028-08-31", "2028-08-31")),
                Some(("2027-07-31", "2027-07-31")),
                Some(("2027-12-31", "2027-12-31")),
                Some(("2028-06-30", "2028-06-30")),
                Some(("2028-07-31", "2028-07-31")),
                Some(("2027-11-30", "2027-11-30")),
            ],
        ),
    ]
}

#[test]
fn regimes_on_the_days_where_counting_goes_wrong() {
    for regime in regimes() {
        for (received, counted) in DAYS.iter().zip(regime.counted) {
            let asked = Asked { form: regime.form, ground: regime.ground, ..asked(Some("2027-01-01"), received) };
            let found = effect(&terms(regime.terms), &asked);
            let found = found.map(|found| (found.notice_ends, found.last_day)).ok();
            assert_eq!(found, counted.map(|(ends, last)| (day(ends), day(last))), "{received}: {}", regime.terms);
        }
    }
}

#[test]
fn a_breach_lets_a_party_of_a_company_out_at_once_and_no_other() {
    let breach = |form| Asked { form, ground: Ground::Breach, ..asked(None, "2027-05-17") };
    let plain = terms("{notice: {length: 2 years}, takes_effect: year-end, lock_in: {until: 2035-01-01}}");
    assert_eq!(effect(&plain, &breach(Some(IKS))).unwrap().effect, day("2027-05-18"));
    let refused = effect(&plain, &breach(Some("kommunalt-oppgavefellesskap"))).unwrap_err();
    assert_eq!(refused.finding().0, "no-right-for-breach");
}

#[test]
fn the_act_fills_in_only_where_it_has_a_rule() {
    let silent = |form| effect(&terms("{}"), &Asked { form, ..asked(None, "2027-05-17") });
    for form in [IKS, "vertskommune-administrativ", "vertskommune-nemnd", "styre-1992-27"] {
        let found = silent(Some(form)).unwrap();
        assert_eq!(found.last_day, day("2028-05-17"), "{form}");
        assert!(found.steps.iter().any(|step| matches!(step, ExitStep::LengthByAct { .. })), "{form}");
    }
    for form in ["kommunalt-oppgavefellesskap", "interkommunalt-politisk-raad"] {
        assert_eq!(silent(Some(form)).unwrap_err().finding().0, "exit-notice-without-length", "{form}");
    }
}

#[test]
fn a_lock_in_of_one_party_holds_nobody_else() {
    let regime = "{notice: {length: 6 months}, takes_effect: notice-end, lock_in: {by_party: {sordal: {until: 2035-01-01}}}}";
    assert_eq!(effect(&terms(regime), &asked(None, "2027-05-17")).unwrap().last_day, day("2027-11-17"));
    let sordal = Asked { party: "sordal", ..asked(None, "2027-05-17") };
    assert_eq!(effect(&terms(regime), &sordal).unwrap().last_day, day("2034-12-31"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
    /// Nobody is out before the notice, counted from the day it was received, has run.
    #[test]
    fn never_before_received_and_length(
        offset in 0i64..4000, count in 0u32..1000, unit in 0usize..4, rule in 0usize..6, from in 0usize..3, window in 0usize..3, lock in 0usize..3,
    ) {
        let unit = ["days", "weeks", "months", "years"][unit];
        let count = if unit == "years" { count / 50 } else if unit == "months" { count / 10 } else { count };
        let counted = ["receipt", "first-of-next-month", "year-end"][from];
        let window = ["", ", window: {from: 03-01, to: 05-31}", ", window: {from: 11-15, to: 01-31, outside: send-again}"][window];
        let lock_in = ["", ", lock_in: {until: 2031-03-31}", ", lock_in: {length: 4 years, by_party: {nordvik: {joined: 2028-02-29}}}"][lock];
        let regime = terms(&format!(
            "{{notice: {{length: {count} {unit}, counted_from: {counted}{window}}}, takes_effect: {}{lock_in}{}}}",
            Effect::ALL[rule], if Effect::ALL[rule] == "fixed-day" { ", takes_effect_on: 02-29" } else { "" },
        ));
        let received = day("2026-01-01").checked_add(jiff::Span::new().days(offset)).unwrap();
        let found = effect(&regime, &Asked { in_force: Some(day("2026-01-01")), ..on(received) }).unwrap();
        let length: Length = format!("{count} {unit}").parse().unwrap();
        proptest::prop_assert!(found.effect > length.after(received).unwrap());
        proptest::prop_assert_eq!(found.effect, found.last_day.tomorrow().unwrap());
    }
}
