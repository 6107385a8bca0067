//! The documents as they were made in a version, where the library of today no longer gives that text. Enter at [`Made::put_back`].

use crate::diff::{Version, recover};
use crate::document::{Document, canonical};
use crate::lock::Lock;
use crate::project::Project;
use crate::project::git::Git;
use crate::resolve::Resolved;
use crate::source::Sources;
use crate::write::md;

/// Where the files of a version are.
pub(super) enum Made {
    /// In a commit.
    Git(Git, String),
    /// In the project's own folder.
    Folder,
}

impl Made {
    /// Puts the text that was made then in the place of every document the lock of that time says was another. What `like` says of ids
    /// goes with what is made today.
    pub(super) fn put_back(&self, version: &mut Version, resolved: &Resolved<'_>, project: &Project, like: Option<&Version>) {
        let dir = &resolved.loaded.dir;
        let path = if dir.is_empty() { "lock.yaml".to_owned() } else { format!("{dir}/lock.yaml") };
        let mut sources = Sources::default();
        let text = project.has(&path).then(|| project.read(&path, &mut sources).ok()).flatten();
        let Some(lock) = text.and_then(|id| Lock::read(&sources.get(id).text)) else { return };
        if !lock.is_of_another_library(resolved) {
            return;
        }
        let stems: Vec<String> = version.documents.keys().cloned().collect();
        for stem in stems {
            let (Some(then), Some(today)) = (lock.documents.get(&stem), version.documents.get(&stem)) else { continue };
            if *then == canonical::fingerprint(today) {
                continue;
            }
            let file = format!("{}/{}/{stem}.md", project.settings.out.as_deref().unwrap_or("out"), version.agreement);
            let other = like.and_then(|like| like.documents.get(&stem));
            let all: Vec<&Document> = std::iter::once(today).chain(other).collect();
            let read = self.text(&file, project).and_then(|text| md::read(&text, &all));
            // The control code says whether the file is the text the lock means.
            let Some(read) = read.filter(|read| then.starts_with(&read.meta.control_code)) else { continue };
            let document = recover(&read, today);
            version.documents.insert(stem.clone(), document);
            version.read_from.insert(stem, file);
        }
    }

    fn text(&self, file: &str, project: &Project) -> Option<String> {
        match self {
            Made::Git(git, commit) => {
                let files = git.files(commit, &[file.to_owned()]).ok()?;
                String::from_utf8(files.into_iter().next()?.1).ok()
            }
            Made::Folder => {
                let mut sources = Sources::default();
                let id = project.read(file, &mut sources).ok()?;
                Some(sources.get(id).text.to_string())
            }
        }
    }
}
