//! Which clauses, templates and rows of the law are others than in a revision, and what they were there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::is_own_source;
use super::subject::Subject;
use crate::basis::Basis;
use crate::cli::world::Overlay;
use crate::lang::{Lang, Text};
use crate::project::Project;
use crate::project::git::{Git, GitError};
use crate::source::Sources;
use crate::tr;

/// What happened to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Added,
    Removed,
    Changed,
    Same,
}

impl Change {
    pub(super) fn id(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Changed => "changed",
            Change::Same => "same",
        }
    }

    pub(super) fn is_change(self) -> bool {
        self != Change::Same
    }

    pub(super) fn words(self, against: &str) -> Text {
        match self {
            Change::Added => tr! { nb: "ny siden {against}", nn: "ny sidan {against}", en: "new since {against}" },
            Change::Removed => tr! { nb: "tatt ut siden {against}", nn: "teken ut sidan {against}", en: "gone since {against}" },
            Change::Changed => tr! { nb: "endret siden {against}", nn: "endra sidan {against}", en: "changed since {against}" },
            Change::Same => {
                tr! { nb: "ikke endret siden {against}", nn: "ikkje endra sidan {against}", en: "not changed since {against}" }
            }
        }
    }
}

/// Everything that is another than in a revision.
#[derive(Debug, Default)]
pub(super) struct Changed {
    subjects: BTreeMap<Subject, Change>,
    /// The changed files of the library with their text in the revision; none where they were not there.
    files: BTreeMap<String, Option<String>>,
}

const LAW: &str = "src/law/";

impl Changed {
    /// Compares the folder with a commit.
    pub(super) fn since(git: &Git, commit: &str, project: &Project) -> Result<Self, GitError> {
        let all = git.differing(commit, None)?;
        let law = |path: &str| is_own_source(project) && path.starts_with(LAW) && path.ends_with(".yaml");
        let paths: Vec<String> = all.into_iter().filter(|path| Subject::of_path(path).is_some() || law(path)).collect();
        let mut found = Self::default();
        if paths.is_empty() {
            return Ok(found);
        }
        let old: BTreeMap<String, Vec<u8>> = git.files(commit, &paths)?.into_iter().collect();
        for path in paths {
            let before = old.get(&path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            match Subject::of_path(&path) {
                Some(subject) => {
                    let change = match (&before, project.has(&path), &subject) {
                        // A template is several files: one of them new is the template changed.
                        (_, _, Subject::Template(_)) => Change::Changed,
                        (None, ..) => Change::Added,
                        (_, false, _) => Change::Removed,
                        _ => Change::Changed,
                    };
                    found.subjects.insert(subject, change);
                    found.files.insert(path, before);
                }
                None => found.law(&path, before.as_deref(), project),
            }
        }
        Ok(found)
    }

    /// The rows of a file of the law that are others.
    fn law(&mut self, path: &str, before: Option<&str>, project: &Project) {
        let mut sources = Sources::default();
        let now = project.read(path, &mut sources).ok().map(|id| sources.get(id).text.to_string());
        let (old, new) = (rows(before.unwrap_or_default()), rows(now.as_deref().unwrap_or_default()));
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let change = match (old.get(name), new.get(name)) {
                (None, Some(_)) => Change::Added,
                (Some(_), None) => Change::Removed,
                (Some(was), Some(is)) if was != is => Change::Changed,
                _ => continue,
            };
            self.subjects.insert(Subject::Law(name.clone()), change);
        }
    }

    /// Everything that changed.
    pub(super) fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.keys()
    }

    /// What happened to a subject.
    pub(super) fn of(&self, subject: &Subject) -> Change {
        self.subjects.get(subject).copied().unwrap_or(Change::Same)
    }

    /// The files of these subjects as they were, to be laid over the library.
    pub(super) fn before(&self, subjects: &[&Subject], project: &Project) -> Overlay {
        let own = is_own_source(project);
        let wanted = |path: &String| Subject::of_path(path).is_some_and(|subject| subjects.contains(&&subject));
        let text = |path: &String, before: &Option<String>| match before {
            // A folder that had no file of its own had the program's; the program's own source has no other.
            None if !own => Project::embedded(path).map(str::to_owned),
            before => before.clone(),
        };
        self.files.iter().filter(|(path, _)| wanted(path)).map(|(path, before)| (path.clone(), text(path, before))).collect()
    }
}

/// The requirements and provisions of a file of the law, by provision.
fn rows(text: &str) -> BTreeMap<String, Value> {
    let Ok(whole) = serde_saphyr::from_str::<Value>(text) else { return BTreeMap::new() };
    let list = |key: &str| whole.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut out = BTreeMap::new();
    for (rows, key) in [(list("requirements"), "basis"), (list("provisions"), "at")] {
        for row in rows {
            let Some(basis) = row.get(key).and_then(Value::as_str).and_then(|text| Basis::parse(text).ok()) else { continue };
            out.insert(basis.print(Lang::Nb), row);
        }
    }
    out
}
