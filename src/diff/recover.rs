//! A text that was read back from Markdown has words only. Where it says what the same document made from its sources says, those
//! words are values, figures, references and terms again, so that a changed number is told as one. Enter at [`recover`].

use super::redline::redline;
use crate::document::Document;
use crate::document::tree::{Block, Inline, Item};

/// `read` with the typed pieces of `like` where both print the same words.
pub fn recover(read: &Document, like: &Document) -> Document {
    let mut marked = redline(read, like);
    blocks(&mut marked.document.body);
    Document { meta: read.meta.clone(), ..marked.reject_all() }
}

fn blocks(list: &mut [Block]) {
    for block in list {
        match block {
            Block::Section { title, body, was, origin, .. } => {
                // Where the clause is known only by what stands there today, it is taken for the same.
                if let Some(was) = was.as_mut() {
                    was.origin = origin.clone();
                }
                line(title);
                blocks(body);
            }
            Block::Paragraph { content, .. } => line(content),
            Block::List { items, .. } => items.iter_mut().for_each(item),
            Block::Table(table) => {
                line(&mut table.caption);
                table.rows.iter_mut().flat_map(|row| &mut row.cells).chain(&mut table.notes).for_each(line);
            }
            Block::Quote { body, .. } | Block::Note { body, .. } => blocks(body),
            Block::Changed { new, .. } => blocks(new),
            Block::Chart(_) | Block::Gap { .. } | Block::Signature { .. } => {}
        }
    }
}

fn item(item: &mut Item) {
    blocks(&mut item.body);
}

/// Where what was read and what is typed print the same, the typed is what was there.
fn line(content: &mut Vec<Inline>) {
    let mut out = Vec::new();
    for inline in std::mem::take(content) {
        match inline {
            Inline::Changed { kind, old, new } if !new.is_empty() => {
                let (start, old, new, end) = shared(old, new);
                out.extend(start);
                if !old.is_empty() || !new.is_empty() {
                    out.push(Inline::Changed { kind, old, new });
                }
                out.extend(end);
            }
            Inline::Emph { mut content } => {
                line(&mut content);
                out.push(Inline::Emph { content });
            }
            Inline::Strong { mut content } => {
                line(&mut content);
                out.push(Inline::Strong { content });
            }
            other => out.push(other),
        }
    }
    *content = out;
}

type Line = Vec<Inline>;

/// Splits off the pieces of `new` that print what `old` begins and ends with.
fn shared(old: Line, mut new: Line) -> (Line, Line, Line, Line) {
    let mut words = printed(&old);
    let (mut start, mut end) = (Line::new(), Line::new());
    while let Some(rest) = new.first().and_then(|piece| words.strip_prefix(one(piece).as_str())) {
        words = rest.to_owned();
        start.push(new.remove(0));
    }
    while let Some(rest) = new.last().and_then(|piece| words.strip_suffix(one(piece).as_str())) {
        words = rest.to_owned();
        end.extend(new.pop());
    }
    end.reverse();
    let old = if words.is_empty() {
        Line::new()
    } else if start.is_empty() && end.is_empty() {
        old
    } else {
        vec![Inline::text(words)]
    };
    (start, old, new, end)
}

fn printed(line: &[Inline]) -> String {
    line.iter().map(one).collect()
}

/// What a piece prints in Markdown; what is open prints its question too.
fn one(piece: &Inline) -> String {
    match piece {
        Inline::Gap { label, question, .. } if !label.contains(question.as_str()) => {
            format!("▢ {}: {question}", label.trim_end_matches(':'))
        }
        Inline::Break => "\n".to_owned(),
        other => crate::document::tree::plain(std::slice::from_ref(other)),
    }
}
