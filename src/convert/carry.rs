//! What becomes of each path, topic and section when a cooperation takes another form: `carry.yaml` as typed rules.
//! Enter at [`Carry::between`], which leaves the rules for one old and one new form.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::agreement::words::Continuation;
use crate::lang::Lang;

/// The rules that hold between two forms; of several for one thing, the first.
#[derive(Debug)]
pub struct Carry {
    /// What becomes of values.
    pub paths: Vec<&'static PathRule>,
    /// The clauses the new agreement chooses by name.
    pub clauses: Vec<&'static ClauseRule>,
    topics: Vec<&'static TopicRule>,
    /// Sections of a repealed act, with what stands in their place.
    pub sections: Vec<&'static SectionRule>,
}

/// A text in both language forms.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
}

impl Pair {
    /// The text in one form.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.nb, &self.nn)
    }
}

/// What is done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Does {
    /// Taken over as it stands.
    Carry,
    /// Taken over, and asked again.
    Propose,
    /// Asked, without the old answer in place.
    Ask,
    /// Left out.
    Drop,
    /// Another value in its place.
    Set,
    /// Asked where it is not said, though what it is part of is.
    Need,
}

/// What becomes of the value at a path.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathRule {
    /// The path.
    pub path: String,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    /// What is done.
    pub does: Does,
    /// The value set, as YAML.
    pub value: Option<String>,
    /// What is asked.
    pub question: Option<Pair>,
    /// Why it is left out, where that is worth a word.
    pub because: Option<Pair>,
}

/// A clause chosen by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseRule {
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    /// The topic it fills.
    pub topic: String,
    /// The clause.
    pub clause: String,
}

/// What becomes of a topic of the old document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicRule {
    /// The topic.
    pub topic: String,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    /// What becomes of it.
    pub becomes: Continuation,
    /// The new topics; the same one when left out.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Why.
    pub because: Option<Pair>,
}

/// A section of a repealed act.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionRule {
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// What it is about.
    pub title: Pair,
    /// What becomes of it.
    pub becomes: Continuation,
    /// The new topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The provision that holds today.
    pub act: Option<String>,
    /// Why.
    pub because: Option<Pair>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    groups: BTreeMap<String, Vec<String>>,
    paths: Vec<PathRule>,
    clauses: Vec<ClauseRule>,
    topics: Vec<TopicRule>,
    sections: Vec<SectionRule>,
}

/// The rules in the program. That they can be read is tested; were they not, there would be none.
static FILE: LazyLock<File> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<File, serde_saphyr::Error> {
    serde_saphyr::from_str(include_str!("carry.yaml"))
}

impl File {
    /// Is the form in one of the groups? No groups are every form.
    fn has(&self, groups: &[String], form: &str) -> bool {
        groups.is_empty() || groups.iter().filter_map(|g| self.groups.get(g)).flatten().any(|f| f == form)
    }
}

impl Carry {
    /// The rules between two forms, by their ids.
    pub fn between(old: &str, new: &str) -> Self {
        let file = &*FILE;
        let holds = |from: &[String], to: &[String]| file.has(from, old) && file.has(to, new);
        let mut paths: Vec<&PathRule> = Vec::new();
        for rule in file.paths.iter().filter(|r| holds(&r.from, &r.to)) {
            if !paths.iter().any(|r| r.path == rule.path) {
                paths.push(rule);
            }
        }
        Self {
            paths,
            clauses: file.clauses.iter().filter(|r| holds(&r.from, &r.to)).collect(),
            topics: file.topics.iter().filter(|r| holds(&r.from, &r.to)).collect(),
            sections: file.sections.iter().filter(|r| holds(&r.from, &r.to)).collect(),
        }
    }

    /// The rule for a topic.
    pub fn topic(&self, topic: &str) -> Option<&'static TopicRule> {
        self.topics.iter().find(|rule| rule.topic == topic).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::schema::Shape;
    use crate::basis::Basis;
    use crate::law::Law;

    #[test]
    fn the_rules_can_be_read_and_name_what_there_is() {
        let file = read().unwrap();
        let forms: Vec<&str> = Law::embedded().forms().iter().map(|f| f.id.as_str()).collect();
        for form in file.groups.values().flatten() {
            assert!(forms.contains(&form.as_str()), "{form}");
        }
        let groups =
            |from: &[String], to: &[String]| from.iter().chain(to).for_each(|g| assert!(file.groups.contains_key(g), "{g}"));
        for rule in &file.paths {
            groups(&rule.from, &rule.to);
            assert!(Shape::of_templates().at(&rule.path).is_ok(), "{}", rule.path);
            assert_eq!(rule.question.is_some(), matches!(rule.does, Does::Ask | Does::Propose | Does::Need), "{}", rule.path);
            assert!(rule.because.is_none() || rule.does == Does::Drop, "{}", rule.path);
            assert_eq!(rule.value.is_some(), rule.does == Does::Set, "{}", rule.path);
        }
        for rule in &file.topics {
            groups(&rule.from, &rule.to);
        }
        for rule in &file.sections {
            groups(&rule.from, &rule.to);
            assert!(rule.act.as_deref().is_none_or(|act| Basis::parse(act).is_ok()), "{}", rule.id);
        }
    }
}
