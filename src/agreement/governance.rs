//! Organs, tasks, powers, reporting and staff, as written in agreement.yaml.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, SeqAccess, Visitor, value::SeqAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::leaf::{ByKey, Count, Day, DayOfYear, Id, Label, PartyId, Period, Prose, Share};
use super::words::{Chair, Elector, ObserverRight, Organ, PowerKind, ReportSubject, VoteMajority, VotesBy};
use crate::source::Spanned;
use crate::yaml::LEAF_ERROR;

/// Who governs.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Governance {
    /// The supreme organ of an IPR, a KO and an IKS.
    pub representantskap: Option<Spanned<Representantskap>>,
    /// The board (styre).
    pub board: Option<Spanned<Board>>,
    /// The manager (daglig leder).
    pub manager: Option<Spanned<Manager>>,
    /// A joint elected committee in a host cooperation (nemnd).
    pub committee: Option<Spanned<Representantskap>>,
    /// The members of the joint appeals committee of a host cooperation with a nemnd, by party (klagenemnd; § 20-6).
    pub appeals_committee: ByKey<PartyId, Spanned<Seats>>,
    /// A meeting place without power, in a host cooperation (samarbeidsforum).
    pub forum: Option<Spanned<Forum>>,
}

/// A representative organ: how many members each party has.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Representantskap {
    /// Members and deputies by party.
    pub members: ByKey<PartyId, Spanned<Seats>>,
    /// How the chair is found.
    pub chair: Option<Spanned<Chair>>,
    /// The term, where it is not four years.
    pub term: Option<Spanned<Period>>,
    /// How long before the meeting notice is sent.
    pub notice: Option<Spanned<Period>>,
    /// Ordinary meetings in a year.
    pub meetings_per_year: Option<Spanned<Count>>,
    /// Who the members are, where the text says so by office: one line each (verv eller stilling).
    pub offices: Vec<Spanned<Label>>,
    /// How the members vote, where it is not one vote each and a simple majority (stemmer; § 11-9, IKS-loven § 9).
    pub votes: Option<Spanned<Votes>>,
    /// How many must be there, where the agreement says it itself (vedtaksførhet; § 11-9, IKS-loven § 9).
    pub quorum: Option<Spanned<Quorum>>,
    /// Who may be there without being a member (observatører; § 8-1).
    pub observers: Spanned<Vec<Spanned<Observer>>>,
}

/// How votes are counted.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Votes {
    /// What gives votes.
    pub by: Option<Spanned<VotesBy>>,
    /// The votes of each party in all, where they are written out (stemmevekt).
    pub weights: ByKey<PartyId, Spanned<Count>>,
    /// The majority a decision needs (flertall).
    pub majority: Option<Spanned<VoteMajority>>,
}

/// How many must be there for a decision.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Quorum {
    /// The share of the members, such as `1/2`.
    pub members: Option<Spanned<Share>>,
    /// The share of the votes, such as `2/3`.
    pub votes: Option<Spanned<Share>>,
}

/// Somebody who may be there without being a member.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observer {
    /// Its id.
    pub id: Spanned<Id>,
    /// Who it is.
    pub who: Spanned<Label>,
    /// What it may do; nothing more than listen when left out.
    #[serde(default)]
    pub rights: Vec<Spanned<ObserverRight>>,
    /// The provision that gives the right, such as `kommuneloven § 13-4` (hjemmel).
    pub basis: Option<Spanned<Label>>,
}

/// The seats of one party.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Seats {
    /// Members.
    pub members: Option<Spanned<Count>>,
    /// Deputy members (varamedlemmer).
    pub deputies: Option<Spanned<Count>>,
    /// Who is elected, where the text says so by office, such as `kommunedirektøren` (verv eller stilling; § 7-3).
    pub office: Option<Spanned<Label>>,
}

/// A board.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Board {
    /// Members in all.
    pub members: Option<Spanned<Count>>,
    /// The highest number, where the agreement gives an interval.
    pub members_max: Option<Spanned<Count>>,
    /// Deputies in all.
    pub deputies: Option<Spanned<Count>>,
    /// Members by party, where each party has its own (a board of the 1992 act).
    pub by_party: ByKey<PartyId, Spanned<Seats>>,
    /// Members elected by and among the staff.
    pub staff_members: Option<Spanned<Count>>,
    /// Who elects it.
    pub elected_by: Option<Spanned<Elector>>,
    /// The term of office.
    pub term: Option<Spanned<Period>>,
    /// How the chair is found.
    pub chair: Option<Spanned<Chair>>,
    /// Who the members are, where the text says so by office: one line each (verv eller stilling; § 7-3).
    pub offices: Vec<Spanned<Label>>,
}

/// The manager.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Manager {
    /// Who hires.
    pub hired_by: Option<Spanned<Elector>>,
}

/// A meeting place without power.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Forum {
    /// Meetings in a year.
    pub meetings_per_year: Option<Spanned<Count>>,
    /// Who meets.
    pub attended_by: Option<Spanned<Label>>,
}

/// One task.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its id.
    pub id: Spanned<Id>,
    /// What is done, as it stands after «skal» or in a list: a noun phrase.
    pub text: Spanned<Label>,
    /// From when.
    pub from: Option<Spanned<Day>>,
}

/// One power transferred, by act and section.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Power {
    /// Its id.
    pub id: Spanned<Id>,
    /// The act and sections, such as `plan- og bygningsloven §§ 20-1 og 21-4`.
    pub provision: Spanned<Label>,
    /// What it is a power to do.
    pub text: Spanned<Label>,
    /// What is kept back.
    pub except: Option<Spanned<Label>>,
    /// What kind of power it is (§ 18-1 second ledd, § 19-1 second ledd).
    pub kind: Option<Spanned<PowerKind>>,
    /// The provision that lets it be given to another legal person, where the receiver is one (§ 5-4).
    pub allowed_by: Option<Spanned<Label>>,
}

/// One kind of decision the participants are told of.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotifiedDecision {
    /// Its id.
    pub id: Spanned<Id>,
    /// Which decisions.
    pub text: Spanned<Label>,
    /// How soon.
    pub within: Option<Spanned<Period>>,
}

/// One thing reported to the participants.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Its id.
    pub id: Spanned<Id>,
    /// What is reported.
    pub what: Spanned<ReportSubject>,
    /// To whom.
    pub to: Option<Spanned<Organ>>,
    /// By which day of the year.
    pub by: Option<Spanned<DayOfYear>>,
}

/// Staff and pension.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Staff {
    /// Who employs them, when it is a participant.
    pub employer: Option<Spanned<PartyId>>,
    /// How many are employed (antall ansatte; IKS-loven § 10).
    pub employees: Option<Spanned<Count>>,
    /// Man-years that are moved.
    pub man_years: Option<Spanned<super::leaf::Number>>,
    /// The day staff are moved.
    pub transfer: Option<Spanned<Day>>,
    /// The pension scheme.
    pub pension: Option<Spanned<Label>>,
    /// What else is agreed about staff.
    pub terms: Option<Spanned<Prose>>,
}

/// A list, or the word `none`: an answer, not a silence.
macro_rules! list_or_none {
    ($(#[$doc:meta])* $name:ident of $item:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub struct $name(pub Vec<Spanned<$item>>);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct ListVisitor;
                impl<'de> Visitor<'de> for ListVisitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a list, or the word none")
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        if text == "none" { return Ok($name(Vec::new())); }
                        Err(E::custom(format!("{LEAF_ERROR}word{LEAF_ERROR}{text}{LEAF_ERROR}none")))
                    }
                    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<$name, A::Error> {
                        Vec::deserialize(SeqAccessDeserializer::new(seq)).map($name)
                    }
                }
                deserializer.deserialize_any(ListVisitor)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.0.is_empty() {
                    return serde_json::json!({"$leaf": "none"}).serialize(serializer);
                }
                self.0.serialize(serializer)
            }
        }
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> { stringify!($name).into() }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let items = generator.subschema_for::<$item>();
                json_schema!({"oneOf": [{"type": "array", "items": items}, {"const": "none"}]})
            }
        }
    };
}

list_or_none!(
    /// Powers transferred; empty means none, said in words.
    Powers of Power);
list_or_none!(
    /// Decisions the participants are told of; empty means none, said in words.
    NotifiedDecisions of NotifiedDecision);
