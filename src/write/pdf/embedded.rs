//! The Typst compiler inside the program. It sees four virtual files and the fonts it carries: no disk, no network, no clock.

use std::sync::LazyLock;

use ecow::EcoVec;
use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{FILES, PdfJob, PdfMessage};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::load);
/// Interned once: Typst keeps every file id for ever.
static IDS: LazyLock<Vec<FileId>> = LazyLock::new(|| {
    FILES
        .iter()
        .filter_map(|name| VirtualPath::new(format!("/{name}")).ok())
        .map(|path| FileId::new(RootedPath::new(VirtualRoot::Project, path)))
        .collect()
});

/// The fonts inside the program, in the order the Typst program has them too.
struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    fn load() -> Self {
        let fonts: Vec<Font> = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }
}

/// What the compiler sees of one job.
struct Job {
    main: FileId,
    sources: Vec<Source>,
    data: Vec<(FileId, Bytes)>,
}

impl Job {
    fn new(job: &PdfJob) -> Option<Self> {
        let mut sources = Vec::new();
        let mut data = Vec::new();
        for ((id, name), text) in IDS.iter().zip(FILES).zip(job.texts()) {
            if name.ends_with(".typ") {
                sources.push(Source::new(*id, text.to_owned()));
            } else {
                data.push((*id, Bytes::from_string(text.to_owned())));
            }
        }
        Some(Self { main: *IDS.first()?, sources, data })
    }
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.data.iter().find(|(known, _)| *known == id).map(|(_, bytes)| bytes.clone()).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}

/// Sets one document. The compiler's memory is emptied afterwards, so that a thousand documents take no more than one.
pub fn compile(job: &PdfJob) -> Result<Vec<u8>, Vec<PdfMessage>> {
    let world = Job::new(job).ok_or_else(|| vec![PdfMessage::plain("main.typ")])?;
    let result = run(&world, job.timestamp.unwrap_or(0)).map_err(|errors| {
        let mut messages: Vec<PdfMessage> = errors.iter().map(|error| message(&world, error)).collect();
        messages.dedup();
        messages
    });
    comemo::evict(0);
    result
}

fn run(world: &Job, timestamp: i64) -> Result<Vec<u8>, EcoVec<SourceDiagnostic>> {
    let document: PagedDocument = typst::compile(world).output?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| EcoVec::from([SourceDiagnostic::error(typst::syntax::Span::detached(), error.message().clone())]))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        timestamp: datetime(timestamp).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options)
}

/// A moment in universal time, and nothing for one no calendar has.
fn datetime(seconds: i64) -> Option<Datetime> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    let time = jiff::tz::Offset::UTC.to_datetime(time);
    let part = |n: i8| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        i32::from(time.year()),
        part(time.month())?,
        part(time.day())?,
        part(time.hour())?,
        part(time.minute())?,
        part(time.second())?,
    )
}

fn message(world: &Job, diagnostic: &SourceDiagnostic) -> PdfMessage {
    let id = match diagnostic.span.get() {
        DiagSpanKind::Detached => None,
        DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => Some(id),
    };
    let place = id.and_then(|id| {
        let range = world.range(diagnostic.span)?;
        let source = world.source(id).ok()?;
        let lines = source.lines();
        Some((lines.byte_to_line(range.start)? + 1, lines.byte_to_column(range.start)? + 1))
    });
    PdfMessage {
        error: diagnostic.severity == Severity::Error,
        file: id.map(|id| id.vpath().get_without_slash().to_owned()),
        place,
        message: diagnostic.message.to_string(),
        hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
    }
}

/// The characters of a text that no font inside the program covers, each once, in the order they come. A PDF with one is refused.
pub fn uncovered(text: &str) -> Vec<char> {
    let mut found: Vec<char> = Vec::new();
    for c in text.chars() {
        let blank = c.is_whitespace() || c.is_control();
        if !blank && !found.contains(&c) && !FONTS.fonts.iter().any(|font| font.info().coverage.contains(c as u32)) {
            found.push(c);
        }
    }
    found
}
