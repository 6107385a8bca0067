//! A party whose municipality has merged, been divided, or got another name or number by the law date; and a number that is another's.

use super::rule;
use crate::agreement::Party;
use crate::agreement::words::PartyKind;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::law::Municipality;
use crate::quantity::Date;
use crate::resolve::Resolved;
use crate::source::Span;
use crate::tr;

rule!("stale-party", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for party in resolved.loaded.agreement.parties.iter() {
        if party.kind.as_ref().is_none_or(|kind| kind.value == PartyKind::Kommune) {
            look(resolved, party, findings);
        }
    }
}

fn look(resolved: &Resolved<'_>, party: &Party, findings: &mut Findings) {
    let day = resolved.law_date;
    let Some(name) = party.name.in_lang(Lang::Nb) else { return };
    let number = party.number.as_ref();
    if let Some(old) = Municipality::gone(number.map(|n| n.value.as_str()), name, resolved.document_date, day) {
        findings.add(stale(resolved, number.map_or(party.name.span, |n| n.span), old, day));
        return;
    }
    let Some(number) = number else { return };
    match Municipality::numbered(&number.value, day) {
        Some(one) if one.is_called(name) => {}
        Some(one) => findings.add(another(resolved, number.span, &number.value, name, one)),
        None => unknown(resolved, number.span, &number.value, name, day, findings),
    }
}

fn stale(resolved: &Resolved<'_>, span: Span, old: &'static Municipality, day: Date) -> Finding {
    Finding::warning("stale-party", old.became(day))
        .at(resolved.loaded.place(span))
        .why(tr! { nb: "parten i avtalen skal være kommunen som finnes på lovdatoen; etter en grenseendring kan en deltaker si opp med seks måneders frist i ett år (inndelingslova § 16)", nn: "parten i avtalen skal vere kommunen som finst på lovdatoen; etter ei grenseendring kan ein deltakar seie opp med ein frist på seks månader i eitt år (inndelingslova § 16)", en: "the party must be the municipality there is on the law date; for one year after a boundary change a participant may give six months' notice (inndelingslova § 16)" })
        .todo(tr! { nb: "skriv kommunen som har tatt over, eller sett «historic: true» eller «ended:» når avtalen hører fortiden til", nn: "skriv kommunen som har teke over, eller set «historic: true» eller «ended:» når avtalen høyrer fortida til", en: "write the municipality that took over, or set `historic: true` or `ended:` when the agreement belongs to the past" })
}

/// A number that is another municipality's.
fn another(resolved: &Resolved<'_>, span: Span, number: &str, name: &str, one: &Municipality) -> Finding {
    let owner = one.name();
    number_advice(
        resolved,
        span,
        tr! { nb: "kommunenummer {number} er {owner}, ikke {name}", nn: "kommunenummer {number} er {owner}, ikkje {name}", en: "the municipality number {number} is {owner}'s, not {name}'s" },
    )
}

/// A number nobody has, of a municipality that has another. A number and a name nobody has are made up.
fn unknown(resolved: &Resolved<'_>, span: Span, number: &str, name: &str, day: Date, findings: &mut Findings) {
    if let [one] = Municipality::named(name, day)[..] {
        let (own, right) = (one.name(), one.number);
        findings.add(number_advice(
            resolved,
            span,
            tr! { nb: "{own} har kommunenummer {right}, ikke {number}", nn: "{own} har kommunenummer {right}, ikkje {number}", en: "{own} has the municipality number {right}, not {number}" },
        ));
    }
}

fn number_advice(resolved: &Resolved<'_>, span: Span, what: Text) -> Finding {
    Finding::advice("stale-party", what)
        .at(resolved.loaded.place(span))
        .why(tr! { nb: "anbefalt: nummer og navn skal vise til samme kommune (SSB, standard for kommuneinndeling)", nn: "tilrådd: nummer og namn skal vise til same kommunen (SSB, standard for kommuneinndeling)", en: "recommended: number and name must mean the same municipality (Statistics Norway's classification)" })
        .todo(tr! { nb: "rett nummeret eller navnet", nn: "rett nummeret eller namnet", en: "correct the number or the name" })
}
