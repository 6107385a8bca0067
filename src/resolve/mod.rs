//! From an agreement, the library and the law to what stands where: form, dates, computed costs, and for every document the clauses
//! placed in it. Enter at [`resolve`]; `render` makes the blocks of one language when they are needed.
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

mod choose;
mod coverage;
pub mod inputs;
pub mod leave;
mod lift;
mod matter;
mod number;
mod prefer;
pub mod print;
mod registers;
mod render;
mod scope;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

pub(crate) use choose::delegates;
pub use coverage::{Answer, Coverage, coverage, document_coverage};
pub use inputs::{Loaded, LoadedCase};
pub(crate) use matter::{joining, leaving};
pub use number::{Numbers, section_id};
pub use render::{Rendered, RenderedEntry, RenderedSection, entry_blocks, render};

use crate::agreement::Provision;
use crate::agreement::data::Node;
use crate::agreement::words::Numbering;
use crate::basis::{Basis, BasisError};
use crate::clause::outline::{DocumentType, OutlineFile, SectionPlan};
use crate::clause::profile::Profile;
use crate::clause::{Clause, Library};
use crate::cost::{Changes, CostError, CostTable};
use crate::diag::Findings;
use crate::lang::Lang;
use crate::law::{Form, Law};
use crate::quantity::Date;
use crate::source::{SourceId, Sources};

/// What may be changed for a what-if: the only way inputs change.
#[derive(Debug, Clone, Default)]
pub struct Scenario {
    /// The law date asked for.
    pub as_of: Option<Date>,
    /// The day it is; only for agreements that say no other date, and never in `build`.
    pub today: Option<Date>,
    /// Register values set to other numbers.
    pub changes: Changes,
}

/// An agreement with everything that is the same in both languages worked out.
pub struct Resolved<'a> {
    /// The agreement as read.
    pub loaded: &'a Loaded,
    /// All texts.
    pub sources: &'a Sources,
    /// The clauses it is made of.
    pub library: &'a Library,
    /// The law.
    pub law: &'a Law,
    /// What `legal_basis` says, parsed; none when it is absent or open.
    pub basis: Option<Result<Basis, BasisError>>,
    /// The form the legal basis means.
    pub form: Option<&'a Form>,
    /// The day whose law holds for `check` and for what the documents call law today.
    pub law_date: Date,
    /// The day of the documents.
    pub document_date: Option<Date>,
    /// Every cost with its parts, in the agreement's order.
    pub costs: Vec<CostTable>,
    /// Costs that cannot be worked out.
    pub cost_errors: Vec<CostError>,
    /// The documents, with what stands in each.
    pub documents: Vec<Placed<'a>>,
    /// Control codes worked out so far: papers of many councils name the same text.
    codes: Mutex<BTreeMap<(String, Lang), String>>,
}

/// A document of an agreement: what stands in it, in order, in every language.
pub struct Placed<'a> {
    /// Its type.
    pub kind: &'a DocumentType,
    /// The outline of its form.
    pub outline: &'a OutlineFile,
    /// How it is numbered.
    pub numbering: Numbering,
    /// The case it is a paper of.
    pub case: Option<&'a LoadedCase>,
    /// The party whose paper it is.
    pub party: Option<&'a str>,
    /// How that party wants its papers.
    pub profile: Option<&'a Profile>,
    /// The languages it is made in; the first is the original.
    pub langs: Vec<Lang>,
    /// The values its clauses see.
    pub scope: Arc<Node>,
    /// The sections with something in them.
    pub sections: Vec<PlacedSection<'a>>,
    /// Topics whose clause could not be placed, and why.
    pub left_out: Vec<LeftOut<'a>>,
}

/// A section and what stands in it.
pub struct PlacedSection<'a> {
    /// The section as planned.
    pub plan: &'a SectionPlan,
    /// What stands in it.
    pub entries: Vec<Entry<'a>>,
}

/// One thing that stands in a section.
pub struct Entry<'a> {
    /// Its element id.
    pub element: String,
    /// The topic it fills.
    pub topic: String,
    /// Whether its title is printed as a heading.
    pub heading: bool,
    /// What it is.
    pub what: What<'a>,
}

/// What an entry is.
pub enum What<'a> {
    /// A clause; `item` is the path of the list item it is repeated for.
    Clause { clause: &'a Clause, item: Option<String> },
    /// The agreement's own text.
    Provision(&'a Provision),
    /// The case officer's own prose; none when the file is missing.
    Part { part: &'a str, source: Option<SourceId> },
}

/// A topic no clause was placed for.
pub struct LeftOut<'a> {
    /// The topic.
    pub topic: &'a str,
    /// The clauses that could fill it, with what each lacks.
    pub candidates: Vec<(&'a Clause, Lack)>,
    /// Whether the drafter said so.
    pub omitted: bool,
}

/// Why a clause is not placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// A path it needs is not there.
    Needs(String),
    /// Its condition does not hold.
    When,
    /// It is chosen only by name.
    NotChosen,
    /// Another was chosen.
    Other(String),
}

impl Resolved<'_> {
    /// The language of the agreement's original.
    pub fn original(&self) -> Lang {
        languages(self.loaded).first().copied().unwrap_or(Lang::Nb)
    }
    /// The form's id.
    pub fn form_id(&self) -> Option<&str> {
        self.form.map(|f| f.id.as_str())
    }
    /// The control code of a joint document in a language, as it is printed on it.
    pub(crate) fn control_code(&self, placed: &Placed<'_>, lang: Lang) -> String {
        let key = (placed.kind.id.clone(), lang);
        if let Some(code) = self.codes.lock().ok().and_then(|codes| codes.get(&key).cloned()) {
            return code;
        }
        let rendered = render(self, placed, lang, &mut Findings::default());
        let code = crate::document::assemble(self, placed, rendered, lang, false).meta.control_code;
        if let Ok(mut codes) = self.codes.lock() {
            codes.insert(key, code.clone());
        }
        code
    }
    /// A document that is not a case paper.
    pub fn document(&self, kind: &str) -> Option<&Placed<'_>> {
        self.documents.iter().find(|d| d.kind.id == kind && d.case.is_none())
    }
    /// A cost worked out.
    pub fn cost(&self, id: &str) -> Option<&CostTable> {
        self.costs.iter().find(|c| c.cost == id)
    }
}

impl<'a> Resolved<'a> {
    /// A document the agreement does not list, placed as if it did.
    pub fn place(&self, kind: &str) -> Option<Placed<'a>> {
        choose::place(self, kind, None, None, languages(self.loaded))
    }

    /// Why the other clauses of a topic do not stand in a placed document.
    pub fn lacks(&self, placed: &Placed<'a>, topic: &str) -> Vec<(&'a Clause, Lack)> {
        choose::lacks(self, placed, topic)
    }
}

impl Placed<'_> {
    /// Is it a document the parties agree on, and no paper from one of them?
    pub fn is_joint(&self) -> bool {
        self.case.is_none() && (self.party.is_none() || self.kind.common.per_party == Some(true))
    }

    /// The name of the document's files, `<file>[.<case>][.<party>].<lang>`: it goes by what it is called in its language.
    pub fn stem(&self, lang: Lang) -> String {
        let mut parts = vec![self.outline.file.in_lang(lang).unwrap_or(&self.kind.id).to_owned()];
        parts.extend(self.case.map(|c| c.id.clone()));
        parts.extend(self.party.map(str::to_owned));
        parts.push(lang.id().to_owned());
        parts.join(".")
    }

    /// Everything that stands in the document.
    pub fn entries(&self) -> impl Iterator<Item = &Entry<'_>> {
        self.sections.iter().flat_map(|s| s.entries.iter())
    }
}

/// The languages of the joint documents, the original first.
pub fn languages(loaded: &Loaded) -> Vec<Lang> {
    let mut langs: Vec<Lang> = Vec::new();
    if let Some(said) = &loaded.agreement.languages {
        let all = said.original.iter().chain(&said.originals).chain(&said.translations);
        for lang in all.map(|l| Lang::from(l.value)) {
            if !langs.contains(&lang) {
                langs.push(lang);
            }
        }
        if let Some(prevails) = &said.prevails {
            langs.sort_by_key(|l| *l != Lang::from(prevails.value));
        }
    }
    if langs.is_empty() {
        langs.push(Lang::Nb);
    }
    langs
}

/// Works an agreement out: form, dates, costs, and what stands in each document.
pub fn resolve<'a>(
    loaded: &'a Loaded,
    library: &'a Library,
    law: &'a Law,
    sources: &'a Sources,
    scenario: &Scenario,
) -> Resolved<'a> {
    let agreement = &loaded.agreement;
    let document_date = agreement.dated.as_ref().map(|d| d.0).or_else(|| Some(agreement.in_force.as_ref()?.date.as_ref()?.0));
    let historic = agreement.historic.as_ref().is_some_and(|h| h.value);
    let own_date = if historic { document_date } else { agreement.ended.as_ref().map(|d| d.0) };
    let law_date = scenario.as_of.or(own_date).or(scenario.today).or(document_date).unwrap_or(law.known_until);
    let said = agreement.legal_basis.as_ref().and_then(|b| b.in_lang(Lang::Nb));
    let basis = said.map(Basis::parse);
    // A form is recognised by its provision on whatever day; whether that is law on the law date is for the check.
    let form_date = document_date.unwrap_or(law_date);
    let form = said.and_then(|text| law.form_of_text(text, form_date).ok().flatten());
    let (mut costs, mut cost_errors) = (Vec::new(), Vec::new());
    for cost in agreement.costs.iter() {
        match crate::cost::cost_table(agreement, &cost.id.0, &scenario.changes) {
            Ok(table) => costs.push(table),
            Err(error) => cost_errors.push(error),
        }
    }
    let mut resolved = Resolved {
        loaded,
        sources,
        library,
        law,
        basis,
        form,
        law_date,
        document_date,
        costs,
        cost_errors,
        documents: Vec::new(),
        codes: Mutex::new(BTreeMap::new()),
    };
    resolved.documents = choose::documents(&resolved);
    resolved
}

/// Renders every document in every language for its findings alone.
pub fn render_all(resolved: &Resolved<'_>, findings: &mut Findings) {
    for placed in &resolved.documents {
        for &lang in &placed.langs {
            render(resolved, placed, lang, findings);
        }
    }
}
