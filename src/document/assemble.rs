//! Puts a rendered document together: title and page furniture, what is open first, then the sections with their numbers.
//! Enter at [`assemble`].

use super::canonical;
use super::tables;
use super::tree::{Block, Document, Inline, Meta, Number, Origin, bookmark};
use crate::agreement::data::Leaf;
use crate::lang::{Lang, date};
use crate::project::Level;
use crate::resolve::{Placed, Rendered, Resolved, What, section_id};

/// The schema of the tree.
pub const SCHEMA: &str = "avtaleverk.document/1";

/// The whole tree of one document in one language. `draft` is whether something in it is open or in error.
pub fn assemble(resolved: &Resolved<'_>, placed: &Placed<'_>, rendered: Rendered<'_>, lang: Lang, draft: bool) -> Document {
    let mut body = rendered.frame;
    if placed.case.is_none() {
        body.extend(tables::front_notes(resolved, placed, lang));
    }
    for section in rendered.sections {
        let id = section_id(&placed.kind.id, &section.section.plan.id.0);
        let mut inside = Vec::new();
        for entry in section.entries {
            let origin = origin(resolved, &entry.entry.what);
            match rendered.numbers.get(&entry.entry.element) {
                Some(number) => inside.push(heading(
                    &entry.entry.element,
                    2,
                    Some(number.clone()),
                    title(placed, &entry.entry.what, lang),
                    origin,
                    entry.blocks,
                )),
                None if entry.entry.heading => inside.push(heading(
                    &entry.entry.element,
                    2,
                    None,
                    title(placed, &entry.entry.what, lang),
                    origin,
                    entry.blocks,
                )),
                None => inside.extend(entry.blocks),
            }
        }
        let number = rendered.numbers.get(&id).cloned();
        let title = section.section.plan.title.in_lang(lang).unwrap_or_default().to_owned();
        body.push(heading(&id, 1, number, title, Origin { from: format!("templates/{}", placed.kind.id), file: None }, inside));
    }
    if placed.case.is_some() {
        let marked = tables::assumptions_of(resolved, placed, lang, &body);
        body.extend(marked);
    }
    let mut document = Document { schema: SCHEMA.into(), meta: meta(resolved, placed, lang, draft), body };
    document.meta.control_code = canonical::fingerprint(&document).chars().take(8).collect();
    document
}

fn heading(id: &str, level: u8, number: Option<Number>, title: String, origin: Origin, body: Vec<Block>) -> Block {
    Block::Section {
        id: id.to_owned(),
        bookmark: bookmark(id),
        level,
        number,
        title: vec![Inline::text(title)],
        origin,
        body,
        was: None,
    }
}

/// The heading of an entry; a clause repeated for an item of a list says which.
fn title(placed: &Placed<'_>, what: &What<'_>, lang: Lang) -> String {
    match what {
        What::Clause { clause, item } => {
            let title = clause.front.title.in_lang(lang).unwrap_or_default();
            let name = item.as_ref().and_then(|item| match placed.scope.at(&format!("{item}.title")).leaf() {
                Some(Leaf::Label(texts)) => texts.in_lang(lang),
                _ => None,
            });
            name.map_or_else(|| title.to_owned(), |name| format!("{title}: {name}"))
        }
        What::Provision(provision) => provision.title.in_lang(lang).unwrap_or_default().to_owned(),
        What::Part { .. } => String::new(),
    }
}

/// The file is named where it is the user's to edit; the program's own clauses go by id.
fn origin(resolved: &Resolved<'_>, what: &What<'_>) -> Origin {
    match what {
        What::Clause { clause, .. } => {
            Origin { from: clause.id().to_owned(), file: (clause.level != Level::Embedded).then(|| clause.path.clone()) }
        }
        What::Provision(provision) => {
            Origin { from: provision.id.0.clone(), file: Some(resolved.sources.get(resolved.loaded.source).path.clone()) }
        }
        What::Part { part, source } => {
            Origin { from: (*part).to_owned(), file: source.map(|s| resolved.sources.get(s).path.clone()) }
        }
    }
}

fn meta(resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang, draft: bool) -> Meta {
    let agreement = &resolved.loaded.agreement;
    let name = agreement.name.as_ref().and_then(|n| n.in_lang(lang)).map(str::to_owned);
    let kind_title = placed.outline.title.in_lang(lang).unwrap_or_default().to_owned();
    let party = placed.party.and_then(|p| resolved.loaded.party(p)).and_then(|p| p.name.in_lang(lang)).map(str::to_owned);
    let case_title = placed.case.and_then(|c| c.case.title.as_ref()).and_then(|t| t.in_lang(lang)).map(str::to_owned);
    let (title, subtitle) = match (&case_title, &party) {
        (Some(case), Some(party)) => (case.clone(), Some(format!("{kind_title} – {party}"))),
        (None, Some(party)) => (kind_title.clone(), Some(party.clone())),
        _ => (kind_title.clone(), name.clone()),
    };
    // A paper nobody has dated has no date: the day the agreement takes effect is another thing.
    let day = match placed.case {
        Some(case) => case.case.dated.as_ref().map(|d| d.0),
        None => resolved.document_date,
    };
    let date_text = day.map(|d| date::date(d, lang));
    let said = |flag: &Option<crate::source::Spanned<bool>>| flag.as_ref().is_some_and(|f| f.value);
    let mut marks = Vec::new();
    if said(&agreement.example) {
        marks.push(lang.pick("Eksempel. Ikke vedtatt.", "Eksempel. Ikkje vedteke.").to_owned());
    }
    if said(&agreement.historic) {
        marks.push(lang.pick("Historisk.", "Historisk.").to_owned());
    }
    let authors = match &party {
        Some(party) => vec![party.clone()],
        None => agreement.parties.iter().filter_map(|p| p.name.in_lang(lang)).map(str::to_owned).collect(),
    };
    Meta {
        kind: placed.kind.id.clone(),
        title,
        subtitle,
        lang,
        date: day.map(|d| [i32::from(d.year()), i32::from(d.month()), i32::from(d.day())]),
        date_text: date_text.clone(),
        authors,
        draft: draft.then(|| lang.pick("UTKAST", "UTKAST").to_owned()),
        marks,
        header: [name.unwrap_or_default(), party.unwrap_or(kind_title)],
        footer: date_text.unwrap_or_default(),
        page_words: ["Side".to_owned(), "av".to_owned()],
        contents: placed
            .outline
            .contents
            .or(placed.kind.common.contents)
            .unwrap_or(false)
            .then(|| lang.pick("Innhold", "Innhald").to_owned()),
        control_code: String::new(),
    }
}
