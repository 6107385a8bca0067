//! Lifts markers: raw Markdown blocks and the side table of a render become the document's blocks with typed inlines.
//! References are left as targets; `number` binds them when every number is known.

use std::sync::Arc;

use super::print::{self, Printed};
use super::{Placed, Resolved, prefer};
use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::leaf::Texts;
use crate::basis::Basis;
use crate::clause::engine::{Call, Rendered};
use crate::clause::template::{self, Template, Used};
use crate::diag::{Finding, Findings};
use crate::document::tables;
use crate::document::tree::{Align, Block, Column, Inline, Item, ListStyle, Origin, Row, RowKind, Table, bookmark};
use crate::lang::{Form, Lang, Words, number};
use crate::source::Place;
use crate::text::{self, RawBlock, RawInline, Unwanted};
use crate::tr;

/// What is lifted, for whom, and where complaints point.
pub(super) struct Lifter<'a, 'f> {
    pub resolved: &'a Resolved<'a>,
    pub placed: &'a Placed<'a>,
    pub lang: Lang,
    /// The element the blocks belong to.
    pub element: String,
    /// The place of the text.
    pub place: Place,
    /// The template it was rendered from, where it has places of its own.
    pub uses: Option<&'a Template>,
    /// The case officer's own text may have headings and tables.
    pub own_text: bool,
    /// The profile whose words stand in the text; none where the words are somebody's own.
    pub words: Option<prefer::Preferred<'a>>,
    pub findings: &'f mut Findings,
    /// Prose may print prose, but not without end.
    pub depth: u8,
}

impl Lifter<'_, '_> {
    /// The blocks of a rendered text.
    pub(super) fn blocks(&mut self, rendered: &Rendered) -> Vec<Block> {
        let parsed = text::parse(&rendered.text);
        for (unwanted, _) in &parsed.unwanted {
            if !(self.own_text && matches!(unwanted, Unwanted::Heading | Unwanted::Table)) {
                self.unwanted(*unwanted);
            }
        }
        let mut blocks = Vec::new();
        for block in &parsed.blocks {
            self.block(block, &rendered.calls, &mut blocks);
        }
        join_lists(blocks)
    }

    fn unwanted(&mut self, unwanted: Unwanted) {
        let (nb, nn, en) = match unwanted {
            Unwanted::Heading => ("overskrifter", "overskrifter", "headings"),
            Unwanted::Html => ("HTML", "HTML", "HTML"),
            Unwanted::Table => ("tabeller skrevet for hånd", "tabellar skrivne for hand", "tables typed by hand"),
            Unwanted::Image => ("bilder", "bilete", "pictures"),
            Unwanted::Code => (
                "kodeblokker (fire mellomrom først på linjen)",
                "kodeblokker (fire mellomrom fremst på linja)",
                "code blocks (four spaces at the start of a line)",
            ),
        };
        self.findings.add(
            Finding::error("unwanted-markdown", tr! { nb: "teksten har {nb}; det kan ikke stå her", nn: "teksten har {nn}; det kan ikkje stå her", en: "the text has {en}; that cannot stand here" })
                .at(self.place)
                .todo(tr! { nb: "skriv avsnitt og lister", nn: "skriv avsnitt og lister", en: "write paragraphs and lists" }),
        );
    }

    fn block(&mut self, raw: &RawBlock, calls: &[Call], out: &mut Vec<Block>) {
        match raw {
            RawBlock::Paragraph { content, anchor } => {
                if let Some(call) = alone(content, calls)
                    && self.block_call(call, out)
                {
                    return;
                }
                let content = self.inlines(content, calls);
                if content.iter().all(is_blank) && anchor.is_none() {
                    return;
                }
                let id = anchor.as_ref().map(|a| format!("{}/{a}", self.element));
                out.push(Block::Paragraph { bookmark: id.as_deref().map(bookmark), id, content: tidy(content) });
            }
            RawBlock::Heading { level, content } => {
                let title = tidy(self.inlines(content, calls));
                let id = format!("{}/{}", self.element, slug(&title));
                // The officer's headings stand under the section's own.
                let level = (*level).clamp(1, 2) + 1;
                out.push(Block::Section {
                    bookmark: bookmark(&id),
                    id,
                    level,
                    number: None,
                    title,
                    origin: Origin::default(),
                    body: Vec::new(),
                    was: None,
                });
            }
            RawBlock::List { style, items } => {
                let mut list = Vec::new();
                for item in items {
                    let mut body = Vec::new();
                    let words = self.words.clone();
                    self.words = words.as_ref().and_then(|words| words.in_item(&self.element, items, item));
                    for block in &item.body {
                        self.block(block, calls, &mut body);
                    }
                    self.words = words;
                    if !body.is_empty() {
                        let id = item.anchor.as_ref().map(|a| format!("{}/{a}", self.element));
                        list.push(Item { bookmark: id.as_deref().map(bookmark), id, label: String::new(), body, change: None });
                    }
                }
                if !list.is_empty() {
                    out.push(Block::List { style: *style, items: list });
                }
            }
            RawBlock::Quote(body) => {
                let mut blocks = Vec::new();
                for block in body {
                    self.block(block, calls, &mut blocks);
                }
                out.push(Block::Quote { lang: None, body: blocks });
            }
            RawBlock::Table { head, rows } => out.push(self.table(head, rows, calls)),
        }
    }

    /// A call that stands alone in its paragraph and makes blocks.
    fn block_call(&mut self, call: &Call, out: &mut Vec<Block>) -> bool {
        match call.function {
            "table" => {
                let made = tables::make(call.arg("id"), self.resolved, self.placed, self.lang);
                let words = self.words.as_ref();
                out.extend(made.into_iter().map(|block| match words {
                    Some(words) => words.columns(block),
                    None => block,
                }));
                true
            }
            "signatures" => {
                let arg = |name: &str| Some(call.arg(name)).filter(|said| !said.is_empty());
                let also = arg("path").and_then(|path| match self.node(path).leaf() {
                    // A participant signs with its whole name.
                    Some(Leaf::Party(id)) => tables::full_name(self.resolved, id, self.lang),
                    _ => match print::value(self.resolved, &self.node(path), None, self.lang) {
                        Printed::Line(name) => Some(name),
                        _ => None,
                    },
                });
                let also = also.map(|name| (name, call.arg("also_role").to_owned()));
                out.push(tables::signatures(self.resolved, self.placed, self.lang, arg("role"), also));
                true
            }
            "val" => {
                let node = self.node(call.arg("path"));
                match self.said(call.arg("path"), &node, None) {
                    Printed::Prose(markdown) => {
                        out.extend(self.prose(&markdown, call.arg("path")));
                        true
                    }
                    Printed::Open(question) => {
                        out.push(Block::Gap {
                            path: call.arg("path").to_owned(),
                            label: gap_label(&question, self.lang),
                            question,
                        });
                        true
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    fn node(&self, path: &str) -> Node {
        self.placed.scope.at(path).clone()
    }

    /// What a value prints as. In a party's own part of a case, prose in one string is in the language of its paper.
    fn said(&self, path: &str, node: &Node, form: Option<Form>) -> Printed {
        match &node.data {
            Data::Leaf(Leaf::Prose(Texts { one: Some(text), .. })) if path.starts_with("own.") => Printed::Prose(text.clone()),
            _ => print::value(self.resolved, node, form, self.lang),
        }
    }

    /// Prose of the user: a template of its own.
    fn prose(&mut self, markdown: &str, path: &str) -> Vec<Block> {
        let place = self.resolved.loaded.place_of(path, self.resolved.sources);
        prose(self, markdown, place)
    }

    fn inlines(&mut self, raw: &[RawInline], calls: &[Call]) -> Vec<Inline> {
        let (mut out, mut texts) = (Vec::new(), Vec::new());
        for inline in raw {
            match inline {
                RawInline::Text(text) => {
                    texts.push(out.len());
                    out.push(Inline::text(text.clone()));
                }
                RawInline::Emph(content) => out.push(Inline::Emph { content: self.inlines(content, calls) }),
                RawInline::Strong(content) => out.push(Inline::Strong { content: self.inlines(content, calls) }),
                RawInline::Link { url, content } => {
                    out.push(Inline::Link { url: url.clone(), content: self.inlines(content, calls) })
                }
                RawInline::Break => out.push(Inline::Break),
                RawInline::Mark(index) => {
                    if let Some(call) = calls.get(*index) {
                        self.call(call, &mut out);
                    }
                }
            }
        }
        if let Some(words) = &self.words {
            words.choose(&mut out, &texts);
        }
        out
    }

    fn call(&mut self, call: &Call, out: &mut Vec<Inline>) {
        let form = call.args.get("form").and_then(|f| f.parse::<Form>().ok());
        let words = Words::embedded();
        match call.function {
            "val" | "list" => self.value(call.arg("path"), form, out),
            "count" => {
                let path = call.arg("path");
                match self.counted(path, call.arg("noun")) {
                    Some(text) => self.printed(path, text, out),
                    None => self.value(path, None, out),
                }
            }
            "term" => {
                let id = if call.arg("id") == "form" { self.resolved.form_id().unwrap_or("samarbeid") } else { call.arg("id") };
                let text = words.term(id, self.lang, form.unwrap_or(Form::Indefinite)).unwrap_or(id).to_owned();
                out.push(Inline::Term { id: id.to_owned(), text });
            }
            "cite" => {
                if let Ok(basis) = Basis::parse(call.arg("to")) {
                    out.push(Inline::Cite { basis: basis.to_string(), url: basis.url(), text: basis.print(self.lang) });
                }
            }
            "ref" => {
                let target = format!("{}/{}", self.placed.kind.id, call.arg("to"));
                out.push(Inline::Ref { bookmark: bookmark(&target), target, text: String::new() });
            }
            "fig" => self.figure(call.arg("id"), out),
            _ => self.findings.add(
                Finding::error("block-in-text", tr! { nb: "en tabell eller underskrifter må stå alene i sitt avsnitt", nn: "ein tabell eller underskrifter må stå åleine i avsnittet sitt", en: "a table or signatures must stand alone in their paragraph" })
                    .at(self.place)
                    .todo(tr! { nb: "sett en blank linje før og etter", nn: "set ei blank linje før og etter", en: "put a blank line before and after" }),
            ),
        }
    }

    /// «1 medlem», «5 medlemmer», «2,5 årsverk».
    fn counted(&self, path: &str, noun: &str) -> Option<String> {
        let words = Words::embedded();
        match &self.placed.scope.at(path).data {
            Data::Leaf(Leaf::Count(n)) => words.count(u64::try_from(*n).ok()?, noun, self.lang),
            Data::List(items) => words.count(u64::try_from(items.len()).ok()?, noun, self.lang),
            Data::Leaf(Leaf::Number(n)) => {
                let form = if n.is_one() { Form::Indefinite } else { Form::Plural };
                Some(format!("{}\u{a0}{}", number::number(n), words.term(noun, self.lang, form)?))
            }
            _ => None,
        }
    }

    /// A value as printed, with the mark of an assumption where the drafter made one.
    fn printed(&self, path: &str, text: String, out: &mut Vec<Inline>) {
        out.push(Inline::Value { path: path.to_owned(), text });
        let within = |assumed: &String| {
            path.strip_prefix(assumed.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        if self.resolved.loaded.agreement.assumptions.keys().any(within) {
            out.push(Inline::text("\u{2020}"));
        }
    }

    /// Where in the clause a path is used; the whole text when that cannot be told.
    fn used_at(&self, path: &str) -> Place {
        let symbolic = |used: &str| {
            let mut generic = String::new();
            let mut inside = false;
            for c in path.chars() {
                match c {
                    '[' => {
                        inside = true;
                        generic.push_str("[*]");
                    }
                    ']' => inside = false,
                    c if !inside => generic.push(c),
                    _ => {}
                }
            }
            used == path || used == generic
        };
        let uses = self.uses.iter().flat_map(|t| &t.uses);
        let found = uses.filter(|u| match &u.what {
            Used::Value { path, .. } | Used::Count { path, .. } | Used::List { path } => symbolic(path),
            _ => false,
        });
        found.map(|u| Place { span: u.span, ..self.place }).next().unwrap_or(self.place)
    }

    fn value(&mut self, path: &str, form: Option<Form>, out: &mut Vec<Inline>) {
        let node = self.node(path);
        match self.said(path, &node, form) {
            Printed::Line(text) => self.printed(path, text, out),
            Printed::Prose(markdown) => match self.prose(&markdown, path).as_slice() {
                [Block::Paragraph { content, .. }] => out.extend(content.iter().cloned()),
                _ => self.findings.add(
                    Finding::error("block-in-text", tr! { nb: "«{path}» har flere avsnitt og må stå alene", nn: "«{path}» har fleire avsnitt og må stå åleine", en: "`{path}` has several paragraphs and must stand alone" }).at(self.place),
                ),
            },
            Printed::Open(question) => out.push(Inline::Gap { path: path.to_owned(), label: gap_label(&question, self.lang), question }),
            Printed::Missing => {
                let place = self.resolved.loaded.place_of(path, self.resolved.sources);
                self.findings.add(
                    Finding::error("missing-value", tr! { nb: "teksten bruker «{path}», som ikke har noen verdi", nn: "teksten bruker «{path}», som ikkje har nokon verdi", en: "the text uses `{path}`, which has no value" })
                        .at(place)
                        .label(self.used_at(path), tr! { nb: "brukt her", nn: "brukt her", en: "used here" })
                        .todo(tr! { nb: "skriv en verdi, eller sett spørsmålet under «open:»", nn: "skriv ein verdi, eller set spørsmålet under «open:»", en: "write a value, or put the question under `open:`" }),
                );
                let label = gap_label(path, self.lang);
                out.push(Inline::Gap { path: path.to_owned(), question: path.to_owned(), label });
            }
            Printed::OtherLanguage => {
                let place = self.resolved.loaded.place_of(path, self.resolved.sources);
                let lang = self.lang;
                self.findings.add(
                    Finding::error("text-lacks-language", tr! { nb: "«{path}» har ingen tekst på {lang}", nn: "«{path}» har ingen tekst på {lang}", en: "`{path}` has no text in {lang}" })
                        .at(place)
                        .why(tr! { nb: "et dokument holder seg til én målform", nn: "eit dokument held seg til éi målform", en: "a document keeps to one language form" })
                        .todo(tr! { nb: "skriv {{nb: …, nn: …}}", nn: "skriv {{nb: …, nn: …}}", en: "write {{nb: …, nn: …}}" }),
                );
                out.push(Inline::Gap { path: path.to_owned(), question: path.to_owned(), label: gap_label(path, lang) });
            }
        }
    }

    /// `cost/<cost>/<year>/<party>`; `own` is the party of the paper, `total` the whole.
    fn figure(&mut self, id: &str, out: &mut Vec<Inline>) {
        let parts: Vec<&str> = id.split('/').collect();
        let found = match parts.as_slice() {
            ["cost", cost, year, party] => self.resolved.cost(cost).and_then(|table| {
                let year = if *year == "first" {
                    table.years.first()
                } else {
                    table.years.iter().find(|y| y.year.to_string() == *year)
                }?;
                let party = if *party == "own" { self.placed.party? } else { party };
                if party == "total" {
                    return Some(year.total.clone());
                }
                year.parts.iter().find(|p| p.party == party).map(|p| p.amount.clone())
            }),
            _ => None,
        };
        match found {
            Some(amount) => out.push(Inline::Figure { id: id.to_owned(), text: number::kroner(&amount, self.lang) }),
            None => {
                self.findings.add(
                    Finding::error("unknown-figure", tr! { nb: "tallet «{id}» finnes ikke", nn: "talet «{id}» finst ikkje", en: "there is no figure `{id}`" })
                        .at(self.place)
                        .todo(tr! { nb: "skriv cost/<kostnad>/<år>/<deltaker>", nn: "skriv cost/<kostnad>/<år>/<deltakar>", en: "write cost/<cost>/<year>/<party>" }),
                );
                out.push(Inline::Gap { path: id.to_owned(), question: id.to_owned(), label: gap_label(id, self.lang) });
            }
        }
    }

    fn table(&mut self, head: &[Vec<RawInline>], rows: &[Vec<Vec<RawInline>>], calls: &[Call]) -> Block {
        let columns: Vec<Column> = head
            .iter()
            .map(|cell| Column { title: crate::document::tree::plain(&self.inlines(cell, calls)), align: Align::Left })
            .collect();
        let id = format!("{}/table", self.element);
        let rows = rows
            .iter()
            .enumerate()
            .map(|(index, row)| Row {
                id: format!("{id}[{index}]"),
                kind: RowKind::Plain,
                cells: row.iter().map(|c| self.inlines(c, calls)).collect(),
                change: None,
            })
            .collect();
        Block::Table(Table {
            bookmark: bookmark(&id),
            id,
            caption: Vec::new(),
            columns,
            rows,
            notes: Vec::new(),
            origin: Origin::default(),
        })
    }
}

/// Renders and lifts Markdown of the user's; a fault in it is a finding at its place.
pub(super) fn prose(lifter: &mut Lifter<'_, '_>, markdown: &str, place: Place) -> Vec<Block> {
    if lifter.depth > 3 {
        lifter.findings.add(
            Finding::error(
                "endless-text",
                tr! { nb: "teksten viser til seg selv", nn: "teksten viser til seg sjølv", en: "the text refers to itself" },
            )
            .at(place),
        );
        return Vec::new();
    }
    let template = match template::parse(markdown, 0) {
        Ok(template) => template,
        Err((fault, _)) => {
            let mut finding = crate::clause::check::template_fault(place.source, &fault, place.span);
            finding.labels.truncate(1);
            lifter.findings.add(finding);
            return Vec::new();
        }
    };
    let rendered = if template.uses.is_empty() {
        Ok(Rendered { text: template.tera, calls: Vec::new() })
    } else {
        lifter.resolved.library.engine().render_text(&template.tera, &Arc::clone(&lifter.placed.scope))
    };
    match rendered {
        Ok(rendered) => {
            let mut inner = Lifter {
                place,
                uses: None,
                words: None,
                findings: lifter.findings,
                depth: lifter.depth + 1,
                element: lifter.element.clone(),
                ..*lifter
            };
            inner.blocks(&rendered)
        }
        Err(message) => {
            let message = message.lines().next().unwrap_or_default().to_owned();
            lifter.findings.add(Finding::error("bad-template", tr! { nb: "teksten kan ikke settes sammen: {message}", nn: "teksten kan ikkje setjast saman: {message}", en: "the text cannot be put together: {message}" }).at(place));
            Vec::new()
        }
    }
}

/// What a gap prints as.
pub(super) fn gap_label(question: &str, lang: Lang) -> String {
    lang.pick(format!("▢ Ikke avklart: {question}"), format!("▢ Ikkje avklart: {question}"))
}

/// The one call a paragraph consists of.
fn alone<'c>(content: &[RawInline], calls: &'c [Call]) -> Option<&'c Call> {
    let mut real = content.iter().filter(|i| !matches!(i, RawInline::Text(t) if t.trim().is_empty()));
    match (real.next(), real.next()) {
        (Some(RawInline::Mark(index)), None) => calls.get(*index),
        _ => None,
    }
}

fn is_blank(inline: &Inline) -> bool {
    matches!(inline, Inline::Text { text } if text.trim().is_empty())
}

/// One space between words, none at the ends: what conditions leave behind is no reader's business.
fn tidy(content: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut after_space = true;
    for inline in content {
        match inline {
            Inline::Text { text } => {
                let mut clean = String::new();
                for c in text.chars() {
                    let space = c == ' ' || c == '\n' || c == '\t';
                    if !(space && after_space) {
                        clean.push(if space { ' ' } else { c });
                    }
                    after_space = space;
                }
                if !clean.is_empty() {
                    out.push(Inline::Text { text: clean });
                }
            }
            other => {
                after_space = matches!(other, Inline::Break);
                out.push(other);
            }
        }
    }
    if let Some(Inline::Text { text }) = out.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            out.pop();
        }
    }
    out
}

/// Two numbered lists that follow each other are one: local points go on where the shared ones end.
fn join_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        match (out.last_mut(), block) {
            (Some(Block::List { style: ListStyle::Number, items }), Block::List { style: ListStyle::Number, items: more }) => {
                items.extend(more)
            }
            (_, block) => out.push(block),
        }
    }
    out
}

fn slug(title: &[Inline]) -> String {
    let text = crate::document::tree::plain(title).to_lowercase();
    let ascii: String = text
        .chars()
        .map(|c| match c {
            'æ' => 'e',
            'ø' => 'o',
            'å' => 'a',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        })
        .collect();
    ascii.trim_matches('-').to_owned()
}
