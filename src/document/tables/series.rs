//! Series by year that explain a case: cost with and without cooperation, staff.

use super::View;
use super::build::{Unit, words};
use super::charts::{Dot, Plan, Row};
use super::costs::source_note;
use crate::agreement::money::Series;
use crate::agreement::words::{MoneyUnit, SeriesUnit};
use crate::document::chart::{Category, ChartKind};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::number;
use crate::quantity::{Kroner, Ratio};

/// Every table of series.
pub(super) fn series(view: &View<'_>) -> Vec<Block> {
    let mut tables: Vec<&str> = Vec::new();
    for series in view.resolved.loaded.agreement.series.iter() {
        if !tables.contains(&series.table.0.as_str()) {
            tables.push(&series.table.0);
        }
    }
    tables.into_iter().flat_map(|table| series_table(view, table)).collect()
}

/// The tables of series a case shows.
pub(super) fn case_series(view: &View<'_>) -> Vec<Block> {
    view.placed
        .case
        .map_or_else(Vec::new, |case| case.case.series.iter().flat_map(|table| series_table(view, &table.0)).collect())
}

fn series_table(view: &View<'_>, id: &str) -> Vec<Block> {
    let rows: Vec<&Series> = view.resolved.loaded.agreement.series.iter().map(|s| &s.value).filter(|s| s.table.0 == id).collect();
    let mut years: Vec<i16> = rows.iter().flat_map(|r| r.values.keys().map(|y| y.0)).collect();
    years.sort_unstable();
    years.dedup();
    let Some(first) = rows.first() else { return Vec::new() };
    let millions = first.print_in.as_ref().is_some_and(|u| u.value == MoneyUnit::Millions);
    let amounts: Vec<Kroner> =
        rows.iter().flat_map(|r| r.values.values()).map(|v| Kroner::from_ore(v.value.0.rounded(2))).collect();
    let unit = Unit::of(millions, amounts.iter());
    let caption = match first.unit.value {
        SeriesUnit::Kroner => format!("Kostnad per år, i {}", unit.name()),
        SeriesUnit::ManYears => view.t("Årsverk per år", "Årsverk per år").to_owned(),
        SeriesUnit::Number => view.t("Antall per år", "Tal per år").to_owned(),
    };
    let mut table = view.table(&format!("series:{id}"), caption).words("");
    for year in &years {
        table = table.numbers(year.to_string());
    }
    for row in &rows {
        let mut cells = vec![view.cell(&format!("series[{}].title", row.id.0))];
        for year in &years {
            let value = row.values.iter().find(|(y, _)| y.0 == *year).map(|(_, v)| &v.value.0);
            let text = value.map(|v| match row.unit.value {
                SeriesUnit::Kroner => unit.text(&Kroner::from_ore(v.rounded(2))),
                _ => number::number(v),
            });
            cells.push(text.map_or_else(
                || words("–"),
                |text| vec![Inline::Value { path: format!("series[{}].values.{year}", row.id.0), text }],
            ));
        }
        table.row(&row.id.0, RowKind::Plain, cells);
    }
    if let Some(row) = difference(view, &rows, &years, unit) {
        table.row("difference", RowKind::Total, row);
    }
    for row in &rows {
        if let Some(note) = row.note.as_ref().and_then(|n| n.in_lang(view.lang)) {
            table.note(format!("«{}»: {note}", row.title.in_lang(view.lang).unwrap_or(&row.id.0)));
        }
    }
    source_note(view, rows.iter().find_map(|r| r.source.as_ref()?.in_lang(view.lang)), &mut table);
    let mut blocks = table.done();
    blocks.extend(chart(view, id, &rows, &years, unit));
    blocks
}

/// The same rows as lines.
fn chart(view: &View<'_>, id: &str, rows: &[&Series], years: &[i16], unit: Unit) -> Vec<Block> {
    let Some(first) = rows.first() else { return Vec::new() };
    if rows.iter().any(|row| row.unit.value != first.unit.value) {
        return Vec::new();
    }
    let (caption, name) = match first.unit.value {
        SeriesUnit::Kroner => (format!("kostnad per år, i {}", unit.name()), unit.name()),
        SeriesUnit::ManYears => ("årsverk per år".to_owned(), "årsverk"),
        SeriesUnit::Number => (view.t("antall per år", "tal per år").to_owned(), ""),
    };
    let dot = |row: &Series, year: i16| {
        let value = row.values.iter().find(|(y, _)| y.0 == year).map(|(_, v)| v.value.0.clone())?;
        let text = match row.unit.value {
            SeriesUnit::Kroner => unit.text(&Kroner::from_ore(value.rounded(2))),
            _ => number::number(&value),
        };
        let value = match (row.unit.value, unit) {
            (SeriesUnit::Kroner, Unit::Millions(_)) => value.checked_div(&Ratio::whole(1_000_000))?,
            _ => value,
        };
        Some(Dot { value, printed: Inline::Value { path: format!("series[{}].values.{year}", row.id.0), text } })
    };
    let line = |row: &&Series| Row {
        id: row.id.0.clone(),
        title: row.title.in_lang(view.lang).unwrap_or(&row.id.0).to_owned(),
        dots: years.iter().map(|year| dot(row, *year)).collect(),
    };
    view.chart(Plan {
        name: format!("series:{id}"),
        kind: ChartKind::Lines,
        caption,
        unit: name.to_owned(),
        categories: years.iter().map(|year| Category { label: year.to_string(), own: false }).collect(),
        rows: rows.iter().map(line).collect(),
    })
}

/// Two rows of kroner are a comparison: the difference in the years both have.
fn difference(view: &View<'_>, rows: &[&Series], years: &[i16], unit: Unit) -> Option<Vec<Vec<Inline>>> {
    let [a, b] = rows else { return None };
    if a.unit.value != SeriesUnit::Kroner || b.unit.value != SeriesUnit::Kroner {
        return None;
    }
    let value = |s: &Series, year: i16| s.values.iter().find(|(y, _)| y.0 == year).map(|(_, v)| v.value.0.clone());
    let mut cells = vec![words(view.t("Forskjell", "Skilnad"))];
    for &year in years {
        cells.push(match (value(a, year), value(b, year)) {
            (Some(a), Some(b)) => unit.figure(format!("series/difference/{year}"), &Kroner::from_ore((&b - &a).rounded(2))),
            _ => words("–"),
        });
    }
    Some(cells)
}
