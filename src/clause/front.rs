//! What stands above a clause's text: where the clause fits, what it answers, what it needs.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::agreement::leaf::{Day, Id, Label};
use crate::source::Spanned;

/// The front matter of a clause.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// The clause's id; the file's name.
    pub id: Spanned<Id>,
    /// The topic it can fill; the folder's name.
    pub topic: Spanned<Id>,
    /// Its heading.
    pub title: Spanned<Label>,
    /// The forms it fits; every form when left out.
    #[serde(default)]
    pub forms: Vec<Spanned<Id>>,
    /// The documents it fits.
    pub documents: Vec<Spanned<Id>>,
    /// The requirements it answers: `kommuneloven § 19-4 (4) j/archive#archive`.
    #[serde(default)]
    pub meets: Vec<Spanned<String>>,
    /// The paths that must be there; without them the clause is not placed.
    #[serde(default)]
    pub needs: Vec<Spanned<String>>,
    /// A condition; the clause is placed only when it holds.
    pub when: Option<Spanned<String>>,
    /// Chosen only by name in `clauses:`.
    pub variant: Option<bool>,
    /// The day its law was read as of.
    pub law_date: Option<Spanned<Day>>,
    /// Who read it, and when.
    pub reviewed: Option<Reviewed>,
    /// The fingerprint of the text it replaces, in a folder's or an agreement's own clause.
    pub replaces: Option<Spanned<String>>,
    /// What a drafter should know before choosing it.
    pub note: Option<Spanned<Label>>,
}

/// Who read a clause, and when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reviewed {
    /// Who.
    pub by: String,
    /// When.
    pub on: Day,
}
