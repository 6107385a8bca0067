//! Markdown (CommonMark with GFM tables): the text that enters git, so that a difference between versions is a difference between sentences.
//!
//! One sentence a line, an anchor an element, and every word of the document printed as it is: `escape` sees to that, `line` builds
//! the text of a block, `sentence` knows where one ends.

mod escape;
mod line;
mod read;
mod sentence;
#[cfg(test)]
mod tests;

pub use self::read::read;
pub use self::sentence::sentences;

use self::line::{Lines, Style};
use super::anchors::Anchors;
use super::{marked, words};
use crate::document::Document;
use crate::document::tree::{
    Align, Block, ChangeKind, Chart, Inline, Item, ListStyle, Meta, Number, RowKind, SectionWas, SignatureLine, Table,
};
use crate::lang::Lang;

/// Where someone writes by hand.
const DOTS: &str = "........................................";

/// The document as Markdown, with a newline at the end.
pub fn write(document: &Document) -> String {
    let anchors = Anchors::of(document);
    let writer = Writer { anchors: &anchors, lang: document.meta.lang, in_old: false };
    let mut parts = writer.head(&document.meta);
    parts.extend(writer.blocks(&document.body));
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        for line in part {
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out
}

/// The lines of one block, without what its surroundings put before each.
type Part = Vec<String>;

struct Writer<'a> {
    anchors: &'a Anchors<'a>,
    lang: Lang,
    /// What is written stood there before: it is nothing to link to.
    in_old: bool,
}

impl Writer<'_> {
    /// Title, what it is about, marks, whose it is, date and control code.
    fn head(&self, meta: &Meta) -> Vec<Part> {
        let mut parts = vec![self.heading(1, &[Inline::text(&meta.title)])];
        if let Some(subtitle) = &meta.subtitle {
            parts.push(self.text(&[Inline::text(subtitle)], Style::Literal));
        }
        let marks = meta.marks.iter().chain(&meta.draft).map(|mark| Inline::Strong { content: vec![Inline::text(mark)] });
        parts.push(self.text(&broken(marks), Style::Literal));
        let authors = Some(meta.authors.join(" · "));
        let code = Some(format!("{} {}", words::CONTROL_CODE, meta.control_code)).filter(|_| !meta.control_code.is_empty());
        let facts = [authors, meta.date_text.clone(), code].into_iter().flatten().filter(|fact| !fact.is_empty());
        parts.push(self.text(&broken(facts.map(Inline::text)), Style::Literal));
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<Part> {
        let mut parts = Vec::new();
        // Two lists in a row would become one if they had the same mark: whether the list before is counted, and has the other mark.
        let mut before: Option<(bool, bool)> = None;
        for block in blocks {
            let list = match block {
                Block::List { style, items } => Some(counted(*style, items)),
                _ => None,
            };
            before = list.map(|list| (list, before.is_some_and(|(kind, other)| kind == list && !other)));
            self.block(block, before.is_some_and(|(_, other)| other), &mut parts);
        }
        parts.retain(|part: &Part| !part.is_empty());
        parts
    }

    fn block(&self, block: &Block, other_mark: bool, parts: &mut Vec<Part>) {
        match block {
            Block::Section { bookmark, level, number, title, body, was, .. } => {
                let mut content: Vec<Inline> = Vec::new();
                if let Some(before) = before(was.as_deref(), number.as_ref()) {
                    content.push(before);
                }
                if let Some(number) = number {
                    content.push(Inline::Text { text: format!("{} ", number.label) });
                }
                content.extend(title.iter().cloned());
                parts.extend(self.anchor(bookmark).map(|anchor| vec![anchor]));
                parts.push(self.heading(usize::from(*level) + 1, &content));
                parts.extend(self.blocks(body));
            }
            Block::Paragraph { bookmark, content, .. } => {
                let mut part: Part = bookmark.iter().filter_map(|bookmark| self.anchor(bookmark)).collect();
                part.extend(self.text(content, Style::Running));
                parts.push(part);
            }
            Block::List { style, items } => parts.push(self.list(*style, items, other_mark)),
            Block::Table(table) => self.table(table, parts),
            Block::Chart(chart) => self.chart(chart, parts),
            Block::Quote { body, .. } => parts.push(quoted(self.blocks(body))),
            Block::Gap { question, label, .. } => {
                let gap = Inline::Strong { content: vec![Inline::Text { text: words::gap(label, question) }] };
                parts.push(self.text(&[gap], Style::Literal));
            }
            Block::Changed { kind, from, old, new } => self.changed(*kind, from.as_deref(), old, new, parts),
            Block::Signature { lines } => parts.extend(lines.iter().map(|line| self.signature(line))),
            Block::Note { title, body, .. } => {
                let title = Inline::Strong { content: vec![Inline::text(title)] };
                let mut inner = vec![self.text(&[title], Style::Literal)];
                inner.extend(self.blocks(body));
                inner.retain(|part| !part.is_empty());
                parts.push(quoted(inner));
            }
        }
    }

    /// An anchor other elements and other papers can link to.
    fn anchor(&self, bookmark: &str) -> Option<String> {
        (!self.in_old).then(|| format!("<a id=\"{}\"></a>", escape::attribute(bookmark)))
    }

    /// What stood here before, struck through, and what stands here now; what only moved is said in a line.
    fn changed(&self, kind: ChangeKind, from: Option<&str>, old: &[Block], new: &[Block], parts: &mut Vec<Part>) {
        let place = words::moved(kind, from, &marked::title(if new.is_empty() { old } else { new }), self.lang);
        if let Some(place) = place {
            let line = Inline::Emph { content: vec![Inline::text(place)] };
            parts.push(self.text(&[line], Style::Literal));
        }
        match kind {
            ChangeKind::MovedAway => {}
            ChangeKind::MovedHere => parts.extend(self.blocks(new)),
            _ => {
                let before = Writer { anchors: self.anchors, lang: self.lang, in_old: true };
                parts.extend(before.blocks(&marked::old(old)));
                parts.extend(self.blocks(&marked::new(new)));
            }
        }
    }

    fn text(&self, content: &[Inline], style: Style) -> Part {
        let mut lines = Lines::new(self.anchors, style);
        lines.inlines(content);
        lines.finish()
    }

    fn heading(&self, level: usize, content: &[Inline]) -> Part {
        let text = self.text(content, Style::Single).concat();
        vec![format!("{} {text}", "#".repeat(level.min(6)))]
    }

    /// A list. Its labels are text, so that «a)» stands in every viewer.
    fn list(&self, style: ListStyle, items: &[Item], other_mark: bool) -> Part {
        let counted = counted(style, items);
        let mut part = Part::new();
        for (i, item) in items.iter().enumerate() {
            let item = &*marked::item(item);
            let mut label = item.label.trim();
            let mark = if counted {
                let end = if other_mark { ")" } else { "." };
                let number = label.trim_end_matches('.').to_owned();
                label = "";
                number + end
            } else {
                if style == ListStyle::Bullet && label == "•" {
                    label = "";
                }
                if other_mark { "*".to_owned() } else { "-".to_owned() }
            };
            let mut parts = self.item(item, label);
            let loose = parts.len() > 1;
            if loose && i > 0 && part.last().is_some_and(|line| !line.is_empty()) {
                part.push(String::new());
            }
            let indent = " ".repeat(mark.len() + 1);
            if parts.is_empty() {
                parts.push(vec![String::new()]);
            }
            for (j, line) in joined(parts).into_iter().enumerate() {
                part.push(match (j, line.is_empty()) {
                    (0, _) => format!("{mark} {line}").trim_end().to_owned(),
                    (_, true) => String::new(),
                    (_, false) => format!("{indent}{line}"),
                });
            }
        }
        part
    }

    /// The parts of an item: anchor and label stand before its first words.
    fn item(&self, item: &Item, label: &str) -> Vec<Part> {
        let mut start = item.bookmark.as_deref().and_then(|bookmark| self.anchor(bookmark)).unwrap_or_default();
        let (content, bookmark, rest) = match item.body.split_first() {
            Some((Block::Paragraph { content, bookmark, .. }, rest)) => (content.as_slice(), bookmark.as_deref(), rest),
            _ => (&[] as &[Inline], None, item.body.as_slice()),
        };
        if let Some(bookmark) = bookmark {
            start.push_str(&self.anchor(bookmark).unwrap_or_default());
        }
        let mut lines = Lines::new(self.anchors, Style::Running);
        if !label.is_empty() {
            lines.label(label);
        }
        lines.inlines(content);
        let mut first = lines.finish();
        match first.first_mut() {
            Some(line) => line.insert_str(0, &start),
            None if !start.is_empty() => first.push(start),
            None => {}
        }
        let mut parts = vec![first];
        parts.extend(self.blocks(rest));
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn table(&self, table: &Table, parts: &mut Vec<Part>) {
        parts.extend(self.anchor(&table.bookmark).map(|anchor| vec![anchor]));
        parts.push(self.text(&[Inline::Strong { content: table.caption.clone() }], Style::Literal));
        if !table.columns.is_empty() {
            let mut part = vec![
                row(table.columns.iter().map(|column| self.cell(&[Inline::text(&column.title)]))),
                row(table.columns.iter().map(|column| match column.align {
                    Align::Left => ":---".to_owned(),
                    Align::Right => "---:".to_owned(),
                })),
            ];
            for line in &table.rows {
                let line = &*marked::row(line);
                part.push(row((0..table.columns.len()).map(|x| {
                    let cell = line.cells.get(x).map_or(&[] as &[Inline], Vec::as_slice);
                    let strong = line.kind == RowKind::Total || (line.kind == RowKind::Own && x == 0);
                    if strong { self.cell(&[Inline::Strong { content: cell.to_vec() }]) } else { self.cell(cell) }
                })));
            }
            parts.push(part);
        }
        for note in &table.notes {
            parts.push(self.text(&[Inline::Emph { content: note.clone() }], Style::Running));
        }
    }

    /// The words of a chart: plain text has no pictures.
    fn chart(&self, chart: &Chart, parts: &mut Vec<Part>) {
        parts.extend(self.anchor(&chart.bookmark).map(|anchor| vec![anchor]));
        parts.push(self.text(&[Inline::Strong { content: chart.caption.clone() }], Style::Literal));
        let mut part = Part::new();
        for sentence in &chart.words {
            part.extend(self.text(&[Inline::Emph { content: sentence.clone() }], Style::Running));
        }
        parts.push(part);
    }

    fn cell(&self, content: &[Inline]) -> String {
        self.text(content, Style::Cell).concat()
    }

    fn signature(&self, line: &SignatureLine) -> Part {
        let party = Inline::Strong { content: vec![Inline::text(&line.party)] };
        let place = Inline::Text { text: format!("{} {DOTS}", line.place_and_date) };
        self.text(&broken([party, Inline::text(&line.office), place, Inline::text(DOTS)]), Style::Literal)
    }
}

/// The number a section had before, struck through, where it has another now.
fn before(was: Option<&SectionWas>, number: Option<&Number>) -> Option<Inline> {
    let before = &was?.number.as_ref()?.label;
    let kind = ChangeKind::Renumbered;
    (Some(before) != number.map(|number| &number.label)).then(|| Inline::Changed {
        kind,
        old: vec![Inline::Text { text: format!("{before} ") }],
        new: Vec::new(),
    })
}

/// Whether Markdown's own numbers are the printed labels: 3., 4., 5.
fn counted(style: ListStyle, items: &[Item]) -> bool {
    let first = items.first().and_then(|item| item.label.strip_suffix('.')?.parse::<u32>().ok());
    style == ListStyle::Number
        && first.is_some_and(|first| {
            first < 1_000_000 && items.iter().zip(first..).all(|(item, number)| item.label == format!("{number}."))
        })
}

/// Pieces with a line break between each two.
fn broken(pieces: impl IntoIterator<Item = Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for piece in pieces {
        if !out.is_empty() {
            out.push(Inline::Break);
        }
        out.push(piece);
    }
    out
}

/// Parts with an empty line between each two.
fn joined(parts: Vec<Part>) -> Part {
    let mut out = Part::new();
    for part in parts {
        if !out.is_empty() {
            out.push(String::new());
        }
        out.extend(part);
    }
    out
}

fn quoted(parts: Vec<Part>) -> Part {
    joined(parts).into_iter().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect()
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let mut out = String::from("|");
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    out
}
