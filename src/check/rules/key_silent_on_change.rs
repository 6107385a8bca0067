//! A key that does not say which number goes into which budget year, or what becomes of it when parties merge.

use super::rule;
use crate::agreement::money::{CostKey, Register};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

rule!("key-silent-on-change", Advice);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    if agreement.historic.as_ref().is_some_and(|historic| historic.value) {
        return;
    }
    // What the drafter has put as a question as a whole is said there.
    if ["registers", "cost_keys"].iter().any(|path| agreement.open.contains_key(*path)) {
        return;
    }
    let read = |register: &&Spanned<Register>| agreement.cost_keys.iter().any(|key| reads(key, &register.id.0));
    for register in agreement.registers.iter().filter(read) {
        if register.figure.as_ref().is_some_and(|figure| figure.date.is_some()) {
            continue;
        }
        let id = &register.id.0;
        findings.add(
            Finding::advice("key-silent-on-change", tr! { nb: "tallgrunnlaget «{id}» sier ikke hvilket tall som gjelder for hvilket budsjettår", nn: "talgrunnlaget «{id}» seier ikkje kva tal som gjeld for kva budsjettår", en: "the register `{id}` does not say which number goes into which budget year" })
                .at(resolved.loaded.place(register.id.span))
                .why(tr! { nb: "anbefalt: tallene endrer seg hvert år, og deltakerne bør vite hvilke de betaler etter", nn: "tilrådd: tala endrar seg kvart år, og deltakarane bør vite kva tal dei betaler etter", en: "recommended: the numbers change each year, and the parties should know which ones they pay by" })
                .todo(tr! { nb: "skriv f.eks. `figure: {{date: 01-01, year: previous}}`", nn: "skriv t.d. `figure: {{date: 01-01, year: previous}}`", en: "write e.g. `figure: {{date: 01-01, year: previous}}`" }),
        );
    }
    let with_numbers = |key: &&Spanned<CostKey>| {
        key.on_merger.is_none()
            && (parts(key).any(|p| p.fixed.is_some()) || agreement.registers.iter().any(|r| reads(key, &r.id.0)))
    };
    for key in agreement.cost_keys.iter().filter(with_numbers) {
        let id = &key.id.0;
        findings.add(
            Finding::advice("key-silent-on-change", tr! { nb: "nøkkelen «{id}» sier ikke hva som skjer når deltakere slår seg sammen", nn: "nøkkelen «{id}» seier ikkje kva som skjer når deltakarar slår seg saman", en: "the key `{id}` does not say what happens when parties merge" })
                .at(resolved.loaded.place(key.id.span))
                .why(tr! { nb: "anbefalt: like deler og faste andeler teller kommuner som kan bli borte", nn: "tilrådd: like delar og faste delar tel kommunar som kan bli borte", en: "recommended: equal parts and fixed shares count municipalities that may be gone" })
                .todo(tr! { nb: "skriv `on_merger: sum` (tallene regnes sammen) eller `on_merger: new-key`", nn: "skriv `on_merger: sum` (tala blir lagde saman) eller `on_merger: new-key`", en: "write `on_merger: sum` (their numbers are added) or `on_merger: new-key`" }),
        );
    }
}

fn parts(key: &CostKey) -> impl Iterator<Item = &crate::agreement::money::KeyPart> {
    key.parts.iter().chain(key.later.iter().flat_map(|stage| stage.parts.iter())).map(|part| &part.value)
}

fn reads(key: &CostKey, register: &str) -> bool {
    parts(key).filter_map(|part| part.by.as_ref()).chain(key.rates.iter().map(|rate| &rate.by)).any(|by| by.0 == *register)
}
