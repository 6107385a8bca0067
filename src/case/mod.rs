//! `cases/<case>.yaml` as typed values with places: one matter put to the councils. Prose stands beside it as `<case>.<part>[.<party>].md`.
//! Enter at [`Case`].

mod withdraw;

pub use withdraw::{GivenNotice, Handed, Obligations, Withdrawal};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::agreement::leaf::{ByKey, Day, Id, Label, Money, PartyId, Prose, Year};
use crate::agreement::words::{Access, Body, BodyRole, CaseKind, Language};
use crate::source::Spanned;

/// One matter put to the councils (sak).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// The version of this format: 1.
    pub schema: u32,
    /// What the matter is (sakstype).
    pub kind: Option<Spanned<CaseKind>>,
    /// The title of the papers (tittel).
    pub title: Option<Spanned<Label>>,
    /// The date of the papers.
    pub dated: Option<Spanned<Day>>,
    /// The version of the agreement put to the councils.
    pub version: Option<Spanned<String>>,
    /// What happened before (tidligere vedtak og hendelser).
    pub timeline: Spanned<Vec<Spanned<Event>>>,
    /// The choices the council has, with the zero alternative (alternativer).
    pub alternatives: Spanned<Vec<Spanned<Alternative>>>,
    /// Attachments (vedlegg).
    pub attachments: Spanned<Vec<Spanned<Attachment>>>,
    /// Documents not attached (andre saksdokumenter).
    pub other_documents: Spanned<Vec<Spanned<Attachment>>>,
    /// Who leaves, when and on what terms; for a case of kind `withdraw` (uttreden).
    pub withdraw: Option<Spanned<Withdrawal>>,
    /// The costs shown with years as columns, by id.
    pub costs: Vec<Spanned<Id>>,
    /// The tables of series shown, by table id.
    pub series: Vec<Spanned<Id>>,
    /// Each party's own part of the case.
    pub parties: Spanned<ByKey<PartyId, Spanned<CaseParty>>>,
}

/// One party's part of a case.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CaseParty {
    /// The number of the case in the party's own journal (arkivsaksnummer).
    pub case_number: Option<Spanned<Label>>,
    /// The archive code (arkivkode).
    pub archive_code: Option<Spanned<Label>>,
    /// The case officer's function; never a personal name in an example (saksbehandler).
    pub officer: Option<Spanned<Label>>,
    /// The language form of this party's paper.
    pub language: Option<Spanned<Language>>,
    /// The bodies that treat the case, in order (saksgang).
    pub bodies: Spanned<Vec<Spanned<Hearing>>>,
    /// What the party pays today for the same, by year.
    pub present_cost: ByKey<Year, Spanned<Money>>,
    /// What the present cost is built on.
    pub present_cost_source: Option<Spanned<Label>>,
    /// Points of the decision that concern this council alone; free text, one point a list item.
    pub local_points: Option<Spanned<Prose>>,
    /// How the cost is covered in the party's own budget, as a whole sentence.
    pub budget_cover: Option<Spanned<Label>>,
}

/// A body that treats the case.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// The body.
    pub body: Spanned<Body>,
    /// What it does with the case.
    pub role: Spanned<BodyRole>,
    /// The day it meets.
    pub date: Option<Spanned<Day>>,
    /// The number of the case in the body.
    pub number: Option<Spanned<Label>>,
}

/// Something that happened before.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its id.
    pub id: Spanned<Id>,
    /// The day.
    pub date: Option<Spanned<Day>>,
    /// When, where no day is known, such as «høsten 2018».
    pub when: Option<Spanned<Label>>,
    /// What happened.
    pub text: Spanned<Label>,
}

/// One of the choices.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its name.
    pub title: Spanned<Label>,
    /// What it is.
    pub text: Spanned<Label>,
    /// What speaks for it.
    #[serde(rename = "for")]
    pub benefits: Option<Spanned<Label>>,
    /// What speaks against it.
    #[serde(rename = "against")]
    pub drawbacks: Option<Spanned<Label>>,
    /// Whether it is what the administration proposes.
    pub recommended: Option<Spanned<bool>>,
}

/// A document that goes with the case.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its title.
    pub title: Spanned<Label>,
    /// Its date.
    pub date: Option<Spanned<Day>>,
    /// The document of this agreement it is, such as `statutes`.
    pub document: Option<Spanned<Id>>,
    /// Whether the public may read it.
    pub access: Option<Spanned<Access>>,
}
