//! One HTML file that needs nothing beside it: no script, no font, no request. It reads on paper, on a telephone and aloud.
//!
//! `page.html` is the skeleton, `style.css` the sheet; both come with the [`Shell`]. `blocks` writes the text,
//! `sheet` the colours of the house and what stands around each printed page.

mod blocks;
pub mod compare;
pub(super) mod escape;
mod sheet;
#[cfg(test)]
mod tests;

use super::Shell;
use super::anchors::Anchors;
use super::words;
use crate::document::Document;
use crate::document::tree::{Block, Meta};

/// The document as a web page of one file.
pub fn write(document: &Document, shell: &Shell) -> String {
    let meta = &document.meta;
    let anchors = Anchors::of(document);
    let fill = |name: &str| -> Option<String> {
        Some(match name {
            "lang" => meta.lang.id().to_owned(),
            "title" => plain(&title(meta)),
            "style" => sheet::write(meta, shell),
            "skip" => words::SKIP.to_owned(),
            "watermark" => watermark(meta),
            "header" => header(meta),
            "contents" => contents(document, &anchors),
            "main" => blocks::write(document, &anchors),
            "footer" => footer(meta),
            _ => return None,
        })
    };
    filled(&shell.page, fill)
}

/// The skeleton with its `{{name}}` places filled, in one pass: what was filled in is not looked at again.
fn filled(page: &str, fill: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        match after.split_once("}}").and_then(|(name, after)| Some((fill(name.trim())?, after))) {
            Some((text, after)) => {
                out.push_str(&text);
                rest = after;
            }
            None => {
                out.push_str("{{");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    escape::text(&mut out, text);
    out
}

fn title(meta: &Meta) -> String {
    match &meta.subtitle {
        Some(subtitle) => format!("{} – {subtitle}", meta.title),
        None => meta.title.clone(),
    }
}

/// The draft mark across screen and paper; who listens hears it among the marks.
fn watermark(meta: &Meta) -> String {
    match &meta.draft {
        Some(draft) => format!("<div class=\"watermark\" aria-hidden=\"true\"><span>{}</span></div>", plain(draft)),
        None => String::new(),
    }
}

fn paragraph(out: &mut String, class: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("<p class=\"{class}\">{}</p>\n", plain(text)));
    }
}

fn header(meta: &Meta) -> String {
    let mut out = String::new();
    out.push_str(&format!("<h1>{}</h1>\n", plain(&meta.title)));
    paragraph(&mut out, "subtitle", meta.subtitle.as_deref().unwrap_or_default());
    // Who it is from is said once.
    let said = meta.subtitle.as_deref().unwrap_or_default();
    let authors: Vec<&str> = meta.authors.iter().map(String::as_str).filter(|name| !said.contains(name)).collect();
    paragraph(&mut out, "fact", &authors.join(" · "));
    paragraph(&mut out, "fact", meta.date_text.as_deref().unwrap_or_default());
    let marks: Vec<String> =
        meta.draft.iter().chain(&meta.marks).map(|mark| format!("<strong>{}</strong>", plain(mark))).collect();
    if !marks.is_empty() {
        out.push_str(&format!("<p class=\"marks\">{}</p>\n", marks.join(" ")));
    }
    out
}

fn footer(meta: &Meta) -> String {
    let mut out = String::new();
    paragraph(&mut out, "name", &meta.footer);
    if !meta.control_code.is_empty() {
        out.push_str(&format!("<p class=\"code\">{} <code>{}</code></p>\n", words::CONTROL_CODE, plain(&meta.control_code)));
    }
    paragraph(&mut out, "marks", &meta.draft.iter().chain(&meta.marks).cloned().collect::<Vec<_>>().join(" · "));
    out
}

/// The table of contents: sections and the clauses in them.
fn contents(document: &Document, anchors: &Anchors) -> String {
    let Some(heading) = &document.meta.contents else { return String::new() };
    let mut out = format!("<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n", plain(heading));
    entries(&mut out, &document.body, 1, anchors);
    out.push_str("</nav>");
    out
}

fn entries(out: &mut String, blocks: &[Block], depth: u8, anchors: &Anchors) {
    let sections: Vec<&Block> = blocks.iter().filter(|block| matches!(block, Block::Section { .. })).collect();
    if sections.is_empty() || depth > 2 {
        return;
    }
    out.push_str("<ol role=\"list\">\n");
    for section in sections {
        if let Block::Section { bookmark, number, title, body, .. } = section {
            out.push_str("<li>");
            let linked = anchors.has(bookmark);
            if linked {
                out.push_str("<a");
                escape::attribute(out, "href", &format!("#{}", escape::id(bookmark)));
                out.push('>');
            }
            if let Some(number) = number {
                out.push_str(&format!("<span class=\"number\">{}</span> ", plain(&number.label)));
            }
            out.push_str(&format!("<span>{}</span>", plain(&blocks::printed(title))));
            if linked {
                out.push_str("</a>");
            }
            entries(out, body, depth + 1, anchors);
            out.push_str("</li>\n");
        }
    }
    out.push_str("</ol>\n");
}
