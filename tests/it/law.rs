//! What the law asks, letter by letter: a named edit of the smallest agreement removes what answers it, the finding cites exactly that
//! letter with a place, and taking the edit back silences it.

use avtaleverk::diag::{Finding, Level};
use avtaleverk::law::Law;

use super::support::{Checked, Folder, check_folder, minimal, overlay};

/// What removes the answer to one letter.
struct Edit {
    /// The provision, with the sub-item after a slash where the letter asks several things.
    asked: &'static str,
    /// What is done.
    name: &'static str,
    /// Laid over the smallest agreement.
    yaml: &'static str,
}

const HOST: &[Edit] = &[
    Edit { asked: "kommuneloven § 20-4 (3) a", name: "ingen deltakere", yaml: "parties: -\n" },
    Edit { asked: "kommuneloven § 20-4 (3) b", name: "ingen vertskommune", yaml: "host: -\n" },
    Edit { asked: "kommuneloven § 20-4 (3) c/tasks", name: "ingen oppgaver", yaml: "tasks: -\n" },
    Edit { asked: "kommuneloven § 20-4 (3) c/powers", name: "ikke noe om myndighet", yaml: "powers: -\n" },
    Edit { asked: "kommuneloven § 20-4 (3) d", name: "ingen dag for overføringen", yaml: "in_force: -\ndated: 2027-01-01\n" },
    Edit { asked: "kommuneloven § 20-4 (3) e", name: "ikke noe om underretning", yaml: "notified_decisions: -\n" },
    Edit { asked: "kommuneloven § 20-4 (3) f", name: "ikke noe oppgjør", yaml: "settlement: -\n" },
    Edit { asked: "kommuneloven § 20-4 (3) g", name: "ikke noe om uttreden", yaml: "exit_terms: -\n" },
    Edit { asked: "kommuneloven § 20-4 (3) h", name: "ikke noe om oppløsning", yaml: "dissolution: -\n" },
];

const KO: &[Edit] = &[
    Edit { asked: "kommuneloven § 19-4 (4) a", name: "ikke noe navn", yaml: "name: -\n" },
    Edit { asked: "kommuneloven § 19-4 (4) b", name: "ikke noe om rettssubjekt", yaml: "legal_person: -\n" },
    Edit {
        asked: "kommuneloven § 19-4 (4) c",
        name: "ingen medlemstall",
        yaml: "governance: {representantskap: {meetings_per_year: 2}}\n",
    },
    Edit { asked: "kommuneloven § 19-4 (4) d/tasks", name: "ingen oppgaver", yaml: "tasks: -\n" },
    Edit { asked: "kommuneloven § 19-4 (4) d/powers", name: "ikke noe om myndighet", yaml: "powers: -\n" },
    Edit {
        asked: "kommuneloven § 19-4 (4) e/deposit",
        name: "ikke noe om innskudd",
        yaml: "contributions: {yearly: [operation]}\n",
    },
    Edit {
        asked: "kommuneloven § 19-4 (4) e/contributions",
        name: "ikke noe om andre bidrag",
        yaml: "contributions: {deposit: {none: true}}\n",
    },
    Edit {
        asked: "kommuneloven § 19-4 (4) f/ownership", name: "ingen eierandeler", yaml: "shares: {liability: as-ownership}\n"
    },
    Edit {
        asked: "kommuneloven § 19-4 (4) f/liability",
        name: "ansvarsandelene er andre, men står ikke i teksten",
        yaml: "shares: {ownership: {nordvik: 1/2, sordal: 1/2}, liability: {nordvik: 1/3, sordal: 2/3}}\nclauses: {liability: omit}\n",
    },
    Edit { asked: "kommuneloven § 19-4 (4) g", name: "ikke noe om lån", yaml: "loans: -\n" },
    Edit { asked: "kommuneloven § 19-4 (4) h", name: "ingen rapportering", yaml: "reporting: -\n" },
    Edit { asked: "kommuneloven § 19-4 (4) i", name: "ikke noe om uttreden", yaml: "exit_terms: -\n" },
    Edit {
        asked: "kommuneloven § 19-4 (4) j/procedure",
        name: "ikke noe om hvordan det oppløses",
        yaml: "dissolution: {archive: {responsible: nordvik}}\n",
    },
    Edit {
        asked: "kommuneloven § 19-4 (4) j/archive",
        name: "ikke noe om arkivene",
        yaml: "dissolution: {decided_by: all-councils}\n",
    },
];

const BOARD: &[Edit] = &[
    Edit { asked: "kommuneloven (1992) § 27 nr. 2 a", name: "ikke noe styre", yaml: "governance: -\n" },
    Edit { asked: "kommuneloven (1992) § 27 nr. 2 b", name: "ingen oppgaver", yaml: "tasks: -\n" },
    Edit { asked: "kommuneloven (1992) § 27 nr. 2 c", name: "ikke noe om innskudd", yaml: "contributions: -\n" },
    Edit { asked: "kommuneloven (1992) § 27 nr. 2 d", name: "ikke noe om lån", yaml: "loans: -\n" },
    Edit {
        asked: "kommuneloven (1992) § 27 nr. 2 e",
        name: "verken uttreden eller oppløsning",
        yaml: "exit_terms: -\ndissolution: -\n",
    },
];

/// The findings about the list of the form.
fn of_list<'a>(checked: &'a Checked, list: &str) -> Vec<&'a Finding> {
    checked
        .findings
        .iter()
        .filter(|f| f.rule == "missing-required-topic" && f.basis.as_ref().is_some_and(|b| b.starts_with(list)))
        .collect()
}

fn each_letter(form: &str, list: &str, level: Level, edits: &[Edit]) {
    let smallest = minimal(form);
    let silent = check_folder(&Folder::with("prove", &smallest), None);
    assert_eq!(of_list(&silent, list), Vec::<&Finding>::new());
    let mut wrong = Vec::new();
    for edit in edits {
        let folder = Folder::with("prove", &overlay(&smallest, edit.yaml));
        let checked = check_folder(&folder, None);
        let found = of_list(&checked, list);
        let provision = edit.asked.split('/').next().unwrap();
        let bases: Vec<&str> = found.iter().filter_map(|f| f.basis.as_deref()).collect();
        let places = found.iter().all(|f| checked.line(f, "agreement.yaml").is_some());
        let words: Vec<&str> = found.iter().map(|f| f.what.nb.as_str()).collect();
        let levels = found.iter().all(|f| f.level == level);
        if bases != [provision] || words != [format!("avtalen sier ikke {}", what(form, edit.asked))] || !places || !levels {
            wrong.push(format!(
                "{} ({}): {bases:?} {words:?} at a place: {places}, {}: {levels}",
                edit.asked,
                edit.name,
                level.id()
            ));
        }
        // Taking the edit back silences it.
        folder.write("agreements/prove/agreement.yaml", &smallest);
        assert_eq!(of_list(&check_folder(&folder, None), list), Vec::<&Finding>::new(), "{}", edit.asked);
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// What the law data say is asked.
fn what(form: &str, asked: &str) -> String {
    let (provision, item) = asked.split_once('/').map_or((asked, None), |(p, i)| (p, Some(i)));
    let form = Law::embedded().form(form).unwrap();
    let requirement = form.requirements.iter().find(|r| r.basis.to_string() == provision).unwrap();
    match item {
        None => requirement.what.nb.clone(),
        Some(item) => requirement.sub_items.iter().find(|i| i.id == item).unwrap().what.nb.clone(),
    }
}

/// The edits cover every duty of the list.
fn covers(form: &str, list: &str, edits: &[Edit]) {
    let form = Law::embedded().form(form).unwrap();
    let mut duties = Vec::new();
    for requirement in form.requirements.iter().filter(|r| r.basis.to_string().starts_with(list)) {
        let basis = requirement.basis.to_string();
        if requirement.sub_items.is_empty() {
            duties.push(basis);
        } else {
            duties.extend(requirement.sub_items.iter().map(|i| format!("{basis}/{}", i.id)));
        }
    }
    // Letter i of § 20-4 (3) asks only when another act does.
    duties.retain(|d| d != "kommuneloven § 20-4 (3) i");
    let asked: Vec<&str> = edits.iter().map(|e| e.asked).collect();
    assert_eq!(duties, asked);
}

#[test]
fn host_cooperation_letter_by_letter() {
    covers("vertskommune-administrativ", "kommuneloven § 20-4 (3) ", HOST);
    each_letter("vertskommune-administrativ", "kommuneloven § 20-4 (3) ", Level::Error, HOST);
}

#[test]
fn task_partnership_letter_by_letter() {
    covers("kommunalt-oppgavefellesskap", "kommuneloven § 19-4 (4) ", KO);
    each_letter("kommunalt-oppgavefellesskap", "kommuneloven § 19-4 (4) ", Level::Error, KO);
}

/// The act is repealed and was read only as promulgated, so what it asked is advice.
#[test]
fn board_of_1992_letter_by_letter() {
    covers("styre-1992-27", "kommuneloven (1992) § 27 nr. 2 ", BOARD);
    each_letter("styre-1992-27", "kommuneloven (1992) § 27 nr. 2 ", Level::Advice, BOARD);
}

/// All that is missing is said in one run.
#[test]
fn everything_missing_is_said_at_once() {
    let bare = "schema: 1\nlegal_basis: kommuneloven § 19-1\nparties: [{id: a, name: A kommune}, {id: b, name: B kommune}]\ndocuments: [statutes]\n";
    let checked = check_folder(&Folder::with("prove", bare), None);
    let mut bases: Vec<&str> = of_list(&checked, "kommuneloven § 19-4 (4) ").iter().filter_map(|f| f.basis.as_deref()).collect();
    bases.sort_unstable();
    bases.dedup();
    let letters: String = bases.iter().filter_map(|b| b.chars().last()).collect();
    assert_eq!(letters, "abcdefghij");
}
