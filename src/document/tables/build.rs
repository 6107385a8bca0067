//! The bricks of a table: columns, rows and cells with ids that name what they are, not where they stand.

use super::View;
use crate::agreement::data::Node;
use crate::document::tree::{Align, Block, Column, Inline, Origin, Row, RowKind, Table, bookmark};
use crate::lang::{Form, Words, number};
use crate::quantity::Kroner;
use crate::resolve::print::{self, Printed};

/// A table under construction.
pub(super) struct Builder {
    id: String,
    caption: Vec<Inline>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    notes: Vec<Vec<Inline>>,
}

impl View<'_> {
    /// A table with this name and caption.
    pub(super) fn table(&self, name: &str, caption: impl Into<String>) -> Builder {
        let caption: String = caption.into();
        Builder {
            id: format!("{}/table:{name}", self.placed.kind.id),
            caption: if caption.is_empty() { Vec::new() } else { vec![Inline::text(caption)] },
            columns: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// One of two words.
    pub(crate) fn t<'t>(&self, nb: &'t str, nn: &'t str) -> &'t str {
        self.lang.pick(nb, nn)
    }

    /// The value at a path as a cell; an empty cell when it is not there.
    pub(super) fn cell(&self, path: &str) -> Vec<Inline> {
        self.cell_of(path, self.placed.scope.at(path), None)
    }

    /// The value of a word in a form.
    pub(super) fn cell_of(&self, path: &str, node: &Node, form: Option<Form>) -> Vec<Inline> {
        match print::value(self.resolved, node, form, self.lang) {
            Printed::Line(text) => vec![Inline::Value { path: path.to_owned(), text }],
            Printed::Open(question) => {
                let label = self.lang.pick("▢ Ikke avklart", "▢ Ikkje avklart").to_owned();
                vec![Inline::Gap { path: path.to_owned(), question, label }]
            }
            _ => Vec::new(),
        }
    }

    /// A party's name as the heading of a row.
    pub(super) fn party(&self, id: &str) -> Vec<Inline> {
        vec![Inline::Value { path: format!("parties[{id}].name"), text: self.resolved.loaded.party_name(id, self.lang) }]
    }

    /// The row of a party is `Own` when the paper is the party's.
    pub(super) fn row_kind(&self, party: &str) -> RowKind {
        if self.placed.party == Some(party) { RowKind::Own } else { RowKind::Plain }
    }

    /// The parties' ids, the paper's own first.
    pub(super) fn own_first(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.resolved.loaded.agreement.parties.iter().map(|p| p.id.0.as_str()).collect();
        ids.sort_by_key(|id| self.placed.party != Some(*id));
        ids
    }

    /// A word of a closed set, by its id.
    pub(crate) fn word(&self, set: &str, id: &str) -> String {
        Words::embedded().word(set, id, self.lang, Form::Indefinite).unwrap_or(id).to_owned()
    }
}

impl Builder {
    /// A column of words.
    pub(super) fn words(mut self, title: impl Into<String>) -> Self {
        self.columns.push(Column { title: title.into(), align: Align::Left });
        self
    }
    /// A column of numbers.
    pub(super) fn numbers(mut self, title: impl Into<String>) -> Self {
        self.columns.push(Column { title: title.into(), align: Align::Right });
        self
    }
    /// A row; `key` names the datum it is about.
    pub(super) fn row(&mut self, key: &str, kind: RowKind, cells: Vec<Vec<Inline>>) {
        self.rows.push(Row { id: format!("{}[{key}]", self.id), kind, cells, change: None });
    }
    /// A remark under the table.
    pub(super) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(vec![Inline::text(note)]);
    }
    /// Is there no row?
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The table as a block; nothing when it has no rows.
    pub(super) fn done(self) -> Vec<Block> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let origin = Origin { from: self.id.clone(), file: None };
        let Self { id, caption, columns, rows, notes } = self;
        vec![Block::Table(Table { bookmark: bookmark(&id), id, caption, columns, rows, notes, origin })]
    }
}

/// Plain words as a cell.
pub(super) fn words(text: impl Into<String>) -> Vec<Inline> {
    let text: String = text.into();
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
}

/// The unit the amounts of one table are printed in: every amount alike, none rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Kroner.
    Kroner,
    /// Millions of kroner with so many decimals.
    Millions(u32),
}

impl Unit {
    /// Kroner, or millions with the decimals the amounts need.
    pub(super) fn of<'a>(millions: bool, amounts: impl Iterator<Item = &'a Kroner>) -> Self {
        if millions { Unit::Millions(amounts.map(number::millions_decimals).max().unwrap_or(1)) } else { Unit::Kroner }
    }

    /// An amount without its unit.
    pub(super) fn text(self, amount: &Kroner) -> String {
        match self {
            Unit::Kroner => number::amount(amount),
            Unit::Millions(decimals) => number::millions_with(amount, decimals),
        }
    }

    /// The unit's own name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Unit::Kroner => "kroner",
            Unit::Millions(_) => "mill. kroner",
        }
    }

    /// A computed amount as a cell.
    pub(super) fn figure(self, id: impl Into<String>, amount: &Kroner) -> Vec<Inline> {
        vec![Inline::Figure { id: id.into(), text: self.text(amount) }]
    }
}
