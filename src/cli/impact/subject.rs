//! What a change can be a change of: a clause, a template, a row of the law.

use crate::basis::Basis;
use crate::clause::Clause;
use crate::cli::world::World;
use crate::diag::{Finding, suggest};
use crate::lang::{Lang, Text};
use crate::tr;

/// A clause, a template or a row of the law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// A clause, by id.
    Clause(String),
    /// The templates of a document type, by its id.
    Template(String),
    /// A provision, as it is printed in bokmål.
    Law(String),
}

impl Subject {
    /// What a word on the command line names: an id, the path of a file, a provision.
    pub(super) fn of(word: &str, world: &World) -> Option<Self> {
        if let Some(subject) = Self::of_path(word) {
            return Some(subject);
        }
        if world.library.clause(word).is_some() {
            return Some(Subject::Clause(word.to_owned()));
        }
        if world.library.documents.contains_key(word) {
            return Some(Subject::Template(word.to_owned()));
        }
        Basis::parse(word).ok().map(|basis| Subject::Law(basis.print(Lang::Nb)))
    }

    /// What a file of the folder is about.
    pub(super) fn of_path(path: &str) -> Option<Self> {
        let steps: Vec<&str> = path.split('/').collect();
        let clause =
            |name: &str| name.strip_suffix(".md").filter(|name| *name != "README").map(|id| Subject::Clause(id.to_owned()));
        match steps.as_slice() {
            ["clauses", .., name] | ["agreements", _, "clauses", .., name] => clause(name),
            ["templates", document, .., name]
                if *document != "_shell" && *document != "profiles" && !name.starts_with("README") =>
            {
                Some(Subject::Template((*document).to_owned()))
            }
            _ => None,
        }
    }

    /// Is this the thing a word names?
    pub(super) fn is_called(&self, word: &str) -> bool {
        self.id() == word || Self::of_path(word).as_ref() == Some(self)
    }

    /// Its id or provision.
    pub(super) fn id(&self) -> &str {
        match self {
            Subject::Clause(id) | Subject::Template(id) | Subject::Law(id) => id,
        }
    }

    /// Its kind in data.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Subject::Clause(_) => "clause",
            Subject::Template(_) => "template",
            Subject::Law(_) => "law",
        }
    }

    /// Kind and id in words.
    pub(super) fn words(&self) -> Text {
        let id = self.id();
        match self {
            Subject::Clause(_) => tr! { nb: "klausulen {id}", nn: "klausulen {id}", en: "the clause {id}" },
            Subject::Template(_) => tr! { nb: "malen {id}", nn: "malen {id}", en: "the template {id}" },
            Subject::Law(_) => tr! { nb: "lovdata om {id}", nn: "lovdata om {id}", en: "the law data on {id}" },
        }
    }
}

/// A word that names nothing.
pub(super) fn unknown(word: &str, world: &World) -> Finding {
    let known: Vec<&str> =
        world.library.clauses().map(Clause::id).chain(world.library.documents.keys().map(String::as_str)).collect();
    Finding::error("unknown-name", tr! { nb: "«{word}» er verken en klausul, en mal, en bestemmelse eller en versjon i git", nn: "«{word}» er verken ein klausul, ein mal, ei føresegn eller ein versjon i git", en: "`{word}` is neither a clause, a template, a provision nor a revision of git" })
        .todo(suggest(word, known.into_iter()))
}
