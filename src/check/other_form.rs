//! Words of the other language form in the users' own texts, which two rules share. Enter at [`report`].

use std::collections::BTreeSet;

use super::texts::own_texts;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, other_form};
use crate::resolve::Resolved;
use crate::tr;

/// Names, which are not translated, and sources, which are quoted.
const NAMES: &[&str] = &["name", "short_name", "legal_basis", "parties[", "registers[", "signatures"];

/// Adds what there is in texts of one language, each word once a text.
pub(super) fn report(rule: &'static str, lang: Lang, resolved: &Resolved<'_>, findings: &mut Findings) {
    let words = |own: &&super::texts::OwnText<'_>| {
        !own.plain && own.lang == Some(lang) && !NAMES.iter().any(|name| own.path.starts_with(name))
    };
    let agreement = &resolved.loaded.agreement;
    let predecessor = agreement.predecessor.as_ref().and_then(|p| p.name.as_ref());
    let names: Vec<&str> =
        [agreement.name.as_ref(), predecessor].into_iter().flatten().filter_map(|name| name.in_lang(lang)).collect();
    for own in own_texts(resolved).iter().filter(words) {
        let mut seen = BTreeSet::new();
        for (range, instead) in other_form::find(own.text, lang) {
            let word = own.text.get(range.clone()).unwrap_or_default();
            if within(own.text, &range, &names) || !seen.insert(word.to_lowercase()) {
                continue;
            }
            let what = match lang {
                Lang::Nn => {
                    tr! { nb: "«{word}» er bokmål i en nynorsk tekst", nn: "«{word}» er bokmål i ein nynorsk tekst", en: "`{word}` is bokmål in a nynorsk text" }
                }
                Lang::Nb => {
                    tr! { nb: "«{word}» er nynorsk i en bokmålstekst", nn: "«{word}» er nynorsk i ein bokmålstekst", en: "`{word}` is nynorsk in a bokmål text" }
                }
            };
            let finding = Finding::warning(rule, what)
                .at(own.at(&range))
                .why(tr! { nb: "språklova § 10 første ledd: offentlige organer følger offisiell rettskriving", nn: "språklova § 10 første ledd: offentlege organ følgjer offisiell rettskriving", en: "språklova § 10 (1): public bodies follow the official spelling" })
                .todo(tr! { nb: "skriv {instead}, eller sett «…» rundt når det er et sitat", nn: "skriv {instead}, eller set «…» rundt når det er eit sitat", en: "write {instead}, or put «…» around it when it is a quotation" });
            findings.add(finding);
        }
    }
}

/// Is the range a part of one of these names? A name is not translated, wherever in a sentence it stands.
fn within(text: &str, range: &std::ops::Range<usize>, names: &[&str]) -> bool {
    let around = |name: &&str| text.match_indices(*name).any(|(at, _)| at <= range.start && range.end <= at + name.len());
    names.iter().filter(|name| !name.is_empty()).any(around)
}
