//! The PDF of every example: sound, tagged, titled, in its language, the same words as the canonical text, the same bytes by both engines.
//! The programs that read them (qpdf, poppler, typst) are not everywhere; a test says what it did not try.
#![cfg(feature = "pdf")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use avtaleverk::document::tree::{Block, plain};
use avtaleverk::document::{Document, canonical};

use super::support::{Folder, documents_of, has_program, output_of, typst};

/// The examples with their PDF.
fn built(more: &[&str]) -> Folder {
    let folder = Folder::with_examples();
    let ran = folder.run(&[&["build", "--to", "pdf"], more].concat());
    assert_eq!(ran.status, 0, "{ran}");
    folder
}

/// The examples as the embedded engine makes them, made once.
fn embedded() -> &'static Folder {
    static FOLDER: OnceLock<Folder> = OnceLock::new();
    FOLDER.get_or_init(|| built(&[]))
}

/// The words of a PDF as a screen reader meets them, without the table of contents.
pub fn words_of_pdf(path: &Path) -> Vec<String> {
    let tree = output_of("pdfinfo", &["-struct-text", &path.to_string_lossy()]);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let lines: Vec<&str> = tree.lines().collect();
    let (mut words, mut contents): (Vec<String>, Option<usize>) = (Vec::new(), None);
    for (at, line) in lines.iter().enumerate() {
        if contents.is_some_and(|depth| indent(line) > depth) {
            continue;
        }
        contents = (line.trim() == "TOC").then(|| indent(line));
        // The heading over the contents is the one right before them.
        let heads_contents = lines.get(at + 1).is_some_and(|next| next.trim() == "TOC");
        if let Some(text) = line.trim().strip_prefix('"').and_then(|l| l.strip_suffix('"')).filter(|_| !heads_contents) {
            words.extend(text.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn every_pdf_is_sound_tagged_titled_and_says_the_words_of_the_canonical_text() {
    let folder = embedded();
    let tools = (has_program("qpdf"), has_program("pdfinfo") && has_program("pdftotext"));
    let of = |id: &str| {
        documents_of(folder, id)
            .into_iter()
            .map(|(stem, d)| (folder.path().join(format!("out/{id}/{stem}.pdf")), d))
            .collect::<Vec<_>>()
    };
    let mut ids: Vec<String> = std::fs::read_dir(folder.path().join("agreements"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|id| folder.path().join(format!("agreements/{id}/agreement.yaml")).is_file())
        .collect();
    ids.sort();
    let documents: Vec<(PathBuf, Document)> = ids.iter().flat_map(|id| of(id)).collect();
    assert_eq!(documents.len(), folder.files("out").iter().filter(|(name, _)| name.ends_with(".pdf")).count());
    // pdfinfo takes seconds for a long document, so the processors share them.
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let share = |thread: usize| {
            documents.iter().skip(thread).step_by(threads).filter_map(|(path, d)| fault(path, d, tools)).collect::<Vec<_>>()
        };
        let all: Vec<_> = (0..threads).map(|thread| scope.spawn(move || share(thread))).collect();
        all.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn fault(path: &Path, document: &Document, (qpdf, poppler): (bool, bool)) -> Option<String> {
    let file = path.to_string_lossy();
    if qpdf {
        assert!(output_of("qpdf", &["--check", &file]).contains("No syntax or stream encoding errors"), "{file}");
        let plain = output_of("qpdf", &["--qdf", "--object-streams=disable", &file, "-"]);
        assert!(plain.contains(&format!("/Lang ({}", document.meta.lang)), "{file}: language");
    }
    if !poppler {
        return None;
    }
    let info = output_of("pdfinfo", &[&file]);
    let field = |name: &str| info.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default().trim().to_owned();
    assert_eq!(field("Tagged:"), "yes", "{file}");
    let title = [Some(&document.meta.title), document.meta.subtitle.as_ref()]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" – ");
    assert_eq!(field("Title:"), title, "{file}");
    odd_text(path, document).map(|text| format!("{file}: {text}"))
}

/// The first place where the PDF and the canonical text differ. What is evened out:
/// - white space: the PDF has one string per line and link, so «ledd» and its full stop stand apart;
/// - hyphens: those at the end of a line are soft in the file, but poppler prints some as «-» and drops others;
/// - what follows a hyphen in the caption of a table («2027-priser, anslag»): poppler's tree drops it. It is looked for in the pages;
/// - parties, date and marks under the title, which are of the page and not of the text.
fn odd_text(path: &Path, document: &Document) -> Option<String> {
    let canonical = canonical::text(document);
    let mut dropped = Vec::new();
    let (mut head, mut body) = (String::new(), String::new());
    for line in canonical.lines().skip(1) {
        let row: Vec<&str> = line.splitn(3, '\t').collect();
        let text = squeeze(&row[1..].concat());
        match row[0] {
            "title" | "subtitle" => head += &text,
            _ => body += &text,
        }
        dropped.extend(row[2].split_once("-pris").map(|(_, tail)| squeeze(&format!("pris{tail}"))));
    }
    let meta = &document.meta;
    let marks = meta.draft.iter().chain(&meta.marks).map(String::as_str).collect::<Vec<_>>().join("·");
    // A party that the subtitle names is not named again.
    let said = meta.subtitle.as_deref().unwrap_or_default();
    let authors: Vec<&str> = meta.authors.iter().map(String::as_str).filter(|name| !said.contains(name)).collect();
    head += &squeeze(&format!("{}{}{marks}", authors.join("·"), meta.date_text.as_deref().unwrap_or_default()));
    let pages = squeeze(&output_of("pdftotext", &[&path.to_string_lossy(), "-"]));
    let (mut wanted, mut found) = (head + &body, squeeze(&words_of_pdf(path).concat()));
    // Whether a paper is a draft is decided by the build, which sees every document of the agreement.
    if meta.draft.is_none() {
        found = found.replacen("UTKAST·", "", 1);
    }
    for tail in dropped {
        assert!(pages.contains(&tail), "{}: {tail}", path.display());
        (wanted, found) = (wanted.replace(&tail, ""), found.replace(&tail, ""));
    }
    // What a chart says in words is its alternative text there; between its caption and what follows stand the labels of the drawing.
    for words in charts(&document.body) {
        wanted = wanted.replacen(&words, CHART, 1);
    }
    if wanted.contains(CHART) {
        return between_charts(&wanted, &found);
    }
    let same = wanted.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(30)).take(90).collect::<String>();
    (wanted != found).then(|| format!("\n  canonical: …{}…\n  PDF:       …{}…", around(&wanted), around(&found)))
}

/// Stands for a chart among the words.
const CHART: &str = "\u{1}";

/// The words of every chart, in order.
fn charts(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Chart(chart) => {
                out.push(squeeze(&chart.words.iter().map(|sentence| plain(sentence)).collect::<String>()));
            }
            Block::Section { body, .. } => out.extend(charts(body)),
            _ => {}
        }
    }
    out
}

/// The texts before, between and behind charts stand in the PDF whole and in that order.
fn between_charts(wanted: &str, found: &str) -> Option<String> {
    let mut rest = found;
    for (at, text) in wanted.split(CHART).enumerate() {
        match rest.find(text) {
            Some(place) if at > 0 || place == 0 => rest = &rest[place + text.len()..],
            _ => {
                return Some(format!(
                    "after a chart, or before the first, this does not stand there: {}",
                    text.chars().take(120).collect::<String>()
                ));
            }
        }
    }
    (!rest.is_empty()).then(|| format!("too much at the end: {rest}"))
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}')).collect()
}

#[test]
fn both_engines_make_the_same_bytes() {
    let Some(typst) = typst() else { return };
    let only = ["--document", "statutes", "--document", "sla"];
    let program = built(&[&["--typst", &*typst.to_string_lossy()], &only[..]].concat()).files("out");
    let pdfs = |files: Vec<(String, Vec<u8>)>| files.into_iter().filter(|(name, _)| name.ends_with(".pdf")).collect::<Vec<_>>();
    let (embedded, program) = (pdfs(embedded().files("out")), pdfs(program));
    assert!(!program.is_empty());
    for file in &program {
        assert!(embedded.contains(file), "{} differs", file.0);
    }
}
