//! Two versions of a table with the same columns: rows by their datum, cells by column. Enter at [`table`].

use similar::Algorithm;

use super::align::{Step, align, pair};
use super::line::line;
use crate::document::tree::{Change, ChangeKind, Inline, Row, Table, plain};

/// The table with what changed marked in it.
pub(super) fn table(old: &Table, new: &Table) -> Table {
    Table {
        caption: line(&old.caption, &new.caption, true),
        rows: rows(&old.rows, &new.rows),
        notes: notes(&old.notes, &new.notes),
        ..new.clone()
    }
}

fn rows(old: &[Row], new: &[Row]) -> Vec<Row> {
    let key = |row: &Row| format!("{}|{:?}|{}", row.id, row.kind, row.cells.len());
    let keys = |rows: &[Row]| rows.iter().map(key).collect::<Vec<String>>();
    let (old_keys, new_keys) = (keys(old), keys(new));
    let mut out = Vec::new();
    for step in align(&old_keys, &new_keys, Algorithm::Myers) {
        match step {
            Step::Both(i, j) => {
                let cells = old[i].cells.iter().zip(&new[j].cells).map(|(before, after)| line(before, after, true)).collect();
                out.push(Row { cells, ..new[j].clone() });
            }
            Step::Old(i) => {
                let moved = new_keys.contains(&old_keys[i]);
                out.push(marked(&old[i], if moved { ChangeKind::MovedAway } else { ChangeKind::Removed }));
            }
            Step::New(j) => {
                let moved = old_keys.contains(&new_keys[j]);
                out.push(marked(&new[j], if moved { ChangeKind::MovedHere } else { ChangeKind::Added }));
            }
        }
    }
    out
}

fn marked(row: &Row, kind: ChangeKind) -> Row {
    Row { change: Some(Change { kind, from: None }), ..row.clone() }
}

/// Remarks have no ids: the same words, or much the same, are the same remark.
fn notes(old: &[Vec<Inline>], new: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    let texts = |notes: &[Vec<Inline>]| notes.iter().map(|note| plain(note)).collect::<Vec<String>>();
    let (old_texts, new_texts) = (texts(old), texts(new));
    let steps = pair(align(&old_texts, &new_texts, Algorithm::Myers), 300, |i, j| shared(&old_texts[i], &new_texts[j]));
    steps
        .into_iter()
        .map(|step| match step {
            Step::Both(i, j) => line(&old[i], &new[j], true),
            Step::Old(i) => vec![Inline::Changed { kind: ChangeKind::Removed, old: old[i].clone(), new: Vec::new() }],
            Step::New(j) => vec![Inline::Changed { kind: ChangeKind::Added, old: Vec::new(), new: new[j].clone() }],
        })
        .collect()
}

fn shared(a: &str, b: &str) -> u32 {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let both = a.iter().filter(|word| b.contains(word)).count();
    u32::try_from(both * 2000 / (a.len() + b.len()).max(1)).unwrap_or(0)
}
