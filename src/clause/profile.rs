//! Profiles: how one municipality wants its council papers. The heading names, the order, the head, the list of consequences, the numbers
//! and the choices between words that are equally right; never another decision. Enter at [`Profile`].

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::outline::{OutlineFile, SectionPlan, Slot};
use crate::agreement::leaf::{ByKey, Id, Label};
use crate::agreement::words::{HeadField, Numbering};
use crate::lang::Lang;
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
    /// Words that are equally right and preferred, such as `{nn: {blir: vert}}`. A decision keeps the words the councils have in common,
    /// so that it is one text (ordvalg).
    pub words: Choices,
    /// What those who act are called, such as `{nb: {kommunedirektøren: rådmannen}}`; in the council's own points of the decision too
    /// (stillingstitler).
    pub titles: Choices,
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

    /// The preferred words of a language; of a decision, only what those who act are called.
    pub fn choices(&self, lang: Lang, decision: bool) -> BTreeMap<String, String> {
        let words = lang.pick(&self.words.nb, &self.words.nn).iter().filter(|_| !decision);
        let titles = lang.pick(&self.titles.nb, &self.titles.nn).iter();
        words.chain(titles).map(|(word, other)| (word.clone(), other.clone())).collect()
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

/// A text with the preferred words in it: whole words, with the capital letter they had.
pub fn prefer(text: &str, choices: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    let flush = |word: &mut String, out: &mut String| {
        let small = word.to_lowercase();
        match choices.get(&small) {
            Some(other) if small == *word => out.push_str(other),
            Some(other) => {
                let mut letters = other.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters));
            }
            None => out.push_str(word),
        }
        word.clear();
    };
    for c in text.chars() {
        if c.is_alphanumeric() {
            word.push(c);
        } else {
            flush(&mut word, &mut out);
            out.push(c);
        }
    }
    flush(&mut word, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_takes_the_titles_and_keeps_the_words() {
        let one = |a: &str, b: &str| Choices { nb: BTreeMap::new(), nn: BTreeMap::from([(a.to_owned(), b.to_owned())]) };
        let profile =
            Profile { words: one("blir", "vert"), titles: one("kommunedirektøren", "rådmannen"), ..Profile::default() };
        let text = "Kommunedirektøren blir beden om det.";
        assert_eq!(prefer(text, &profile.choices(Lang::Nn, false)), "Rådmannen vert beden om det.");
        assert_eq!(prefer(text, &profile.choices(Lang::Nn, true)), "Rådmannen blir beden om det.");
        assert_eq!(prefer(text, &profile.choices(Lang::Nb, false)), text);
    }

    #[test]
    fn a_preferred_word_keeps_its_capital_and_is_whole() {
        let choices = BTreeMap::from([("kommunedirektøren".to_owned(), "rådmannen".to_owned())]);
        assert_eq!(
            prefer("Kommunedirektøren og kommunedirektøren; kommunedirektørens.", &choices),
            "Rådmannen og rådmannen; kommunedirektørens."
        );
    }
}
