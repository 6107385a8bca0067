//! agreement.yaml as typed values with places: the shape of a cooperation, nothing about whether it is lawful.
//! Enter at [`Agreement`]; `crate::yaml` reads it, [`data`] shows it to templates by path, [`schema`] describes it to editors.

pub mod data;
pub mod exit_terms;
pub mod governance;
pub mod keys;
pub mod leaf;
pub mod money;
pub mod predecessor;
pub mod privacy;
pub mod schema;
pub mod service;
pub mod start;
pub mod words;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Spanned;
use exit_terms::{Dissolution, ExitTerms};
use governance::{Governance, Report, Staff, Task};
use leaf::{ByKey, Day, Id, Label, PartyId, Prose};
use money::{Annex, Contributions, Cost, CostKey, Guarantee, Loans, Register, Series, Settlement, Shares};
use predecessor::Predecessor;
use privacy::Privacy;
use service::Sla;
use words::{Condition, Language, Majority, Numbering, Organ, PartyKind, ProcurementRoute, Signatory};

/// One cooperation. Norwegian: samarbeid. Every key but `schema` may be left out: what the law asks for is asked by `check`.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Agreement {
    /// The version of this format: 1.
    pub schema: u32,
    /// The one legal name, not translated (navn; § 18-4 a, § 19-4 a, IKS-loven § 4 nr. 1).
    pub name: Option<Spanned<Label>>,
    /// A short name to use in running text (kortnavn).
    pub short_name: Option<Spanned<Label>>,
    /// The provision the cooperation stands on, such as `kommuneloven § 19-1` (hjemmel).
    pub legal_basis: Option<Spanned<Label>>,
    /// Whether it is a legal person of its own (eget rettssubjekt; § 18-4 b, § 19-4 b).
    pub legal_person: Option<Spanned<bool>>,
    /// The office municipality, when it is no legal person of its own (kontorkommune; § 14-8).
    pub office: Option<Spanned<PartyId>>,
    /// The host municipality (vertskommune; § 20-4 b).
    pub host: Option<Spanned<PartyId>>,
    /// The municipality of the head office (hovedkontor, forretningskommune).
    pub seat: Option<Spanned<PartyId>>,
    /// Which language forms the documents are made in (språk).
    pub languages: Option<Spanned<Languages>>,
    /// When the agreement takes effect (ikrafttredelse).
    pub in_force: Option<Spanned<InForce>>,
    /// The date of the documents, where it is another than the entry into force.
    pub dated: Option<Spanned<Day>>,
    /// A text of the past, kept as it was: its law is the law of its own date (historisk).
    pub historic: Option<Spanned<bool>>,
    /// When the cooperation ended.
    pub ended: Option<Spanned<Day>>,
    /// An example: every page says «Eksempel. Ikke vedtatt.»
    pub example: Option<Spanned<bool>>,
    /// The cooperation this one takes the place of (samarbeidet som blir avløst; § 31-2).
    pub predecessor: Option<Spanned<Predecessor>>,
    /// The participants (deltakere; § 20-4 a, IKS-loven § 4 nr. 2).
    pub parties: Spanned<Vec<Spanned<Party>>>,
    /// Every number a cost key reads, and where it is from (tallgrunnlag).
    pub registers: Spanned<Vec<Spanned<Register>>>,
    /// Organs, members and manager (organer; § 18-4 c, § 19-4 c, § 20-4 fourth ledd, IKS-loven § 4 nr. 5 and 8).
    pub governance: Option<Spanned<Governance>>,
    /// What the cooperation is for (formål).
    pub purpose: Option<Spanned<Prose>>,
    /// Where the work is done (lokalisering).
    pub location: Option<Spanned<Prose>>,
    /// What is done for the participants (oppgaver; § 19-4 d, § 20-4 c).
    pub tasks: Spanned<Vec<Spanned<Task>>>,
    /// Powers transferred: `none`, or a list by act and section (myndighet; § 19-4 d, § 20-4 c).
    pub powers: Option<Spanned<governance::Powers>>,
    /// Which decisions the participants are told of (underretning; § 20-4 e).
    pub notified_decisions: Option<Spanned<governance::NotifiedDecisions>>,
    /// Deposits, yearly contributions, deficit and surplus (innskudd og andre bidrag; § 19-4 e).
    pub contributions: Option<Spanned<Contributions>>,
    /// How host and participants settle (økonomisk oppgjør; § 20-4 f).
    pub settlement: Option<Spanned<Settlement>>,
    /// Ownership and liability shares (eierandel og ansvarsandel; § 18-4 f, § 19-4 f).
    pub shares: Option<Spanned<Shares>>,
    /// Whether it may borrow (lån; § 19-4 g).
    pub loans: Option<Spanned<Loans>>,
    /// Guarantees and pledges for the obligations of others (garantier; IKS-loven § 22 b, kommuneloven § 14-19).
    pub guarantees: Spanned<Vec<Spanned<Guarantee>>>,
    /// How the cooperation stands to the rules on public procurement (anskaffelser; § 17-1 third ledd).
    pub procurement: Option<Spanned<Procurement>>,
    /// What is reported to the participants (rapportering; § 19-4 h).
    pub reporting: Spanned<Vec<Spanned<Report>>>,
    /// Staff and pension (ansatte).
    pub staff: Option<Spanned<Staff>>,
    /// Who answers for shared documentation (dokumentasjon og arkiv; arkivforskrifta § 8).
    pub archive: Option<Spanned<Archive>>,
    /// Data protection (personvern).
    pub privacy: Option<Spanned<Privacy>>,
    /// Who decides changes (endring; § 18-4 third ledd, § 19-4 third ledd).
    pub amendment: Option<Spanned<Amendment>>,
    /// How a participant leaves (uttreden; § 18-4 g, § 19-4 i, § 20-4 g).
    pub exit_terms: Option<Spanned<ExitTerms>>,
    /// How the cooperation ends (oppløsning; § 18-4 h, § 19-4 j, § 20-4 h).
    pub dissolution: Option<Spanned<Dissolution>>,
    /// Keys that say how a cost is shared (fordelingsnøkler).
    pub cost_keys: Spanned<Vec<Spanned<CostKey>>>,
    /// Costs by year (kostnader).
    pub costs: Spanned<Vec<Spanned<Cost>>>,
    /// Figures by year that explain a case, such as cost without cooperation (tallserier).
    pub series: Spanned<Vec<Spanned<Series>>>,
    /// The service level agreement (tjenesteavtale).
    pub sla: Option<Spanned<Sla>>,
    /// Attachments (vedlegg).
    pub annexes: Spanned<Vec<Spanned<Annex>>>,
    /// Who signs (underskrifter).
    pub signatures: Option<Spanned<Signatures>>,
    /// Which documents are made: `statutes`, `bylaws`, `sla`, `data-processing-agreement`, `coverage`.
    pub documents: Spanned<Vec<Spanned<Id>>>,
    /// How a document is numbered, where it is otherwise than its outline says: document to numbering.
    pub numbering: ByKey<Id, Spanned<Numbering>>,
    /// Which clause fills a topic, only where the drafter departs from the default: topic to clause id, or `omit`.
    pub clauses: ByKey<Id, Spanned<Id>>,
    /// Own or verbatim old text after a named topic.
    pub provisions: Spanned<Vec<Spanned<Provision>>>,
    /// What is not decided yet: path to the question. Prints as a gap.
    pub open: BTreeMap<String, Spanned<Label>>,
    /// What the drafter assumed because the source does not say: path to the assumption. Printed and listed.
    pub assumptions: BTreeMap<String, Spanned<Label>>,
}

/// A participant.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its id in this file.
    pub id: Spanned<Id>,
    /// What it is.
    pub kind: Option<Spanned<PartyKind>>,
    /// Its full legal name.
    pub name: Spanned<Label>,
    /// Its name in running text and narrow tables, such as `Nordvik`.
    pub short: Option<Spanned<Label>>,
    /// Municipality number, four characters (kommunenummer).
    pub number: Option<Spanned<String>>,
    /// Organisation number (organisasjonsnummer).
    pub org_number: Option<Spanned<String>>,
    /// The language form of its council papers.
    pub language: Option<Spanned<Language>>,
    /// How it wants its council papers: a file under `templates/profiles/` (profil).
    pub profile: Option<Spanned<Id>>,
}

/// Which language forms the joint documents are made in.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Languages {
    /// The one original.
    pub original: Option<Spanned<Language>>,
    /// Translations of it.
    pub translations: Vec<Spanned<Language>>,
    /// Two originals.
    pub originals: Vec<Spanned<Language>>,
    /// The one that prevails when two originals differ.
    pub prevails: Option<Spanned<Language>>,
}

/// When the agreement takes effect.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct InForce {
    /// The day.
    pub date: Option<Spanned<Day>>,
    /// What must have happened.
    pub condition: Option<Spanned<Condition>>,
    /// The day the condition must have been met by.
    pub longstop: Option<Spanned<Day>>,
}

/// Who answers for documentation.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Archive {
    /// Who keeps it.
    pub responsible: Option<Spanned<PartyId>>,
    /// Whether several participants work in one system (arkivforskrifta § 8).
    pub shared_system: Option<Spanned<bool>>,
}

/// Who decides changes.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Amendment {
    /// Changes outside what the councils must decide themselves.
    pub other_provisions: Option<Spanned<Majority>>,
    /// Who decides changes of the cost key (fordelingsnøkkelen; § 18-4 third ledd, § 19-4 second ledd, § 20-4 second ledd).
    pub cost_key: Option<Spanned<Organ>>,
}

/// How the cooperation stands to the rules on public procurement.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Procurement {
    /// The answer the participants build on (anskaffelsesforskriften §§ 2-3 and 3-1 to 3-3).
    pub route: Option<Spanned<ProcurementRoute>>,
    /// What the answer is built on, as whole sentences.
    pub note: Option<Spanned<Label>>,
}

/// Who signs.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Signatures {
    /// The office that signs for each party (§ 6-1: ordføreren unless given to another).
    pub by: Option<Spanned<Signatory>>,
}

/// Own text, or old text word for word, placed after a topic.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Its id.
    pub id: Spanned<Id>,
    /// The topic it follows.
    pub after: Spanned<Id>,
    /// The document it stands in; the governing document when left out.
    pub document: Option<Spanned<Id>>,
    /// Its heading.
    pub title: Spanned<Label>,
    /// Its text.
    pub text: Spanned<Prose>,
    /// The requirements it answers, such as `kommuneloven § 19-4 (4) h`.
    #[serde(default)]
    pub meets: Vec<Spanned<String>>,
}
