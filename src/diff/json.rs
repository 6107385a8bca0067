//! The changes as data, `avtaleverk.diff/1`: money is kroner with two decimals, every text stands as printed.

use serde_json::{Value, json};

use super::changes::{Changes, DocumentChanges, Item, ValueChange};
use super::effect::Effect;
use super::report::Names;
use super::walk::Consequence;
use crate::document::tree::{Inline, plain};

/// The schema of the data.
pub const SCHEMA: &str = "avtaleverk.diff/1";

/// The changes of one agreement.
pub fn json(agreement: &str, names: &Names, changes: &Changes) -> Value {
    json!({
        "agreement": agreement,
        "old": names.old,
        "new": names.new,
        "read_from": changes.read.iter()
            .map(|r| json!({"side": if r.old { "old" } else { "new" }, "document": r.stem, "file": r.file})).collect::<Vec<_>>(),
        "parties": changes.parties.iter().map(|p| json!({"party": p.party, "old": p.old, "new": p.new})).collect::<Vec<_>>(),
        "values": changes.values.iter().map(value).collect::<Vec<_>>(),
        "figures": changes.unexplained.iter().map(consequence).collect::<Vec<_>>(),
        "documents": changes.documents.iter().map(document).collect::<Vec<_>>(),
        "effects": changes.effects.iter().map(effect).collect::<Vec<_>>(),
        "requirements": changes.requirements.iter()
            .map(|r| json!({"basis": r.basis, "answered_before": r.answered.0, "answered": r.answered.1})).collect::<Vec<_>>(),
    })
}

fn value(value: &ValueChange) -> Value {
    json!({
        "path": value.path,
        "old": value.old,
        "new": value.new,
        "decided_by": value.decided_by.id(),
        "consequences": value.consequences.iter().map(consequence).collect::<Vec<_>>(),
    })
}

fn consequence(c: &Consequence) -> Value {
    json!({"what": c.what, "figure": c.figure, "element": c.element, "place": c.place, "old": c.old, "new": c.new})
}

fn document(document: &DocumentChanges) -> Value {
    json!({
        "document": document.stem,
        "title": document.title,
        "changes": document.items.iter().map(item).collect::<Vec<_>>(),
        "renumbered": document.renumbered.iter().map(|(old, new)| json!({"old": old, "new": new})).collect::<Vec<_>>(),
    })
}

fn item(item: &Item) -> Value {
    let (old, new) = sides(&item.line);
    json!({
        "kind": item.kind.id(),
        "element": item.element,
        "place": item.place,
        "from": item.from,
        "old": old,
        "new": new,
        "decided_by": item.decided_by.id(),
    })
}

/// The words of a line before and now.
fn sides(line: &[Inline]) -> (String, String) {
    let mut sides = (String::new(), String::new());
    for inline in line {
        match inline {
            Inline::Changed { old, new, .. } => {
                sides.0.push_str(&plain(old));
                sides.1.push_str(&plain(new));
            }
            other => {
                let text = plain(std::slice::from_ref(other));
                sides.0.push_str(&text);
                sides.1.push_str(&text);
            }
        }
    }
    (sides.0.trim().to_owned(), sides.1.trim().to_owned())
}

fn effect(effect: &Effect) -> Value {
    json!({
        "party": effect.party,
        "name": effect.name,
        "amounts": effect.amounts.iter().map(|a| json!({
            "cost": a.cost,
            "year": a.year,
            "old": a.old.as_ref().map(ToString::to_string),
            "new": a.new.as_ref().map(ToString::to_string),
            "difference": a.difference().to_string(),
        })).collect::<Vec<_>>(),
        "values": effect.values.iter()
            .map(|v| json!({"about": v.about.id(), "old": v.old, "new": v.new})).collect::<Vec<_>>(),
    })
}
