//! What the program brings itself: the clause library, the templates and the house style.

use include_dir::{Dir, DirEntry, include_dir};

static CLAUSES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/clauses");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The embedded texts under `clauses` or `templates`, with their paths from the root, in name order.
pub(super) fn files(dir: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    match dir {
        "clauses" => gather(&CLAUSES, dir, &mut found),
        "templates" => gather(&TEMPLATES, dir, &mut found),
        _ => {}
    }
    found.sort();
    found
}

/// One embedded text by its path from the root.
pub(super) fn file(path: &str) -> Option<&'static str> {
    let (dir, rest) = path.split_once('/')?;
    let tree = if dir == "clauses" { &CLAUSES } else { &TEMPLATES };
    tree.get_file(rest)?.contents_utf8()
}

fn gather(dir: &'static Dir<'static>, root: &str, found: &mut Vec<(String, &'static str)>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, root, found),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if let Some(text) = file.contents_utf8().filter(|_| !path.ends_with("README.md")) {
                    found.push((format!("{root}/{path}"), text));
                }
            }
        }
    }
}
