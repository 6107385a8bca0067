//! An agreement (or case) as a tree of named values, so that clauses can print by path and messages can point by path.
//! Built from the typed values; enter at [`Node::of`] and [`Node::at`].
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::leaf::{ClockTime, MonthDay, Texts};
use crate::quantity::{Date, Kroner, Length, Ratio};
use crate::source::Span;

/// A place in the tree: what stands there and where in the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// What stands there.
    pub data: Data,
    /// Where in the file, for what the file says itself.
    pub span: Option<Span>,
}

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Data {
    /// Nothing: the key is not there.
    #[default]
    Absent,
    /// The drafter has said that it is not decided; the question.
    Open(Texts),
    /// The drafter has said `none`: an answer, and an empty list to whoever walks over it.
    None,
    /// A value.
    Leaf(Leaf),
    /// Named values.
    Map(BTreeMap<String, Node>),
    /// Items, each with its id where it has one.
    List(Vec<(String, Node)>),
}

/// A value with its kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaf {
    /// A share.
    Share(Ratio),
    /// A number of a register.
    Number(Ratio),
    /// Kroner.
    Money(Kroner),
    /// A day.
    Date(Date),
    /// A length of time.
    Length(Length),
    /// A day of the year.
    DayOfYear(MonthDay),
    /// A time of day.
    Time(ClockTime),
    /// A count.
    Count(i64),
    /// A year.
    Year(i64),
    /// A party's id.
    Party(String),
    /// Another id.
    Id(String),
    /// A line of text.
    Label(Texts),
    /// Markdown.
    Prose(Texts),
    /// A word of a closed set.
    Word { set: String, id: String },
    /// Text without language, such as a number that is a name.
    Text(String),
    /// Yes or no.
    Truth(bool),
}

impl Node {
    /// The tree of any of the YAML types.
    pub fn of(value: &impl Serialize) -> Node {
        serde_json::to_value(value).map(|value| node(&value, None)).unwrap_or_default()
    }

    /// What stands at a path such as `exit_terms.notice.length` or `tasks[operations].text`; absent when nothing does.
    pub fn at(&self, path: &str) -> &Node {
        static ABSENT: Node = Node { data: Data::Absent, span: None };
        segments(path).try_fold(self, |node, segment| node.step(segment)).unwrap_or(&ABSENT)
    }

    fn step(&self, segment: Segment<'_>) -> Option<&Node> {
        match (&self.data, segment) {
            // What is open is open all the way down.
            (Data::Open(_), _) => Some(self),
            (Data::Map(map), Segment::Key(key)) => map.get(key),
            (Data::List(list), Segment::Item(id)) => list.iter().find(|(i, _)| i == id).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The deepest place on the way to a path that the file has, and the part of the path that leads there.
    pub fn nearest<'p>(&self, path: &'p str) -> (Option<Span>, &'p str) {
        let (mut node, mut found) = (self, (self.span, ""));
        for (segment, upto) in segments_with_ends(path) {
            // A list that is not in the file is there, empty, and points nowhere.
            let unsaid = |n: &Node| n.data == Data::List(Vec::new()) && n.span == Some(Span::default());
            let Some(next) = node.step(segment).filter(|n| !matches!(n.data, Data::Absent) && !unsaid(n)) else { break };
            node = next;
            if node.span.is_some() {
                found = (node.span, &path[..upto]);
            }
        }
        found
    }

    /// Is there something here: a value, an open question, or a list or map that is not empty?
    pub fn is_present(&self) -> bool {
        match &self.data {
            Data::Absent | Data::None => false,
            Data::Open(_) | Data::Leaf(_) => true,
            Data::Map(map) => map.values().any(Node::is_present),
            Data::List(list) => !list.is_empty(),
        }
    }

    /// The question, where this is open, or where it is a map in which something is.
    pub fn open_question(&self) -> Option<&Texts> {
        match &self.data {
            Data::Open(question) => Some(question),
            Data::Map(map) => map.values().find_map(Node::open_question),
            _ => None,
        }
    }

    /// Is it said here, even as `none`?
    pub fn is_said(&self) -> bool {
        matches!(self.data, Data::None) || self.is_present()
    }

    /// Puts an open question at a path; makes the maps on the way.
    pub fn open(&mut self, path: &str, question: Texts, span: Span) {
        let mut node = self;
        for segment in segments(path) {
            node = match segment {
                Segment::Key(key) => {
                    if !matches!(node.data, Data::Map(_)) {
                        node.data = Data::Map(BTreeMap::new());
                    }
                    let Data::Map(map) = &mut node.data else { return };
                    map.entry(key.to_owned()).or_default()
                }
                Segment::Item(id) => {
                    let Data::List(list) = &mut node.data else { return };
                    let Some((_, item)) = list.iter_mut().find(|(i, _)| i == id) else { return };
                    item
                }
            };
        }
        if !node.is_present() {
            *node = Node { data: Data::Open(question), span: Some(span) };
        }
    }

    /// The items of a list.
    pub fn items(&self) -> &[(String, Node)] {
        match &self.data {
            Data::List(list) => list,
            _ => &[],
        }
    }

    /// The named values of a map.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Node)> {
        let map = match &self.data {
            Data::Map(map) => Some(map),
            _ => None,
        };
        map.into_iter().flatten().map(|(key, node)| (key.as_str(), node))
    }

    /// The value, if this is one.
    pub fn leaf(&self) -> Option<&Leaf> {
        match &self.data {
            Data::Leaf(leaf) => Some(leaf),
            _ => None,
        }
    }
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// `.key`
    Key(&'a str),
    /// `[id]`
    Item(&'a str),
}

/// The steps of a path.
pub fn segments(path: &str) -> impl Iterator<Item = Segment<'_>> {
    segments_with_ends(path).map(|(segment, _)| segment)
}

fn segments_with_ends(path: &str) -> impl Iterator<Item = (Segment<'_>, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = path.get(at..).filter(|r| !r.is_empty())?;
        if let Some(inside) = rest.strip_prefix('[') {
            let end = inside.find(']')?;
            at += end + 2;
            return Some((Segment::Item(&inside[..end]), at));
        }
        let skip = usize::from(rest.starts_with('.'));
        let rest = &rest[skip..];
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        at += skip + end;
        Some((Segment::Key(&rest[..end]), at))
    })
}

fn node(value: &Value, span: Option<Span>) -> Node {
    let data = match value {
        Value::Null => Data::Absent,
        Value::Bool(truth) => Data::Leaf(Leaf::Truth(*truth)),
        Value::Number(number) => Data::Leaf(Leaf::Count(number.as_i64().unwrap_or(0))),
        Value::String(text) => Data::Leaf(Leaf::Text(text.clone())),
        Value::Array(items) => Data::List(items.iter().enumerate().map(item).collect()),
        Value::Object(object) => {
            if let (Some(at), Some(inner)) = (object.get("$at"), object.get("$v")) {
                let offset = |i: usize| at.get(i).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                return node(inner, Some(Span::new(offset(0), offset(1))));
            }
            match object.get("$leaf").and_then(Value::as_str) {
                Some("none") => Data::None,
                Some(kind) => leaf(kind, object).map_or(Data::Absent, Data::Leaf),
                None => Data::Map(object.iter().map(|(key, value)| (key.clone(), node(value, None))).collect()),
            }
        }
    };
    Node { data, span }
}

fn item((index, value): (usize, &Value)) -> (String, Node) {
    let item = node(value, None);
    let id = match item.at("id").leaf() {
        Some(Leaf::Id(id) | Leaf::Party(id)) => id.clone(),
        _ => index.to_string(),
    };
    (id, item)
}

fn leaf(kind: &str, object: &serde_json::Map<String, Value>) -> Option<Leaf> {
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    let texts = || Texts { one: text("one"), nb: text("nb"), nn: text("nn") };
    let v = text("v").unwrap_or_default();
    Some(match kind {
        "share" => Leaf::Share(v.parse().ok()?),
        "number" => Leaf::Number(v.parse().ok()?),
        "money" => Leaf::Money(v.parse().ok()?),
        "date" => Leaf::Date(v.parse().ok()?),
        "length" => Leaf::Length(v.parse().ok()?),
        "day-of-year" => Leaf::DayOfYear(v.parse().ok()?),
        "time" => Leaf::Time(v.parse().ok()?),
        "count" => Leaf::Count(v.parse().ok()?),
        "year" => Leaf::Year(v.parse().ok()?),
        "party" => Leaf::Party(v),
        "id" => Leaf::Id(v),
        "label" => Leaf::Label(texts()),
        "prose" => Leaf::Prose(texts()),
        "word" => Leaf::Word { set: text("set")?, id: v },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::Agreement;
    use crate::source::Sources;

    fn tree(yaml: &str) -> Node {
        let mut sources = Sources::default();
        let id = sources.add("a", yaml);
        Node::of(&crate::yaml::read::<Agreement>(id, sources.get(id)).unwrap())
    }

    #[test]
    fn values_are_found_by_path_with_their_places() {
        let yaml = "tasks:\n  - {id: drift, text: drift av nett}\nexit_terms: {notice: {length: 12 months}}\npowers: none\n";
        let tree = tree(yaml);
        let length = tree.at("exit_terms.notice.length");
        assert_eq!(length.leaf(), Some(&Leaf::Length("12 months".parse().unwrap())));
        let span = length.span.unwrap();
        assert_eq!(&yaml[span.start..span.end], "12 months");
        assert!(matches!(tree.at("tasks[drift].text").leaf(), Some(Leaf::Label(t)) if t.one.as_deref() == Some("drift av nett")));
        assert!(!tree.at("exit_terms.lock_in").is_present());
        assert!(!tree.at("powers").is_present() && tree.at("powers").is_said());
        assert!(!tree.at("reporting").is_said());
    }

    #[test]
    fn a_missing_value_is_placed_at_what_should_hold_it() {
        let yaml = "name: x\nexit_terms: {notice: {length: 12 months}}\n";
        let tree = tree(yaml);
        let (span, upto) = tree.nearest("exit_terms.notice.form");
        assert_eq!(upto, "exit_terms.notice");
        assert!(yaml[span.unwrap().start..].starts_with("length") || yaml[span.unwrap().start..].starts_with('{'));
    }

    #[test]
    fn a_list_that_is_not_there_is_placed_at_what_should_hold_it() {
        let said = tree("privacy: {role: processor, security: []}\n");
        assert_eq!((said.nearest("privacy.data").1, said.nearest("privacy.security").1), ("privacy", "privacy.security"));
    }

    #[test]
    fn an_open_question_stands_where_the_value_would() {
        let mut tree = tree("exit_terms: {}\n");
        tree.open("exit_terms.lock_in", Texts::default(), Span::new(1, 2));
        assert!(matches!(tree.at("exit_terms.lock_in").data, Data::Open(_)));
    }
}
