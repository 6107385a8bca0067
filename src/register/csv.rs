//! Separated values as rows: semicolon, tab or comma, quoted or not, with or without a title above and notes below. Enter at [`grid`].

use super::{Cell, Fault, Grid};
use crate::source::Span;

/// The heads are the first row with two cells or more; rows end at the first one with less.
pub(super) fn grid(text: &str) -> Result<Grid, Fault> {
    let of = |separator| rows(text, separator);
    let tables = [';', '\t', ','].map(of);
    let rows = tables.into_iter().find(|rows| rows.iter().any(|row| row.len() > 1)).ok_or(Fault::NoTable)?;
    let mut rows = rows.into_iter().peekable();
    let mut grid = Grid::default();
    while let Some(row) = rows.next_if(|row| row.len() < 2) {
        grid.title.extend(row.into_iter().map(|cell| cell.text));
        grid.title.push('\n');
    }
    grid.heads = rows.next().ok_or(Fault::NoTable)?;
    grid.rows = rows.take_while(|row| row.len() > 1).collect();
    Ok(grid)
}

/// Every line with something on it, cut at the separator outside quotation marks.
fn rows(text: &str, separator: char) -> Vec<Vec<Cell>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut rows = Vec::new();
    let mut row: Vec<Cell> = Vec::new();
    let mut cell = Cell { span: Span::new(start, start), ..Cell::default() };
    let mut quoted = false;
    let mut chars = text.char_indices().skip_while(|(at, _)| *at < start).peekable();
    let close = |cell: &mut Cell, row: &mut Vec<Cell>, at: usize, next: usize| {
        cell.span.end = at.max(cell.span.start);
        cell.text = cell.text.trim().to_owned();
        row.push(std::mem::replace(cell, Cell { span: Span::new(next, next), ..Cell::default() }));
    };
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if quoted && chars.next_if(|(_, next)| *next == '"').is_some() => cell.text.push('"'),
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                close(&mut cell, &mut row, at, at + 1);
                rows.push(std::mem::take(&mut row));
            }
            '\r' => {}
            c if c == separator && !quoted => close(&mut cell, &mut row, at, at + c.len_utf8()),
            c => cell.text.push(c),
        }
    }
    close(&mut cell, &mut row, text.len(), text.len());
    rows.push(row);
    // A row of nothing but separators is as empty as one without any.
    rows.into_iter()
        .map(|row| if row.iter().all(|cell| cell.text.is_empty()) { Vec::new() } else { row })
        .skip_while(Vec::is_empty)
        .collect()
}
