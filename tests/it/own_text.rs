//! Rules that read the drafter's own sentences: what they find in both language forms, and the lookalikes they leave alone.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use super::support::{Folder, check_folder, minimal, overlay, repo};

const KO: &str = "kommunalt-oppgavefellesskap";
const IPR: &str = "interkommunalt-politisk-raad";
const HOST: &str = "vertskommune-administrativ";
const NEMND: &str = "vertskommune-nemnd";
const IKS: &str = "interkommunalt-selskap";

/// Form, sentence, and the rule that answers; none for a lookalike.
const SENTENCES: &[(&str, &str, Option<&str>)] = &[
    (
        HOST,
        "Samarbeidskommunen delegerer myndigheten etter plan- og bygningsloven til vertskommunen.",
        Some("delegated-to-the-host"),
    ),
    (HOST, "Kommunestyret i Sørdal vedtek å delegere myndigheita til kommunestyret i Nordvik.", Some("delegated-to-the-host")),
    (HOST, "Saker som er delegert til vertskommunen, blir avgjort innen tre uker.", None),
    (HOST, "Kommunedirektøren i Sørdal delegerer myndigheten til kommunedirektøren i Nordvik.", None),
    (HOST, "Kommunestyret delegerer ikke myndighet til vertskommunen.", None),
    (NEMND, "Kommunestyret delegerer myndigheten til nemnda i vertskommunen.", None),
    (
        HOST,
        "Delegeringen omfatter også saker av prinsipiell betydning, og kommunedirektøren delegerer dem videre.",
        Some("principled-matters-delegated"),
    ),
    (HOST, "Prinsipielle saker avgjør samarbeidskommunen selv.", None),
    (HOST, "Kommunedirektøren delegerer saker som ikke har prinsipiell betydning.", None),
    (HOST, "Utvalget i Nordvik kan gjere om vedtak i delegerte saker.", Some("host-politicians-instruct")),
    (HOST, "Formannskapet i Nordvik kan overprøve vedtak i saker fra Sørdal.", Some("host-politicians-instruct")),
    (HOST, "Kommunestyret i Sørdal kan omgjøre vedtak i saker som gjelder Sørdal.", None),
    (HOST, "Formannskapet i Nordvik behandler budsjettet for samarbeidet.", None),
    (NEMND, "Folkevalgte i vertskommunen kan instruere nemnda.", Some("host-politicians-instruct")),
    (HOST, "Klager blir avgjorde av klagenemnda til Nordvik.", Some("appeal-body-wrong")),
    (HOST, "Vertskommunen er klageinstans.", Some("appeal-body-wrong")),
    (HOST, "Klager blir avgjorde av klagenemnda i Sørdal.", None),
    (HOST, "Vertskommunen forbereder klagen for klagenemnda i samarbeidskommunen.", None),
    (HOST, "Nordvik og Sørdal er begge vertskommuner.", Some("two-hosts")),
    (HOST, "Samarbeidet har éin vertskommune.", None),
    (KO, "Uttreding følgjer fristen i IKS-loven § 30.", Some("default-of-another-form")),
    (KO, "En deltaker kan tre ut etter kommuneloven (1992) § 27 nr. 3.", Some("default-of-another-form")),
    (KO, "Partene har avtalt at fristen i kommuneloven § 20-8 skal gjelde.", None),
    (KO, "Kommuneloven § 20-80 finnes ikke.", None),
    (KO, "Reglane i IKS-loven § 30 gjeld tilsvarande.", None),
    (KO, "En deltaker kan tre ut med ett års varsel.", None),
    (IPR, "Fristen følger av kommuneloven § 20-8.", Some("default-of-another-form")),
    (HOST, "Fristen følger av kommuneloven § 20-8.", None),
    (HOST, "Fristen følger av IKS-loven § 30.", Some("default-of-another-form")),
    (IKS, "Fristen følger av IKS-loven § 30.", None),
    (IKS, "Fristen følgjer av kommuneloven § 20-8.", Some("default-of-another-form")),
    (KO, "Formannskapet hos hver deltaker kan endre samarbeidsavtalen.", Some("decided-by-wrong-organ")),
    (KO, "Representantskapet fastset fordelingsnøkkelen for kvart år.", Some("decided-by-wrong-organ")),
    (IKS, "Styret kan endre eierandelene når en deltaker trer ut.", Some("decided-by-wrong-organ")),
    (IPR, "Representantskapet fastsetter fordelingsnøkkelen for hvert år.", None),
    (KO, "Representantskapet kan vedta endringer i samarbeidsavtalen som gjelder andre forhold.", None),
    (KO, "Kommunestyret selv kan endre eierandelene.", None),
    (KO, "Dokumentene skal være i PDF/A etter arkivforskriften.", Some("archive-law-claims")),
    (KO, "Systemet er godkjent etter Noark 5.", None),
    (KO, "Arkivlova krever ikke Noark 5 av kommunene.", None),
    (IKS, "Selskapet kan ta opp lån til driften.", Some("loan-without-ceiling")),
    (IKS, "Selskapet kan ikke ta opp lån.", None),
];

/// The rules the table is about.
fn rules() -> BTreeSet<&'static str> {
    SENTENCES.iter().filter_map(|(.., rule)| *rule).chain(["deficit-share-elsewhere", "host-instructs-itself"]).collect()
}

fn found(form: &str, sentence: &str) -> Vec<String> {
    let text = format!("provisions:\n  - id: egen\n    after: parties\n    title: Egen\n    text: \"{sentence}\"\n");
    let folder = Folder::with("prove", &overlay(&minimal(form), &text));
    let ours = rules();
    check_folder(&folder, None).findings.iter().map(|f| f.rule.to_owned()).filter(|rule| ours.contains(rule.as_str())).collect()
}

#[test]
fn sentences_are_found_and_lookalikes_are_not() {
    let mut wrong = String::new();
    for (form, sentence, rule) in SENTENCES {
        let expected: Vec<String> = rule.iter().map(|rule| (*rule).to_owned()).collect();
        let got = found(form, sentence);
        if got != expected {
            writeln!(wrong, "{form}: {sentence}\n  expected {expected:?}, found {got:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn own_clauses_are_read_and_open_questions_are_not() {
    let yaml = overlay(&minimal(HOST), "open: {dissolution.notice: Skal klager avgjøres av klagenemnda i vertskommunen?}\n");
    let folder = Folder::with("prove", &yaml);
    let ours = |folder: &Folder| check_folder(folder, None).findings.iter().filter(|f| f.rule == "appeal-body-wrong").count();
    assert_eq!(ours(&folder), 0);
    folder.write("agreements/prove/agreement.yaml", overlay(&minimal(HOST), "clauses: {forum: forum-own}\n"));
    let clause = "---\nid: forum-own\ntopic: forum\ntitle: {nb: Klage, nn: Klage}\nforms: [vertskommune-administrativ]\n\
                  documents: [statutes]\nlaw_date: 2026-07-28\n---\n\
                  # nb\nKlager avgjøres av klagenemnda i vertskommunen.\n# nn\nKlager blir avgjorde av klagenemnda til vertskommunen.\n";
    folder.write("agreements/prove/clauses/forum-own.md", clause);
    let said = folder.run(&["check", "prove"]).stdout;
    assert_eq!(said.matches("[appeal-body-wrong]").count(), 2, "{said}");
    assert!(said.contains("forum-own.md:10:1") && said.contains("forum-own.md:12:1"), "{said}");
}

/// Every sentence of the examples' documents, as if the drafter had written it.
#[test]
fn sentences_of_the_library_are_no_faults() {
    let ours = rules();
    let mut sentences = 0;
    for example in
        ["fjordalliansen-ipr", "indre-storfjell-landbruk", "nordfjella-avfall-iks", "nordfjella-byggesak", "nordfjella-ikt"]
    {
        let lines = printed(example);
        sentences += lines.len();
        let own: String = lines.iter().fold(String::new(), |text, line| text + "      " + line + "\n\n");
        let item = format!("provisions:\n  - id: alt\n    after: parties\n    title: Alt\n    text: |\n{own}");
        let agreement = fs::read_to_string(repo().join(format!("agreements/{example}/agreement.yaml"))).unwrap();
        let folder = Folder::with("prove", &overlay(&agreement, &item));
        let findings = check_folder(&folder, None).findings;
        let odd: Vec<&str> = findings.iter().filter(|f| ours.contains(f.rule)).map(|f| f.what.nb.as_str()).collect();
        assert_eq!(odd, Vec::<&str>::new(), "{example}");
    }
    assert!(sentences > 1000, "{sentences} sentences are too few to prove anything");
}

/// The lines of the documents of an example that are text: no headings, tables or addresses.
fn printed(example: &str) -> BTreeSet<String> {
    let files = fs::read_dir(repo().join("out").join(example)).unwrap().map(|entry| entry.unwrap().path());
    let documents =
        files.filter(|path| path.extension().is_some_and(|e| e == "md")).map(|path| fs::read_to_string(path).unwrap());
    let text: String = documents.collect();
    let lines = text.lines().filter(|line| !line.starts_with(['#', '|', '<'])).map(without_addresses);
    lines.filter(|line| line.split_whitespace().count() > 3).collect()
}

/// `[§ 20-8](https://…)` as `§ 20-8`, and no list mark.
fn without_addresses(line: &str) -> String {
    let mut text = String::new();
    for (index, part) in line.trim_start_matches(['-', ' ', '>']).split("](").enumerate() {
        let rest = if index == 0 { part } else { part.split_once(')').map_or(part, |(_, rest)| rest) };
        text.push_str(&rest.replace('[', ""));
    }
    text
}
