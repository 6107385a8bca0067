//! A table of Markdown: its rows get the ids their data has in other versions of the same table, by what stands first in them.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::known::Known;
use super::{Events, inline, strong};
use crate::document::tree::{Align, Block, Column, Inline, Origin, Row, RowKind, Table, plain};

/// The cells of a table, the head first.
pub(super) struct Cells {
    align: Vec<Align>,
    rows: Vec<Vec<Vec<Inline>>>,
}

/// Reads the cells up to the end of the table.
pub(super) fn cells(events: &mut Events<'_>, align: &[Alignment]) -> Cells {
    let align = align.iter().map(|a| if *a == Alignment::Right { Align::Right } else { Align::Left }).collect();
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::End(TagEnd::Table) => break,
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                let line = events.line(TagEnd::TableCell);
                let content = inline::inlines(events.known, &line).1;
                if let Some(row) = rows.last_mut() {
                    row.push(content);
                }
            }
            _ => {}
        }
    }
    Cells { align, rows }
}

impl Known {
    /// The table with its ids.
    pub(super) fn table(&self, anchor: Option<String>, caption: Vec<Inline>, cells: Cells) -> Block {
        let bookmark = anchor.unwrap_or_default();
        let id = self.id(&bookmark);
        let mut lines = cells.rows.into_iter();
        let head = lines.next().unwrap_or_default();
        let columns = head.iter().zip(&cells.align).map(|(title, align)| Column { title: plain(title), align: *align }).collect();
        let like = self.table_of(&id);
        let mut rows = Vec::new();
        for (at, cells) in lines.enumerate() {
            let (kind, cells) = unmarked(cells);
            let first = cells.first().map(|cell| plain(cell)).unwrap_or_default();
            let same = |row: &&Row| row.kind == kind && row.cells.first().map(|cell| plain(cell)).unwrap_or_default() == first;
            // Two rows may begin with the same words: each is taken once.
            let free = |row: &&Row| !rows.iter().any(|taken: &Row| taken.id == row.id);
            let found = like.and_then(|table| table.rows.iter().filter(free).find(same));
            let row_id = found.map_or_else(|| format!("{id}[{}:{at}]", first.to_lowercase()), |row| row.id.clone());
            rows.push(Row { id: row_id, kind, cells, change: None });
        }
        let origin = like.map_or_else(Origin::default, |table| table.origin.clone());
        Block::Table(Table { id, bookmark, caption, columns, rows, notes: Vec::new(), origin })
    }
}

/// A row printed strong is a sum; one whose first cell alone is strong is the party's own.
fn unmarked(cells: Vec<Vec<Inline>>) -> (RowKind, Vec<Vec<Inline>>) {
    let full = || cells.iter().filter(|cell| !cell.is_empty());
    let is_strong = |cell: &Vec<Inline>| strong(cell).is_some();
    let kind = if full().count() > 0 && full().all(is_strong) {
        RowKind::Total
    } else if cells.first().is_some_and(is_strong) {
        RowKind::Own
    } else {
        return (RowKind::Plain, cells);
    };
    (kind, cells.iter().map(|cell| strong(cell).unwrap_or_else(|| cell.clone())).collect())
}
