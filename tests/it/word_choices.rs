//! Choices between words that are equally right: they change words of the program's own texts and nothing else, and leave no form behind.

use avtaleverk::lang::Lang;
use avtaleverk::lang::choices::{all, choose};

use super::council_cases::{bare, points, seven};
use super::support::embedded;

/// The nynorsk of every clause a council paper can hold, without what is filled in.
fn texts() -> Vec<(String, String)> {
    let (sources, library, _) = embedded();
    let papers = library.clauses().filter(|clause| clause.front.documents.iter().any(|document| document.0 == "council-case"));
    let found: Vec<(String, String)> = papers
        .map(|clause| {
            let all = &sources.get(clause.source).text;
            let nn = all.split_once("\n# nn\n").map_or("", |(_, nn)| nn);
            (clause.id().to_owned(), without_tags(nn))
        })
        .collect();
    assert!(found.len() > 100);
    found
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = ["{%", "{{", "{#", "{!"].iter().filter_map(|mark| rest.find(mark)).min() {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once('}').map_or("", |(_, after)| after.trim_start_matches('}'));
        out.push('X');
    }
    out + rest
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// What stands between the words.
fn between(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { 'x' } else { c }).collect::<String>().replace("x", "")
}

#[test]
fn a_choice_changes_words_and_nothing_between_them() {
    let mut used = std::collections::BTreeSet::new();
    for (clause, text) in texts() {
        for (id, choice) in all() {
            let chosen = choose(&text, [id.as_str()].into_iter(), Lang::Nn, &std::collections::BTreeSet::new());
            assert_eq!(between(&text), between(&chosen), "{clause}, {id}");
            let (before, after) = (words(&text), words(&chosen));
            assert_eq!(before.len(), after.len(), "{clause}, {id}");
            for (old, new) in before.into_iter().zip(after).filter(|(old, new)| old != new) {
                let small = old.to_lowercase();
                let said = choice.nn.words.get(&small).or_else(|| choice.nn.infinitives.get(&small));
                assert_eq!(said, Some(&new.to_lowercase()), "{clause}, {id}: {old}");
                used.insert(id.as_str());
            }
            let again = choose(&chosen, [id.as_str()].into_iter(), Lang::Nn, &std::collections::BTreeSet::new());
            assert_eq!(again, chosen, "{clause}, {id}: chosen twice");
        }
    }
    assert_eq!(used.len(), all().len(), "every choice is of use: {used:?}");
}

/// A choice that misses a form would mix the words it parts. A new clause with a new verb is told here: add the verb to `choices.yaml`.
#[test]
fn no_form_of_what_was_chosen_away_is_left() {
    let ends = |word: &str, stems: &[&str]| stems.contains(&word);
    let mut left = Vec::new();
    for (clause, text) in texts() {
        let chosen = choose(&text, all().iter().map(|(id, _)| id.as_str()), Lang::Nn, &std::collections::BTreeSet::new());
        let all = words(&chosen);
        for (at, word) in all.iter().enumerate() {
            let small = word.to_lowercase();
            let bli = ends(&small, &["bli", "blir", "blei", "blitt", "blive"]);
            let behandling =
                small.trim_start_matches("saks").starts_with("behandl") && !small.starts_with("behandlingsansvarleg");
            let tek = ["", "ved", "god", "mot", "over", "unna"]
                .iter()
                .any(|first| small.strip_prefix(first).is_some_and(|rest| ends(rest, &["tek", "teke", "teken", "tekne"])));
            let tilraading = small.starts_with("tilråding");
            // Verbs of one syllable end in -e under both choices.
            let infinitive = at > 0 && all[at - 1] == "å" && small.ends_with('e') && !ends(&small, &["tre", "skje", "sjå"]);
            if bli || behandling || tek || tilraading || infinitive {
                left.push(format!("{clause}: {word}"));
            }
        }
    }
    assert!(left.is_empty(), "\n{}\n", left.join("\n"));
}

#[test]
fn a_profile_with_a_infinitive_leaves_the_shared_points_and_the_officers_words() {
    let folder = seven();
    let agreement = "agreements/fjordringen/agreement.yaml";
    let party = folder.read(agreement).lines().find(|line| line.contains("id: lauvdal")).unwrap().to_owned();
    assert!(!party.contains("profile:"), "{party}");
    folder.write(
        "agreements/fjordringen/cases/etablering.assessment.lauvdal.md",
        "Kommunen skal gjere dette, og saka blir vedteken.\n",
    );
    let own = "Kommunedirektøren skal gjere greie for saka når ho blir vedteken.";
    folder.edit(
        "agreements/fjordringen/cases/etablering.yaml",
        "lauvdal: {case_number: 26/106,",
        &format!("lauvdal: {{case_number: 26/106, local_points: 1. {own},"),
    );
    folder.run(&["build", "-q", "--to", "md", "--document", "council-case"]);
    let paper = || folder.read("out/fjordringen/saksframlegg.etablering.lauvdal.nn.md");
    let before = paper();
    folder.edit(agreement, &party, &party.replace("id: lauvdal,", "id: lauvdal, profile: nynorsk-a,"));
    let built = folder.run(&["build", "-q", "--to", "md", "--document", "council-case"]);
    assert_eq!(built.status, 0, "{built}");
    let after = paper();
    let shared = |text: &str| {
        let same = ["Fjordringen KO blir", "Samarbeidsavtalen", "Vedtaket gj", "Etter [kommuneloven § 11-7"];
        points(text).into_iter().filter(|p| same.iter().any(|s| p.starts_with(s))).collect::<Vec<_>>()
    };
    assert_eq!(shared(&before).len(), 5);
    assert_eq!(shared(&before), shared(&after));
    assert!(after.contains("Kommunen skal gjere dette, og saka blir vedteken.") && after.contains(own), "{after}");
    let (before, after) = (bare(&before), bare(&after));
    for (e, a) in [("å gjere", "å gjera"), ("seie opp", "seia opp")] {
        assert!(!before.contains(e) || after.contains(a), "{a}: {after}");
    }
    assert!(before.contains("å gjere") && after.contains("å gjera"), "{after}");
    assert!(bare(&after).contains(" vert "), "{after}");
}
