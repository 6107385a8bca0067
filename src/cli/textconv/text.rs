//! A clause, and any prose, as lines of one sentence each.

use crate::write::md::sentences;

/// The head of a clause as it stands, and its texts one sentence a line; none when it has no head.
pub(super) fn clause(text: &str) -> Option<String> {
    let (head, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    Some(format!("{head}\n\n{}\n", lines(body).join("\n")))
}

/// The lines of Markdown: paragraphs by sentence; headings, lists, tables and conditions as they stand.
pub(super) fn lines(text: &str) -> Vec<String> {
    let (mut out, mut paragraph) = (Vec::new(), String::new());
    for line in text.trim_end().lines() {
        let words = line.trim();
        if words.is_empty() || stands_alone(words) {
            close(&mut paragraph, &mut out);
            out.push(if words.is_empty() { String::new() } else { line.trim_end().to_owned() });
        } else {
            paragraph.push_str(if paragraph.is_empty() { "" } else { " " });
            paragraph.push_str(words);
        }
    }
    close(&mut paragraph, &mut out);
    out
}

fn close(paragraph: &mut String, out: &mut Vec<String>) {
    out.extend(sentences(paragraph));
    paragraph.clear();
}

/// A heading, an item of a list, a row of a table, a quotation, or a line of the template's own.
fn stands_alone(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let counted = digits > 0 && line.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    counted || ["# ", "## ", "### ", "- ", "* ", "+ ", "|", "> ", "{%", "{!"].iter().any(|start| line.starts_with(start))
}
