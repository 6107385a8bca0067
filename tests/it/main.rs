//! Every integration test, in one binary. Rule pages, law, command line, bad input and whole documents.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests make their own folders, run the program, and fall with a message"
)]

mod adopt;
mod bad_input;
mod calculator;
mod case_papers;
mod cases;
mod change_list;
mod citations;
mod cli;
mod controllers;
mod convert;
mod council_cases;
mod deficit;
mod determinism;
mod diff;
mod exit;
mod forms;
mod git;
mod handbook;
mod hostile;
mod law;
mod library;
mod made;
mod merged;
mod organs;
mod overrides;
mod own_text;
mod pdf;
mod register_files;
mod rule_pages;
mod sogndal;
mod standing_text;
mod status;
mod support;
mod word_choices;
mod workbook;

/// A file that is not named above would never run.
#[test]
fn every_file_of_the_folder_is_a_module() {
    let mut files: Vec<String> = std::fs::read_dir(support::repo().join("tests/it"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".rs").filter(|name| *name != "main").map(str::to_owned))
        .collect();
    files.sort();
    let text = include_str!("main.rs");
    let modules: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert_eq!(files, modules);
}
