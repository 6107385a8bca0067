//! The change list as a document of its own, for a council case or a board: what it means first, then § by §. The ordinary writers
//! print it. Enter at [`report`].

mod meaning;
mod summary;

use super::changes::{Changes, Follows, Item, ItemKind, ValueChange};
use super::decide::DecidedBy;
use super::topics::topic;
use crate::document::tree::{Block, ChangeKind, Document, Inline, ListStyle, Meta, Origin, bookmark};
use crate::lang::Lang;
use crate::lang::order::natural;

/// What is compared, in words for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The cooperation's name.
    pub title: String,
    /// The old version, such as «versjon 1.0, vedtatt».
    pub old: String,
    /// The new version.
    pub new: String,
}

/// The change list in one language. With a party, only what concerns it is told of kroner and terms.
pub fn report(changes: &Changes, names: &Names, party: Option<&str>, lang: Lang) -> Document {
    let writer = Writer { changes, party, lang };
    let mut body = vec![writer.between(names)];
    body.extend(writer.read());
    if writer.whole().is_some() {
        body.extend(section("summary", lang.pick("Kort sagt", "Kort sagt"), writer.summary()));
        let title = lang.pick("Endringer", "Endringar").to_owned();
        return Document { schema: crate::document::SCHEMA.into(), meta: meta(title, names, lang), body };
    }
    let parts = [
        ("summary", lang.pick("Kort sagt", "Kort sagt"), writer.summary()),
        ("parties", lang.pick("Deltakere", "Deltakarar"), writer.parties()),
        ("meaning", lang.pick("Hva det betyr for deltakerne", "Kva det har å seie for deltakarane"), writer.meaning()),
        ("decides", lang.pick("Hvem som må vedta endringene", "Kven som må vedta endringane"), writer.decides()),
        ("values", lang.pick("Verdier som er endret", "Verdiar som er endra"), writer.values()),
    ];
    for (id, title, blocks) in parts {
        body.extend(section(id, title, blocks));
    }
    for document in &changes.documents {
        let blocks: Vec<Block> = document
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.because.is_none())
            .map(|(at, item)| writer.item(&document.stem, at, item))
            .chain(writer.renumbered(document))
            .collect();
        body.extend(section(&format!("text:{}", document.stem), &document.title, blocks));
    }
    body.extend(section("law", lang.pick("Krav i loven", "Krav i lova"), writer.requirements()));
    let title = lang.pick("Endringer", "Endringar").to_owned();
    Document { schema: crate::document::SCHEMA.into(), meta: meta(title, names, lang), body }
}

fn meta(title: String, names: &Names, lang: Lang) -> Meta {
    Meta {
        kind: "changes".to_owned(),
        header: [names.title.clone(), title.clone()],
        title,
        subtitle: Some(names.title.clone()),
        lang,
        date: None,
        date_text: None,
        authors: Vec::new(),
        draft: None,
        marks: Vec::new(),
        footer: format!("{} – {}", names.old, names.new),
        page_words: ["Side".to_owned(), "av".to_owned()],
        contents: None,
        control_code: String::new(),
    }
}

fn section(id: &str, title: &str, body: Vec<Block>) -> Option<Block> {
    let id = format!("changes/{id}");
    let title = vec![Inline::text(title)];
    let (bookmark, origin) = (bookmark(&id), Origin { from: "diff".to_owned(), file: None });
    (!body.is_empty()).then_some(Block::Section { bookmark, id, level: 1, number: None, title, origin, body, was: None })
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { id: None, bookmark: None, content }
}

fn strong(text: impl Into<String>) -> Inline {
    Inline::Strong { content: vec![Inline::text(text)] }
}

fn bullets(lines: Vec<Vec<Inline>>) -> Vec<Block> {
    let item = |content| crate::document::tree::Item {
        id: None,
        bookmark: None,
        label: "•".to_owned(),
        body: vec![paragraph(content)],
        change: None,
    };
    if lines.is_empty() {
        Vec::new()
    } else {
        vec![Block::List { style: ListStyle::Bullet, items: lines.into_iter().map(item).collect() }]
    }
}

/// Gives the items of a list their ids.
fn named(mut blocks: Vec<Block>, ids: Vec<String>) -> Vec<Block> {
    if let Some(Block::List { items, .. }) = blocks.first_mut() {
        for (item, id) in items.iter_mut().zip(ids) {
            item.bookmark = Some(bookmark(&id));
            item.id = Some(id);
        }
    }
    blocks
}

struct Writer<'a> {
    changes: &'a Changes,
    party: Option<&'a str>,
    lang: Lang,
}

impl Writer<'_> {
    fn between(&self, names: &Names) -> Block {
        let (old, new) = (&names.old, &names.new);
        paragraph(vec![Inline::text(self.lang.pick(format!("Fra {old} til {new}."), format!("Frå {old} til {new}.")))])
    }

    /// Which texts were read as they were made then.
    fn read(&self) -> Vec<Block> {
        let l = self.lang;
        let lines = self.changes.read.iter().map(|text| {
            let (stem, file) = (&text.stem, &text.file);
            let side = if text.old { l.pick("den gamle", "den gamle") } else { l.pick("den nye", "den nye") };
            vec![Inline::text(l.pick(
                format!("Teksten «{stem}» i {side} versjonen er lest fra {file}, slik den ble laget da. Klausulene er andre nå, og gir ikke den teksten ord for ord."),
                format!("Teksten «{stem}» i {side} versjonen er lesen frå {file}, slik han vart laga då. Klausulane er andre no, og gir ikkje den teksten ord for ord."),
            ))]
        });
        lines.chain(self.foreign()).map(paragraph).collect()
    }

    /// That a text was not made here, and is not compared.
    fn foreign(&self) -> Option<Vec<Inline>> {
        let l = self.lang;
        let which = match self.changes.foreign {
            (false, false) => return None,
            (true, false) => l.pick("Den gamle teksten er en fil", "Den gamle teksten er ei fil"),
            (false, true) => l.pick("Den nye teksten er en fil", "Den nye teksten er ei fil"),
            (true, true) => l.pick("Begge tekstene er filer", "Begge tekstane er filer"),
        };
        let rest = l.pick(
            "fra et annet program og er ikke sammenlignet ord for ord. Bare verdiene i agreement.yaml er sammenlignet.",
            "frå eit anna program og er ikkje samanlikna ord for ord. Berre verdiane i agreement.yaml er samanlikna.",
        );
        Some(vec![Inline::text(format!("{which} {rest}"))])
    }

    fn parties(&self) -> Vec<Block> {
        let l = self.lang;
        let mut lines: Vec<Vec<Inline>> = Vec::new();
        for change in &self.changes.parties {
            let text = match (&change.old, &change.new) {
                (Some(old), _) if change.merged_into.is_some() => {
                    let now = change.merged_into.as_deref().unwrap_or_default();
                    l.pick(
                        format!("{old} er slått sammen med en annen kommune og er nå del av {now}."),
                        format!("{old} er slått saman med ein annan kommune og er no del av {now}."),
                    )
                }
                (None, Some(new)) => l.pick(format!("{new} kommer med."), format!("{new} kjem med.")),
                (Some(old), None) => l.pick(format!("{old} går ut."), format!("{old} går ut.")),
                (Some(old), Some(new)) => l.pick(format!("{old} heter nå {new}."), format!("{old} heiter no {new}.")),
                (None, None) => String::new(),
            };
            let figures = self.figures(change.figures).map(|figures| format!(" {figures}.")).unwrap_or_default();
            lines.push(vec![Inline::text(format!("{text}{figures}{}", self.following(&change.places)))]);
        }
        if let Some(places) = &self.changes.reordered {
            let text = l.pick("Deltakerne står i en annen rekkefølge.", "Deltakarane står i ei anna rekkjefølgje.");
            lines.push(vec![Inline::text(format!("{text}{}", self.following(places)))]);
        }
        bullets(lines)
    }

    /// Where the text follows from something else: place by place in the governing document, else which documents.
    fn following(&self, places: &[Follows]) -> String {
        let governs = |title: &str| {
            self.changes.documents.iter().any(|one| one.title == title && one.redline.document.meta.kind == "statutes")
        };
        let (own, others): (Vec<_>, Vec<_>) = places.iter().partition(|one| governs(&one.document));
        let mut parts: Vec<String> = Vec::new();
        if let Some(first) = own.first() {
            let own: Vec<&str> = own.iter().map(|one| one.place.as_str()).collect();
            parts.push(format!("{} ({})", first.document, own.join("; ")));
        }
        for one in &others {
            // Papers of one kind for several parties are named by the party.
            let named = |other: &&&Follows| other.document.starts_with(&format!("{}, ", one.document));
            if !parts.contains(&one.document) && !others.iter().any(|other| named(&other)) {
                parts.push(one.document.clone());
            }
        }
        if parts.is_empty() {
            return String::new();
        }
        let parts = parts.join("; ");
        self.lang.pick(format!(" Teksten følger med i {parts}."), format!(" Teksten følgjer med i {parts}."))
    }

    /// How many figures follow.
    fn figures(&self, count: usize) -> Option<String> {
        let l = self.lang;
        match count {
            0 => None,
            1 => Some(l.pick("Ett tall følger med", "Eitt tal følgjer med").to_owned()),
            n => Some(l.pick(format!("{n} tall følger med"), format!("{n} tal følgjer med"))),
        }
    }

    /// The values a reader does not meet elsewhere in the list.
    fn values_told(&self) -> impl Iterator<Item = &ValueChange> {
        self.changes.values.iter().filter(|value| !value.told && !technical(value))
    }

    fn decides(&self) -> Vec<Block> {
        let mut by: std::collections::BTreeMap<DecidedBy, Vec<String>> = std::collections::BTreeMap::new();
        let items = self.changes.documents.iter().flat_map(|document| &document.items).filter(|item| item.because.is_none());
        let items = items.map(|item| (item.decided_by, item.place.clone()));
        let values = self.values_told().map(|value| {
            let cost = value.path.starts_with("costs[");
            (value.decided_by, if cost { label(value) } else { value.place.clone() })
        });
        // Who is a party is every council's to decide, whatever the form.
        let parties = self.changes.parties.iter().map(|_| (DecidedBy::Councils, topic("parties", self.lang)));
        for (decider, place) in parties.chain(items).chain(values) {
            let places = by.entry(decider).or_default();
            if !place.is_empty() && !places.contains(&place) {
                places.push(place);
            }
        }
        let whose = topic("parties", self.lang);
        let lines = by.into_iter().map(|(decider, mut places)| {
            places.sort_by_cached_key(|place| (*place != whose, in_order(place)));
            let who = decider.words();
            let who = capital(self.lang.pick(&who.nb, &who.nn));
            vec![strong(who), Inline::text(format!(": {}", places.join("; ")))]
        });
        bullets(lines.collect())
    }

    fn values(&self) -> Vec<Block> {
        let l = self.lang;
        let mut told: Vec<&ValueChange> = self.values_told().collect();
        told.sort_by_cached_key(|value| in_order(&value.place));
        let lines = told.into_iter().map(|value| {
            // What stands in the text as a part of a whole is told as that whole: «50 % etter innbyggertall».
            let whole = |one: &&super::Consequence| {
                let rest = value.path.strip_prefix(one.what.as_str());
                !one.figure && rest.is_some_and(|rest| rest.starts_with('.'))
            };
            let ((old, new), name) = match value.consequences.iter().find(whole) {
                Some(one) => ((Some(one.old.as_str()), Some(one.new.as_str())), value.place.clone()),
                None => (value.said(l), label(value)),
            };
            let mut line = vec![strong(name), Inline::text(": ")];
            line.extend(before_and_now(old, new));
            let figures = value.consequences.iter().filter(|consequence| consequence.figure);
            let (charts, numbers): (Vec<_>, Vec<_>) = figures.partition(|figure| figure.element.contains("chart:"));
            let charts = match charts.len() {
                0 => "",
                1 => l.pick(", og et diagram", ", og eit diagram"),
                _ => l.pick(", og diagrammene", ", og diagramma"),
            };
            line.push(Inline::text(self.figures(numbers.len()).map(|text| format!(". {text}{charts}")).unwrap_or_default()));
            line
        });
        let mut blocks = bullets(lines.collect());
        let unexplained = self.changes.unexplained.iter().map(|consequence| {
            let mut line = vec![strong(consequence.place.clone()), Inline::text(": ")];
            line.extend(before_and_now(Some(&consequence.old), Some(&consequence.new)));
            line
        });
        blocks.extend(bullets(unexplained.collect()));
        blocks
    }

    fn item(&self, stem: &str, at: usize, item: &Item) -> Block {
        let l = self.lang;
        let what = match item.kind {
            ItemKind::Added => l.pick("ny", "ny"),
            ItemKind::Removed => l.pick("tatt ut", "teken ut"),
            ItemKind::Moved => l.pick("flyttet", "flytta"),
            ItemKind::Reworded => l.pick("ny ordlyd", "ny ordlyd"),
            ItemKind::Variant => l.pick("annen bestemmelse", "anna føresegn"),
        };
        let from = item.from.as_deref().map(|from| l.pick(format!(" fra {from}"), format!(" frå {from}"))).unwrap_or_default();
        let mut content = vec![strong(item.place.clone()), Inline::text(format!(" – {what}{from}"))];
        // A section that moved is known by its heading; a paragraph by its words.
        let words = crate::document::tree::plain(&item.line);
        if !item.line.is_empty() && (item.kind != ItemKind::Moved || !item.place.ends_with(&words)) {
            content.push(Inline::Break);
            content.extend(item.line.iter().cloned());
        }
        let id = format!("changes/item[{stem}:{at}:{}]", item.kind.id());
        Block::Paragraph { bookmark: Some(bookmark(&id)), id: Some(id), content }
    }

    /// Renumbering is one line, however much moved down.
    fn renumbered(&self, document: &super::DocumentChanges) -> Option<Block> {
        let pairs = &document.renumbered;
        if pairs.is_empty() {
            return None;
        }
        let all: Vec<String> = pairs.iter().map(|(old, new)| format!("{old} → {new}")).collect();
        let text = self.lang.pick("Bare nytt nummer", "Berre nytt nummer");
        Some(paragraph(vec![strong(text), Inline::text(format!(": {}.", all.join(", ")))]))
    }

    fn requirements(&self) -> Vec<Block> {
        let l = self.lang;
        let lines = self.changes.requirements.iter().map(|change| {
            let text = match change.answered {
                (_, true) => l.pick("er nå besvart", "er no svart på"),
                (_, false) => l.pick("er ikke lenger besvart", "er det ikkje lenger svart på"),
            };
            vec![strong(change.basis.clone()), Inline::text(format!(" {text}."))]
        });
        bullets(lines.collect())
    }
}

/// A key that sorts places as they stand in the text, the numbered ones first.
fn in_order(place: &str) -> (bool, Vec<(u64, String)>) {
    (!place.starts_with(|c: char| c == '§' || c.is_ascii_digit()), natural(place))
}

/// A name or choice of the file itself, which no reader of the document sees.
fn technical(value: &ValueChange) -> bool {
    let path = value.path.as_str();
    let choice = ["documents[", "clauses.", "numbering.", "example", "historic", "schema"];
    value.consequences.is_empty() && (path.ends_with(".id") || choice.iter().any(|start| path.starts_with(start)))
}

/// Where a value stands, and what it is said of where that does not say.
fn label(value: &ValueChange) -> String {
    match &value.of {
        // An amount of a cost is known by the cost.
        Some(of) if value.path.starts_with("costs[") => of.clone(),
        Some(of) => format!("{} ({of})", value.place),
        None => value.place.clone(),
    }
}

fn before_and_now(old: Option<&str>, new: Option<&str>) -> Vec<Inline> {
    let piece = |text: Option<&str>| text.map(|text| vec![Inline::text(text)]).unwrap_or_default();
    let mut out = vec![Inline::Changed { kind: ChangeKind::Value, old: piece(old), new: Vec::new() }];
    if old.is_some() && new.is_some() {
        out.push(Inline::text(" → "));
    }
    out.push(Inline::Changed { kind: ChangeKind::Value, old: Vec::new(), new: piece(new) });
    out
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}
