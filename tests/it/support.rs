//! What the tests share: folders of their own, the program as a user runs it, and the library's check on a text.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use avtaleverk::check;
use avtaleverk::clause::Library;
use avtaleverk::diag::{Finding, Findings};
#[cfg(feature = "pdf")]
use avtaleverk::document::{self, Document};
use avtaleverk::law::Law;
use avtaleverk::project::{Level, Project, TextFile};
#[cfg(feature = "pdf")]
use avtaleverk::resolve::render;
use avtaleverk::resolve::{Loaded, Resolved, Scenario, resolve};
use avtaleverk::source::Sources;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The root of the repository.
pub fn repo() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The smallest agreement of a form that is without errors and warnings.
pub fn minimal(form: &str) -> String {
    fs::read_to_string(repo().join(format!("tests/fixtures/minimal/{form}.yaml")))
        .unwrap_or_else(|e| panic!("tests/fixtures/minimal/{form}.yaml: {e}"))
}

/// A folder that goes away with the test.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
    /// A folder with the repository's examples.
    pub fn with_examples() -> Self {
        let folder = Self::new();
        folder.copy("agreements");
        folder
    }
    /// A folder with one agreement.
    pub fn with(id: &str, yaml: &str) -> Self {
        let folder = Self::new();
        folder.write(&format!("agreements/{id}/agreement.yaml"), yaml);
        folder
    }
    pub fn path(&self) -> &Path {
        self.0.path()
    }
    /// Copies a folder of the repository.
    pub fn copy(&self, dir: &str) {
        copy(&repo().join(dir), &self.path().join(dir));
    }
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }
    /// Replaces a text that stands once in a file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        self.write(path, text.replace(from, to));
    }
    /// Every file under a folder with its bytes, in name order.
    pub fn files(&self, dir: &str) -> Vec<(String, Vec<u8>)> {
        files(&self.path().join(dir))
    }
    /// Runs the program here, with messages in bokmål.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, &[])
    }
    /// Runs the program here with more in its environment.
    pub fn run_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Ran {
        self.run_in("nb", args, environment)
    }
    /// Runs the program here with messages in a language.
    pub fn run_in(&self, lang: &str, args: &[&str], environment: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_avtaleverk"));
        command.current_dir(self.path()).args(args).args(["--ui-lang", lang]);
        for name in ["LC_ALL", "LC_MESSAGES", "LANGUAGE", "SOURCE_DATE_EPOCH", "COLUMNS"] {
            command.env_remove(name);
        }
        command.env("LANG", "C").env("TZ", "Europe/Oslo").env("NO_COLOR", "1");
        command.envs(environment.iter().copied());
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("the program prints UTF-8");
            text.replace(&*self.path().to_string_lossy(), "[mappe]")
        };
        Ran { status: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file under a folder with its bytes, in name order.
pub fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = WalkDir::new(dir).sort_by_file_name().into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    entries.map(|e| (e.path().strip_prefix(dir).unwrap().to_string_lossy().into_owned(), fs::read(e.path()).unwrap())).collect()
}

/// What a run of the program came to; prints as a snapshot shows it.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "status {}", self.status)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                writeln!(f, "--- {name}\n{}", text.trim_end())?;
            }
        }
        Ok(())
    }
}

/// A program that some tests look at documents with: says so when it is not there.
pub fn has_program(name: &str) -> bool {
    let found = Command::new(name).arg("--version").output().is_ok();
    if !found {
        eprintln!("not tried: `{name}` is not installed");
    }
    found
}

/// The output of a program that must succeed.
pub fn output_of(program: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> String {
    let output = Command::new(program.as_ref()).args(args).output().unwrap();
    assert!(output.status.success(), "{:?} {args:?}: {}", program.as_ref(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The Typst program of the version that is embedded, or a line that says why this is not tried.
pub fn typst() -> Option<PathBuf> {
    let named = std::env::var_os("AVTALEVERK_TYPST").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/avtaleverk/typst-0.15.1/bin/typst"));
    let found = named.or(home).filter(|path| path.exists());
    if found.is_none() {
        eprintln!("not tried: no Typst 0.15.1 (name it in AVTALEVERK_TYPST)");
    }
    found
}

/// What the program's own library is read from.
pub struct LibraryFiles {
    clauses: Vec<TextFile>,
    templates: Vec<TextFile>,
}

/// The program's own library, read once.
pub fn embedded() -> &'static (Sources, Library, LibraryFiles) {
    static EMBEDDED: OnceLock<(Sources, Library, LibraryFiles)> = OnceLock::new();
    EMBEDDED.get_or_init(|| {
        let folder = Folder::new();
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let project = Project::open(folder.path(), &mut sources).unwrap_or_else(|f| panic!("{}", f.what.en));
        let clauses = project.library_files("clauses", &mut sources, &mut findings);
        let templates = project.library_files("templates", &mut sources, &mut findings);
        let library = Library::load(&clauses, &templates, Law::embedded(), &sources, &mut findings);
        let faults: Vec<String> = findings.sorted().iter().map(|f| f.what.en.clone()).collect();
        assert_eq!(faults, Vec::<String>::new(), "the embedded library has faults");
        (sources, library, LibraryFiles { clauses, templates })
    })
}

/// An agreement checked by the library, without the command line.
pub struct Checked {
    pub findings: Vec<Finding>,
    pub sources: Sources,
}

impl Checked {
    /// The line of a finding's main place in a file.
    pub fn line(&self, finding: &Finding, file: &str) -> Option<usize> {
        let place = finding.labels.first()?.place;
        let source = self.sources.get(place.source);
        source.path.ends_with(file).then(|| source.line_column(place.span.start).0)
    }
}

/// Reads an agreement of a folder and hands it on, resolved.
pub fn with_resolved<T>(
    folder: &Folder,
    id: &str,
    as_of: Option<&str>,
    look: impl FnOnce(&Resolved<'_>, &mut Findings) -> T,
) -> (T, Checked) {
    let (sources, library, files) = embedded();
    let (mut sources, mut findings) = (sources.clone(), Findings::default());
    let project = Project::open(folder.path(), &mut sources).unwrap_or_else(|f| panic!("{}", f.what.en));
    let agreement = project.agreements().into_iter().find(|a| a.id == id).expect("an agreement of that id");
    let loaded = Loaded::read(&project, &agreement, &mut sources, &mut findings);
    let loaded = loaded.unwrap_or_else(|| panic!("{:?}", findings.clone().sorted()));
    let own = project.list(&format!("agreements/{id}/clauses"), ".md", Level::Agreement, &mut sources, &mut findings);
    let own = (!own.is_empty())
        .then(|| Library::with_own(&files.clauses, &own, &files.templates, Law::embedded(), &sources, &mut findings));
    let library = own.as_ref().unwrap_or(library);
    let scenario = Scenario { as_of: as_of.map(|day| day.parse().unwrap()), ..Scenario::default() };
    let resolved = resolve(&loaded, library, Law::embedded(), &sources, &scenario);
    findings.extend(check::check(&resolved));
    let result = look(&resolved, &mut findings);
    drop(resolved);
    (result, Checked { findings: findings.sorted(), sources })
}

/// Checks the agreement `prove` of a folder.
pub fn check_folder(folder: &Folder, as_of: Option<&str>) -> Checked {
    with_resolved(folder, "prove", as_of, |_, _| ()).1
}

/// Every document of an agreement of a folder, with the name of its files.
#[cfg(feature = "pdf")]
pub fn documents_of(folder: &Folder, id: &str) -> Vec<(String, Document)> {
    let all = |resolved: &Resolved<'_>, findings: &mut Findings| {
        let mut documents = Vec::new();
        for placed in &resolved.documents {
            for &lang in &placed.langs {
                let rendered = render(resolved, placed, lang, findings);
                let name = placed.outline.file.in_lang(lang).unwrap_or(&placed.kind.id);
                let parts = [Some(name), placed.case.map(|c| c.id.as_str()), placed.party, Some(lang.id())];
                let stem = parts.into_iter().flatten().collect::<Vec<_>>().join(".");
                documents.push((stem, document::assemble(resolved, placed, rendered, lang, false)));
            }
        }
        documents
    };
    with_resolved(folder, id, None, all).0
}

/// Lays an example over a text: its top-level keys replace those of the text, and `key: -` removes one.
/// The example comes first, line for line, so that places in it are places in the whole.
pub fn overlay(text: &str, example: &str) -> String {
    let key = |line: &str| {
        let name = line.split_once(':')?.0;
        (!name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')).then(|| name.to_owned())
    };
    let replaced: Vec<String> = example.lines().filter_map(key).collect();
    let mut whole = String::new();
    for line in example.lines() {
        let value = line.split_once(':').map_or("", |(_, v)| v.split('#').next().unwrap_or("").trim());
        let removed = key(line).is_some() && value == "-";
        whole.push_str(if removed { "# tatt bort: " } else { "" });
        whole.push_str(line);
        whole.push('\n');
    }
    let mut keeps = true;
    for line in text.lines() {
        if let Some(name) = key(line) {
            keeps = !replaced.contains(&name);
        }
        if keeps {
            whole.push_str(line);
            whole.push('\n');
        }
    }
    whole
}

/// What differs between two lists: `-` is only in the first, `+` only in the second.
pub fn difference(one: &[&str], other: &[&str]) -> Vec<String> {
    let mut odd = Vec::new();
    for op in similar::capture_diff_slices(similar::Algorithm::Myers, one, other) {
        let (tag, a, b) = op.as_tag_tuple();
        if tag != similar::DiffTag::Equal {
            odd.extend(one[a].iter().map(|x| format!("-{x}")));
            odd.extend(other[b].iter().map(|x| format!("+{x}")));
        }
    }
    odd
}
