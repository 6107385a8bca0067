//! Short pages for faults that are no rules: of the shape of a file, of clauses, and of what cannot be written. Enter at [`page`].

const PAGES: &str = include_str!("faults.md");

/// The page of a fault, with its id as heading.
pub(super) fn page(id: &str) -> Option<String> {
    sections().find(|(name, _)| *name == id).map(|(name, text)| format!("# {name}\n\n{}\n", text.trim()))
}

/// Every id with a page.
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    sections().map(|(id, _)| id)
}

fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    PAGES.split("\n## ").skip(1).filter_map(|section| section.split_once('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule;

    /// Ids as they stand in the source: the first argument of a finding, and the explained faults of reading.
    fn ids_in(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for start in [
            "Finding::error(",
            "Finding::warning(",
            "Finding::advice(",
            "Finding::new(",
            "not_a(raw, ",
            "not_a(\n            raw,",
        ] {
            for (at, _) in text.match_indices(start) {
                let rest = text[at + start.len()..].trim_start();
                if let Some(id) = rest
                    .strip_prefix('"')
                    .and_then(|r| r.split_once('"'))
                    .map(|(id, _)| id)
                    .filter(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
                {
                    found.push(id.to_owned());
                }
            }
        }
        found
    }

    #[allow(clippy::disallowed_methods, reason = "the test reads the sources of the program itself")]
    fn sources(dir: &std::path::Path, texts: &mut Vec<String>) {
        for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, texts);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn every_fault_has_a_page() {
        let mut texts = Vec::new();
        sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
        let ids: std::collections::BTreeSet<String> = texts.iter().flat_map(|t| ids_in(t)).collect();
        assert!(ids.len() > 40, "{ids:?}");
        let without: Vec<_> = ids.iter().filter(|id| rule(id).is_none() && page(id).is_none()).collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn every_page_says_what_to_do() {
        for id in ids() {
            let page = page(id).unwrap();
            assert!(page.contains("\nHva du gjør: ") && page.lines().nth(2).is_some_and(|l| l.ends_with('.')), "{id}");
            assert!(rule(id).is_none(), "{id} is a rule");
        }
    }
}
