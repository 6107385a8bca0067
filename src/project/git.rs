//! The `git` program: which revision a name means, which files differ between two, and a revision's files written out beside the
//! working tree, which is never touched. Enter at [`Git::open`]. Bare and shallow repositories do where the objects are there.
#![allow(clippy::disallowed_methods, reason = "this is one of the modules the others are sent to")]

mod config;

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::lang::Text;
use crate::tr;

/// A repository, seen from a folder in it.
#[derive(Debug, Clone)]
pub struct Git {
    directory: PathBuf,
    /// The folder's path from the repository's root, with a slash at the end; empty in the root.
    prefix: String,
}

/// What went wrong with `git`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitError {
    /// The program is not there.
    NoProgram,
    /// The folder is in no repository.
    NoRepository,
    /// No revision has this name, or its objects are not in a shallow clone.
    NoRevision(String),
    /// It said something else.
    Failed(String),
}

impl GitError {
    /// What is wrong and what to do.
    pub fn words(&self) -> (Text, Text) {
        match self {
            GitError::NoProgram => (
                tr! { nb: "programmet «git» finnes ikke", nn: "programmet «git» finst ikkje", en: "the program `git` is not there" },
                tr! { nb: "installer git, eller sammenlign med en mappe: dir:<mappe>", nn: "installer git, eller samanlikn med ei mappe: dir:<mappe>", en: "install git, or compare with a folder: dir:<folder>" },
            ),
            GitError::NoRepository => (
                tr! { nb: "mappen ligger ikke i et git-lager", nn: "mappa ligg ikkje i eit git-lager", en: "the folder is in no git repository" },
                tr! { nb: "sammenlign med en mappe (dir:<mappe>) eller en vedtatt versjon (adopted:<versjon>)", nn: "samanlikn med ei mappe (dir:<mappe>) eller ein vedteken versjon (adopted:<versjon>)", en: "compare with a folder (dir:<folder>) or an adopted version (adopted:<version>)" },
            ),
            GitError::NoRevision(name) => (
                tr! { nb: "git kjenner ingen versjon «{name}»", nn: "git kjenner ingen versjon «{name}»", en: "git knows no revision `{name}`" },
                tr! { nb: "se «git log»; i en grunn klone må den hentes først", nn: "sjå «git log»; i ein grunn klone må han hentast først", en: "see `git log`; in a shallow clone it must be fetched first" },
            ),
            GitError::Failed(said) => (
                tr! { nb: "git svarte: {said}", nn: "git svara: {said}", en: "git said: {said}" },
                tr! { nb: "prøv kommandoen i et skall for å se mer", nn: "prøv kommandoen i eit skal for å sjå meir", en: "try the command in a shell to see more" },
            ),
        }
    }
}

impl Git {
    /// The repository a folder is in.
    ///
    /// # Errors
    /// When there is no `git`, or no repository.
    pub fn open(directory: &Path) -> Result<Self, GitError> {
        let git = Self { directory: directory.to_path_buf(), prefix: String::new() };
        let inside = git.run(&["rev-parse", "--is-inside-work-tree", "--is-bare-repository"]).map_err(|error| match error {
            GitError::Failed(_) => GitError::NoRepository,
            other => other,
        })?;
        let prefix = if inside.starts_with("true") {
            git.run(&["rev-parse", "--show-prefix"])?.trim_end().to_owned()
        } else {
            String::new()
        };
        Ok(Self { prefix, ..git })
    }

    /// The commit a name means, whole.
    ///
    /// # Errors
    /// When there is none.
    pub fn commit(&self, name: &str) -> Result<String, GitError> {
        let wanted = format!("{name}^{{commit}}");
        let found = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]);
        found.map(|text| text.trim().to_owned()).map_err(|error| match error {
            GitError::Failed(_) => GitError::NoRevision(name.to_owned()),
            other => other,
        })
    }

    /// The day of a commit, as `2027-01-31`.
    ///
    /// # Errors
    /// When `git` cannot say.
    pub fn day(&self, commit: &str) -> Result<String, GitError> {
        Ok(self.run(&["show", "--no-patch", "--format=%cs", commit])?.trim().to_owned())
    }

    /// The files, by path from the folder, that differ between two commits, or between a commit and what stands in the folder now.
    ///
    /// # Errors
    /// When `git` cannot say.
    pub fn differing(&self, old: &str, new: Option<&str>) -> Result<BTreeSet<String>, GitError> {
        let mut args = vec!["diff", "--name-only", "--no-renames", "-z", "--relative", old];
        args.extend(new);
        args.extend(["--", "."]);
        if self.prefix.is_empty() && new.is_some() {
            // In a bare repository there is no folder to be relative to.
            args.retain(|arg| !matches!(*arg, "--relative" | "." | "--"));
        }
        let mut found = names(&self.run(&args)?);
        if new.is_none() {
            found.extend(names(&self.run(&["ls-files", "--others", "--exclude-standard", "-z"])?));
        }
        Ok(found)
    }

    /// Writes a commit's files under some folders (or the files of those names) into an empty folder.
    ///
    /// # Errors
    /// When `git` cannot read them, or the folder cannot be written.
    pub fn write_out(&self, commit: &str, paths: &[String], into: &Path) -> Result<(), GitError> {
        for (path, bytes) in self.files(commit, paths)? {
            let target = into.join(path);
            let folder = target.parent().unwrap_or(into).to_path_buf();
            let written = fs::create_dir_all(folder).and_then(|()| fs::write(&target, bytes));
            written.map_err(|error| GitError::Failed(error.to_string()))?;
        }
        Ok(())
    }

    /// A commit's files under some folders (or of those names), by path from the folder.
    ///
    /// # Errors
    /// When `git` cannot read them.
    pub fn files(&self, commit: &str, paths: &[String]) -> Result<Vec<(String, Vec<u8>)>, GitError> {
        let full: Vec<String> = paths.iter().map(|path| format!("{}{path}", self.prefix)).collect();
        let mut args = vec!["ls-tree", "-r", "-z", "--full-tree", commit, "--"];
        args.extend(full.iter().map(String::as_str));
        let listing = self.run(&args)?;
        let files: Vec<(&str, &str)> = listing.split('\0').filter_map(entry).collect();
        let blobs = self.blobs(files.iter().map(|(blob, _)| *blob))?;
        let path = |path: &str| path.strip_prefix(self.prefix.as_str()).unwrap_or(path).to_owned();
        Ok(files.iter().map(|(_, name)| path(name)).zip(blobs).collect())
    }

    /// The contents of blobs, in order, in one run.
    fn blobs<'b>(&self, names: impl Iterator<Item = &'b str>) -> Result<Vec<Vec<u8>>, GitError> {
        let wanted: String = names.flat_map(|name| [name, "\n"]).collect();
        let failed = |error: std::io::Error| GitError::Failed(error.to_string());
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        // Written beside the reading: a full pipe on one side must not hold up the other.
        let writer = std::thread::spawn(move || stdin.map(|mut pipe| pipe.write_all(wanted.as_bytes())));
        let mut answer = Vec::new();
        if let Some(mut pipe) = stdout {
            pipe.read_to_end(&mut answer).map_err(failed)?;
        }
        let _ = writer.join();
        child.wait().map_err(failed)?;
        parse_batch(&answer)
    }

    fn run(&self, args: &[&str]) -> Result<String, GitError> {
        let output = self.command(args).stdin(Stdio::null()).output().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => GitError::NoProgram,
            _ => GitError::Failed(error.to_string()),
        })?;
        if !output.status.success() {
            return Err(GitError::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        // Reading only: no lock is taken, no helper of the user's runs, and messages are in one language.
        command.arg("-C").arg(&self.directory).args(["-c", "core.quotePath=false", "--no-pager"]).args(args);
        command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        command.env_remove("GIT_EXTERNAL_DIFF");
        command
    }
}

fn names(listing: &str) -> BTreeSet<String> {
    listing.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// `<mode> blob <name>\t<path>`; links and submodules are passed over.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (head, path) = line.split_once('\t')?;
    let mut parts = head.split(' ');
    match (parts.next()?, parts.next()?, parts.next()?) {
        ("100644" | "100755", "blob", name) => Some((name, path)),
        _ => None,
    }
}

/// `<name> blob <size>\n<bytes>\n`, one after another.
fn parse_batch(answer: &[u8]) -> Result<Vec<Vec<u8>>, GitError> {
    let mut blobs = Vec::new();
    let mut rest = answer;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        let size = head.rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
        let body = rest.get(end + 1..).unwrap_or_default();
        match size.and_then(|size| Some((body.get(..size)?, body.get(size + 1..).unwrap_or_default()))) {
            Some((bytes, after)) => {
                blobs.push(bytes.to_vec());
                rest = after;
            }
            None => return Err(GitError::NoRevision(head)),
        }
    }
    Ok(blobs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_read_blob_by_blob() {
        let answer = b"aa blob 3\nen\n\nbb blob 0\n\ncc blob 2\nto\n";
        assert_eq!(parse_batch(answer).unwrap(), [b"en\n".to_vec(), Vec::new(), b"to".to_vec()]);
        assert!(parse_batch(b"aa missing\n").is_err());
    }

    #[test]
    fn only_files_are_taken() {
        assert_eq!(entry("100644 blob aa\tclauses/a b.md"), Some(("aa", "clauses/a b.md")));
        assert_eq!(entry("120000 blob aa\tlink"), None);
        assert_eq!(entry("160000 commit aa\tmodule"), None);
    }
}
