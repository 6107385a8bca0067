//! The rule of counting, one function a stage: received, day zero, end of notice, effect, lock-in.

use super::window::{Placed, place};
use super::{ExitDate, ExitError, ExitStep};
use crate::agreement::exit_terms::{ExitTerms, LockIn, Notice};
use crate::agreement::words::{CountedFrom, Effect};
use crate::quantity::{Date, Length, Unit};

/// Counts when an exit takes effect, for a notice received on a day.
///
/// Neither koml. § 20-8 nor IKS-loven § 30 says how a period is counted; the agreement's own rule goes first, and what it leaves
/// out follows convention: day zero is receipt, and the period ends on the same day of its last month, or that month's last day.
/// `in_force` is the day the party joined, which a lock-in of a length runs from.
///
/// # Errors
/// When the terms do not say how long the notice is or when it takes effect, when window or lock-in is half stated, or when a date
/// would fall outside the calendar.
pub fn effect(terms: &ExitTerms, in_force: Option<Date>, received: Date) -> Result<ExitDate, ExitError> {
    let notice = terms.notice.as_ref().ok_or(ExitError::NoLength { path: "exit_terms.notice.length" })?;
    let length = notice.length.as_ref().map(|length| length.value.0);
    let length = length.ok_or(ExitError::NoLength { path: "exit_terms.notice.length" })?;
    let rule = terms.takes_effect.as_ref().map(|rule| rule.value);
    let rule = rule.ok_or(ExitError::NoEffectRule { path: "exit_terms.takes_effect" })?;

    let mut steps = vec![ExitStep::Received { on: received }];
    let (counts_as, within_window) = in_window(notice, received, &mut steps)?;
    let day_zero = day_zero(notice, counts_as, &mut steps)?;
    let mut notice_ends = count(length, day_zero, "exit_terms.notice.length")?;
    if notice.counted_from.as_ref().is_some_and(|rule| rule.value == CountedFrom::FirstOfNextMonth) {
        // The first day counts, so the period is over when its last month is.
        notice_ends = notice_ends.yesterday().map_err(|_| OUT)?;
    }
    steps.push(ExitStep::NoticeEnds { length, on: notice_ends });
    let mut last_day = last_day(rule, notice_ends)?;
    steps.push(ExitStep::TakesEffect { rule, last_day });

    let lock_in_until = terms.lock_in.as_ref().map(|lock_in| until(lock_in, in_force)).transpose()?;
    let mut held_by_lock_in = false;
    if let Some(until) = lock_in_until {
        held_by_lock_in = next_day(last_day)? < until;
        if held_by_lock_in {
            last_day = self::last_day(rule, until.yesterday().map_err(|_| OUT)?)?;
            steps.push(ExitStep::HeldByLockIn { until, last_day });
        } else {
            steps.push(ExitStep::LockInOver { until });
        }
    }
    let effect = next_day(last_day)?;
    Ok(ExitDate { received, notice_ends, effect, last_day, within_window, lock_in_until, held_by_lock_in, steps })
}

const OUT: ExitError = ExitError::OutOfCalendar { path: "exit_terms" };

/// The day the notice counts as received, and whether that is because it came within the window.
fn in_window(notice: &Notice, received: Date, steps: &mut Vec<ExitStep>) -> Result<(Date, Option<bool>), ExitError> {
    let Some(window) = &notice.window else { return Ok((received, None)) };
    let missing = |path| ExitError::HalfWindow { path };
    let from = window.from.as_ref().ok_or(missing("exit_terms.notice.window.from"))?.value.0;
    let to = window.to.as_ref().ok_or(missing("exit_terms.notice.window.to"))?.value.0;
    match place(from, to, received).ok_or(OUT)? {
        Placed::Within { from, to } => {
            steps.push(ExitStep::WithinWindow { from, to });
            Ok((received, Some(true)))
        }
        Placed::Before { from, to } => {
            steps.push(ExitStep::OutsideWindow { from, to });
            Ok((from, Some(false)))
        }
    }
}

/// The day the period runs from; it is not counted itself, unless it is the first of a month.
fn day_zero(notice: &Notice, received: Date, steps: &mut Vec<ExitStep>) -> Result<Date, ExitError> {
    let stated = notice.counted_from.as_ref().map(|rule| rule.value);
    let rule = stated.unwrap_or(CountedFrom::Receipt);
    let day_zero = match rule {
        CountedFrom::Receipt => received,
        CountedFrom::FirstOfNextMonth => next_day(received.last_of_month())?,
        CountedFrom::YearEnd => received.last_of_year(),
    };
    steps.push(ExitStep::CountedFrom { rule, stated: stated.is_some(), day_zero });
    Ok(day_zero)
}

/// The last day as a participant: the first day the rule allows that is not before `earliest`.
fn last_day(rule: Effect, earliest: Date) -> Result<Date, ExitError> {
    match rule {
        Effect::NoticeEnd => Ok(earliest),
        Effect::MonthEnd => Ok(earliest.last_of_month()),
        Effect::HalfYearEnd if earliest.month() <= 6 => Date::new(earliest.year(), 6, 30).map_err(|_| OUT),
        Effect::HalfYearEnd | Effect::YearEnd => Ok(earliest.last_of_year()),
    }
}

/// The first day an exit may take effect; the later one when the terms state both a day and a length.
fn until(lock_in: &LockIn, in_force: Option<Date>) -> Result<Date, ExitError> {
    let day = lock_in.until.as_ref().map(|day| day.value.0);
    let counted = match &lock_in.length {
        Some(length) => {
            let start = in_force.ok_or(ExitError::LockInWithoutStart { path: "in_force.date" })?;
            Some(count(length.value.0, start, "exit_terms.lock_in.length")?)
        }
        None => None,
    };
    day.max(counted).ok_or(ExitError::EmptyLockIn { path: "exit_terms.lock_in" })
}

/// The day a length after another: the same day of the last month, or that month's last day.
fn count(length: Length, from: Date, path: &'static str) -> Result<Date, ExitError> {
    match length.unit {
        Unit::Minute | Unit::Hour | Unit::WorkingHour | Unit::WorkingDay => Err(ExitError::NotADateLength { path, length }),
        Unit::Day | Unit::Week | Unit::Month | Unit::Year => length.after(from).ok_or(ExitError::OutOfCalendar { path }),
    }
}

fn next_day(day: Date) -> Result<Date, ExitError> {
    day.tomorrow().map_err(|_| OUT)
}
