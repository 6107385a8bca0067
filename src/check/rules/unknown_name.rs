//! A document, topic, clause, cost or table the agreement names and nobody has.

use super::rule;
use crate::basis::Basis;
use crate::clause::check::bad_citation;
use crate::diag::{Finding, Findings, suggest};
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("unknown-name", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let (agreement, library) = (&resolved.loaded.agreement, resolved.library);
    let documents: Vec<&str> = library.documents.keys().map(String::as_str).collect();
    for document in agreement.documents.iter() {
        look(&document.0, &documents, resolved.loaded.place(document.span), findings);
    }
    let profiles: Vec<&str> = library.profiles.keys().map(String::as_str).collect();
    for profile in agreement.parties.iter().filter_map(|party| party.profile.as_ref()) {
        look(&profile.0, &profiles, resolved.loaded.place(profile.span), findings);
    }
    let topics: Vec<&str> = library.topics().into_iter().collect();
    for (topic, clause) in &agreement.clauses {
        let place = resolved.loaded.place(clause.span);
        look(&topic.0, &topics, place, findings);
        let known: Vec<&str> = library.clauses().filter(|c| c.topic() == topic.0).map(|c| c.id()).chain(["omit"]).collect();
        if topics.contains(&topic.0.as_str()) {
            look(&clause.0, &known, place, findings);
        }
    }
    for provision in agreement.provisions.iter() {
        for claim in &provision.meets {
            // A claim nobody can read would answer nothing, and nobody would know.
            if let Err(error) = Basis::parse_claim(claim) {
                let mut finding = bad_citation(resolved.loaded.place(claim.span), &error);
                finding.rule = "unknown-name";
                findings.add(finding);
            }
        }
    }
    for old in agreement.predecessor.iter().flat_map(|p| p.provisions.iter()) {
        for topic in &old.topics {
            look(&topic.0, &topics, resolved.loaded.place(topic.span), findings);
        }
        if let Some(act) = &old.act
            && let Some(Err(error)) = act.one.as_deref().map(Basis::parse)
        {
            let mut finding = bad_citation(resolved.loaded.place(act.span), &error);
            finding.rule = "unknown-name";
            findings.add(finding);
        }
    }
    let costs: Vec<&str> = agreement.costs.iter().map(|c| c.id.0.as_str()).collect();
    for cost in agreement.contributions.iter().flat_map(|c| &c.yearly) {
        look(&cost.0, &costs, resolved.loaded.place(cost.span), findings);
    }
    let tables: Vec<&str> = agreement.series.iter().map(|s| s.table.0.as_str()).collect();
    for case in &resolved.loaded.cases {
        let place = |span| Place { source: case.source, span };
        for cost in &case.case.costs {
            look(&cost.0, &costs, place(cost.span), findings);
        }
        for table in &case.case.series {
            look(&table.0, &tables, place(table.span), findings);
        }
        let figures: Vec<&str> = case.case.figures.iter().map(|f| f.id.0.as_str()).collect();
        let alternatives: Vec<&str> = case.case.alternatives.iter().map(|a| a.id.0.as_str()).collect();
        for figure in case.case.figures.iter() {
            for (name, known) in [(&figure.within, &figures), (&figure.alternative, &alternatives)] {
                if let Some(name) = name {
                    look(&name.0, known, place(name.span), findings);
                }
            }
        }
        for paid in case.case.share_changes.iter().flat_map(|change| change.parties.values()).filter_map(|p| p.paid.as_ref()) {
            look(&paid.0, &figures, place(paid.span), findings);
        }
        for attachment in case.case.attachments.iter() {
            if let Some(document) = &attachment.document {
                let made: Vec<&str> = agreement.documents.iter().map(|d| d.0.as_str()).collect();
                look(&document.0, &made, place(document.span), findings);
            }
        }
    }
}

fn look(name: &str, known: &[&str], place: Place, findings: &mut Findings) {
    if known.contains(&name) {
        return;
    }
    let todo = suggest(name, known.iter().copied());
    findings.add(
        Finding::error(
            "unknown-name",
            tr! { nb: "«{name}» finnes ikke", nn: "«{name}» finst ikkje", en: "there is no `{name}`" },
        )
        .at(place)
        .todo(todo),
    );
}
