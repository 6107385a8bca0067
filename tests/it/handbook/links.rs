//! Links between the pages lead somewhere, and every page is in the contents.

use super::{folder, pages, read};
use crate::support::repo;

/// The targets of a page's links, outside code.
fn targets(text: &str) -> Vec<String> {
    let mut code = false;
    let prose = text.lines().filter(|line| {
        code ^= line.starts_with("```");
        !code
    });
    let links = prose.flat_map(|line| line.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())));
    links.collect()
}

/// The name a heading can be linked to by, the same on a code host and in the book.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut wrong = Vec::new();
    let mut all = pages();
    all.push("SUMMARY.md".to_owned());
    for name in &all {
        for target in targets(&read(name)) {
            if target.starts_with("https://") {
                continue;
            }
            let (page, heading) = target.split_once('#').map_or((target.as_str(), None), |(page, at)| (page, Some(at)));
            let page = if page.is_empty() { name } else { page };
            let found = folder().join(page).is_file() && !page.contains("..");
            let headed = |at: &str| read(page).lines().any(|line| line.starts_with('#') && anchor(line) == at);
            if !found || heading.is_some_and(|at| !headed(at)) {
                wrong.push(format!("docs/src/{name}: {target}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_page_is_in_the_contents_once() {
    let mut files: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md") && name != "SUMMARY.md")
        .collect();
    files.sort();
    let mut listed = pages();
    listed.sort();
    assert_eq!(files, listed);
}

#[test]
fn the_readme_leads_to_the_handbook() {
    let readme = std::fs::read_to_string(repo().join("README.md")).unwrap();
    assert!(readme.contains("](docs/src/README.md)"));
    for target in targets(&readme).iter().filter(|target| !target.starts_with("https://")) {
        assert!(repo().join(target).exists(), "README.md: {target}");
    }
}
