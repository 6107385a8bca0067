//! A point of one council that changes what all of them must adopt alike.

use super::rule;
use crate::check::own_text::sentences;
use crate::diag::{Finding, Findings};
use crate::lang::Lang;
use crate::resolve::Resolved;
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
}
