//! The change list as a document of its own, for a council case or a board: what it means first, then § by §. The ordinary writers
//! print it. Enter at [`report`].

use super::changes::{Changes, Item, ItemKind, ValueChange};
use super::decide::DecidedBy;
use super::effect::{Effect, signed};
use super::standing::{Stands, in_order, named_place, place, standing};
use crate::document::tree::{
    Align, Block, ChangeKind, Column, Document, Inline, ListStyle, Meta, Origin, Row, RowKind, Table, bookmark,
};
use crate::lang::{Lang, number};

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
                format!("Teksten «{stem}» i {side} versjonen er lesen frå {file}, slik han blei laga då. Klausulane er andre no, og gir ikkje den teksten ord for ord."),
            ))]
        });
        lines.map(paragraph).collect()
    }

    fn summary(&self) -> Vec<Block> {
        let count = |kind| self.changes.count(kind);
        let mut lines = Vec::new();
        let mut say = |n: usize, one: &str, more: &str| {
            if n > 0 {
                lines.push(vec![Inline::text(if n == 1 { format!("1 {one}") } else { format!("{n} {more}") })]);
            }
        };
        let l = self.lang;
        if let Some(text) = self.whole() {
            return vec![paragraph(vec![Inline::text(text)])];
        }
        say(count(ItemKind::Added), l.pick("tekst er ny", "tekst er ny"), l.pick("tekster er nye", "tekstar er nye"));
        say(
            count(ItemKind::Removed),
            l.pick("tekst er tatt ut", "tekst er teken ut"),
            l.pick("tekster er tatt ut", "tekstar er tekne ut"),
        );
        say(
            count(ItemKind::Moved),
            l.pick("tekst er flyttet", "tekst er flytta"),
            l.pick("tekster er flyttet", "tekstar er flytta"),
        );
        say(
            count(ItemKind::Reworded),
            l.pick("avsnitt har ny ordlyd", "avsnitt har ny ordlyd"),
            l.pick("avsnitt har ny ordlyd", "avsnitt har ny ordlyd"),
        );
        say(
            count(ItemKind::Variant),
            l.pick("bestemmelse er byttet med en annen", "føresegn er bytt ut med ei anna"),
            l.pick("bestemmelser er byttet med andre", "føresegner er bytte ut med andre"),
        );
        say(
            standing(self.changes, Stands::InText).len(),
            l.pick("verdi er endret", "verdi er endra"),
            l.pick("verdier er endret", "verdiar er endra"),
        );
        if lines.is_empty() && self.changes.is_empty() {
            return vec![paragraph(vec![Inline::text(l.pick("Det er ingen forskjell.", "Det er ingen skilnad."))])];
        }
        bullets(lines)
    }

    /// What to say where there is nothing to compare with.
    fn whole(&self) -> Option<&'static str> {
        let documents = &self.changes.documents;
        let empty = |blocks: fn(&super::DocumentChanges) -> bool| !documents.is_empty() && documents.iter().all(blocks);
        if empty(|document| document.redline.reject_all().body.is_empty()) {
            return Some(self.lang.pick(
                "Avtalen er ny: det er ingen tidligere tekst å sammenligne med.",
                "Avtalen er ny: det finst ingen tidlegare tekst å samanlikne med.",
            ));
        }
        empty(|document| document.redline.accept_all().body.is_empty()).then(|| {
            self.lang.pick(
                "Avtalen er tatt ut: det er ingen ny tekst å sammenligne med.",
                "Avtalen er teken ut: det finst ingen ny tekst å samanlikne med.",
            )
        })
    }

    fn parties(&self) -> Vec<Block> {
        let l = self.lang;
        let lines = self.changes.parties.iter().map(|change| {
            let text = match (&change.old, &change.new) {
                (None, Some(new)) => l.pick(format!("{new} kommer med."), format!("{new} kjem med.")),
                (Some(old), None) => l.pick(format!("{old} går ut."), format!("{old} går ut.")),
                (Some(old), Some(new)) => l.pick(format!("{old} heter nå {new}."), format!("{old} heiter no {new}.")),
                (None, None) => String::new(),
            };
            vec![Inline::text(text)]
        });
        bullets(lines.collect())
    }

    fn concerned(&self) -> impl Iterator<Item = &Effect> {
        self.changes.effects.iter().filter(|effect| self.party.is_none_or(|party| party == effect.party))
    }

    /// A table of kroner, then what else is different, party by party.
    fn meaning(&self) -> Vec<Block> {
        let l = self.lang;
        let mut rows = Vec::new();
        for effect in self.concerned() {
            for amount in &effect.amounts {
                let cell = |kroner: Option<&crate::quantity::Kroner>| {
                    vec![Inline::text(kroner.map(number::amount).unwrap_or_else(|| "–".to_owned()))]
                };
                rows.push(Row {
                    id: format!("changes/meaning[{}:{}:{}]", effect.party, amount.cost, amount.year),
                    kind: RowKind::Plain,
                    cells: vec![
                        vec![Inline::text(effect.name.clone())],
                        vec![Inline::text(format!("{} {}", amount.title, amount.year))],
                        cell(amount.old.as_ref()),
                        cell(amount.new.as_ref()),
                        vec![Inline::text(signed(&amount.difference()))],
                    ],
                    change: None,
                });
            }
        }
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            let left = |title: &str| Column { title: title.to_owned(), align: Align::Left };
            let right = |title: &str| Column { title: title.to_owned(), align: Align::Right };
            blocks.push(Block::Table(Table {
                id: "changes/table:meaning".to_owned(),
                bookmark: bookmark("changes/table:meaning"),
                caption: vec![Inline::text(l.pick("Hva deltakerne betaler, i kroner", "Kva deltakarane betaler, i kroner"))],
                columns: vec![
                    left(l.pick("Deltaker", "Deltakar")),
                    left(l.pick("Kostnad og år", "Kostnad og år")),
                    right(l.pick("Før", "Før")),
                    right(l.pick("Nå", "No")),
                    right(l.pick("Endring", "Endring")),
                ],
                rows,
                notes: Vec::new(),
                origin: Origin { from: "diff".to_owned(), file: None },
            }));
        }
        let mut lines = Vec::new();
        for effect in self.concerned() {
            for value in &effect.values {
                let mut line =
                    vec![strong(effect.name.clone()), Inline::text(format!(": {} ", value.about.words(l).to_lowercase()))];
                line.extend(both(value.old.as_deref(), value.new.as_deref()));
                lines.push((format!("changes/effect[{}:{}]", effect.party, value.about.id()), line));
            }
        }
        let (ids, lines): (Vec<String>, Vec<Vec<Inline>>) = lines.into_iter().unzip();
        blocks.extend(named(bullets(lines), ids));
        blocks
    }

    fn decides(&self) -> Vec<Block> {
        let mut by: std::collections::BTreeMap<DecidedBy, Vec<String>> = std::collections::BTreeMap::new();
        let items =
            self.changes.documents.iter().flat_map(|document| &document.items).map(|item| (item.decided_by, item.place.clone()));
        let values = standing(self.changes, Stands::InText).into_iter();
        let values = values.filter_map(|value| Some((value.decided_by, place(value)?)));
        for (decider, place) in items.chain(values) {
            let places = by.entry(decider).or_default();
            if !place.is_empty() && !places.contains(&place) {
                places.push(place);
            }
        }
        let lines = by.into_iter().map(|(decider, mut places)| {
            places.sort_by_cached_key(|place| in_order(place));
            let who = decider.words();
            let who = capital(self.lang.pick(&who.nb, &who.nn));
            vec![strong(who), Inline::text(format!(": {}", places.join("; ")))]
        });
        bullets(lines.collect())
    }

    fn values(&self) -> Vec<Block> {
        let l = self.lang;
        let before_and_now = |value: &ValueChange| {
            let said = |said: &Option<super::Said>| said.as_ref().map(|said| said.get(l).to_owned());
            both(said(&value.old).as_deref(), said(&value.new).as_deref())
        };
        let lines = standing(self.changes, Stands::InText).into_iter().map(|value| {
            let mut line = vec![strong(named_place(self.changes, value, l)), Inline::text(": ")];
            line.extend(before_and_now(value));
            let figures = value.consequences.iter().filter(|consequence| consequence.figure).count();
            let text = match figures {
                0 => String::new(),
                1 => l.pick(". Ett tall følger med", ". Eitt tal følgjer med").to_owned(),
                n => l.pick(format!(". {n} tall følger med"), format!(". {n} tal følgjer med")),
            };
            line.push(Inline::text(text));
            line
        });
        let mut blocks = bullets(lines.collect());
        let unexplained = self.changes.unexplained.iter().map(|consequence| {
            let mut line = vec![strong(consequence.place.clone()), Inline::text(": ")];
            line.extend(both(Some(&consequence.old), Some(&consequence.new)));
            line
        });
        blocks.extend(bullets(unexplained.collect()));
        let in_file = standing(self.changes, Stands::InFile).into_iter().map(|value| {
            let mut line = vec![strong(value.path.clone()), Inline::text(": ")];
            line.extend(before_and_now(value));
            line
        });
        let in_file = bullets(in_file.collect());
        if !in_file.is_empty() {
            blocks.push(paragraph(vec![Inline::text(l.pick(
                "Endret i agreement.yaml, uten at selve verdien står i teksten:",
                "Endra i agreement.yaml, utan at sjølve verdien står i teksten:",
            ))]));
            blocks.extend(in_file);
        }
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
        if item.kind != ItemKind::Moved {
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

fn both(old: Option<&str>, new: Option<&str>) -> Vec<Inline> {
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
