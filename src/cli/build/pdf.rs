//! The two engines behind one seam, and the memory of what each PDF was made from, so that an unchanged one is left alone.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::diag::Finding;
use crate::lang::Text;
use crate::project::settings::PdfSettings;
use crate::project::{Output, source_date_epoch};
use crate::tr;
use crate::write::Shell;
#[cfg(feature = "pdf")]
use crate::write::pdf::PdfMessage;
use crate::write::pdf::{PdfJob, program};

/// Who makes the PDF.
pub(in crate::cli) enum Engine {
    /// The compiler in this program.
    #[cfg(feature = "pdf")]
    Embedded,
    /// A program with Typst's command line, and how long it may take.
    Program(PathBuf, Duration),
    /// Nobody.
    #[cfg(not(feature = "pdf"))]
    None,
}

/// A PDF, or the knowledge that the one there is right.
pub(super) struct Pdf {
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) record: String,
}

impl Engine {
    /// The program on the command line, else the one in the settings, else the embedded compiler.
    pub(in crate::cli) fn choose(named: Option<&Path>, settings: &PdfSettings) -> Self {
        let limit = Duration::from_secs(settings.seconds.map_or(program::TIME_LIMIT.as_secs(), u64::from));
        match named.map(Path::to_path_buf).or_else(|| settings.program.as_ref().map(PathBuf::from)) {
            Some(path) => Engine::Program(path, limit),
            #[cfg(feature = "pdf")]
            None => Engine::Embedded,
            #[cfg(not(feature = "pdf"))]
            None => Engine::None,
        }
    }

    /// Is there somebody?
    pub(super) fn exists(&self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Engine::Embedded => true,
            Engine::Program(..) => true,
            #[cfg(not(feature = "pdf"))]
            Engine::None => false,
        }
    }

    /// The PDF of a document's data.
    pub(super) fn make(&self, data: &str, shell: &Shell, output: &Output, path: &str) -> Result<Pdf, Vec<Finding>> {
        let house = shell.house_json();
        let timestamp = source_date_epoch();
        let made_from = digest(&[data, &shell.typ, &house, &format!("{timestamp:?}"), &self.name()]);
        if let Some(current) = output.current(path)
            && output.record(path).is_some_and(|record| record == format!("{made_from} {}", digest_bytes(&current)))
        {
            return Ok(Pdf { bytes: None, record: format!("{made_from} {}", digest_bytes(&current)) });
        }
        let job = PdfJob { json: data, style: &shell.typ, house: &house, timestamp };
        let bytes = self.compile(&job, data)?;
        let record = format!("{made_from} {}", digest_bytes(&bytes));
        Ok(Pdf { bytes: Some(bytes), record })
    }

    /// The PDF of a document's data, kept nowhere.
    pub(in crate::cli) fn bytes(&self, data: &str, shell: &Shell) -> Result<Vec<u8>, Vec<Finding>> {
        let house = shell.house_json();
        self.compile(&PdfJob { json: data, style: &shell.typ, house: &house, timestamp: source_date_epoch() }, data)
    }

    fn name(&self) -> String {
        match self {
            #[cfg(feature = "pdf")]
            Engine::Embedded => "embedded".to_owned(),
            Engine::Program(path, _) => path.display().to_string(),
            #[cfg(not(feature = "pdf"))]
            Engine::None => String::new(),
        }
    }

    #[cfg_attr(not(feature = "pdf"), allow(unused_variables, reason = "only the embedded fonts can be asked"))]
    fn compile(&self, job: &PdfJob<'_>, data: &str) -> Result<Vec<u8>, Vec<Finding>> {
        match self {
            #[cfg(feature = "pdf")]
            Engine::Embedded => {
                use crate::write::pdf::embedded;
                let uncovered = embedded::uncovered(data);
                if !uncovered.is_empty() {
                    return Err(vec![no_glyph(&uncovered)]);
                }
                embedded::compile(job).map_err(|messages| messages.iter().map(failed).collect())
            }
            Engine::Program(path, limit) => {
                let dir = tempfile::tempdir().map_err(|e| vec![failed_text(&e.to_string(), &[])])?;
                program::compile_within(path, job, dir.path(), *limit).map_err(|error| vec![failed_text(&error.to_string(), &[])])
            }
            #[cfg(not(feature = "pdf"))]
            Engine::None => Err(vec![no_engine()]),
        }
    }
}

/// The program has no compiler inside, and none was named.
pub(super) fn no_engine() -> Finding {
    Finding::error("no-pdf-engine", tr! { nb: "dette programmet er bygd uten PDF", nn: "dette programmet er bygd utan PDF", en: "this program is built without PDF" })
        .todo(tr! { nb: "bygg det med funksjonen «pdf», eller oppgi et program med --typst", nn: "bygg det med funksjonen «pdf», eller oppgi eit program med --typst", en: "build it with the feature `pdf`, or name a program with --typst" })
}

#[cfg(feature = "pdf")]
fn no_glyph(characters: &[char]) -> Finding {
    let list: String = characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect::<Vec<_>>().join(", ");
    Finding::error("uncovered-character", tr! { nb: "ingen innebygd skrift har tegnet {list}", nn: "inga innebygd skrift har teiknet {list}", en: "no embedded font has the character {list}" })
        .why(tr! { nb: "PDF/A krever at hvert tegn har en skrift", nn: "PDF/A krev at kvart teikn har ei skrift", en: "PDF/A wants a font for every character" })
        .todo(tr! { nb: "skriv det med bokstaver, eller ta det bort", nn: "skriv det med bokstavar, eller ta det bort", en: "write it in letters, or take it away" })
}

#[cfg(feature = "pdf")]
fn failed(message: &PdfMessage) -> Finding {
    failed_text(&message.to_string(), &message.hints)
}

fn failed_text(message: &str, hints: &[String]) -> Finding {
    let message = message.to_owned();
    let finding = Finding::error(
        "pdf-not-made",
        tr! { nb: "PDF kunne ikke lages: {message}", nn: "PDF kunne ikkje lagast: {message}", en: "the PDF could not be made: {message}" },
    );
    match hints.first() {
        Some(hint) => finding.todo(Text::same(hint.clone())),
        None => finding,
    }
}

fn digest(texts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    hex(&hasher.finalize())
}

fn digest_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(16).map(|b| format!("{b:02x}")).collect()
}
