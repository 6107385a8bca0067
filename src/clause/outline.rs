//! Templates: which sections a document has, and which topics and prose parts stand in each.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::agreement::leaf::{Id, Label};
use crate::agreement::words::{CaseKind, Numbering};
use crate::source::{SourceId, Spanned};

/// `templates/<document>/document.yaml`, or one form's outline of it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutlineFile {
    /// The document type, in document.yaml.
    pub document: Option<Spanned<Id>>,
    /// The form, in an outline for one form.
    pub form: Option<Spanned<Id>>,
    /// The printed title.
    pub title: Spanned<Label>,
    /// What the file is called in each language.
    pub file: Spanned<Label>,
    /// How sections and clauses are numbered; not at all when left out. An agreement may choose otherwise.
    pub numbering: Option<Numbering>,
    /// Whether a table of contents is made.
    pub contents: Option<bool>,
    /// Whether there is one for each party: every one that is another legal person than the one that does the work.
    pub per_party: Option<bool>,
    /// Whether a workbook of registers, keys and costs is made beside it (regneark), in document.yaml.
    pub workbook: Option<bool>,
    /// The sections, in order.
    #[serde(default)]
    pub sections: Vec<Spanned<SectionPlan>>,
}

/// One section.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionPlan {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its heading.
    pub title: Spanned<Label>,
    /// The forms it is for; every form when left out.
    #[serde(default)]
    pub forms: Vec<Spanned<Id>>,
    /// What stands in it, in order.
    #[serde(default)]
    pub holds: Vec<Spanned<Slot>>,
}

/// A place in a section: says one of `topic` and `part`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Slot {
    /// A topic one clause fills.
    pub topic: Option<Spanned<Id>>,
    /// The list a topic is repeated over: one clause an item.
    pub each: Option<Spanned<String>>,
    /// A part of the case officer's own prose.
    pub part: Option<Spanned<Id>>,
    /// Whether the part may be absent.
    pub optional: Option<bool>,
    /// The kinds of case in which the part may be absent: a short matter needs no summary.
    pub optional_for: Vec<CaseKind>,
    /// Whether the clause's title is printed as a heading; by the numbering when left out.
    pub heading: Option<bool>,
}

/// A document type with the outlines of its forms.
#[derive(Debug, Clone)]
pub struct DocumentType {
    /// Its id: the folder's name.
    pub id: String,
    /// What stands in document.yaml.
    pub common: OutlineFile,
    /// Where that stands.
    pub source: SourceId,
    /// What one form has instead.
    pub outlines: Vec<(String, OutlineFile)>,
    /// The paper as each profile wants it, by profile; only of a council paper.
    pub profiled: Vec<(String, OutlineFile)>,
}

impl DocumentType {
    /// The outline for a form.
    pub fn outline(&self, form: Option<&str>) -> &OutlineFile {
        form.and_then(|form| self.outlines.iter().find(|(f, _)| f == form)).map_or(&self.common, |(_, outline)| outline)
    }

    /// The outline for a form, as a profile wants it.
    pub fn outline_for(&self, form: Option<&str>, profile: Option<&str>) -> &OutlineFile {
        profile
            .and_then(|profile| self.profiled.iter().find(|(id, _)| id == profile))
            .map_or_else(|| self.outline(form), |(_, outline)| outline)
    }

    /// Is a workbook made beside it?
    pub fn has_workbook(&self) -> bool {
        self.common.workbook.unwrap_or(false)
    }

    /// Is there anything in it for a form? Of an unknown form nobody knows.
    pub fn fits(&self, form: Option<&str>) -> bool {
        form.is_none() || self.outlines.is_empty() || !self.outline(form).sections.is_empty()
    }

    /// Every slot of every outline.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        std::iter::once(&self.common)
            .chain(self.outlines.iter().map(|(_, o)| o))
            .flat_map(|outline| outline.sections.iter())
            .flat_map(|section| section.holds.iter())
            .map(|slot| &slot.value)
    }
}
