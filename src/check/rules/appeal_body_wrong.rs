//! Appeals sent to the host municipality's own appeal body.

use super::rule;
use crate::check::own_text::{names, sentences};
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::tr;

rule!("appeal-body-wrong", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((basis, says, todo)) = resolved.form_id().and_then(law) else { return };
    let Some(host) = &resolved.loaded.agreement.host else { return };
    let mut hosts = vec!["vertskommunen".to_owned()];
    hosts.extend(names(resolved, &host.0));
    let phrases: Vec<String> = hosts
        .iter()
        .flat_map(|name| {
            let of = ["klagenemnda i", "klagenemnd i", "klagenemnda til", "klageutvalget i", "klageutvalet i", "klageorganet i"];
            let decides = ["er klageinstans", "avgjør klage", "avgjer klage", "behandler klagen som klageinstans"];
            let of = of.into_iter().map(move |body| format!("{body} {name}"));
            of.chain(decides.into_iter().map(move |verb| format!("{name} {verb}")))
        })
        .chain(["vertskommunens klagenemnd".to_owned()])
        .collect();
    for sentence in sentences(resolved) {
        if phrases.iter().any(|phrase| sentence.text.contains(phrase)) && !sentence.denies() {
            findings.add(
                Finding::error("appeal-body-wrong", tr! { nb: "klager går til vertskommunens eget klageorgan", nn: "klager går til klageorganet i vertskommunen", en: "appeals go to the host municipality's own appeal body" })
                    .at(sentence.place)
                    .by_law(basis, says.clone())
                    .todo(todo.clone()),
            );
        }
    }
}

/// What the act says of appeals in each form, and what to write.
fn law(form: &str) -> Option<(&'static str, Text, Text)> {
    match form {
        "vertskommune-administrativ" => Some((
            "kommuneloven § 20-5 (1)",
            tr! { nb: "klageinstans er kommunen som har delegert myndigheten; administrasjonen i vertskommunen er underinstans", nn: "klageinstans er kommunen som har delegert myndigheita; administrasjonen i vertskommunen er underinstans", en: "the appeal body is the municipality that delegated the power; the host's administration is the lower body" },
            tr! { nb: "skriv at klager avgjøres i samarbeidskommunen saken gjelder", nn: "skriv at klager blir avgjorde i samarbeidskommunen saka gjeld", en: "write that appeals are decided in the cooperating municipality the case concerns" },
        )),
        "vertskommune-nemnd" => Some((
            "kommuneloven § 20-6",
            tr! { nb: "klager går til en klagenemnd som kommunestyrene oppnevner, og der alle deltakerne er representert", nn: "klager går til ei klagenemnd som kommunestyra nemner opp, og der alle deltakarane er representerte", en: "appeals go to an appeals committee appointed by the councils in which every participant is represented" },
            tr! { nb: "skriv at klager avgjøres av den felles klagenemnda", nn: "skriv at klager blir avgjorde av den felles klagenemnda", en: "write that appeals are decided by the joint appeals committee" },
        )),
        _ => None,
    }
}
