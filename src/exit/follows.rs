//! What an exit brings with it by law: lasting liability, a cooperation that ends, councils that must decide, steps to take.

use super::asked::{BREACH_FORMS, HOST_FORMS, IKS};
use super::outcome::Outcome;
use super::{Asked, ExitDate, ExitStep, Ground, PartOfYear, settle};
use crate::agreement::Agreement;
use crate::agreement::exit_terms::ExitTerms;
use crate::agreement::words::PartyKind;
use crate::basis::Basis;
use crate::case::Withdrawal;
use crate::quantity::{Date, Kroner, Length, Ratio, Unit};

/// What the leaver stays liable for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Liability {
    /// The provision; none where the form's act has no such rule.
    pub basis: Option<Basis>,
    /// Its liability share.
    pub share: Option<Ratio>,
    /// What the cooperation owes, where the case says so.
    pub obligations: Option<Kroner>,
    /// The day that is counted on.
    pub counted_on: Option<Date>,
    /// Its share of that.
    pub amount: Option<Kroner>,
}

/// Why a cooperation ends when one leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// The host leaves.
    Host,
    /// There are but two parties.
    TwoParties,
}

/// What a council decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Whose.
    pub party: String,
    /// What kind of party it is: a council, a fylkesting or the representantskap of a company decides.
    pub kind: Option<PartyKind>,
    /// What.
    pub decision: Decision,
    /// The provision.
    pub basis: Option<Basis>,
}

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// To leave.
    Leave,
    /// New shares, members and key among those that remain.
    NewTerms,
    /// How its own tasks are done when the cooperation is over.
    OwnSolution,
}

/// A step to take, and the day by which.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the day is the day by which")]
pub enum Next {
    /// The council decides before the notice is sent, with a day in the decision.
    Decide { by: Date },
    /// The notice is sent in its form to its addressee, and the day of receipt is kept.
    Send { by: Date },
    /// Notice must come again within the next window.
    SendAgain { from: Date, to: Date },
    /// Accounts, settlement and who decides if the parties differ are put in a withdrawal agreement.
    Agree { by: Date },
    /// The rest adopt new shares, members and key.
    Adopt { by: Date },
    /// The cooperation is wound up.
    WindUp { by: Date },
    /// Creditors are told; in a company they may be asked to release the leaver.
    Creditors { basis: Option<Basis> },
    /// Contracts: the supplier's consent, and whether procurement law allows the takeover.
    Contracts,
    /// Staff: what becomes of them is talked through in good time.
    Staff,
    /// Data, directories and archives are handed over.
    Data { by: Date },
    /// Delegation is revoked.
    Revoke { by: Date },
    /// Seats lapse.
    Seats { by: Date },
    /// Registers, web pages and the ownership report are put right.
    Registers { basis: Option<Basis> },
}

/// What a reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the line above each names")]
pub enum Note {
    /// The notice came outside the window, and counts from the next one's first day.
    OutsideWindow { from: Date, to: Date, again: bool },
    /// The lock-in is not over when the notice has run.
    HeldByLockIn { until: Date },
    /// The act's length of notice is used.
    LengthByAct { basis: Basis },
    /// The end of the notice is used, as the agreement does not say when the exit takes effect.
    EffectAssumed,
    /// Receipt as day zero is convention.
    CountedByConvention,
    /// A 1992 board's participant could leave on one year's notice in any event.
    OldOneYear { basis: Basis, on: Date },
    /// After a boundary change there is a shorter period.
    BoundaryRight { basis: Basis },
    /// A breach gives a right to leave at once.
    BreachRight { basis: Basis },
    /// How the part of the last year is reckoned is an assumption.
    LastYearAssumed,
    /// Nothing is agreed of how the shares are split; what is left undone.
    Undone { share: Ratio, what: Undone },
    /// The form's act has no rule on redemption, and the agreement no settlement.
    NothingSettled,
}

/// What is left undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// Ownership.
    Ownership,
    /// Liability, where it differs.
    Liability,
    /// A cost, by id.
    Cost(String),
}

fn basis(text: &str) -> Option<Basis> {
    Basis::parse(text).ok()
}

fn is_host_form(form: Option<&str>) -> bool {
    form.is_some_and(|form| HOST_FORMS.contains(&form))
}

/// A form of the act of 1992: today's provisions are not cited for it, and those of its own time have not been read.
fn is_old(form: Option<&str>) -> bool {
    form.is_some_and(|form| form.contains("-1992-"))
}

/// Whether the cooperation ends for all.
pub(super) fn ends(agreement: &Agreement, asked: &Asked<'_>) -> Option<Ends> {
    if is_host_form(asked.form) && agreement.host.as_ref().is_some_and(|host| host.as_str() == asked.party) {
        return Some(Ends::Host);
    }
    (agreement.parties.len() == 2).then_some(Ends::TwoParties)
}

/// §§ 18-2 (3) and 19-2 (3), IKS-loven § 30 (6), 1992 § 27 nr. 3; chapter 20 has no such rule.
pub(super) fn liability(agreement: &Agreement, asked: &Asked<'_>, case: Option<&Withdrawal>) -> Liability {
    let provision = match asked.form {
        Some("interkommunalt-politisk-raad") => basis("kommuneloven § 18-2 (3)"),
        Some("kommunalt-oppgavefellesskap") => basis("kommuneloven § 19-2 (3)"),
        Some(IKS) => basis("IKS-loven § 30 (6)"),
        Some("styre-1992-27") => basis("kommuneloven (1992) § 27 nr. 3 (2)"),
        _ => None,
    };
    let share = settle::liability(agreement, asked.party);
    let owed = case.and_then(|case| case.obligations.as_ref());
    let obligations = owed.and_then(|owed| owed.amount.as_ref()).map(|amount| amount.value.0.clone());
    let amount = match (&share, &obligations) {
        (Some(share), Some(owed)) => Some(Kroner::whole((&owed.to_ratio() * share).rounded(0))),
        _ => None,
    };
    Liability {
        basis: provision,
        share,
        obligations,
        counted_on: owed.and_then(|owed| owed.date.as_ref()).map(|d| d.value.0),
        amount,
    }
}

/// Who decides: the leaver to leave; the rest new terms, since what the list of the act names is changed.
pub(super) fn councils(agreement: &Agreement, asked: &Asked<'_>, ends: Option<Ends>) -> Vec<Council> {
    let adopted = match asked.form {
        Some("interkommunalt-politisk-raad") => basis("kommuneloven § 18-4 (2)"),
        Some("kommunalt-oppgavefellesskap") => basis("kommuneloven § 19-4 (2)"),
        Some(IKS) => basis("IKS-loven § 4 (2)"),
        form if is_host_form(form) => basis("kommuneloven § 20-4 (2)"),
        _ => None,
    };
    let one = |party: &crate::agreement::Party| {
        let leaves = party.id.as_str() == asked.party;
        let decision = match (leaves, ends) {
            (true, _) => Decision::Leave,
            (false, None) => Decision::NewTerms,
            (false, Some(_)) => Decision::OwnSolution,
        };
        let kind = party.kind.as_ref().map(|kind| kind.value);
        let basis = (decision == Decision::NewTerms).then(|| adopted.clone()).flatten();
        Council { party: party.id.0.clone(), kind, decision, basis }
    };
    // The leaver first: nothing follows before its council has decided.
    let (first, rest): (Vec<_>, Vec<_>) = agreement.parties.iter().map(|p| one(p)).partition(|c| c.decision == Decision::Leave);
    first.into_iter().chain(rest).collect()
}

/// The steps, in the order they are taken.
pub(super) fn next(agreement: &Agreement, asked: &Asked<'_>, date: &ExitDate, by: Date, ends: Option<Ends>) -> Vec<Next> {
    let mut next = vec![Next::Decide { by: asked.received }, Next::Send { by: asked.received }];
    next.extend(date.steps.iter().find_map(|step| match step {
        ExitStep::OutsideWindow { from, to, again: true } => Some(Next::SendAgain { from: *from, to: *to }),
        _ => None,
    }));
    next.push(match ends {
        Some(_) => Next::WindUp { by },
        None => Next::Adopt { by },
    });
    next.push(Next::Agree { by });
    let iks = asked.form == Some(IKS);
    if !is_host_form(asked.form) {
        next.push(Next::Creditors { basis: iks.then(|| basis("IKS-loven § 26 (4)")).flatten() });
    }
    next.extend([Next::Contracts, Next::Staff, Next::Data { by }]);
    if is_host_form(asked.form) && agreement.powers.is_some() {
        next.push(Next::Revoke { by });
    }
    if agreement.governance.as_ref().is_some_and(|g| g.representantskap.is_some() || g.committee.is_some()) {
        next.push(Next::Seats { by });
    }
    next.push(Next::Registers { basis: basis("kommuneloven § 26-1").filter(|_| !is_old(asked.form)) });
    next
}

/// What is worth knowing of an outcome.
pub(super) fn notes(terms: &ExitTerms, asked: &Asked<'_>, outcome: &Outcome) -> Vec<Note> {
    let mut notes = Vec::new();
    for step in &outcome.date.steps {
        match step {
            ExitStep::OutsideWindow { from, to, again } => {
                notes.push(Note::OutsideWindow { from: *from, to: *to, again: *again })
            }
            ExitStep::HeldByLockIn { until, .. } => notes.push(Note::HeldByLockIn { until: *until }),
            ExitStep::LengthByAct { basis, .. } => notes.push(Note::LengthByAct { basis: basis.clone() }),
            ExitStep::TakesEffect { stated: false, .. } => notes.push(Note::EffectAssumed),
            ExitStep::CountedFrom { stated: false, .. } => notes.push(Note::CountedByConvention),
            _ => {}
        }
    }
    notes.extend(old_one_year(asked, &outcome.date));
    if asked.ground == Ground::Notice && asked.form.is_some() && !is_old(asked.form) {
        notes.extend(basis("inndelingslova § 16").map(|basis| Note::BoundaryRight { basis }));
        if asked.form.is_some_and(|form| BREACH_FORMS.contains(&form)) {
            notes.extend(basis("IKS-loven § 30 (2)").map(|basis| Note::BreachRight { basis }));
        }
    }
    if outcome.owed.iter().any(|owed| matches!(owed.part, PartOfYear::Days { stated: false, .. })) {
        notes.push(Note::LastYearAssumed);
    }
    notes.extend(undone(outcome));
    if outcome.settlement.lines.is_empty() && terms.settlement.is_empty() {
        notes.push(Note::NothingSettled);
    }
    notes
}

/// The right of 1992 § 27 nr. 3, where the agreement's own rule gives a later day.
fn old_one_year(asked: &Asked<'_>, date: &ExitDate) -> Option<Note> {
    let in_any_event = Length { count: 1, unit: Unit::Year }.after(date.received)?;
    (asked.form == Some("styre-1992-27") && in_any_event < date.last_day).then_some(())?;
    Some(Note::OldOneYear { basis: basis("kommuneloven (1992) § 27 nr. 3")?, on: in_any_event })
}

fn undone(outcome: &Outcome) -> Vec<Note> {
    let remaining = &outcome.remaining;
    let shares = [(&remaining.ownership, Undone::Ownership), (&remaining.liability, Undone::Liability)];
    let mut notes: Vec<Note> = shares
        .into_iter()
        .filter_map(|(shares, what)| Some((shares.as_ref()?, what)))
        .filter(|(shares, _)| !shares.undone.is_zero())
        .map(|(shares, what)| Note::Undone { share: shares.undone.clone(), what })
        .collect();
    for cost in remaining.costs.iter().filter(|cost| !cost.shares.undone.is_zero()) {
        let note = Note::Undone { share: cost.shares.undone.clone(), what: Undone::Cost(cost.cost.clone()) };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}
