//! Rendered back: what a reader of the Markdown sees is what stands in the document.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::write;
use crate::document::tree::{Block, Inline, Item, ListStyle};
use crate::write::sample::{self, HOSTILE};

/// The words a reader sees, a line a block or cell, spaces made one.
fn rendered(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH) {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => out.push_str(&format!("CODE<{text}>")),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Item) => out.push_str("\n• "),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead,
            ) => out.push('\n'),
            _ => {}
        }
    }
    let lines: Vec<String> = out.lines().map(spaced).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn spaced(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_block_and_inline_reads_back() {
    let text = rendered(&write(&sample::everything()));
    let lines: Vec<&str> = text.lines().collect();
    for line in [
        "Samarbeidsavtale",
        "IKT Nordfjella KO",
        "Eksempel. Ikke vedtatt. UTKAST",
        "Nordvik kommune · Sørdal kommune 1. januar 2027 Kontrollkode 3f9c01ab",
        "Kapittel 1 Formål og oppgaver",
        "§ 1-1 Formål",
        &format!("§ 1-2 {HOSTILE}"),
        "• a) drift av felles systemer. Det gjelder alle.",
        "• b) støtte til brukere:",
        "• på dagtid",
        &format!("• {HOSTILE}"),
        "• Først.",
        HOSTILE,
        "Innbyggere | 1. januar",
        "7 697 034",
        "12 400 000",
        "Fordeling av driftsutgifter i 2027. Kroner, uten merverdiavgift, prisnivå 2027",
        "Innbyggere: SSB tabell 07459, 1. januar 2026. Avrundet til hele kroner.",
        "Deltakarane skal følgje avtala. *Ordrett*.",
        "▢ Ikke avklart: Hvem tar arkivet?",
        "Forutsetning",
        "Åpent.",
    ] {
        assert!(lines.contains(&line), "{line}\n---\n{text}");
    }
    let paragraph = format!(
        "Avtalen gjelder for {HOSTILE}, jf. tabellen og § 9-9. Den er inngått 1. januar 2027 etter kommuneloven § 19-4 nr. 3. \
         Representantskapet møtes 2 ganger i året. Bindingstiden er ▢ Ikke avklart: Hvor lenge?. {HOSTILE} ingen lenke"
    );
    assert!(lines.contains(&paragraph.as_str()), "{paragraph}\n---\n{text}");
    let signature = format!("{HOSTILE} ordfører Sted og dato");
    assert!(lines.iter().any(|line| line.starts_with(&signature)), "{text}");
}

#[test]
fn the_source_is_one_sentence_a_line_with_anchors_and_links() {
    insta::assert_snapshot!(write(&sample::everything()));
}

#[test]
fn links_go_where_their_targets_are() {
    let markdown = write(&sample::everything());
    let mut links = Vec::new();
    for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            links.push(dest_url.into_string());
        }
    }
    let table = crate::document::tree::bookmark("statutes/costs");
    assert_eq!(
        links,
        [
            format!("#{table}"),
            "https://lovdata.no/lov/2018-06-22-83/§19-4".to_owned(),
            "https://example.org/a?b=(c)&d=[e]".to_owned()
        ]
    );
    assert!(markdown.contains(&format!("<a id=\"{table}\"></a>")));
}

#[test]
fn emphasis_holds_inside_words_and_beside_brackets() {
    let strong = |text: &str| Inline::Strong { content: vec![Inline::text(text)] };
    let emph = |text: &str| Inline::Emph { content: vec![Inline::text(text)] };
    let both = Inline::Strong { content: vec![emph("begge")] };
    let content = vec![
        Inline::text("x"),
        strong("(a)"),
        Inline::text("y "),
        emph("b"),
        strong("c"),
        Inline::text(" "),
        both,
        Inline::text(" "),
        strong(" d "),
        Inline::text("e"),
        emph("f"),
        Inline::text("g, "),
        strong("h."),
        Inline::text(" Slutt"),
    ];
    let markdown = write(&sample::document(vec![Block::Paragraph { id: None, bookmark: None, content }]));
    let text = rendered(&markdown);
    assert!(text.ends_with("x(a)y bc begge d efg, h. Slutt"), "{markdown}");
    let mut html = String::new();
    for event in Parser::new(&markdown) {
        match event {
            Event::Text(text) | Event::InlineHtml(text) => html.push_str(&text),
            Event::Start(Tag::Strong) => html.push_str("<strong>"),
            Event::End(TagEnd::Strong) => html.push_str("</strong>"),
            Event::Start(Tag::Emphasis) => html.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => html.push_str("</em>"),
            _ => {}
        }
    }
    for tag in ["<strong>(a)</strong>", "<em>b</em><strong>c</strong>", "<strong><em>begge</em></strong>", "e<em>f</em>g"] {
        assert!(html.contains(tag), "{tag}\n{html}");
    }
}

#[test]
fn lists_in_a_row_stay_two_lists() {
    let list = |style, labels: &[&str]| Block::List {
        style,
        items: labels.iter().map(|label| sample::item(label, vec![sample::words("x")])).collect(),
    };
    let markdown = write(&sample::document(vec![
        list(ListStyle::Letter, &["a)", "b)"]),
        list(ListStyle::Letter, &["1)", "2)"]),
        list(ListStyle::Number, &["3.", "4."]),
        list(ListStyle::Number, &["1.", "2."]),
        list(ListStyle::Number, &["1.1", "1.2"]),
    ]));
    let lists: Vec<Option<u64>> = Parser::new(&markdown)
        .filter_map(|event| if let Event::Start(Tag::List(start)) = event { Some(start) } else { None })
        .collect();
    assert_eq!(lists, [None, None, Some(3), Some(1), None], "{markdown}");
    assert!(rendered(&markdown).contains("• 1) x\n• 2) x"), "{markdown}");
    assert!(rendered(&markdown).contains("• 1.1 x"), "{markdown}");
}

/// Strings of the characters Markdown reads as marks, and any others.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-+=>:#*_`~|\\\\<>&;!\\[\\](){}$^.0-9a-zÅ «»\n\t\"'/@§]{0,40}",
        proptest::collection::vec(any::<char>(), 0..30).prop_map(|chars| chars.into_iter().collect::<String>()),
    ]
}

proptest! {
    #[test]
    fn any_text_reads_back(a in any_text(), b in any_text(), c in any_text()) {
        let value = |text: &str| Inline::Value { path: "x".into(), text: text.into() };
        let mut table = sample::costs();
        table.rows[1].cells[0] = vec![value(&a), Inline::text(&b)];
        let document = sample::document(vec![
            Block::Paragraph { id: None, bookmark: None, content: vec![
                Inline::text(&a), value(&b), Inline::Strong { content: vec![Inline::text(&c)] }, Inline::text("Slutt."), Inline::text(&a),
                Inline::Break, value(&b), Inline::Emph { content: vec![value(&a)] },
            ] },
            sample::section("s", 2, Some(&a), &b, vec![]),
            Block::List { style: ListStyle::Letter, items: vec![Item {
                id: None, bookmark: Some(b.clone()), label: "a)".into(), body: vec![sample::words(&c)], change: None,
            }] },
            Block::Table(table),
            Block::Quote { lang: None, body: vec![sample::words(&c)] },
            Block::Paragraph { id: None, bookmark: None, content: vec![
                Inline::Link { url: format!("https://example.org/{a}"), content: vec![Inline::text(format!("x{b}"))] },
            ] },
        ]);
        let text = rendered(&write(&document));
        let lines: Vec<String> = [
            format!("{a}{b}{c}Slutt.{a} {b}{a}"),
            format!("{a} {b}"),
            format!("• a) {c}"),
            format!("{a}{b}"),
            c.clone(),
            format!("x{b}"),
        ].iter().map(|line| spaced(line)).collect();
        for line in &lines {
            prop_assert!(text.lines().any(|found| found == line) || line.is_empty(), "{line:?}\n---\n{text}\n---\n{}", write(&document));
        }
    }
}
