//! Own text in the service level agreement about what the councils must decide themselves, or that puts it before the governing document.

use super::rule;
use crate::agreement::leaf::Texts;
use crate::basis::Basis;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::project::Level;
use crate::resolve::{Placed, Resolved, What};
use crate::source::Place;
use crate::tr;

rule!("sla-changes-council-matter", Warning);

/// Form, and the provision by which each council decides the governing document itself.
const DECIDED_BY_COUNCILS: &[(&str, &str)] = &[
    ("kommunalt-oppgavefellesskap", "kommuneloven § 19-4 (2)"),
    ("interkommunalt-politisk-raad", "kommuneloven § 18-4 (2)"),
    ("vertskommune-administrativ", "kommuneloven § 20-4 (2)"),
    ("vertskommune-nemnd", "kommuneloven § 20-4 (2)"),
    ("interkommunalt-selskap", "IKS-loven § 4 (2)"),
];

/// A matter of the councils', and the words a text about it has in either written form.
struct Matter {
    what: fn() -> Text,
    words: &'static [&'static str],
}

const MATTERS: &[Matter] = &[
    Matter {
        what: || tr! { nb: "uttreden", nn: "uttreding", en: "exit" },
        words: &["tre ut", "trer ut", "uttred", "oppsigelsesfrist", "oppseiingsfrist", "si opp samarbeid", "seie opp samarbeid"],
    },
    Matter {
        what: || tr! { nb: "innskudd og kostnadsfordeling", nn: "innskot og kostnadsfordeling", en: "contributions and cost sharing" },
        words: &["innskudd", "innskot", "fordelingsnøk", "kostnadsfordeling", "kostnadene fordeles", "kostnadene blir fordelte"],
    },
    Matter {
        what: || tr! { nb: "lån", nn: "lån", en: "loans" },
        words: &["ta opp lån", "tar opp lån", "tek opp lån", "låneopptak", "låneramme"],
    },
    Matter {
        what: || tr! { nb: "eierandel og ansvar", nn: "eigardel og ansvar", en: "ownership and liability" },
        words: &["eierandel", "eigardel", "eigarandel", "ansvarsandel", "ansvarsdel"],
    },
    Matter {
        what: || tr! { nb: "oppgavene til samarbeidet", nn: "oppgåvene til samarbeidet", en: "the tasks of the cooperation" },
        words: &["nye oppgaver", "nye oppgåver", "overføre oppgave", "overføre oppgåve", "overta oppgave", "overta oppgåve"],
    },
    Matter {
        what: || tr! { nb: "oppløsning", nn: "oppløysing", en: "dissolution" },
        words: &["oppløsning av samarbeid", "oppløysing av samarbeid", "samarbeidet oppløs", "samarbeidet blir oppløy"],
    },
];

/// What the governing document is called: a sentence that leaves the matter to it changes nothing.
const GOVERNING: &[&str] = &["samarbeidsavtal", "selskapsavtal", "vedtekt", "kommunestyr", "fylkesting"];

/// What puts one document before another.
const BEFORE: &[&str] = &["går foran", "går føre", "gjelder foran", "gjeld føre"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let form = resolved.form_id().unwrap_or_default();
    let Some((_, basis)) = DECIDED_BY_COUNCILS.iter().find(|(id, _)| *id == form) else { return };
    let Some(sla) = resolved.document("sla") else { return };
    for (place, text) in own_texts(resolved, sla) {
        for sentence in text.split(['.', ';', '\n']) {
            let sentence = sentence.to_lowercase();
            if prevails(&sentence) {
                findings.add(wrong_order(basis).at(place));
            } else if !GOVERNING.iter().any(|name| sentence.contains(name)) {
                for matter in MATTERS.iter().filter(|m| m.words.iter().any(|word| sentence.contains(word))) {
                    findings.add(about(basis, &(matter.what)()).at(place));
                }
            }
        }
    }
    let omitted =
        resolved.loaded.agreement.clauses.iter().find(|(topic, clause)| topic.0 == "sla-precedence" && clause.0 == "omit");
    if let Some((_, clause)) = omitted {
        findings.add(without_order(basis).at(resolved.loaded.place(clause.span)));
    }
}

/// Every text of the user's own in the document, each language for itself.
fn own_texts(resolved: &Resolved<'_>, sla: &Placed<'_>) -> Vec<(Place, String)> {
    let mut texts = Vec::new();
    for entry in sla.entries() {
        match &entry.what {
            What::Provision(provision) => {
                texts.push((resolved.loaded.place(provision.text.span), original(&provision.text.0, resolved.original())));
            }
            What::Clause { clause, .. } if clause.level != Level::Embedded => {
                let text = &resolved.sources.get(clause.source).text;
                let body = text.split_once("\n# nb").map_or("", |(_, body)| body);
                texts.push((clause.place(clause.front.id.span), body.to_owned()));
            }
            _ => {}
        }
    }
    let Some(data) = resolved.loaded.agreement.sla.as_ref() else { return texts };
    for duty in data.duties.iter() {
        texts.push((resolved.loaded.place(duty.text.span), original(&duty.text.0, resolved.original())));
    }
    for deviation in data.deviations.iter() {
        texts.push((resolved.loaded.place(deviation.text.span), original(&deviation.text.0, resolved.original())));
    }
    texts
}

/// The text in the original's language: the translation says the same.
fn original(texts: &Texts, lang: Lang) -> String {
    crate::resolve::print::any_text(texts, lang)
}

/// Does the sentence put the service level agreement first?
fn prevails(sentence: &str) -> bool {
    let own = |part: &str| ["tjenesteavtal", "tenesteavtal", "denne avtalen"].iter().any(|name| part.contains(name));
    let governing = |part: &str| GOVERNING.iter().any(|name| part.contains(name));
    let before = BEFORE.iter().filter_map(|words| sentence.split_once(words));
    before.into_iter().any(|(first, second)| own(first) && governing(second))
}

fn finding(basis: &str, what: Text) -> Finding {
    let cite = Basis::parse(basis).map(|b| (b.print(Lang::Nb), b.print(Lang::Nn))).unwrap_or_default();
    let mut finding = Finding::warning("sla-changes-council-matter", what).why(Text {
        nb: format!("hvert kommunestyre vedtar selv samarbeidsavtalen og endringer i slike forhold, jf. {}", cite.0),
        nn: format!("kvart kommunestyre vedtek sjølv samarbeidsavtalen og endringar i slike forhold, jf. {}", cite.1),
        en: format!("each council itself decides the governing document and changes in such matters, see {basis}"),
    });
    finding.basis = Some(basis.to_owned());
    finding
}

fn about(basis: &str, matter: &Text) -> Finding {
    finding(
        basis,
        Text {
            nb: format!("teksten i tjenesteavtalen handler om noe kommunestyrene selv vedtar: {}", matter.nb),
            nn: format!("teksten i tenesteavtalen handlar om noko kommunestyra sjølve vedtek: {}", matter.nn),
            en: format!("the text in the service level agreement is about what the councils decide themselves: {}", matter.en),
        },
    )
    .todo(tr! {
        nb: "flytt regelen til samarbeidsavtalen, eller vis til den: «følger av samarbeidsavtalen»",
        nn: "flytt regelen til samarbeidsavtalen, eller vis til han: «følgjer av samarbeidsavtalen»",
        en: "move the rule to the governing document, or refer to it"
    })
}

fn wrong_order(basis: &str) -> Finding {
    finding(
        basis,
        tr! {
            nb: "teksten lar tjenesteavtalen gå foran samarbeidsavtalen",
            nn: "teksten lèt tenesteavtalen gå føre samarbeidsavtalen",
            en: "the text puts the service level agreement before the governing document"
        },
    )
    .todo(tr! {
        nb: "snu rekkefølgen: samarbeidsavtalen går foran",
        nn: "snu rekkjefølgja: samarbeidsavtalen går føre",
        en: "turn the order round: the governing document prevails"
    })
}

fn without_order(basis: &str) -> Finding {
    finding(
        basis,
        tr! {
            nb: "tjenesteavtalen sier ikke at samarbeidsavtalen går foran",
            nn: "tenesteavtalen seier ikkje at samarbeidsavtalen går føre",
            en: "the service level agreement does not say that the governing document prevails"
        },
    )
    .todo(tr! {
        nb: "ta bort `sla-precedence: omit`",
        nn: "ta bort `sla-precedence: omit`",
        en: "remove `sla-precedence: omit`"
    })
}
