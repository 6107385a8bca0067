//! `convert` as a user runs it: the draft beside the old agreement, what `check` says of it, and the documents made from it.

use serde_json::Value;

use super::support::{Folder, Ran};

const OLD: &str = "melhus-midtre-gauldal-ikt";
const OLD_HOST: &str = "\
schema: 1
name: Landbrukssamarbeidet
legal_basis: kommuneloven (1992) § 28-1 b
host: nordvik
languages: {original: nn, translations: [nb]}
in_force: {date: 2014-01-01}
parties:
  - {id: nordvik, kind: kommune, name: Nordvik kommune, language: nb}
  - {id: sordal, kind: kommune, name: Sørdal kommune, language: nn}
tasks: [{id: jord, text: {nb: jordlovsaker, nn: jordlovssaker}}]
powers: [{id: jord, provision: jordlova § 12, text: {nb: samtykke til deling, nn: samtykke til deling}}]
notified_decisions: none
exit_terms: {notice: {length: 1 year, form: written, to: host}}
dissolution: {decided_by: all-councils}
documents: [statutes]
";

fn draft(folder: &Folder, id: &str) -> String {
    folder.read(&format!("agreements/{id}/agreement.yaml"))
}

/// The levels of everything `check` finds in an agreement.
fn levels(folder: &Folder, id: &str) -> Vec<String> {
    let ran = folder.run(&["check", id, "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}\n{ran}"));
    let findings = found["agreements"][0]["findings"].as_array().unwrap_or_else(|| panic!("{ran}"));
    let mut levels: Vec<String> =
        findings.iter().map(|f| format!("{} {}", f["level"].as_str().unwrap(), f["rule"].as_str().unwrap())).collect();
    levels.sort();
    levels.dedup();
    levels
}

fn convert(folder: &Folder, id: &str, to: &str) -> Ran {
    let ran = folder.run(&["convert", id, "--to", to]);
    assert_eq!(ran.status, 0, "{ran}");
    ran
}

#[test]
fn a_board_is_converted_to_a_task_partnership() {
    let folder = Folder::with_examples();
    let before = folder.files(&format!("agreements/{OLD}"));
    insta::assert_snapshot!(convert(&folder, OLD, "kommuneloven § 19-1"), @r"
    status 0
    --- stdout
    agreements/melhus-midtre-gauldal-ikt-ko/agreement.yaml
    --- stderr
    Omdanning fra interkommunalt styre til kommunalt oppgavefellesskap, jf. kommuneloven § 31-2.
    Hjemmelen er opphevet og fristen er ute.
    Loven sier ikke hva som skjer med et styre som ikke er omdannet i tide.
    Det er et åpent spørsmål om § 31-2 tredje og fjerde ledd kan brukes etter fristen; en jurist må svare.
    16 spørsmål må avgjøres; «avtaleverk check melhus-midtre-gauldal-ikt-ko» viser dem.
    ");
    assert_eq!(before, folder.files(&format!("agreements/{OLD}")), "the old agreement is not touched");
    let id = format!("{OLD}-ko");
    assert_eq!(levels(&folder, &id), ["open open-question"]);
    let built = folder.run(&["build", &id, "--to", "md,html"]);
    assert_eq!(built.status, 0, "{built}");
    let mapping = folder.read(&format!("out/{id}/overgang.nb.md"));
    for line in [
        "| § 4 Styret: sammensetning | § 8-1 Medlemmer, § 9-1 Styret | avgjøres på nytt. ",
        "| § 12 Uttreden og oppløsning: Uttreden | § 19-1 Varsel om uttreden | videreført som forslag, må avgjøres. ",
        "| § 27 nr. 3 Rett til å tre ut med ett års varsel og bli løst ut | | ikke videreført. ",
        "| | § 5-1 Eierandeler | ny |",
    ] {
        assert!(mapping.contains(line), "{line}\n{mapping}");
    }
    assert!(!mapping.contains("ugyldig"));
}

/// What the draft says that the old agreement did not: comments, questions, the mapping. The rest stands as it stood.
#[test]
fn the_draft_keeps_the_old_text_and_asks_for_the_rest() {
    let folder = Folder::with_examples();
    convert(&folder, OLD, "kommuneloven § 19-1");
    let (old, new) = (draft(&folder, OLD), draft(&folder, &format!("{OLD}-ko")));
    for block in ["cost_keys:\n", "tasks:\n", "sla:\n", "purpose: |\n"] {
        let kept = old.split_once(&format!("\n{block}")).unwrap().1.split("\n\n").next().unwrap();
        assert!(new.contains(&format!("\n{block}{kept}")), "{block}");
    }
    let known: Vec<&str> = old.lines().collect();
    let own: Vec<&str> = new.lines().filter(|line| !line.is_empty() && !known.contains(line)).collect();
    insta::assert_snapshot!("draft_of_a_task_partnership", own.join("\n"));
}

#[test]
fn a_board_becomes_a_political_council() {
    let folder = Folder::with_examples();
    let ran = convert(&folder, OLD, "kommuneloven § 18-1");
    assert!(ran.stderr.starts_with("Omdanning fra interkommunalt styre til interkommunalt politisk råd"), "{ran}");
    let id = format!("{OLD}-ipr");
    assert_eq!(levels(&folder, &id), ["open open-question"]);
    let text = draft(&folder, &id);
    assert!(text.contains("Kommunedirektører kan ikke sitte i noe organ i et interkommunalt politisk råd."), "{text}");
    assert!(text.contains("because: \"Et politisk råd behandler saker på tvers av kommunegrensene"), "{text}");
    assert_eq!(folder.run(&["build", &id, "--to", "md,html"]).status, 0);
}

#[test]
fn any_other_way_is_a_replacement() {
    let folder = Folder::with_examples();
    insta::assert_snapshot!(convert(&folder, OLD, "kommuneloven § 20-2"), @r"
    status 0
    --- stdout
    agreements/melhus-midtre-gauldal-ikt-vertskommune/agreement.yaml
    --- stderr
    Fra interkommunalt styre til administrativt vertskommunesamarbeid: dette er ikke en omdanning, men en erstatning. Det gamle samarbeidet må oppløses, og det må inngås en ny avtale.
    Hjemmelen er opphevet og fristen er ute.
      – Alle kommunestyrene og fylkestingene må selv vedta oppløsningen og den nye avtalen.
      – Kreditorene må godta det hvis skyldneren blir en annen.
      – Avtalepartene må samtykke hvis avtalene skal gå over til en annen.
      – De ansatte skal få informasjon, og saken skal drøftes med de tillitsvalgte, se arbeidsmiljøloven kapittel 16. Det er medvirkning, ikke samtykke.
      – Registrene må få egne meldinger; navneendring etter kommuneloven § 31-2 gjelder ikke.
    9 spørsmål må avgjøres; «avtaleverk check melhus-midtre-gauldal-ikt-vertskommune» viser dem.
    ");
    let ways = [
        (OLD, "kommuneloven § 20-3", "melhus-midtre-gauldal-ikt-nemnd"),
        (OLD, "IKS-loven § 4", "melhus-midtre-gauldal-ikt-iks"),
        ("nordfjella-ikt", "kommuneloven § 18-1", "nordfjella-ikt-ipr"),
        ("nordfjella-ikt", "kommuneloven § 20-2", "nordfjella-ikt-vertskommune"),
        ("nordfjella-avfall-iks", "kommuneloven § 19-1", "nordfjella-avfall-ko"),
        ("nordfjella-byggesak", "kommuneloven § 20-3", "nordfjella-byggesak-nemnd"),
        ("fjordalliansen-ipr", "IKS-loven § 4", "fjordalliansen-iks"),
        ("indre-storfjell-landbruk", "kommuneloven § 19-1", "indre-storfjell-landbruk-ko"),
    ];
    for (old, to, id) in ways {
        let ran = convert(&folder, old, to);
        assert!(ran.stderr.contains("dette er ikke en omdanning, men en erstatning"), "{ran}");
        assert!(draft(&folder, id).contains("\n  by: dissolution\n"), "{id}");
        assert_eq!(levels(&folder, id), ["open open-question"], "{id}");
    }
    let ids = ways.iter().map(|(_, _, id)| *id);
    let built = folder.run(&["build"].into_iter().chain(ids).chain(["--to", "md,html"]).collect::<Vec<_>>());
    assert_eq!(built.status, 0, "{built}");
}

#[test]
fn a_host_of_the_old_act_gets_its_sections_mapped() {
    let folder = Folder::with("landbruk", OLD_HOST);
    let ran = convert(&folder, "landbruk", "kommuneloven § 20-2");
    assert!(ran.stderr.contains("Loven har ingen overgangsregel for vertskommunesamarbeid."), "{ran}");
    assert_eq!(levels(&folder, "landbruk-vertskommune"), ["open open-question"]);
    assert_eq!(folder.run(&["build", "landbruk-vertskommune", "--to", "md"]).status, 0);
    let mapping = folder.read("out/landbruk-vertskommune/overgang.nn.md");
    for line in
        ["| § 28-1 e nr. 2 f Uttreding og avvikling | § 14-1", "| § 28-1 i Oppløysing og uttreding | ", "kommuneloven § 20-8"]
    {
        assert!(mapping.contains(line), "{line}\n{mapping}");
    }
}

const CASE: &str = "\
schema: 1
kind: convert
title: Omdanning av IKT-samarbeidet
parties:
  melhus:
    bodies: [{body: kommunestyret, role: decision}]
  midtre-gauldal:
    language: nn
    bodies: [{body: kommunestyret, role: decision}]
";

/// Until it is decided which way is taken, the councils see both; then the one.
#[test]
fn the_councils_get_the_decision_points_of_the_way_that_is_taken() {
    let folder = Folder::with_examples();
    convert(&folder, OLD, "kommuneloven § 19-1");
    let id = format!("{OLD}-ko");
    folder.write(&format!("agreements/{id}/cases/omdanning.yaml"), CASE);
    let paper = |lang: &str, party: &str| {
        assert_eq!(folder.run(&["build", &id, "--to", "md"]).status, 0);
        folder.read(&format!("out/{id}/saksframlegg.omdanning.{party}.{lang}.md"))
    };
    let both = paper("nn", "midtre-gauldal");
    assert!(
        both.contains("Alternativ 1: omdanning etter § 31-2") && both.contains("Alternativ 2: oppløysing og ny avtale"),
        "{both}"
    );
    assert!(both.contains("Heimelen er oppheva, og fristen for å omdanne styret"), "{both}");
    let path = format!("agreements/{id}/agreement.yaml");
    let text = folder.read(&path);
    let asked = text.lines().find(|line| line.starts_with("  predecessor.by:")).unwrap().to_owned();
    folder.edit(&path, &format!("{asked}\n"), "");
    let undecided = folder.read(&path);
    for (by, here, gone) in [
        (
            "conversion",
            "går over til IKT-samarbeidet Melhus og Midtre Gauldal KO, jf. [kommuneloven § 31-2 tredje ledd]",
            "blir oppløst",
        ),
        ("dissolution", "blir oppløst fra den dagen samarbeidsavtalen gjelder", "blir omdannet til"),
    ] {
        folder.write(&path, undecided.replace("\n  provisions:\n", &format!("\n  by: {by}\n  provisions:\n")));
        let one = paper("nb", "melhus");
        assert!(one.contains(here) && !one.contains(gone) && !one.contains("Alternativ 1"), "{by}\n{one}");
        assert!(
            levels(&folder, &id).iter().all(|found| found.starts_with("open ")
                || found == "advice attachment-not-there"
                || found == "advice procurement-not-answered"),
            "{by}: {:?}",
            levels(&folder, &id)
        );
    }
}

#[test]
fn nothing_is_overwritten_and_what_cannot_be_is_said() {
    let folder = Folder::with_examples();
    convert(&folder, OLD, "kommuneloven § 19-1");
    let before = folder.files("agreements");
    let stderr = |args: &[&str]| {
        let ran = folder.run(args);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{ran}");
        ran.stderr
    };
    let again = stderr(&["convert", OLD, "--to", "kommuneloven § 19-1"]);
    assert!(again.contains("already-there"), "{again}");
    insta::assert_snapshot!(stderr(&["convert", "nordfjella-ikt", "--to", "kommuneloven § 19-1"]), @r"
    feil[same-form]: «nordfjella-ikt» er alt et kommunalt oppgavefellesskap
     |
     = hvorfor: en avtale blir ikke omdannet til sin egen form
     = råd: skal avtalen endres, endrer dere agreement.yaml og legger endringen fram for kommunestyrene
    ");
    insta::assert_snapshot!(stderr(&["convert", OLD, "--to", "kommuneloven § 17-1"]), @r"
    feil[unclear-legal-basis]: hjemmelen gir ikke én samarbeidsform
     --> --to:1:1
      |
    1 | kommuneloven § 17-1
      | ^^^^^^^^^^^^^^^^^^^
      |
      = råd: skriv en av disse: kommuneloven § 18-1; IKS-loven § 1; kommuneloven § 19-1; kommuneloven § 20-2; kommuneloven § 20-3
    ");
    insta::assert_snapshot!(stderr(&["convert", OLD, "--to", "AS"]), @r"
    feil[unsupported-form]: programmet lager ikke avtaler for aksjeselskap
     |
     = råd: se «avtaleverk list forms» for formene det lager avtaler for
    ");
    insta::assert_snapshot!(stderr(&["convert", "nordfjella-ikt", "--to", "kommuneloven (1992) § 27"]), @r"
    feil[repealed-legal-basis]: interkommunalt styre kan ikke lenger opprettes
     |
     = hvorfor: hjemmelen er opphevet
     = råd: velg en form som gjelder i dag, se «avtaleverk list forms»
    ");
    insta::assert_snapshot!(stderr(&["convert", "finnes-ikke", "--to", "kommuneloven § 19-1"]).lines().next().unwrap(), @"feil[no-such-agreement]: det finnes ingen avtale «finnes-ikke»");
    insta::assert_snapshot!(stderr(&["convert", OLD, "--to", "kommuneloven § 18-1", "--name", "Nytt Råd"]), @r"
    feil[not-an-id]: «Nytt Råd» kan ikke være navn på en mappe her
     |
     = råd: bruk a–z, 0–9 og bindestrek: nytt-rad
    ");
    assert_eq!(before, folder.files("agreements"), "nothing was changed");
}
