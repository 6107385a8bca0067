//! A name without the words the act wants in it (IPR, KO).

use super::rule;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("name-lacks-form", Error);

/// Form, the phrases that may stand in the name (in either language form), the abbreviation, and the provision.
const NAMES: &[(&str, &[&str], &str, &str)] = &[
    (
        "kommunalt-oppgavefellesskap",
        &["kommunalt oppgavefellesskap", "kommunalt oppgåvefellesskap"],
        "KO",
        "kommuneloven § 19-1 (3)",
    ),
    ("interkommunalt-politisk-raad", &["interkommunalt politisk råd"], "IPR", "kommuneloven § 18-1 (3)"),
];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let form = resolved.form_id().unwrap_or_default();
    let (Some((_, phrases, short, basis)), Some(name)) =
        (NAMES.iter().find(|(id, ..)| *id == form), &resolved.loaded.agreement.name)
    else {
        return;
    };
    let fits = |text: &str| {
        let lower = text.to_lowercase();
        phrases.iter().any(|p| lower.contains(p)) || text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *short)
    };
    let texts = [name.one.as_deref(), name.nb.as_deref(), name.nn.as_deref()];
    if texts.into_iter().flatten().all(fits) {
        return;
    }
    let phrase = phrases.first().copied().unwrap_or_default();
    let cite = crate::basis::Basis::parse(basis).ok();
    let print = |lang: Lang| cite.as_ref().map_or_else(|| (*basis).to_owned(), |b| b.print(lang));
    let mut finding = Finding::error("name-lacks-form", tr! { nb: "navnet sier ikke hva slags samarbeid det er", nn: "namnet seier ikkje kva slags samarbeid det er", en: "the name does not say what kind of cooperation it is" })
        .at(resolved.loaded.place(name.span))
        .why(Text { nb: format!("{}: navnet skal ha «{phrase}» eller «{short}»", print(Lang::Nb)), nn: format!("{}: namnet skal ha «{phrase}» eller «{short}»", print(Lang::Nn)), en: format!("{basis}: the name must have \"{phrase}\" or \"{short}\"") })
        .todo(tr! { nb: "sett «{short}» bak navnet", nn: "set «{short}» bak namnet", en: "put \"{short}\" behind the name" });
    finding.basis = Some((*basis).to_owned());
    findings.add(finding);
}
