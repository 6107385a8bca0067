//! The bricks of a chart: rows of numbers that a table beside it has too, and the words that say them.

use super::View;
use crate::document::chart::{Category, Chart, ChartKind, ChartSeries, Point};
use crate::document::tree::{Block, Inline, Origin, bookmark};
use crate::quantity::Ratio;

/// More rows than this are no picture.
const MOST_SERIES: usize = 4;
/// Likewise categories.
const MOST_CATEGORIES: usize = 24;

/// A number in a chart: how large, and as its table prints it.
pub(super) struct Dot {
    pub(super) value: Ratio,
    pub(super) printed: Inline,
}

/// One row of a chart, a dot or nothing for each category.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) dots: Vec<Option<Dot>>,
}

/// What a chart is made of.
pub(super) struct Plan {
    pub(super) name: String,
    pub(super) kind: ChartKind,
    /// After «Figur: ».
    pub(super) caption: String,
    /// The unit of the numbers; empty for plain numbers.
    pub(super) unit: String,
    pub(super) categories: Vec<Category>,
    pub(super) rows: Vec<Row>,
}

impl View<'_> {
    /// The chart as a block; nothing where there is nothing to compare, a number is below zero, or there are more than a picture holds.
    pub(super) fn chart(&self, plan: Plan) -> Vec<Block> {
        let Plan { name, kind, caption, unit, categories, rows } = plan;
        let id = format!("{}/chart:{name}", self.placed.kind.id);
        let words = self.chart_words(kind, &unit, &categories, &rows);
        let series: Option<Vec<ChartSeries>> = rows.into_iter().map(series).collect();
        let Some(series) = series else { return Vec::new() };
        let fits = (2..=MOST_CATEGORIES).contains(&categories.len()) && (1..=MOST_SERIES).contains(&series.len());
        let seen = series.iter().all(|one| one.points.iter().flatten().count() > 1);
        let zero = series.iter().flat_map(|one| one.points.iter().flatten()).all(|point| point.size == 0);
        if !fits || !seen || zero {
            return Vec::new();
        }
        let origin = Origin { from: id.clone(), file: None };
        let caption = vec![Inline::text(format!("Figur: {caption}"))];
        vec![Block::Chart(Chart {
            bookmark: bookmark(&id),
            id,
            kind,
            caption,
            unit,
            categories,
            series,
            words,
            origin,
            svg: None,
        })]
    }

    /// What kind of picture it is, then every row with its numbers, a sentence each.
    fn chart_words(&self, kind: ChartKind, unit: &str, categories: &[Category], rows: &[Row]) -> Vec<Vec<Inline>> {
        let name = match kind {
            ChartKind::Lines => "Linjediagram",
            ChartKind::Bars => self.t("Stolpediagram", "Stolpediagram"),
        };
        let unit = if unit.is_empty() { String::new() } else { format!(", i {unit}") };
        let mut words = vec![vec![Inline::text(format!("{name}{unit}."))]];
        for row in rows {
            let said: Vec<(&Category, &Dot)> =
                categories.iter().zip(&row.dots).filter_map(|(category, dot)| Some((category, dot.as_ref()?))).collect();
            let mut sentence = Vec::new();
            if !row.title.is_empty() {
                sentence.push(Inline::text(format!("{}: ", row.title)));
            }
            for (index, (category, dot)) in said.iter().enumerate() {
                if index > 0 {
                    sentence.push(Inline::text(if index + 1 == said.len() { " og " } else { ", " }));
                }
                match kind {
                    ChartKind::Lines => sentence.extend([dot.printed.clone(), Inline::text(format!(" i {}", category.label))]),
                    ChartKind::Bars => sentence.extend([Inline::text(format!("{} ", category.label)), dot.printed.clone()]),
                }
            }
            sentence.push(Inline::text("."));
            words.push(sentence);
        }
        words
    }
}

fn series(row: Row) -> Option<ChartSeries> {
    let points = row
        .dots
        .into_iter()
        .map(|dot| match dot {
            Some(dot) => point(dot).map(Some),
            None => Some(None),
        })
        .collect::<Option<Vec<_>>>()?;
    Some(ChartSeries { id: row.id, title: row.title, points })
}

/// The dot in thousandths; nothing when it is below zero or too large to draw.
fn point(dot: Dot) -> Option<Point> {
    let size = i64::try_from(dot.value.rounded(3)).ok().filter(|size| *size >= 0)?;
    Some(Point { size, text: crate::document::tree::plain(&[dot.printed]) })
}
