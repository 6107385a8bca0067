//! What most commands start from: the project with its library, law and agreements, read once.

use std::path::Path;

use super::Failure;
use crate::clause::Library;
use crate::diag::{Finding, Findings, nearest};
use crate::law::Law;
use crate::project::{AgreementFolder, Level, Project, TextFile};
use crate::resolve::Loaded;
use crate::source::Sources;
use crate::tr;
use crate::write::Shell;

/// The project, read.
pub(super) struct World {
    /// The folder.
    pub(super) project: Project,
    /// Every text read.
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
    pub(super) agreements: Vec<Member>,
}

/// One agreement, or why it could not be read.
pub(super) struct Member {
    /// Its id.
    pub(super) id: String,
    /// The agreement; none when its file has a fault of shape.
    pub(super) loaded: Option<Loaded>,
    /// The library with its own clauses, where it has some.
    pub(super) own_library: Option<Library>,
    /// Faults met while reading it.
    pub(super) findings: Findings,
}

impl World {
    /// Reads the project and the agreements named, or all.
    ///
    /// # Errors
    /// When the folder cannot be opened, the library has a fault, or an agreement named does not exist.
    pub(super) fn read(directory: &Path, names: &[String]) -> Result<Self, Failure> {
        let mut sources = Sources::default();
        let project = Project::open(directory, &mut sources).map_err(|f| Failure::of(*f, &sources))?;
        let folders = wanted(&project, names, &sources)?;
        let law = Law::embedded();
        let mut findings = Findings::default();
        let clauses = project.library_files("clauses", &mut sources, &mut findings);
        let templates = project.library_files("templates", &mut sources, &mut findings);
        let shell = shell(&templates, &sources)?;
        let mut agreements = Vec::new();
        let mut own_files: Vec<(usize, Vec<TextFile>)> = Vec::new();
        for folder in folders {
            let mut findings = Findings::default();
            let loaded = Loaded::read(&project, &folder, &mut sources, &mut findings);
            let dir = if folder.dir.is_empty() { "clauses-of-agreement".to_owned() } else { format!("{}/clauses", folder.dir) };
            let own = project.list(&dir, ".md", Level::Agreement, &mut sources, &mut findings);
            if !own.is_empty() {
                own_files.push((agreements.len(), own));
            }
            agreements.push(Member { id: folder.id, loaded, own_library: None, findings });
        }
        let library = Library::load(&clauses, &templates, law, &sources, &mut findings);
        if findings.has(crate::diag::Level::Error) {
            return Err(Failure { findings: findings.sorted(), sources });
        }
        for (index, own) in own_files {
            let mut findings = Findings::default();
            let library = Library::with_own(&clauses, &own, &templates, law, &sources, &mut findings);
            if let Some(member) = agreements.get_mut(index) {
                member.own_library = Some(library);
                member.findings.extend(findings);
            }
        }
        Ok(Self { project, sources, law, library, shell, notices: findings.sorted(), agreements })
    }

    /// The one agreement asked for.
    ///
    /// # Errors
    /// When it could not be read.
    pub(super) fn only(&self) -> Result<&Loaded, Failure> {
        let member = self.agreements.first();
        member.and_then(|m| m.loaded.as_ref()).ok_or_else(|| Failure {
            findings: member.map(|m| m.findings.clone().sorted()).unwrap_or_default(),
            sources: self.sources.clone(),
        })
    }

    /// The library of an agreement.
    pub(super) fn library_of<'a>(&'a self, member: &'a Member) -> &'a Library {
        member.own_library.as_ref().unwrap_or(&self.library)
    }
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
            .todo(tr! { nb: "rett templates/_shell/style.yaml, eller slett den", nn: "rett templates/_shell/style.yaml, eller slett henne", en: "correct templates/_shell/style.yaml, or delete it" });
        Failure::of(finding, sources)
    })
}
