//! What the program has to say about what it read: findings with level, place, what, why and what to do, in three languages.
//! Enter at [`Finding`] and [`Findings`]; [`human`] and [`json`] print them.

pub mod human;
pub mod json;
pub mod sarif;
mod suggest;

use std::cmp::Ordering;

pub use suggest::{nearest, suggest};

use crate::basis::Basis;
use crate::lang::{Lang, Text};
use crate::source::Place;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The law or the format is broken.
    Error,
    /// Probably wrong; a jurist should look.
    Warning,
    /// Good practice; not a duty.
    Advice,
    /// Something the drafter has said is not decided yet.
    Open,
}

impl Level {
    /// The word in JSON and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "advice",
            Level::Open => "open",
        }
    }
}

/// A place and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What to see there; may be empty.
    pub text: Text,
}

/// One thing the check has to say. The `what` alone must make sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, such as `missing-required-topic`; rules of reading are named after the fault too.
    pub rule: &'static str,
    /// How grave.
    pub level: Level,
    /// What is wrong.
    pub what: Text,
    /// Where: the first is the main place.
    pub labels: Vec<Label>,
    /// Why it matters: the provision, printed in each language, or the word for recommended practice.
    pub why: Option<Text>,
    /// The provision as a stable string, such as `kommuneloven § 19-4 (4) i`.
    pub basis: Option<String>,
    /// What to do.
    pub todo: Option<Text>,
}

impl Finding {
    /// A finding with a level and what is wrong; the rest is added by the methods below.
    pub fn new(rule: &'static str, level: Level, what: Text) -> Self {
        Self { rule, level, what, labels: Vec::new(), why: None, basis: None, todo: None }
    }
    /// An error.
    pub fn error(rule: &'static str, what: Text) -> Self {
        Self::new(rule, Level::Error, what)
    }
    /// A warning.
    pub fn warning(rule: &'static str, what: Text) -> Self {
        Self::new(rule, Level::Warning, what)
    }
    /// Advice.
    pub fn advice(rule: &'static str, what: Text) -> Self {
        Self::new(rule, Level::Advice, what)
    }
    /// Points at a place, with nothing more to say there.
    pub fn at(self, place: Place) -> Self {
        self.label(place, Text::default())
    }
    /// Points at a place and says what stands there.
    pub fn label(mut self, place: Place, text: Text) -> Self {
        self.labels.push(Label { place, text });
        self
    }
    /// Why it matters.
    pub fn why(mut self, why: Text) -> Self {
        self.why = Some(why);
        self
    }
    /// What to do.
    pub fn todo(mut self, todo: Text) -> Self {
        self.todo = Some(todo);
        self
    }
    /// Why it matters: a provision, and what it says in our own words. A text that is no provision stands as it is.
    pub fn by_law(mut self, provision: &str, says: Text) -> Self {
        let basis = Basis::parse(provision).ok();
        let print = |lang| basis.as_ref().map_or_else(|| provision.to_owned(), |b| b.print(lang));
        let (nb, nn) = (print(Lang::Nb), print(Lang::Nn));
        self.why = Some(Text {
            nb: format!("{nb}: {}", says.nb),
            nn: format!("{nn}: {}", says.nn),
            en: format!("{provision}: {}", says.en),
        });
        self.basis = Some(basis.map_or_else(|| provision.to_owned(), |b| b.to_string()));
        self
    }
    fn order(&self, other: &Self) -> Ordering {
        let place = |f: &Self| f.labels.first().map(|l| (l.place.source, l.place.span.start));
        fn places(finding: &Finding) -> impl Iterator<Item = (crate::source::SourceId, usize)> {
            finding.labels.iter().map(|l| (l.place.source, l.place.span.start))
        }
        self.level
            .cmp(&other.level)
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.rule.cmp(other.rule))
            .then_with(|| self.what.cmp(&other.what))
            // What is said once for each language or paper stands together, so that it is said once.
            .then_with(|| places(self).cmp(places(other)))
    }
}

/// Findings as they are gathered.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Adds one.
    pub fn add(&mut self, finding: Finding) {
        self.list.push(finding);
    }
    /// Adds many.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }
    /// Sorted by level, place and rule, each once.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by(Finding::order);
        self.list.dedup();
        self.list
    }
    /// All of them, as they came.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }
    /// Is there one of this level or graver?
    pub fn has(&self, level: Level) -> bool {
        self.list.iter().any(|f| f.level <= level)
    }
    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
