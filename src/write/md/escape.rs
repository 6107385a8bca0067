//! Words that must print as they are: which characters Markdown would read as marks, and where.

/// Appends one character of text; `next` is the one after it.
pub(super) fn push(out: &mut String, c: char, next: Option<char>) {
    let marks = match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '#' | '$' | '{' | '^' => true,
        // The start of an entity, such as &amp; or &#38;
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
        _ => false,
    };
    if marks {
        out.push('\\');
    }
    out.push(c);
}

/// A line that would start a list, a heading, a quotation or a table is made plain.
pub(super) fn guard(line: &mut String) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if (1..=9).contains(&digits) => line.insert(digits, '\\'),
        Some(b'-' | b'+' | b'=' | b'>' | b':') if digits == 0 => line.insert(0, '\\'),
        _ => {}
    }
}

/// The value of an HTML attribute between double quotes.
pub(super) fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_whitespace() || c.is_control() => out.push('_'),
            c => out.push(c),
        }
    }
    out
}

/// Where a link goes, between round brackets.
pub(super) fn destination(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let entities = url.contains(';');
    for c in url.trim().chars() {
        match c {
            '&' if !entities => out.push(c),
            '\\' | '(' | ')' | '<' | '>' | '|' | '&' | '`' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_whitespace() || c.is_control() => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            c => out.push(c),
        }
    }
    out
}
