//! Why it cannot be said when an exit takes effect.

use crate::lang::Text;
use crate::quantity::{Date, Length};
use crate::tr;

/// What is missing, or cannot be counted; each with the path in agreement.yaml it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the path each names is said above")]
pub enum ExitError {
    /// The notice has no length.
    NoLength { path: &'static str },
    /// The terms do not say when the exit takes effect. That it is when the notice ends is not assumed.
    NoEffectRule { path: &'static str },
    /// The exit takes effect on a fixed day of the year, and the terms do not say which.
    NoFixedDay { path: &'static str },
    /// A fixed day is named, and another rule says when the exit takes effect.
    DayWithoutRule { path: &'static str },
    /// The window lacks its first or last day.
    HalfWindow { path: &'static str },
    /// The lock-in states neither a day nor a length.
    EmptyLockIn { path: &'static str },
    /// The lock-in is a length, and the day it runs from is not known.
    LockInWithoutStart { path: &'static str },
    /// A length in minutes, hours or working time does not move a date.
    NotADateLength { path: &'static str, length: Length },
    /// A date would fall outside the calendar.
    OutOfCalendar { path: &'static str },
    /// Notice after a boundary change must come within a year of it.
    NoBoundaryRight { path: &'static str, from: Date, until: Date },
    /// The form's act gives no right to leave at once for a breach.
    NoBreachRight { path: &'static str },
}

impl ExitError {
    /// Every rule id [`ExitError::finding`] may name.
    pub const RULES: &'static [&'static str] = &[
        "exit-notice-without-length",
        "exit-without-effect",
        "exit-without-fixed-day",
        "exit-fixed-day-unused",
        "exit-window-half-stated",
        "lock-in-says-nothing",
        "lock-in-without-start",
        "length-not-in-days",
        "date-out-of-calendar",
        "no-right-after-boundary-change",
        "no-right-for-breach",
    ];

    /// The path in agreement.yaml it concerns.
    pub fn path(&self) -> &'static str {
        match self {
            Self::NoLength { path }
            | Self::NoEffectRule { path }
            | Self::NoFixedDay { path }
            | Self::DayWithoutRule { path }
            | Self::HalfWindow { path }
            | Self::EmptyLockIn { path }
            | Self::LockInWithoutStart { path }
            | Self::NotADateLength { path, .. }
            | Self::OutOfCalendar { path }
            | Self::NoBoundaryRight { path, .. }
            | Self::NoBreachRight { path } => path,
        }
    }

    /// The rule, what is wrong, and what to do.
    pub fn finding(&self) -> (&'static str, Text, Text) {
        match self {
            Self::NoLength { .. } => (
                "exit-notice-without-length",
                tr! {
                    nb: "avtalen sier ikke hvor lang oppsigelsesfristen er",
                    nn: "avtalen seier ikkje kor lang oppseiingsfristen er",
                    en: "the agreement does not say how long the notice of exit is"
                },
                tr! {
                    nb: "skriv f.eks. `notice: {{length: 12 months}}`",
                    nn: "skriv t.d. `notice: {{length: 12 months}}`",
                    en: "write, say, `notice: {{length: 12 months}}`"
                },
            ),
            Self::NoEffectRule { .. } => (
                "exit-without-effect",
                tr! {
                    nb: "avtalen sier ikke når en uttreden får virkning",
                    nn: "avtalen seier ikkje når ei uttreding får verknad",
                    en: "the agreement does not say when an exit takes effect"
                },
                tr! {
                    nb: "skriv `takes_effect`: `notice-end`, `month-end`, `quarter-end`, `half-year-end`, `year-end` eller `fixed-day`",
                    nn: "skriv `takes_effect`: `notice-end`, `month-end`, `quarter-end`, `half-year-end`, `year-end` eller `fixed-day`",
                    en: "write `takes_effect`: `notice-end`, `month-end`, `quarter-end`, `half-year-end`, `year-end` or `fixed-day`"
                },
            ),
            Self::NoFixedDay { .. } => (
                "exit-without-fixed-day",
                tr! {
                    nb: "uttredenen får virkning på en fast dag i året, men avtalen sier ikke hvilken",
                    nn: "uttredinga får verknad på ein fast dag i året, men avtalen seier ikkje kva for ein",
                    en: "the exit takes effect on a fixed day of the year, but the agreement does not say which"
                },
                tr! {
                    nb: "skriv dagen, f.eks. `takes_effect_on: 08-01` for 1. august",
                    nn: "skriv dagen, t.d. `takes_effect_on: 08-01` for 1. august",
                    en: "write the day, such as `takes_effect_on: 08-01` for 1 August"
                },
            ),
            Self::DayWithoutRule { .. } => (
                "exit-fixed-day-unused",
                tr! {
                    nb: "`takes_effect_on` har en fast dag, men `takes_effect` sier noe annet",
                    nn: "`takes_effect_on` har ein fast dag, men `takes_effect` seier noko anna",
                    en: "`takes_effect_on` has a fixed day, but `takes_effect` says otherwise"
                },
                tr! {
                    nb: "skriv `takes_effect: fixed-day`, eller stryk `takes_effect_on`",
                    nn: "skriv `takes_effect: fixed-day`, eller stryk `takes_effect_on`",
                    en: "write `takes_effect: fixed-day`, or strike `takes_effect_on`"
                },
            ),
            Self::HalfWindow { path } => (
                "exit-window-half-stated",
                tr! {
                    nb: "perioden varsel kan gis i, mangler `{path}`",
                    nn: "perioden varsel kan givast i, manglar `{path}`",
                    en: "the period notice may be given in lacks `{path}`"
                },
                tr! {
                    nb: "skriv både `from` og `to`, f.eks. `01-01` og `06-30`",
                    nn: "skriv både `from` og `to`, t.d. `01-01` og `06-30`",
                    en: "write both `from` and `to`, such as `01-01` and `06-30`"
                },
            ),
            Self::EmptyLockIn { .. } => (
                "lock-in-says-nothing",
                tr! {
                    nb: "bindingstiden har verken dato eller lengde",
                    nn: "bindingstida har verken dato eller lengd",
                    en: "the lock-in has neither a day nor a length"
                },
                tr! {
                    nb: "skriv `until` eller `length`, eller stryk `lock_in`",
                    nn: "skriv `until` eller `length`, eller stryk `lock_in`",
                    en: "write `until` or `length`, or strike `lock_in`"
                },
            ),
            Self::LockInWithoutStart { .. } => (
                "lock-in-without-start",
                tr! {
                    nb: "bindingstiden regnes fra ikrafttredelsen, som ikke har noen dato",
                    nn: "bindingstida blir rekna frå iverksetjinga, som ikkje har nokon dato",
                    en: "the lock-in runs from the entry into force, which has no date"
                },
                tr! {
                    nb: "skriv `in_force.date`, eller `lock_in.until` med en dato",
                    nn: "skriv `in_force.date`, eller `lock_in.until` med ein dato",
                    en: "write `in_force.date`, or `lock_in.until` with a day"
                },
            ),
            Self::NotADateLength { length, .. } => (
                "length-not-in-days",
                tr! {
                    nb: "`{length}` kan ikke regnes i dager",
                    nn: "`{length}` kan ikkje reknast i dagar",
                    en: "`{length}` cannot be counted in days"
                },
                tr! {
                    nb: "skriv lengden i `days`, `weeks`, `months` eller `years`",
                    nn: "skriv lengda i `days`, `weeks`, `months` eller `years`",
                    en: "write the length in `days`, `weeks`, `months` or `years`"
                },
            ),
            Self::OutOfCalendar { .. } => (
                "date-out-of-calendar",
                tr! {
                    nb: "datoen faller utenfor kalenderen",
                    nn: "datoen fell utanfor kalenderen",
                    en: "the date falls outside the calendar"
                },
                tr! { nb: "rett lengden eller datoen", nn: "rett lengda eller datoen", en: "correct the length or the date" },
            ),
            Self::NoBoundaryRight { from, until, .. } => (
                "no-right-after-boundary-change",
                tr! {
                    nb: "varsel etter en grenseendring må komme fram fra {from} til {until}",
                    nn: "varsel etter ei grenseendring må kome fram frå {from} til {until}",
                    en: "notice after a boundary change must be received from {from} to {until}"
                },
                tr! {
                    nb: "regn ut en vanlig oppsigelse i stedet",
                    nn: "rekn ut ei vanleg oppseiing i staden",
                    en: "work out an ordinary notice instead"
                },
            ),
            Self::NoBreachRight { .. } => (
                "no-right-for-breach",
                tr! {
                    nb: "loven gir ikke denne formen noen rett til å tre ut straks ved mislighold",
                    nn: "lova gir ikkje denne forma nokon rett til å tre ut straks ved misleghald",
                    en: "the act gives this form no right to leave at once for a breach"
                },
                tr! {
                    nb: "bruk `ground: notice`, og la en jurist vurdere om avtalen kan heves",
                    nn: "bruk `ground: notice`, og la ein jurist vurdere om avtalen kan hevast",
                    en: "use `ground: notice`, and have a jurist consider whether the agreement can be terminated"
                },
            ),
        }
    }
}
