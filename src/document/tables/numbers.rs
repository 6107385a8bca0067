//! What the elements of the governing document are called in print, for tables of other documents.

use super::View;
use crate::diag::Findings;
use crate::resolve::{self, Placed, render};

/// What the elements of the governing document are called in print.
pub(super) struct Numbers<'a>(Option<(&'a Placed<'a>, resolve::Numbers)>);

impl<'a> Numbers<'a> {
    pub(super) fn of(view: &View<'a>) -> Self {
        let statutes = view.resolved.document("statutes");
        Self(statutes.map(|placed| (placed, render(view.resolved, placed, view.lang, &mut Findings::default()).numbers)))
    }

    /// «§ 4-2» of a clause, or the number of the section it stands in.
    pub(super) fn label(&self, element: &str) -> Option<String> {
        let (placed, numbers) = self.0.as_ref()?;
        if let Some(number) = numbers.get(element) {
            return Some(number.label.clone());
        }
        let section = placed.sections.iter().find(|s| s.entries.iter().any(|e| e.element == element))?;
        numbers.get(&resolve::section_id(&placed.kind.id, &section.plan.id.0)).map(|n| n.label.clone())
    }
}
