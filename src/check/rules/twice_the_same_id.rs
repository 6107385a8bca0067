//! Two items of a list with the same id.

use std::collections::BTreeMap;

use super::rule;
use crate::agreement::data::{Data, Node};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::source::{Place, SourceId, Span};
use crate::tr;

rule!("twice-the-same-id", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    walk(&resolved.loaded.tree, resolved.loaded.source, findings);
    for case in &resolved.loaded.cases {
        walk(&case.tree, case.source, findings);
    }
}

fn walk(node: &Node, source: SourceId, findings: &mut Findings) {
    match &node.data {
        Data::Map(map) => map.values().for_each(|inner| walk(inner, source, findings)),
        Data::List(items) => {
            let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
            for (id, item) in items {
                let span = item.at("id").span.unwrap_or_default();
                if let Some(first) = seen.insert(id, span).filter(|_| item.at("id").is_present()) {
                    findings.add(
                        Finding::error("twice-the-same-id", tr! { nb: "to i samme liste heter «{id}»", nn: "to i same liste heiter «{id}»", en: "two items of one list are called `{id}`" })
                            .at(Place { source, span })
                            .label(Place { source, span: first }, tr! { nb: "den første", nn: "den første", en: "the first" })
                            .todo(tr! { nb: "gi den ene et annet navn", nn: "gi den eine eit anna namn", en: "rename one of them" }),
                    );
                }
                walk(item, source, findings);
            }
        }
        _ => {}
    }
}
