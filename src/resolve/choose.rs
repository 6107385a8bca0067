//! Chooses what stands in each document: which documents there are, and which clause fills each topic.

use std::sync::Arc;

use super::{Entry, Lack, LeftOut, LoadedCase, Placed, PlacedSection, Resolved, What, languages, leave, scope};
use crate::agreement::Agreement;
use crate::agreement::data::{Data, Node};
use crate::agreement::words::Numbering;
use crate::clause::Clause;
use crate::clause::outline::{OutlineFile, Slot};
use crate::clause::profile::{DEFAULT, Profile};
use crate::lang::Lang;

/// The document types that are papers of a case, not of the cooperation.
const CASE_PAPERS: &[&str] = &["council-case"];

/// The document types that are papers of one party, from it alone.
const PARTY_PAPERS: &[&str] = &["delegation"];
/// The document type that is made once for each case in which a party leaves.
const WITHDRAWAL: &str = "withdrawal-agreement";

/// Every document of the agreement, in the agreement's order, then the case papers by case and party.
pub(super) fn documents<'a>(resolved: &Resolved<'a>) -> Vec<Placed<'a>> {
    let agreement = &resolved.loaded.agreement;
    let mut placed = Vec::new();
    for document in agreement.documents.iter().filter(|d| !CASE_PAPERS.contains(&d.0.as_str()) && d.0 != WITHDRAWAL) {
        let kind = document.0.as_str();
        if PARTY_PAPERS.contains(&kind) {
            for party in agreement.parties.iter().filter(|party| delegates(resolved, &party.id.0)) {
                let lang = party.language.as_ref().map_or_else(|| resolved.original(), |l| Lang::from(l.value));
                placed.extend(place(resolved, kind, None, Some(party.id.0.as_str()), vec![lang]));
            }
        } else if resolved.library.documents.get(kind).is_some_and(|d| d.common.per_party == Some(true)) {
            for party in counterparties(agreement) {
                placed.extend(place(resolved, kind, None, Some(party), languages(resolved.loaded)));
            }
        } else {
            placed.extend(place(resolved, kind, None, None, languages(resolved.loaded)));
        }
    }
    for case in &resolved.loaded.cases {
        // An agreement takes two: while the others are not known there is nobody to agree with.
        if leave::withdrawal(case).is_some() && agreement.parties.len() > 1 {
            placed.extend(place(resolved, WITHDRAWAL, Some(case), None, languages(resolved.loaded)));
        }
        for party in agreement.parties.iter() {
            let own = case.case.parties.iter().find(|(id, _)| id.0 == party.id.0);
            let Some((_, own)) = own else { continue };
            let said = own.language.as_ref().or(party.language.as_ref());
            let lang = said.map_or_else(|| resolved.original(), |l| Lang::from(l.value));
            for kind in CASE_PAPERS {
                placed.extend(place(resolved, kind, Some(case), Some(party.id.0.as_str()), vec![lang]));
            }
        }
    }
    placed
}

/// Must a party give the powers of the agreement away itself? In an administrative host cooperation every party but the host; where there is
/// a committee all of them (kommuneloven §§ 20-2 and 20-3).
pub(crate) fn delegates(resolved: &Resolved<'_>, party: &str) -> bool {
    let agreement = &resolved.loaded.agreement;
    let host = agreement.host.as_ref().map(|host| host.0.as_str());
    let powers = !resolved.loaded.tree.at("powers").items().is_empty();
    match resolved.form_id() {
        Some("vertskommune-administrativ") => powers && host.is_some() && host != Some(party),
        Some("vertskommune-nemnd") => powers,
        _ => false,
    }
}

/// How a party wants its council papers: as it says, else as most do.
fn profile<'a>(resolved: &Resolved<'a>, kind: &str, party: Option<&str>) -> Option<(&'a str, &'a Profile)> {
    let said = resolved.loaded.party(party?)?.profile.as_ref().map(|said| said.0.as_str());
    let found = resolved.library.profiles.get_key_value(said.unwrap_or(DEFAULT))?;
    CASE_PAPERS.contains(&kind).then_some((found.0.as_str(), found.1))
}

/// The parties that are another legal person than the one that does the work: nobody makes an agreement with itself.
/// A host works in its own name, and an office municipality in that of a cooperation that is no legal person of its own.
fn counterparties(agreement: &Agreement) -> impl Iterator<Item = &str> {
    let own_person = agreement.legal_person.as_ref().is_none_or(|own| own.value);
    let office = agreement.office.as_ref().filter(|_| !own_person);
    let does_the_work = agreement.host.as_ref().or(office).map(|party| party.0.as_str());
    agreement.parties.iter().map(|party| party.id.0.as_str()).filter(move |party| Some(*party) != does_the_work)
}

/// Places one document.
pub(super) fn place<'a>(
    resolved: &Resolved<'a>,
    kind: &str,
    case: Option<&'a LoadedCase>,
    party: Option<&'a str>,
    langs: Vec<Lang>,
) -> Option<Placed<'a>> {
    let kind = resolved.library.documents.get(kind).filter(|kind| kind.fits(resolved.form_id()))?;
    let profile = profile(resolved, &kind.id, party);
    let outline = kind.outline_for(resolved.form_id(), profile.map(|(id, _)| id));
    let mut root = scope::of(resolved, case, party);
    let before = Arc::new(root.clone());
    let mut chooser = Chooser { resolved, document: &kind.id, scope: &before, case, party, left_out: Vec::new() };
    let said = resolved.loaded.agreement.numbering.iter().find(|(document, _)| document.0 == kind.id).map(|(_, n)| n.value);
    let numbering = said.or(outline.numbering).unwrap_or(Numbering::None);
    let sections = chooser.sections(outline, numbering);
    let left_out = chooser.left_out;
    scope::add_placed(&mut root, &sections);
    Some(Placed {
        kind,
        outline,
        numbering,
        case,
        party,
        profile: profile.map(|(_, profile)| profile),
        langs,
        scope: Arc::new(root),
        sections,
        left_out,
    })
}

/// Why the other clauses of a topic do not stand in a placed document.
pub(super) fn lacks<'a>(resolved: &Resolved<'a>, placed: &Placed<'a>, topic: &str) -> Vec<(&'a Clause, Lack)> {
    let chooser = Chooser {
        resolved,
        document: &placed.kind.id,
        scope: &placed.scope,
        case: placed.case,
        party: placed.party,
        left_out: Vec::new(),
    };
    chooser.candidates(topic).1
}

struct Chooser<'a, 'r> {
    resolved: &'r Resolved<'a>,
    document: &'r str,
    scope: &'r Arc<Node>,
    case: Option<&'a LoadedCase>,
    party: Option<&'r str>,
    left_out: Vec<LeftOut<'a>>,
}

impl<'a> Chooser<'a, '_> {
    fn sections(&mut self, outline: &'a OutlineFile, numbering: Numbering) -> Vec<PlacedSection<'a>> {
        let form = self.resolved.form_id();
        let mut sections = Vec::new();
        for section in &outline.sections {
            let plan = &section.value;
            if !plan.forms.is_empty() && !form.is_some_and(|f| plan.forms.iter().any(|p| p.0 == f)) {
                continue;
            }
            // Of sections of one id the first that fits stands; one without forms may come last, for a form that is not known.
            if sections.iter().any(|s: &PlacedSection<'_>| s.plan.id.0 == plan.id.0) {
                continue;
            }
            let mut entries = Vec::new();
            for slot in &plan.holds {
                self.slot(&slot.value, numbering, &mut entries);
            }
            if !entries.is_empty() {
                sections.push(PlacedSection { plan, entries });
            }
        }
        sections
    }

    fn slot(&mut self, slot: &'a Slot, numbering: Numbering, entries: &mut Vec<Entry<'a>>) {
        let heading =
            slot.heading.unwrap_or(matches!(numbering, Numbering::ChapterParagraph | Numbering::Decimal | Numbering::Dash));
        if let Some(part) = &slot.part {
            let part = part.0.as_str();
            let source = self.part(part);
            let kind = self.case.and_then(|case| case.case.kind.as_ref()).map(|kind| kind.value);
            let may_be_absent = slot.optional == Some(true) || kind.is_some_and(|kind| slot.optional_for.contains(&kind));
            if source.is_some() || !may_be_absent {
                let element = format!("{}/{part}", self.document);
                entries.push(Entry { element, topic: part.to_owned(), heading: false, what: What::Part { part, source } });
            }
        }
        let Some(topic) = slot.topic.as_ref().map(|t| t.0.as_str()) else { return };
        match &slot.each {
            None => {
                if let Some(clause) = self.choose(topic) {
                    let element = format!("{}/{topic}", self.document);
                    entries.push(Entry { element, topic: topic.to_owned(), heading, what: What::Clause { clause, item: None } });
                }
            }
            Some(each) => {
                let scope = Arc::clone(self.scope);
                let items = scope.at(each).items();
                if let Some(clause) = (!items.is_empty()).then(|| self.choose(topic)).flatten() {
                    for (id, _) in items {
                        let element = format!("{}/{topic}[{id}]", self.document);
                        let item = Some(format!("{}[{id}]", each.value));
                        entries.push(Entry { element, topic: topic.to_owned(), heading, what: What::Clause { clause, item } });
                    }
                }
            }
        }
        let own = self.resolved.loaded.agreement.provisions.iter();
        let of_document =
            |p: &crate::agreement::Provision| p.document.as_ref().map_or(self.document == "statutes", |d| d.0 == self.document);
        for provision in own.filter(|p| p.after.0 == topic && of_document(p)) {
            let element = format!("{}/{}", self.document, provision.id.0);
            entries.push(Entry { element, topic: provision.id.0.clone(), heading, what: What::Provision(&provision.value) });
        }
    }

    fn part(&self, part: &str) -> Option<crate::source::SourceId> {
        let parts = &self.case?.parts;
        let own = self.party.map(|p| (part.to_owned(), Some(p.to_owned())));
        own.and_then(|key| parts.get(&key)).or_else(|| parts.get(&(part.to_owned(), None))).copied()
    }

    /// The clause that fills a topic: the drafter's choice, else one whose condition holds, else the one without a condition.
    fn choose(&mut self, topic: &'a str) -> Option<&'a Clause> {
        let said = self.said(topic);
        let (mut able, lacks) = self.candidates(topic);
        // The more special clause goes first: one that names forms before one for all, one with a condition before one without.
        able.sort_by_key(|c| (c.front.forms.is_empty(), c.front.when.is_none(), c.id().to_owned()));
        let chosen = able.first().copied();
        if chosen.is_none() {
            self.left_out.push(LeftOut { topic, candidates: lacks, omitted: said == Some("omit") });
        }
        chosen
    }

    /// The drafter's choice for a topic.
    fn said(&self, topic: &str) -> Option<&'a str> {
        self.resolved.loaded.agreement.clauses.iter().find(|(t, _)| t.0 == topic).map(|(_, c)| c.0.as_str())
    }

    /// The clauses that can fill a topic here, and those that cannot, with why.
    fn candidates(&self, topic: &str) -> (Vec<&'a Clause>, Vec<(&'a Clause, Lack)>) {
        let library = self.resolved.library;
        let (mut able, mut lacks) = (Vec::new(), Vec::new());
        for clause in library.candidates(topic, self.document, self.resolved.form_id()) {
            match self.lack(topic, clause) {
                None => able.push(clause),
                Some(lack) => lacks.push((clause, lack)),
            }
        }
        (able, lacks)
    }

    fn lack(&self, topic: &str, clause: &Clause) -> Option<Lack> {
        let said = self.said(topic);
        let chosen = said == Some(clause.id());
        if let Some(other) = said.filter(|_| !chosen) {
            return Some(Lack::Other(other.to_owned()));
        }
        if clause.front.variant == Some(true) && !chosen {
            return Some(Lack::NotChosen);
        }
        if let Some(need) = clause.front.needs.iter().find(|n| !self.is_said(n)) {
            return Some(Lack::Needs(need.value.clone()));
        }
        (clause.front.when.is_some() && !self.holds(clause)).then_some(Lack::When)
    }

    /// An answer, even «none» or an empty list; what is open counts, and prints as a gap.
    fn is_said(&self, path: &str) -> bool {
        let node = self.scope.at(path);
        node.is_said() || matches!(node.data, Data::Open(_))
    }

    fn holds(&self, clause: &Clause) -> bool {
        self.resolved
            .library
            .engine()
            .render(&format!("{}.when", clause.id()), self.scope, None)
            .is_ok_and(|r| !r.text.is_empty())
    }
}
