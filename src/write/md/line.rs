//! The lines of one block: words escaped, sentences on lines of their own, marks only where Markdown will read them as marks.

use super::super::anchors::Anchors;
use super::super::words;
use super::{escape, sentence};
use crate::document::tree::{Inline, plain};

/// How the words of a block stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Running text: a sentence a line.
    Running,
    /// Names and labels: lines only where the document breaks them.
    Literal,
    /// A heading: one line.
    Single,
    /// A cell of a table: one line, breaks as `<br>`.
    Cell,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    /// A space, and whether a line may end there.
    Space(bool),
    Break,
}

/// Builds the lines of one block.
pub(super) struct Lines<'a> {
    anchors: &'a Anchors<'a>,
    style: Style,
    done: Vec<String>,
    line: String,
    /// The word before the last, and the last, as they are printed.
    before: String,
    word: String,
    between: Between,
    /// Marks that open, held back until the next word shows on which line they stand.
    open: String,
    in_link: bool,
}

impl<'a> Lines<'a> {
    pub(super) fn new(anchors: &'a Anchors<'a>, style: Style) -> Self {
        Self {
            anchors,
            style,
            done: Vec::new(),
            line: String::new(),
            before: String::new(),
            word: String::new(),
            between: Between::Nothing,
            open: String::new(),
            in_link: false,
        }
    }

    /// The printed label of a list item and the space after it.
    pub(super) fn label(&mut self, label: &str) {
        self.words(label, false);
        self.between = Between::Space(false);
    }

    /// Adds pieces of a line.
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        self.within(content, None);
    }

    /// The lines.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.end_line();
        self.done
    }

    /// `after` is the first printed character behind these pieces.
    fn within(&mut self, content: &[Inline], after: Option<char>) {
        for (i, inline) in content.iter().enumerate() {
            let next = || content[i + 1..].iter().find_map(first).or(after);
            match inline {
                Inline::Text { text } => self.words(text, true),
                Inline::Value { text, .. } | Inline::Figure { text, .. } | Inline::Term { text, .. } => self.words(text, false),
                Inline::Emph { content } => self.marked("*", "em", content, next()),
                Inline::Strong { content } => self.marked("**", "strong", content, next()),
                Inline::Ref { bookmark, text, .. } => {
                    let url = self.anchors.has(bookmark).then(|| format!("#{bookmark}"));
                    self.link(url, &[Inline::Value { path: String::new(), text: text.clone() }], next());
                }
                Inline::Cite { url, text, .. } => {
                    let url = url.clone().filter(|url| words::is_web(url));
                    self.link(url, &[Inline::Value { path: String::new(), text: text.clone() }], next());
                }
                Inline::Link { url, content } => self.link(Some(url.clone()).filter(|url| words::is_web(url)), content, next()),
                Inline::Gap { question, label, .. } => {
                    let text = words::gap(label, question);
                    self.marked("**", "strong", &[Inline::Value { path: String::new(), text }], next());
                }
                Inline::Changed { old, new, .. } => {
                    self.tagged("del", old, next());
                    self.tagged("ins", new, next());
                }
                Inline::Break if self.style == Style::Single => self.space(false),
                Inline::Break => self.between = Between::Break,
            }
        }
    }

    /// Emphasis; where asterisks would not be read as marks (inside a word, beside brackets), tags stand instead.
    fn marked(&mut self, mark: &str, tag: &str, content: &[Inline], next: Option<char>) {
        let text = plain(content);
        let (Some(start), Some(end)) = (text.chars().next(), text.chars().next_back()) else { return };
        let prior = match self.between {
            Between::Nothing => self.open.chars().next_back().or(self.line.chars().next_back()),
            Between::Space(_) | Between::Break => self.open.chars().next_back(),
        };
        let free = |outside: Option<char>| outside.is_none_or(|c| c.is_ascii_whitespace() || c.is_ascii_punctuation());
        let inner = |c: char| !blank(c) && !c.is_whitespace();
        let plain_marks = inner(start)
            && inner(end)
            && prior != Some('*')
            && next != Some('*')
            && (start.is_alphanumeric() || free(prior))
            && (end.is_alphanumeric() || free(next));
        let (open, close) =
            if plain_marks { (mark.to_owned(), mark.to_owned()) } else { (format!("<{tag}>"), format!("</{tag}>")) };
        self.open.push_str(&open);
        self.within(content, Some('*'));
        self.close(&close);
    }

    /// Pieces between tags: Markdown has no mark of its own for what is new and what is gone.
    fn tagged(&mut self, tag: &str, content: &[Inline], next: Option<char>) {
        if content.is_empty() {
            return;
        }
        self.open.push_str(&format!("<{tag}>"));
        self.within(content, next);
        self.close(&format!("</{tag}>"));
    }

    fn link(&mut self, url: Option<String>, content: &[Inline], next: Option<char>) {
        match url {
            Some(url) if !self.in_link => {
                self.open.push('[');
                self.in_link = true;
                self.within(content, Some(']'));
                self.in_link = false;
                self.close(&format!("]({})", escape::destination(&url)));
            }
            _ => self.within(content, next),
        }
    }

    /// Marks that close stand right behind the last word.
    fn close(&mut self, mark: &str) {
        self.flush(None);
        self.line.push_str(mark);
    }

    /// Printed words; a line may end between them only in `running` text.
    fn words(&mut self, text: &str, running: bool) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if blank(c) {
                self.space(running && self.style == Style::Running);
                continue;
            }
            self.flush(Some(c));
            self.word.push(c);
            escape::push(&mut self.line, c, chars.peek().copied());
        }
    }

    fn space(&mut self, breakable: bool) {
        if self.between == Between::Nothing {
            self.between = Between::Space(breakable);
        }
    }

    /// Writes what was held back, now that `next` shows how the text goes on.
    fn flush(&mut self, next: Option<char>) {
        let between = std::mem::replace(&mut self.between, Between::Nothing);
        let empty = self.line.is_empty() && self.done.is_empty();
        if between != Between::Nothing {
            let word = std::mem::take(&mut self.word);
            let ends = next.is_some_and(|next| sentence::ends(&self.before, &word, next));
            self.before = word;
            match between {
                Between::Break if empty => {}
                Between::Break if self.style == Style::Cell => self.line.push_str("<br>"),
                Between::Break => {
                    self.line.push('\\');
                    self.end_line();
                }
                Between::Space(true) if ends => self.end_line(),
                Between::Space(_) if self.line.is_empty() => {}
                _ => self.line.push(' '),
            }
        }
        let open = std::mem::take(&mut self.open);
        self.line.push_str(&open);
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if self.style != Style::Single && self.style != Style::Cell {
            escape::guard(&mut line);
        }
        if !line.is_empty() {
            self.done.push(line);
        }
    }
}

/// The first printed character of a piece.
fn first(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Break => Some(' '),
        Inline::Gap { .. } => Some('*'),
        Inline::Emph { content } | Inline::Strong { content } => content.iter().find_map(first).map(|_| '*'),
        Inline::Link { content, .. } => content.iter().find_map(first).map(|_| '['),
        Inline::Changed { .. } => Some('<'),
        other => plain(std::slice::from_ref(other)).chars().next().map(|c| if blank(c) { ' ' } else { c }),
    }
}

/// What Markdown takes for a space, and control characters, which are nothing to print.
fn blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r') || c.is_control()
}
