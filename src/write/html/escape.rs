//! Words inside HTML text, attributes and style sheets.

/// Text between tags.
pub(in crate::write) fn text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
}

/// ` name="value"`.
pub(in crate::write) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// An id: like an attribute, with nothing a link could not name.
pub(super) fn id(bookmark: &str) -> String {
    bookmark.chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect()
}

/// A string of a style sheet; nothing in it can end the string or the sheet.
pub(super) fn css(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c == ' ' || c.is_alphanumeric() {
            out.push(c);
        } else {
            out.push_str(&format!("\\{:x} ", c as u32));
        }
    }
    out.push('"');
    out
}
