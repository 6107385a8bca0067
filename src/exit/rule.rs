//! The rule of counting, one function a stage: received, day zero, end of notice, effect, lock-in.

use super::asked::{boundary_change, breach, default_length};
use super::window::{Placed, on, place};
use super::{Asked, ExitDate, ExitError, ExitStep, Ground};
use crate::agreement::exit_terms::{ExitTerms, LockIn, Notice};
use crate::agreement::leaf::MonthDay;
use crate::agreement::words::{CountedFrom, Effect, LateNotice};
use crate::quantity::{Date, Length, Unit};

/// Counts when an exit takes effect, for a notice received on a day.
///
/// Neither koml. § 20-8 nor IKS-loven § 30 says how a period is counted; the agreement's own rule goes first, and what it leaves
/// out follows convention: day zero is receipt, a holiday counts as any day, and the period ends on the same day of its last month, or
/// that month's last day. Where the agreement states no length, the act's is used, if the form's act has one.
///
/// # Errors
/// When neither the terms nor the act say how long the notice is or when it takes effect, when window or lock-in is half stated, when
/// the ground gives no right on that day, or when a date would fall outside the calendar.
pub fn effect(terms: &ExitTerms, asked: &Asked<'_>) -> Result<ExitDate, ExitError> {
    match asked.ground {
        Ground::Notice => by_notice(terms, asked),
        Ground::BoundaryChange { on } => after_boundary_change(asked, on),
        Ground::Breach => for_breach(asked),
    }
}

const OUT: ExitError = ExitError::OutOfCalendar { path: "exit_terms" };
const LENGTH: &str = "exit_terms.notice.length";

fn by_notice(terms: &ExitTerms, asked: &Asked<'_>) -> Result<ExitDate, ExitError> {
    let none = Notice::default();
    let notice = terms.notice.as_ref().map_or(&none, |notice| &notice.value);
    let mut steps = vec![ExitStep::Received { on: asked.received }];
    let act = default_length(asked.form);
    let length = match (&notice.length, &act) {
        (Some(length), _) => length.value.0,
        (None, Some((length, basis))) => {
            steps.push(ExitStep::LengthByAct { length: *length, basis: basis.clone() });
            *length
        }
        (None, None) => return Err(ExitError::NoLength { path: LENGTH }),
    };
    let stated = terms.takes_effect.as_ref().map(|rule| rule.value);
    // Where the act has a period of its own, the exit takes effect when it has run.
    let rule = stated.or(act.is_some().then_some(Effect::NoticeEnd));
    let rule = rule.ok_or(ExitError::NoEffectRule { path: "exit_terms.takes_effect" })?;
    let fixed = fixed_day(terms, rule)?;

    let (counts_as, within_window) = in_window(notice, asked.received, &mut steps)?;
    let day_zero = day_zero(notice, counts_as, &mut steps)?;
    let mut notice_ends = count(length, day_zero, LENGTH)?;
    if notice.counted_from.as_ref().is_some_and(|rule| rule.value == CountedFrom::FirstOfNextMonth) {
        // The first day counts, so the period is over when its last month is.
        notice_ends = notice_ends.yesterday().map_err(|_| OUT)?;
    }
    steps.push(ExitStep::NoticeEnds { length, on: notice_ends });
    let mut last_day = last_day(rule, fixed, notice_ends)?;
    steps.push(ExitStep::TakesEffect { rule, stated: stated.is_some(), last_day });

    let lock_in_until = terms.lock_in.as_ref().map(|lock_in| until(lock_in, asked)).transpose()?.flatten();
    let mut held_by_lock_in = false;
    if let Some(until) = lock_in_until {
        held_by_lock_in = next_day(last_day)? < until;
        if held_by_lock_in {
            last_day = self::last_day(rule, fixed, until.yesterday().map_err(|_| OUT)?)?;
            steps.push(ExitStep::HeldByLockIn { until, last_day });
        } else {
            steps.push(ExitStep::LockInOver { until });
        }
    }
    let effect = next_day(last_day)?;
    Ok(ExitDate { received: asked.received, notice_ends, effect, last_day, within_window, lock_in_until, held_by_lock_in, steps })
}

/// Six months, for a notice within a year of the change (inndelingslova § 16); window, lock-in and turn of year do not lengthen it.
fn after_boundary_change(asked: &Asked<'_>, on: Date) -> Result<ExitDate, ExitError> {
    let (length, right, basis) = boundary_change().ok_or(OUT)?;
    let until = right.after(on).ok_or(OUT)?;
    if asked.received < on || asked.received > until {
        return Err(ExitError::NoBoundaryRight { path: "withdraw.boundary_change", from: on, until });
    }
    let last_day = count(length, asked.received, LENGTH)?;
    let steps = vec![
        ExitStep::Received { on: asked.received },
        ExitStep::BoundaryChange { on, until, basis },
        ExitStep::NoticeEnds { length, on: last_day },
    ];
    plain(asked.received, last_day, steps)
}

/// At once, the day the notice is received.
fn for_breach(asked: &Asked<'_>) -> Result<ExitDate, ExitError> {
    let basis = breach(asked.form).ok_or(ExitError::NoBreachRight { path: "withdraw.ground" })?;
    plain(asked.received, asked.received, vec![ExitStep::Received { on: asked.received }, ExitStep::Breach { basis }])
}

/// A date neither window nor lock-in has a say in.
fn plain(received: Date, last_day: Date, steps: Vec<ExitStep>) -> Result<ExitDate, ExitError> {
    Ok(ExitDate {
        received,
        notice_ends: last_day,
        effect: next_day(last_day)?,
        last_day,
        within_window: None,
        lock_in_until: None,
        held_by_lock_in: false,
        steps,
    })
}

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
            let again = window.outside.as_ref().is_some_and(|late| late.value == LateNotice::SendAgain);
            steps.push(ExitStep::OutsideWindow { from, to, again });
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

/// The fixed day of the year the terms name, where the rule asks for one and only there.
fn fixed_day(terms: &ExitTerms, rule: Effect) -> Result<Option<MonthDay>, ExitError> {
    let day = terms.takes_effect_on.as_ref().map(|day| day.value.0);
    match (rule, day) {
        (Effect::FixedDay, None) => Err(ExitError::NoFixedDay { path: "exit_terms.takes_effect" }),
        (Effect::FixedDay, day) => Ok(day),
        (_, Some(_)) => Err(ExitError::DayWithoutRule { path: "exit_terms.takes_effect_on" }),
        (_, None) => Ok(None),
    }
}

/// The last day as a participant: the first day the rule allows that is not before `earliest`.
fn last_day(rule: Effect, fixed: Option<MonthDay>, earliest: Date) -> Result<Date, ExitError> {
    let last_of = |month: i8| Date::new(earliest.year(), month, 1).map(Date::last_of_month).map_err(|_| OUT);
    match rule {
        Effect::NoticeEnd => Ok(earliest),
        Effect::MonthEnd => Ok(earliest.last_of_month()),
        Effect::QuarterEnd => last_of((earliest.month() + 2) / 3 * 3),
        Effect::HalfYearEnd => last_of(if earliest.month() <= 6 { 6 } else { 12 }),
        Effect::YearEnd => Ok(earliest.last_of_year()),
        Effect::FixedDay => {
            // That day is the first one out, so the day before it is the last.
            let before = |year: i16| on(fixed?, year)?.yesterday().ok();
            let this = before(earliest.year()).filter(|last| *last >= earliest);
            this.or_else(|| before(earliest.year().checked_add(1)?)).ok_or(OUT)
        }
    }
}

/// The first day an exit may take effect; the later one when the terms state both a day and a length. A party's own rule goes first.
///
/// None where the lock-in is for other parties alone.
fn until(lock_in: &LockIn, asked: &Asked<'_>) -> Result<Option<Date>, ExitError> {
    let own = lock_in.by_party.iter().find(|(id, _)| id.as_str() == asked.party).map(|(_, own)| &own.value);
    if let Some(until) = own.and_then(|own| own.until.as_ref()) {
        return Ok(Some(until.value.0));
    }
    let joined = own.and_then(|own| own.joined.as_ref()).map(|day| day.value.0);
    let day = lock_in.until.as_ref().map(|day| day.value.0);
    let counted = match &lock_in.length {
        Some(length) => {
            let start = joined.or(asked.in_force).ok_or(ExitError::LockInWithoutStart { path: "in_force.date" })?;
            Some(count(length.value.0, start, "exit_terms.lock_in.length")?)
        }
        None => None,
    };
    match day.max(counted) {
        None if lock_in.by_party.is_empty() => Err(ExitError::EmptyLockIn { path: "exit_terms.lock_in" }),
        until => Ok(until),
    }
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
