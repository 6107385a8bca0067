//! The changes as data, `avtaleverk.diff/1`: money is kroner with two decimals, every text stands as printed.

use serde_json::{Value, json};

use super::changes::{Because, Changes, DocumentChanges, Follows, Item, ValueChange};
use super::effect::Effect;
use super::party::sides;
use super::report::Names;
use super::walk::Consequence;

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
        "text_compared": changes.is_compared(),
        "parties": changes.parties.iter().map(|p| json!({"party": p.party, "old": p.old, "new": p.new, "merged_into": p.merged_into, "places": p.places.iter().map(follows).collect::<Vec<_>>()})).collect::<Vec<_>>(),
        "reordered": changes.reordered.as_ref().map(|places| places.iter().map(follows).collect::<Vec<_>>()),
        "values": changes.values.iter().map(value).collect::<Vec<_>>(),
        "figures": changes.unexplained.iter().map(consequence).collect::<Vec<_>>(),
        "documents": changes.documents.iter().map(document).collect::<Vec<_>>(),
        "effects": changes.effects.iter().map(effect).collect::<Vec<_>>(),
        "requirements": changes.requirements.iter()
            .map(|r| json!({"basis": r.basis, "answered_before": r.answered.0, "answered": r.answered.1})).collect::<Vec<_>>(),
    })
}

fn follows(one: &Follows) -> Value {
    json!({"document": one.document, "place": one.place})
}

fn value(value: &ValueChange) -> Value {
    json!({
        "path": value.path,
        "old": value.old,
        "new": value.new,
        "place": value.place,
        "of": value.of,
        "told_in_text": value.told,
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
        "because": item.because.as_ref().map(|because| match because {
            Because::Party(id) => json!({"party": id}),
            Because::Order => json!("order"),
        }),
    })
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
