//! Renders one document in one language: every clause alone, then the numbers, then the references.

use std::collections::BTreeMap;

use super::lift::{self, Lifter};
use super::number::{self, Numbers};
use super::{Entry, Placed, PlacedSection, Resolved, What, prefer};
use crate::agreement::leaf::Texts;
use crate::clause::template::{Template, Used};
use crate::diag::{Finding, Findings};
use crate::document::tree::Block;
use crate::lang::Lang;
use crate::source::{Place, Span};
use crate::tr;

/// A document in one language, with its numbers, before title and page furniture.
pub struct Rendered<'a> {
    /// What stands before the first section.
    pub frame: Vec<Block>,
    /// The sections that have text.
    pub sections: Vec<RenderedSection<'a>>,
    /// The numbers of sections and clauses.
    pub numbers: Numbers,
}

/// A section with its text.
pub struct RenderedSection<'a> {
    /// The section as placed.
    pub section: &'a PlacedSection<'a>,
    /// What stands in it.
    pub entries: Vec<RenderedEntry<'a>>,
}

/// An entry with its text.
pub struct RenderedEntry<'a> {
    /// The entry as placed.
    pub entry: &'a Entry<'a>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// Renders a document in one language. What the text lacks is a finding and a visible gap, never an empty string.
pub fn render<'a>(resolved: &'a Resolved<'a>, placed: &'a Placed<'a>, lang: Lang, findings: &mut Findings) -> Rendered<'a> {
    let mut frame = frame(resolved, placed, lang, findings);
    let mut sections = Vec::new();
    for section in &placed.sections {
        let entries: Vec<RenderedEntry<'_>> = section
            .entries
            .iter()
            .map(|entry| RenderedEntry { entry, blocks: entry_blocks(resolved, placed, entry, lang, findings) })
            .filter(|rendered| !rendered.blocks.is_empty())
            .collect();
        if !entries.is_empty() {
            sections.push(RenderedSection { section, entries });
        }
    }
    let numbers = number::give(placed.numbering, &mut sections);
    let targets = number::targets(&numbers, placed.numbering, &sections, lang);
    bind(resolved, placed, lang, &mut frame, &mut sections, &targets, findings);
    Rendered { frame, sections, numbers }
}

fn frame(resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang, findings: &mut Findings) -> Vec<Block> {
    let Some(frame) = resolved.library.frame(&placed.kind.id) else { return Vec::new() };
    let place = frame.place(Span::default());
    let name = format!("frame:{}.{lang}", placed.kind.id);
    match resolved.library.engine().render(&name, &placed.scope, None) {
        Ok(text) => lifter(resolved, placed, lang, format!("{}/frame", placed.kind.id), place, false, findings).blocks(&text),
        Err(message) => {
            findings.add(cannot(&message, place));
            Vec::new()
        }
    }
}

fn lifter<'a, 'f>(
    resolved: &'a Resolved<'a>,
    placed: &'a Placed<'a>,
    lang: Lang,
    element: String,
    place: Place,
    own_text: bool,
    findings: &'f mut Findings,
) -> Lifter<'a, 'f> {
    Lifter { resolved, placed, lang, element, place, uses: None, own_text, words: None, findings, depth: 0 }
}

/// The blocks of one entry in one language, before numbers and references.
pub fn entry_blocks(
    resolved: &Resolved<'_>,
    placed: &Placed<'_>,
    entry: &Entry<'_>,
    lang: Lang,
    findings: &mut Findings,
) -> Vec<Block> {
    match &entry.what {
        What::Clause { clause, .. } if !open_needs(placed, clause).is_empty() => {
            let gap = |(path, question): (String, String)| Block::Gap { path, label: lift::gap_label(&question, lang), question };
            open_needs(placed, clause)
                .into_iter()
                .map(|(path, texts)| gap((path, super::print::any_text(&texts, lang))))
                .collect()
        }
        What::Clause { clause, item } => {
            let place = clause.place(Span::default());
            match resolved.library.engine().render(&format!("{}.{lang}", clause.id()), &placed.scope, item.as_deref()) {
                Ok(text) => {
                    let mut lifter = lifter(resolved, placed, lang, entry.element.clone(), place, false, findings);
                    lifter.uses = Some(clause.template(lang));
                    lifter.words = prefer::words(placed, clause, lang);
                    lifter.blocks(&text)
                }
                Err(message) => {
                    findings.add(cannot(&message, place));
                    Vec::new()
                }
            }
        }
        What::Provision(provision) => {
            let place = resolved.loaded.place(provision.text.span);
            let Some(markdown) = provision.text.in_lang(lang) else {
                findings.add(
                    Finding::error("text-lacks-language", tr! { nb: "egen tekst finnes ikke på {lang}", nn: "eigen tekst finst ikkje på {lang}", en: "the agreement's own text does not exist in {lang}" })
                        .at(place)
                        .todo(tr! { nb: "skriv {{nb: …, nn: …}}", nn: "skriv {{nb: …, nn: …}}", en: "write {{nb: …, nn: …}}" }),
                );
                return vec![Block::Gap {
                    path: format!("provisions[{}].text", provision.id.0),
                    question: String::new(),
                    label: lift::gap_label(&provision.id.0, lang),
                }];
            };
            let mut lifter = lifter(resolved, placed, lang, entry.element.clone(), place, false, findings);
            lift::prose(&mut lifter, markdown, place)
        }
        What::Part { part, source } => part_blocks(resolved, placed, entry, part, *source, lang, findings),
    }
}

/// What a clause needs and nobody has decided: its text would claim something, so a gap stands in its place. Each question once.
fn open_needs(placed: &Placed<'_>, clause: &crate::clause::Clause) -> Vec<(String, Texts)> {
    let mut open: Vec<(String, Texts)> = Vec::new();
    for need in &clause.front.needs {
        if let Some(question) = placed.scope.at(need).open_question()
            && !open.iter().any(|(_, asked)| asked == question)
        {
            open.push((need.value.clone(), question.clone()));
        }
    }
    open
}

/// The case officer's own Markdown. It may use the values of the agreement, and is never written by the program.
fn part_blocks(
    resolved: &Resolved<'_>,
    placed: &Placed<'_>,
    entry: &Entry<'_>,
    part: &str,
    source: Option<crate::source::SourceId>,
    lang: Lang,
    findings: &mut Findings,
) -> Vec<Block> {
    let case = placed.case.map_or("", |c| c.id.as_str());
    match source {
        Some(source) => {
            let place = Place { source, span: Span::default() };
            let text = std::sync::Arc::clone(&resolved.sources.get(source).text);
            let mut lifter = lifter(resolved, placed, lang, entry.element.clone(), place, true, findings);
            nest(lift::prose(&mut lifter, &text, place))
        }
        None => {
            let party = placed.party.unwrap_or_default();
            let name = format!("{case}.{part}.{party}.md");
            let question = lang.pick(
                format!("her skal saksbehandler skrive, i filen {name}"),
                format!("her skal saksbehandlaren skrive, i fila {name}"),
            );
            if let Some(case) = placed.case {
                let (id, of) = (&case.id, resolved.loaded.party_name(party, lang));
                findings.add(
                    Finding::new("missing-part", crate::diag::Level::Open, tr! { nb: "saken mangler delen «{part}» for {of}", nn: "saka manglar delen «{part}» for {of}", en: "the case lacks the part `{part}` for {of}" })
                        .at(Place { source: case.source, span: case.tree.at(&format!("parties.{party}")).span.unwrap_or_default() })
                        .todo(tr! { nb: "skriv den i cases/{id}.{part}.md, som gjelder alle, eller i cases/{name}", nn: "skriv han i cases/{id}.{part}.md, som gjeld alle, eller i cases/{name}", en: "write it in cases/{id}.{part}.md for all of them, or in cases/{name}" }),
                );
            }
            vec![Block::Gap { path: format!("{case}.{part}"), label: lift::gap_label(&question, lang), question }]
        }
    }
}

/// What follows a heading of the officer's stands under it.
fn nest(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        let level = |b: &Block| if let Block::Section { level, .. } = b { *level } else { u8::MAX };
        match out.last_mut() {
            Some(Block::Section { level: above, body, .. }) if *above < level(&block) => match body.last_mut() {
                Some(Block::Section { level: inner, body: inner_body, .. }) if *inner < level(&block) => inner_body.push(block),
                _ => body.push(block),
            },
            _ => out.push(block),
        }
    }
    out
}

fn cannot(message: &str, place: Place) -> Finding {
    let message = message.lines().next().unwrap_or_default().to_owned();
    Finding::error("bad-template", tr! { nb: "klausulen kan ikke settes sammen: {message}", nn: "klausulen kan ikkje setjast saman: {message}", en: "the clause cannot be put together: {message}" }).at(place)
}

/// Where a template refers to a target.
fn refers_at(template: &Template, target: &str) -> Span {
    template.uses.iter().find(|u| matches!(&u.what, Used::Ref { to } if to == target)).map_or(Span::default(), |u| u.span)
}

/// Binds every reference: to what is printed for its target, or to a gap and a finding.
fn bind(
    resolved: &Resolved<'_>,
    placed: &Placed<'_>,
    lang: Lang,
    frame: &mut [Block],
    sections: &mut [RenderedSection<'_>],
    targets: &BTreeMap<String, String>,
    findings: &mut Findings,
) {
    let mut missing = Vec::new();
    number::bind(frame, targets, &mut missing);
    let mut places = vec![None; missing.len()];
    for section in sections {
        for entry in &mut section.entries {
            number::bind(&mut entry.blocks, targets, &mut missing);
            let lost = missing.get(places.len()).map_or("", |target| target.split_once('/').map_or("", |(_, rest)| rest));
            let place = match &entry.entry.what {
                What::Clause { clause, .. } => clause.place(refers_at(clause.template(lang), lost)),
                What::Provision(provision) => resolved.loaded.place(provision.text.span),
                What::Part { source, .. } => Place { source: source.unwrap_or(resolved.loaded.source), span: Span::default() },
            };
            places.resize(missing.len(), Some(place));
        }
    }
    for (target, place) in missing.into_iter().zip(places) {
        let document = &placed.kind.id;
        let topic = target.split_once('/').map_or(target.as_str(), |(_, rest)| rest).to_owned();
        let finding = Finding::error("reference-to-nothing", tr! { nb: "teksten viser til «{topic}», som ikke står i dokumentet «{document}»", nn: "teksten viser til «{topic}», som ikkje står i dokumentet «{document}»", en: "the text refers to `{topic}`, which is not in the document `{document}`" })
            .todo(tr! { nb: "legg inn det som mangler, eller velg en annen klausul", nn: "legg inn det som manglar, eller vel ein annan klausul", en: "add what is missing, or choose another clause" });
        findings.add(match place {
            Some(place) => finding.at(place),
            None => finding,
        });
    }
}
