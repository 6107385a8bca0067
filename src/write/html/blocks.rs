//! The text: each kind of block and inline as the element that means it.

use super::super::anchors::Anchors;
use super::super::{chart, marked, words};
use super::escape;
use crate::document::Document;
use crate::document::tree::{Align, Block, ChangeKind, Chart, Inline, Item, ListStyle, NoteKind, RowKind, SignatureLine, Table};
use crate::lang::Lang;

/// All blocks of a document.
pub(super) fn write(document: &Document, anchors: &Anchors) -> String {
    write_among(document, anchors, "")
}

/// All blocks of a document that shares its page with others; `prefix` stands before each of its ids.
pub(super) fn write_among(document: &Document, anchors: &Anchors, prefix: &str) -> String {
    let lang = Some(document.meta.lang);
    let mut writer = Writer { anchors, prefix, lang, out: String::new(), in_link: false, in_old: false };
    writer.blocks(&document.body);
    writer.out
}

/// Blocks of a text that stands elsewhere on the page too: without ids, so that each id is there once.
pub(super) fn unlinked(content: &[Block]) -> String {
    let nowhere = Document { schema: "".into(), meta: Default::default(), body: Vec::new() };
    let mut writer =
        Writer { anchors: &Anchors::of(&nowhere), prefix: "", lang: None, out: String::new(), in_link: false, in_old: true };
    writer.blocks(content);
    writer.out
}

/// The words of a title, without marks: what a contents list shows.
pub(super) fn printed(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Gap { question, label, .. } => out.push_str(&words::gap(label, question)),
            Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => {
                out.push_str(&printed(content))
            }
            Inline::Changed { new, .. } => out.push_str(&printed(new)),
            other => out.push_str(&crate::document::tree::plain(std::slice::from_ref(other))),
        }
    }
    out
}

struct Writer<'a> {
    anchors: &'a Anchors<'a>,
    /// Stands before each id, where several documents share a page.
    prefix: &'a str,
    /// The language of what is said of a piece that moved; none where both texts stand beside each other and show it.
    lang: Option<Lang>,
    out: String,
    in_link: bool,
    /// What is written stood there before: it is nothing to link to.
    in_old: bool,
}

/// Attributes of a tag.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Writer<'_> {
    fn open(&mut self, tag: &str, attributes: Attributes) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            if !value.is_empty() {
                escape::attribute(&mut self.out, name, value);
            }
        }
        self.out.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    fn line(&mut self) {
        self.out.push('\n');
    }

    fn text(&mut self, text: &str) {
        escape::text(&mut self.out, text);
    }

    /// An element of words alone, on a line of its own.
    fn words(&mut self, tag: &str, attributes: Attributes, text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
        self.line();
    }

    /// The id of an element, where it is the only one of that name.
    fn id(&self, bookmark: Option<&str>) -> String {
        bookmark
            .filter(|bookmark| !self.in_old && self.anchors.has(bookmark))
            .map(|bookmark| format!("{}{}", self.prefix, escape::id(bookmark)))
            .unwrap_or_default()
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Section { id, bookmark, level, number, title, origin, body, was } => {
                let tag = format!("h{}", u32::from(*level).saturating_add(1).min(6));
                let anchor = self.id(Some(bookmark));
                let class = format!("level-{level}");
                self.open("section", &[("id", &anchor), ("class", &class), ("data-id", id), ("data-from", &origin.from)]);
                self.line();
                self.open(&tag, &[]);
                if let Some(number) = number {
                    // A long one, such as «Kapittel 4», stands above the title; a short one hangs outside the text.
                    let long = number.label.chars().count() > 7;
                    self.open("span", &[("class", if long { "number long" } else { "number" })]);
                    self.text(&number.label);
                    self.close("span");
                    self.out.push(' ');
                }
                self.open("span", &[("class", "title")]);
                if let Some(before) = was
                    .as_ref()
                    .and_then(|was| was.number.as_ref())
                    .filter(|n| Some(&n.label) != number.as_ref().map(|n| &n.label))
                {
                    self.words_inline(
                        "del",
                        &[("class", "number-before"), ("data-kind", kind(ChangeKind::Renumbered))],
                        &before.label,
                    );
                    self.out.push(' ');
                }
                self.inlines(title);
                self.close("span");
                self.close(&tag);
                self.line();
                self.blocks(body);
                self.close("section");
                self.line();
            }
            Block::Paragraph { id, bookmark, content } => {
                let anchor = self.id(bookmark.as_deref());
                self.open("p", &[("id", &anchor), ("data-id", id.as_deref().unwrap_or_default())]);
                self.inlines(content);
                self.close("p");
                self.line();
            }
            Block::List { style, items } => self.list(*style, items),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Quote { lang, body } => {
                self.open("blockquote", &[("lang", lang.map(|lang| lang.id()).unwrap_or_default())]);
                self.line();
                self.blocks(body);
                self.close("blockquote");
                self.line();
            }
            Block::Gap { path, question, label } => {
                self.open("p", &[("class", "gap")]);
                self.gap(path, question, label);
                self.close("p");
                self.line();
            }
            Block::Signature { lines } => {
                self.open("div", &[("class", "signatures")]);
                self.line();
                for line in lines {
                    self.signature(line);
                }
                self.close("div");
                self.line();
            }
            Block::Changed { kind, from, old, new } => self.changed(*kind, from.as_deref(), old, new),
            Block::Note { kind, title, body } => {
                let class = match kind {
                    NoteKind::Assumption => "note assumption",
                    NoteKind::Open => "note open",
                    NoteKind::Remark => "note remark",
                };
                self.open("aside", &[("class", class)]);
                self.line();
                if !title.is_empty() {
                    self.words("p", &[("class", "note-title")], title);
                }
                self.blocks(body);
                self.close("aside");
                self.line();
            }
        }
    }

    /// What stood here before, struck through, and what stands here now.
    fn changed(&mut self, change: ChangeKind, from: Option<&str>, old: &[Block], new: &[Block]) {
        let attributes = [("class", "change"), ("data-kind", kind(change)), ("data-from", from.unwrap_or_default())];
        let moved = match self.lang {
            Some(lang) => words::moved(change, from, &marked::title(if new.is_empty() { old } else { new }), lang),
            None => None,
        };
        if let (Some(place), ChangeKind::MovedAway) = (&moved, change) {
            self.open("del", &attributes);
            self.words("p", &[("class", "moved")], place);
            self.close("del");
            self.line();
            return;
        }
        if !old.is_empty() {
            let outer = std::mem::replace(&mut self.in_old, true);
            self.open("del", &attributes);
            self.line();
            self.blocks(old);
            self.close("del");
            self.line();
            self.in_old = outer;
        }
        if !new.is_empty() {
            self.open("ins", &attributes);
            self.line();
            if let Some(place) = &moved {
                self.words("p", &[("class", "moved")], place);
            }
            self.blocks(new);
            self.close("ins");
            self.line();
        }
    }

    /// An element of words alone, within a line.
    fn words_inline(&mut self, tag: &str, attributes: Attributes, text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// Labels are text, so that they are the same in every reader and can be copied.
    fn list(&mut self, style: ListStyle, items: &[Item]) {
        let (tag, class) = match style {
            ListStyle::Bullet => ("ul", "bullets"),
            ListStyle::Number => ("ol", "numbers"),
            ListStyle::Letter => ("ol", "letters"),
        };
        self.open(tag, &[("class", class), ("role", "list")]);
        self.line();
        for item in items {
            let anchor = self.id(item.bookmark.as_deref());
            let change = item.change.as_ref().map(|change| kind(change.kind)).unwrap_or_default();
            self.open("li", &[("id", &anchor), ("data-id", item.id.as_deref().unwrap_or_default()), ("data-change", change)]);
            self.open("span", &[("class", "label")]);
            self.text(&item.label);
            self.close("span");
            self.out.push(' ');
            self.open("div", &[("class", "item")]);
            self.line();
            self.blocks(&item.body);
            self.close("div");
            self.close("li");
            self.line();
        }
        self.close(tag);
        self.line();
    }

    /// A table of labels and values has no head.
    fn head(&mut self, table: &Table, classes: &[&str]) {
        if table.columns.iter().all(|column| column.title.is_empty()) {
            return;
        }
        self.out.push_str("<thead>\n<tr>");
        for (column, class) in table.columns.iter().zip(classes) {
            // A heading without words heads nothing.
            let (tag, scope) = if column.title.is_empty() { ("td", "") } else { ("th", "col") };
            self.open(tag, &[("scope", scope), ("class", class)]);
            self.text(&column.title);
            self.close(tag);
        }
        self.out.push_str("</tr>\n</thead>\n");
    }

    fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let classes: Vec<&str> = table.columns.iter().enumerate().map(|(x, column)| class(table, x, column.align)).collect();
        let anchor = self.id(Some(&table.bookmark));
        // A wide table scrolls within its own frame, with the keyboard too. The frame goes by the caption; many tables are no landmarks.
        let caption = if anchor.is_empty() || table.caption.is_empty() { String::new() } else { format!("{anchor}_caption") };
        let role = if caption.is_empty() { "" } else { "group" };
        self.open("div", &[("class", "table"), ("role", role), ("tabindex", "0"), ("aria-labelledby", &caption)]);
        self.line();
        self.open("table", &[("id", &anchor), ("data-id", &table.id), ("data-from", &table.origin.from)]);
        self.line();
        if !table.caption.is_empty() {
            self.open("caption", &[("id", &caption)]);
            self.inlines(&table.caption);
            self.close("caption");
            self.line();
        }
        self.head(table, &classes);
        self.out.push_str("<tbody>\n");
        for row in &table.rows {
            let class = match row.kind {
                RowKind::Plain => "",
                RowKind::Own => "own",
                RowKind::Total => "total",
            };
            let change = row.change.as_ref().map(|change| kind(change.kind)).unwrap_or_default();
            self.open("tr", &[("class", class), ("data-id", &row.id), ("data-change", change)]);
            for (x, class) in classes.iter().enumerate() {
                let cell = row.cells.get(x).map_or(&[] as &[Inline], Vec::as_slice);
                let (tag, scope) = if x == 0 && !cell.is_empty() { ("th", "row") } else { ("td", "") };
                self.open(tag, &[("scope", scope), ("class", class)]);
                self.inlines(cell);
                self.close(tag);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
        for note in &table.notes {
            self.open("p", &[("class", "table-note")]);
            self.inlines(note);
            self.close("p");
            self.line();
        }
        self.out.push_str("</div>\n");
    }

    /// The drawing says its words to who listens; where it stood before it has no names to be found by.
    fn chart(&mut self, chart: &Chart) {
        let anchor = self.id(Some(&chart.bookmark));
        self.open("figure", &[("class", "chart"), ("id", &anchor), ("data-id", &chart.id), ("data-from", &chart.origin.from)]);
        self.line();
        self.open("figcaption", &[]);
        self.inlines(&chart.caption);
        self.close("figcaption");
        self.line();
        // A wide drawing scrolls within its own frame, with the keyboard too.
        self.open("div", &[("class", "drawing-frame"), ("tabindex", "0")]);
        self.out.push_str(&chart::svg(chart, (!anchor.is_empty()).then_some(anchor.as_str())));
        self.close("div");
        self.line();
        self.close("figure");
        self.line();
    }

    fn signature(&mut self, line: &SignatureLine) {
        self.open("div", &[("class", "signature")]);
        self.line();
        self.words("p", &[("class", "party")], &line.party);
        self.words("p", &[("class", "office")], &line.office);
        self.words("p", &[("class", "place")], &line.place_and_date);
        self.out.push_str("<p class=\"hand\"></p>\n");
        self.close("div");
        self.line();
    }

    fn gap(&mut self, path: &str, question: &str, label: &str) {
        self.open("mark", &[("data-path", path)]);
        self.text(&words::gap(label, question));
        self.close("mark");
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Emph { content } => {
                self.open("em", &[]);
                self.inlines(content);
                self.close("em");
            }
            Inline::Strong { content } => {
                self.open("strong", &[]);
                self.inlines(content);
                self.close("strong");
            }
            Inline::Value { path, text } => self.span(&[("class", "value"), ("data-path", path)], text),
            Inline::Figure { id, text } => self.span(&[("class", "figure"), ("data-figure", id)], text),
            Inline::Term { id, text } => self.span(&[("class", "term"), ("data-term", id)], text),
            Inline::Ref { target, bookmark, text } => {
                let url = self.anchors.has(bookmark).then(|| format!("#{}{}", self.prefix, escape::id(bookmark)));
                self.link(
                    url.as_deref(),
                    &[("class", if brief(text) { "ref short" } else { "ref" }), ("data-target", target)],
                    |writer| writer.text(text),
                );
            }
            Inline::Cite { basis, url, text } => {
                let url = url.as_deref().filter(|url| words::is_web(url));
                self.link(url, &[("class", if brief(text) { "cite short" } else { "cite" }), ("data-basis", basis)], |writer| {
                    writer.text(text)
                });
            }
            Inline::Gap { path, question, label } => self.gap(path, question, label),
            Inline::Link { url, content } => {
                let url = Some(url.as_str()).filter(|url| words::is_web(url));
                self.link(url, &[], |writer| writer.inlines(content));
            }
            Inline::Break => self.out.push_str("<br>"),
            Inline::Changed { kind: change, old, new } => {
                for (tag, content) in [("del", old), ("ins", new)] {
                    if !content.is_empty() {
                        let outer = self.in_old;
                        self.in_old = outer || tag == "del";
                        self.open(tag, &[("data-kind", kind(*change))]);
                        self.inlines(content);
                        self.close(tag);
                        self.in_old = outer;
                    }
                }
            }
        }
    }

    fn span(&mut self, attributes: Attributes, text: &str) {
        self.open("span", attributes);
        self.text(text);
        self.close("span");
    }

    /// A link, or a span where there is nowhere to go or a link is open already.
    fn link(&mut self, url: Option<&str>, attributes: Attributes, inner: impl FnOnce(&mut Self)) {
        match url {
            Some(url) if !self.in_link => {
                let mut all = vec![("href", url)];
                all.extend(attributes);
                self.open("a", &all);
                self.in_link = true;
                inner(self);
                self.in_link = false;
                self.close("a");
            }
            _ => {
                self.open("span", attributes);
                inner(self);
                self.close("span");
            }
        }
    }
}

/// The name of a kind of change in an attribute.
fn kind(change: ChangeKind) -> &'static str {
    change.id()
}

/// Whether a reference may stand on one line whole, so that «§» and its number are not parted.
fn brief(text: &str) -> bool {
    text.chars().count() <= 24
}

/// Numbers stand to the right; a column of short words keeps each on one line.
fn class(table: &Table, x: usize, align: Align) -> &'static str {
    let longest = table.rows.iter().filter_map(|row| row.cells.get(x)).map(|cell| printed(cell).chars().count()).max();
    match align {
        Align::Right => "right",
        Align::Left if longest.is_some_and(|longest| longest <= 18) => "short",
        Align::Left => "",
    }
}
