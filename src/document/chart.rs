//! A chart: the numbers of a table as a picture, with the same numbers in words for whoever does not see it.
//! It holds data, not a drawing; the writers draw it.

use serde::{Deserialize, Serialize};

use super::tree::{Inline, Origin};

/// A chart made in Rust. The table with its numbers stands beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Its element id.
    pub id: String,
    /// A name safe for bookmarks in every format.
    pub bookmark: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows, with the unit.
    pub caption: Vec<Inline>,
    /// The unit of the scale, such as «mill. kroner»; empty for a plain number.
    pub unit: String,
    /// What the points of every series stand for: years, or parties.
    pub categories: Vec<Category>,
    /// The rows of numbers, at least one.
    pub series: Vec<ChartSeries>,
    /// The alternative text, a sentence each: what the picture says, with every number.
    pub words: Vec<Vec<Inline>>,
    /// What the chart was made from.
    pub origin: Origin,
    /// The drawing as SVG without colours. Only in `avtaleverk.document/1` as written, for programs that do not draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub svg: Option<String>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// A line a series, over time.
    Lines,
    /// A bar a category.
    Bars,
}

/// What a point stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// As printed.
    pub label: String,
    /// Whether it is the party whose paper it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// One row of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartSeries {
    /// What it is about.
    pub id: String,
    /// Its name; empty where the chart has one series.
    pub title: String,
    /// One a category; nothing where there is no number.
    pub points: Vec<Option<Point>>,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// How large it is, in thousandths of the unit, never below zero. Only for drawing: what is printed is `text`.
    pub size: i64,
    /// As printed.
    pub text: String,
}

impl Chart {
    /// The alternative text on one line.
    pub fn alternative(&self) -> String {
        let sentences: Vec<String> = self.words.iter().map(|sentence| super::tree::plain(sentence)).collect();
        sentences.join(" ")
    }
}
