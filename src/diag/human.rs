//! Findings for people: what, where with an excerpt, why and what to do, in one language. Enter at [`render`].

use annotate_snippets::{AnnotationKind, Group, Level as Mark, Renderer, Snippet};

use super::{Finding, Level};
use crate::lang::{Text, UiLang};
use crate::source::Sources;
use crate::tr;

/// One finding as text; `colour` as the terminal wants it.
pub fn render(finding: &Finding, sources: &Sources, lang: UiLang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let level = level_word(finding.level);
    let name = format!("{}[{}]", level.get(lang), finding.rule);
    let title = mark(finding.level).with_name(name).primary_title(finding.what.get(lang).to_owned());
    let mut group = Group::with_title(title);
    for snippet in snippets(finding, sources, lang) {
        group = group.element(snippet);
    }
    if let Some(why) = &finding.why {
        let word = tr! { nb: "hvorfor", nn: "kvifor", en: "why" };
        group = group.element(Mark::NOTE.with_name(word.get(lang).to_owned()).message(why.get(lang).to_owned()));
    }
    if let Some(todo) = &finding.todo {
        let word = tr! { nb: "råd", nn: "råd", en: "advice" };
        group = group.element(Mark::HELP.with_name(word.get(lang).to_owned()).message(todo.get(lang).to_owned()));
    }
    renderer.render(&[group])
}

/// The word for a level.
pub fn level_word(level: Level) -> Text {
    match level {
        Level::Error => tr! { nb: "feil", nn: "feil", en: "error" },
        Level::Warning => tr! { nb: "advarsel", nn: "åtvaring", en: "warning" },
        Level::Advice => tr! { nb: "råd", nn: "råd", en: "advice" },
        Level::Open => tr! { nb: "åpent", nn: "ope", en: "open" },
    }
}

fn mark(level: Level) -> Mark<'static> {
    match level {
        Level::Error => Mark::ERROR,
        Level::Warning => Mark::WARNING,
        Level::Advice => Mark::HELP,
        Level::Open => Mark::INFO,
    }
}

/// One excerpt a file, the main place first.
fn snippets<'a>(finding: &'a Finding, sources: &'a Sources, lang: UiLang) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut out = Vec::new();
    let mut done = Vec::new();
    for label in &finding.labels {
        let id = label.place.source;
        if done.contains(&id) {
            continue;
        }
        done.push(id);
        let source = sources.get(id);
        let mut snippet = Snippet::source(source.text.as_ref()).path(source.path.as_str());
        for (index, label) in finding.labels.iter().enumerate().filter(|(_, l)| l.place.source == id) {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let span = clamp(&source.text, label.place.span.start, label.place.span.end);
            let words = label.text.get(lang);
            let annotation = kind.span(span);
            snippet = snippet.annotation(if words.is_empty() { annotation } else { annotation.label(words) });
        }
        out.push(snippet);
    }
    out
}

/// A span the excerpt can show: inside the text, on character boundaries, on one line.
fn clamp(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(start);
    let line_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
    start..floor(end).clamp(start, line_end.max(start))
}
