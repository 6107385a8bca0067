//! The what-if: register values and shares that stand in for those of the agreement, as `--set population.nordvik=18000` says them, or
//! `--set ownership.nordvik=1/3`, or a key's name for its fixed or agreed share.

use super::key::{LIABILITY, OWNERSHIP};
use crate::agreement::Agreement;
use crate::diag::nearest;
use crate::lang::Text;
use crate::quantity::Ratio;
use crate::tr;

/// One value set: a register's number for one party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The register's id; or a key's, `ownership` or `liability` for a share.
    pub register: String,
    /// The party's id.
    pub party: String,
    /// The number that stands in for the agreement's.
    pub value: Ratio,
}

/// Values set for one computation, in the order they were given; none is the agreement as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    list: Vec<Change>,
}

/// Why a text is no change of this agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeError {
    /// Not of the form `REGISTER.PARTY=VALUE`.
    NotAChange {
        /// The text as given.
        text: String,
    },
    /// The value is not a number.
    NotANumber {
        /// The text as given.
        text: String,
        /// What stands where the number should.
        value: String,
    },
    /// The value is below zero.
    Negative {
        /// The text as given.
        text: String,
    },
    /// The agreement has no such register.
    UnknownRegister {
        /// The register asked for.
        register: String,
        /// The one probably meant.
        nearest: Option<String>,
        /// Those there are.
        known: Vec<String>,
    },
    /// The agreement has no such party.
    UnknownParty {
        /// The party asked for.
        party: String,
        /// The one probably meant.
        nearest: Option<String>,
        /// Those there are.
        known: Vec<String>,
    },
    /// The same value is set twice.
    Twice {
        /// The register.
        register: String,
        /// The party.
        party: String,
    },
}

impl Changes {
    /// Reads texts of the form `REGISTER.PARTY=VALUE` and checks them against the agreement.
    ///
    /// # Errors
    /// At the first text that is no change, names what the agreement does not have, or sets a value again.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>, agreement: &Agreement) -> Result<Self, ChangeError> {
        let mut changes = Self::default();
        for text in texts {
            let change = Change::parse(text, agreement)?;
            if changes.get(&change.register, &change.party).is_some() {
                return Err(ChangeError::Twice { register: change.register, party: change.party });
            }
            changes.list.push(change);
        }
        Ok(changes)
    }

    /// The value set for a register and party.
    pub fn get(&self, register: &str, party: &str) -> Option<&Ratio> {
        self.list.iter().find(|c| c.register == register && c.party == party).map(|c| &c.value)
    }
    /// Is a value of this register set?
    pub fn touch(&self, register: &str) -> bool {
        self.list.iter().any(|c| c.register == register)
    }
    /// All of them, as they came.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.list.iter()
    }
    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Change {
    fn parse(text: &str, agreement: &Agreement) -> Result<Self, ChangeError> {
        let not_a_change = || ChangeError::NotAChange { text: text.to_owned() };
        let (name, value) = text.split_once('=').ok_or_else(not_a_change)?;
        let (register, party) = name.split_once('.').ok_or_else(not_a_change)?;
        let (register, party, value) = (register.trim(), party.trim(), value.trim());
        if register.is_empty() || party.is_empty() || value.is_empty() {
            return Err(not_a_change());
        }
        let registers = agreement.registers.iter().map(|r| r.id.as_str());
        let shares = agreement.shares.as_ref().and_then(|s| s.ownership.as_ref()).map(|_| [OWNERSHIP, LIABILITY]);
        let of_shares = agreement.cost_keys.iter().map(|k| k.id.as_str()).chain(shares.into_iter().flatten());
        if !registers.clone().chain(of_shares).any(|id| id == register) {
            let (nearest, known) =
                (nearest(register, registers.clone()).map(str::to_owned), registers.map(str::to_owned).collect());
            return Err(ChangeError::UnknownRegister { register: register.to_owned(), nearest, known });
        }
        let parties = agreement.parties.iter().map(|p| p.id.as_str());
        if !parties.clone().any(|id| id == party) {
            let (nearest, known) = (nearest(party, parties.clone()).map(str::to_owned), parties.map(str::to_owned).collect());
            return Err(ChangeError::UnknownParty { party: party.to_owned(), nearest, known });
        }
        let value: Ratio =
            value.parse().map_err(|_| ChangeError::NotANumber { text: text.to_owned(), value: value.to_owned() })?;
        if value.is_negative() {
            return Err(ChangeError::Negative { text: text.to_owned() });
        }
        Ok(Self { register: register.to_owned(), party: party.to_owned(), value })
    }
}

impl ChangeError {
    /// Every rule id [`ChangeError::finding`] may name.
    pub const RULES: &'static [&'static str] = &["not-a-change", "unknown-register", "unknown-party"];

    /// The rule, what is wrong, and what to do.
    pub fn finding(&self) -> (&'static str, Text, Text) {
        let form = || {
            tr! {
                nb: "skriv REGISTER.DELTAKER=TALL, f.eks. `population.nordvik=18000`",
                nn: "skriv REGISTER.DELTAKAR=TAL, t.d. `population.nordvik=18000`",
                en: "write REGISTER.PARTY=NUMBER, such as `population.nordvik=18000`"
            }
        };
        match self {
            Self::NotAChange { text } => (
                "not-a-change",
                tr! {
                    nb: "`{text}` er ingen endring av et tall",
                    nn: "`{text}` er inga endring av eit tal",
                    en: "`{text}` does not change a number"
                },
                form(),
            ),
            Self::NotANumber { text, value } => (
                "not-a-change",
                tr! {
                    nb: "`{value}` i `{text}` er ikke et tall",
                    nn: "`{value}` i `{text}` er ikkje eit tal",
                    en: "`{value}` in `{text}` is not a number"
                },
                form(),
            ),
            Self::Negative { text } => (
                "not-a-change",
                tr! {
                    nb: "tallet i `{text}` er under null",
                    nn: "talet i `{text}` er under null",
                    en: "the number in `{text}` is below zero"
                },
                form(),
            ),
            Self::Twice { register, party } => (
                "not-a-change",
                tr! {
                    nb: "`{register}.{party}` er satt to ganger",
                    nn: "`{register}.{party}` er sett to gonger",
                    en: "`{register}.{party}` is set twice"
                },
                tr! { nb: "sett det én gang", nn: "set det éin gong", en: "set it once" },
            ),
            Self::UnknownRegister { register, nearest, known } => (
                "unknown-register",
                tr! {
                    nb: "avtalen har ikke registeret `{register}`",
                    nn: "avtalen har ikkje registeret `{register}`",
                    en: "the agreement has no register `{register}`"
                },
                choose(nearest.as_deref(), known),
            ),
            Self::UnknownParty { party, nearest, known } => (
                "unknown-party",
                tr! {
                    nb: "avtalen har ikke deltakeren `{party}`",
                    nn: "avtalen har ikkje deltakaren `{party}`",
                    en: "the agreement has no party `{party}`"
                },
                choose(nearest.as_deref(), known),
            ),
        }
    }
}

/// The one probably meant, or all there are.
fn choose(nearest: Option<&str>, known: &[String]) -> Text {
    match nearest {
        Some(nearest) => tr! { nb: "mente du `{nearest}`?", nn: "meinte du `{nearest}`?", en: "did you mean `{nearest}`?" },
        None if known.is_empty() => tr! { nb: "avtalen har ingen", nn: "avtalen har ingen", en: "the agreement has none" },
        None => {
            let known = known.join("`, `");
            tr! { nb: "velg blant `{known}`", nn: "vel mellom `{known}`", en: "choose one of `{known}`" }
        }
    }
}
