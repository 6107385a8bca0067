//! An agreement or a case as one «path: value» a line, in the order of the file, with values as documents print them.

use super::text;
use crate::agreement::Agreement;
use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::leaf::Texts;
use crate::case::Case;
use crate::clause::Library;
use crate::diag::Findings;
use crate::law::Law;
use crate::resolve::print::{self, Printed, any_text};
use crate::resolve::{Loaded, Resolved, Scenario, resolve};
use crate::source::{SourceId, Sources};

/// The lines of YAML; none when it is neither an agreement nor a case.
pub(super) fn yaml(text: &str) -> Option<String> {
    let mut sources = Sources::default();
    let source = sources.add("", text);
    let loaded = loaded(source, &sources)?;
    if loaded.tree.entries().next().is_none() || !text.contains(':') {
        return None;
    }
    let library = Library::load(&[], &[], Law::embedded(), &sources, &mut Findings::default());
    let resolved = resolve(&loaded, &library, Law::embedded(), &sources, &Scenario::default());
    let mut writer = Writer { resolved: &resolved, out: String::new() };
    writer.node(&loaded.tree, "");
    Some(writer.out)
}

/// The file as whichever of the two it is. A case is printed as if it stood in an agreement that says nothing.
fn loaded(source: SourceId, sources: &Sources) -> Option<Loaded> {
    let text = sources.get(source);
    let (agreement, tree) = match crate::yaml::read::<Agreement>(source, text) {
        Ok(agreement) => {
            let mut tree = Node::of(&agreement);
            for (path, question) in &agreement.open {
                tree.open(path, question.value.0.clone(), question.span);
            }
            (agreement, tree)
        }
        Err(_) => (Agreement::default(), Node::of(&crate::yaml::read::<Case>(source, text).ok()?)),
    };
    Some(Loaded { id: String::new(), dir: String::new(), agreement, tree, source, cases: Vec::new(), versions: Vec::new() })
}

struct Writer<'a> {
    resolved: &'a Resolved<'a>,
    out: String,
}

impl Writer<'_> {
    fn node(&mut self, node: &Node, path: &str) {
        match &node.data {
            Data::Map(map) => {
                let mut entries: Vec<(&String, &Node)> =
                    map.iter().filter(|(key, _)| !(path.is_empty() && *key == "open")).collect();
                // `schema` stands first and has no place of its own.
                entries.sort_by_key(|(key, inner)| (*key != "schema", first(inner)));
                for (key, inner) in entries {
                    // The id of an item stands in its path.
                    if !(key == "id" && path.ends_with(']')) {
                        self.node(inner, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") });
                    }
                }
            }
            Data::List(items) => {
                for (id, item) in items {
                    // Words of a list have no ids; a number would be another for all that follow an insertion.
                    let path = if item.leaf().is_some() { path.to_owned() } else { format!("{path}[{id}]") };
                    self.node(item, &path);
                }
            }
            Data::None => self.line(path, "ingen"),
            Data::Open(question) => self.line(path, &format!("▢ {}", any_text(question, self.resolved.original()))),
            Data::Leaf(Leaf::Label(texts) | Leaf::Prose(texts)) => self.texts(path, texts),
            Data::Leaf(leaf) => match print::value(self.resolved, node, None, self.resolved.original()) {
                Printed::Line(text) | Printed::Prose(text) => self.line(path, &text),
                _ => self.line(path, &format!("{leaf:?}")),
            },
            Data::Absent => {}
        }
    }

    fn texts(&mut self, path: &str, texts: &Texts) {
        let all = [(path.to_owned(), &texts.one), (format!("{path}.nb"), &texts.nb), (format!("{path}.nn"), &texts.nn)];
        for (path, text) in all {
            for line in text.iter().flat_map(|text| text::lines(text)).filter(|line| !line.is_empty()) {
                self.line(&path, &line);
            }
        }
    }

    fn line(&mut self, path: &str, value: &str) {
        self.out.push_str(&format!("{path}: {value}\n"));
    }
}

/// Where in the file a value begins.
fn first(node: &Node) -> usize {
    let inner = match &node.data {
        Data::Map(map) => map.values().map(first).min(),
        Data::List(items) => items.iter().map(|(_, item)| first(item)).min(),
        _ => None,
    };
    let own = node.span.map(|span| span.start).filter(|start| *start > 0);
    own.or(inner).unwrap_or(usize::MAX)
}
