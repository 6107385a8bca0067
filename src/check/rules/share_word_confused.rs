//! Ownership share, liability share and assets taken for one another, or misspelt: eigardel and eigedel differ by one letter.

use super::rule;
use crate::agreement::money::Liability;
use crate::check::texts::{OwnText, own_texts};
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text, other_form};
use crate::resolve::Resolved;
use crate::tr;

rule!("share-word-confused", Warning);

/// Spellings that are no word, with the one meant (nb, nn).
const MISSPELT: &[(&str, &str, &str)] = &[
    ("eierdel", "eierandel", "eigardel"),
    ("eierdeler", "eierandeler", "eigardelar"),
    ("eieandel", "eierandel", "eigardel"),
    ("eigerdel", "eierandel", "eigardel"),
    ("eigerandel", "eierandel", "eigardel"),
    ("eigeandel", "eierandel", "eigardel"),
    ("eigarsdel", "eierandel", "eigardel"),
    ("eigadel", "eierandel", "eigardel"),
    ("eigadelar", "eierandeler", "eigardelar"),
    ("ansvarandel", "ansvarsandel", "ansvarsdel"),
    ("ansvarandeler", "ansvarsandeler", "ansvarsdelar"),
    ("ansvardel", "ansvarsandel", "ansvarsdel"),
];
/// Assets, in either form of language.
const ASSETS: &[&str] = &["eigedel", "eigedelen", "eigedelar", "eigedelane", "eiendel", "eiendelen", "eiendeler", "eiendelene"];
/// Ownership shares.
const OWNERSHIP: &[&str] = &[
    "eigardel",
    "eigardelen",
    "eigardelar",
    "eigardelane",
    "eigarandel",
    "eigarandelen",
    "eigarandelar",
    "eigarpart",
    "eierandel",
    "eierandelen",
    "eierandeler",
    "eierandelene",
];
/// Liability shares.
const LIABILITY: &[&str] = &[
    "ansvarsandel",
    "ansvarsandelen",
    "ansvarsandeler",
    "ansvarsandelar",
    "ansvarsdel",
    "ansvarsdelen",
    "ansvarsdelar",
    "ansvarsdelane",
];
/// Signs that a sentence is about things.
const THINGS: &[&str] =
    &["utstyr", "inventar", "lisens", "maskin", "kjøretøy", "køyretøy", "server", "selje", "selge", "bygning"];
/// Signs that it is about who answers for debt.
const ANSWERS: &[&str] = &["hefter", "heftar", "forpliktelse", "skyldnad", "gjeld ", "gjelden", "gjelda"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let shares = resolved.loaded.agreement.shares.as_ref();
    let differ = shares.is_some_and(|s| matches!(s.liability.as_ref().map(|l| &l.value), Some(Liability::Shares(_))));
    for own in own_texts(resolved).iter().filter(|own| !own.plain) {
        for range in other_form::words(own.text) {
            let word = own.text.get(range.clone()).unwrap_or_default().to_lowercase();
            let sentence = sentence(own.text, range.start).to_lowercase();
            if let Some((what, todo)) = doubt(&word, &sentence, own, differ) {
                findings.add(
                    Finding::warning("share-word-confused", what)
                        .at(own.at(&range))
                        .why(tr! { nb: "eierandel, ansvarsandel og eiendel er tre ting i kommuneloven §§ 18-2, 18-4, 19-2 og 19-4 og IKS-loven § 3", nn: "eigardel, ansvarsdel og eigedel er tre ting i kommuneloven §§ 18-2, 18-4, 19-2 og 19-4 og IKS-loven § 3", en: "ownership share, liability share and asset are three things in kommuneloven §§ 18-2, 18-4, 19-2 and 19-4 and IKS-loven § 3" })
                        .todo(todo),
                );
            }
        }
    }
}

/// What is doubtful about a word in its sentence, and what to write.
fn doubt(word: &str, sentence: &str, own: &OwnText<'_>, differ: bool) -> Option<(Text, Text)> {
    let has = |words: &[&str]| words.iter().any(|w| sentence.contains(w));
    if let Some((_, nb, nn)) = MISSPELT.iter().find(|(wrong, ..)| *wrong == word) {
        let right = own.lang.unwrap_or(Lang::Nb).pick(nb, nn);
        return Some((
            tr! { nb: "«{word}» er ikke et ord", nn: "«{word}» er ikkje eit ord", en: "`{word}` is no word" },
            tr! { nb: "skriv {right}", nn: "skriv {right}", en: "write {right}" },
        ));
    }
    let portion = sentence.contains('%') || sentence.contains("prosent") || fraction(sentence);
    if ASSETS.contains(&word) && portion && !has(THINGS) && !has(OWNERSHIP) {
        return Some((
            tr! { nb: "«{word}» er det samarbeidet eier, men setningen sier en andel", nn: "«{word}» er det samarbeidet eig, men setninga seier ein del", en: "`{word}` is an asset, but the sentence states a share" },
            tr! { nb: "skriv eierandel (nynorsk: «eigardel»)", nn: "skriv eigardel (bokmål: «eierandel»)", en: "write eierandel (nynorsk: eigardel)" },
        ));
    }
    if OWNERSHIP.contains(&word) && has(THINGS) && !portion {
        return Some((
            tr! { nb: "«{word}» er en andel i samarbeidet, men setningen er om ting", nn: "«{word}» er ein del av samarbeidet, men setninga er om ting", en: "`{word}` is a share, but the sentence is about things" },
            tr! { nb: "skriv eiendel (nynorsk: «eigedel»)", nn: "skriv eigedel (bokmål: «eiendel»)", en: "write eiendel (nynorsk: eigedel)" },
        ));
    }
    if differ && OWNERSHIP.contains(&word) && has(ANSWERS) && !has(LIABILITY) {
        return Some((
            tr! { nb: "setningen er om ansvar, og ansvarsandelene i avtalen er andre enn eierandelene", nn: "setninga er om ansvar, og ansvarsdelane i avtalen er andre enn eigardelane", en: "the sentence is about liability, and the liability shares of the agreement differ from the ownership shares" },
            tr! { nb: "skriv ansvarsandel", nn: "skriv ansvarsdel", en: "write ansvarsandel (nynorsk: ansvarsdel)" },
        ));
    }
    None
}

/// Does the sentence write a fraction such as 1/3?
fn fraction(sentence: &str) -> bool {
    let bytes = sentence.as_bytes();
    bytes.windows(3).any(|w| matches!(w, [a, b'/', b] if a.is_ascii_digit() && b.is_ascii_digit()))
}

/// The sentence a place stands in.
fn sentence(text: &str, at: usize) -> &str {
    let stop = |c: char| matches!(c, '.' | '\n' | '!' | '?');
    let start = text[..at].rfind(stop).map_or(0, |i| i + 1);
    let end = text[at..].find(stop).map_or(text.len(), |i| at + i);
    &text[start..end]
}
