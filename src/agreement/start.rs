//! What a new agreement begins with: the questions its form asks.

use std::collections::BTreeMap;

use crate::lang::Text;
use crate::law::{Form, Severity};

/// What the act wants settled, by the path that answers it, each path once; name and parties aside.
pub fn questions(form: &Form) -> BTreeMap<&str, &Text> {
    let mut questions: BTreeMap<&str, &Text> = BTreeMap::new();
    for requirement in form.requirements.iter().filter(|r| r.severity == Severity::M) {
        let items = requirement
            .sub_items
            .iter()
            .filter(|item| item.severity.is_none_or(|s| s == Severity::M))
            .map(|item| (item.path.as_str(), &item.what));
        let whole = requirement.sub_items.is_empty().then_some((requirement.path.as_str(), &requirement.what));
        for (path, what) in items.chain(whole) {
            if !matches!(path, "name" | "parties" | "provisions") {
                questions.entry(path).or_insert(what);
            }
        }
    }
    // A question about a whole covers those about its parts.
    let all: Vec<&str> = questions.keys().copied().collect();
    questions.retain(|path, _| !all.iter().any(|other| path.strip_prefix(other).is_some_and(|rest| rest.starts_with('.'))));
    questions
}
