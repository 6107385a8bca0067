//! What most commands start from: the project with its library, law and agreements, read once.

use std::collections::BTreeMap;
use std::path::Path;

use super::Failure;
use super::print::Printer;
use crate::clause::Library;
use crate::diag::{Finding, Findings, nearest};
use crate::law::Law;
use crate::project::{AgreementFolder, Level, Project, TextFile};
use crate::resolve::Loaded;
use crate::source::Sources;
use crate::tr;
use crate::write::Shell;

/// The project, with what every agreement shares; the agreements are read one at a time, so that a thousand take the room of one.
pub(super) struct World {
    /// The folder.
    pub(super) project: Project,
    /// The texts of clauses, templates and settings.
    pub(super) sources: Sources,
    /// The law.
    pub(super) law: &'static Law,
    /// The library the agreements without clauses of their own share.
    pub(super) library: Library,
    /// The house style.
    pub(super) shell: Shell,
    /// What there is to say of the library, short of errors.
    pub(super) notices: Vec<Finding>,
    /// The agreements asked for, in order.
    pub(super) folders: Vec<AgreementFolder>,
    clauses: Vec<TextFile>,
    templates: Vec<TextFile>,
    overlay: Overlay,
}

/// Files of the library by path with another text than the one in the folder; none where the file is thought away.
pub(super) type Overlay = BTreeMap<String, Option<String>>;

/// One agreement, or why it could not be read.
pub(super) struct Member {
    /// Its id.
    pub(super) id: String,
    /// Every text it is made of.
    pub(super) sources: Sources,
    /// The agreement; none when its file has a fault of shape.
    pub(super) loaded: Option<Loaded>,
    /// The library with its own clauses, where it has some.
    own_library: Option<Library>,
    /// Faults met while reading it.
    pub(super) findings: Findings,
}

impl World {
    /// Reads what the agreements named, or all, share.
    ///
    /// # Errors
    /// When the folder cannot be opened, the library has a fault, or an agreement named does not exist.
    pub(super) fn read(directory: &Path, names: &[String]) -> Result<Self, Failure> {
        Self::read_with(directory, names, Overlay::new())
    }

    /// The same with other texts of some files of the library.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(super) fn read_with(directory: &Path, names: &[String], overlay: Overlay) -> Result<Self, Failure> {
        let mut sources = Sources::default();
        let project = Project::open(directory, &mut sources).map_err(|f| Failure::of(*f, &sources))?;
        let folders = wanted(&project, names, &sources)?;
        let law = Law::embedded();
        let mut findings = Findings::default();
        let clauses = project.library_files("clauses", &mut sources, &mut findings);
        let clauses = overlaid(clauses, "clauses/", Level::Folder, &overlay, &mut sources);
        let templates = project.library_files("templates", &mut sources, &mut findings);
        let templates = overlaid(templates, "templates/", Level::Folder, &overlay, &mut sources);
        let shell = shell(&templates, &sources)?;
        let library = Library::load(&clauses, &templates, law, &sources, &mut findings);
        if findings.has(crate::diag::Level::Error) {
            return Err(Failure { findings: findings.sorted(), sources });
        }
        Ok(Self { project, sources, law, library, shell, notices: findings.sorted(), folders, clauses, templates, overlay })
    }

    /// The agreements asked for, each read when its turn comes.
    pub(super) fn members(&self) -> impl Iterator<Item = Member> + '_ {
        self.folders.iter().map(|folder| self.open(folder))
    }

    /// The agreement of this id alone.
    pub(super) fn member(&self, id: &str) -> Option<Member> {
        self.folders.iter().find(|folder| folder.id == id).map(|folder| self.open(folder))
    }

    fn open(&self, folder: &AgreementFolder) -> Member {
        let (mut sources, mut findings) = (self.sources.clone(), Findings::default());
        let loaded = Loaded::read(&self.project, folder, &mut sources, &mut findings);
        // Of an agreement that stands in the root, the folder's clauses are its own.
        let own = match folder.dir.as_str() {
            "" => Vec::new(),
            dir => {
                let own = self.project.list(&format!("{dir}/clauses"), ".md", Level::Agreement, &mut sources, &mut findings);
                overlaid(own, &format!("{dir}/clauses/"), Level::Agreement, &self.overlay, &mut sources)
            }
        };
        let own_library =
            (!own.is_empty()).then(|| Library::with_own(&self.clauses, &own, &self.templates, self.law, &sources, &mut findings));
        Member { id: folder.id.clone(), sources, loaded, own_library, findings }
    }

    /// The one agreement asked for.
    ///
    /// # Errors
    /// When it could not be read.
    pub(super) fn only(&self) -> Result<Member, Failure> {
        match self.members().next() {
            Some(member) if member.loaded.is_some() => Ok(member),
            Some(member) => Err(Failure { findings: member.findings.sorted(), sources: member.sources }),
            None => Err(Failure { findings: Vec::new(), sources: self.sources.clone() }),
        }
    }

    /// Says so where there are no agreements, as in a folder the user did not mean.
    pub(super) fn say_if_empty(&self, printer: &Printer) {
        if self.folders.is_empty() {
            printer.say(&tr! { nb: "Her er ingen avtaler. Stå i mappen der de ligger, eller begynn med «avtaleverk new».", nn: "Her er ingen avtalar. Stå i mappa der dei ligg, eller byrj med «avtaleverk new».", en: "There are no agreements here. Stand in the folder they are in, or begin with `avtaleverk new`." });
        }
    }

    /// The library of an agreement.
    pub(super) fn library_of<'a>(&'a self, member: &'a Member) -> &'a Library {
        member.own_library.as_ref().unwrap_or(&self.library)
    }
}

impl Member {
    /// The agreement.
    ///
    /// # Errors
    /// When it could not be read.
    pub(super) fn loaded(&self) -> Result<&Loaded, Failure> {
        self.loaded.as_ref().ok_or_else(|| Failure { findings: self.findings.clone().sorted(), sources: self.sources.clone() })
    }
}

/// Why a file the user names cannot be read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Finding {
    let path = path.display();
    let what = match error.kind() {
        std::io::ErrorKind::NotFound => {
            tr! { nb: "filen «{path}» finnes ikke", nn: "fila «{path}» finst ikkje", en: "the file `{path}` does not exist" }
        }
        std::io::ErrorKind::PermissionDenied => {
            tr! { nb: "du har ikke tilgang til filen «{path}»", nn: "du har ikkje tilgang til fila «{path}»", en: "you may not read the file `{path}`" }
        }
        _ => {
            tr! { nb: "«{path}» kan ikke leses: {error}", nn: "«{path}» kan ikkje lesast: {error}", en: "`{path}` cannot be read: {error}" }
        }
    };
    Finding::error("unreadable-file", what)
        .todo(tr! { nb: "se etter om navnet og mappen er riktige; sett anførselstegn rundt et navn med mellomrom", nn: "sjå etter om namnet og mappa er rette; set hermeteikn rundt eit namn med mellomrom", en: "see whether name and folder are right; quote a name with spaces" })
}

/// Files with those of the overlay in their place.
fn overlaid(mut files: Vec<TextFile>, dir: &str, level: Level, overlay: &Overlay, sources: &mut Sources) -> Vec<TextFile> {
    for (path, text) in overlay.iter().filter(|(path, _)| path.starts_with(dir)) {
        files.retain(|file| file.path != *path);
        if let Some(text) = text {
            files.push(TextFile { path: path.clone(), source: sources.add(path.clone(), text.clone()), level });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The folders of the agreements named, or of all.
fn wanted(project: &Project, names: &[String], sources: &Sources) -> Result<Vec<AgreementFolder>, Failure> {
    let all = project.agreements();
    if names.is_empty() {
        return Ok(all);
    }
    let mut found = Vec::new();
    for name in names {
        // A path to the folder is as good as the name.
        let id = name.trim_end_matches('/').trim_end_matches("/agreement.yaml").rsplit('/').next().unwrap_or(name);
        match all.iter().find(|folder| folder.id == id) {
            Some(folder) => found.push(folder.clone()),
            None => {
                let known = all.iter().map(|f| f.id.as_str());
                let todo = match nearest(id, known.clone()) {
                    Some(near) => tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" },
                    None if all.is_empty() => {
                        tr! { nb: "her er ingen avtaler; begynn med «avtaleverk new»", nn: "her er ingen avtalar; byrj med «avtaleverk new»", en: "there are no agreements here; begin with `avtaleverk new`" }
                    }
                    None => {
                        let list = known.collect::<Vec<_>>().join(", ");
                        tr! { nb: "her finnes {list}", nn: "her finst {list}", en: "there are {list}" }
                    }
                };
                let finding = Finding::error("no-such-agreement", tr! { nb: "det finnes ingen avtale «{id}»", nn: "det finst ingen avtale «{id}»", en: "there is no agreement `{id}`" }).todo(todo);
                return Err(Failure::of(finding, sources));
            }
        }
    }
    Ok(found)
}

/// The folder's own shell files before the program's.
fn shell(templates: &[TextFile], sources: &Sources) -> Result<Shell, Failure> {
    let text = |name: &str| {
        let path = format!("templates/_shell/{name}");
        let file = templates.iter().find(|f| f.path == path);
        file.map(|f| sources.get(f.source).text.to_string()).unwrap_or_default()
    };
    Shell::new(&text("page.html"), &text("style.css"), &text("style.typ"), &text("style.yaml")).map_err(|error| {
        let message = error.to_string();
        let finding = Finding::error("bad-house-style", tr! { nb: "husstilen kan ikke leses: {message}", nn: "husstilen kan ikkje lesast: {message}", en: "the house style cannot be read: {message}" })
            .todo(tr! { nb: "rett templates/_shell/style.yaml, eller slett den", nn: "rett templates/_shell/style.yaml, eller slett fila", en: "correct templates/_shell/style.yaml, or delete it" });
        Failure::of(finding, sources)
    })
}
