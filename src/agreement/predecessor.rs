//! The cooperation an agreement takes the place of, and what becomes of each of its provisions.
//! `convert` writes it, the document `conversion` prints it, and the decision points of a conversion read it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{Id, Label, PartyId};
use super::words::{Continuation, Succession};
use crate::source::Spanned;

/// An earlier cooperation.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Predecessor {
    /// Its folder under `agreements/`, where it has one.
    pub agreement: Option<Spanned<Id>>,
    /// Its name (navn).
    pub name: Option<Spanned<Label>>,
    /// The provision it stands on, such as `kommuneloven (1992) § 27` (hjemmel).
    pub legal_basis: Option<Spanned<Label>>,
    /// How this agreement takes its place (omdanning, eller oppløsning og ny avtale; § 31-2).
    pub by: Option<Spanned<Succession>>,
    /// Its host, where it was a host cooperation (vertskommune); nothing moves when the host is the same.
    pub host: Option<Spanned<PartyId>>,
    /// What becomes of each of its provisions, in its own order (gammel og ny bestemmelse).
    pub provisions: Spanned<Vec<Spanned<OldProvision>>>,
}

/// A provision of the earlier agreement.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OldProvision {
    /// Its id here.
    pub id: Spanned<Id>,
    /// Its number in the earlier agreement, such as `§ 4`.
    pub number: Option<Spanned<Label>>,
    /// Its heading or subject.
    pub title: Spanned<Label>,
    /// What becomes of it (videreført, ikke videreført …).
    pub becomes: Spanned<Continuation>,
    /// The topics of this agreement that take its place.
    #[serde(default)]
    pub topics: Vec<Spanned<Id>>,
    /// The provision of an act that holds in its place, such as `kommuneloven § 20-5`.
    pub act: Option<Spanned<Label>>,
    /// Why, where it is not simply continued.
    pub because: Option<Spanned<Label>>,
}
