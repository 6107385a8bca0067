//! Our own Markdown back to a document: for a text made by an older library, which the sources no longer give word for word.
//! Anchors are bookmarks of element ids; they are matched to the ids of documents that are like it. Enter at [`read`].

mod charts;
mod inline;
mod known;
mod tables;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use self::known::Known;
use super::super::words;
use super::DOTS;
use crate::document::Document;
use crate::document::tree::{Block, Inline, Item, ListStyle, NoteKind, Origin, SignatureLine, plain};

/// Reads a document. `like` are versions of the same document: they give the ids behind the anchors, and what stands around the text.
/// None when it is no document of ours, or `like` is empty.
pub fn read(text: &str, like: &[&Document]) -> Option<Document> {
    let first = like.first()?;
    let known = Known::of(like);
    let mut events = Events { known: &known, events: Parser::new_ext(text, Options::ENABLE_TABLES).collect(), at: 0 };
    let pieces = events.pieces(None);
    let mut pieces = pieces.into_iter().peekable();
    let Some(Piece::Heading(1, title)) = pieces.next() else { return None };
    let mut meta = first.meta.clone();
    meta.title = plain(&title);
    meta.control_code = String::new();
    let rest: Vec<Piece> = pieces.collect();
    let code = |piece: &Piece| match piece {
        Piece::Paragraph { content, .. } => content.iter().find_map(|inline| code_of(&plain(std::slice::from_ref(inline)))),
        _ => None,
    };
    // The head ends with the control code; what stands before it is of the page, not of the text.
    let head = rest.iter().take_while(|piece| matches!(piece, Piece::Paragraph { .. })).position(|piece| code(piece).is_some());
    let body = match head {
        Some(at) => {
            meta.control_code = rest.get(at).and_then(code).unwrap_or_default();
            rest.into_iter().skip(at + 1).collect()
        }
        None => rest,
    };
    Some(Document { schema: first.schema.clone(), meta, body: sections(&known, body) })
}

/// The control code in a line of the head.
fn code_of(text: &str) -> Option<String> {
    let code = text.strip_prefix(words::CONTROL_CODE)?.trim();
    (code.len() == 8 && code.chars().all(|c| c.is_ascii_hexdigit())).then(|| code.to_owned())
}

/// What Markdown knows: blocks without the order of headings, and anchors on their own.
enum Piece {
    Heading(u8, Vec<Inline>),
    Anchor(String),
    Paragraph { anchors: Vec<String>, content: Vec<Inline> },
    Table(tables::Cells),
    Other(Block),
}

/// Puts what follows a heading under it.
fn sections(known: &Known, pieces: Vec<Piece>) -> Vec<Block> {
    let mut open: Vec<(u8, Block)> = Vec::new();
    let mut body = Vec::new();
    let (mut run, mut anchor) = (Vec::new(), None);
    for piece in pieces {
        match piece {
            Piece::Anchor(name) => {
                flush(known, &mut run, &mut open, &mut body);
                anchor = Some(name);
            }
            Piece::Heading(level, title) => {
                flush(known, &mut run, &mut open, &mut body);
                while open.last().is_some_and(|(above, _)| *above >= level) {
                    close(&mut open, &mut body);
                }
                open.push((level, known.section(level.saturating_sub(1), anchor.take(), title)));
            }
            other => {
                if let Some(name) = anchor.take() {
                    run.push(Piece::Anchor(name));
                }
                run.push(other);
            }
        }
    }
    flush(known, &mut run, &mut open, &mut body);
    while !open.is_empty() {
        close(&mut open, &mut body);
    }
    body
}

fn close(open: &mut Vec<(u8, Block)>, body: &mut Vec<Block>) {
    if let Some((_, section)) = open.pop() {
        add(vec![section], open, body);
    }
}

fn add(blocks: Vec<Block>, open: &mut [(u8, Block)], body: &mut Vec<Block>) {
    match open.last_mut() {
        Some((_, Block::Section { body, .. })) => body.extend(blocks),
        _ => body.extend(blocks),
    }
}

fn flush(known: &Known, run: &mut Vec<Piece>, open: &mut [(u8, Block)], body: &mut Vec<Block>) {
    let blocks = blocks(known, std::mem::take(run));
    add(blocks, open, body);
}

/// A run of pieces without headings as blocks: captions and notes go to their tables, signatures become one block.
fn blocks(known: &Known, pieces: Vec<Piece>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let (mut anchor, mut caption) = (None, None);
    for piece in pieces {
        if let Some(content) = caption.take() {
            if known.is_chart(anchor.as_deref()) {
                let words = match &piece {
                    Piece::Paragraph { content, .. } => charts::sentences(content),
                    _ => None,
                };
                out.push(known.chart(anchor.take(), content, words.clone().unwrap_or_default()));
                if words.is_some() {
                    continue;
                }
            } else {
                match piece {
                    Piece::Table(cells) => {
                        out.push(known.table(anchor.take(), content, cells));
                        continue;
                    }
                    _ => out.push(known.paragraph(None, vec![Inline::Strong { content }])),
                }
            }
        }
        match piece {
            Piece::Anchor(name) => anchor = Some(name),
            Piece::Table(cells) => out.push(known.table(anchor.take(), Vec::new(), cells)),
            Piece::Paragraph { content, .. } if anchor.is_some() && strong(&content).is_some() => caption = strong(&content),
            Piece::Paragraph { anchors, content } => match (out.last_mut(), emphasis(&content), signature(&content)) {
                (Some(Block::Table(table)), Some(note), _) => table.notes.push(note),
                (Some(Block::Signature { lines }), _, Some(line)) => lines.push(line),
                (_, _, Some(line)) => out.push(Block::Signature { lines: vec![line] }),
                _ => out.push(known.paragraph(anchors.into_iter().next().or_else(|| anchor.take()), content)),
            },
            Piece::Heading(_, content) => out.push(known.paragraph(None, content)),
            Piece::Other(block) => out.push(block),
        }
    }
    if let Some(content) = caption {
        if known.is_chart(anchor.as_deref()) {
            out.push(known.chart(anchor, content, Vec::new()));
            return out;
        }
        out.push(known.paragraph(None, vec![Inline::Strong { content }]));
    }
    out
}

/// The words of a line that is strong from end to end.
fn strong(content: &[Inline]) -> Option<Vec<Inline>> {
    match content {
        [Inline::Strong { content }] => Some(content.clone()),
        _ => None,
    }
}

fn emphasis(content: &[Inline]) -> Option<Vec<Inline>> {
    match content {
        [Inline::Emph { content }] => Some(content.clone()),
        _ => None,
    }
}

/// Party, office, place and date, and a line to sign on.
fn signature(content: &[Inline]) -> Option<SignatureLine> {
    let lines: Vec<String> = content.split(|inline| *inline == Inline::Break).map(plain).collect();
    match lines.as_slice() {
        [party, office, place, dots] if dots == DOTS => {
            let place_and_date = place.trim_end_matches('.').trim().to_owned();
            Some(SignatureLine { party: party.clone(), office: office.clone(), place_and_date })
        }
        _ => None,
    }
}

/// Walks the events of the parser.
struct Events<'a> {
    known: &'a Known,
    events: Vec<Event<'a>>,
    at: usize,
}

impl<'a> Events<'a> {
    fn next(&mut self) -> Option<Event<'a>> {
        let event = self.events.get(self.at).cloned();
        self.at += 1;
        event
    }

    /// The pieces up to an end, or up to the end of the text.
    fn pieces(&mut self, until: Option<TagEnd>) -> Vec<Piece> {
        let mut out = Vec::new();
        // The words of a tight item stand in no paragraph.
        let mut loose: Vec<Event<'a>> = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::End(end) if Some(end) == until => break,
                Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Link { .. })) => {
                    loose.push(Event::Start(tag.clone()));
                    loose.extend(self.line(tag.to_end()));
                    loose.push(Event::End(tag.to_end()));
                }
                Event::Start(tag) => {
                    self.tight(&mut loose, &mut out);
                    out.extend(self.block(&tag));
                }
                Event::End(_) => {}
                event => loose.push(event),
            }
        }
        self.tight(&mut loose, &mut out);
        out
    }

    fn tight(&self, loose: &mut Vec<Event<'a>>, out: &mut Vec<Piece>) {
        let events = std::mem::take(loose);
        if !events.is_empty() {
            out.extend(self.paragraph(&events));
        }
    }

    /// The events of a line up to its end.
    fn line(&mut self, end: TagEnd) -> Vec<Event<'a>> {
        let (mut out, mut depth) = (Vec::new(), 0);
        while let Some(event) = self.next() {
            match &event {
                Event::End(tag) if *tag == end && depth == 0 => break,
                Event::Start(tag) if tag.to_end() == end => depth += 1,
                Event::End(tag) if *tag == end => depth -= 1,
                _ => {}
            }
            out.push(event);
        }
        out
    }

    fn paragraph(&self, events: &[Event<'_>]) -> Option<Piece> {
        let (mut anchors, content) = inline::inlines(self.known, events);
        match (anchors.len(), content.is_empty()) {
            (0, true) => None,
            (_, true) => anchors.pop().map(Piece::Anchor),
            _ => Some(Piece::Paragraph { anchors, content }),
        }
    }

    fn block(&mut self, tag: &Tag<'_>) -> Option<Piece> {
        let end = tag.to_end();
        match tag {
            Tag::Heading { level, .. } => {
                let events = self.line(end);
                Some(Piece::Heading(*level as u8, inline::inlines(self.known, &events).1))
            }
            Tag::BlockQuote(_) => {
                let pieces = self.pieces(Some(end));
                let blocks = blocks(self.known, pieces);
                Some(Piece::Other(self.known.quote(blocks)))
            }
            Tag::List(_) => Some(Piece::Other(self.list(end))),
            Tag::Table(align) => {
                let align = align.clone();
                Some(Piece::Table(tables::cells(self, &align)))
            }
            _ => {
                let events = self.line(end);
                self.paragraph(&events)
            }
        }
    }

    fn list(&mut self, end: TagEnd) -> Block {
        let counted = matches!(end, TagEnd::List(true));
        let mut number = match self.events.get(self.at - 1) {
            Some(Event::Start(Tag::List(Some(first)))) => *first,
            _ => 1,
        };
        let (mut items, mut style) = (Vec::new(), if counted { ListStyle::Number } else { ListStyle::Bullet });
        while let Some(event) = self.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::Item) => {
                    let pieces = self.pieces(Some(TagEnd::Item));
                    let mut item = self.item(pieces);
                    if counted {
                        item.label = format!("{number}.");
                        number += 1;
                    } else if item.label.ends_with(')') {
                        style = ListStyle::Letter;
                    } else if item.label.ends_with('.') {
                        style = ListStyle::Number;
                    }
                    items.push(item);
                }
                _ => {}
            }
        }
        Block::List { style, items }
    }

    /// An item: its anchor and label stand before its first words.
    fn item(&self, pieces: Vec<Piece>) -> Item {
        let (mut anchor, mut label) = (None, "•".to_owned());
        let mut rest = pieces;
        if let Some(Piece::Paragraph { anchors, content }) = rest.first_mut() {
            anchor = std::mem::take(anchors).into_iter().next();
            if let Some(found) = inline::take_label(content) {
                label = found;
            }
        }
        let body = blocks(self.known, rest);
        Item { id: anchor.as_deref().map(|name| self.known.id(name)), bookmark: anchor, label, body, change: None }
    }
}

impl Known {
    fn paragraph(&self, anchor: Option<String>, content: Vec<Inline>) -> Block {
        if let Some(gap) = self.gap(&content) {
            return gap;
        }
        Block::Paragraph { id: anchor.as_deref().map(|name| self.id(name)), bookmark: anchor, content }
    }

    /// A quotation, or a note when it begins with a title.
    fn quote(&self, mut blocks: Vec<Block>) -> Block {
        let title = match blocks.first() {
            Some(Block::Paragraph { id: None, content, .. }) => strong(content).map(|title| plain(&title)),
            _ => None,
        };
        match title {
            Some(title) => {
                blocks.remove(0);
                let kind = self.notes.iter().find(|(known, _)| *known == title).map_or(NoteKind::Remark, |(_, kind)| *kind);
                Block::Note { kind, title, body: blocks }
            }
            None => Block::Quote { lang: self.quote, body: blocks },
        }
    }

    fn section(&self, level: u8, anchor: Option<String>, title: Vec<Inline>) -> Block {
        let bookmark = anchor.unwrap_or_default();
        let (number, title) = self.number(title);
        Block::Section {
            id: self.id(&bookmark),
            bookmark,
            level,
            number,
            title,
            origin: Origin::default(),
            body: Vec::new(),
            was: None,
        }
    }
}
