//! The handbook is true: every command on its pages is run in a folder made by the page, and what is shown is what comes.
//!
//! With `UPDATE_EXPECT=1` an output that differs is written into its page, cut where it was cut with lines of `…`: read what changed.
//! A page that begins with `<!-- after: other.md -->` goes on in the folder the other page left.

mod links;
mod page;
mod reference;

use std::collections::BTreeMap;
use std::path::PathBuf;

use self::page::{Block, Page, agrees, arguments, cut, replacement};
use super::support::{Folder, difference, repo};

/// Checks are made against the law of this day, as the handbook's first page says.
const DAY: &str = "2026-07-28";

/// The folder of the pages.
fn folder() -> PathBuf {
    repo().join("docs/src")
}

/// The names of the pages in the order of the contents, after the contents themselves.
fn pages() -> Vec<String> {
    let contents = read("SUMMARY.md");
    contents.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("docs/src/{name}: {e}"))
}

#[test]
fn what_the_pages_show_is_what_comes() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut left: BTreeMap<String, Folder> = BTreeMap::new();
    let (mut wrong, mut commands) = (Vec::new(), 0);
    for name in pages() {
        let text = read(&name);
        let mut page = Page::parse(&text).unwrap_or_else(|fault| panic!("docs/src/{name}: {fault}"));
        let here = Folder::new();
        if let Some(before) = &page.after {
            let before = left.get(before).unwrap_or_else(|| panic!("docs/src/{name} comes before {before} in SUMMARY.md"));
            for (path, bytes) in before.files("") {
                here.write(&path, bytes);
            }
        }
        for block in &mut page.blocks {
            commands += run(&here, "nb", &format!("docs/src/{name}"), block, &mut wrong);
        }
        if update {
            std::fs::write(folder().join(&name), page.text()).unwrap();
        }
        left.insert(name, here);
    }
    assert!(commands > 30, "the handbook shows {commands} commands");
    assert!(update || wrong.is_empty(), "\n{}\n", wrong.join("\n\n"));
}

#[test]
fn what_the_readme_shows_is_what_comes() {
    let file = repo().join("README.md");
    let mut page = Page::parse(&std::fs::read_to_string(&file).unwrap()).unwrap_or_else(|fault| panic!("README.md: {fault}"));
    let (here, mut wrong, mut commands) = (Folder::with_examples(), Vec::new(), 0);
    for block in &mut page.blocks {
        commands += run(&here, "en", "README.md", block, &mut wrong);
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(file, page.text()).unwrap();
        return;
    }
    assert!(commands > 3, "the README shows {commands} commands");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n\n"));
}

/// Does what a block says, puts what comes in its place, and says how many commands it ran.
fn run(folder: &Folder, lang: &str, page: &str, block: &mut Block, wrong: &mut Vec<String>) -> usize {
    match block {
        Block::File { path, lines } => folder.write(path, lines.join("\n") + "\n"),
        Block::Edit { path, lines } => {
            let (old, new) = replacement(lines);
            folder.edit(path, &old, &new);
        }
        Block::Show { path, lines } => {
            let text = folder.read(path);
            compare(page, path, lines, text.trim_end().lines().filter_map(as_read).collect(), wrong);
        }
        Block::Console(commands) => {
            for command in commands.iter_mut() {
                let came = output(folder, lang, page, &command.line);
                compare(page, &command.line, &mut command.output, came, wrong);
            }
            return commands.len();
        }
    }
    0
}

/// A line of a document as it is read: without anchors and without where links lead. None for a line that is an anchor only.
fn as_read(line: &str) -> Option<String> {
    let mut read = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("<a id=") {
        read.push_str(before);
        rest = after.split_once("</a>").map_or("", |(_, after)| after);
    }
    read.push_str(rest);
    while let Some((before, after)) = read.split_once("](") {
        let (Some((start, text)), Some((_, after))) = (before.rsplit_once('['), after.split_once(')')) else { break };
        read = format!("{start}{text}{after}");
    }
    (line.is_empty() || !read.is_empty()).then_some(read)
}

fn compare(page: &str, what: &str, shown: &mut Vec<String>, came: Vec<String>, wrong: &mut Vec<String>) {
    if !agrees(shown, &came) {
        let (before, after): (Vec<&str>, Vec<&str>) =
            (shown.iter().map(String::as_str).collect(), came.iter().map(String::as_str).collect());
        wrong.push(format!("{page}: {what}\n{}", difference(&before, &after).join("\n")));
        *shown = cut(shown, &came);
    }
}

/// What a command says: its results, then its talk. `> file` puts the results in a file, and `rm` removes one.
fn output(folder: &Folder, lang: &str, page: &str, line: &str) -> Vec<String> {
    let (line, file) = line.split_once(" > ").map_or((line, None), |(line, file)| (line, Some(file)));
    let mut words = arguments(line);
    if let [command, path] = &words[..]
        && command == "rm"
    {
        std::fs::remove_file(folder.path().join(path)).unwrap_or_else(|e| panic!("{page}: {path}: {e}"));
        return Vec::new();
    }
    assert_eq!(words.first().map(String::as_str), Some("avtaleverk"), "{page}: {line}");
    words.remove(0);
    let given = words.clone();
    let has = |option: &str| given.iter().any(|word| word == option);
    // A program built with PDF makes more files than one without.
    assert!(words[0] != "build" || has("--to"), "{page}: {line} says which formats");
    if words[0] == "check" && !has("--as-of") {
        words.extend(["--as-of".to_owned(), DAY.to_owned()]);
    }
    assert!(words[0] != "status" || has("--on"), "{page}: {line} says which day");
    let ran = folder.run_in(lang, &words.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
    let mut said = String::new();
    match file {
        Some(file) => folder.write(file, &ran.stdout),
        None => said.push_str(&ran.stdout),
    }
    said.push_str(&ran.stderr);
    said.trim_end().lines().map(|line| line.trim_end().to_owned()).collect()
}
