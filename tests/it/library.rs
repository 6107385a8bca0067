//! The library the program brings: it loads, it is large enough, and its two languages have the same build.

use avtaleverk::agreement::words::WORD_SETS;
use avtaleverk::basis::Basis;
use avtaleverk::lang::{Form, Lang, Words};
use avtaleverk::law::Law;
use pulldown_cmark::{Event, Parser, Tag};

use super::support::{embedded, repo};

#[test]
fn the_embedded_library_loads_without_findings() {
    assert!(embedded().1.clauses().count() >= 60);
}

#[test]
fn every_word_has_its_forms() {
    for (set, words) in WORD_SETS {
        for word in *words {
            for lang in Lang::ALL {
                for form in Form::ALL {
                    assert!(Words::embedded().word(set, word, lang, form).is_some(), "{set} {word} {lang} {}", form.id());
                }
            }
        }
    }
}

/// The paragraphs, list items and tables of one language's text, in order.
fn build(text: &str) -> Vec<&'static str> {
    // Tags stand where text stands; they neither begin nor end a paragraph here.
    let events = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Paragraph) => Some("paragraph"),
        Event::Start(Tag::Item) => Some("item"),
        Event::Start(Tag::List(_)) => Some("list"),
        Event::Start(Tag::Heading { .. }) => Some("heading"),
        _ => None,
    });
    events.collect()
}

#[test]
fn both_languages_of_every_clause_have_the_same_paragraphs_and_items() {
    let (sources, library, _) = embedded();
    let mut wrong = Vec::new();
    for clause in library.clauses() {
        let text = &sources.get(clause.source).text;
        let body = text.split_once("\n---\n").unwrap().1;
        let (nb, nn) = body.split_once("\n# nn\n").unwrap_or_else(|| panic!("{}: nb stands before nn", clause.path));
        let nb = nb.strip_prefix("# nb\n").unwrap_or_else(|| panic!("{}", clause.path));
        if build(nb) != build(nn) {
            wrong.push(format!("{}: {:?} {:?}", clause.path, build(nb), build(nn)));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// A value without what one signs as: that is text, and other words in each language.
fn wordless(tag: &str) -> String {
    let is_word = |argument: &&str| {
        !["role=", "also_role="].iter().any(|name| argument.trim_start_matches("{{ signatures(").starts_with(name))
    };
    tag.split(", ").filter(is_word).collect::<Vec<_>>().join(", ")
}

/// What directs a text, in order: conditions, loops and anchors; with the values printed between two of them.
fn skeleton(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found = vec![(String::new(), Vec::new())];
    let mut rest = text;
    while let Some(at) = ["{%", "{#", "{{"].iter().filter_map(|mark| rest.find(mark)).min() {
        let mark = &rest[at..at + 2];
        let close = if mark == "{%" {
            "%}"
        } else if mark == "{{" {
            "}}"
        } else {
            "}"
        };
        let end = at + rest[at..].find(close).unwrap() + close.len();
        let tag = rest[at..end].to_owned();
        match found.last_mut().filter(|_| mark == "{{") {
            Some((_, values)) => values.push(wordless(&tag)),
            None => found.push((tag, Vec::new())),
        }
        rest = &rest[end..];
    }
    // Word order differs between the languages, so the order of values within one piece of text is free.
    found.iter_mut().for_each(|(_, values)| values.sort());
    found
}

#[test]
fn a_skeleton_holds_conditions_anchors_and_values_in_place() {
    let of = |text| skeleton(text);
    assert_eq!(of("{{ a }} og {{ b }}. {#x}"), of("{{ b }} and {{ a }}. {#x}"));
    assert_ne!(of("{% if a %}{{ b }}{% endif %}"), of("{% if a %}{% endif %}{{ b }}"));
    assert_eq!(of("{{ signatures(also=\"a\", also_role=\"x\") }}"), of("{{ signatures(also=\"a\", also_role=\"y\") }}"));
    assert_ne!(of("{{ signatures(also=\"a\", also_role=\"x\") }}"), of("{{ signatures(also=\"b\", also_role=\"x\") }}"));
    assert_ne!(of("{% if a %}x{% else %}y{% endif %}"), of("{% if not a %}x{% else %}y{% endif %}"));
    assert_ne!(of("x {#a}\n\ny {#b}"), of("x {#b}\n\ny {#a}"));
}

#[test]
fn both_languages_of_every_clause_have_the_same_conditions_anchors_and_values() {
    let (sources, library, _) = embedded();
    let frames = library.documents.keys().filter_map(|document| library.frame(document));
    let mut wrong = Vec::new();
    for clause in library.clauses().chain(frames) {
        let text = &sources.get(clause.source).text;
        let (nb, nn) = text.split_once("\n# nn\n").unwrap_or_else(|| panic!("{}: nb stands before nn", clause.path));
        let nb = nb.split_once("# nb\n").map_or("", |(_, nb)| nb);
        if skeleton(nb) != skeleton(nn) {
            let differs = skeleton(nb).into_iter().zip(skeleton(nn)).find(|(a, b)| a != b);
            wrong.push(format!("{}: {differs:?}", clause.path));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// A claim that names no requirement answers nothing, and nobody would notice.
#[test]
fn every_claim_is_a_requirement_of_a_form_the_clause_fits() {
    let mut wrong = Vec::new();
    for clause in embedded().1.clauses() {
        let forms = Law::embedded()
            .forms()
            .iter()
            .filter(|f| clause.front.forms.is_empty() || clause.front.forms.iter().any(|c| c.0 == f.id));
        let documents = Law::embedded().documents().iter().filter(|d| clause.front.documents.iter().any(|c| c.0 == d.document));
        let requirements = forms.flat_map(|f| &f.requirements).chain(documents.flat_map(|d| &d.requirements));
        let known: Vec<Basis> = requirements.flat_map(|r| r.bases().into_iter().chain([r.basis.clone()])).collect();
        for claim in &clause.meets {
            if !known.contains(&claim.basis) {
                wrong.push(format!("{} claims {}", clause.path, claim.basis));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// A claim on the wrong letter would silence it: the clause must use what the law data look for.
#[test]
fn every_claim_uses_what_the_requirement_is_about() {
    let (sources, library, _) = embedded();
    // Letter e of the act of 1992 asks for exit or dissolution, and the data look for the first.
    let either = ["dissolution-1992"];
    let mut wrong = Vec::new();
    for clause in library.clauses().filter(|c| !either.contains(&c.id())) {
        let text = &sources.get(clause.source).text;
        for claim in &clause.meets {
            let forms = Law::embedded().forms().iter().filter(|f| clause.front.forms.iter().any(|c| c.0 == f.id));
            let asked = forms.flat_map(|f| &f.requirements).filter(|r| r.basis == claim.basis.provision());
            let path = |r: &'static avtaleverk::law::Requirement| {
                let item = r.sub_items.iter().find(|i| Some(&i.id) == claim.basis.sub_item.as_ref());
                item.map_or(r.path.as_str(), |i| i.path.as_str())
            };
            let roots = asked.map(path).map(|path| path.split('.').next().unwrap_or_default());
            // A variant is chosen by name and may be its own answer; a catch-all has no key.
            let strange: Vec<&str> = roots
                .filter(|root| *root != "provisions" && clause.front.variant != Some(true) && !text.contains(root))
                .collect();
            if !strange.is_empty() {
                wrong.push(format!("{} claims {} and never reads {strange:?}", clause.path, claim.basis));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Each letter of article 28 (3), and each item of its frame, is met by a clause of the data processing agreement.
#[test]
fn every_requirement_of_a_document_is_met_by_a_clause_of_it() {
    let mut unmet = Vec::new();
    for law in Law::embedded().documents() {
        let clauses: Vec<_> = embedded().1.clauses().filter(|c| c.front.documents.iter().any(|d| d.0 == law.document)).collect();
        for basis in law.requirements.iter().flat_map(|r| r.bases()) {
            if !clauses.iter().any(|c| c.meets.iter().any(|claim| claim.basis == basis && claim.anchor.is_some())) {
                unmet.push(basis.to_string());
            }
        }
    }
    assert_eq!(unmet, Vec::<String>::new());
    let letters: Vec<&str> = Law::embedded().documents()[0].requirements.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(letters, ["DPA-subject", "DPA-a", "DPA-b", "DPA-c", "DPA-d", "DPA-e", "DPA-f", "DPA-g", "DPA-h"]);
}

/// A letter that is answered whatever the agreement says can never be missing.
#[test]
fn every_claim_rests_on_something_the_agreement_says() {
    // A variant is chosen by name, and the choice is what the agreement says.
    let known: [&str; 0] = [];
    let bare = embedded().1.clauses().filter(|c| {
        let sure = c.meets.iter().any(|m| {
            Law::embedded()
                .forms()
                .iter()
                .any(|f| f.requirements.iter().any(|r| r.basis == m.basis.provision() && r.holds.is_none() && r.when.is_none()))
        });
        sure && c.front.needs.is_empty() && c.front.when.is_none() && c.front.variant != Some(true)
    });
    assert_eq!(bare.map(|c| c.id()).collect::<Vec<_>>(), known);
}

/// Text of our own, one sentence a line: no line of a clause ends inside a sentence and none holds two.
#[test]
fn clause_files_end_with_a_newline_and_hold_no_tabs() {
    let dir = repo().join("clauses");
    for (name, bytes) in super::support::files(&dir) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.ends_with('\n') && !text.contains(['\t', '\r']), "clauses/{name}");
    }
}
