//! The tables of a service level agreement.

use super::View;
use crate::document::tree::{Block, Inline, RowKind};

/// The services with window and availability.
pub(super) fn services(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("services", "")
        .words(view.t("Tjeneste", "Teneste"))
        .words(view.t("Omfatter", "Omfattar"))
        .words(view.t("Måletid", "Måletid"))
        .numbers(view.t("Minste tilgjengelighet", "Minste tilgjenge"));
    for (id, _) in view.placed.scope.at("sla.services").items() {
        let path = |key: &str| format!("sla.services[{id}].{key}");
        table.row(
            id,
            RowKind::Plain,
            vec![
                view.cell(&path("title")),
                view.cell(&path("covers")),
                hours(view, &path("window")),
                view.cell(&path("availability")),
            ],
        );
    }
    table.done()
}

/// «alle virkedager kl. 08.00–15.30».
fn hours(view: &View<'_>, path: &str) -> Vec<Inline> {
    let mut cells = view.cell(&format!("{path}.days"));
    let (from, to) = (view.cell(&format!("{path}.from")), view.cell(&format!("{path}.to")));
    if !from.is_empty() && !to.is_empty() {
        cells.push(Inline::text(" kl.\u{a0}"));
        cells.extend(from);
        cells.push(Inline::text("–"));
        cells.extend(to);
    }
    cells
}

/// The classes of urgency with response and resolution.
pub(super) fn priorities(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("priorities", "")
        .words(view.t("Prioritet", "Prioritet"))
        .words(view.t("Gjelder når", "Gjeld når"))
        .words(view.t("Respons innen", "Respons innan"))
        .words(view.t("Løst innen", "Løyst innan"));
    for (id, _) in view.placed.scope.at("sla.priorities").items() {
        let path = |key: &str| format!("sla.priorities[{id}].{key}");
        let cells = ["urgency", "when", "response", "resolution"].into_iter().map(|key| view.cell(&path(key))).collect();
        table.row(id, RowKind::Plain, cells);
    }
    table.done()
}

/// Services beside the basis, with prices.
pub(super) fn extras(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("extras", "")
        .words(view.t("Tilleggstjeneste", "Tilleggsteneste"))
        .numbers(view.t("Pris", "Pris"))
        .words(view.t("Gjelder", "Gjeld"));
    for (id, _) in view.placed.scope.at("sla.extras").items() {
        let path = |key: &str| format!("sla.extras[{id}].{key}");
        table.row(id, RowKind::Plain, vec![view.cell(&path("title")), view.cell(&path("price")), view.cell(&path("per"))]);
    }
    table.done()
}
