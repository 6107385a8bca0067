//! The examples on the rule pages run: what is marked is found, on its line, and nothing else is.

use avtaleverk::check::{RULES, Rule};
use avtaleverk::diag::{Findings, Level};
use avtaleverk::resolve::render_all;

use super::support::{Checked, Folder, check_folder, minimal, overlay, repo, with_resolved};

/// One example of a page.
struct Example {
    /// The line of its first line on the page.
    line: usize,
    form: String,
    as_of: Option<String>,
    /// It is a case, beside the smallest agreement.
    case: bool,
    /// What the agreement beside the case says otherwise than the smallest, on one line.
    agreement: String,
    /// The versions that are frozen, with nothing in them.
    frozen: Vec<String>,
    text: String,
    marks: Vec<Mark>,
}

/// What an example says is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    /// None where the line removes a key: then the finding stands wherever the key should have been.
    line: Option<usize>,
    level: Level,
    rule: String,
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```yaml") else { continue };
        let attribute =
            |name: &str| info.split_whitespace().find_map(|a| a.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned);
        let form = attribute("form").unwrap_or_else(|| panic!("line {}: an example has a form", number + 1));
        let body: Vec<&str> = lines.by_ref().map(|(_, l)| l).take_while(|l| *l != "```").collect();
        let marks = body.iter().enumerate().flat_map(|(i, l)| marks(i + 1, l)).collect();
        let case = info.split_whitespace().any(|a| a == "case");
        let agreement =
            info.split_once(" agreement=\"").and_then(|(_, rest)| rest.strip_suffix('"')).unwrap_or_default().to_owned();
        examples.push(Example {
            line: number + 2,
            form,
            as_of: attribute("as-of"),
            case,
            agreement,
            frozen: attribute("frozen").iter().flat_map(|names| names.split(',')).map(str::to_owned).collect(),
            text: body.join("\n") + "\n",
            marks,
        });
    }
    examples
}

/// What the comment at the end of a line says is found there: «# error: [one], warning: [another]».
fn marks(number: usize, line: &str) -> Vec<Mark> {
    let Some((before, comment)) = line.split_once(" # ") else { return Vec::new() };
    let removes = before.trim_end().ends_with(": -");
    let mark = |said: &str| {
        let (level, rule) = said.trim().strip_suffix(']')?.split_once(": [")?;
        let level = [Level::Error, Level::Warning, Level::Advice, Level::Open].into_iter().find(|l| l.id() == level)?;
        Some(Mark { line: (!removes).then_some(number), level, rule: rule.to_owned() })
    };
    comment.split(", ").filter_map(mark).collect()
}

fn run(example: &Example) -> Checked {
    let folder = if example.case {
        let folder = Folder::with("prove", &overlay(&minimal(&example.form), &example.agreement));
        folder.write("agreements/prove/cases/sak.yaml", &example.text);
        folder
    } else {
        Folder::with("prove", &overlay(&minimal(&example.form), &example.text))
    };
    for version in &example.frozen {
        let record = format!("schema: 1\nversion: \"{version}\"\ncode: \"0123abcd\"\n");
        folder.write(&format!("agreements/prove/adopted/{version}/adoption.yaml"), record);
    }
    check_folder(&folder, example.as_of.as_deref())
}

/// The page's own findings, and every error or warning of other rules, are those that are marked.
fn compare(rule: &Rule, example: &Example) -> Result<(), String> {
    let checked = run(example);
    let file = if example.case { "sak.yaml" } else { "agreement.yaml" };
    let last = example.text.lines().count();
    let mut marks = example.marks.clone();
    let mut odd = Vec::new();
    for finding in &checked.findings {
        let line = checked.line(finding, file);
        let fits = |m: &Mark| m.level == finding.level && m.rule == finding.rule && (m.line.is_none() || m.line == line);
        // A mark with a line goes before one without.
        let at = marks.iter().position(|m| m.line.is_some() && fits(m)).or_else(|| marks.iter().position(fits));
        match at {
            Some(at) => drop(marks.remove(at)),
            None if finding.rule == rule.id || finding.level <= Level::Warning => {
                let place =
                    line.filter(|l| *l <= last).map_or("elsewhere".to_owned(), |l| format!("line {}", example.line + l - 1));
                odd.push(format!("{place}: unmarked {}: [{}] {}", finding.level.id(), finding.rule, finding.what.nb));
            }
            None => {}
        }
    }
    odd.extend(
        marks
            .iter()
            .map(|m| format!("line {}: not found {}: [{}]", m.line.map_or(0, |l| example.line + l - 1), m.level.id(), m.rule)),
    );
    if odd.is_empty() { Ok(()) } else { Err(odd.join("\n")) }
}

#[test]
fn examples_on_rule_pages_say_what_is_found() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let examples = examples(rule.page);
        for example in &examples {
            if let Err(text) = compare(rule, example) {
                wrong.push(format!("{}.md, example at line {}:\n{text}", rule.id, example.line));
            }
        }
        if !examples.iter().any(|e| e.marks.iter().any(|m| m.rule == rule.id)) {
            wrong.push(format!("{}.md has no failing example", rule.id));
        }
        if !examples.iter().any(|e| e.marks.is_empty()) {
            wrong.push(format!("{}.md has no passing example", rule.id));
        }
        if !examples.iter().flat_map(|e| &e.marks).any(|m| m.rule == rule.id && m.level == rule.level) {
            wrong.push(format!("{}.md shows nothing of the rule's level, {}", rule.id, rule.level.id()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n\n"));
}

#[test]
fn rule_pages_have_the_shape() {
    for rule in RULES {
        let mut lines = rule.page.lines();
        assert_eq!(lines.next(), Some(format!("# {}", rule.id).as_str()));
        assert_eq!(lines.next(), Some(""), "{}", rule.id);
        let summary = lines.next().unwrap_or_default();
        assert!(
            summary.ends_with('.') && summary.matches(". ").count() == 0,
            "{}: the summary is one sentence: {summary}",
            rule.id
        );
        let headings: Vec<&str> = rule.page.lines().filter(|l| l.starts_with("## ")).collect();
        assert_eq!(headings, ["## Hva", "## Hvorfor", "## Hva du gjør", "## Eksempler"], "{}", rule.id);
        let why = rule.page.split("## Hvorfor").nth(1).and_then(|t| t.split("## ").next()).unwrap_or_default();
        assert!(
            why.contains('§') || why.to_lowercase().contains("anbefalt"),
            "{}: why names a provision or says «anbefalt»",
            rule.id
        );
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    let mut pages: Vec<String> = std::fs::read_dir(repo().join("src/check/rules"))
        .unwrap()
        .filter_map(|e| e.unwrap().file_name().to_str()?.strip_suffix(".md").map(str::to_owned))
        .filter(|name| name != "README")
        .collect();
    pages.sort();
    let mut rules: Vec<&str> = RULES.iter().map(|r| r.id).collect();
    rules.sort_unstable();
    assert_eq!(pages, rules);
}

#[test]
fn the_smallest_agreements_are_clean() {
    for form in ["kommunalt-oppgavefellesskap", "vertskommune-administrativ", "styre-1992-27"] {
        let folder = Folder::with("prove", &minimal(form));
        let (_, checked) = with_resolved(&folder, "prove", None, |resolved, findings: &mut Findings| {
            assert_eq!(resolved.form_id(), Some(form));
            render_all(resolved, findings);
        });
        let found: Vec<&str> = checked.findings.iter().map(|f| f.what.nb.as_str()).collect();
        assert_eq!(found, Vec::<&str>::new(), "{form}");
    }
}

#[test]
fn an_overlay_replaces_and_removes_top_level_keys() {
    let text = "a: 1\nb:\n  c: 2\nd: 3\n";
    assert_eq!(overlay(text, "b: 4\nd: -   # x\n"), "b: 4\n# tatt bort: d: -   # x\na: 1\n");
}

/// The table of faults sends nobody to a rule that is not there.
#[test]
fn the_table_of_faults_names_rules_that_exist() {
    let table = std::fs::read_to_string(repo().join("src/check/rules/README.md")).unwrap();
    let mut strange = Vec::new();
    for row in table.lines().filter(|line| line.starts_with("| ") && line.contains('-')) {
        let Some(cell) = row.trim_end_matches(['|', ' ']).rsplit('|').next() else { continue };
        let plain: String = cell.split('`').step_by(2).collect();
        let words = plain.split(|c: char| !c.is_ascii_lowercase() && c != '-').filter(|w| w.contains('-') && w.len() > 6);
        strange.extend(words.filter(|word| !RULES.iter().any(|rule| rule.id == *word)).map(str::to_owned));
    }
    assert_eq!(strange, Vec::<String>::new());
}
