//! Profiles: how one municipality wants its council papers. The heading names, the order, the head, the list of consequences, the numbers
//! and the choices between words that are equally right; never another decision. Enter at [`Profile`].

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::outline::{OutlineFile, SectionPlan, Slot};
use crate::agreement::leaf::{ByKey, Id, Label, Texts};
use crate::agreement::words::{HeadField, Numbering, WordChoice};
use crate::lang::{Lang, choices};
use crate::source::Spanned;

/// The profile of a party that names none.
pub const DEFAULT: &str = "kort";

/// `templates/profiles/<id>.yaml`: how one municipality wants its papers.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// The version of this format: 1.
    pub schema: u32,
    /// What the profile is, in a few words (navn).
    pub title: Option<Spanned<Label>>,
    /// Headings by section id, where they are other than the template's (overskrifter).
    pub headings: ByKey<Id, Spanned<Label>>,
    /// The ids of the sections that stand first, in order; the others follow as in the template (rekkefølge).
    pub first: Vec<Spanned<Id>>,
    /// The ids of the sections that stand last, in order.
    pub last: Vec<Spanned<Id>>,
    /// The ids of sections that are left out (utelatt).
    pub omit: Vec<Spanned<Id>>,
    /// What stands at the head, in order (hode).
    pub head: Vec<HeadField>,
    /// The municipality's own list of consequences, each a part the case officer writes (konsekvenser).
    pub consequences: Vec<Spanned<Consequence>>,
    /// How sections are numbered (nummerering).
    pub numbering: Option<Numbering>,
    /// Choices between words that are equally right, in all their forms, such as `[vert, handsaming]`. The points all the councils share
    /// are kept as they are, and so is what somebody has written of their own; in its own points only what those who act are called is
    /// chosen (ordvalg).
    pub choices: Vec<WordChoice>,
    /// Further words that are preferred, as they stand, such as `{nb: {anslag: overslag}}` (egne ord).
    pub words: Choices,
}

/// Words by language form: what is written, and what is preferred.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    /// In bokmål.
    pub nb: BTreeMap<String, String>,
    /// In nynorsk.
    pub nn: BTreeMap<String, String>,
}

/// One of the consequences a municipality wants told of in every case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// Its id: the name of the part, `<case>.<id>.md`.
    pub id: Spanned<Id>,
    /// Its heading.
    pub title: Spanned<Label>,
}

impl Profile {
    /// The outline of a council paper as this municipality wants it.
    pub fn outline(&self, common: &OutlineFile) -> OutlineFile {
        let mut outline = common.clone();
        outline.numbering = self.numbering.or(outline.numbering);
        let mut sections = Vec::new();
        for mut section in std::mem::take(&mut outline.sections) {
            if let Some((_, title)) = self.headings.iter().find(|(id, _)| id.0 == section.id.0) {
                section.value.title = title.clone();
            } else {
                section.value.title.value = self.preferred(&section.title);
            }
            // A paper has no headings under its sections but those the template asks for, numbered or not.
            for slot in &mut section.value.holds {
                slot.value.heading = Some(slot.heading == Some(true));
            }
            let after = section.id.0 == "economy";
            if !self.omit.iter().any(|id| id.0 == section.id.0) {
                sections.push(section);
            }
            if after {
                sections.extend(self.consequences.iter().map(plan));
            }
        }
        // Sorting keeps the order of those that are not named.
        let rank = |id: &str| {
            let first = self.first.iter().position(|named| named.0 == id).map(|at| (0, at));
            let last = self.last.iter().position(|named| named.0 == id).map(|at| (2, at));
            first.or(last).unwrap_or((1, 0))
        };
        sections.sort_by_key(|section| rank(&section.id.0));
        outline.sections = sections;
        outline
    }

    /// A text with the words the municipality prefers.
    pub fn prefer(&self, text: &str, lang: Lang) -> String {
        let chosen = choices::choose(text, self.choices.iter().map(|choice| choice.id()), lang, &BTreeSet::new());
        let words = lang.pick(&self.words.nb, &self.words.nn);
        if words.is_empty() { chosen } else { choices::swap(&chosen, |word, _, _| words.get(word).map(String::as_str)) }
    }

    /// A text in which those who act are called what the municipality calls them, and all else is kept, as are the words said before.
    pub fn prefer_titles(&self, text: &str, lang: Lang, said: &BTreeSet<String>) -> String {
        choices::choose(text, self.choices.iter().map(|choice| choice.id()).filter(|id| choices::is_title(id)), lang, said)
    }

    /// Does it put this word in the place of another?
    pub fn says(&self, word: &str) -> bool {
        let is = |words: &BTreeMap<String, String>| words.values().any(|other| other == word);
        let chosen = choices::all().iter().filter(|(id, _)| self.choices.iter().any(|choice| choice.id() == id));
        is(&self.words.nb)
            || is(&self.words.nn)
            || chosen.into_iter().any(|(_, choice)| is(&choice.nb.words) || is(&choice.nn.words))
    }

    /// Does it keep all words as they are?
    pub fn keeps_words(&self) -> bool {
        self.choices.is_empty() && self.words.nb.is_empty() && self.words.nn.is_empty()
    }

    /// A heading of the template with the words the municipality prefers.
    fn preferred(&self, title: &Label) -> Label {
        let Texts { one, nb, nn } = &title.0;
        let of = |text: &Option<String>, lang| text.as_ref().map(|text| self.prefer(text, lang));
        Label(Texts { one: one.clone(), nb: of(nb, Lang::Nb), nn: of(nn, Lang::Nn) })
    }
}

/// A section for a consequence, with the officer's own part in it. A part that is not written is left out: a heading with nothing under it
/// tells a council nothing.
fn plan(consequence: &Spanned<Consequence>) -> Spanned<SectionPlan> {
    let slot = Slot { part: Some(consequence.id.clone()), optional: Some(true), ..Slot::default() };
    let plan = SectionPlan {
        id: consequence.id.clone(),
        title: consequence.title.clone(),
        forms: Vec::new(),
        holds: vec![Spanned::new(slot, consequence.span)],
    };
    Spanned::new(plan, consequence.span)
}
