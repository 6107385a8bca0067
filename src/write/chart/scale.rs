//! Where a number stands on a scale from nothing to a round number above the largest.

use crate::document::chart::Chart;
use crate::lang::number;
use crate::quantity::Ratio;

/// A scale with at most five steps of 1, 2 or 5 times a power of ten, in thousandths of the unit.
pub(super) struct Scale {
    step: i128,
    top: i128,
}

impl Scale {
    /// A scale that holds every point of the chart.
    pub(super) fn of(chart: &Chart) -> Self {
        let largest = i128::from(largest(chart)).max(1);
        let mut power: i128 = 1;
        loop {
            for step in [power, 2 * power, 5 * power] {
                if step * 5 >= largest {
                    return Self { step, top: (largest + step - 1) / step * step };
                }
            }
            power *= 10;
        }
    }

    /// How far up a scale so long the number stands.
    pub(super) fn place(&self, size: i64, length: i64) -> i64 {
        part(size, self.top, length)
    }

    /// Each step with its number as printed.
    pub(super) fn ticks(&self) -> Vec<(i64, String)> {
        let mut ticks = Vec::new();
        let mut at: i128 = 0;
        while at <= self.top {
            let text = Ratio::new(at, 1000).map(|value| number::number(&value)).unwrap_or_default();
            ticks.push((i64::try_from(at).unwrap_or(i64::MAX), text));
            at += self.step;
        }
        ticks
    }
}

/// The largest point.
pub(super) fn largest(chart: &Chart) -> i64 {
    chart.series.iter().flat_map(|series| &series.points).flatten().map(|point| point.size).max().unwrap_or(0)
}

/// A part of a length, rounded to a whole number.
pub(super) fn part(size: i64, whole: i128, length: i64) -> i64 {
    let exact = i128::from(size.max(0)) * i128::from(length);
    i64::try_from((exact + whole / 2) / whole.max(1)).unwrap_or(length).min(length)
}
