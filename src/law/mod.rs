//! Law as data, as of a date: acts with their provisions, and forms of cooperation with what each must settle.
//! Enter at [`Law::embedded`]; a form is one file in `forms/`, an act one file in `acts/` and its names in `basis`.

mod act;
mod became;
mod citation;
mod confused;
mod form;
mod listed;
mod municipality;
mod read;
mod recognised;
mod requirement;
#[cfg(test)]
mod tests;
mod transition;
mod when;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use act::{Act, Announced, Provision};
pub use citation::Doubt;
pub use confused::Confused;
pub use form::{Form, Row};
pub use listed::{Last, Listed, Section, Sections};
pub use municipality::Municipality;
pub use recognised::Recognised;
pub use requirement::{Confidence, DocumentLaw, Requirement, Severity, SubItem};
pub use transition::Transition;
pub use when::{Day, InForce, Known};

use crate::basis::{ActId, Basis, BasisError};
use crate::lang::Text;
use crate::quantity::Date;

/// All law the program knows.
#[derive(Debug, Default)]
pub struct Law {
    /// The day the sources were read as of: what changed later is not here.
    pub known_until: Date,
    /// Where the law was read: the marks `S1`, `S2` … and what they stand for.
    pub sources: BTreeMap<String, Text>,
    acts: BTreeMap<ActId, Act>,
    forms: Vec<Form>,
    documents: Vec<DocumentLaw>,
    recognised: Vec<Recognised>,
    confused: Vec<Confused>,
}

static EMBEDDED: LazyLock<Law> = LazyLock::new(|| Law::load().unwrap_or_default());

impl Law {
    /// The law in the program. That it can be read is tested; were it not, it would be empty.
    pub fn embedded() -> &'static Law {
        &EMBEDDED
    }

    /// Reads the embedded law; the error names the file and the place.
    pub fn load() -> Result<Law, String> {
        read::load()
    }

    /// An act.
    pub fn act(&self, id: &ActId) -> Option<&Act> {
        self.acts.get(id)
    }

    /// Every act, by id.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.acts.values()
    }

    /// What is known of a provision: of itself, else of the nearest one it is part of.
    pub fn provision(&self, basis: &Basis) -> Option<&Provision> {
        let act = self.act(&basis.act)?;
        let mut wanted = Some(basis.clone());
        while let Some(place) = wanted {
            if let Some(found) = act.provisions.iter().find(|p| p.basis == place) {
                return Some(found);
            }
            wanted = place.parent();
        }
        None
    }

    /// Is the provision law on that day? Unknown where the day lies in a range, or where nothing is recorded.
    pub fn in_force(&self, basis: &Basis, day: Date) -> Known {
        let Some(act) = self.act(&basis.act) else { return Known::Unknown };
        let own = self.provision(basis);
        let from = own.and_then(|p| p.in_force.as_ref()).or(act.in_force.as_ref());
        let until = own.and_then(|p| p.repealed.as_ref()).or(act.repealed.as_ref());
        when::within(from, until, day)
    }

    /// The forms of cooperation, by id.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// What the law wants of a document type whatever the form, by document.
    pub fn documents(&self) -> &[DocumentLaw] {
        &self.documents
    }

    /// A form by its id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The form a text means that the program knows of and does not support: `AS`, `samvirkelova § 10`, `SSA`.
    pub fn recognised(&self, text: &str) -> Option<&Recognised> {
        self.recognised.iter().find(|form| form.is_meant_by(text))
    }

    /// The one form a legal basis means. `None` when there is none, or when several stand on it (see [`Law::forms_of`]).
    /// Of a form that has replaced another on the same provision, the one in force on the law date is meant.
    pub fn form_of(&self, basis: &Basis, law_date: Date) -> Option<&Form> {
        let named = self.forms.iter().filter(|form| form.legal_basis.iter().any(|own| own.contains(basis)));
        let mut named: Vec<&Form> = named.collect();
        if named.len() > 1 {
            named.retain(|form| form.in_force_on(law_date) != Known::No);
        }
        match named[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Every form that stands on a provision, also where it is shared, as § 20-1 is by both host forms.
    pub fn forms_of(&self, basis: &Basis) -> Vec<&Form> {
        let on = |form: &&Form| form.legal_basis.iter().chain(&form.shared_basis).any(|own| own.contains(basis));
        self.forms.iter().filter(on).collect()
    }

    /// The one form a text means: a provision, or a whole chapter such as `kommuneloven kapittel 19`.
    /// `Ok(None)` when it can be read but means no form, or several.
    pub fn form_of_text(&self, text: &str, law_date: Date) -> Result<Option<&Form>, BasisError> {
        match Basis::parse(text) {
            Ok(basis) => Ok(self.form_of(&basis, law_date)),
            Err(BasisError::Chapter { act: Some(act), chapter }) => match self.form_of_chapter(&act, &chapter) {
                Some(form) => Ok(Some(form)),
                None => Err(BasisError::Chapter { act: Some(act), chapter }),
            },
            Err(error) => Err(error),
        }
    }

    /// The one form a chapter is about.
    pub fn form_of_chapter(&self, act: &ActId, chapter: &str) -> Option<&Form> {
        let about = |form: &&Form| form.chapter.as_deref() == Some(chapter) && form.legal_basis.iter().any(|b| b.act == *act);
        self.forms.iter().find(about)
    }
}
