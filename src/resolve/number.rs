//! Numbers: given after rendering, when it is known what has text, and never part of the text. Binds references to what is printed.

use std::collections::BTreeMap;

use super::render::RenderedSection;
use crate::agreement::words::Numbering;
use crate::basis::ordinal;
use crate::document::tree::{Block, Inline, Item, ListStyle, Number};
use crate::lang::Lang;

/// The numbers of a document, by element id.
pub type Numbers = BTreeMap<String, Number>;

/// The element id of a section.
pub fn section_id(document: &str, section: &str) -> String {
    format!("{document}/sections/{section}")
}

/// Numbers sections, clauses and the items of lists.
pub(super) fn give(numbering: Numbering, sections: &mut [RenderedSection<'_>]) -> Numbers {
    let mut numbers = Numbers::new();
    for (index, section) in sections.iter_mut().enumerate() {
        let first = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let document = section.entries.first().and_then(|e| e.entry.element.split('/').next()).unwrap_or_default().to_owned();
        let number = |path: Vec<u32>, label: String| Number { scheme: numbering.id().to_owned(), path, label };
        let label = match numbering {
            Numbering::ChapterParagraph => Some(format!("Kapittel {first}")),
            Numbering::Paragraph => Some(format!("§ {first}")),
            Numbering::Decimal | Numbering::Dash => Some(first.to_string()),
            Numbering::None => None,
        };
        if let Some(label) = label {
            numbers.insert(section_id(&document, &section.section.plan.id.0), number(vec![first], label));
        }
        let mut second = 0;
        for entry in &mut section.entries {
            label_items(&mut entry.blocks);
            if !entry.entry.heading {
                continue;
            }
            second += 1;
            let label = match numbering {
                Numbering::ChapterParagraph => format!("§ {first}-{second}"),
                Numbering::Decimal => format!("{first}.{second}"),
                Numbering::Dash => format!("{first}-{second}"),
                Numbering::Paragraph | Numbering::None => continue,
            };
            numbers.insert(entry.entry.element.clone(), number(vec![first, second], label));
        }
    }
    numbers
}

/// Gives list items the labels a reader sees.
pub(super) fn label_items(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::List { style, items } => {
                for (index, item) in items.iter_mut().enumerate() {
                    item.label = match style {
                        ListStyle::Bullet => "•".to_owned(),
                        ListStyle::Number => format!("{}.", index + 1),
                        ListStyle::Letter => format!("{})", letter(index)),
                    };
                    label_items(&mut item.body);
                }
            }
            Block::Section { body, .. } | Block::Quote { body, .. } | Block::Note { body, .. } => label_items(body),
            _ => {}
        }
    }
}

/// a … z, then aa, ab …
fn letter(index: usize) -> String {
    let letter = |i: usize| char::from(b'a' + u8::try_from(i % 26).unwrap_or(0));
    match index / 26 {
        0 => letter(index).to_string(),
        more => format!("{}{}", letter(more - 1), letter(index)),
    }
}

/// What a reference to each element prints.
pub(super) fn targets(
    numbers: &Numbers,
    numbering: Numbering,
    sections: &[RenderedSection<'_>],
    lang: Lang,
) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    for section in sections {
        let document = section.entries.first().and_then(|e| e.entry.element.split('/').next()).unwrap_or_default();
        let section_label = numbers.get(&section_id(document, &section.section.plan.id.0)).map(|n| n.label.clone());
        let paragraphs_in_section: usize = section.entries.iter().map(|e| ledd(&e.blocks)).sum();
        let mut before = 0;
        for entry in &section.entries {
            let own = numbers.get(&entry.entry.element).map(|n| n.label.clone());
            let title = section.section.plan.title.in_lang(lang).unwrap_or_default();
            let (label, start, total) = match (own, numbering) {
                (Some(label), Numbering::Decimal | Numbering::Dash) => (format!("punkt {label}"), 0, ledd(&entry.blocks)),
                (Some(label), _) => (label, 0, ledd(&entry.blocks)),
                (None, Numbering::Paragraph) => (section_label.clone().unwrap_or_default(), before, paragraphs_in_section),
                (None, _) => (format!("«{title}»"), 0, 1),
            };
            let whole = if start > 0 { with_ledd(&label, start + 1, lang) } else { label.clone() };
            targets.insert(entry.entry.element.clone(), whole);
            anchors(&entry.blocks, &label, start, total, lang, &mut targets);
            before += ledd(&entry.blocks);
        }
    }
    targets
}

/// Paragraphs are ledd; a list belongs to the ledd before it.
fn ledd(blocks: &[Block]) -> usize {
    blocks.iter().filter(|b| matches!(b, Block::Paragraph { .. } | Block::Gap { .. })).count()
}

fn with_ledd(label: &str, ledd: usize, lang: Lang) -> String {
    format!("{label} {} ledd", ordinal(ledd, lang))
}

fn anchors(blocks: &[Block], label: &str, start: usize, total: usize, lang: Lang, targets: &mut BTreeMap<String, String>) {
    let mut position = start;
    for block in blocks {
        let here = |position: usize| if total > 1 && position > 0 { with_ledd(label, position, lang) } else { label.to_owned() };
        match block {
            Block::Paragraph { id, .. } => {
                position += 1;
                if let Some(id) = id {
                    targets.insert(id.clone(), here(position));
                }
            }
            Block::Gap { .. } => position += 1,
            Block::List { style, items } => {
                for item in items {
                    if let Some(id) = &item.id {
                        targets.insert(id.clone(), format!("{} {}", here(position), item_name(*style, item)));
                    }
                }
            }
            _ => {}
        }
    }
}

fn item_name(style: ListStyle, item: &Item) -> String {
    let bare = item.label.trim_end_matches([')', '.']);
    match style {
        ListStyle::Letter => format!("bokstav {bare}"),
        ListStyle::Number => format!("nr. {bare}"),
        ListStyle::Bullet => "strekpunkt".to_owned(),
    }
}

/// Fills in what references print; the targets that are not there are returned in `missing`, and print as a visible gap.
pub(super) fn bind(blocks: &mut [Block], targets: &BTreeMap<String, String>, missing: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => bind_line(content, targets, missing),
            Block::Section { title, body, .. } => {
                bind_line(title, targets, missing);
                bind(body, targets, missing);
            }
            Block::List { items, .. } => {
                for item in items {
                    bind(&mut item.body, targets, missing);
                }
            }
            Block::Quote { body, .. } | Block::Note { body, .. } => bind(body, targets, missing),
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|r| &mut r.cells).chain(&mut table.notes) {
                    bind_line(cell, targets, missing);
                }
            }
            // A redline is made of documents whose references are bound.
            Block::Gap { .. } | Block::Signature { .. } | Block::Chart(_) | Block::Changed { .. } => {}
        }
    }
}

fn bind_line(content: &mut [Inline], targets: &BTreeMap<String, String>, missing: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Ref { target, text, .. } => match targets.get(target) {
                Some(printed) => text.clone_from(printed),
                None => {
                    let gone = std::mem::take(target);
                    *inline = Inline::Gap { path: gone.clone(), question: gone.clone(), label: "[?]".to_owned() };
                    missing.push(gone);
                }
            },
            Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => {
                bind_line(content, targets, missing)
            }
            _ => {}
        }
    }
}
