//! Markdown as written in clauses and by users, to plain blocks with markers still in them.
//! Enter at [`parse`]; `resolve` turns the blocks into the document's.
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use serde::{Deserialize, Serialize};

/// Before a marker's index.
pub const MARK_OPEN: char = '\u{e000}';
/// After it.
pub const MARK_CLOSE: char = '\u{e001}';

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListStyle {
    /// «•»
    Bullet,
    /// «1.»
    Number,
    /// «a)», bokstav
    Letter,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawBlock {
    /// A paragraph, perhaps with an anchor.
    Paragraph { content: Vec<RawInline>, anchor: Option<String> },
    /// A heading, from 1; only the case officer's own text may have one.
    Heading { level: u8, content: Vec<RawInline> },
    /// A list.
    List { style: ListStyle, items: Vec<RawItem> },
    /// A quotation.
    Quote(Vec<RawBlock>),
    /// A table typed by hand; only the case officer's own text may have one.
    Table { head: Vec<Vec<RawInline>>, rows: Vec<Vec<Vec<RawInline>>> },
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawItem {
    /// Its anchor.
    pub anchor: Option<String>,
    /// What it holds.
    pub body: Vec<RawBlock>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawInline {
    /// Words.
    Text(String),
    /// Emphasis.
    Emph(Vec<RawInline>),
    /// Strong emphasis.
    Strong(Vec<RawInline>),
    /// A link.
    Link { url: String, content: Vec<RawInline> },
    /// A line break.
    Break,
    /// The marker with this index.
    Mark(usize),
}

/// Markdown that has no place in our documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unwanted {
    /// A heading (in a clause).
    Heading,
    /// HTML.
    Html,
    /// A table (in a clause).
    Table,
    /// A picture.
    Image,
    /// A block of code.
    Code,
}

/// What was read, and what was left out of it and where.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The blocks.
    pub blocks: Vec<RawBlock>,
    /// What has no place, with its bytes in the text.
    pub unwanted: Vec<(Unwanted, Range<usize>)>,
}

/// Parses Markdown. Never fails: what has no place is reported and left out.
pub fn parse(text: &str) -> Parsed {
    let mut builder = Builder { text, frames: vec![Frame::Body(Vec::new())], unwanted: Vec::new(), skip: 0 };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        builder.event(event, range);
    }
    let blocks = match builder.frames.pop() {
        Some(Frame::Body(blocks)) => blocks,
        _ => Vec::new(),
    };
    Parsed { blocks, unwanted: builder.unwanted }
}

enum Frame {
    Body(Vec<RawBlock>),
    Inlines(Vec<RawInline>),
    List(ListStyle, Vec<RawItem>),
    Table { head: Vec<Vec<RawInline>>, rows: Vec<Vec<Vec<RawInline>>>, row: Vec<Vec<RawInline>> },
}

struct Builder<'a> {
    text: &'a str,
    frames: Vec<Frame>,
    unwanted: Vec<(Unwanted, Range<usize>)>,
    skip: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.skip == 0 => self.words(&text),
            Event::Code(text) if self.skip == 0 => self.words(&text),
            Event::SoftBreak if self.skip == 0 => self.words(" "),
            Event::HardBreak if self.skip == 0 => self.push(RawInline::Break),
            Event::Html(_) | Event::InlineHtml(_) => self.unwanted.push((Unwanted::Html, range)),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.skip > 0 {
            self.skip += 1;
            return;
        }
        match tag {
            Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::TableCell => {
                self.frames.push(Frame::Inlines(match tag {
                    Tag::Link { dest_url, .. } => vec![RawInline::Link { url: dest_url.into_string(), content: Vec::new() }],
                    _ => Vec::new(),
                }));
            }
            Tag::Heading { .. } => {
                self.unwanted.push((Unwanted::Heading, range));
                self.frames.push(Frame::Inlines(Vec::new()));
            }
            Tag::BlockQuote(_) => self.frames.push(Frame::Body(Vec::new())),
            Tag::List(first) => {
                let style = match first {
                    None => ListStyle::Bullet,
                    Some(_) if self.closes_with_parenthesis(&range) => ListStyle::Letter,
                    Some(_) => ListStyle::Number,
                };
                self.close_tight();
                self.frames.push(Frame::List(style, Vec::new()));
            }
            Tag::Item => self.frames.push(Frame::Body(Vec::new())),
            Tag::Table(_) => {
                self.unwanted.push((Unwanted::Table, range));
                self.frames.push(Frame::Table { head: Vec::new(), rows: Vec::new(), row: Vec::new() });
            }
            Tag::TableHead | Tag::TableRow => {}
            Tag::Image { .. } => self.leave_out(Unwanted::Image, range),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => self.leave_out(Unwanted::Code, range),
            Tag::HtmlBlock => self.skip = 1,
            _ => self.skip = 1,
        }
    }

    fn leave_out(&mut self, what: Unwanted, range: Range<usize>) {
        self.unwanted.push((what, range));
        self.skip = 1;
    }

    /// `1)` asks for letters; `1.` for numbers. The Markdown parser does not say which was written.
    fn closes_with_parenthesis(&self, range: &Range<usize>) -> bool {
        let item = self.text.get(range.clone()).unwrap_or("");
        item.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')')
    }

    fn end(&mut self, tag: TagEnd) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match tag {
            TagEnd::Paragraph => {
                if let Some(Frame::Inlines(content)) = self.frames.pop() {
                    self.paragraph(content);
                }
            }
            TagEnd::Heading(level) => {
                if let Some(Frame::Inlines(content)) = self.frames.pop() {
                    self.block(RawBlock::Heading { level: heading_level(level), content });
                }
            }
            TagEnd::Emphasis => self.wrap(RawInline::Emph),
            TagEnd::Strong => self.wrap(RawInline::Strong),
            TagEnd::Strikethrough => self.wrap(RawInline::Emph),
            TagEnd::Link => {
                if let Some(Frame::Inlines(mut content)) = self.frames.pop() {
                    let link = content.remove(0);
                    if let RawInline::Link { url, .. } = link {
                        self.push(RawInline::Link { url, content });
                    }
                }
            }
            TagEnd::BlockQuote(_) => {
                if let Some(Frame::Body(body)) = self.frames.pop() {
                    self.block(RawBlock::Quote(body));
                }
            }
            TagEnd::Item => {
                self.close_tight();
                if let Some(Frame::Body(body)) = self.frames.pop() {
                    self.item(body);
                }
            }
            TagEnd::List(_) => {
                if let Some(Frame::List(style, items)) = self.frames.pop() {
                    self.block(RawBlock::List { style, items });
                }
            }
            TagEnd::TableCell => {
                if let (Some(Frame::Inlines(cell)), Some(Frame::Table { row, .. })) = (self.frames.pop(), self.frames.last_mut())
                {
                    row.push(cell);
                }
            }
            TagEnd::TableHead => {
                if let Some(Frame::Table { head, row, .. }) = self.frames.last_mut() {
                    *head = std::mem::take(row);
                }
            }
            TagEnd::TableRow => {
                if let Some(Frame::Table { rows, row, .. }) = self.frames.last_mut() {
                    rows.push(std::mem::take(row));
                }
            }
            TagEnd::Table => {
                if let Some(Frame::Table { head, rows, .. }) = self.frames.pop() {
                    self.block(RawBlock::Table { head, rows });
                }
            }
            _ => {}
        }
    }

    fn wrap(&mut self, make: fn(Vec<RawInline>) -> RawInline) {
        if let Some(Frame::Inlines(content)) = self.frames.pop() {
            self.push(make(content));
        }
    }

    /// Text of a tight list item comes without a paragraph around it: open one.
    fn push(&mut self, inline: RawInline) {
        if !matches!(self.frames.last(), Some(Frame::Inlines(_))) {
            self.frames.push(Frame::Inlines(Vec::new()));
        }
        if let Some(Frame::Inlines(content)) = self.frames.last_mut() {
            match (content.last_mut(), inline) {
                (Some(RawInline::Text(before)), RawInline::Text(more)) => before.push_str(&more),
                (_, inline) => content.push(inline),
            }
        }
    }

    fn close_tight(&mut self) {
        if matches!(self.frames.last(), Some(Frame::Inlines(_)))
            && let Some(Frame::Inlines(content)) = self.frames.pop()
        {
            self.paragraph(content);
        }
    }

    fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(open) = rest.find(MARK_OPEN) {
            if open > 0 {
                self.push(RawInline::Text(rest[..open].to_owned()));
            }
            let inside = &rest[open + MARK_OPEN.len_utf8()..];
            let Some(close) = inside.find(MARK_CLOSE) else { return };
            if let Ok(index) = inside[..close].parse() {
                self.push(RawInline::Mark(index));
            }
            rest = &inside[close + MARK_CLOSE.len_utf8()..];
        }
        if !rest.is_empty() {
            self.push(RawInline::Text(rest.to_owned()));
        }
    }

    fn paragraph(&mut self, mut content: Vec<RawInline>) {
        let anchor = take_anchor(&mut content);
        if content.is_empty() && anchor.is_none() {
            return;
        }
        self.block(RawBlock::Paragraph { content, anchor });
    }

    fn item(&mut self, mut body: Vec<RawBlock>) {
        // The anchor of an item's only paragraph names the item.
        let anchor = match body.first_mut() {
            Some(RawBlock::Paragraph { anchor, .. }) => anchor.take(),
            _ => None,
        };
        if let Some(Frame::List(_, items)) = self.frames.last_mut() {
            items.push(RawItem { anchor, body });
        }
    }

    fn block(&mut self, block: RawBlock) {
        if let Some(Frame::Body(blocks)) = self.frames.iter_mut().rev().find(|f| matches!(f, Frame::Body(_))) {
            blocks.push(block);
        }
    }
}

fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

/// Takes ` {#id}` off the end of a paragraph.
fn take_anchor(content: &mut Vec<RawInline>) -> Option<String> {
    let Some(RawInline::Text(last)) = content.last_mut() else { return None };
    let trimmed = last.trim_end();
    let open = trimmed.rfind("{#")?;
    let id = trimmed[open..].strip_prefix("{#")?.strip_suffix('}')?.to_owned();
    if !crate::agreement::leaf::is_id(&id) {
        return None;
    }
    let keep = trimmed[..open].trim_end().to_owned();
    if keep.is_empty() {
        content.pop();
    } else {
        *last = keep;
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> RawBlock {
        RawBlock::Paragraph { content: vec![RawInline::Text(text.into())], anchor: None }
    }

    #[test]
    fn paragraphs_lists_and_anchors() {
        let parsed = parse("En setning.\nTo setninger. {#frist}\n\n1) første\n2) andre {#to}\n\n- punkt\n");
        assert_eq!(parsed.blocks.len(), 3);
        assert_eq!(
            parsed.blocks[0],
            RawBlock::Paragraph {
                content: vec![RawInline::Text("En setning. To setninger.".into())],
                anchor: Some("frist".into())
            }
        );
        let RawBlock::List { style: ListStyle::Letter, items } = &parsed.blocks[1] else { panic!("{:?}", parsed.blocks[1]) };
        assert_eq!(items[1], RawItem { anchor: Some("to".into()), body: vec![paragraph("andre")] });
        assert!(matches!(&parsed.blocks[2], RawBlock::List { style: ListStyle::Bullet, .. }));
    }

    #[test]
    fn markers_become_inlines_also_inside_emphasis() {
        let parsed = parse("på \u{e000}0\u{e001} og **\u{e000}12\u{e001}**.");
        let RawBlock::Paragraph { content, .. } = &parsed.blocks[0] else { panic!() };
        assert_eq!(content[1], RawInline::Mark(0));
        assert_eq!(content[3], RawInline::Strong(vec![RawInline::Mark(12)]));
    }

    #[test]
    fn nested_lists_and_quotes_keep_their_order() {
        let parsed = parse("1. a\n   - b\n2. c\n\n> sitat\n");
        let RawBlock::List { style: ListStyle::Number, items } = &parsed.blocks[0] else { panic!() };
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].body.len(), 2);
        assert_eq!(parsed.blocks[1], RawBlock::Quote(vec![paragraph("sitat")]));
    }

    #[test]
    fn what_has_no_place_is_reported() {
        let kinds: Vec<_> = parse("# H\n\n<b>x</b>\n\n![a](b)\n\n```\nk\n```\n").unwanted.into_iter().map(|(u, _)| u).collect();
        assert!(
            kinds.contains(&Unwanted::Heading)
                && kinds.contains(&Unwanted::Html)
                && kinds.contains(&Unwanted::Image)
                && kinds.contains(&Unwanted::Code)
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_parser_fall(text in "[-*#>|a-z0-9.)(\\[\\]{}!`<_ \n\u{e000}\u{e001}]{0,120}") {
            let _ = parse(&text);
        }
    }
}
