//! The case of Sogndal: the paper that is built has every fact of the council paper it retells, and `check` finds what is wrong in it.

use super::support::{Folder, with_resolved};

/// What the paper must say: figures, dates, names of decisions. Written as a reader sees them.
const FACTS: &[&str] = &[
    // Head, decision and attachments.
    "21/615-1",
    "IKT-driftsamarbeid",
    "Rådmannen rår formannskapet til å gi slik tilråding:",
    "Formannskapet rår kommunestyret til å gjere slikt vedtak:",
    "Sogndal kommune trer ut av samarbeidet SYSIKT.",
    "Rådmannen får myndigheit til å formalisere uttredinga.",
    "Avtalen skal leggjast fram for kommunestyret.",
    "| 1 | Kravspesifikasjon til SYSIKT |",
    "| 2 | Tilbakemelding frå SYSIKT |",
    "| 3 | Informasjon om IKOMM |",
    "| 4 | Samarbeidsavtale/vedtekter for IKT samarbeidet mellom kommunane i Sunnfjord og Sogn |",
    "| 5 | Avtale mellom Nye Sogndal kommune v/fellesnemnda og Sunnfjord og ytre Sogn IKT v/styret |",
    // What happened.
    "Mars 2018",
    "30. juni 2019",
    "Hausten 2018",
    "to saker",
    "2019: Sogndal går inn i SYSIKT.",
    "høg inngangskostnad",
    "10. desember 2020",
    "sak 124/20",
    "sak 125/20",
    "Desember 2020",
    "4. januar 2021",
    "med unntak av rådmannen i Sogndal",
    "1. januar 2022",
    "Styreleiaren og nestleiaren",
    // Requirements and the answer.
    "frå 3/12 til 1/12",
    "24/7",
    "få veker",
    "sak og arkiv, pleie, omsorg og helse, og pedagogisk IKT",
    "Sogndal er medeigar, ikkje kunde.",
    "standardiserte tenester",
    "leverer ikkje digitaliseringstenester",
    "Styret vil ikkje opne kostnadsnøkkelen.",
    // Money.
    "| 17,2 mill. kroner | | 2017 |",
    "| 12,7 mill. kroner | 2021 |",
    "serverrommet på SOHS | om lag 0,4 mill. kroner",
    "om lag 0,85 mill. kroner | 2020",
    "6,05 mill. kroner | 2021",
    "om lag 0,5 mill. kroner | 2021",
    "Flytting av fagsystema | litt over 1 mill. kroner",
    "Opprydding i «digital gjeld» | om lag 1 mill. kroner",
    "over 70 %",
    "eitt legejournalsystem i staden for tre",
    // Settlement.
    "betaler i utgangspunktet fullt ut for 2021",
    "Éi stilling i SYSIKT er ledig.",
    "etter den vanlege fordelingsnøkkelen",
    "to leverandørar",
    "Risikoen er akseptabel dersom kommunen set i verk tiltaka",
    "katalogteneste (AD)",
    // Models.
    "Modum kommune",
    "BDO",
    "Bergen kommune",
    "kostpris",
    "brukarflate",
    "2003: Lillehammer, Øyer og Gausdal",
    "2007: Selskapet blir aksjeselskap",
    "2017: Askim, Eidsberg, Trøgstad, Spydeberg og Hobøl, no Indre Østfold",
    "1. januar 2021: Nesodden",
    "| 108 |",
    "over 200 mill. kroner | 2019",
    "om lag 45 % | 2019",
    "om lag 85 %",
    "om lag 40 | 2015",
    "vertskommunesamarbeid var den vanlegaste forma",
    "144016",
    "Marker kommune",
    "bestillarkompetanse",
];

/// What is worked out from the figures, exactly.
const WORKED_OUT: &[&str] = &[
    "er 3/12 av 24 200 000 kroner",
    "| 3/12 | 1/12 | 6 050 000 | 2 016 667 | −4 033 333 |",
    "**2/12** | | **4 033 333**",
    // 12,7 less 6,05 is 6,65; of that the server room is 0,4.
    "om lag 6,25 mill. kroner",
];

/// How many points a list under a heading has.
const COUNTS: &[(&str, usize)] = &[
    ("## Framlegg til vedtak", 3),
    ("### Effektmål", 7),
    ("### Framtidige behov", 9),
    ("### Krav til økonomien", 5),
    ("### Svaret frå SYSIKT (vedlegg 2)", 5),
    ("## Tidlegare vedtak", 8),
];

/// People the council paper names. They are functions here.
const PEOPLE: &[&str] = &["Skinlo", "Holvik", "Loftheim", "Østenstad"];

fn built() -> (Folder, String) {
    let folder = Folder::with_examples();
    let ran = folder.run(&["build", "sysikt", "--to", "md"]);
    assert_eq!(ran.status, 0, "{ran}");
    let paper = folder.read("out/sysikt/saksframlegg.uttreding.sogndal.nn.md");
    (folder, paper)
}

/// As a reader sees it: without anchors, on one line, with plain spaces.
fn as_read(markdown: &str) -> String {
    let mut text = String::new();
    for piece in markdown.split("<a id=\"") {
        text.push_str(if text.is_empty() && !markdown.starts_with("<a") {
            piece
        } else {
            piece.split_once("</a>").map_or("", |(_, rest)| rest)
        });
    }
    text.replace('\\', "").replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The points of the list under a heading, up to the next heading.
fn points(markdown: &str, heading: &str) -> usize {
    let lines = markdown.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.starts_with('#'));
    let is_point = |line: &str| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        line.starts_with("- ") || digits > 0 && line[digits..].starts_with(". ")
    };
    lines.filter(|line| is_point(line)).count()
}

#[test]
fn the_paper_has_every_fact_of_the_case() {
    let (_, markdown) = built();
    let paper = as_read(&markdown);
    let missing: Vec<&&str> = FACTS.iter().chain(WORKED_OUT).filter(|fact| !paper.contains(**fact)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    for (heading, count) in COUNTS {
        assert_eq!(points(&markdown, heading), *count, "{heading}");
    }
    assert_eq!(markdown.matches("\n### Modell ").count(), 5);
    assert_eq!(markdown.matches("\n| Modell ").count(), 5 + 5, "five models, and five figures of one of them");
}

#[test]
fn quotations_are_marked_and_people_are_functions() {
    let (folder, markdown) = built();
    let quotations: Vec<&str> = markdown.lines().filter(|line| line.starts_with("> ")).collect();
    assert_eq!(quotations.len(), 5);
    assert!(quotations.iter().all(|line| line.starts_with("> «") && line.ends_with('»')), "{quotations:#?}");
    for (name, bytes) in folder.files("agreements/sysikt") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(PEOPLE.iter().all(|person| !text.contains(person)), "{name} names a person");
    }
}

#[test]
fn the_check_finds_what_is_wrong_in_the_case() {
    let folder = Folder::with_examples();
    let checked = with_resolved(&folder, "sysikt", Some("2026-07-28"), |_, _| ()).1;
    let found: Vec<(&str, &str, String)> = checked
        .findings
        .iter()
        .map(|finding| (finding.level.id(), finding.rule, finding.what.nn.replace('\u{a0}', " ")))
        .collect();
    let expected = [
        ("warning", "decision-without-date", "framlegget til vedtak i Sogndal seier ikkje frå kva dag det gjeld"),
        (
            "warning",
            "named-attachment-missing",
            "teksten viser til eit vedlegg som ikkje står på lista; ingen av titlane på dei 5 vedlegga passar",
        ),
        (
            "warning",
            "shares-left-unpaid",
            "etter endringa blir delane 10/12; 2/12 (16,67 %) er det ingen som betaler, 4 033 333 kroner",
        ),
    ];
    for (level, rule, what) in expected {
        assert!(found.iter().any(|f| f.0 == level && f.1 == rule && f.2 == what), "{rule}\n{found:#?}");
    }
    let questions: Vec<&str> = found.iter().filter(|f| f.1 == "open-question").map(|f| f.2.as_str()).collect();
    for asked in [
        "Kva heimel",
        "Kven er dei andre deltakarane",
        "Kva dag er saksframlegget frå",
        "Kor lang er oppseiingsfristen",
        "Kva dag blei varselet motteke",
        "Frå kva dag får uttredinga verknad",
        "Kva er avtalt om oppgjeret",
    ] {
        assert!(questions.iter().any(|question| question.contains(asked)), "{asked}\n{questions:#?}");
    }
    let undated = found.iter().find(|f| f.1 == "exit-without-date").map(|f| f.2.as_str());
    assert_eq!(undated, Some("saka har verken dagen varselet blei motteke, eller dagen uttredinga får verknad"));
    folder.run(&["build", "sysikt", "-q", "--to", "md"]);
    assert!(folder.files("out/sysikt").iter().all(|(name, _)| !name.starts_with("avtale")), "nobody to agree with is known");
    // Nothing else: quotations in bokmål are left alone.
    let rest: Vec<_> =
        found.iter().filter(|f| f.0 != "open" && f.1 != "exit-without-date" && !expected.iter().any(|e| e.1 == f.1)).collect();
    assert!(rest.is_empty(), "{rest:#?}");
    let anew = checked.findings.iter().find(|f| f.rule == "shares-left-unpaid").and_then(|f| f.todo.as_ref());
    assert!(anew.is_some_and(|todo| todo.nn.replace('\u{a0}', " ").ends_with("sogndal 1/10 (2 420 000 kroner)")), "{anew:?}");
}
