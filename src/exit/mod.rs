//! When a participant that gives notice is out, and what follows: notice, window, effect rule and lock-in counted day by day; what is
//! owed until then, what is settled, who takes over the shares, who must decide. Pure: typed terms in, dates, amounts and typed steps out.
//! Enter at [`effect`] for the dates, at [`outcome`] for all of it; [`words`] says the steps in three languages.

mod asked;
mod error;
mod follows;
mod outcome;
mod owed;
mod remaining;
mod rule;
mod settle;
#[cfg(test)]
mod tests;
mod window;
pub mod words;

pub use asked::{Asked, BREACH_FORMS, Ground, HOST_FORMS, IKS, default_length};
pub use error::ExitError;
pub use follows::{Council, Decision, Ends, Liability, Next, Note, Undone};
pub use outcome::{Leaving, Outcome, outcome};
pub use owed::{Owed, PartOfYear};
pub use remaining::{CostAfter, Remaining, ShareAfter, SharesAfter};
pub use rule::effect;
pub use settle::{Line, Range, Settlement, liability as liability_share};

use crate::agreement::words::{CountedFrom, Effect};
use crate::basis::Basis;
use crate::quantity::{Date, Length};

/// When an exit takes effect, and how one gets there.
///
/// The exit takes effect at the end of `last_day`, which is the same moment as the beginning of `effect`: with `takes_effect:
/// year-end`, `last_day` is 31 December and `effect` is 1 January.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitDate {
    /// The day the notice was received.
    pub received: Date,
    /// The last day of the notice period: the same day of its last month, or that month's last day.
    pub notice_ends: Date,
    /// The first day the party is no longer a participant: the day after `last_day`.
    pub effect: Date,
    /// The last day the party is a participant.
    pub last_day: Date,
    /// Was the notice received within the window? None when the agreement has no window.
    pub within_window: Option<bool>,
    /// The first day an exit may take effect, where there is a lock-in.
    pub lock_in_until: Option<Date>,
    /// Did the lock-in put the exit off?
    pub held_by_lock_in: bool,
    /// The working, in order.
    pub steps: Vec<ExitStep>,
}

/// One line of working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExitStep {
    /// The notice was received.
    Received {
        /// When.
        on: Date,
    },
    /// It was received within the window, from its first to its last day.
    WithinWindow {
        /// The window's first day.
        from: Date,
        /// The window's last day.
        to: Date,
    },
    /// It was received outside the window, and is counted as if received on the first day of the next.
    OutsideWindow {
        /// The next window's first day, which it counts from.
        from: Date,
        /// That window's last day.
        to: Date,
        /// Does the agreement say that it must be sent again?
        again: bool,
    },
    /// The agreement states no length; the act does.
    LengthByAct {
        /// The length.
        length: Length,
        /// The provision.
        basis: Basis,
    },
    /// A boundary change gives a period of its own, which lock-in and window do not touch.
    BoundaryChange {
        /// The day the change was put into effect.
        on: Date,
        /// The last day notice may be received.
        until: Date,
        /// The provision.
        basis: Basis,
    },
    /// A material breach gives a right to leave at once.
    Breach {
        /// The provision.
        basis: Basis,
    },
    /// What the period runs from.
    CountedFrom {
        /// The rule.
        rule: CountedFrom,
        /// Does the agreement say so? If not, receipt is the convention.
        stated: bool,
        /// Day zero, which is not itself counted.
        day_zero: Date,
    },
    /// The period has run out.
    NoticeEnds {
        /// How long it is.
        length: Length,
        /// Its last day.
        on: Date,
    },
    /// The effect rule: the first such day not before the end of the notice.
    TakesEffect {
        /// The rule.
        rule: Effect,
        /// Does the agreement say so? If not, the end of the period follows of the act's default.
        stated: bool,
        /// The last day as a participant.
        last_day: Date,
    },
    /// The party has been in long enough by then.
    LockInOver {
        /// The first day an exit may take effect.
        until: Date,
    },
    /// The lock-in is not over by then: the effect rule again, from the day before it ends.
    HeldByLockIn {
        /// The first day an exit may take effect.
        until: Date,
        /// The last day as a participant.
        last_day: Date,
    },
}
