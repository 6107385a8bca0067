//! The style sheet of a page: the house colours, `style.css`, and what stands around each printed page.

use super::super::shell::{Field, Line};
use super::super::{Shell, words};
use super::escape;
use crate::document::tree::Meta;

/// The whole sheet.
pub(super) fn write(meta: &Meta, shell: &Shell) -> String {
    let mut out = String::from(":root {");
    for (name, value) in shell.house.colour.list() {
        out.push_str(&format!(" --{}: {value};", name.replace('_', "-")));
    }
    out.push_str(" }\n");
    // What is in a style sheet can never end it.
    out.push_str(shell.css.trim().replace("</", "<\\/").as_str());
    out.push_str("\n@page {\n");
    let marks = meta.draft.iter().chain(&meta.marks).cloned().collect::<Vec<_>>().join(" · ");
    margins(&mut out, "top", &shell.house.header, meta, &marks);
    margins(&mut out, "bottom", &shell.house.footer, meta, "");
    out.push_str("}\n");
    out
}

/// The three boxes at one edge of the paper; the marks stand under the first.
fn margins(out: &mut String, edge: &str, line: &Line, meta: &Meta, marks: &str) {
    for (side, field) in [("left", line.left), ("center", line.centre), ("right", line.right)] {
        let mut parts: Vec<String> = content(field, meta).into_iter().collect();
        if side == "left" && !marks.is_empty() {
            if !parts.is_empty() {
                parts.push("\"\\a \"".to_owned());
            }
            parts.push(escape::css(marks));
        }
        if !parts.is_empty() {
            out.push_str(&format!("  @{edge}-{side} {{ content: {}; }}\n", parts.join(" ")));
        }
    }
}

fn content(field: Field, meta: &Meta) -> Option<String> {
    let text = match field {
        Field::None => return None,
        Field::HeaderLeft => meta.header[0].as_str(),
        Field::HeaderRight => meta.header[1].as_str(),
        Field::Title => meta.title.as_str(),
        Field::Subtitle => meta.subtitle.as_deref()?,
        Field::Date => meta.date_text.as_deref()?,
        Field::Footer => meta.footer.as_str(),
        Field::ControlCode if meta.control_code.is_empty() => return None,
        Field::ControlCode => return Some(escape::css(&format!("{} {}", words::CONTROL_CODE, meta.control_code))),
        Field::Page => {
            let [page, of] = &meta.page_words;
            return Some(format!(
                "{} counter(page) {} counter(pages)",
                escape::css(&format!("{page} ")),
                escape::css(&format!(" {of} "))
            ));
        }
    };
    Some(text).filter(|text| !text.is_empty()).map(escape::css)
}
