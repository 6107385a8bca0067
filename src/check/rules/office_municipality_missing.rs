//! A cooperation that is no legal person of its own but acts as one: it has staff or makes contracts, and no municipality stands behind it.

use super::rule;
use crate::check::own_text::sentences;
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("office-municipality-missing", Warning);

const FORMS: &[&str] = &["kommunalt-oppgavefellesskap", "interkommunalt-politisk-raad"];
const OWN_NAME: &[&str] = &["i eget navn", "i eige namn", "i sitt eget navn", "i sitt eige namn"];
const ACTS: &[&str] = &["avtale", "kontrakt", "ansett", "tilset", "kjøp", "leie", "lån"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let no_person = agreement.legal_person.as_ref().is_some_and(|person| !person.value);
    if !no_person || !resolved.form_id().is_some_and(|form| FORMS.contains(&form)) {
        return;
    }
    let mut add = |place: Place, what: Text| {
        findings.add(
            Finding::warning("office-municipality-missing", what)
                .at(place)
                .by_law("kommuneloven § 14-8 (2)", tr! { nb: "et samarbeid som ikke er eget rettssubjekt, føres i regnskapet til kontorkommunen; det er kommunen som er arbeidsgiver og part", nn: "eit samarbeid som ikkje er eige rettssubjekt, blir ført i rekneskapen til kontorkommunen; det er kommunen som er arbeidsgivar og part", en: "a cooperation that is no legal person is part of the office municipality's accounts; the municipality is the employer and the party" })
                .todo(tr! { nb: "skriv kontorkommunen: `office: nordvik`, eller gjør samarbeidet til eget rettssubjekt", nn: "skriv kontorkommunen: `office: nordvik`, eller gjer samarbeidet til eige rettssubjekt", en: "write the office municipality: `office: nordvik`, or make the cooperation a legal person" }),
        );
    };
    let staff = agreement
        .staff
        .as_ref()
        .filter(|staff| staff.employer.is_none() && (staff.man_years.is_some() || staff.transfer.is_some()));
    if let Some(staff) = staff.filter(|_| agreement.office.is_none()) {
        let place =
            staff.man_years.as_ref().map(|n| n.span).or_else(|| staff.transfer.as_ref().map(|d| d.span)).unwrap_or(staff.span);
        add(
            resolved.loaded.place(place),
            tr! { nb: "samarbeidet er ikke eget rettssubjekt, men får ansatte uten at noen kommune er arbeidsgiver", nn: "samarbeidet er ikkje eige rettssubjekt, men får tilsette utan at nokon kommune er arbeidsgivar", en: "the cooperation is no legal person, but gets staff whom no municipality employs" },
        );
    }
    for sentence in sentences(resolved).iter().filter(|s| s.has(OWN_NAME) && s.has(ACTS) && !s.denies()) {
        add(
            sentence.place,
            tr! { nb: "samarbeidet er ikke eget rettssubjekt, men teksten lar det opptre i eget navn", nn: "samarbeidet er ikkje eige rettssubjekt, men teksten lèt det opptre i eige namn", en: "the cooperation is no legal person, but the text lets it act in its own name" },
        );
    }
}
