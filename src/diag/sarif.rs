//! Findings as SARIF 2.1.0, for editors and code review. Enter at [`log`].

use serde_json::{Value, json};

use super::{Finding, Level};
use crate::lang::UiLang;
use crate::source::Sources;

/// A whole SARIF log of [`result`]s. `rules` are the ids and the first lines of their pages.
pub fn log(results: Vec<Value>, rules: &[(&str, &str)]) -> Value {
    let rules: Vec<Value> = rules.iter().map(|(id, about)| json!({"id": id, "shortDescription": {"text": about}})).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "avtaleverk", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// One finding; its message is in one language.
pub fn result(finding: &Finding, sources: &Sources, lang: UiLang) -> Value {
    let mut text = finding.what.get(lang).to_owned();
    for more in [&finding.why, &finding.todo].into_iter().flatten() {
        text.push('\n');
        text.push_str(more.get(lang));
    }
    let locations: Vec<Value> = finding.labels.iter().take(1).map(|l| location(l.place, sources)).collect();
    let related: Vec<Value> = finding.labels.iter().skip(1).map(|l| location(l.place, sources)).collect();
    json!({
        "ruleId": finding.rule,
        "level": match finding.level { Level::Error => "error", Level::Warning => "warning", Level::Advice | Level::Open => "note" },
        "message": {"text": text},
        "locations": locations,
        "relatedLocations": related,
        "properties": {"level": finding.level.id(), "basis": finding.basis},
    })
}

fn location(place: crate::source::Place, sources: &Sources) -> Value {
    let source = sources.get(place.source);
    let (line, column) = source.line_column(place.span.start);
    let (end_line, end_column) = source.line_column(place.span.end);
    json!({"physicalLocation": {
        "artifactLocation": {"uri": source.path},
        "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
    }})
}
