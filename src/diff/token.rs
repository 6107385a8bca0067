//! A line as atoms that are compared whole: words, amounts, dates and § references of running text, and every typed piece.
//! Enter at [`atoms`]; [`inlines`] puts them together again.

use crate::document::tree::Inline;

/// What stands around a piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Style {
    Emph,
    Strong,
    Link(String),
}

/// The smallest piece that is compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Atom {
    /// The emphasis and links around it, outermost first.
    pub(super) styles: Vec<Style>,
    /// The piece: a word as [`Inline::Text`], or a typed piece.
    pub(super) piece: Inline,
}

/// What two atoms are matched by: a value is the same element when its path is, whatever it prints.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Key {
    Word(String, String),
    Value(String, String),
    Figure(String, String),
    Ref(String, String),
    Other(String, String),
}

impl Atom {
    /// The key.
    pub(super) fn key(&self) -> Key {
        let style = format!("{:?}", self.styles);
        match &self.piece {
            Inline::Text { text } => Key::Word(text.clone(), style),
            // What was open and is decided now is the same value.
            Inline::Value { path, .. } | Inline::Gap { path, .. } => Key::Value(path.clone(), style),
            Inline::Figure { id, .. } => Key::Figure(id.clone(), style),
            Inline::Ref { target, .. } => Key::Ref(target.clone(), style),
            other => Key::Other(format!("{other:?}"), style),
        }
    }

    /// Nothing but space and punctuation.
    pub(super) fn is_blank(&self) -> bool {
        matches!(&self.piece, Inline::Text { text } if !text.chars().any(char::is_alphanumeric))
    }
}

/// The atoms of a line.
pub(super) fn atoms(content: &[Inline]) -> Vec<Atom> {
    let mut out = Vec::new();
    gather(content, &[], &mut out);
    out
}

fn gather(content: &[Inline], styles: &[Style], out: &mut Vec<Atom>) {
    let with = |style: Style| styles.iter().cloned().chain([style]).collect::<Vec<_>>();
    for inline in content {
        match inline {
            Inline::Text { text } => {
                out.extend(words(text).map(|word| Atom { styles: styles.to_vec(), piece: Inline::text(word) }));
            }
            Inline::Emph { content } => gather(content, &with(Style::Emph), out),
            Inline::Strong { content } => gather(content, &with(Style::Strong), out),
            Inline::Link { url, content } => gather(content, &with(Style::Link(url.clone())), out),
            other => out.push(Atom { styles: styles.to_vec(), piece: other.clone() }),
        }
    }
}

/// Atoms as a line again; neighbouring words become one text.
pub(super) fn inlines(atoms: &[Atom]) -> Vec<Inline> {
    nested(atoms, 0)
}

fn nested(atoms: &[Atom], depth: usize) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut rest = atoms;
    while let Some(first) = rest.first() {
        let style = first.styles.get(depth);
        let run = rest.iter().take_while(|atom| atom.styles.get(depth) == style).count();
        let (group, after) = rest.split_at(run);
        match style {
            None => group.iter().for_each(|atom| push(&mut out, atom.piece.clone())),
            Some(Style::Emph) => out.push(Inline::Emph { content: nested(group, depth + 1) }),
            Some(Style::Strong) => out.push(Inline::Strong { content: nested(group, depth + 1) }),
            Some(Style::Link(url)) => out.push(Inline::Link { url: url.clone(), content: nested(group, depth + 1) }),
        }
        rest = after;
    }
    out
}

/// Adds a piece; a text after a text becomes one with it.
pub(super) fn push(out: &mut Vec<Inline>, piece: Inline) {
    match (out.last_mut(), &piece) {
        (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(text),
        _ => out.push(piece),
    }
}

/// The words of a text. «§ 4-2», «12 400 000», «33,33 %» and «1. januar» are one each; spaces and other signs stand alone.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (word, after) = rest.split_at(length(rest));
        rest = after;
        Some(word)
    })
}

/// How many bytes the first word has; at least one character.
fn length(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    if let Some(section) = text.strip_prefix('§') {
        let signs = 1 + section.chars().take_while(|c| *c == '§').count();
        let bytes = signs * '§'.len_utf8();
        let space = text[bytes..].chars().next().filter(|c| is_space(*c)).map_or(0, char::len_utf8);
        let number = run(&text[bytes + space..], |c| c.is_alphanumeric());
        return if number > 0 { bytes + space + number } else { bytes };
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return number(text);
    }
    match run(text, char::is_alphanumeric) {
        0 => first,
        word => word,
    }
}

/// Characters from the start that `is`, with hyphens, full stops and commas between two of them.
fn run(text: &str, is: impl Fn(char) -> bool) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '-' | '‑') && end > 0 && chars.peek().is_some_and(|(_, next)| is(*next));
        if !is(c) && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// A number with its groups, decimals and unit, or a day with its month.
fn number(text: &str) -> usize {
    let mut end = run(text, |c| c.is_ascii_alphanumeric());
    loop {
        let mut after = text[end..].chars();
        let (Some(sign), rest) = (after.next(), after.as_str()) else { break };
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        let joins = match sign {
            c if is_space(c) => digits == 3,
            ',' | '.' | '/' | ':' => digits > 0,
            _ => false,
        };
        if !joins {
            break;
        }
        end += sign.len_utf8() + digits;
    }
    for unit in [" %", "\u{a0}%", "\u{202f}%"] {
        if text[end..].starts_with(unit) {
            return end + unit.len();
        }
    }
    for month in MONTHS {
        if let Some(rest) = text[end..].strip_prefix(". ").or_else(|| text[end..].strip_prefix(".\u{a0}"))
            && rest.starts_with(month)
        {
            return text.len() - rest.len() + month.len();
        }
    }
    end
}

const MONTHS: [&str; 12] =
    ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}
