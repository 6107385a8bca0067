//! The tables of a service level agreement.

use std::collections::BTreeSet;

use super::View;
use super::build::words;
use crate::agreement::data::{Leaf, Node};
use crate::basis::Basis;
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

/// The classes of urgency with response and resolution, and when the time runs where that is not alike.
pub(super) fn priorities(view: &View<'_>) -> Vec<Block> {
    let priorities = view.placed.scope.at("sla.priorities").items();
    let says = |priority: &Node, key: &str| matches!(priority.at(key).leaf(), Some(Leaf::Truth(true)));
    let round = |priority: &Node| says(priority, "around_the_clock");
    let clock = priorities.iter().any(|(_, p)| round(p));
    let mut table = view
        .table("priorities", "")
        .words(view.t("Prioritet", "Prioritet"))
        .words(view.t("Gjelder når", "Gjeld når"))
        .words(view.t("Respons innen", "Respons innan"))
        .words(view.t("Løst innen", "Løyst innan"));
    if clock {
        table = table.words(view.t("Fristene løper", "Fristane går"));
    }
    for (id, priority) in priorities {
        let path = |key: &str| format!("sla.priorities[{id}].{key}");
        let mut cells: Vec<_> =
            ["urgency", "when", "response", "resolution"].into_iter().map(|key| view.cell(&path(key))).collect();
        if clock {
            cells.push(words(match round(priority) {
                true => view.t("hele døgnet", "heile døgnet"),
                false => view.t("i tiden for brukerstøtte", "i tida for brukarstøtte"),
            }));
        }
        table.row(id, RowKind::Plain, cells);
    }
    let urgency = |priority: &Node| match priority.at("urgency").leaf() {
        Some(Leaf::Word { set, id }) => Some(view.word(set, id)),
        _ => None,
    };
    for unbroken in priorities.iter().filter(|(_, p)| says(p, "until_solved")).filter_map(|(_, p)| urgency(p)) {
        table.note(view.lang.pick(
            format!("Arbeidet fortsetter uten avbrudd til hendelsen er løst, når prioriteten er {unbroken}."),
            format!("Arbeidet held fram utan avbrot til hendinga er løyst, når prioriteten er {unbroken}."),
        ));
    }
    table.done()
}

/// Levels beside availability. What a level does not say itself is what holds for all of them.
pub(super) fn levels(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("levels", "")
        .words(view.t("Det som blir målt", "Det som blir målt"))
        .words(view.t("Innen", "Innan"))
        .numbers(view.t("Minst", "Minst"))
        .words(view.t("Måletid", "Måletid"))
        .words(view.t("Måleperiode", "Måleperiode"))
        .words(view.t("Kilde", "Kjelde"));
    for (id, level) in view.placed.scope.at("sla.levels").items() {
        let path = |key: &str| format!("sla.levels[{id}].{key}");
        let or = |key: &str, common: &str| {
            if level.at(key).is_present() { view.cell(&path(key)) } else { view.cell(common) }
        };
        let window = if level.at("window").is_present() { path("window") } else { "sla.support".to_owned() };
        table.row(
            id,
            RowKind::Plain,
            vec![
                view.cell(&path("metric")),
                view.cell(&path("within")),
                view.cell(&path("at_least")),
                hours(view, &window),
                or("period", "sla.measuring.period"),
                or("source", "sla.measuring.source"),
            ],
        );
    }
    table.done()
}

/// What is not made public, with the provision that allows it.
pub(super) fn withheld(view: &View<'_>) -> Vec<Block> {
    let mut table =
        view.table("withheld", "").words(view.t("Del av avtalen", "Del av avtalen")).words(view.t("Hjemmel", "Heimel"));
    for (id, part) in view.placed.scope.at("sla.withheld").items() {
        let path = |key: &str| format!("sla.withheld[{id}].{key}");
        let said = match part.at("basis").leaf() {
            Some(Leaf::Label(texts)) => texts.in_lang(view.lang).and_then(|text| Basis::parse(text).ok()),
            _ => None,
        };
        let basis = match said {
            Some(basis) => vec![Inline::Cite { basis: basis.to_string(), url: basis.url(), text: basis.print(view.lang) }],
            None => view.cell(&path("basis")),
        };
        table.row(id, RowKind::Plain, vec![view.cell(&path("what")), basis]);
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
    let items = view.placed.scope.at("sla.extras").items();
    let taxes: BTreeSet<Option<&str>> = items
        .iter()
        .filter(|(_, extra)| extra.at("price").is_present())
        .map(|(_, extra)| match extra.at("vat").leaf() {
            Some(Leaf::Word { id, .. }) => Some(id.as_str()).filter(|id| *id != "not-stated"),
            _ => None,
        })
        .collect();
    // How tax stands to the prices is said once where it is alike, else line by line.
    let alike = taxes.len() < 2;
    if !alike {
        table = table.words(view.t("Merverdiavgift", "Meirverdiavgift"));
    }
    for (id, _) in items {
        let path = |key: &str| format!("sla.extras[{id}].{key}");
        let mut cells = vec![view.cell(&path("title")), view.cell(&path("price")), view.cell(&path("per"))];
        if !alike {
            let said = view.cell(&path("vat"));
            cells.push(if said.is_empty() { words(view.t("ikke opplyst", "ikkje opplyst")) } else { said });
        }
        table.row(id, RowKind::Plain, cells);
    }
    match taxes.first().filter(|_| alike) {
        Some(Some("excluded")) => table.note(view.t("Prisene er uten merverdiavgift.", "Prisane er utan meirverdiavgift.")),
        Some(Some("included")) => table.note(view.t("Prisene er med merverdiavgift.", "Prisane er med meirverdiavgift.")),
        Some(_) => table.note(view.t(
            "Det er ikke opplyst om prisene er med eller uten merverdiavgift.",
            "Det er ikkje opplyst om prisane er med eller utan meirverdiavgift.",
        )),
        None => {}
    }
    table.done()
}
