//! Council papers: every kind of case in every form it is lawful in, and one case put to seven councils at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;

use super::forms::stumbles;
use super::support::{Folder, overlay, repo};

const FORMS: [&str; 5] = [
    "kommunalt-oppgavefellesskap",
    "interkommunalt-politisk-raad",
    "interkommunalt-selskap",
    "vertskommune-administrativ",
    "vertskommune-nemnd",
];

/// The parts a case officer writes.
const PARTS: [&str; 5] = ["summary", "background", "facts", "assessment", "conclusion"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Matters {
    /// What every case says.
    common: String,
    matters: Vec<Matter>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Matter {
    kind: String,
    /// The forms it is not lawful in.
    #[serde(default)]
    not: Vec<String>,
    yaml: String,
}

fn matters() -> Matters {
    let text = fs::read_to_string(repo().join("tests/fixtures/matters.yaml")).unwrap();
    serde_saphyr::from_str(&text).unwrap()
}

/// The fullest agreement of a form with a case of every kind that fits it.
fn folder_of(form: &str, matters: &Matters) -> (Folder, usize) {
    let full = fs::read_to_string(repo().join(format!("tests/fixtures/full/{form}.yaml"))).unwrap();
    let documents = match form {
        "vertskommune-administrativ" => "documents: [statutes, delegation]\n",
        "vertskommune-nemnd" => "documents: [statutes, bylaws, delegation]\n",
        _ => "documents: [statutes, bylaws]\n",
    };
    let folder = Folder::with("prove", &overlay(&full, documents));
    let mut cases = 0;
    for (at, matter) in matters.matters.iter().enumerate().filter(|(_, m)| !m.not.iter().any(|f| f == form)) {
        let mut text = format!("{}{}", matters.common, matter.yaml);
        if !documents.contains("bylaws") {
            text = text.lines().filter(|l| !l.contains("id: bylaws")).map(|l| format!("{l}\n")).collect();
        }
        let name = format!("agreements/prove/cases/{}-{at}", matter.kind);
        folder.write(&format!("{name}.yaml"), text);
        for part in PARTS {
            folder.write(&format!("{name}.{part}.md"), "Tekst.\n");
        }
        cases += 1;
    }
    (folder, cases)
}

/// A paper without anchors and addresses.
pub fn bare(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("<a id=\"") {
            out.push_str(before);
            rest = after.split_once("</a>").map_or("", |(_, after)| after);
        }
        out.push_str(rest);
        out.push('\n');
    }
    out.replace('\u{a0}', " ")
}

/// What a reader stumbles on; a recommendation of two levels, and what a body voted on, announce a text and not a list.
fn trips(name: &str, text: &str) -> Vec<String> {
    let announces = |s: &String| ["innstilling:", "tilråding:", "flertall:", "fleirtal:"].iter().any(|end| s.ends_with(end));
    stumbles(name, text).into_iter().filter(|s| !announces(s)).collect()
}

/// The numbered points of the decision.
pub fn points(paper: &str) -> Vec<String> {
    let bare = bare(paper);
    let heads = ["forslag til vedtak", "framlegg til vedtak", "innstilling", "tilråding"];
    let mut points: Vec<String> = Vec::new();
    let mut inside = false;
    for line in bare.lines() {
        if line.starts_with("## ") {
            let head = line.to_lowercase();
            inside = heads.iter().any(|h| head.contains(h));
        } else if inside && line.trim_start().split_once(". ").is_some_and(|(n, _)| n.parse::<u32>().is_ok()) {
            points.push(line.split_once(". ").unwrap().1.to_owned());
        } else if inside && line.starts_with("   ") {
            let last = points.last_mut().unwrap();
            last.push(' ');
            last.push_str(line.trim());
        }
    }
    points
}

/// A heading has something under it.
fn empty_headings(name: &str, text: &str) -> Vec<String> {
    let bare = bare(text);
    let lines: Vec<&str> = bare.lines().filter(|l| !l.is_empty()).collect();
    let level = |l: &str| l.bytes().take_while(|b| *b == b'#').count();
    let empty = |two: &[&str]| level(two[0]) > 0 && level(two[1]) > 0 && level(two[1]) <= level(two[0]);
    let mut found: Vec<String> = lines
        .windows(2)
        .filter(|two| level(two[0]) > 1 && empty(two))
        .map(|two| format!("{name}: nothing under {}", two[0]))
        .collect();
    found.extend(lines.last().filter(|l| level(l) > 0).map(|l| format!("{name}: nothing under {l}")));
    found
}

#[test]
fn every_kind_of_case_in_every_form_is_written() {
    let matters = matters();
    let mut wrong = Vec::new();
    for form in FORMS {
        let (folder, cases) = folder_of(form, &matters);
        let checked = folder.run(&["check", "--as-of", "2026-07-28", "--deny", "warning"]);
        if checked.stdout.contains("cases/") {
            wrong.push(format!("{form}:\n{checked}"));
        }
        let built = folder.run(&["build", "-q", "--to", "md"]);
        assert_eq!(built.status, 0, "{built}");
        let papers: Vec<(String, String)> = folder
            .files("out/prove")
            .into_iter()
            .filter(|(name, _)| name.starts_with("saksframlegg.") || name.starts_with("delegering."))
            .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
            .collect();
        let of_cases = papers.iter().filter(|(name, _)| name.starts_with("saksframlegg.")).count();
        assert_eq!(of_cases, 3 * cases, "{form}: three councils");
        for (name, text) in &papers {
            wrong.extend(trips(name, text).into_iter().map(|s| format!("{form}: {s}")));
            wrong.extend(empty_headings(name, text).into_iter().map(|s| format!("{form}: {s}")));
            if name.starts_with("saksframlegg.") && points(text).is_empty() {
                wrong.push(format!("{form}: {name} has no points"));
            }
            for bad in ["1 medlemmer", "1 varamedlemmer", "▢", "UTKAST"] {
                if text.contains(bad) {
                    wrong.push(format!("{form}: {name}: «{bad}»"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_party_that_joins_or_leaves_has_points_of_its_own_and_shares_the_rest() {
    let (folder, _) = folder_of("kommunalt-oppgavefellesskap", &matters());
    folder.run(&["build", "-q", "--to", "md", "--document", "council-case"]);
    let of = |case: &str, party: &str| points(&folder.read(&format!("out/prove/saksframlegg.{case}.{party}.md")));
    assert_eq!(of("join-0", "nordvik.nb"), of("join-0", "tindvik.nb"), "those that are there take the same points");
    let joining = of("join-0", "sordal.nn");
    assert!(joining[0].starts_with("Sørdal trer inn i Prøvefjella KO"), "{joining:?}");
    assert!(joining.iter().any(|p| p.starts_with("Til representantskapet vel")), "{joining:?}");
    assert!(of("join-0", "nordvik.nb").iter().all(|p| !p.contains("velger")));
    let leaving = of("withdraw-2", "sordal.nn");
    assert!(leaving[0].starts_with("Sørdal kommune trer ut av"), "{leaving:?}");
    assert!(leaving.iter().any(|p| p.contains("innanfor ei ramme på 300")), "{leaving:?}");
    let remaining = of("withdraw-2", "nordvik.nb");
    assert!(remaining[0].starts_with("Det blir tatt til orientering at Sørdal trer ut"), "{remaining:?}");
    assert_eq!(remaining, of("withdraw-2", "tindvik.nb"));
}

#[test]
fn the_host_instructs_nobody_to_delegate_to_itself() {
    let (folder, _) = folder_of("vertskommune-administrativ", &matters());
    folder.run(&["build", "-q", "--to", "md"]);
    let files: BTreeSet<String> = folder.files("out/prove").into_iter().map(|(name, _)| name).collect();
    assert!(files.contains("delegering.sordal.nn.md") && files.contains("delegering.tindvik.nb.md"), "{files:?}");
    assert!(!files.iter().any(|name| name.starts_with("delegering.nordvik")), "{files:?}");
    for name in files.iter().filter(|name| name.contains(".nordvik.")) {
        assert!(!folder.read(&format!("out/prove/{name}")).contains("instruerer kommunestyret"), "{name}");
    }
    assert!(folder.read("out/prove/saksframlegg.amend-1.tindvik.nb.md").contains("instruerer kommunestyret"));
}

#[test]
fn a_committee_gets_the_same_powers_from_all() {
    let (folder, _) = folder_of("vertskommune-nemnd", &matters());
    folder.run(&["build", "-q", "--to", "md", "--document", "delegation"]);
    let letter = |name: &str, party: &str| {
        let text = bare(&folder.read(&format!("out/prove/delegering.{name}.md")));
        let text: String = text.lines().filter(|l| !l.starts_with("Kontrollkode")).map(|l| format!("{l}\n")).collect();
        text.replace(party, "X")
    };
    assert_eq!(letter("nordvik.nb", "Nordvik kommune"), letter("tindvik.nb", "Tindvik kommune"));
}

/// The text that differs between councils of one language form is none of the shared points.
#[test]
fn a_clause_that_gives_one_council_another_shared_point_is_named() {
    let matters = matters();
    let (folder, _) = folder_of("kommunalt-oppgavefellesskap", &matters);
    let clause = fs::read_to_string(repo().join("clauses/decision-points/decision-amend-ko.md")).unwrap();
    let own = clause
        .replace(
            "blir stående uendret.",
            "blir stående uendret{% if party.name == \"x\" %}{% endif %}{% if facts.is_office %} i Nordvik{% endif %}.",
        )
        .replace(
            "blir ståande uendra.",
            "blir ståande uendra{% if party.name == \"x\" %}{% endif %}{% if facts.is_office %} i Nordvik{% endif %}.",
        );
    let own = own.replace("{% if party.name == \"x\" %}{% endif %}", "");
    folder.write("agreements/prove/clauses/decision-amend-ko.md", own);
    let checked = folder.run(&["check", "--as-of", "2026-07-28"]);
    assert!(
        checked.stdout.contains("advarsel[shared-point-differs]: punktet «rest» er et annet i Tindvik enn i Nordvik"),
        "{checked}"
    );
}

/// The example of seven councils.
pub fn seven() -> Folder {
    let folder = Folder::new();
    for (path, bytes) in super::support::files(&repo().join("tests/cases/seven-councils")) {
        if !path.starts_with("expected") {
            folder.write(&path, bytes);
        }
    }
    folder
}

#[test]
fn seven_councils_adopt_one_text() {
    let folder = seven();
    let built = folder.run(&["build", "-q", "--to", "md,html,json"]);
    assert_eq!((built.status, built.stderr.as_str()), (0, ""), "{built}");
    let files: BTreeMap<String, Vec<u8>> = folder.files("out/fjordringen").into_iter().collect();
    let parties = ["nordvik.nb", "sordal.nn", "tindvik.nb", "brattoy.nb", "storlia.nn", "lauvdal.nn", "havnes.nb"];
    let mut shared: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for party in parties {
        let stem = format!("saksframlegg.etablering.{party}");
        for end in ["md", "html", "json", "noark.json"] {
            assert!(files.contains_key(&format!("{stem}.{end}")), "{stem}.{end}");
        }
        let text = String::from_utf8(files[&format!("{stem}.md")].clone()).unwrap();
        assert_eq!(trips(&format!("{stem}.md"), &text), Vec::<String>::new());
        let points = points(&text);
        // The text, its condition, remote meetings and the signature are the same for all; election and budget are each council's own.
        let same = ["Fjordringen KO blir", "Samarbeidsavtalen", "Vedtaket gj", "Etter [kommuneloven § 11-7"];
        let mine: Vec<String> = points.into_iter().filter(|p| same.iter().any(|s| p.starts_with(s))).collect();
        assert_eq!(mine.len(), 5, "{party}: {mine:?}");
        shared.entry(party.rsplit('.').next().unwrap()).or_default().push(mine);
    }
    for (lang, papers) in shared {
        assert!(papers.windows(2).all(|two| two[0] == two[1]), "{lang}: {papers:#?}");
    }
}

#[test]
fn what_the_papers_say_each_council_pays_is_the_whole() {
    let folder = seven();
    let json = folder.run(&["cost", "fjordringen", "--format", "json"]).stdout;
    let costs: serde_json::Value = serde_json::from_str(&json).unwrap();
    folder.run(&["build", "-q", "--to", "md", "--document", "council-case"]);
    let kroner = |text: &str| text.replace(['\u{a0}', ' '], "").parse::<i64>();
    let papers: Vec<_> =
        folder.files("out/fjordringen").into_iter().filter(|(name, _)| name.starts_with("saksframlegg.")).collect();
    assert_eq!(papers.len(), 7);
    for (name, bytes) in papers {
        let text = bare(&String::from_utf8(bytes).unwrap());
        let rows: Vec<Vec<String>> = text
            .lines()
            .filter(|l| l.starts_with("| ") && l.contains(" %"))
            .map(|l| l.split('|').map(|c| c.replace("**", "").replace("&nbsp;", " ").trim().to_owned()).collect())
            .filter(|cells: &Vec<String>| cells.len() == 8)
            .collect();
        let (total, parts) = rows.split_last().unwrap();
        assert_eq!(parts.len(), 7, "{name}: {rows:?}");
        for (at, year) in costs["costs"][0]["years"].as_array().unwrap().iter().enumerate() {
            let sum: i64 = parts.iter().map(|cells| kroner(&cells[at + 3]).unwrap()).sum();
            assert_eq!(sum, kroner(&total[at + 3]).unwrap(), "{name}, {year}");
            let said = year["total"].as_str().unwrap().trim_end_matches(".00").to_owned();
            assert_eq!(said, sum.to_string(), "{name}");
        }
    }
}

#[test]
fn each_council_has_its_paper_as_it_wants_it() {
    let folder = seven();
    folder.run(&["build", "-q", "--to", "md", "--document", "council-case"]);
    let paper = |party: &str| bare(&folder.read(&format!("out/fjordringen/saksframlegg.etablering.{party}.md")));
    let at = |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
    let short = paper("nordvik.nb");
    assert!(at(&short, "## Kommunedirektørens forslag til vedtak") < at(&short, "## Bakgrunn for saken"));
    let last = paper("tindvik.nb");
    assert!(at(&last, "Kommunedirektørens innstilling") > at(&last, "Vurdering"));
    let old = paper("brattoy.nb");
    assert!(old.contains("Rådmannens innstilling") && old.contains("Rådmannen tilrår at formannskapet"));
    assert!(!old.contains("Andre saksdokumenter"));
    let list = paper("havnes.nb");
    assert!(at(&list, "## Sammendrag") < at(&list, "forslag til vedtak"));
    assert!(list.contains("## Klima og miljø") && !list.contains("## Folkehelse"));
    let other = paper("sordal.nn");
    assert!(other.contains(" vert ") && other.contains("Kommunedirektøren si tilråding"));
}

#[test]
fn the_recommendation_is_printed_with_votes_and_what_differs() {
    let folder = seven();
    folder.run(&["build", "-q", "--to", "md", "--document", "council-case"]);
    let text = bare(&folder.read("out/fjordringen/saksframlegg.etablering.nordvik.nb.md"));
    assert!(text.contains("Behandling i formannskapet 1. juli 2026, sak 40/26:"), "{text}");
    assert!(text.contains("Votering: Vedtatt med sju mot to stemmer."), "{text}");
    assert!(text.contains("Innstillingen skiller seg fra forslaget til vedtak i disse punktene:"), "{text}");
    assert!(text.contains("| – | Saken blir lagt fram på nytt om ett år. |"), "{text}");
    assert!(
        text.contains("| Kommunens del blir dekket av rammen for IKT. | Kommunens del blir dekket av disposisjonsfondet. |"),
        "{text}"
    );
    assert_eq!(
        text.matches("Samarbeidsavtalen blir underskrevet av ordføreren.").count(),
        2,
        "what is alike is not in the table"
    );
    let without = bare(&folder.read("out/fjordringen/saksframlegg.etablering.tindvik.nb.md"));
    assert!(!without.contains("Behandling i organene"));
}

#[test]
fn the_attached_text_has_the_code_that_is_printed_on_it() {
    let folder = seven();
    folder.run(&["build", "-q", "--to", "md"]);
    for (party, lang) in [("nordvik", "nb"), ("sordal", "nn")] {
        let text = folder.read(&format!("out/fjordringen/samarbeidsavtale.{lang}.md"));
        let code = text.lines().find_map(|l| l.strip_prefix("Kontrollkode ")).unwrap();
        let paper = bare(&folder.read(&format!("out/fjordringen/saksframlegg.etablering.{party}.{lang}.md")));
        assert!(paper.lines().any(|l| l.starts_with("| 1 |") && l.contains(code)), "{code}");
        assert!(paper.contains("versjon 1.0, datert 20. august 2026,"));
    }
}

#[test]
fn the_archive_gets_the_paper_in_its_own_terms() {
    let folder = seven();
    folder.run(&["build", "-q", "--to", "json", "--document", "council-case"]);
    let text = folder.read("out/fjordringen/saksframlegg.etablering.brattoy.nb.noark.json");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&value["schema"], &value["standard"]), (&"avtaleverk.noark/1".into(), &"Noark 5 versjon 5.0".into()));
    let folder_of = &value["mappe"];
    assert_eq!(folder_of["type"], "saksmappe");
    assert_eq!(
        (&folder_of["mappeID"], &folder_of["saksaar"], &folder_of["sakssekvensnummer"]),
        (&"26/104".into(), &2026.into(), &104.into())
    );
    assert_eq!(folder_of["klassifikasjon"][0]["klasseID"], "056");
    assert_eq!(folder_of["part"].as_array().unwrap().len(), 6);
    let record = &value["registrering"];
    assert_eq!((&record["type"], &record["journalposttype"]), (&"journalpost".into(), &"Saksframlegg".into()));
    assert_eq!((&record["antallVedlegg"], &record["dokumentetsDato"]), (&2.into(), &"2026-09-01".into()));
    assert_eq!(record["korrespondansepart"][0]["saksbehandler"], "Økonomisjef");
    let documents = record["dokumentbeskrivelse"].as_array().unwrap();
    let as_what: Vec<_> = documents.iter().map(|d| d["tilknyttetRegistreringSom"].as_str().unwrap()).collect();
    assert_eq!(as_what, ["Hoveddokument", "Vedlegg", "Vedlegg"]);
    let numbers: Vec<_> = documents.iter().map(|d| d["dokumentnummer"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(documents[0]["dokumentobjekt"][0]["referanseDokumentfil"], "saksframlegg.etablering.brattoy.nb.pdf");
    assert_eq!(documents[1]["dokumentobjekt"][0]["referanseDokumentfil"], "samarbeidsavtale.nb.pdf");
    assert_eq!(documents[1].get("skjerming"), None);
    assert_eq!(documents[2]["skjerming"]["tilgangsrestriksjon"], "Unntatt offentlighet");
    assert_eq!(documents[2]["skjerming"]["skjermingshjemmel"], "offentleglova § 23");
    let meeting = &value["moetemappe"][0];
    assert_eq!((&meeting["utvalg"], &meeting["moetedato"]), (&"formannskapet".into(), &"2026-10-07".into()));
    assert_eq!(meeting["moeteregistrering"]["moeteregistreringstype"], "Saksframlegg");
}

#[test]
fn a_new_case_of_every_kind_is_read() {
    let folder = Folder::with("prove", &super::support::minimal("kommunalt-oppgavefellesskap"));
    for kind in ["establish", "join", "amend", "withdraw", "dissolve", "elect", "guarantee", "adjust-budget"] {
        let made = folder.run(&["new-case", "prove", kind]);
        assert_eq!((made.status, made.stdout.trim()), (0, format!("agreements/prove/cases/{kind}.yaml").as_str()), "{made}");
    }
    let checked = folder.run(&["check", "--as-of", "2026-07-28"]);
    assert!(checked.status < 2, "{checked}");
    let text = folder.read("agreements/prove/cases/withdraw.yaml");
    assert!(text.contains("# role: remaining") && text.contains("  sordal:") && text.contains("document: statutes"), "{text}");
    assert_eq!(folder.run(&["new-case", "prove", "join"]).status, 2, "what is there is left alone");
    assert_eq!(folder.run(&["new-case", "prove", "inntreden"]).status, 2);
}
