//! The shape of what an author may write, as JSON Schema made from the types, and the check of a path against it.
//! Editors read [`json()`]; clauses are checked with [`Shape::at`].

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::data::{Segment, segments};
use super::{Agreement, Party};
use crate::case::{Case, CaseParty};

/// The JSON Schema of one kind of file: `agreement` or `case`.
pub fn json(kind: &str) -> Option<Value> {
    let schema = match kind {
        "agreement" => schemars::schema_for!(Agreement),
        "case" => schemars::schema_for!(Case),
        _ => return None,
    };
    let mut schema = schema.to_value();
    without_places(&mut schema);
    Some(schema)
}

/// Takes away defaults that hold places in a file: they are ours, and an editor would write them in.
fn without_places(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.get("default").is_some_and(|default| default.get("$at").is_some()) {
                map.remove("default");
            }
            map.values_mut().for_each(without_places);
        }
        Value::Array(items) => items.iter_mut().for_each(without_places),
        _ => {}
    }
}

/// What kind of thing stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A value, with the kind its type names: `length`, `word`, …
    Leaf(String),
    /// Yes or no.
    Truth,
    /// A list.
    List,
    /// Named values of one kind, by party or year.
    Map,
    /// A record of named keys.
    Record,
}

/// A path that leads nowhere: how far it was right, and what could follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPath {
    /// The step that is not known.
    pub segment: String,
    /// The names that are known there.
    pub known: Vec<String>,
}

/// A place in the shape, from which paths are followed.
#[derive(Debug, Clone, Copy)]
pub struct Shape<'a> {
    root: &'a Value,
    here: &'a Value,
}

static TEMPLATE_ROOT: LazyLock<Value> = LazyLock::new(template_root);

/// The roots a clause sees: the agreement's keys, `case`, `party`, `own`, `exit` and `facts`. (`placed` is checked against the topics.)
fn template_root() -> Value {
    let mut root = schemars::schema_for!(Agreement).to_value();
    let mut definitions = Map::new();
    let mut add = |name: &str, schema: schemars::Schema, extra: Value| {
        let mut schema = schema.to_value();
        if let Some(Value::Object(more)) = schema.as_object_mut().and_then(|s| s.remove("$defs")) {
            definitions.extend(more);
        }
        if let (Some(properties), Value::Object(extra)) = (schema.get_mut("properties").and_then(Value::as_object_mut), extra) {
            properties.extend(extra);
        }
        if let Some(properties) = root.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert(name.to_owned(), schema);
        }
    };
    let count = json!({"x-leaf": "count"});
    add("case", schemars::schema_for!(Case), Value::Null);
    add("party", schemars::schema_for!(Party), Value::Null);
    let (money, share) = (json!({"x-leaf": "money"}), json!({"x-leaf": "share"}));
    let own = json!({
        "members": count, "deputies": count, "appeals_members": count, "appeals_deputies": count,
        "deposit": money, "loan_liability": money, "liability": share,
    });
    add("own", schemars::schema_for!(CaseParty), own);
    if let Some(defs) = root.get_mut("$defs").and_then(Value::as_object_mut) {
        defs.extend(definitions);
    }
    let truth = json!({"type": "boolean"});
    let mut facts = Map::new();
    for name in FACTS {
        facts.insert((*name).to_owned(), truth.clone());
    }
    facts.insert("form".to_owned(), json!({"x-leaf": "id"}));
    facts.insert("parties".to_owned(), count.clone());
    facts.insert("joining".to_owned(), json!({"type": "array", "items": {"x-leaf": "party"}}));
    facts.insert("shares_after".to_owned(), json!({"type": "array", "items": {"x-leaf": "label"}}));
    facts.insert("leaving".to_owned(), json!({"x-leaf": "party"}));
    for name in ["statutes_number", "plan_number", "rules_number"] {
        facts.insert(name.to_owned(), count.clone());
    }
    facts.insert("statutes_date".to_owned(), json!({"x-leaf": "date"}));
    if let Some(properties) = root.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("facts".to_owned(), json!({"type": "object", "properties": facts}));
        properties.insert("exit".to_owned(), exit());
    }
    root
}

/// What `resolve::leave` works out for the papers of a case in which a party leaves.
fn exit() -> Value {
    let day = json!({"x-leaf": "date"});
    json!({"type": "object", "properties": {
        "effect": day, "last_day": day, "notice_ends": day, "earliest": day,
        "ends_for_all": {"type": "boolean"}, "liability": {"x-leaf": "money"},
        "liability_share": {"x-leaf": "share"},
    }})
}

/// The yes-or-no facts `resolve::facts` works out for conditions.
pub const FACTS: &[&str] = &[
    "liability_differs",
    "powers_none",
    "notified_none",
    "deposits_none",
    "key_differs",
    "translations",
    "is_host",
    "is_office",
    "is_joining",
    "joining_many",
    "is_leaving",
    "host_leaves",
    "same_host",
    "was_host",
    "one_left",
    "legal_person_no",
    "has_recommendation",
    "has_voted",
    "historic",
    "conditional",
    "downtime_known",
    "cost_lines",
    "cost_uncertain",
    "cost_agreed",
    "cost_before",
    "cost_compared",
    "figure_stated",
];

impl<'a> Shape<'a> {
    /// What clauses see.
    pub fn of_templates() -> Shape<'static> {
        Shape { root: &TEMPLATE_ROOT, here: &TEMPLATE_ROOT }
    }

    /// Follows a path; items of lists may be named (`tasks[x]`) or left out (`tasks.text` is an error).
    ///
    /// # Errors
    /// The first step that is not known, with the names that are.
    pub fn at(self, path: &str) -> Result<Shape<'a>, UnknownPath> {
        segments(path).try_fold(self, |shape, segment| shape.step(segment))
    }

    /// The shape of one item of a list, or of one value of a map.
    pub fn item(self) -> Option<Shape<'a>> {
        let list = self.seen(|s| s.get("items"));
        let here = list.or_else(|| self.seen(|s| s.get("additionalProperties").filter(|a| a.is_object())))?;
        Some(Shape { here, ..self })
    }

    fn step(self, segment: Segment<'_>) -> Result<Shape<'a>, UnknownPath> {
        let unknown = |name: &str, known: Vec<String>| UnknownPath { segment: name.to_owned(), known };
        match segment {
            Segment::Item(id) => self.item().ok_or_else(|| unknown(id, Vec::new())),
            Segment::Key(key) => {
                if let Some(here) = self.seen(|s| s.get("properties").and_then(|p| p.get(key))) {
                    return Ok(Shape { here, ..self });
                }
                let known = self.seen(|s| s.get("properties")).and_then(Value::as_object);
                match known {
                    Some(known) => Err(unknown(key, known.keys().cloned().collect())),
                    None if self.kind() == Kind::Map => self.item().ok_or_else(|| unknown(key, Vec::new())),
                    None => Err(unknown(key, Vec::new())),
                }
            }
        }
    }

    /// What kind of thing stands here.
    pub fn kind(self) -> Kind {
        if let Some(leaf) = self.seen(|s| s.get("x-leaf")).and_then(Value::as_str) {
            return Kind::Leaf(leaf.to_owned());
        }
        if self.seen(|s| s.get("items")).is_some() {
            return Kind::List;
        }
        if self.seen(|s| s.get("properties")).is_some() {
            return Kind::Record;
        }
        if self.seen(|s| s.get("additionalProperties").filter(|a| a.is_object())).is_some() {
            return Kind::Map;
        }
        let is =
            |name: &str| self.seen(|s| s.get("type").filter(|t| *t == name || t.get(0).is_some_and(|t| t == name))).is_some();
        if is("boolean") { Kind::Truth } else { Kind::Leaf("text".to_owned()) }
    }

    /// The name of the closed set of words, for a word.
    pub fn word_set(self) -> Option<&'a str> {
        self.seen(|s| s.get("x-words")).and_then(Value::as_str)
    }

    /// Looks at this schema, through references and the alternatives of an optional value.
    fn seen<T: 'a>(self, look: impl Fn(&'a Value) -> Option<&'a T> + Copy) -> Option<&'a T> {
        self.look_at(self.here, look, 0)
    }

    fn look_at<T: 'a>(self, schema: &'a Value, look: impl Fn(&'a Value) -> Option<&'a T> + Copy, depth: u8) -> Option<&'a T> {
        if depth > 8 {
            return None;
        }
        if let Some(found) = look(schema) {
            return Some(found);
        }
        if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix("#/$defs/")) {
            let target = self.root.get("$defs").and_then(|d| d.get(name))?;
            return self.look_at(target, look, depth + 1);
        }
        ["anyOf", "oneOf", "allOf"]
            .iter()
            .filter_map(|key| schema.get(key).and_then(Value::as_array))
            .flatten()
            .find_map(|inner| self.look_at(inner, look, depth + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_offered_nothing_of_ours() {
        for kind in ["agreement", "case"] {
            assert!(!json(kind).unwrap().to_string().contains("$at"), "{kind}");
        }
    }

    #[test]
    fn paths_are_known_or_say_what_is() {
        let root = Shape::of_templates();
        let kind = |path: &str| root.at(path).map(Shape::kind);
        assert_eq!(kind("exit_terms.notice.length"), Ok(Kind::Leaf("length".into())));
        assert_eq!(kind("tasks"), Ok(Kind::List));
        assert_eq!(kind("powers"), Ok(Kind::List));
        assert_eq!(kind("tasks[x].text"), Ok(Kind::Leaf("label".into())));
        assert_eq!(kind("shares.ownership"), Ok(Kind::Map));
        assert_eq!(kind("loans.allowed"), Ok(Kind::Truth));
        assert_eq!(kind("own.members"), Ok(Kind::Leaf("count".into())));
        assert_eq!(kind("facts.is_host"), Ok(Kind::Truth));
        assert_eq!(kind("case.kind"), Ok(Kind::Leaf("word".into())));
        assert_eq!(root.at("exit_terms.takes_effect").unwrap().word_set(), Some("effect"));
        let wrong = root.at("exit_terms.notise.length").unwrap_err();
        assert_eq!(wrong.segment, "notise");
        assert!(wrong.known.contains(&"notice".to_owned()));
    }
}
