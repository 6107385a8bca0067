//! The tables of a data processing agreement.

use super::View;
use crate::document::tree::{Block, RowKind};

/// Sub-processors: who, for what, where.
pub(super) fn sub_processors(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("sub-processors", "")
        .words(view.t("Underleverandør", "Underleverandør"))
        .words(view.t("Oppgave", "Oppgåve"))
        .words(view.t("Behandler i", "Behandlar i"));
    rows(view, &mut table, "privacy.sub_processors.list", &["name", "task", "country"]);
    table.done()
}

/// Transfers to countries outside the EEA: where to, for what, on which ground.
pub(super) fn transfers(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("transfers", "")
        .words(view.t("Land", "Land"))
        .words(view.t("Gjelder", "Gjeld"))
        .words(view.t("Overføringsgrunnlag", "Overføringsgrunnlag"));
    rows(view, &mut table, "privacy.third_countries.transfers", &["country", "about", "ground"]);
    table.done()
}

fn rows(view: &View<'_>, table: &mut super::build::Builder, list: &str, keys: &[&str]) {
    for (id, _) in view.placed.scope.at(list).items() {
        let cells = keys.iter().map(|key| view.cell(&format!("{list}[{id}].{key}"))).collect();
        table.row(id, RowKind::Plain, cells);
    }
}
