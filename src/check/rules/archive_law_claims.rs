//! Text that calls Noark or PDF/A a duty of municipalities by law.

use super::rule;
use crate::check::own_text::sentences;
use crate::diag::{Finding, Findings};
use crate::quantity::Date;
use crate::resolve::Resolved;
use crate::tr;

rule!("archive-law-claims", Warning);

/// The day the archive regulation of 2025 took effect.
const SINCE: Date = Date::constant(2026, 1, 1);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if resolved.law_date < SINCE {
        return;
    }
    for sentence in sentences(resolved) {
        let claims = sentence.has(&["lov", "forskrift", "påkrevd", "påkravd", "påbud", "påbod", "pålagt", "pålagd"]);
        if sentence.has(&["noark", "pdf/a"]) && claims && !sentence.denies() {
            findings.add(
                Finding::warning("archive-law-claims", tr! { nb: "teksten sier at Noark eller PDF/A er et lovkrav for kommuner", nn: "teksten seier at Noark eller PDF/A er eit lovkrav for kommunar", en: "the text says that Noark or PDF/A is a legal duty of municipalities" })
                    .at(sentence.place)
                    .by_law("arkivforskrifta § 28", tr! { nb: "Noark 5 er nevnt for uttrekk fra statlige organer, PDF/A er ikke nevnt, og de gamle formatlistene er opphevet fra 1. januar 2026", nn: "Noark 5 er nemnd for uttrekk frå statlege organ, PDF/A er ikkje nemnd, og dei gamle formatlistene er oppheva frå 1. januar 2026", en: "Noark 5 is named for extracts from state bodies, PDF/A is not named, and the old lists of formats are repealed from 1 January 2026" })
                    .todo(tr! { nb: "skriv formatet som noe partene avtaler, ikke som et lovkrav", nn: "skriv formatet som noko partane avtaler, ikkje som eit lovkrav", en: "write the format as something the parties agree on, not as a legal duty" }),
            );
        }
    }
}
