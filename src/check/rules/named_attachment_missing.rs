//! A case that sends its reader to an attachment which is not on its list.

use std::collections::BTreeSet;
use std::ops::Range;

use super::rule;
use crate::agreement::leaf::Texts;
use crate::check::texts::{OwnText, own_texts};
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::{LoadedCase, Resolved};
use crate::source::Place;
use crate::tr;

rule!("named-attachment-missing", Warning);

/// Ways to send a reader to an attachment without its number.
const POINTERS: &[&str] = &[
    "sjå vedlegg",
    "se vedlegg",
    "jf. vedlegg",
    "(vedlagt)",
    "(vedlagd)",
    "er vedlagt",
    "er vedlagd",
    "følger vedlagt",
    "følgjer vedlagd",
];
/// Words that stand in any title and any sentence.
const ANYWHERE: &[&str] = &[
    "det",
    "den",
    "dei",
    "eit",
    "ein",
    "som",
    "til",
    "med",
    "for",
    "frå",
    "fra",
    "ved",
    "etter",
    "mellom",
    "kommune",
    "kommunen",
    "kommunar",
    "kommunane",
    "kommuner",
    "kommunene",
];
/// Keys that are the list itself.
const LISTS: &[&str] = &["attachments", "other_documents"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let texts = own_texts(resolved);
    for case in &resolved.loaded.cases {
        let known = known(resolved, case);
        for text in texts.iter().filter(|text| is_of(text, case)) {
            for (range, fault) in faults(text.text, case, &known) {
                findings.add(finding(text.at(&range), case, fault));
            }
        }
    }
}

/// What is wrong with a pointer.
enum Fault {
    /// The number is not on the list.
    Number(String),
    /// No attachment's title has a word of the sentence.
    Nothing,
}

fn is_of(text: &OwnText<'_>, case: &LoadedCase) -> bool {
    let source = text.at(&(0..0)).source;
    let listed = LISTS.iter().any(|list| text.path.starts_with(list));
    !text.plain && !listed && (source == case.source || case.parts.values().any(|part| *part == source))
}

/// Words that say nothing about which attachment is meant: those of the matter itself.
struct Known {
    titles: BTreeSet<String>,
    common: BTreeSet<String>,
}

fn known(resolved: &Resolved<'_>, case: &LoadedCase) -> Known {
    let agreement = &resolved.loaded.agreement;
    let names = agreement.name.iter().chain(&agreement.short_name).chain(&case.case.title).map(|n| &n.value.0);
    let parties = agreement.parties.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.short)).map(|n| &n.value.0);
    let common: BTreeSet<String> = names.chain(parties).flat_map(words_of).collect();
    let titles = case.case.attachments.iter().flat_map(|a| words_of(&a.title.value.0));
    Known { titles: titles.filter(|word| !common.contains(word)).collect(), common }
}

fn words_of(texts: &Texts) -> Vec<String> {
    [&texts.one, &texts.nb, &texts.nn].into_iter().flatten().flat_map(|text| words(text)).collect()
}

/// The words of a text that may name a thing, in small letters.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric());
    let names = |word: &&str| word.chars().count() >= 3 && !word.starts_with("vedl") && !ANYWHERE.contains(word);
    parts.filter(names).map(str::to_owned).collect()
}

/// Every pointer of a text that leads nowhere, with its place in the text.
fn faults(text: &str, case: &LoadedCase, known: &Known) -> Vec<(Range<usize>, Fault)> {
    let mut faults = Vec::new();
    let mut line_start = 0;
    let mut before = "";
    for line in text.split_inclusive('\n') {
        for (at, range) in numbers(line) {
            let listed = line
                .get(range.clone())
                .and_then(|n| n.parse::<usize>().ok())
                .is_some_and(|n| (1..=case.case.attachments.len()).contains(&n));
            if !listed {
                let number = line.get(range.clone()).unwrap_or_default().to_owned();
                faults.push((line_start + at..line_start + range.end, Fault::Number(number)));
            }
        }
        if let Some(range) = pointer(line) {
            let said = words(line).into_iter().chain(words(before)).filter(|word| !known.common.contains(word));
            if !said.into_iter().any(|word| known.titles.iter().any(|title| alike(title, &word))) {
                faults.push((line_start + range.start..line_start + range.end, Fault::Nothing));
            }
        }
        line_start += line.len();
        // A pointer alone on its line is about the line before.
        before = if words(line).len() < 3 { line } else { "" };
    }
    faults
}

/// The numbers after «vedlegg», each with where the word begins.
fn numbers(line: &str) -> Vec<(usize, Range<usize>)> {
    let after = |(at, word): (usize, &str)| {
        let start = at + word.len() + 1;
        let digits = line.get(start..)?.bytes().take_while(u8::is_ascii_digit).count();
        let spaced = line.get(at + word.len()..start).is_some_and(|gap| gap == " ");
        (digits > 0 && spaced).then(|| (at, start..start + digits))
    };
    ["vedlegg", "Vedlegg"].into_iter().flat_map(|word| line.match_indices(word)).filter_map(after).collect()
}

/// A pointer without a number.
fn pointer(line: &str) -> Option<Range<usize>> {
    let lower = line.to_lowercase();
    POINTERS.iter().find_map(|pointer| {
        let at = lower.find(pointer)?;
        let rest = lower.get(at + pointer.len()..)?.trim_start();
        (!rest.starts_with(|c: char| c.is_ascii_digit())).then(|| at..at + pointer.len())
    })
}

/// Is one word the other with an ending?
fn alike(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn finding(place: Place, case: &LoadedCase, fault: Fault) -> Finding {
    let count = case.case.attachments.len();
    let what: Text = match fault {
        Fault::Number(number) => {
            tr! { nb: "teksten viser til vedlegg {number}, men saken har {count} vedlegg", nn: "teksten viser til vedlegg {number}, men saka har {count} vedlegg", en: "the text refers to attachment {number}, but the case has {count}" }
        }
        Fault::Nothing => {
            tr! { nb: "teksten viser til et vedlegg som ikke står på listen; ingen av titlene på de {count} vedleggene passer", nn: "teksten viser til eit vedlegg som ikkje står på lista; ingen av titlane på dei {count} vedlegga passar", en: "the text refers to an attachment that is not on the list; no title among the {count} fits" }
        }
    };
    Finding::warning("named-attachment-missing", what)
        .at(place)
        .label(Place { source: case.source, span: case.case.attachments.span }, tr! { nb: "vedleggene", nn: "vedlegga", en: "the attachments" })
        .why(tr! { nb: "det saken bygger på, skal følge med når kommunestyret skal avgjøre den (kommuneloven § 13-1 tredje ledd)", nn: "det saka byggjer på, skal følgje med når kommunestyret skal avgjere ho (kommuneloven § 13-1 tredje ledd)", en: "what the case builds on is to go with it when the council decides (kommuneloven § 13-1 (3))" })
        .todo(tr! { nb: "før det opp under `attachments`, eller skriv nummeret på vedlegget: «vedlegg 2»", nn: "før det opp under `attachments`, eller skriv nummeret på vedlegget: «vedlegg 2»", en: "add it under `attachments`, or write the number of the attachment" })
}
