//! The whole tree of one document in one language. It knows no output format: headings, numbers, page furniture and links are structure.
//! Serialised as `avtaleverk.document/1`; the writers and `style.typ` walk it.
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

use serde::{Deserialize, Serialize};

pub use super::chart::Chart;
use crate::lang::Lang;
pub use crate::text::ListStyle;

/// One document in one language, ready to be written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// `avtaleverk.document/1`.
    pub schema: std::borrow::Cow<'static, str>,
    /// Everything that is not running text.
    pub meta: Meta,
    /// The text.
    pub body: Vec<Block>,
}

/// What stands around the text: title, page furniture, marks.
#[derive(Default, Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// The document type, such as `statutes`.
    pub kind: String,
    /// The title, such as «Samarbeidsavtale».
    pub title: String,
    /// What the title is about, such as the cooperation's name.
    pub subtitle: Option<String>,
    /// The language form of the text.
    pub lang: Lang,
    /// The document date, if any, as `[year, month, day]`.
    pub date: Option<[i32; 3]>,
    /// The document date as printed.
    pub date_text: Option<String>,
    /// Who the document is from: the parties, or the one council.
    pub authors: Vec<String>,
    /// «UTKAST» in the document's language, while something is open or in error.
    pub draft: Option<String>,
    /// Marks every page carries, such as «Eksempel. Ikke vedtatt.» and «Historisk».
    pub marks: Vec<String>,
    /// The left and right part of the page header.
    pub header: [String; 2],
    /// The left part of the footer; the page number stands to the right.
    pub footer: String,
    /// The words «Side» and «av» around the page number.
    pub page_words: [String; 2],
    /// Whether a table of contents is made, and its heading.
    pub contents: Option<String>,
    /// The first eight characters of the text fingerprint; empty until it is known.
    pub control_code: String,
}

/// A number a reader sees before a heading, given after rendering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// The scheme, such as `chapter-paragraph`.
    pub scheme: String,
    /// The position, such as `[4, 2]`.
    pub path: Vec<u32>,
    /// As printed, such as «§ 4-2».
    pub label: String,
}

/// Where an element came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Origin {
    /// The clause, provision or table it was made from.
    pub from: String,
    /// The file of that clause, and nothing for what Rust made.
    pub file: Option<String>,
}

/// A piece of the text that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A heading with what stands under it. `level` is 1 for a section, 2 for a clause in it, and never skips.
    Section {
        id: String,
        bookmark: String,
        level: u8,
        number: Option<Number>,
        title: Vec<Inline>,
        origin: Origin,
        body: Vec<Block>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Box<SectionWas>>,
    },
    /// A paragraph (ledd). `id` and `bookmark` where it is anchored.
    Paragraph { id: Option<String>, bookmark: Option<String>, content: Vec<Inline> },
    /// A list. Items carry their printed label, such as «a)», «1.» or «•».
    List { style: ListStyle, items: Vec<Item> },
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A word-for-word quotation, in the language it was written in.
    Quote { lang: Option<Lang>, body: Vec<Block> },
    /// Something not decided yet, on lines of its own.
    Gap { path: String, question: String, label: String },
    /// Lines to sign on.
    Signature { lines: Vec<SignatureLine> },
    /// A remark beside the text: an assumption, a warning to the reader.
    Note { kind: NoteKind, title: String, body: Vec<Block> },
    /// In a redline: what stood here before, and what stands here now.
    Changed { kind: ChangeKind, from: Option<String>, old: Vec<Block>, new: Vec<Block> },
}

/// What happened to a piece of the text between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands here now, and stood elsewhere before.
    MovedHere,
    /// It stood here before, and stands elsewhere now.
    MovedAway,
    /// Its words are others.
    Reworded,
    /// A value of the agreement is another.
    Value,
    /// A computed figure is another.
    Figure,
    /// Only its number, or the number it refers to, is another.
    Renumbered,
    /// Another clause fills the same topic.
    Variant,
}

impl ChangeKind {
    /// Every kind, in the order a reader wants them.
    pub const ALL: [ChangeKind; 9] = [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::MovedHere,
        ChangeKind::MovedAway,
        ChangeKind::Reworded,
        ChangeKind::Value,
        ChangeKind::Figure,
        ChangeKind::Renumbered,
        ChangeKind::Variant,
    ];

    /// Its name in data and attributes.
    pub fn id(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::MovedHere => "moved-here",
            ChangeKind::MovedAway => "moved-away",
            ChangeKind::Reworded => "reworded",
            ChangeKind::Value => "value",
            ChangeKind::Figure => "figure",
            ChangeKind::Renumbered => "renumbered",
            ChangeKind::Variant => "variant",
        }
    }
}

/// What a section was in the version before, where that is not what it is now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionWas {
    /// Its id.
    pub id: String,
    /// Its bookmark.
    pub bookmark: String,
    /// Its level.
    pub level: u8,
    /// Its number.
    pub number: Option<Number>,
    /// Where it came from.
    pub origin: Origin,
}

/// What happened to an item or a row. `from` is the item's label before, where only that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// What was printed before.
    pub from: Option<String>,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its element id, where it is anchored.
    pub id: Option<String>,
    /// A name safe for bookmarks in every format.
    pub bookmark: Option<String>,
    /// As printed before the item.
    pub label: String,
    /// What the item holds.
    pub body: Vec<Block>,
    /// In a redline: what happened to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// Why a note stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// What the drafter assumed.
    Assumption,
    /// What is open.
    Open,
    /// What a reader should know.
    Remark,
}

/// Where one party signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureLine {
    /// The party.
    pub party: String,
    /// The office that signs, such as «ordfører».
    pub office: String,
    /// The words «Sted og dato».
    pub place_and_date: String,
}

/// A table made in Rust: every cell knows what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its element id.
    pub id: String,
    /// A name safe for bookmarks in every format.
    pub bookmark: String,
    /// The caption, which says unit, value-added tax and price level where there are amounts.
    pub caption: Vec<Inline>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows under the head.
    pub rows: Vec<Row>,
    /// Remarks under the table, each a line.
    pub notes: Vec<Vec<Inline>>,
    /// What the table was made from.
    pub origin: Origin,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// How its cells stand.
    pub align: Align,
}

/// How text stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its element id.
    pub id: String,
    /// What the row is.
    pub kind: RowKind,
    /// One cell a column; the first is the row's heading.
    pub cells: Vec<Vec<Inline>>,
    /// In a redline: what happened to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An ordinary row.
    Plain,
    /// The row of the party whose paper it is.
    Own,
    /// A sum.
    Total,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    /// Words of the clause or of the user.
    Text { text: String },
    /// Emphasis.
    Emph { content: Vec<Inline> },
    /// Strong emphasis.
    Strong { content: Vec<Inline> },
    /// A value of the agreement, with its path.
    Value { path: String, text: String },
    /// A reference to another element: its target and what is printed.
    Ref { target: String, bookmark: String, text: String },
    /// A computed figure.
    Figure { id: String, text: String },
    /// A provision, with its link.
    Cite { basis: String, url: Option<String>, text: String },
    /// A term of art, inflected.
    Term { id: String, text: String },
    /// Something not decided yet.
    Gap { path: String, question: String, label: String },
    /// A link the user wrote.
    Link { url: String, content: Vec<Inline> },
    /// A line break inside a paragraph.
    Break,
    /// In a redline: what stood here before, and what stands here now.
    Changed { kind: ChangeKind, old: Vec<Inline>, new: Vec<Inline> },
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text { text: text.into() }
    }
}

/// The printed text of inlines, without marks.
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(content, &mut out);
    out
}

fn push_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text }
            | Inline::Value { text, .. }
            | Inline::Ref { text, .. }
            | Inline::Figure { text, .. }
            | Inline::Cite { text, .. }
            | Inline::Term { text, .. } => out.push_str(text),
            Inline::Gap { label, .. } => out.push_str(label),
            Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => push_plain(content, out),
            Inline::Break => out.push(' '),
            Inline::Changed { new, .. } => push_plain(new, out),
        }
    }
}

/// A name for an element id that every output format accepts as bookmark: letters, digits and underscores, at most 40 characters,
/// beginning with a letter, different for different ids (Word's limits are the narrowest).
pub fn bookmark(id: &str) -> String {
    use sha2::{Digest, Sha256};
    let safe: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(28).collect();
    let digest = Sha256::digest(id.as_bytes());
    format!("e_{safe}_{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2])
}
