//! `impact`: before a change of clauses, templates or law rows goes in, every agreement it touches and how; of what has not changed,
//! where it is used.

mod changed;
mod law;
mod subject;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::args::{self, Args, ImpactFormat};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::diag::{Finding, Findings};
use crate::diff::{self, Changes, Names, Version, changes, report};
use crate::lang::{Lang, UiLang};
use crate::project::git::{Git, GitError};
use crate::project::{self, Project};
use crate::resolve::{Resolved, Scenario, resolve};
use crate::source::Sources;
use crate::tr;
use crate::write::md;
use changed::Changed;
use subject::Subject;
use uses::Use;

/// Tells what a change touches.
pub(super) fn run(args: &Args, command: &args::Impact, printer: &Printer) -> Result<Outcome, Failure> {
    let lang = if printer.lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    let now = World::read(&args.directory, &[])?;
    let asked = asked(&now, command)?;
    let wanted: Vec<&Subject> = asked.changed.subjects().filter(|s| asked.named.is_empty() || asked.named.contains(s)).collect();
    let overlay = asked.changed.before(&wanted, &now.project);
    let before = if overlay.is_empty() { None } else { Some(World::read_with(&args.directory, &[], overlay)?) };
    let told: BTreeSet<Subject> = if asked.named.is_empty() { wanted.into_iter().cloned().collect() } else { asked.named };
    let mut touched = Vec::new();
    for folder in &now.folders {
        touched.extend(one(&now, before.as_ref(), &folder.id, &told, &asked.against, lang)?);
    }
    let said = Said { subjects: &told, changed: &asked.changed, against: &asked.against, all: now.folders.len() };
    match command.format {
        ImpactFormat::Json => printer.out(&serde_json::to_string_pretty(&said.json(&touched)).unwrap_or_default()),
        ImpactFormat::Human => said.human(&touched, lang, printer),
    }
    Ok(Outcome::Done)
}

/// What the words on the command line come to.
struct Asked {
    named: BTreeSet<Subject>,
    against: String,
    changed: Changed,
}

fn asked(now: &World, command: &args::Impact) -> Result<Asked, Failure> {
    let git = match Git::open(now.project.root()) {
        Ok(git) => Some(git),
        // Where a clause is used can be told without git.
        Err(_) if !command.what.is_empty() => None,
        Err(error) => return Err(failed(&error)),
    };
    let commit = |name: &str| git.as_ref().and_then(|git| git.commit(name).ok());
    let (mut names, mut revision) = (Vec::new(), None);
    for word in &command.what {
        match word.strip_prefix("git:") {
            Some(name) => revision = Some(name.to_owned()),
            None if Subject::of(word, now).is_none() && commit(word).is_some() => revision = Some(word.clone()),
            None => names.push(word),
        }
    }
    let against = revision.unwrap_or_else(|| "HEAD".to_owned());
    let changed = match &git {
        Some(git) => match git.commit(&against) {
            Ok(commit) => Changed::since(git, &commit, &now.project).map_err(|error| failed(&error))?,
            // A repository without a commit has nothing to be another than.
            Err(_) if against == "HEAD" => Changed::default(),
            Err(error) => return Err(failed(&error)),
        },
        None => Changed::default(),
    };
    let mut named = BTreeSet::new();
    for word in names {
        let found = Subject::of(word, now).or_else(|| changed.subjects().find(|subject| subject.is_called(word)).cloned());
        named.insert(found.ok_or_else(|| Failure::of(subject::unknown(word, now), &Sources::default()))?);
    }
    Ok(Asked { named, against, changed })
}

/// One agreement that is touched.
struct Touched {
    id: String,
    title: String,
    uses: Vec<Use>,
    names: Names,
    changes: Option<Changes>,
    lang: Lang,
}

fn one(
    now: &World,
    before: Option<&World>,
    id: &str,
    told: &BTreeSet<Subject>,
    against: &str,
    lang: Lang,
) -> Result<Option<Touched>, Failure> {
    let Some(after) = read(now, id, told, lang) else { return Ok(None) };
    let was = before.and_then(|world| read(world, id, told, lang));
    let mut uses = after.uses;
    if let Some(was) = &was {
        // Of a template's many outlines, an agreement is made from that of its own form.
        let same = |used: &Use| match &used.subject {
            Subject::Template(id) => was.templates.get(id) == after.templates.get(id),
            _ => false,
        };
        uses.retain(|used| !same(used));
    }
    if let Some(was) = &was {
        uses.extend(
            was.uses
                .iter()
                .filter(|old| !matches!(old.subject, Subject::Template(_)))
                .filter(|old| !uses.iter().any(|new| (&new.subject, &new.element) == (&old.subject, &old.element)))
                .cloned()
                .collect::<Vec<_>>(),
        );
    }
    // The language asked for first; in another, what is different there alone.
    let made: BTreeSet<Lang> = after.version.documents.values().map(|d| d.meta.lang).collect();
    let mut langs: Vec<Lang> = std::iter::once(lang).chain(Lang::ALL).filter(|lang| made.contains(lang)).collect();
    langs.dedup();
    let differs = |lang: &Lang| {
        let changes = was.as_ref().map(|was| changes(&was.version, &after.version, *lang));
        changes.filter(|changes| !changes.is_empty()).map(|changes| (*lang, changes))
    };
    let (lang, changes) = match langs.iter().find_map(differs) {
        Some((lang, changes)) => (lang, Some(changes)),
        None => (langs.first().copied().unwrap_or(lang), None),
    };
    if uses.is_empty() && changes.is_none() {
        return Ok(None);
    }
    let names = Names {
        title: after.version.title.clone(),
        old: lang.pick(format!("biblioteket i {against}"), format!("biblioteket i {against}")),
        new: lang.pick("biblioteket slik det er nå".to_owned(), "biblioteket slik det er no".to_owned()),
    };
    Ok(Some(Touched { id: id.to_owned(), title: after.version.title, uses, names, changes, lang }))
}

/// An agreement made with one library.
struct Read {
    version: Version,
    uses: Vec<Use>,
    /// The fingerprints of its templates.
    templates: BTreeMap<String, String>,
}

/// None when the agreement cannot be read: that is for `check` to say.
fn read(world: &World, id: &str, told: &BTreeSet<Subject>, lang: Lang) -> Option<Read> {
    let member = world.member(id)?;
    let today = project::today();
    let scenario = Scenario { today: Some(today), ..Scenario::default() };
    let resolved: Resolved<'_> =
        resolve(member.loaded.as_ref()?, world.library_of(&member), world.law, &member.sources, &scenario);
    let version = Version::of(&resolved, today, &mut Findings::default());
    let uses = uses::uses(&resolved, &version, told, lang);
    Some(Read { version, uses, templates: crate::lock::templates(&resolved) })
}

/// What is told, and of what.
struct Said<'a> {
    subjects: &'a BTreeSet<Subject>,
    changed: &'a Changed,
    against: &'a str,
    all: usize,
}

impl Said<'_> {
    fn json(&self, touched: &[Touched]) -> Value {
        let subjects = self.subjects.iter().map(|s| json!({"kind": s.kind(), "id": s.id(), "change": self.changed.of(s).id()}));
        let agreements = touched.iter().map(|t| {
            json!({
                "agreement": t.id,
                "title": t.title,
                "uses": t.uses.iter().map(Use::json).collect::<Vec<_>>(),
                "diff": t.changes.as_ref().map(|changes| diff::json(&t.id, &t.names, changes)),
            })
        });
        json!({
            "schema": "avtaleverk.impact/1",
            "against": self.against,
            "subjects": subjects.collect::<Vec<_>>(),
            "agreements": agreements.collect::<Vec<_>>(),
        })
    }

    fn human(&self, touched: &[Touched], lang: Lang, printer: &Printer) {
        for subject in self.subjects {
            let (name, change) = (subject.words(), self.changed.of(subject).words(self.against));
            printer.out(&format!("{}: {}", name.get(printer.lang), change.get(printer.lang)));
        }
        let (n, all) = (touched.len(), self.all);
        let against = self.against;
        let text = if self.subjects.is_empty() {
            tr! { nb: "Ingen klausul, mal eller lovdata er endret siden {against}.", nn: "Ingen klausul, mal eller lovdata er endra sidan {against}.", en: "No clause, template or law data have changed since {against}." }
        } else {
            tr! { nb: "Berører {n} av {all} avtaler.", nn: "Gjeld {n} av {all} avtalar.", en: "Touches {n} of {all} agreements." }
        };
        printer.out(text.get(printer.lang));
        for agreement in touched {
            let (id, title) = (&agreement.id, &agreement.title);
            printer.out(&format!("\n{id}: {title}"));
            agreement.uses.iter().for_each(|used| printer.out(&format!("  {}", used.line(lang))));
            match &agreement.changes {
                Some(changes) => {
                    let list = report(changes, &agreement.names, None, agreement.lang);
                    printer.out(&printer.marked(&md::write(&list)));
                }
                None if agreement.uses.iter().any(|used| self.changed.of(&used.subject).is_change()) => {
                    printer.out(lang.pick("  Teksten i avtalen blir den samme.", "  Teksten i avtalen blir den same."))
                }
                None => {}
            }
        }
    }
}

fn failed(error: &GitError) -> Failure {
    let (what, todo) = error.words();
    Failure::of(Finding::error("no-such-version", what).todo(todo), &Sources::default())
}

/// The folder holds the program's own source, with the law as data.
fn is_own_source(project: &Project) -> bool {
    project.has("src/law/law.yaml")
}
