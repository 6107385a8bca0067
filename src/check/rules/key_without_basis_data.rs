//! A cost over several years whose key is clear but not what surrounds it: the price level, and what becomes of a surplus.

use super::rule;
use crate::agreement::money::Cost;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text, words::join};
use crate::resolve::Resolved;
use crate::tr;

rule!("key-without-basis-data", Advice);

/// Forms that keep a result of their own; a host settles what was spent.
const KEEPS_A_RESULT: &[&str] = &["kommunalt-oppgavefellesskap", "interkommunalt-politisk-raad", "interkommunalt-selskap"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(form) = resolved.form.filter(|form| form.repealed_by.is_none()) else { return };
    let agreement = &resolved.loaded.agreement;
    // What the drafter has put as a question as a whole is said there.
    if agreement.open.contains_key("costs") {
        return;
    }
    // One year's figure explains itself; a series of years is a plan somebody will hold against the next budget.
    for cost in agreement.costs.iter().filter(|cost| cost.key.is_some() && cost.amounts.len() > 1) {
        let surplus = KEEPS_A_RESULT.contains(&form.id.as_str())
            && agreement
                .contributions
                .as_ref()
                .is_some_and(|c| c.surplus.is_none() && c.yearly.iter().any(|id| id.0 == cost.id.0));
        let missing = missing(cost, surplus);
        if missing.is_empty() {
            continue;
        }
        let list = |lang: Lang| join(&missing.iter().map(|text| lang.pick(&text.nb, &text.nn).clone()).collect::<Vec<_>>(), lang);
        let en = missing.iter().map(|text| text.en.clone()).collect::<Vec<_>>().join(" and ");
        let id = &cost.id.0;
        let what = Text {
            nb: format!("kostnaden «{id}» går over flere år, men avtalen sier ikke {}", list(Lang::Nb)),
            nn: format!("kostnaden «{id}» går over fleire år, men avtalen seier ikkje {}", list(Lang::Nn)),
            en: format!("the cost `{id}` runs over several years, but the agreement does not say {en}"),
        };
        findings.add(
            Finding::advice("key-without-basis-data", what)
                .at(resolved.loaded.place(cost.id.span))
                .why(tr! { nb: "anbefalt: den som betaler, må vite hva beløpene er regnet ut fra", nn: "tilrådd: den som betaler, må vite kva beløpa er rekna ut frå", en: "recommended: who pays must know what the amounts are worked out from" })
                .todo(tr! { nb: "skriv f.eks. `price_level: 2027` ved kostnaden og `surplus: carried-over` under `contributions`", nn: "skriv t.d. `price_level: 2027` ved kostnaden og `surplus: carried-over` under `contributions`", en: "write e.g. `price_level: 2027` at the cost and `surplus: carried-over` under `contributions`" }),
        );
    }
}

fn missing(cost: &Cost, surplus: bool) -> Vec<Text> {
    let price = tr! { nb: "hvilket års priser beløpene er i", nn: "kva år prisane i beløpa er frå", en: "which year's prices the amounts are in" };
    let rest =
        tr! { nb: "hva som skjer med et overskudd", nn: "kva som skjer med eit overskot", en: "what becomes of a surplus" };
    [(cost.price_level.is_none(), price), (surplus, rest)]
        .into_iter()
        .filter(|(missing, _)| *missing)
        .map(|(_, text)| text)
        .collect()
}
