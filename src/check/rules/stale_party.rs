//! A party whose municipality has merged, been divided, or got another name or number by the law date; and a number that is another's.

use super::rule;
use crate::agreement::Party;
use crate::agreement::words::PartyKind;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text, date};
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
    if let Some(number) = &party.number {
        match Municipality::numbered(&number.value, day) {
            Some(one) if one.is_called(name) => {}
            Some(one) => findings.add(another(resolved, number.span, &number.value, name, one)),
            None => match last(|m| m.number == number.value, day) {
                Some(old) if old.is_called(name) => findings.add(stale(resolved, number.span, old, day)),
                _ => unknown(resolved, number.span, &number.value, name, day, findings),
            },
        }
        return;
    }
    if Municipality::named(name, day).is_empty() {
        // Nobody has the name on the law date: someone had it before, or it is made up.
        if let Some(old) = last(|m| m.is_called(name), day) {
            findings.add(stale(resolved, party.name.span, old, day));
        }
        return;
    }
    // The name is there still, but the agreement may be older than the municipality that has it.
    if let Some([then]) = resolved.document_date.map(|date| Municipality::named(name, date)).as_deref()
        && then.until.is_some_and(|until| until <= day)
        && then.was_merged()
    {
        findings.add(stale(resolved, party.name.span, then, day));
    }
}

/// The latest that was there and is no more on a day.
fn last(fits: impl Fn(&Municipality) -> bool, day: Date) -> Option<&'static Municipality> {
    Municipality::all().iter().filter(|m| m.until.is_some_and(|until| until <= day) && fits(m)).max_by_key(|m| m.until)
}

fn stale(resolved: &Resolved<'_>, span: Span, old: &'static Municipality, day: Date) -> Finding {
    let now = old.on(day);
    let until = old.until.unwrap_or(day);
    let (since_nb, since_nn) = (date::date(until, Lang::Nb), date::date(until, Lang::Nn));
    let (number, name) = (old.number, old.name());
    let list = |and: &str| {
        let all: Vec<String> = now.iter().map(|m| format!("{} ({})", m.name(), m.number)).collect();
        match all.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} {and} {last}", rest.join(", ")),
            None => "–".to_owned(),
        }
    };
    let (nb, nn, en) = (list("og"), list("og"), list("and"));
    let what = match now.as_slice() {
        [one] if one.is_called(name) && !old.was_merged() => Text {
            nb: format!("{name} har ikke nummer {number} etter {since_nb}; nummeret er nå {}", one.number),
            nn: format!("{name} har ikkje nummer {number} etter {since_nn}; nummeret er no {}", one.number),
            en: format!("{name} has not had the number {number} since {until}; the number is now {}", one.number),
        },
        [_] if !old.was_merged() => Text {
            nb: format!("{name} ({number}) heter {nb} fra {since_nb}"),
            nn: format!("{name} ({number}) heiter {nn} frå {since_nn}"),
            en: format!("{name} ({number}) is called {en} from {until}"),
        },
        [_] => Text {
            nb: format!("{name} ({number}) ble slått sammen med andre {since_nb} og er nå del av {nb}"),
            nn: format!("{name} ({number}) blei slått saman med andre {since_nn} og er no del av {nn}"),
            en: format!("{name} ({number}) was merged on {until} and is now part of {en}"),
        },
        _ => Text {
            nb: format!("{name} ({number}) ble delt eller slått sammen {since_nb}; området hører nå til {nb}"),
            nn: format!("{name} ({number}) blei delt eller slått saman {since_nn}; området høyrer no til {nn}"),
            en: format!("{name} ({number}) was divided or merged on {until}; its area now belongs to {en}"),
        },
    };
    Finding::warning("stale-party", what)
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
