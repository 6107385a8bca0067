//! A form the program knows of and makes no documents for: what must be settled, and what the program can and cannot do. Enter at [`page`].

use crate::lang::{Text, UiLang};
use crate::law::Recognised;
use crate::tr;

/// The page of the form.
pub(super) fn page(form: &Recognised, ui: UiLang) -> String {
    let (what, _, _) = form.told();
    let mut out = format!("{}\n  {}\n", form.name.get(ui), what.get(ui));
    let mut list = |head: Text, lines: Vec<String>| {
        out.push_str(&format!("  {}:\n", head.get(ui)));
        lines.iter().for_each(|line| out.push_str(&format!("  – {line}\n")));
    };
    let document = form.document_title.get(ui);
    let rows = form.settles.iter().map(|row| {
        let cited = row.basis.as_ref().map(|basis| format!(" ({})", basis.print(super::document_lang(ui)))).unwrap_or_default();
        format!("{}{cited}", row.about.get(ui))
    });
    list(Text::same(document), rows.collect());
    list(
        tr! { nb: "programmet kan", nn: "programmet kan", en: "the program can" },
        form.can.iter().map(|t| t.get(ui).to_owned()).collect(),
    );
    list(
        tr! { nb: "programmet kan ikke", nn: "programmet kan ikkje", en: "the program cannot" },
        form.cannot.iter().map(|t| t.get(ui).to_owned()).collect(),
    );
    out
}
