//! A register whose numbers nobody can find again: no source or no date.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("register-without-source", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for register in resolved.loaded.agreement.registers.iter() {
        let id = &register.id.0;
        if resolved.loaded.is_asked(&format!("registers[{id}]")) {
            continue;
        }
        let what = match (&register.source, &register.date) {
            (Some(_), Some(_)) => continue,
            (None, _) => {
                tr! { nb: "tallgrunnlaget «{id}» sier ikke hvor tallene er fra", nn: "talgrunnlaget «{id}» seier ikkje kvar tala er frå", en: "the register `{id}` does not say where its numbers are from" }
            }
            (_, None) => {
                tr! { nb: "tallgrunnlaget «{id}» sier ikke hvilken dato tallene gjelder", nn: "talgrunnlaget «{id}» seier ikkje kva dato tala gjeld", en: "the register `{id}` does not say which day its numbers stand for" }
            }
        };
        findings.add(
            Finding::warning("register-without-source", what)
                .at(resolved.loaded.place(register.id.span))
                .why(tr! { nb: "anbefalt: den som betaler etter et tall, må kunne finne det igjen", nn: "tilrådd: den som betaler etter eit tal, må kunne finne det att", en: "recommended: who pays by a number must be able to find it again" })
                .todo(tr! { nb: "skriv f.eks. `source: SSB tabell 07459` og `date: 2026-01-01`", nn: "skriv t.d. `source: SSB tabell 07459` og `date: 2026-01-01`", en: "write e.g. `source: SSB tabell 07459` and `date: 2026-01-01`" }),
        );
    }
}
