//! What the versions mean to each party.

use super::super::effect::{Effect, signed};
use super::{Writer, before_and_now, bullets, named, strong};
use crate::document::tree::{Align, Block, Column, Inline, Origin, Row, RowKind, Table, bookmark};
use crate::lang::number;

impl Writer<'_> {
    fn concerned(&self) -> impl Iterator<Item = &Effect> {
        self.changes.effects.iter().filter(|effect| self.party.is_none_or(|party| party == effect.party))
    }

    /// A table of kroner, then what else is different, party by party.
    pub(super) fn meaning(&self) -> Vec<Block> {
        let l = self.lang;
        let mut rows = Vec::new();
        for effect in self.concerned() {
            for amount in &effect.amounts {
                let cell = |kroner: Option<&crate::quantity::Kroner>| {
                    vec![Inline::text(kroner.map(number::amount).unwrap_or_else(|| "–".to_owned()))]
                };
                rows.push(Row {
                    id: format!("changes/meaning[{}:{}:{}]", effect.party, amount.cost, amount.year),
                    kind: RowKind::Plain,
                    cells: vec![
                        vec![Inline::text(effect.name.clone())],
                        vec![Inline::text(format!("{} {}", amount.title, amount.year))],
                        cell(amount.old.as_ref()),
                        cell(amount.new.as_ref()),
                        vec![Inline::text(signed(&amount.difference()))],
                    ],
                    change: None,
                });
            }
        }
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            let left = |title: &str| Column { title: title.to_owned(), align: Align::Left };
            let right = |title: &str| Column { title: title.to_owned(), align: Align::Right };
            blocks.push(Block::Table(Table {
                id: "changes/table:meaning".to_owned(),
                bookmark: bookmark("changes/table:meaning"),
                caption: vec![Inline::text(l.pick("Hva deltakerne betaler, i kroner", "Kva deltakarane betaler, i kroner"))],
                columns: vec![
                    left(l.pick("Deltaker", "Deltakar")),
                    left(l.pick("Kostnad og år", "Kostnad og år")),
                    right(l.pick("Før", "Før")),
                    right(l.pick("Nå", "No")),
                    right(l.pick("Endring", "Endring")),
                ],
                rows,
                notes: Vec::new(),
                origin: Origin { from: "diff".to_owned(), file: None },
            }));
        }
        let mut lines = Vec::new();
        for effect in self.concerned() {
            for value in &effect.values {
                let mut line =
                    vec![strong(effect.name.clone()), Inline::text(format!(": {} ", value.about.words(l).to_lowercase()))];
                line.extend(before_and_now(value.old.as_deref(), value.new.as_deref()));
                lines.push((format!("changes/effect[{}:{}]", effect.party, value.about.id()), line));
            }
        }
        let (ids, lines): (Vec<String>, Vec<Vec<Inline>>) = lines.into_iter().unzip();
        blocks.extend(named(bullets(lines), ids));
        blocks
    }
}
