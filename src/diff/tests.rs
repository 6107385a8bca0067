use proptest::prelude::*;

use super::*;
use crate::document::tree::{
    Align, Block, ChangeKind, Column, Document, Inline, Item, ListStyle, Number, Origin, Row, RowKind, Table, bookmark,
};
use crate::lang::Lang;

fn document(body: Vec<Block>) -> Document {
    Document {
        schema: crate::document::SCHEMA.into(),
        meta: crate::document::tree::Meta {
            kind: "statutes".into(),
            title: "Samarbeidsavtale".into(),
            subtitle: None,
            lang: Lang::Nb,
            date: None,
            date_text: None,
            authors: Vec::new(),
            draft: None,
            marks: Vec::new(),
            header: [String::new(), String::new()],
            footer: String::new(),
            page_words: ["Side".into(), "av".into()],
            contents: None,
            control_code: String::new(),
        },
        body,
    }
}

fn section(id: &str, label: &str, body: Vec<Block>) -> Block {
    Block::Section {
        id: id.into(),
        bookmark: bookmark(id),
        level: 1,
        number: Some(Number { scheme: "paragraph".into(), path: vec![1], label: label.into() }),
        title: vec![Inline::text(format!("Om {id}"))],
        origin: Origin { from: id.into(), file: None },
        body,
        was: None,
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { id: None, bookmark: None, content: vec![Inline::text(text)] }
}

/// The same texts cut the same way, to compare with.
fn normal(document: &Document) -> Document {
    Redline { document: document.clone(), old_meta: document.meta.clone() }.accept_all()
}

fn kinds(old: &Document, new: &Document) -> Vec<ChangeKind> {
    let text = serde_json::to_string(&redline(old, new).document).unwrap();
    let mut found: Vec<ChangeKind> = ChangeKind::ALL
        .iter()
        .copied()
        .flat_map(|kind| std::iter::repeat_n(kind, text.matches(&format!("\"kind\":\"{}\"", kind.id())).count()))
        .collect();
    found.sort();
    found
}

fn words(text: &str) -> Vec<&str> {
    token::words(text).collect()
}

#[test]
fn what_a_reader_takes_as_one_is_one_word() {
    assert_eq!(words("Etter § 4-2 andre ledd"), ["Etter", " ", "§ 4-2", " ", "andre", " ", "ledd"]);
    assert_eq!(words("§§ 18-1 og 18-3."), ["§§ 18-1", " ", "og", " ", "18-3", "."]);
    assert_eq!(words("12 400 000 kroner, 33,33 %"), ["12 400 000", " ", "kroner", ",", " ", "33,33 %"]);
    assert_eq!(words("Fra 1. januar 2027."), ["Fra", " ", "1. januar", " ", "2027", "."]);
    assert_eq!(words("IKT-drift (3/5) kl. 15:30"), ["IKT-drift", " ", "(", "3/5", ")", " ", "kl", ".", " ", "15:30"]);
    assert_eq!(words("første året – å øve"), ["første", " ", "året", " ", "–", " ", "å", " ", "øve"]);
    assert_eq!(words("§"), ["§"]);
    assert_eq!(words("12 møter"), ["12", " ", "møter"]);
}

#[test]
fn a_word_is_reworded_inside_its_paragraph() {
    let old = document(vec![section("a", "§ 1", vec![paragraph("Fristen er seks måneder fra varselet er mottatt.")])]);
    let new = document(vec![section("a", "§ 1", vec![paragraph("Fristen er tolv måneder fra varselet er mottatt.")])]);
    assert_eq!(kinds(&old, &new), [ChangeKind::Reworded]);
}

#[test]
fn a_moved_section_is_moved_and_nothing_else() {
    let a = || section("a", "§ 1", vec![paragraph("Det første av alt.")]);
    let b = |label| section("b", label, vec![paragraph("Det andre av alt.")]);
    let c = |label| section("c", label, vec![paragraph("Det tredje av alt.")]);
    let (old, new) = (document(vec![a(), b("§ 2"), c("§ 3")]), document(vec![a(), c("§ 2"), b("§ 3")]));
    assert_eq!(kinds(&old, &new), [ChangeKind::MovedHere, ChangeKind::MovedAway]);
}

#[test]
fn an_inserted_section_only_renumbers_the_rest() {
    let old = document(vec![section("a", "§ 1", vec![paragraph("En.")]), section("b", "§ 2", vec![paragraph("To.")])]);
    let new = document(vec![
        section("a", "§ 1", vec![paragraph("En.")]),
        section("ny", "§ 2", vec![paragraph("Noe helt annet.")]),
        section("b", "§ 3", vec![paragraph("To.")]),
    ]);
    assert_eq!(kinds(&old, &new), [ChangeKind::Added]);
}

#[test]
fn a_reference_that_follows_its_target_is_renumbered() {
    let line = |text: &str| {
        let reference = Inline::Ref { target: "statutes/b".into(), bookmark: "e_b".into(), text: text.into() };
        document(vec![Block::Paragraph {
            id: None,
            bookmark: None,
            content: vec![Inline::text("Se "), reference, Inline::text(".")],
        }])
    };
    assert_eq!(kinds(&line("§ 2"), &line("§ 3")), [ChangeKind::Renumbered]);
}

#[test]
fn a_chart_with_another_number_is_a_figure_that_changed_and_both_are_kept() {
    let with = |number: &str| {
        let mut chart = crate::write::sample::cost_chart();
        chart.words.push(vec![Inline::Figure { id: "with".into(), text: number.into() }]);
        document(vec![section("a", "§ 1", vec![paragraph("Tallene."), Block::Chart(chart)])])
    };
    let (old, new) = (with("12,4"), with("12,5"));
    assert_eq!(kinds(&old, &new), [ChangeKind::Figure]);
    assert_eq!(kinds(&old, &old), []);
    let redline = redline(&old, &new);
    assert_eq!(redline.accept_all(), new);
    assert_eq!(redline.reject_all(), old);
    assert_ne!(crate::document::canonical::fingerprint(&old), crate::document::canonical::fingerprint(&new));
}

#[test]
fn a_value_and_a_figure_are_told_from_words() {
    let value = |text: &str| {
        vec![Inline::text("Varselet er "), Inline::Value { path: "exit_terms.notice.length".into(), text: text.into() }]
    };
    let line = |text: &str| document(vec![Block::Paragraph { id: None, bookmark: None, content: value(text) }]);
    assert_eq!(kinds(&line("6 måneder"), &line("12 måneder")), [ChangeKind::Value]);
}

// ---- Any two documents ----

fn any_inline() -> impl Strategy<Value = Inline> {
    prop_oneof![
        6 => "(avtalen|deltaker|skal|§ 4-2|12 400 kroner|og|33 %|[a-zæøå]{1,6}| |, |\\. ){1,9}".prop_map(Inline::text),
        1 => ("[ab]", "[1-3] år").prop_map(|(path, text)| Inline::Value { path, text }),
        1 => ("[ab]", "[1-9]00").prop_map(|(id, text)| Inline::Figure { id, text }),
        1 => ("[ab]", "§ [1-3]").prop_map(|(target, text)| Inline::Ref { bookmark: target.clone(), target, text }),
        1 => "[a-c ]{1,8}".prop_map(|text| Inline::Strong { content: vec![Inline::text(text)] }),
    ]
}

fn any_line() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(any_inline(), 1..5)
}

fn any_paragraph() -> impl Strategy<Value = Block> {
    (prop::option::weighted(0.2, "[a-h]"), any_line()).prop_map(|(id, content)| Block::Paragraph {
        bookmark: id.as_deref().map(bookmark),
        id: id.map(|id| format!("p/{id}")),
        content,
    })
}

fn any_list() -> impl Strategy<Value = Block> {
    prop::collection::vec((prop::option::weighted(0.3, "[a-d]"), any_line()), 1..5).prop_map(|items| Block::List {
        style: ListStyle::Letter,
        items: items
            .into_iter()
            .enumerate()
            .map(|(at, (id, content))| Item {
                bookmark: id.as_deref().map(bookmark),
                id,
                label: format!("{})", char::from(b'a' + u8::try_from(at).unwrap())),
                body: vec![Block::Paragraph { id: None, bookmark: None, content }],
                change: None,
            })
            .collect(),
    })
}

fn any_table() -> impl Strategy<Value = Block> {
    let row = ("[a-d]", "[0-9]{1,3} 000", any_line());
    (2_usize..4, prop::collection::vec(row, 1..5), prop::collection::vec(any_line(), 0..3)).prop_map(|(width, rows, notes)| {
        let column = |at: usize| Column { title: format!("Kolonne {at}"), align: Align::Right };
        Block::Table(Table {
            id: "t".into(),
            bookmark: "e_t".into(),
            caption: vec![Inline::text("Kostnader, i kroner")],
            columns: (0..width).map(column).collect(),
            rows: rows
                .into_iter()
                .map(|(id, amount, text)| Row {
                    cells: (0..width).map(|x| if x == 0 { text.clone() } else { vec![Inline::text(amount.clone())] }).collect(),
                    id,
                    kind: RowKind::Plain,
                    change: None,
                })
                .collect(),
            notes,
            origin: Origin::default(),
        })
    })
}

fn any_body() -> impl Strategy<Value = Vec<Block>> {
    let block = prop_oneof![5 => any_paragraph(), 1 => any_list(), 1 => any_table()];
    prop::collection::vec(block, 0..5)
}

fn any_document() -> impl Strategy<Value = Document> {
    prop::collection::vec(("[a-f]", any_body()), 0..6).prop_map(|sections| {
        let mut seen = std::collections::BTreeSet::new();
        let kept = sections.into_iter().filter(|(id, _)| seen.insert(id.clone()));
        document(
            kept.enumerate().map(|(at, (id, body))| section(&format!("statutes/{id}"), &format!("§ {}", at + 1), body)).collect(),
        )
    })
}

/// The same document with some of it moved, changed, taken out or put in.
fn edited() -> impl Strategy<Value = (Document, Document)> {
    (any_document(), any_document(), prop::collection::vec((0_u8..5, any::<prop::sample::Index>(), any_line()), 0..6)).prop_map(
        |(old, other, edits)| {
            let mut new = old.clone();
            for (what, at, words) in edits {
                if new.body.is_empty() {
                    new.body.clone_from(&other.body);
                    continue;
                }
                let index = at.index(new.body.len());
                match what {
                    0 => drop(new.body.remove(index)),
                    1 => {
                        let moved = new.body.remove(index);
                        new.body.push(moved);
                    }
                    2 => {
                        let Some(Block::Section { body, .. }) = new.body.get_mut(index) else { continue };
                        body.insert(at.index(body.len() + 1), Block::Paragraph { id: None, bookmark: None, content: words });
                    }
                    3 => {
                        let Some(Block::Section { body, .. }) = new.body.get_mut(index) else { continue };
                        if let Some(Block::Paragraph { content, .. }) = body.first_mut() {
                            content.extend(words);
                        }
                    }
                    _ => {
                        let Some(Block::Section { number: Some(number), title, .. }) = new.body.get_mut(index) else { continue };
                        number.label = "§ 99".into();
                        *title = words;
                    }
                }
            }
            (old, new)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn accepting_all_is_the_new_rejecting_all_the_old((old, new) in edited()) {
        let both = redline(&old, &new);
        prop_assert_eq!(both.accept_all(), normal(&new));
        prop_assert_eq!(both.reject_all(), normal(&old));
    }

    #[test]
    fn any_two_documents_come_back(old in any_document(), new in any_document()) {
        let both = redline(&old, &new);
        prop_assert_eq!(both.accept_all(), normal(&new));
        prop_assert_eq!(both.reject_all(), normal(&old));
    }

    #[test]
    fn a_document_is_no_different_from_itself(document in any_document()) {
        prop_assert_eq!(redline(&document, &document).document, document);
    }

    #[test]
    fn words_are_the_text(text in "\\PC*") {
        prop_assert_eq!(words(&text).concat(), text);
    }
}
