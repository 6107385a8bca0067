//! Lines over years: a legend with the marker of each, a scale from nothing, and every number at its point where there is room.

use super::WIDTH;
use super::canvas::{Anchor, Canvas, width, wrapped};
use super::scale::Scale;
use crate::document::chart::Chart;

const HEIGHT: i64 = 145;
const LINE: i64 = 19;

/// Draws the chart; how high it became.
pub(super) fn draw(chart: &Chart, canvas: &mut Canvas) -> i64 {
    let scale = Scale::of(chart);
    let ticks = scale.ticks();
    let top = legend(chart, canvas) + 40;
    let left = ticks.iter().map(|(_, text)| width(text)).max().unwrap_or(0) + 10;
    let (right, bottom) = (WIDTH - 6, top + HEIGHT);
    canvas.text((0, top - 16), "quiet", Anchor::Start, &chart.unit);
    for (size, text) in &ticks {
        let y = bottom - scale.place(*size, HEIGHT);
        canvas.line((left, y), (right, y), if *size == 0 { "axis" } else { "grid" });
        canvas.text((left - 8, y + 4), "quiet", Anchor::End, text);
    }
    let count = i64::try_from(chart.categories.len()).unwrap_or(1).max(1);
    let band = (right - left) / count;
    let x = |index: usize| left + band / 2 + i64::try_from(index).unwrap_or(0) * band;
    for (index, category) in chart.categories.iter().enumerate() {
        canvas.text((x(index), bottom + 20), "label", Anchor::Middle, &category.label);
    }
    let y = |size: i64| bottom - scale.place(size, HEIGHT);
    let mut values = Vec::new();
    for index in 0..chart.categories.len() {
        // Where the numbers are too long to stand side by side, the first and the last say where the lines begin and end.
        if longest(chart) + 4 <= band || index == 0 || index + 1 == chart.categories.len() {
            values.extend(self::values(chart, index, x(index), &y));
        }
    }
    // The lines of the scale end where a number stands.
    for ((x, y), text) in &values {
        canvas.bar((x - width(text) / 2, y - 11), (width(text), 14), "halo");
    }
    for (number, series) in chart.series.iter().enumerate() {
        for run in series.points.iter().enumerate().collect::<Vec<_>>().split(|(_, point)| point.is_none()) {
            let run: Vec<(i64, i64)> =
                run.iter().filter_map(|(index, point)| Some((x(*index), y(point.as_ref()?.size)))).collect();
            canvas.path(&run, &format!("line s{}", number % 4));
        }
    }
    for (number, series) in chart.series.iter().enumerate() {
        for (index, point) in series.points.iter().enumerate() {
            if let Some(point) = point {
                canvas.marker((x(index), y(point.size)), number);
            }
        }
    }
    for (at, text) in &values {
        canvas.text(*at, "value", Anchor::Middle, text);
    }
    bottom + 26
}

/// The widest number.
fn longest(chart: &Chart) -> i64 {
    chart.series.iter().flat_map(|series| &series.points).flatten().map(|point| width(&point.text)).max().unwrap_or(0)
}

/// Where the numbers of one category stand: the highest above its point, the lowest below, those between where they touch neither.
fn values<'a>(chart: &'a Chart, index: usize, x: i64, y: &impl Fn(i64) -> i64) -> Vec<((i64, i64), &'a str)> {
    let of_category = chart.series.iter().filter_map(|series| series.points.get(index)?.as_ref());
    let mut points: Vec<(i64, &str)> = of_category.map(|point| (y(point.size), point.text.as_str())).collect();
    points.sort_by_key(|(y, _)| *y);
    points.dedup();
    let last = points.len().saturating_sub(1);
    let mut placed = Vec::new();
    let mut above = i64::MIN / 2;
    for (rank, (y, text)) in points.iter().enumerate() {
        let free = y - above > 30 && points.get(rank + 1).is_none_or(|(next, _)| next - y > 24);
        if rank > 0 && rank == last {
            placed.push(((x, y + 20), *text));
        } else if rank == 0 || free {
            placed.push(((x, y - 11), *text));
        }
        above = *y;
    }
    placed
}

/// A line with its marker and what it is, one a series; how far down it came. Nothing for a series without a name.
fn legend(chart: &Chart, canvas: &mut Canvas) -> i64 {
    let mut y = 0;
    for (number, series) in chart.series.iter().enumerate() {
        for (row, words) in wrapped(&series.title, 84).iter().enumerate() {
            y += LINE;
            if row == 0 {
                canvas.line((1, y - 4), (41, y - 4), &format!("line s{}", number % 4));
                canvas.marker((21, y - 4), number);
            }
            canvas.text((52, y), "label", Anchor::Start, words);
        }
    }
    y
}
