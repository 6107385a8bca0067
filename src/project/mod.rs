//! The user's folder: where agreements, clauses and templates are, what the program brings itself, and the day it is.
//! This is the only place that reads files and the clock. Enter at [`Project::open`].
#![allow(clippy::disallowed_methods, reason = "this is the module the other modules are sent to")]

mod embedded;
pub mod git;
mod output;
pub mod settings;
pub mod watch;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

pub use output::{Output, Written};
use settings::Settings;

use crate::diag::{Finding, Findings};
use crate::lang::UiLang;
use crate::quantity::Date;
use crate::source::{Place, SourceId, Sources, Span};
use crate::tr;
use crate::yaml::MAX_BYTES;

/// A file of text found in the project or in the program.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Its path from the folder it belongs to, with `/`: `clauses/exit-notice/exit-notice.md`.
    pub path: String,
    /// Its text, in [`Sources`].
    pub source: SourceId,
    /// Where it comes from.
    pub level: Level,
}

/// Whose file it is; a later level wins over an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The program's own.
    Embedded,
    /// The folder's.
    Folder,
    /// One agreement's.
    Agreement,
}

/// One agreement's folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgreementFolder {
    /// The agreement's id: the name of its folder.
    pub id: String,
    /// The folder, from the project's root; empty when agreement.yaml stands in the root itself.
    pub dir: String,
}

/// The user's folder.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    /// What avtaleverk.yaml says.
    pub settings: Settings,
}

impl Project {
    /// Opens the project that holds `dir`: the nearest folder upwards with `avtaleverk.yaml`, `agreements/` or `agreement.yaml`.
    ///
    /// # Errors
    /// When the folder does not exist, or avtaleverk.yaml cannot be read.
    pub fn open(dir: &Path, sources: &mut Sources) -> Result<Self, Box<Finding>> {
        let start = fs::canonicalize(dir).map_err(|error| {
            let missing = error.kind() == std::io::ErrorKind::NotFound;
            let dir = dir.display();
            Box::new(
                Finding::error("no-such-folder", if missing { tr! { nb: "mappen «{dir}» finnes ikke", nn: "mappa «{dir}» finst ikkje", en: "the folder `{dir}` does not exist" } } else { tr! { nb: "mappen «{dir}» kan ikke åpnes: {error}", nn: "mappa «{dir}» kan ikkje opnast: {error}", en: "the folder `{dir}` cannot be opened: {error}" } })
                    .todo(tr! { nb: "oppgi en mappe som finnes, med -C", nn: "oppgi ei mappe som finst, med -C", en: "name a folder that exists, with -C" }),
            )
        })?;
        let marks =
            |d: &Path| d.join("avtaleverk.yaml").is_file() || d.join("agreements").is_dir() || d.join("agreement.yaml").is_file();
        // A single agreement's own folder belongs to the project around it.
        let inside = |d: &Path| d.parent().and_then(Path::file_name).is_some_and(|n| n == "agreements");
        let root = start.ancestors().find(|d| marks(d) && !inside(d)).unwrap_or(&start).to_path_buf();
        let mut project = Self { root, settings: Settings::default() };
        if project.root.join("avtaleverk.yaml").is_file() {
            let id = project.read("avtaleverk.yaml", sources)?;
            project.settings = crate::yaml::read(id, sources.get(id))?;
        }
        Ok(project)
    }

    /// The folder everything is found from.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The agreements of the project, in the order of their ids.
    pub fn agreements(&self) -> Vec<AgreementFolder> {
        let mut found = Vec::new();
        if self.root.join("agreement.yaml").is_file() {
            let id = self.root.file_name().map_or_else(|| "avtale".to_owned(), |n| n.to_string_lossy().to_lowercase());
            found.push(AgreementFolder { id, dir: String::new() });
        }
        for entry in fs::read_dir(self.root.join("agreements")).into_iter().flatten().flatten() {
            let id = entry.file_name().to_string_lossy().into_owned();
            if entry.path().join("agreement.yaml").is_file() {
                found.push(AgreementFolder { dir: format!("agreements/{id}"), id });
            }
        }
        found.sort();
        found
    }

    /// Reads a text by its path from the root.
    ///
    /// # Errors
    /// A finding when the file is missing, too large, not UTF-8, or reached through a link out of the folder.
    pub fn read(&self, path: &str, sources: &mut Sources) -> Result<SourceId, Box<Finding>> {
        match self.text(path) {
            Ok(text) => Ok(sources.add(path, text)),
            Err(Unread::NotUtf8 { valid, line }) => {
                let id = sources.add(path, valid.clone());
                let at = valid.len();
                Err(Box::new(
                    Finding::error("not-utf8", tr! { nb: "filen er ikke UTF-8 (linje {line})", nn: "fila er ikkje UTF-8 (linje {line})", en: "the file is not UTF-8 (line {line})" })
                        .at(Place { source: id, span: Span::new(at, at) })
                        .todo(tr! { nb: "lagre filen som UTF-8", nn: "lagre fila som UTF-8", en: "save the file as UTF-8" }),
                ))
            }
            Err(Unread::Other(finding)) => Err(finding),
        }
    }

    fn text(&self, path: &str) -> Result<String, Unread> {
        let full = self.root.join(path);
        let cannot = |error: &dyn std::fmt::Display| {
            Unread::Other(Box::new(
                Finding::error("unreadable-file", tr! { nb: "«{path}» kan ikke leses: {error}", nn: "«{path}» kan ikkje lesast: {error}", en: "`{path}` cannot be read: {error}" })
                    .todo(tr! { nb: "se etter om filen finnes og kan leses", nn: "sjå etter om fila finst og kan lesast", en: "see whether the file exists and can be read" }),
            ))
        };
        let real = fs::canonicalize(&full).map_err(|e| cannot(&e))?;
        if !real.starts_with(&self.root) {
            return Err(Unread::Other(Box::new(
                Finding::error("link-out-of-folder", tr! { nb: "«{path}» er en lenke ut av mappen", nn: "«{path}» er ei lenkje ut av mappa", en: "`{path}` is a link out of the folder" })
                    .why(tr! { nb: "bare filer i prosjektmappen leses", nn: "berre filer i prosjektmappa blir lesne", en: "only files in the project's folder are read" })
                    .todo(tr! { nb: "kopier filen inn i mappen", nn: "kopier fila inn i mappa", en: "copy the file into the folder" }),
            )));
        }
        let size = fs::metadata(&real).map_err(|e| cannot(&e))?.len();
        if size > MAX_BYTES as u64 {
            let mib = size / (1024 * 1024);
            return Err(Unread::Other(Box::new(
                Finding::error("too-much-data", tr! { nb: "«{path}» er på {mib} MiB; grensen er 4", nn: "«{path}» er på {mib} MiB; grensa er 4", en: "`{path}` has {mib} MiB; the limit is 4" })
                    .todo(tr! { nb: "del filen, eller ta ut det som ikke hører hjemme i den", nn: "del fila, eller ta ut det som ikkje høyrer heime der", en: "split the file, or take out what does not belong in it" }),
            )));
        }
        let bytes = fs::read(&real).map_err(|e| cannot(&e))?;
        String::from_utf8(bytes).map_err(|error| {
            let valid = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
            let line = valid.matches('\n').count() + 1;
            Unread::NotUtf8 { valid, line }
        })
    }

    /// The texts under a folder with an ending, in name order; what cannot be read is a finding.
    pub fn list(&self, dir: &str, ending: &str, level: Level, sources: &mut Sources, findings: &mut Findings) -> Vec<TextFile> {
        let mut files = Vec::new();
        for entry in WalkDir::new(self.root.join(dir)).sort_by_file_name().into_iter().flatten() {
            let name = entry.file_name().to_string_lossy();
            if entry.file_type().is_dir() || !name.ends_with(ending) || name == "README.md" {
                continue;
            }
            let Ok(relative) = entry.path().strip_prefix(&self.root) else { continue };
            let path = relative.to_string_lossy().replace('\\', "/");
            match self.read(&path, sources) {
                Ok(source) => files.push(TextFile { path, source, level }),
                Err(finding) => findings.add(*finding),
            }
        }
        files
    }

    /// The names of the folders in a folder, in order.
    pub fn folders(&self, dir: &str) -> Vec<String> {
        let entries = fs::read_dir(self.root.join(dir)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The files of clauses or templates, the folder's before the program's own, per file.
    pub fn library_files(&self, dir: &str, sources: &mut Sources, findings: &mut Findings) -> Vec<TextFile> {
        let mut files: BTreeMap<String, TextFile> = BTreeMap::new();
        for (path, text) in embedded::files(dir) {
            let source = sources.add(path.clone(), text);
            files.insert(path.clone(), TextFile { path, source, level: Level::Embedded });
        }
        for ending in [".md", ".yaml", ".typ", ".html", ".css"] {
            for file in self.list(dir, ending, Level::Folder, sources, findings) {
                match files.get(&file.path) {
                    // The program's own repository holds the very files that are embedded.
                    Some(own) if sources.get(own.source).text == sources.get(file.source).text => {}
                    _ => {
                        files.insert(file.path.clone(), file);
                    }
                }
            }
        }
        files.into_values().collect()
    }

    /// The embedded text of a path, if the program brings one.
    pub fn embedded(path: &str) -> Option<&'static str> {
        embedded::file(path)
    }

    /// Does the project have this file?
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Where the documents go.
    pub fn output(&self) -> Output {
        Output::new(self.root.join(self.settings.out.as_deref().unwrap_or("out")))
    }

    /// A writer into the project's root, for `lock.yaml` and new agreements.
    pub fn writer(&self) -> Output {
        Output::new(self.root.clone())
    }
}

/// An empty folder that goes away when nobody holds it.
#[derive(Debug)]
pub struct Scratch(tempfile::TempDir);

impl Scratch {
    /// Makes one.
    ///
    /// # Errors
    /// What the system says, when there is no place for one.
    pub fn new() -> Result<Self, String> {
        tempfile::TempDir::with_prefix("avtaleverk-").map(Self).map_err(|error| error.to_string())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

enum Unread {
    NotUtf8 { valid: String, line: usize },
    Other(Box<Finding>),
}

/// Reads a file the user names on the command line, wherever it is.
///
/// # Errors
/// What the file system says.
pub fn read_given(path: &Path) -> std::io::Result<Vec<u8>> {
    fs::read(path)
}

/// The day it is, in the machine's time zone.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The seconds `SOURCE_DATE_EPOCH` names, for the metadata of files only.
pub fn source_date_epoch() -> Option<i64> {
    std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()
}

/// The language of the terminal, if it is a Norwegian one.
pub fn locale() -> Option<UiLang> {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))?;
    match value.get(..2) {
        Some("nn") => Some(UiLang::Nn),
        Some("nb" | "no") => Some(UiLang::Nb),
        _ => None,
    }
}
