//! The reference names every command and every option there is, and none that is not.

use std::collections::BTreeSet;

use super::read;
use crate::support::Folder;

const PAGE: &str = "kommandoer.md";

fn help(args: &[&str]) -> String {
    let ran = Folder::new().run(&[args, &["--help"]].concat());
    assert_eq!(ran.status, 0, "{ran}");
    ran.stdout
}

/// The commands `--help` lists.
fn commands() -> Vec<String> {
    let help = help(&[]);
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    // A line that goes on with the one before is indented more.
    let first = |line: &str| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')).map(str::to_owned);
    list.lines().filter_map(first).map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

/// The long options a text names.
fn options(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
    text.match_indices("--").map(|(at, _)| name(&text[at + 2..])).filter(|name| name.starts_with(|c: char| c != '-')).collect()
}

/// The options `--help` explains, each at the beginning of its line.
fn explained(help: &str) -> BTreeSet<String> {
    let list = help.split("Options:\n").nth(1).unwrap_or_default();
    let first = |line: &str| {
        let line = line.trim_start();
        let line = line.split_once(", --").map_or(line, |(short, _)| if short.len() == 2 { &line[4..] } else { line });
        line.starts_with("--").then(|| options(line).into_iter().next()).flatten()
    };
    list.lines().filter_map(first).collect()
}

#[test]
fn the_reference_names_every_command_and_option() {
    let page = read(PAGE);
    let mut sections = page.split("\n## `");
    let general = options(sections.next().unwrap());
    let mut written: Vec<(String, BTreeSet<String>)> =
        sections.filter_map(|s| s.split_once('`')).map(|(name, rest)| (name.to_owned(), options(rest))).collect();
    let common: BTreeSet<String> = explained(&help(&[])).into_iter().chain(["help".to_owned(), "version".to_owned()]).collect();
    assert_eq!(general, common, "the options of all commands");
    let mut there: Vec<(String, BTreeSet<String>)> = commands()
        .into_iter()
        .map(|name| {
            let own = explained(&help(&[&name]));
            let own = own.into_iter().filter(|option| !common.contains(option) || (name == "adopt" && option == "version"));
            (name.clone(), own.collect())
        })
        .collect();
    written.sort();
    there.sort();
    assert_eq!(written, there);
}
