//! Bars that lie: the name to the left, the number at the end. The paper's own party is filled and bold, the others are outlined;
//! where a chart has two series, the first is filled and the second outlined.

use super::WIDTH;
use super::canvas::{Anchor, Canvas, width, wrapped};
use super::scale::{largest, part};
use crate::document::chart::Chart;

const BAR: i64 = 17;
const LINE: i64 = 17;
const AIR: i64 = 9;

/// Draws the chart; how high it became.
pub(super) fn draw(chart: &Chart, canvas: &mut Canvas) -> i64 {
    let names: Vec<Vec<String>> = chart.categories.iter().map(|category| wrapped(&category.label, 30)).collect();
    let left = names.iter().flatten().map(|line| width(line)).max().unwrap_or(0) + 12;
    let numbers = chart.series.iter().flat_map(|series| &series.points).flatten();
    let room = WIDTH - left - numbers.map(|point| width(&point.text)).max().unwrap_or(0) - 10;
    let mut y = legend(chart, canvas) + 4;
    let top = y;
    let own = chart.categories.iter().any(|category| category.own);
    for (index, (category, name)) in chart.categories.iter().zip(&names).enumerate() {
        y += AIR;
        let bars = i64::try_from(chart.series.len()).unwrap_or(1) * (BAR + 3) - 3;
        let words = i64::try_from(name.len()).unwrap_or(1) * LINE;
        let high = bars.max(words);
        let weight = if category.own { "label own" } else { "label" };
        for (row, line) in (0..).zip(name) {
            canvas.text((left - 10, y + (high - words) / 2 + 13 + row * LINE), weight, Anchor::End, line);
        }
        let mut at = y + (high - bars) / 2;
        for (number, series) in chart.series.iter().enumerate() {
            if let Some(point) = series.points.get(index).and_then(Option::as_ref) {
                let long = part(point.size, i128::from(largest(chart).max(1)), room);
                canvas.bar((left, at), (long, BAR), filling(number, category.own, own));
                canvas.text((left + long + 7, at + 13), weight, Anchor::Start, &point.text);
            }
            at += BAR + 3;
        }
        y += high;
    }
    canvas.line((left, top), (left, y + AIR), "axis");
    y + AIR + 2
}

/// Filled or outlined, by whose bar it is and which.
fn filling(series: usize, own: bool, any_own: bool) -> &'static str {
    match (series, own || !any_own) {
        (0, true) => "bar filled",
        (0, false) => "bar tinted",
        _ => "bar outlined",
    }
}

/// What filled and outlined mean, where there are two series.
fn legend(chart: &Chart, canvas: &mut Canvas) -> i64 {
    let mut y = 0;
    for (number, series) in chart.series.iter().enumerate().filter(|_| chart.series.len() > 1) {
        y += LINE + 2;
        canvas.bar((1, y - 12), (22, 13), filling(number, true, true));
        canvas.text((32, y), "label", Anchor::Start, &series.title);
    }
    y
}
