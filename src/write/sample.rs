//! Documents for the tests of the writers. All names are made up.

use crate::document::Document;
use crate::document::chart::{Category, Chart, ChartKind, ChartSeries, Point};
use crate::document::tree::{
    Align, Block, Column, Inline, Item, ListStyle, Meta, NoteKind, Number, Origin, Row, RowKind, SignatureLine, Table, bookmark,
};
use crate::lang::Lang;

/// A name that every format must print as it is.
pub(super) const HOSTILE: &str = r"*Ås* #kommune [x](y) $1 @a _b_ \<c> {{ 1 }}";

/// The metadata of a draft.
pub(super) fn meta(lang: Lang) -> Meta {
    Meta {
        kind: "statutes".into(),
        title: "Samarbeidsavtale".into(),
        subtitle: Some("IKT Nordfjella KO".into()),
        lang,
        date: Some([2027, 1, 1]),
        date_text: Some("1. januar 2027".into()),
        authors: vec!["Nordvik kommune".into(), "Sørdal kommune".into()],
        draft: Some("UTKAST".into()),
        marks: vec!["Eksempel. Ikke vedtatt.".into()],
        header: ["IKT Nordfjella KO".into(), "Samarbeidsavtale".into()],
        footer: "Versjon 2".into(),
        page_words: ["Side".into(), "av".into()],
        contents: Some("Innhold".into()),
        control_code: "3f9c01ab".into(),
    }
}

/// A document of these blocks.
pub(super) fn document(body: Vec<Block>) -> Document {
    Document { schema: "avtaleverk.document/1".into(), meta: meta(Lang::Nb), body }
}

/// A paragraph of plain words.
pub(super) fn words(text: &str) -> Block {
    Block::Paragraph { id: None, bookmark: None, content: vec![Inline::text(text)] }
}

/// A heading with what stands under it.
pub(super) fn section(id: &str, level: u8, label: Option<&str>, title: &str, body: Vec<Block>) -> Block {
    Block::Section {
        id: id.into(),
        bookmark: bookmark(id),
        level,
        number: label.map(|label| Number { scheme: "chapter-paragraph".into(), path: vec![1], label: label.into() }),
        title: vec![Inline::text(title)],
        origin: Origin::default(),
        body,
        was: None,
    }
}

/// An item of a list.
pub(super) fn item(label: &str, body: Vec<Block>) -> Item {
    Item { id: None, bookmark: None, label: label.into(), body, change: None }
}

/// A reference to an element.
pub(super) fn to(target: &str, text: &str) -> Inline {
    Inline::Ref { target: target.into(), bookmark: bookmark(target), text: text.into() }
}

/// A table of costs, with a hostile party and a sum.
pub(super) fn costs() -> Table {
    let row = |id: &str, kind, cells: [&str; 4]| Row {
        id: format!("statutes/costs/{id}"),
        kind,
        cells: cells.iter().map(|cell| vec![Inline::Figure { id: id.into(), text: (*cell).into() }]).collect(),
        change: None,
    };
    let column = |title: &str, align| Column { title: title.into(), align };
    Table {
        id: "statutes/costs".into(),
        bookmark: bookmark("statutes/costs"),
        caption: vec![Inline::text("Fordeling av driftsutgifter i 2027. Kroner, uten merverdiavgift, prisnivå 2027")],
        columns: vec![
            column("Kommune", Align::Left),
            column("Innbyggere | 1. januar", Align::Right),
            column("Andel", Align::Right),
            column("Beløp", Align::Right),
        ],
        rows: vec![
            row("nordvik", RowKind::Own, ["Nordvik kommune", "17 500", "62,1 %", "7 697 034"]),
            row("as", RowKind::Plain, [HOSTILE, "6 100", "37,9 %", "4 702 966"]),
            row("sum", RowKind::Total, ["Sum", "23 600", "100 %", "12 400 000"]),
        ],
        notes: vec![vec![Inline::text("Innbyggere: SSB tabell 07459, 1. januar 2026. Avrundet til hele kroner.")]],
        origin: Origin { from: "costs".into(), file: None },
    }
}

/// A chart of costs by year, with a hostile name.
pub(crate) fn cost_chart() -> Chart {
    let points = |sizes: &[i64]| sizes.iter().map(|size| Some(Point { size: size * 1000, text: size.to_string() })).collect();
    let series = |id: &str, title: &str, sizes: &[i64]| ChartSeries { id: id.into(), title: title.into(), points: points(sizes) };
    Chart {
        id: "statutes/chart:costs".into(),
        bookmark: bookmark("statutes/chart:costs"),
        kind: ChartKind::Lines,
        caption: vec![Inline::text("Figur: kostnad per år, i mill. kroner")],
        unit: "mill. kroner".into(),
        categories: ["2027", "2028"].map(|label| Category { label: label.into(), own: false }).into(),
        series: vec![series("without", HOSTILE, &[9, 12]), series("with", "Med samarbeid", &[8, 8])],
        words: vec![
            vec![Inline::text("Linjediagram, i mill. kroner.")],
            vec![
                Inline::text(HOSTILE),
                Inline::text(": "),
                Inline::Figure { id: "without".into(), text: "9".into() },
                Inline::text(" i 2027 og 12 i 2028."),
            ],
            vec![Inline::text("Med samarbeid: 8 i 2027 og 8 i 2028.")],
        ],
        origin: Origin { from: "costs".into(), file: None },
        svg: None,
    }
}

/// Every block and every inline, each at least once, with a hostile name in each that takes words.
pub(super) fn everything() -> Document {
    let inlines = Block::Paragraph {
        id: Some("statutes/purpose/first".into()),
        bookmark: Some(bookmark("statutes/purpose/first")),
        content: vec![
            Inline::text("Avtalen gjelder for "),
            Inline::Value { path: "parties.as.name".into(), text: HOSTILE.into() },
            Inline::text(", jf. "),
            to("statutes/costs", "tabellen"),
            Inline::text(" og "),
            to("statutes/gone", "§ 9-9"),
            Inline::text(". Den er inngått "),
            Inline::Emph { content: vec![Inline::text("1. januar 2027")] },
            Inline::text(" etter "),
            Inline::Cite {
                basis: "kommuneloven § 19-4".into(),
                url: Some("https://lovdata.no/lov/2018-06-22-83/§19-4".into()),
                text: "kommuneloven § 19-4".into(),
            },
            Inline::text(" nr. 3. "),
            Inline::Strong { content: vec![Inline::Term { id: "representantskap".into(), text: "Representantskapet".into() }] },
            Inline::text(" møtes "),
            Inline::Figure { id: "meetings".into(), text: "2".into() },
            Inline::text(" ganger i året. Bindingstiden er "),
            Inline::Gap { path: "exit_terms.lock_in".into(), question: "Hvor lenge?".into(), label: "Ikke avklart".into() },
            Inline::text("."),
            Inline::Break,
            Inline::Link { url: "https://example.org/a?b=(c)&d=[e]".into(), content: vec![Inline::text(HOSTILE)] },
            Inline::text(" "),
            Inline::Link { url: "javascript:alert(1)".into(), content: vec![Inline::text("ingen lenke")] },
        ],
    };
    let letters = Block::List {
        style: ListStyle::Letter,
        items: vec![
            Item {
                id: Some("statutes/tasks/operations".into()),
                bookmark: Some(bookmark("statutes/tasks/operations")),
                label: "a)".into(),
                body: vec![words("drift av felles systemer. Det gjelder alle."), words(HOSTILE)],
                change: None,
            },
            item(
                "b)",
                vec![
                    words("støtte til brukere:"),
                    Block::List {
                        style: ListStyle::Bullet,
                        items: vec![item("•", vec![words("på dagtid")]), item("•", vec![words(HOSTILE)])],
                    },
                ],
            ),
        ],
    };
    let numbers = Block::List {
        style: ListStyle::Number,
        items: vec![item("1.", vec![words("Først.")]), item("2.", vec![words(HOSTILE)])],
    };
    document(vec![
        section(
            "statutes/c1",
            1,
            Some("Kapittel 1"),
            "Formål og oppgaver",
            vec![
                section("statutes/purpose", 2, Some("§ 1-1"), "Formål", vec![inlines, letters, numbers]),
                section(
                    "statutes/costs-section",
                    2,
                    Some("§ 1-2"),
                    HOSTILE,
                    vec![
                        Block::Table(costs()),
                        Block::Chart(cost_chart()),
                        Block::Quote { lang: Some(Lang::Nn), body: vec![words("Deltakarane skal følgje avtala. *Ordrett*.")] },
                        Block::Gap {
                            path: "dissolution.archive".into(),
                            question: "Hvem tar arkivet?".into(),
                            label: "Ikke avklart".into(),
                        },
                    ],
                ),
            ],
        ),
        section(
            "statutes/end",
            1,
            None,
            "Underskrift",
            vec![
                Block::Note { kind: NoteKind::Assumption, title: "Forutsetning".into(), body: vec![words(HOSTILE)] },
                Block::Note { kind: NoteKind::Open, title: String::new(), body: vec![words("Åpent.")] },
                Block::Note { kind: NoteKind::Remark, title: HOSTILE.into(), body: vec![] },
                Block::Signature {
                    lines: vec![
                        SignatureLine {
                            party: HOSTILE.into(), office: "ordfører".into(), place_and_date: "Sted og dato".into()
                        },
                        SignatureLine {
                            party: "Sørdal kommune".into(),
                            office: "ordførar".into(),
                            place_and_date: "Stad og dato".into(),
                        },
                    ],
                },
            ],
        ),
    ])
}
