//! The canonical text of a document (`avtaleverk.text/1`): element ids, numbers and printed text, one element a line, tab between.
//! Its SHA-256 is the text fingerprint: it changes only when a reader would see a change.

use sha2::{Digest, Sha256};

use super::tree::{Block, Chart, Document, Inline, Item, Row, Table, plain};

/// The schema named in the first line.
pub const SCHEMA: &str = "avtaleverk.text/1";

/// The canonical text.
pub fn text(document: &Document) -> String {
    let meta = &document.meta;
    let mut lines = vec![format!("{SCHEMA}\t{}\t{}", meta.kind, meta.lang)];
    lines.push(line("title", "", &meta.title));
    if let Some(subtitle) = &meta.subtitle {
        lines.push(line("subtitle", "", subtitle));
    }
    blocks(&document.body, &mut lines);
    lines.push(String::new());
    lines.join("\n")
}

/// The canonical lines of a part of a document.
pub fn part(body: &[Block]) -> String {
    let mut lines = Vec::new();
    blocks(body, &mut lines);
    lines.join("\n")
}

/// The text fingerprint: SHA-256 of the canonical text, in hexadecimal.
pub fn fingerprint(document: &Document) -> String {
    Sha256::digest(text(document).as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

fn line(id: &str, number: &str, text: &str) -> String {
    let text: String = text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect();
    format!("{id}\t{number}\t{text}")
}

fn blocks(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Section { id, number, title, body, .. } => {
                lines.push(line(id, number.as_ref().map_or("", |n| &n.label), &plain(title)));
                self::blocks(body, lines);
            }
            Block::Paragraph { id, content, .. } => lines.push(line(id.as_deref().unwrap_or(""), "", &plain(content))),
            Block::List { items, .. } => items.iter().for_each(|item| self::item(item, lines)),
            Block::Table(table) => self::table(table, lines),
            Block::Chart(chart) => self::chart(chart, lines),
            Block::Quote { body, .. } => self::blocks(body, lines),
            Block::Gap { path, label, .. } => lines.push(line(path, "", label)),
            Block::Signature { lines: signatures } => {
                for signature in signatures {
                    lines.push(line("", "", &format!("{} {} {}", signature.party, signature.office, signature.place_and_date)));
                }
            }
            Block::Note { title, body, .. } => {
                lines.push(line("", "", title));
                self::blocks(body, lines);
            }
            Block::Changed { new, .. } => self::blocks(new, lines),
        }
    }
}

fn item(item: &Item, lines: &mut Vec<String>) {
    let mut inside = Vec::new();
    blocks(&item.body, &mut inside);
    if let Some(first) = inside.first_mut() {
        let text = first.rsplit('\t').next().unwrap_or_default().to_owned();
        *first = line(item.id.as_deref().unwrap_or(""), &item.label, &text);
    }
    lines.extend(inside);
}

fn table(table: &Table, lines: &mut Vec<String>) {
    lines.push(line(&table.id, "", &plain(&table.caption)));
    let head: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
    if head.iter().any(|title| !title.is_empty()) {
        lines.push(line("", "", &head.join(" ")));
    }
    for row in &table.rows {
        lines.push(line(&row.id, "", &cells(row)));
    }
    for note in &table.notes {
        lines.push(line("", "", &plain(note)));
    }
}

/// The words and numbers of a chart, not how it is drawn.
fn chart(chart: &Chart, lines: &mut Vec<String>) {
    lines.push(line(&chart.id, "", &plain(&chart.caption)));
    for sentence in &chart.words {
        lines.push(line("", "", &plain(sentence)));
    }
}

fn cells(row: &Row) -> String {
    let texts: Vec<String> = row.cells.iter().map(|cell: &Vec<Inline>| plain(cell)).filter(|t| !t.is_empty()).collect();
    texts.join(" ")
}
