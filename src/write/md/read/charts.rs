//! A chart of Markdown: its caption and its words. What it draws is known where another version of it says the same.

use super::known::Known;
use crate::document::chart::{Chart, ChartKind, ChartSeries};
use crate::document::tree::{Block, Inline, Origin, plain};

impl Known {
    /// Is this the anchor of a chart? One that no other version has is known by its name.
    pub(super) fn is_chart(&self, anchor: Option<&str>) -> bool {
        anchor.is_some_and(|bookmark| self.chart_of(bookmark).is_some() || bookmark.contains("_chart_"))
    }

    /// The chart. Where its words are others than today's, its numbers stand in them alone.
    pub(super) fn chart(&self, anchor: Option<String>, caption: Vec<Inline>, words: Vec<Vec<Inline>>) -> Block {
        let bookmark = anchor.unwrap_or_default();
        let like = self.chart_of(&bookmark);
        let all = |words: &[Vec<Inline>]| words.iter().map(|sentence| plain(sentence)).collect::<Vec<_>>();
        if let Some(same) = like.filter(|like| plain(&like.caption) == plain(&caption) && all(&like.words) == all(&words)) {
            return Block::Chart(same.clone());
        }
        let unknown = |series: &ChartSeries| ChartSeries { points: vec![None; series.points.len()], ..series.clone() };
        let chart = match like {
            Some(like) => Chart { caption, words, series: like.series.iter().map(unknown).collect(), ..like.clone() },
            None => Chart {
                id: self.id(&bookmark),
                bookmark,
                kind: ChartKind::Bars,
                caption,
                unit: String::new(),
                categories: Vec::new(),
                series: vec![ChartSeries { id: String::new(), title: String::new(), points: Vec::new() }],
                words,
                origin: Origin::default(),
                svg: None,
            },
        };
        Block::Chart(chart)
    }
}

/// The sentences under a chart; none where the line is something else.
pub(super) fn sentences(content: &[Inline]) -> Option<Vec<Vec<Inline>>> {
    let blank = |inline: &Inline| matches!(inline, Inline::Text { text } if text.trim().is_empty());
    let only = content.iter().all(|inline| matches!(inline, Inline::Emph { .. }) || blank(inline));
    let emph = |inline: &Inline| match inline {
        Inline::Emph { content } => Some(content.clone()),
        _ => None,
    };
    only.then(|| content.iter().filter_map(emph).collect())
}
