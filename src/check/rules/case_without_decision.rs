//! A paper that asks a council to decide nothing: the kind does not fit the form, or what the decision is about is not said.

use super::rule;
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::lang::{Form, Lang, Text, Words};
use crate::resolve::{Lack, Resolved, joining, leaving};
use crate::source::Place;
use crate::tr;

rule!("case-without-decision", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        let Some(kind) = &case.case.kind else { continue };
        let at = Place { source: case.source, span: kind.span };
        let none = match kind.value {
            CaseKind::Join => joining(&case.case).is_empty(),
            CaseKind::Withdraw => leaving(&case.case).is_none(),
            _ => false,
        };
        if none && !case.case.parties.is_empty() {
            findings.add(nobody(kind.value).at(at));
            continue;
        }
        let papers = resolved
            .documents
            .iter()
            .filter(|d| d.kind.id == "council-case" && d.case.is_some_and(|c| c.id == case.id) && resolved.form.is_some());
        let mut bare = papers.filter(|p| !p.entries().any(|entry| entry.topic == "decision-points"));
        if let Some(paper) = bare.next() {
            let party = paper.party.unwrap_or_default();
            let candidates = paper.left_out.iter().filter(|left| left.topic == "decision-points" && !left.omitted);
            let needs: Vec<&str> = candidates
                .flat_map(|left| &left.candidates)
                .filter(|(clause, _)| {
                    clause.front.when.as_deref().is_some_and(|when| when.contains(&format!("\"{}\"", kind.value.id())))
                })
                .filter_map(|(_, lack)| if let Lack::Needs(path) = lack { Some(path.as_str()) } else { None })
                .collect();
            findings.add(match needs.first() {
                Some(path) => lacking(resolved, party, path).at(at),
                None => unfit(resolved, kind.value).at(at),
            });
        }
    }
}

fn nobody(kind: CaseKind) -> Finding {
    let (nb, nn) = if kind == CaseKind::Join { ("trer inn", "trer inn") } else { ("trer ut", "trer ut") };
    let role = if kind == CaseKind::Join { "joining" } else { "leaving" };
    Finding::error("case-without-decision", tr! { nb: "saken sier ikke hvem som {nb}", nn: "saka seier ikkje kven som {nn}", en: "the case does not say who it is about" })
        .todo(tr! { nb: "skriv rollen til deltakeren: `parties: {{sordal: {{role: {role}}}}}`", nn: "skriv rolla til deltakaren: `parties: {{sordal: {{role: {role}}}}}`", en: "write the party's role: `parties: {{sordal: {{role: {role}}}}}`" })
}

fn lacking(resolved: &Resolved<'_>, party: &str, path: &str) -> Finding {
    let path = if path == "exit.effect" { "withdraw.effect" } else { path };
    let own = path.strip_prefix("own.").map(|rest| format!("parties.{party}.{rest}"));
    let seats = ["members", "deputies"].iter().any(|seats| path == format!("own.{seats}"));
    let key = if seats {
        format!("governance.….members.{party}")
    } else {
        own.unwrap_or_else(|| path.trim_start_matches("case.").to_owned())
    };
    let name = |lang| resolved.loaded.party_name(party, lang);
    let (nb, nn) = (name(Lang::Nb), name(Lang::Nn));
    Finding::error("case-without-decision", tr! { nb: "vedtaket i {nb} kan ikke skrives uten `{key}`", nn: "vedtaket i {nn} kan ikkje skrivast utan `{key}`", en: "the decision of {nb} cannot be written without `{key}`" })
        .why(tr! { nb: "det er det kommunestyret skal ta stilling til", nn: "det er det kommunestyret skal ta stilling til", en: "it is what the council decides on" })
        .todo(tr! { nb: "fyll ut `{key}`", nn: "fyll ut `{key}`", en: "fill in `{key}`" })
}

fn unfit(resolved: &Resolved<'_>, kind: CaseKind) -> Finding {
    let word = |lang| Words::embedded().word(CaseKind::SET, kind.id(), lang, Form::Indefinite).unwrap_or(kind.id()).to_owned();
    let form = resolved.form.map(|form| form.name.clone());
    let of = |pick: fn(&Text) -> &str| form.as_ref().map_or(String::new(), |name| pick(name).to_owned());
    let what = Text {
        nb: format!("det er ingen vedtakspunkter for {} i formen {}", word(Lang::Nb), of(|t| &t.nb)),
        nn: format!("det er ingen vedtakspunkt for {} i forma {}", word(Lang::Nn), of(|t| &t.nn)),
        en: format!("there are no decision points for `{}` in the form {}", kind.id(), of(|t| &t.en)),
    };
    Finding::error("case-without-decision", what)
        .why(tr! { nb: "saken passer ikke til samarbeidsformen, eller klausulen er utelatt", nn: "saka passar ikkje til samarbeidsforma, eller klausulen er utelaten", en: "the case does not fit the form, or the clause is omitted" })
        .todo(tr! { nb: "velg en annen sakstype, eller skriv en egen klausul for emnet decision-points", nn: "vel ein annan sakstype, eller skriv ein eigen klausul for emnet decision-points", en: "choose another kind of case, or write a clause of your own for the topic decision-points" })
}
