//! Everything that follows when one party leaves, gathered. Enter at [`outcome`].

use super::follows::{self, Council, Ends, Liability, Next, Note};
use super::owed::{Owed, owed};
use super::remaining::{Remaining, remaining};
use super::settle::{Settlement, settlement};
use super::{Asked, ExitDate, ExitError, effect};
use crate::agreement::Agreement;
use crate::agreement::exit_terms::ExitTerms;
use crate::case::Withdrawal;
use crate::cost::CostError;
use crate::quantity::Date;

/// Who leaves what, and how.
#[derive(Debug, Clone, Copy)]
pub struct Leaving<'a> {
    /// The cooperation.
    pub agreement: &'a Agreement,
    /// The notice.
    pub asked: Asked<'a>,
    /// The case of the exit, where there is one: its figures go before the agreement's.
    pub case: Option<&'a Withdrawal>,
    /// The first day out, where another is said than the notice gives.
    pub said: Option<Date>,
}

/// What it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The dates, with the working.
    pub date: ExitDate,
    /// The last day it is a participant: by the notice, or by what is said instead.
    pub last_day: Date,
    /// What is paid each year until then.
    pub owed: Vec<Owed>,
    /// Costs that cannot be worked out.
    pub faults: Vec<CostError>,
    /// What is settled.
    pub settlement: Settlement,
    /// What the leaver stays liable for.
    pub liability: Liability,
    /// Why the cooperation ends for all, where it does.
    pub ends: Option<Ends>,
    /// What those that remain have; nothing where the cooperation ends.
    pub remaining: Remaining,
    /// Which councils decide what.
    pub councils: Vec<Council>,
    /// What to do next.
    pub next: Vec<Next>,
    /// What a reader should know: defaults used, conventions, what the agreement is silent on.
    pub notes: Vec<Note>,
}

/// Works out what follows of a notice.
///
/// # Errors
/// As [`effect`]: without a date nothing follows.
pub fn outcome(leaving: &Leaving<'_>) -> Result<Outcome, ExitError> {
    let Leaving { agreement, asked, case, said } = *leaving;
    let none = ExitTerms::default();
    let terms = agreement.exit_terms.as_ref().map_or(&none, |terms| &terms.value);
    let date = effect(terms, &asked)?;
    let last_day = said.and_then(|said| said.yesterday().ok()).unwrap_or(date.last_day);
    let (owed, faults) = owed(agreement, asked.party, asked.received, last_day);
    let ends = follows::ends(agreement, &asked);
    let remaining = match ends {
        Some(_) => Remaining::default(),
        None => remaining(agreement, asked.party, said.unwrap_or(date.effect).year()),
    };
    let outcome = Outcome {
        settlement: settlement(agreement, asked.form, asked.party, case, last_day),
        liability: follows::liability(agreement, &asked, case),
        councils: follows::councils(agreement, &asked, ends),
        next: follows::next(agreement, &asked, &date, last_day, ends),
        notes: Vec::new(),
        date,
        last_day,
        owed,
        faults,
        ends,
        remaining,
    };
    Ok(Outcome { notes: follows::notes(terms, &asked, &outcome), ..outcome })
}
