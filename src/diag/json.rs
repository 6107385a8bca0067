//! Findings for programs: `avtaleverk.findings/1`, in all three languages.

use serde::Serialize;

use super::Finding;
use crate::lang::Text;
use crate::source::Sources;

#[derive(Serialize)]
struct Out<'a> {
    rule: &'a str,
    level: &'static str,
    what: &'a Text,
    places: Vec<Where<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    todo: Option<&'a Text>,
}

#[derive(Serialize)]
struct Where<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a Text>,
}

/// One finding as a value that serialises.
pub fn finding<'a>(finding: &'a Finding, sources: &'a Sources) -> impl Serialize + 'a {
    let places = finding
        .labels
        .iter()
        .map(|label| {
            let source = sources.get(label.place.source);
            let (line, column) = source.line_column(label.place.span.start);
            Where { file: &source.path, line, column, label: (!label.text.en.is_empty()).then_some(&label.text) }
        })
        .collect();
    Out {
        rule: finding.rule,
        level: finding.level.id(),
        what: &finding.what,
        places,
        basis: finding.basis.as_deref(),
        why: finding.why.as_ref(),
        todo: finding.todo.as_ref(),
    }
}
