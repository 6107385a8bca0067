//! Every form in both languages: a new agreement filled in, the fullest one, and variations of it. What is built has no gap, no broken
//! reference and no word of the other language form, and every clause of the library stands in one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use avtaleverk::law::Law;
use avtaleverk::resolve::What;
use serde::Deserialize;

use super::support::{Folder, embedded, minimal, overlay, repo, with_resolved};

const DAY: &str = "2026-07-28";

/// Words that are only bokmål, and words that are only nynorsk. They stand alone, in any case.
const ONLY: [(&str, &[&str]); 2] = [
    (
        "nn",
        &[
            "ikke",
            "fra",
            "hva",
            "hvem",
            "hvor",
            "hvis",
            "noen",
            "noe",
            "være",
            "gjøre",
            "gjør",
            "virksomhet",
            "ansatte",
            "regnskap",
            "oppløsning",
            "oppsigelse",
            "uttreden",
            "eierandel",
            "deltaker",
            "deltakere",
            "deltakerne",
            "deltakeren",
            "kommunene",
            "innskudd",
            "tjenester",
            "kommuner",
            "avtaler",
            "en",
            "et",
            "de",
            "selv",
            "skriftlig",
            "myndighet",
            "myndigheten",
            "gjelder",
            "følger",
        ],
    ),
    (
        "nb",
        &[
            "ikkje",
            "frå",
            "kva",
            "kven",
            "kor",
            "dersom",
            "nokon",
            "noko",
            "vere",
            "gjere",
            "gjer",
            "verksemd",
            "tilsette",
            "rekneskap",
            "oppløysing",
            "oppseiing",
            "uttreding",
            "eigardel",
            "deltakar",
            "deltakarar",
            "deltakarane",
            "deltakaren",
            "kommunane",
            "innskot",
            "tenester",
            "kommunar",
            "avtalar",
            "ein",
            "eit",
            "dei",
            "sjølv",
            "skriftleg",
            "myndigheit",
            "myndigheita",
            "følgjer",
            "blei",
            "seinast",
        ],
    ),
];

/// One way an agreement may be otherwise than the fullest one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Variation {
    /// What is otherwise, in words.
    name: String,
    /// Laid over the fullest agreement.
    yaml: String,
    /// The rules that have a word to say of it: it is lawful, and worth that word to whoever chooses it.
    #[serde(default)]
    told: Vec<String>,
}

fn read(path: &str) -> String {
    fs::read_to_string(repo().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// An agreement to try: what it is in words, its text, and the rules that have a word to say of it.
struct Tried {
    name: String,
    yaml: String,
    told: Vec<String>,
}

/// The smallest agreement of a form, the fullest one, and its variations.
fn every_way(form: &str) -> Vec<Tried> {
    let full = read(&format!("tests/fixtures/full/{form}.yaml"));
    let text = read(&format!("tests/fixtures/variations/{form}.yaml"));
    let variations: Vec<Variation> = serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{form}: {e}"));
    let laid = variations.into_iter().map(|v| Tried { name: v.name, yaml: overlay(&full, &v.yaml), told: v.told });
    let plain = [("det minste", minimal(form)), ("alt", full.clone())];
    plain.map(|(name, yaml)| Tried { name: name.to_owned(), yaml, told: Vec::new() }).into_iter().chain(laid).collect()
}

/// In both languages, whatever the text says.
fn in_both(yaml: &str) -> String {
    overlay(yaml, "languages: {original: nb, translations: [nn]}\n")
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// A line without its addresses and anchors, which are not read.
fn read_aloud(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(before);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    out + rest
}

/// What a reader would stumble on in a document.
pub fn stumbles(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lang = if name.ends_with(".nn.md") { "nn" } else { "nb" };
    let foreign = ONLY.iter().find(|(l, _)| *l == lang).unwrap().1;
    let mut say = |what: &str, line: &str| found.push(format!("{name}: {what}: {line}"));
    // Lines to write a name on are dots.
    for line in text.lines().filter(|l| !l.starts_with("<a id") && !l.contains("....")) {
        let aloud = read_aloud(line);
        for mark in ["▢", "  ", " .", " ,", "..,", ",,", "{{", "{%", "§ ?", "?§"] {
            if aloud.trim_start().contains(mark) {
                say(&format!("«{mark}»"), line);
            }
        }
        let said: Vec<String> = words(&aloud).collect();
        for word in said.iter().filter(|w| foreign.contains(&w.as_str())) {
            say(&format!("word «{word}»"), line);
        }
        for pair in said.windows(2).filter(|p| p[0] == p[1] && p[0].chars().all(char::is_alphabetic)) {
            say(&format!("twice «{}»", pair[0]), line);
        }
    }
    // A paragraph that announces something is followed by it.
    let paragraphs: Vec<&str> = text.lines().filter(|l| !l.is_empty() && !l.starts_with("<a id")).collect();
    for two in paragraphs.windows(2) {
        let list = two[1].starts_with(['|', '-', '1']) || two[1].starts_with("**");
        if two[0].ends_with(':') && !list {
            say("announces nothing", two[0]);
        }
    }
    found
}

/// The rules that say something of an agreement, by the agreement.
fn told(folder: &Folder, as_of: &[&str]) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let checked = folder.run(&[&["check", "--format", "json"], as_of].concat());
    let report: serde_json::Value = serde_json::from_str(&checked.stdout).map_err(|_| checked.to_string())?;
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let of_one = |one: &serde_json::Value| {
        (text(&one["agreement"]), one["findings"].as_array().into_iter().flatten().map(|f| text(&f["rule"])).collect())
    };
    Ok(report["agreements"].as_array().into_iter().flatten().map(of_one).collect())
}

/// Checks and builds the agreements of a folder, each with its id. Says what is wrong.
fn try_out(folder: &Folder, tried: &[(String, Tried)], wrong: &mut Vec<String>) {
    // A text of the past is checked as of its own day.
    let historic = folder.read(&format!("agreements/{}/agreement.yaml", tried[0].0)).contains("historic: true");
    let as_of: &[&str] = if historic { &[] } else { &["--as-of", DAY] };
    let found = told(folder, as_of).unwrap_or_else(|printed| panic!("{printed}"));
    for (id, Tried { name, told, .. }) in tried {
        let expected: BTreeSet<&str> = told.iter().map(String::as_str).collect();
        let found: BTreeSet<&str> = found[id].iter().map(String::as_str).collect();
        if found != expected {
            wrong.push(format!(
                "{name}: told {found:?}, expected {expected:?}\n{}",
                folder.run(&[&["check", id], as_of].concat())
            ));
        }
    }
    let built = folder.run(&["build", "-q", "--to", "md,html"]);
    if built.status != 0 || !built.stderr.is_empty() {
        wrong.push(built.to_string());
    }
    for (id, Tried { name, .. }) in tried {
        let documents: Vec<(String, Vec<u8>)> = folder.files(&format!("out/{id}"));
        for end in [".nb.md", ".nb.html", ".nn.md", ".nn.html"] {
            assert!(documents.iter().any(|(file, _)| file.ends_with(end)), "{name}: no {end}");
        }
        for (file, bytes) in documents {
            let text = String::from_utf8(bytes).unwrap();
            if file.ends_with(".md") {
                wrong.extend(stumbles(&file, &text).into_iter().map(|s| format!("{name}: {s}")));
            } else if text.contains('▢') {
                wrong.push(format!("{name}: {file} has a gap"));
            }
        }
    }
}

fn tell(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The top-level keys of a text.
fn keys(yaml: &str) -> BTreeSet<&str> {
    yaml.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(|l| Some(l.split_once(':')?.0)).collect()
}

/// What a drafter does: `new`, and the answers in place of the questions.
#[test]
fn a_new_agreement_of_every_form_is_filled_in_and_built() {
    let mut wrong = Vec::new();
    for form in Law::embedded().forms() {
        let folder = Folder::new();
        let answers = minimal(&form.id);
        let basis = answers.lines().find_map(|l| l.strip_prefix("legal_basis: ")).unwrap();
        let made = folder.run(&["new", "prove", "--legal-basis", basis, "--party", "Nordvik", "--party", "Sørdal"]);
        assert_eq!(made.status, 0, "{made}");
        let path = "agreements/prove/agreement.yaml";
        let asked = folder.read(path);
        let (kept, _) = asked.split_once("\nopen:\n").expect("new asks what is open");
        let there = keys(kept);
        let blocks = answers.lines().filter(|l| !l.starts_with('#')).fold(Vec::<String>::new(), |mut blocks, line| {
            match blocks.last_mut().filter(|_| line.starts_with(' ')) {
                Some(block) => *block += &format!("\n{line}"),
                None => blocks.push(line.to_owned()),
            }
            blocks
        });
        let filled: Vec<String> =
            blocks.into_iter().filter(|b| !there.contains(b.split(':').next().unwrap_or_default())).collect();
        folder.write(path, in_both(&format!("{kept}\n{}\n", filled.join("\n"))));
        let tried = Tried { name: form.id.clone(), yaml: String::new(), told: Vec::new() };
        try_out(&folder, &[("prove".to_owned(), tried)], &mut wrong);
    }
    tell(&wrong);
}

fn in_every_variation(form: &str) {
    let folder = Folder::new();
    let mut tried = Vec::new();
    for way in every_way(form) {
        let id = format!("v{}", tried.len());
        folder.write(&format!("agreements/{id}/agreement.yaml"), in_both(&way.yaml));
        tried.push((id, Tried { name: format!("{form}, {}", way.name), ..way }));
    }
    let mut wrong = Vec::new();
    try_out(&folder, &tried, &mut wrong);
    tell(&wrong);
}

/// The reading itself sees what it looks for.
#[test]
fn a_stumble_is_seen() {
    let none: [String; 0] = [];
    assert_eq!(stumbles("a.nb.md", "Deltakerne betaler 1/3 av [kostnadene](#eit-anker).\n"), none);
    for line in
        ["▢ Ikke avklart", "Det er ikkje slik.", "Det det gjelder.", "Til sammen  to.", "Avtalen .", "De er disse:\n\nSlutt."]
    {
        assert_eq!(stumbles("a.nb.md", line).len(), 1, "{line}");
    }
    assert_eq!(stumbles("a.nn.md", "Avtalen gjelder.").len(), 1);
    assert_eq!(stumbles("a.nn.md", "Disse er:\n\n- a) først").len(), 0);
}

macro_rules! forms {
    ($($name:ident: $form:literal,)*) => {
        $(#[test] fn $name() { in_every_variation($form); })*

        #[test]
        fn every_form_is_tried() {
            let forms: BTreeSet<&str> = Law::embedded().forms().iter().map(|f| f.id.as_str()).collect();
            assert_eq!(forms, BTreeSet::from([$($form),*]));
        }
    };
}

forms! {
    political_council_in_every_variation: "interkommunalt-politisk-raad",
    company_in_every_variation: "interkommunalt-selskap",
    task_partnership_in_every_variation: "kommunalt-oppgavefellesskap",
    board_of_1992_in_every_variation: "styre-1992-27",
    host_of_1992_in_every_variation: "vertskommune-1992-28-1",
    host_cooperation_in_every_variation: "vertskommune-administrativ",
    host_with_committee_in_every_variation: "vertskommune-nemnd",
}

/// A clause no fixture places was never read in a document.
#[test]
fn every_clause_of_a_governing_document_stands_somewhere() {
    let mut left = Vec::new();
    for form in Law::embedded().forms() {
        let mut placed = BTreeSet::new();
        for way in every_way(&form.id) {
            let folder = Folder::with("prove", &way.yaml);
            let ids = |resolved: &avtaleverk::resolve::Resolved<'_>, _: &mut avtaleverk::diag::Findings| {
                let entries = resolved.documents.iter().flat_map(|d| d.entries());
                let id = |what: &What<'_>| match what {
                    What::Clause { clause, .. } => Some(clause.id().to_owned()),
                    _ => None,
                };
                entries.filter_map(|e| id(&e.what)).collect::<Vec<String>>()
            };
            placed.extend(with_resolved(&folder, "prove", None, ids).0);
        }
        let of_form = embedded().1.clauses().filter(|c| {
            let named = c.front.forms.iter().any(|f| f.0 == form.id);
            named && c.front.documents.iter().any(|d| matches!(d.0.as_str(), "statutes" | "bylaws"))
        });
        left.extend(of_form.filter(|c| !placed.contains(c.id())).map(|c| format!("{}: {}", form.id, c.id())));
    }
    assert!(left.is_empty(), "\n{}\n", left.join("\n"));
}
