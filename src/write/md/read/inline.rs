//! A line of Markdown as pieces: words, emphasis, links, and the anchors before them.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::known::Known;
use crate::document::tree::Inline;

/// What is open around the words.
enum Open {
    Emph,
    Strong,
    Link(String),
}

/// The anchors of a line and its pieces.
pub(super) fn inlines(known: &Known, events: &[Event<'_>]) -> (Vec<String>, Vec<Inline>) {
    let mut anchors = Vec::new();
    let mut levels: Vec<(Option<Open>, Vec<Inline>)> = vec![(None, Vec::new())];
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => words(&mut levels, text),
            // What stands before the first words is only an anchor.
            Event::SoftBreak if levels.iter().all(|(_, content)| content.is_empty()) => {}
            Event::SoftBreak => words(&mut levels, " "),
            Event::HardBreak => push(&mut levels, Inline::Break),
            Event::Start(Tag::Emphasis) => levels.push((Some(Open::Emph), Vec::new())),
            Event::Start(Tag::Strong) => levels.push((Some(Open::Strong), Vec::new())),
            Event::Start(Tag::Link { dest_url, .. }) => levels.push((Some(Open::Link(dest_url.to_string())), Vec::new())),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => close(known, &mut levels),
            Event::InlineHtml(tag) | Event::Html(tag) => match tag.trim() {
                "<br>" => push(&mut levels, Inline::Break),
                "<em>" => levels.push((Some(Open::Emph), Vec::new())),
                "<strong>" => levels.push((Some(Open::Strong), Vec::new())),
                "</em>" | "</strong>" => close(known, &mut levels),
                tag => anchors.extend(tag.strip_prefix("<a id=\"").and_then(|rest| rest.split('"').next()).map(str::to_owned)),
            },
            _ => {}
        }
    }
    while levels.len() > 1 {
        close(known, &mut levels);
    }
    (anchors, levels.pop().map(|(_, content)| content).unwrap_or_default())
}

fn push(levels: &mut [(Option<Open>, Vec<Inline>)], piece: Inline) {
    if let Some((_, content)) = levels.last_mut() {
        content.push(piece);
    }
}

/// Words after words are one text.
fn words(levels: &mut [(Option<Open>, Vec<Inline>)], text: &str) {
    match levels.last_mut().and_then(|(_, content)| content.last_mut()) {
        Some(Inline::Text { text: before }) => before.push_str(text),
        _ => push(levels, Inline::text(text)),
    }
}

fn close(known: &Known, levels: &mut Vec<(Option<Open>, Vec<Inline>)>) {
    if levels.len() < 2 {
        return;
    }
    let Some((Some(open), content)) = levels.pop() else { return };
    let piece = match open {
        Open::Emph => Inline::Emph { content },
        Open::Strong => Inline::Strong { content },
        Open::Link(url) => match url.strip_prefix('#') {
            Some(bookmark) => {
                let text = crate::document::tree::plain(&content);
                Inline::Ref { target: known.id(bookmark), bookmark: bookmark.to_owned(), text }
            }
            None => Inline::Link { url, content },
        },
    };
    push(levels, piece);
}

/// Takes the printed label off an item's first words: «a)», «3.».
pub(super) fn take_label(content: &mut [Inline]) -> Option<String> {
    let Some(Inline::Text { text }) = content.first_mut() else { return None };
    let (label, rest) = text.split_once(' ')?;
    let stem = label.strip_suffix([')', '.'])?;
    let letters = label.ends_with(')') && stem.len() <= 2 && stem.bytes().all(|b| b.is_ascii_lowercase());
    let digits = label.ends_with('.') && stem.bytes().all(|b| b.is_ascii_digit());
    if stem.is_empty() || !(letters || digits) {
        return None;
    }
    let label = label.to_owned();
    *text = rest.to_owned();
    Some(label)
}
