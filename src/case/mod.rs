//! `cases/<case>.yaml` as typed values with places: one matter put to the councils. Prose stands beside it as `<case>.<part>[.<party>].md`.
//! Enter at [`Case`].

pub mod adoption;
mod figures;
mod matter;
pub mod points;
mod withdraw;

pub use figures::{FromTo, KeyFigure, ShareChange, whole_kroner};
pub use matter::{BudgetChange, BudgetMatter, ChangedProvision, Election, Estimate, GuaranteeMatter};
pub use withdraw::{GivenNotice, Handed, Obligations, Withdrawal};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::agreement::leaf::{ByKey, Day, Id, Label, Money, PartyId, Prose, Share, Year};
use crate::agreement::words::{Access, Body, BodyRole, CaseKind, CaseRole, GuaranteeApproval, Language};
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
    /// The day the matter takes effect: of a new party, a change or a dissolution (virkningstidspunkt).
    pub effect: Option<Spanned<Day>>,
    /// The day by which every council must have decided (frist for alle kommunestyrene).
    pub deadline: Option<Spanned<Day>>,
    /// Who leaves and when; for a case of kind `withdraw` (uttreden).
    pub withdraw: Option<Spanned<Withdrawal>>,
    /// Figures that explain the matter and that no key shares (nøkkeltall).
    pub figures: Spanned<Vec<Spanned<KeyFigure>>>,
    /// Changes of who pays how much of a cost, asked for or proposed (endring av andeler).
    pub share_changes: Spanned<Vec<Spanned<ShareChange>>>,
    /// The last day notice of withdrawal is sent (siste dag for varsel).
    pub notice_by: Option<Spanned<Day>>,
    /// What the settlement at a withdrawal may come to for the leaver (anslag for oppgjøret).
    pub estimate: Option<Spanned<Estimate>>,
    /// The changes, provision by provision; for a case of kind `amend` (endringer § for §).
    pub changes: Spanned<Vec<Spanned<ChangedProvision>>>,
    /// Whether the change concerns the powers given away, so that they must be delegated anew (endret myndighet; § 20-4 c).
    pub powers_changed: Option<Spanned<bool>>,
    /// What a new party pays once (engangsbeløp ved inntreden).
    pub entry_fee: Option<Spanned<Money>>,
    /// Ownership shares as they were before, where the agreement says the new ones (eierandeler før endringen).
    pub shares_before: ByKey<PartyId, Spanned<Share>>,
    /// Ownership shares as they become, where the agreement still says the old ones (eierandeler etter endringen).
    pub shares_after: ByKey<PartyId, Spanned<Share>>,
    /// The election; for a case of kind `elect` (valg).
    pub election: Option<Spanned<Election>>,
    /// What is guaranteed; for a case of kind `guarantee` (garanti; § 14-19).
    pub guarantee: Option<Spanned<GuaranteeMatter>>,
    /// The budget that is changed; for a case of kind `adjust-budget` (budsjettregulering; § 14-5, § 14-8).
    pub budget: Option<Spanned<BudgetMatter>>,
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
    /// What the party is in a matter that does not concern all alike: it joins or was there, leaves or remains (rolle i saken).
    pub role: Option<Spanned<CaseRole>>,
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
    /// The frame for the settlement when the party leaves (ramme for oppgjøret).
    pub mandate: Option<Spanned<Money>>,
    /// The highest amount the party guarantees for (garantibeløp; § 14-19).
    pub guarantee: Option<Spanned<Money>>,
    /// Whether the ministry must approve the guarantee (godkjenning; § 14-19, garantiforskriften § 4).
    pub guarantee_approval: Option<Spanned<GuaranteeApproval>>,
    /// The party's own grant, before and after (bevilgning).
    pub budget: Option<Spanned<BudgetChange>>,
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
    /// What the body voted through, point by point; written only when it has met (innstilling, uttalelse, vedtak).
    pub text: Option<Spanned<Prose>>,
    /// How the votes fell, as a whole sentence (stemmetall).
    pub votes: Option<Spanned<Label>>,
    /// Proposals that were voted down (mindretallsforslag).
    pub minority: Option<Spanned<Prose>>,
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
    /// The provision it is withheld by, such as `offentleglova § 23` (hjemmel for unntak).
    pub access_basis: Option<Spanned<Label>>,
}

impl Case {
    /// Is what was paid in a year worth a comparison in this case? In a change of the agreement only the year before it, or a later one,
    /// is; no year said is taken for that.
    pub fn compares_with(&self, year: Option<i16>) -> bool {
        let amends = self.kind.as_ref().is_some_and(|kind| kind.value == CaseKind::Amend);
        let effect = self.effect.as_ref().filter(|_| amends).map(|day| day.value.0.year());
        effect.zip(year).is_none_or(|(effect, year)| year >= effect - 1)
    }
}
