//! A point of one council that changes what all of them must adopt alike, and points that should be alike and are not.

use super::rule;
use crate::case::points::is_shared;
use crate::check::own_text::sentences;
use crate::diag::{Finding, Findings};
use crate::document::tables::matter;
use crate::document::tree::Block;
use crate::lang::Lang;
use crate::resolve::{LoadedCase, Placed, Resolved, entry_blocks};
use crate::source::{Place, Span};
use crate::tr;

rule!("local-point-changes-agreement", Warning);

/// Stems of the items the acts list for an agreement.
const LISTED: &[&str] = &[
    "eierandel",
    "eigardel",
    "ansvarsandel",
    "ansvarsdel",
    "innskudd",
    "innskot",
    "fordelingsnøkkel",
    "kostnadsfordeling",
    "låne",
    "ta opp lån",
    "uttreden",
    "uttreding",
    "tre ut",
    "oppsigelsesfrist",
    "oppseiingsfrist",
    "oppløsning",
    "oppløysing",
    "medlemmer i representantskapet",
    "vertskommune",
    "avtalen",
    "avtala",
];

/// Words by which a point sets something else than the text says.
const CHANGES: &[&str] = &[
    "endr",
    "i stedet for",
    "i staden for",
    "under forutsetning",
    "under føresetnad",
    "forutsetter",
    "føreset",
    "forbehold",
    "atterhald",
    "på vilkår",
    "likevel ikke",
    "likevel ikkje",
    "unntak",
    "begrenset til",
    "avgrensa til",
    "skal være",
    "skal vere",
    "tillegg",
];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for sentence in sentences(resolved).iter().filter(|s| s.party.is_some()) {
        // Who may approve changes is another question, with a rule of its own.
        if !(sentence.has(LISTED) && sentence.has(CHANGES)) || sentence.has(&["fullmakt"]) {
            continue;
        }
        let party = sentence.party.as_deref().unwrap_or_default();
        let (nb, nn) = (resolved.loaded.party_name(party, Lang::Nb), resolved.loaded.party_name(party, Lang::Nn));
        let basis = match resolved.form_id() {
            Some("interkommunalt-politisk-raad") => "kommuneloven § 18-4 (2)",
            Some("interkommunalt-selskap") => "IKS-loven § 4 (2)",
            Some("vertskommune-administrativ" | "vertskommune-nemnd") => "kommuneloven § 20-4 (2)",
            Some("kommunalt-oppgavefellesskap") => "kommuneloven § 19-4 (2)",
            _ => continue,
        };
        findings.add(
            Finding::warning("local-point-changes-agreement", tr! { nb: "punktet til {nb} endrer det alle skal vedta likt: i realiteten en annen avtale", nn: "punktet til {nn} endrar det alle skal vedta likt: i røynda ein annan avtale", en: "the point of {nb} changes what all must adopt alike: in reality another agreement" })
                .at(sentence.place)
                .by_law(basis, tr! { nb: "alle deltakerne må selv vedta avtalen og endringer i det loven krever at den regulerer", nn: "alle deltakarane må sjølve vedta avtalen og endringar i det lova krev at han regulerer", en: "every participant must itself adopt the agreement and changes in what the act wants it to settle" })
                .todo(tr! { nb: "ta endringen inn i avtalen og legg den fram for alle, eller skriv punktet slik at det bare gjelder egen kommune", nn: "ta endringa inn i avtalen og legg ho fram for alle, eller skriv punktet slik at det berre gjeld eigen kommune", en: "put the change into the agreement before all of them, or write the point so that it concerns this council alone" }),
        );
    }
    for case in &resolved.loaded.cases {
        compare(resolved, case, findings);
    }
}

/// The shared points of a paper: anchor and text.
fn shared(resolved: &Resolved<'_>, paper: &Placed<'_>, lang: Lang) -> Vec<(String, String)> {
    let Some(entry) = paper.entries().find(|entry| entry.topic == "decision-points") else { return Vec::new() };
    let blocks = entry_blocks(resolved, paper, entry, lang, &mut Findings::default());
    let mut points = Vec::new();
    for block in &blocks {
        let Block::List { items, .. } = block else { continue };
        for (item, text) in items.iter().zip(matter::points(block)) {
            let anchor = item.id.as_deref().and_then(|id| id.rsplit('/').next());
            points.extend(anchor.filter(|anchor| is_shared(anchor)).map(|anchor| (anchor.to_owned(), text)));
        }
    }
    points
}

/// Councils of one language form take the same shared points; those of the other form take as many.
fn compare(resolved: &Resolved<'_>, case: &LoadedCase, findings: &mut Findings) {
    let papers = resolved.documents.iter().filter(|d| d.case.is_some_and(|c| c.id == case.id));
    let mut seen: Vec<(Lang, String, &str, String)> = Vec::new();
    for paper in papers {
        let (Some(party), Some(&lang)) = (paper.party, paper.langs.first()) else { continue };
        for (anchor, text) in shared(resolved, paper, lang) {
            let other = seen.iter().find(|(l, a, _, _)| *l == lang && *a == anchor);
            let Some((_, _, first, _)) = other.filter(|(_, _, _, said)| *said != text) else {
                if other.is_none() {
                    seen.push((lang, anchor, party, text));
                }
                continue;
            };
            let name = |party: &str, lang| resolved.loaded.party_name(party, lang);
            let (nb, nn) = (name(party, Lang::Nb), name(party, Lang::Nn));
            let (nb_first, nn_first) = (name(first, Lang::Nb), name(first, Lang::Nn));
            let span = case.tree.at(&format!("parties.{party}")).span.unwrap_or(Span::new(0, 0));
            findings.add(
                Finding::warning("local-point-changes-agreement", tr! { nb: "punktet «{anchor}» er et annet i {nb} enn i {nb_first}", nn: "punktet «{anchor}» er eit anna i {nn} enn i {nn_first}", en: "the point `{anchor}` of {nb} is another than that of {nb_first}" })
                    .at(Place { source: case.source, span })
                    .why(tr! { nb: "felles punkter skal være ord for ord like", nn: "felles punkt skal vere ord for ord like", en: "shared points are alike word for word" })
                    .todo(tr! { nb: "skriv det som er ulikt, som et eget punkt for kommunen", nn: "skriv det som er ulikt, som eit eige punkt for kommunen", en: "write what differs as a point of the council's own" }),
            );
        }
    }
}
