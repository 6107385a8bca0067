//! Both engines on the same jobs. Tests that need a program on the machine say so when it is missing.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::panic,
    reason = "tests start programs and read what they wrote"
)]
#![cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "helpers that compare the two engines"))]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::program::{self, ProgramError};
use super::{PdfJob, PdfMessage};
use crate::document::Document;
use crate::write::{Shell, json, sample};

/// A job's texts, kept while it runs.
struct Made {
    json: String,
    shell: Shell,
    house: String,
}

impl Made {
    fn of(document: &Document) -> Self {
        let shell = Shell::embedded().unwrap();
        Self { json: json::write(document), house: shell.house_json(), shell }
    }

    fn job(&self) -> PdfJob<'_> {
        PdfJob { json: &self.json, style: &self.shell.typ, house: &self.house, timestamp: None }
    }
}

/// Whether the compressor linked here is the one the Typst program 0.15.1 was made with; another packs the same pages into other bytes.
fn same_compressor() -> bool {
    include_str!("../../../Cargo.lock").contains("name = \"zlib-rs\"\nversion = \"0.5.1\"")
}

/// Both files are the same to the byte, or, with another compressor, the same once unpacked.
fn assert_same(one: &[u8], other: &[u8]) {
    if same_compressor() {
        assert!(one == other, "bytes differ");
        return;
    }
    eprintln!("bytes not compared, only what is packed: zlib-rs is not 0.5.1");
    if let (Some(one), Some(other)) = (unpacked(one), unpacked(other)) {
        assert!(one == other, "contents differ");
    }
}

/// The objects of a file without compression, and without the two ids that are made from the bytes.
fn unpacked(pdf: &[u8]) -> Option<Vec<u8>> {
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (dir.path().join("x.pdf"), dir.path().join("y.pdf"));
    std::fs::write(&from, pdf).unwrap();
    let Ok(output) = Command::new("qpdf").args(["--qdf", "--object-streams=disable"]).args([&from, &to]).output() else {
        eprintln!("not run: no qpdf");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = std::fs::read(to).unwrap();
    let ids = |line: &&[u8]| !line.starts_with(b"  /ID [") && !line.starts_with(b"<?xpacket begin");
    Some(bytes.split(|b| *b == b'\n').filter(ids).collect::<Vec<_>>().join(&b'\n'))
}

/// The Typst program, or a line that says why the test ends here.
fn typst() -> Option<PathBuf> {
    let named = std::env::var_os("AVTALEVERK_TYPST").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache/avtaleverk/typst-0.15.1/bin/typst"));
    let found = named.or(home).filter(|path| path.exists());
    if found.is_none() {
        eprintln!("not run: no Typst 0.15.1 (name it in AVTALEVERK_TYPST)");
    }
    found
}

#[cfg(feature = "pdf")]
mod embedded {
    use super::super::embedded::{compile, uncovered};
    use super::*;
    use crate::document::tree::{Align, Block, Column, Inline, Item, ListStyle, Origin, Row, RowKind, Table};
    use crate::lang::Lang;

    fn pdf(document: &Document) -> Vec<u8> {
        let made = Made::of(document);
        compile(&made.job()).unwrap_or_else(|messages| panic!("{messages:#?}"))
    }

    /// What a program of poppler or qpdf prints about a file.
    fn said(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
        said_to(program, arguments, "", pdf)
    }

    fn said_to(program: &str, arguments: &[&str], last: &str, pdf: &[u8]) -> Option<String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.pdf");
        std::fs::write(&path, pdf).unwrap();
        let Ok(output) =
            Command::new(program).args(arguments).arg(&path).args(Some(last).filter(|last| !last.is_empty())).output()
        else {
            eprintln!("not run: no {program}");
            return None;
        };
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The words between quotation marks of `pdfinfo -struct-text`, in order. Titles of elements stand on lines with a tag.
    fn spoken(pdf: &[u8]) -> Option<String> {
        let tree = said("pdfinfo", &["-struct-text"], pdf)?;
        let lines = tree.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
        Some(lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn every_block_and_inline_is_set_tagged_and_titled() {
        let bytes = pdf(&sample::everything());
        assert_eq!(bytes, pdf(&sample::everything()), "same document, same bytes");
        assert!(bytes.starts_with(b"%PDF-1.7"));
        for mark in
            ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"]
        {
            assert!(bytes.windows(mark.len()).any(|window| window == mark.as_bytes()), "{mark}");
        }
        if let Some(said) = said("qpdf", &["--check"], &bytes) {
            assert!(said.contains("No syntax or stream encoding errors"), "{said}");
        }
        let Some(info) = said("pdfinfo", &[], &bytes) else { return };
        let field = |name: &str| {
            let line = info.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        assert_eq!(field("Title"), "Samarbeidsavtale – IKT Nordfjella KO");
        assert_eq!(field("Author"), "Nordvik kommune, Sørdal kommune");
        assert_eq!(field("Tagged"), "yes");
        assert!(field("CreationDate").contains("Jan  1 00:00:00 2027"), "{info}");
    }

    #[test]
    fn printed_words_come_in_the_order_of_the_document() {
        let Some(spoken) = spoken(&pdf(&sample::everything())) else { return };
        let mut rest = spoken.as_str();
        for words in [
            "Samarbeidsavtale IKT Nordfjella KO Nordvik kommune · Sørdal kommune 1. januar 2027 UTKAST · Eksempel. Ikke vedtatt. Innhold",
            "Kapittel 1 Formål og oppgaver § 1-1 Formål Avtalen gjelder for",
            sample::HOSTILE,
            "jf. tabellen og § 9-9. Den er inngått 1. januar 2027 etter kommuneloven § 19-4 nr. 3. Representantskapet møtes 2 ganger i året.",
            "Bindingstiden er ▢ Ikke avklart: Hvor lenge?",
            "ingen lenke a) drift av felles systemer. Det gjelder alle.",
            "b) støtte til brukere: • på dagtid •",
            "1. Først. 2.",
            "§ 1-2",
            "Fordeling av driftsutgifter i 2027. Kroner, uten merverdiavgift, prisnivå 2027 Kommune Innbyggere | 1. januar Andel Beløp",
            "Nordvik kommune 17 500 62,1 % 7 697 034",
            "Sum 23 600 100 % 12 400 000 Innbyggere: SSB tabell 07459",
            "Deltakarane skal følgje avtala. *Ordrett*.",
            "▢ Ikke avklart: Hvem tar arkivet?",
            "Underskrift Forutsetning",
            "Åpent.",
            "ordfører Sted og dato Sørdal kommune ordførar Stad og dato",
        ] {
            let Some((_, after)) = rest.split_once(words) else { panic!("{words}\n---\n{rest}\n---\n{spoken}") };
            rest = after;
        }
        for furniture in ["Side", "Kontrollkode", "Versjon 2"] {
            assert!(!spoken.contains(furniture), "{furniture} is no part of the text");
        }
        assert_eq!(spoken.matches("UTKAST").count(), 1, "the watermark is no part of the text");
    }

    #[test]
    fn every_page_carries_its_marks() {
        let body = (0..120).map(|_| sample::words("Deltakerne dekker driftsutgiftene etter en nøkkel.")).collect();
        let Some(text) = said_to("pdftotext", &["-layout"], "-", &pdf(&sample::document(body))) else { return };
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert!(pages.len() > 3);
        for (i, page) in pages.iter().enumerate() {
            let number = format!("Side {} av {}", i + 1, pages.len());
            for words in
                ["UTKAST", "Eksempel. Ikke vedtatt.", "IKT Nordfjella KO", "Samarbeidsavtale", "Kontrollkode 3f9c01ab", &number]
            {
                assert!(page.contains(words), "{words}\n---\n{page}");
            }
        }
    }

    #[test]
    fn the_language_is_the_documents() {
        for (lang, tag) in [(Lang::Nb, "(nb-NO)"), (Lang::Nn, "(nn-NO)")] {
            let mut document = sample::document(vec![sample::words("x")]);
            document.meta.lang = lang;
            let bytes = pdf(&document);
            assert!(bytes.windows(tag.len()).any(|window| window == tag.as_bytes()), "{tag}");
        }
    }

    #[test]
    fn little_is_enough_and_odd_trees_are_set() {
        let mut bare = sample::document(vec![]);
        bare.meta.subtitle = None;
        bare.meta.date = None;
        bare.meta.date_text = None;
        bare.meta.authors.clear();
        bare.meta.draft = None;
        bare.meta.marks.clear();
        bare.meta.contents = None;
        bare.meta.control_code.clear();
        assert!(!pdf(&bare).is_empty());

        let table = |columns: usize, rows: usize, cells: usize| {
            Block::Table(Table {
                id: "t".into(),
                bookmark: "t".into(),
                caption: vec![],
                columns: (0..columns).map(|_| Column { title: String::new(), align: Align::Left }).collect(),
                rows: (0..rows)
                    .map(|_| Row {
                        id: "r".into(),
                        kind: RowKind::Plain,
                        cells: (0..cells).map(|_| vec![]).collect(),
                        change: None,
                    })
                    .collect(),
                notes: vec![vec![]],
                origin: Origin::default(),
            })
        };
        let odd = vec![
            table(0, 1, 1),
            table(2, 0, 0),
            table(2, 2, 1),
            table(1, 2, 3),
            Block::List { style: ListStyle::Letter, items: vec![] },
            Block::List {
                style: ListStyle::Bullet,
                items: vec![Item { id: None, bookmark: None, label: String::new(), body: vec![], change: None }],
            },
            Block::Quote { lang: None, body: vec![] },
            Block::Signature { lines: vec![] },
            Block::Paragraph { id: None, bookmark: Some("t".into()), content: vec![] },
            Block::Paragraph {
                id: None,
                bookmark: Some("<tab> \"x\"".into()),
                content: vec![Inline::Break, Inline::text("a\n\tb")],
            },
            Block::Paragraph {
                id: None,
                bookmark: None,
                content: vec![
                    Inline::Ref { target: "t".into(), bookmark: "t".into(), text: "twice".into() },
                    Inline::Ref { target: "u".into(), bookmark: "<tab> \"x\"".into(), text: "once".into() },
                    Inline::Link {
                        url: "https://example.org".into(),
                        content: vec![Inline::Cite {
                            basis: "x".into(),
                            url: Some("https://example.org".into()),
                            text: "in".into(),
                        }],
                    },
                ],
            },
        ];
        let mut document = sample::document(odd.clone());
        document.body.push(Block::Note { kind: crate::document::tree::NoteKind::Remark, title: "x".into(), body: odd.clone() });
        document.body.push(Block::List { style: ListStyle::Letter, items: vec![sample::item("a)", odd)] });
        assert!(!pdf(&document).is_empty());
    }

    #[test]
    fn what_cannot_be_set_is_said_with_its_place() {
        let mut document = sample::document(vec![sample::words("漢")]);
        let made = Made::of(&document);
        assert!(compile(&made.job()).is_err(), "a character no font covers");
        document.meta.title.clear();
        document.meta.subtitle = None;
        let made = Made::of(&document);
        assert!(compile(&made.job()).is_err(), "no title");
        let broken = PdfJob { style: "#let show-document(doc, house) = {\n  doc.gone\n}", ..made.job() };
        let messages = compile(&broken).unwrap_err();
        assert_eq!(messages[0].to_string(), "style.typ:2:7: dictionary does not contain key \"gone\"");
    }

    #[test]
    fn nothing_but_the_job_is_read() {
        let made = Made::of(&sample::everything());
        for style in ["#let show-document(..) = read(\"/etc/passwd\")", "#import \"@preview/cetz:0.1.0\"", "#datetime.today()"] {
            assert!(compile(&PdfJob { style, ..made.job() }).is_err(), "{style}");
        }
    }

    #[test]
    fn uncovered_characters_are_named_once() {
        assert_eq!(uncovered("Ås – «x» § 4 … ▢ ½ − 漢字 漢 🙂\n"), ['漢', '字', '🙂']);
        assert_eq!(uncovered("ABCÆØÅ abcæøå éüáŋšŧž · • ≥ × ‰ €"), Vec::<char>::new());
    }

    #[test]
    fn both_engines_give_the_same_bytes() {
        let Some(program) = typst() else { return };
        let mut dateless = sample::everything();
        dateless.meta.date = None;
        dateless.meta.lang = Lang::Nn;
        for (document, timestamp) in [(sample::everything(), None), (dateless.clone(), Some(1_800_000_000)), (dateless, None)] {
            let made = Made::of(&document);
            let job = PdfJob { timestamp, ..made.job() };
            let dir = tempfile::tempdir().unwrap();
            let outside = program::compile(&program, &job, dir.path()).unwrap();
            assert_same(&outside, &compile(&job).unwrap());
            assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "nothing is left behind");
        }
    }

    #[test]
    fn the_program_made_by_hand_gives_the_same_bytes() {
        let Some(program) = typst() else { return };
        let made = Made::of(&sample::everything());
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("_shell")).unwrap();
        for (name, text) in [
            ("avtale.nb.typ", crate::write::typst::write("avtale.nb").as_str()),
            ("avtale.nb.json", &made.json),
            ("_shell/style.typ", crate::write::shell::TYP),
            ("_shell/style.yaml", crate::write::shell::HOUSE),
        ] {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        let arguments = ["compile", "avtale.nb.typ", "--ignore-system-fonts", "--pdf-standard", "a-2a,ua-1"];
        let output = Command::new(program).args(arguments).current_dir(dir.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_same(&std::fs::read(dir.path().join("avtale.nb.pdf")).unwrap(), &compile(&made.job()).unwrap());
    }

    #[test]
    fn a_program_says_the_same_as_the_compiler_inside() {
        let Some(program) = typst() else { return };
        let made = Made::of(&sample::everything());
        let job = PdfJob { style: "#let show-document(doc, house) = {\n  doc.gone\n}", ..made.job() };
        let dir = tempfile::tempdir().unwrap();
        let Err(ProgramError::Refused(outside)) = program::compile(&program, &job, dir.path()) else { panic!("refused") };
        let inside = compile(&job).unwrap_err();
        assert_eq!((&outside[0].message, outside[0].place), (&inside[0].message, inside[0].place));
        assert_eq!(outside[0].file.as_deref(), Some("style.typ"));
    }
}

#[test]
fn a_program_that_is_not_there_is_said_so() {
    let made = Made::of(&sample::everything());
    let dir = tempfile::tempdir().unwrap();
    let result = program::compile(Path::new("/nonexistent/typst"), &made.job(), dir.path());
    assert!(matches!(result, Err(ProgramError::Start(_))));
}

#[cfg(unix)]
#[test]
fn a_program_that_never_ends_is_stopped() {
    use std::os::unix::fs::PermissionsExt;
    let made = Made::of(&sample::everything());
    let dir = tempfile::tempdir().unwrap();
    let script = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    };
    let slow = script("slow", "#!/bin/sh\nexec sleep 30\n");
    let limit = Duration::from_millis(200);
    assert!(matches!(program::compile_within(&slow, &made.job(), dir.path(), limit), Err(ProgramError::TimeOut(_))));
    let loud = script("loud", "#!/bin/sh\necho 'main.typ:3:4: error: nei' >&2\necho '  hint: prøv' >&2\nexit 1\n");
    let Err(ProgramError::Refused(messages)) = program::compile(&loud, &made.job(), dir.path()) else { panic!("refused") };
    let expected = PdfMessage {
        error: true,
        file: Some("main.typ".into()),
        place: Some((3, 5)),
        message: "nei".into(),
        hints: vec!["prøv".into()],
    };
    assert_eq!(messages, [expected]);
    let mute = script("mute", "#!/bin/sh\nexit 3\n");
    let Err(ProgramError::Refused(messages)) = program::compile(&mute, &made.job(), dir.path()) else { panic!("refused") };
    assert!(messages[0].message.contains('3'), "{messages:?}");
}
