//! Charts as SVG: one drawing for the web page and the PDF, with classes and no colours, so that each sheet gives it its own.
//! Lines differ by marker and dash, bars by filling, and numbers stand beside what they measure: no colour is needed to read them.
//! Enter at [`svg`]; coordinates are whole numbers on a sheet [`WIDTH`] wide.

mod bars;
mod canvas;
mod lines;
mod scale;
#[cfg(test)]
mod tests;

use self::canvas::Canvas;
use crate::document::Document;
use crate::document::chart::{Chart, ChartKind};
use crate::document::tree::{Block, plain};

/// How wide every drawing is, in its own units.
const WIDTH: i64 = 640;

/// The chart as an SVG element. With a name its title and words are linked to it by id; without, they stand in an attribute.
pub(super) fn svg(chart: &Chart, name: Option<&str>) -> String {
    let mut canvas = Canvas::default();
    let height = match chart.kind {
        ChartKind::Lines => lines::draw(chart, &mut canvas),
        ChartKind::Bars => bars::draw(chart, &mut canvas),
    };
    canvas.finish(height, name, &plain(&chart.caption), &chart.alternative())
}

/// The document with its charts drawn in it; nothing where it has none.
pub(super) fn drawn(document: &Document) -> Option<Document> {
    if !any(&document.body) {
        return None;
    }
    let mut document = document.clone();
    draw(&mut document.body);
    Some(document)
}

fn any(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Chart(_) => true,
        Block::Section { body, .. } | Block::Quote { body, .. } | Block::Note { body, .. } => any(body),
        Block::List { items, .. } => items.iter().any(|item| any(&item.body)),
        Block::Changed { old, new, .. } => any(old) || any(new),
        Block::Paragraph { .. } | Block::Table(_) | Block::Gap { .. } | Block::Signature { .. } => false,
    })
}

fn draw(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Chart(chart) => chart.svg = Some(svg(chart, None)),
            Block::Section { body, .. } | Block::Quote { body, .. } | Block::Note { body, .. } => draw(body),
            Block::List { items, .. } => items.iter_mut().for_each(|item| draw(&mut item.body)),
            Block::Changed { old, new, .. } => {
                draw(old);
                draw(new);
            }
            Block::Paragraph { .. } | Block::Table(_) | Block::Gap { .. } | Block::Signature { .. } => {}
        }
    }
}
