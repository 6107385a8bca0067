//! A Typst program on the machine, started as a child process with a time limit, in a folder of its own that is removed afterwards.
//! This is the only writer that touches the world.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use super::{FILES, PdfJob, PdfMessage};

/// How long a program may take for one document, unless told otherwise.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);
/// How often the child is looked after.
const PAUSE: Duration = Duration::from_millis(10);
/// How much of what it says is read.
const TALK_LIMIT: u64 = 256 * 1024;

/// Why the program gave no PDF.
#[derive(Debug)]
pub enum ProgramError {
    /// It could not be started: not there, or not a program.
    Start(io::Error),
    /// The temporary folder could not be used.
    Files(io::Error),
    /// It took too long and was stopped.
    TimeOut(Duration),
    /// It ended with an error and said this.
    Refused(Vec<PdfMessage>),
}

impl std::fmt::Display for ProgramError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ProgramError::Start(error) | ProgramError::Files(error) => error.fmt(f),
            ProgramError::TimeOut(limit) => write!(f, "> {} s", limit.as_secs()),
            ProgramError::Refused(messages) => {
                let lines: Vec<String> = messages.iter().map(PdfMessage::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for ProgramError {}

/// Sets one document with a program that takes the arguments of `typst compile`, in a new folder under `dir`.
pub fn compile(program: &Path, job: &PdfJob, dir: &Path) -> Result<Vec<u8>, ProgramError> {
    compile_within(program, job, dir, TIME_LIMIT)
}

/// Like [`compile`], with a time limit of one's own.
pub fn compile_within(program: &Path, job: &PdfJob, dir: &Path, limit: Duration) -> Result<Vec<u8>, ProgramError> {
    let folder = tempfile::Builder::new().prefix(".typst-").tempdir_in(dir).map_err(ProgramError::Files)?;
    let root = folder.path();
    fill(root, job).map_err(ProgramError::Files)?;
    let talk = root.join("talk");
    let child = start(program, root, job.timestamp.unwrap_or(0), &talk)?;
    let status = wait(child, limit)?;
    if status.success() {
        read(&root.join("out.pdf")).map_err(ProgramError::Files)
    } else {
        let said = read_text(&talk).map_err(ProgramError::Files)?;
        Err(ProgramError::Refused(messages(&said, status)))
    }
}

#[allow(clippy::disallowed_methods, reason = "the files of a child process, in a temporary folder of its own")]
fn fill(root: &Path, job: &PdfJob) -> io::Result<()> {
    FILES.iter().zip(job.texts()).try_for_each(|(name, text)| std::fs::write(root.join(name), text))
}

#[allow(clippy::disallowed_methods, reason = "what the child process wrote")]
fn read(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// What the child said, as far as anyone would read; bytes that are no text are replaced.
fn read_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(TALK_LIMIT).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Starts the program. What it says goes to a file, so that a talkative child never waits for a reader.
#[allow(clippy::disallowed_methods, reason = "this module is the one that starts the Typst program")]
fn start(program: &Path, root: &Path, timestamp: i64, talk: &Path) -> Result<Child, ProgramError> {
    let talk = File::create(talk).map_err(ProgramError::Files)?;
    // A path is meant from where we stand, not from the child's folder; a bare name is looked up in PATH.
    let program = match program.components().count() {
        0 | 1 => program.to_owned(),
        _ => std::path::absolute(program).map_err(ProgramError::Start)?,
    };
    let mut command = Command::new(program);
    command.arg("compile").arg("main.typ").arg("out.pdf");
    command.arg("--root").arg(".").arg("--ignore-system-fonts");
    command.arg("--creation-timestamp").arg(timestamp.to_string());
    command.arg("--pdf-standard").arg("a-2a,ua-1").arg("--diagnostic-format").arg("short");
    // Settings of the person at the keyboard would change the bytes.
    for name in ["TYPST_ROOT", "TYPST_FONT_PATHS", "TYPST_FEATURES", "TYPST_IGNORE_EMBEDDED_FONTS", "SOURCE_DATE_EPOCH"] {
        command.env_remove(name);
    }
    command.current_dir(root).stdin(Stdio::null()).stdout(Stdio::null()).stderr(talk);
    command.spawn().map_err(ProgramError::Start)
}

/// Waits until the child ends, and stops it when it takes too long.
fn wait(mut child: Child, limit: Duration) -> Result<ExitStatus, ProgramError> {
    let mut waited = Duration::ZERO;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if waited < limit => {
                std::thread::sleep(PAUSE);
                waited += PAUSE;
            }
            Ok(None) => {
                stop(&mut child);
                return Err(ProgramError::TimeOut(limit));
            }
            Err(error) => {
                stop(&mut child);
                return Err(ProgramError::Files(error));
            }
        }
    }
}

/// Ends the child and takes it off the list of processes. It may have ended by itself just now, which is as good.
fn stop(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// The lines `file:line:column: error: message` and `hint: …` of the short form.
fn messages(said: &str, status: ExitStatus) -> Vec<PdfMessage> {
    let mut found: Vec<PdfMessage> = Vec::new();
    for line in said.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let (Some(at), Some(last)) = (line.find("hint: "), found.last_mut()) {
            last.hints.push(line[at + 6..].to_owned());
        } else if let Some(message) = parse(line) {
            found.push(message);
        }
    }
    found.retain(|message| message.error);
    if found.is_empty() {
        let text = said.trim();
        found.push(PdfMessage::plain(if text.is_empty() { status.to_string() } else { text.to_owned() }));
    }
    found
}

fn parse(line: &str) -> Option<PdfMessage> {
    let (at, error, rest) = ["error: ", "warning: "].iter().find_map(|word| {
        let at = line.find(word)?;
        Some((at, *word == "error: ", &line[at + word.len()..]))
    })?;
    let mut message = PdfMessage { error, ..PdfMessage::plain(rest) };
    let mut parts = line[..at].trim_end().trim_end_matches(':').rsplitn(3, ':');
    if let (Some(column), Some(row), Some(file)) = (parts.next(), parts.next(), parts.next())
        && let (Ok(column), Ok(row)) = (column.parse::<usize>(), row.parse::<usize>())
    {
        message.file = Some(file.to_owned());
        // The program counts columns from 0.
        message.place = Some((row, column + 1));
    }
    Some(message)
}
