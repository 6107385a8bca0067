//! What `OLD` and `NEW` on the command line mean: an adopted version, a git revision, a folder, or the folder as it is now.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::made::Made;
use crate::adopt::Adopted;
use crate::cli::Failure;
use crate::cli::world::World;
use crate::diag::{Finding, Findings, suggest};
use crate::diff::Version;
use crate::lang::Lang;
use crate::project::git::{Git, GitError};
use crate::project::{self, Project, Scratch};
use crate::resolve::{Scenario, resolve};
use crate::source::Sources;
use crate::tr;

/// Both versions, ready to be read.
pub(super) struct Sides {
    /// The version before.
    pub(super) old: Side,
    /// The version now.
    pub(super) new: Side,
    /// The agreements whose files differ, where that could be asked without reading them.
    touched: Option<BTreeSet<String>>,
}

/// One version's files, and what to call it.
pub(super) struct Side {
    directory: PathBuf,
    name: (String, String),
    /// The frozen version, where that is what is meant.
    adopted: Option<String>,
    /// The files of a revision stand in a folder of their own for as long as this lives.
    _scratch: Option<Scratch>,
    /// Where the documents of that time are to be had; none for the folder as it is now.
    made: Option<Made>,
    /// What its agreements share, once it is read.
    world: OnceCell<World>,
}

enum Said<'a> {
    Now,
    Adopted(&'a str),
    Git(&'a str),
    Folder(&'a str),
}

/// Only these are read of a revision.
const LIBRARY: [&str; 3] = ["clauses", "templates", "avtaleverk.yaml"];

impl Sides {
    /// Reads what the two words mean.
    pub(super) fn open(directory: &Path, old: &str, new: &str) -> Result<Self, Failure> {
        let root = root_of(directory);
        let (old, new) = (said(old, directory), said(new, directory));
        let needs_git = matches!(old, Said::Git(_)) || matches!(new, Said::Git(_));
        let git = if needs_git {
            Some(Git::open(&root).map_err(|error| unknown_version(&[&old, &new], directory, error))?)
        } else {
            None
        };
        let commit = |said: &Said<'_>| match (said, &git) {
            (Said::Git(name), Some(git)) => git.commit(name).map(Some),
            _ => Ok(None),
        };
        let known = |said: &Said<'_>| commit(said).map_err(|error| unknown_version(&[said], directory, error));
        let (old_commit, new_commit) = (known(&old)?, known(&new)?);
        let touched = match (&git, &old_commit, &new_commit, &old, &new) {
            (Some(git), Some(old), Some(new), ..) => touched(&git.differing(old, Some(new)).map_err(failed)?),
            (Some(git), Some(old), None, _, Said::Now) => touched(&git.differing(old, None).map_err(failed)?),
            (Some(git), None, Some(new), Said::Now, _) => touched(&git.differing(new, None).map_err(failed)?),
            _ => None,
        };
        let side =
            |said: Said<'_>, commit: Option<String>| Side::open(&root, directory, &said, commit, git.as_ref(), touched.as_ref());
        let (old, new) = (side(old, old_commit)?, side(new, new_commit)?);
        Ok(Self { old, new, touched })
    }

    /// The agreements to compare: those named, else those that differ, else all of either version.
    pub(super) fn agreements(&self, named: &[String]) -> Result<Vec<String>, Failure> {
        let mut all: BTreeSet<String> = BTreeSet::new();
        for side in [&self.old, &self.new] {
            all.extend(side.agreements()?);
        }
        let clean = |name: &String| name.trim_end_matches('/').rsplit('/').next().unwrap_or(name).to_owned();
        let named: Vec<String> = named.iter().map(clean).collect();
        if let Some(unknown) = named.iter().find(|name| !all.contains(*name)) {
            // An agreement none of the versions changed is not written out: it is known, and the same.
            if self.touched.is_none() {
                let todo = suggest(unknown, all.iter().map(String::as_str));
                return Err(Failure::of(no_such_agreement(unknown).todo(todo), &Sources::default()));
            }
        }
        // What no file of differs is the same without being read.
        let differs = |id: &String| self.touched.as_ref().is_none_or(|touched| touched.contains(id));
        Ok(all.into_iter().filter(|id| (named.is_empty() || named.contains(id)) && differs(id)).collect())
    }
}

impl Side {
    fn open(
        root: &Path,
        directory: &Path,
        said: &Said<'_>,
        commit: Option<String>,
        git: Option<&Git>,
        touched: Option<&BTreeSet<String>>,
    ) -> Result<Self, Failure> {
        let both = |text: String| (text.clone(), text);
        match (said, commit, git) {
            (Said::Git(name), Some(commit), Some(git)) => {
                let scratch = Scratch::new().map_err(|error| failed(GitError::Failed(error)))?;
                let mut paths: Vec<String> = LIBRARY.map(str::to_owned).to_vec();
                match touched {
                    Some(ids) => paths.extend(ids.iter().map(|id| format!("agreements/{id}"))),
                    None => paths.extend(["agreements".to_owned(), "agreement.yaml".to_owned()]),
                }
                git.write_out(&commit, &paths, scratch.path()).map_err(failed)?;
                let day = git.day(&commit).map_err(failed)?;
                Ok(Self {
                    directory: scratch.path().to_path_buf(),
                    name: both(format!("{name} ({day})")),
                    adopted: None,
                    _scratch: Some(scratch),
                    made: Some(Made::Git(git.clone(), commit)),
                    world: OnceCell::new(),
                })
            }
            (Said::Folder(path), ..) => Ok(Self {
                directory: directory.join(path),
                name: both((*path).to_owned()),
                adopted: None,
                _scratch: None,
                made: Some(Made::Folder),
                world: OnceCell::new(),
            }),
            (Said::Adopted(version), ..) => Ok(Self {
                directory: root.to_path_buf(),
                name: (format!("versjon {version}"), format!("versjon {version}")),
                adopted: Some((*version).to_owned()),
                _scratch: None,
                made: None,
                world: OnceCell::new(),
            }),
            _ => Ok(Self {
                directory: root.to_path_buf(),
                name: ("teksten slik den er nå".to_owned(), "teksten slik han er no".to_owned()),
                adopted: None,
                _scratch: None,
                made: None,
                world: OnceCell::new(),
            }),
        }
    }

    /// What to call it.
    pub(super) fn name(&self, lang: Lang) -> String {
        lang.pick(self.name.0.clone(), self.name.1.clone())
    }

    /// Read when it is first asked for, and once.
    pub(super) fn world(&self) -> Result<&World, Failure> {
        if let Some(world) = self.world.get() {
            return Ok(world);
        }
        let world = World::read(&self.directory, &[])?;
        Ok(self.world.get_or_init(|| world))
    }

    fn agreements(&self) -> Result<Vec<String>, Failure> {
        let mut sources = Sources::default();
        let project = Project::open(&self.directory, &mut sources).map_err(|finding| Failure::of(*finding, &sources))?;
        let frozen = |dir: &str| self.adopted.as_ref().is_none_or(|version| project.has(&record_of(dir, version)));
        Ok(project.agreements().into_iter().filter(|folder| frozen(&folder.dir)).map(|folder| folder.id).collect())
    }

    /// The version an agreement is in; none when it does not exist there. `like` is another version of it, which may know more ids.
    pub(super) fn version(&self, id: &str, like: Option<&Version>) -> Result<Option<Version>, Failure> {
        let world = self.world()?;
        let Some(mut member) = world.member(id) else { return Ok(None) };
        if let Some(version) = &self.adopted {
            let dir = member.loaded()?.dir.clone();
            if !world.project.has(&record_of(&dir, version)) {
                return Ok(None);
            }
            let all = Adopted::read_all(&world.project, &dir, &mut member.sources, &mut Findings::default());
            let found = all.iter().find(|adopted| adopted.name == *version).and_then(|adopted| adopted.version(&world.project));
            // A frozen version whose data cannot be read is for `verify` to name.
            return found.map(Some).ok_or_else(|| unreadable_version(version, id));
        }
        let today = project::today();
        let scenario = Scenario { today: Some(today), ..Scenario::default() };
        let resolved = resolve(member.loaded()?, world.library_of(&member), world.law, &member.sources, &scenario);
        // What a text lacks is for `check` to say; a gap is compared as what it prints.
        let mut version = Version::of(&resolved, today, &mut Findings::default());
        if let Some(made) = &self.made {
            made.put_back(&mut version, &resolved, &world.project, like);
        }
        Ok(Some(version))
    }
}

/// The agreements among changed files; none when the library changed, which may touch them all.
fn touched(files: &BTreeSet<String>) -> Option<BTreeSet<String>> {
    let mut ids = BTreeSet::new();
    for file in files {
        let mut parts = file.split('/');
        match (parts.next(), parts.next()) {
            (Some("agreements"), Some(id)) => {
                ids.insert(id.to_owned());
            }
            (Some("agreement.yaml"), None) => return None,
            (Some(first), _) if LIBRARY.contains(&first) => return None,
            _ => {}
        }
    }
    Some(ids)
}

fn said<'a>(word: &'a str, directory: &Path) -> Said<'a> {
    match word.split_once(':') {
        Some(("git", name)) => return Said::Git(name),
        Some(("dir", path)) => return Said::Folder(path),
        Some(("adopted", version)) => return Said::Adopted(version),
        _ => {}
    }
    if word == "." {
        Said::Now
    } else if adopted_somewhere(directory, word) {
        Said::Adopted(word)
    } else if directory.join(word).is_dir() {
        Said::Folder(word)
    } else {
        Said::Git(word)
    }
}

/// Has some agreement a frozen version of this name?
fn adopted_somewhere(directory: &Path, version: &str) -> bool {
    let mut sources = Sources::default();
    let Ok(project) = Project::open(directory, &mut sources) else { return false };
    project.agreements().iter().any(|folder| project.has(&record_of(&folder.dir, version)))
}

fn record_of(dir: &str, version: &str) -> String {
    if dir.is_empty() { format!("adopted/{version}/adoption.yaml") } else { format!("{dir}/adopted/{version}/adoption.yaml") }
}

/// The folder the project stands in; a bare repository is its own.
fn root_of(directory: &Path) -> PathBuf {
    let mut sources = Sources::default();
    Project::open(directory, &mut sources).map_or_else(|_| directory.to_path_buf(), |project| project.root().to_path_buf())
}

/// A word that is no frozen version, no folder and nothing git knows: with the versions there are, where there are some.
fn unknown_version(said: &[&Said<'_>], directory: &Path, error: GitError) -> Failure {
    let mut sources = Sources::default();
    let Ok(project) = Project::open(directory, &mut sources) else { return failed(error) };
    let folders = project.agreements();
    let meant = said.iter().find_map(|said| match said {
        Said::Git(name) => Some(*name),
        _ => None,
    });
    // Only a word that looks like a version is taken for one: another is git's.
    let Some(name) = meant.filter(|name| folders.is_empty() || name.starts_with(|c: char| c.is_ascii_digit())) else {
        return failed(error);
    };
    let all = folders.iter().flat_map(|folder| {
        let dir = if folder.dir.is_empty() { "adopted".to_owned() } else { format!("{}/adopted", folder.dir) };
        project.folders(&dir)
    });
    let all: BTreeSet<String> = all.collect();
    let mut all: Vec<String> = all.into_iter().collect();
    all.sort_by_cached_key(|version| crate::lang::order::natural(version));
    let finding = Finding::error(
        "no-such-version",
        tr! { nb: "det finnes ingen frosset versjon «{name}»", nn: "det finst ingen frosen versjon «{name}»", en: "there is no frozen version `{name}`" },
    );
    let known = all.join(", ");
    let todo = match (folders.is_empty(), all.is_empty()) {
        (true, _) => {
            tr! { nb: "her er ingen avtaler; stå i mappen der de ligger", nn: "her er ingen avtalar; stå i mappa der dei ligg", en: "there are no agreements here; stand in the folder they are in" }
        }
        (_, true) => {
            tr! { nb: "ingen tekst er frosset ennå; «avtaleverk adopt» fryser den", nn: "ingen tekst er frosen enno; «avtaleverk adopt» fryser han", en: "no text is frozen yet; `avtaleverk adopt` freezes it" }
        }
        _ => {
            tr! { nb: "her finnes {known}; skriv git: eller dir: foran en versjon i git eller en mappe", nn: "her finst {known}; skriv git: eller dir: framfor ein versjon i git eller ei mappe", en: "there are {known}; write git: or dir: before a git revision or a folder" }
        }
    };
    Failure::of(finding.todo(todo), &Sources::default())
}

/// A frozen version whose data is gone or cannot be read.
fn unreadable_version(version: &str, agreement: &str) -> Failure {
    let finding = Finding::error("no-such-version", tr! { nb: "den frosne versjon {version} av {agreement} kan ikke leses", nn: "den frosne versjon {version} av {agreement} kan ikkje lesast", en: "the frozen version {version} of {agreement} cannot be read" })
        .todo(tr! { nb: "kjør «avtaleverk verify {agreement}» for å se hva som er borte eller endret", nn: "køyr «avtaleverk verify {agreement}» for å sjå kva som er borte eller endra", en: "run `avtaleverk verify {agreement}` to see what is gone or changed" });
    Failure::of(finding, &Sources::default())
}

fn failed(error: GitError) -> Failure {
    let (what, todo) = error.words();
    Failure::of(Finding::error("no-such-version", what).todo(todo), &Sources::default())
}

/// The house style inside the program cannot be read: a fault of the program's own.
pub(in crate::cli) fn bad_shell(error: &impl std::fmt::Display) -> Failure {
    let finding = Finding::error(
        "bad-house-style",
        tr! { nb: "husstilen kan ikke leses: {error}", nn: "husstilen kan ikkje lesast: {error}", en: "the house style cannot be read: {error}" },
    );
    Failure::of(finding, &Sources::default())
}

/// Neither version has it.
pub(super) fn no_such_agreement(id: &str) -> Finding {
    Finding::error(
        "no-such-agreement",
        tr! { nb: "ingen av versjonene har avtalen «{id}»", nn: "ingen av versjonane har avtalen «{id}»", en: "neither version has the agreement `{id}`" },
    )
}
