//! The page is read back: every tag closed, every id there once, every word in its place, nothing run and nothing fetched.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::write;
use crate::document::Document;
use crate::document::tree::{Block, Inline};
use crate::lang::Lang;
use crate::write::Shell;
use crate::write::sample::{self, HOSTILE};

/// What a small, strict reader finds in a page.
#[derive(Default)]
struct Page {
    text: String,
    tags: Vec<(String, Vec<(String, String)>)>,
}

impl Page {
    /// Reads a page; any tag left open, crossed or unquoted ends the test.
    fn read(html: &str) -> Self {
        let mut page = Page::default();
        let mut open: Vec<String> = Vec::new();
        let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("doctype");
        while let Some((before, after)) = rest.split_once('<') {
            let raw = open.last().is_some_and(|tag| tag == "style");
            if raw && !after.starts_with("/style>") {
                rest = after;
                continue;
            }
            if !raw {
                page.text.push_str(&unescaped(before).replace(char::is_control, " "));
            }
            let (tag, after) = after.split_once('>').expect("a tag ends");
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name), "crossed tags");
                if ["title", "p", "li", "h1", "h2", "h3", "th", "td", "caption", "tr", "figcaption", "desc", "text"]
                    .contains(&name)
                {
                    page.text.push('\n');
                }
                continue;
            }
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            page.tags.push((name.to_owned(), attributes_of(attributes)));
            if name == "br" {
                page.text.push(' ');
            }
            if !["meta", "br"].contains(&name) {
                open.push(name.to_owned());
            }
        }
        assert_eq!(open, Vec::<String>::new(), "every tag is closed");
        page
    }

    fn values(&self, attribute: &str) -> Vec<&str> {
        let all = self.tags.iter().flat_map(|(_, attributes)| attributes);
        all.filter(|(name, _)| name == attribute).map(|(_, value)| value.as_str()).collect()
    }

    fn lines(&self) -> Vec<String> {
        self.text.lines().map(spaced).filter(|line| !line.is_empty()).collect()
    }
}

fn attributes_of(mut text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    while let Some((name, after)) = text.trim_start().split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        assert!(name == "viewBox" || name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        out.push((name.to_owned(), unescaped(value)));
        text = after;
    }
    assert_eq!(text.trim(), "");
    out
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn spaced(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn page(document: &Document) -> (String, Page) {
    let html = write(document, &Shell::embedded().unwrap());
    let page = Page::read(&html);
    (html, page)
}

#[test]
fn every_block_and_inline_reads_back() {
    let (html, page) = page(&sample::everything());
    let lines = page.lines();
    for line in [
        "Samarbeidsavtale – IKT Nordfjella KO",
        "Til teksten UTKAST Samarbeidsavtale",
        "IKT Nordfjella KO",
        "UTKAST Eksempel. Ikke vedtatt.",
        "Kapittel 1 Formål og oppgaver",
        "§ 1-1 Formål",
        &format!("§ 1-2 {HOSTILE}"),
        "a) drift av felles systemer. Det gjelder alle.",
        &format!("• {HOSTILE}"),
        "1. Først.",
        "Innbyggere | 1. januar",
        "12 400 000",
        "▢ Ikke avklart: Hvem tar arkivet?",
        "Deltakarane skal følgje avtala. *Ordrett*.",
        "Forutsetning",
        "Stad og dato",
        "Kontrollkode 3f9c01ab",
    ] {
        assert!(lines.iter().any(|found| found == line), "{line}\n---\n{lines:#?}");
    }
    let paragraph = format!(
        "Avtalen gjelder for {HOSTILE}, jf. tabellen og § 9-9. Den er inngått 1. januar 2027 etter kommuneloven § 19-4 nr. 3. \
         Representantskapet møtes 2 ganger i året. Bindingstiden er ▢ Ikke avklart: Hvor lenge?. {HOSTILE} ingen lenke"
    );
    assert!(lines.contains(&paragraph), "{lines:#?}");
    assert!(!html.contains("<script") && !html.contains("javascript:") && !html.contains("@import"));
    assert_eq!(html, write(&sample::everything(), &Shell::embedded().unwrap()), "same document, same bytes");
}

#[test]
fn the_structure_is_what_assistive_technology_needs() {
    let (_, page) = page(&sample::everything());
    let count = |tag: &str| page.tags.iter().filter(|(name, _)| name == tag).count();
    for tag in [
        "h1",
        "figure",
        "figcaption",
        "svg",
        "desc",
        "main",
        "header",
        "nav",
        "footer",
        "style",
        "table",
        "caption",
        "thead",
        "tbody",
    ] {
        assert_eq!(count(tag), 1, "{tag}");
    }
    assert_eq!(count("title"), 2, "the page's and the drawing's");
    let described = page.values("aria-describedby");
    assert!(described.len() == 1 && page.values("id").contains(&described[0]) && page.values("role").contains(&"img"));
    let mut last = 0;
    for (name, _) in &page.tags {
        if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
            assert!(level <= last + 1, "no heading level is skipped");
            last = level;
        }
    }
    let scopes = page.values("scope");
    assert_eq!((scopes.iter().filter(|s| **s == "col").count(), scopes.iter().filter(|s| **s == "row").count()), (4, 3));
    let ids = page.values("id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for href in page.values("href") {
        if let Some(target) = href.strip_prefix('#') {
            assert!(unique.contains(target), "{href} leads somewhere");
        }
    }
    for name in page.values("aria-labelledby") {
        assert!(unique.contains(name), "{name}");
    }
    assert_eq!(page.values("lang"), ["nb", "nn"], "the page and the quotation");
    assert!(page.values("data-path").contains(&"parties.as.name"));
}

#[test]
fn a_bare_document_has_no_empty_furniture() {
    let mut document = sample::document(vec![sample::words("Ferdig.")]);
    document.meta.lang = Lang::Nn;
    document.meta.draft = None;
    document.meta.marks.clear();
    document.meta.contents = None;
    document.meta.subtitle = None;
    document.meta.control_code.clear();
    document.meta.authors.clear();
    document.meta.date_text = None;
    let (html, page) = page(&document);
    assert_eq!(page.values("lang"), ["nn"]);
    assert!(!html.contains("class=\"watermark\"") && !html.contains("<nav") && !html.contains("class=\"marks\""));
    assert!(!html.contains("Kontrollkode") && !html.contains("{{"));
}

#[test]
fn marks_and_numbers_stand_around_printed_pages() {
    let mut document = sample::everything();
    document.meta.footer = "}</style><b> \"x\" \\".into();
    let (html, _) = page(&document);
    assert!(
        html.contains(r#"@top-left { content: "IKT Nordfjella KO" "\a " "UTKAST \b7  Eksempel\2e  Ikke vedtatt\2e "; }"#),
        "{html}"
    );
    assert!(html.contains(r#"@bottom-right { content: "Side " counter(page) " av " counter(pages); }"#));
    assert!(html.contains(r#"@bottom-left { content: "\7d \3c \2f style\3e \3c b\3e  \22 x\22  \5c "; }"#));
}

/// The contrast of two colours after WCAG 2.1, in hundredths.
#[allow(clippy::float_arithmetic, reason = "the formula of the standard; no money")]
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |hex: &str| {
        let part = |at: usize| {
            let c = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn colours_of_words_can_be_read() {
    let shell = Shell::embedded().unwrap();
    let light = shell.house.colour.list();
    let light = |name: &str| light.iter().find(|(n, _)| n.replace('_', "-") == name).unwrap().1.to_owned();
    let sheet = shell.css.split_once("prefers-color-scheme: dark").unwrap().1;
    let dark = |name: &str| sheet.split_once(&format!("--{name}: ")).unwrap().1[..7].to_owned();
    let paper = sheet.split_once("--paper: ").unwrap().1[..7].to_owned();
    for (colour, page) in [(&light as &dyn Fn(&str) -> String, "#ffffff"), (&dark, paper.as_str())] {
        for (front, back) in [
            (colour("ink"), page.to_owned()),
            (colour("quiet"), page.to_owned()),
            (colour("accent"), page.to_owned()),
            (colour("alert"), page.to_owned()),
            (colour("ink"), colour("tint")),
            (colour("accent"), colour("tint")),
            (colour("open"), colour("open-tint")),
            (colour("ink"), colour("open-tint")),
            (colour("ink"), colour("watermark")),
            (colour("quiet"), colour("watermark")),
        ] {
            assert!(contrast(&front, &back) >= 4.5, "{front} on {back}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_reads_back(a in any::<String>(), b in "[<>&\"'/a-z;#! -]{0,30}") {
        let document = sample::document(vec![Block::Paragraph {
            id: Some(b.clone()),
            bookmark: Some(a.clone()),
            content: vec![
                Inline::text("x"),
                Inline::Value { path: b.clone(), text: a.clone() },
                Inline::text(&b),
                Inline::Link { url: format!("https://example.org/{a}"), content: vec![Inline::text(&b)] },
            ],
        }]);
        let (_, page) = page(&document);
        prop_assert!(page.lines().contains(&spaced(&format!("x{a}{b}{b}"))), "{:?}", page.lines());
    }
}
