//! What a comparison costs in a repository of 1,000 agreements and 1,000 commits, one agreement changed in each: CPU seconds of the
//! program with the git it starts, and the agreements compared. It compares; it never fails for being slow.
//!
//! `cargo bench --bench versions`. CPU seconds are read from Linux's `/proc`; elsewhere the table has no figures.
#![allow(clippy::disallowed_methods, reason = "a bench makes its own folder and starts programs")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints what it measured")]

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The agreement the others are made from.
const PATTERN: &str = include_str!("../agreements/nordfjella-byggesak/agreement.yaml");
const AGREEMENTS: usize = 1000;
/// Linux counts CPU time in hundredths of a second.
const MILLIS_PER_TICK: u64 = 10;

/// What is measured: old, new, and the figure aimed at.
const ROWS: &[(&[&str], &str)] = &[
    (&["diff", "HEAD~1", "HEAD"], "0.3"),
    (&["diff", "HEAD~1", "HEAD", "--to", "html"], "0.3"),
    (&["diff", "HEAD", "."], "0.3"),
    (&["diff", "HEAD~100", "HEAD", "--to", "json"], "5"),
    (&["impact", "purpose-host"], "5"),
];

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    history(folder.path())?;
    println!("{:36} {:>8} {:>9}", "work", "CPU s", "aimed at");
    for &(args, aim) in ROWS {
        let before = children_ticks();
        let ran = Command::new(env!("CARGO_BIN_EXE_avtaleverk")).arg("-C").arg(folder.path()).args(args).output()?;
        if !ran.status.success() {
            return Err(String::from_utf8_lossy(&ran.stderr).into());
        }
        let seconds = before.zip(children_ticks()).map_or("–".to_owned(), |(before, after)| {
            let millis = (after - before) * MILLIS_PER_TICK;
            format!("{}.{:02}", millis / 1000, millis % 1000 / 10)
        });
        println!("{:36} {seconds:>8} {aim:>9}", args.join(" "));
    }
    Ok(())
}

/// Writes the history in one stream, as a repository that has grown for years.
fn history(folder: &Path) -> Outcome<()> {
    run(folder, &["init", "-q", "-b", "main"])?;
    let mut stream = Vec::new();
    for commit in 0..=AGREEMENTS {
        let message = format!("Versjon {commit}");
        write!(stream, "commit refs/heads/main\ncommitter Prøve <prove@example.org> {} +0000\n", 1_800_000_000 + commit)?;
        write!(stream, "data {}\n{message}\n", message.len())?;
        let changed = if commit == 0 { 1..=AGREEMENTS } else { commit..=commit };
        for n in changed {
            let text = agreement(n, commit > 0);
            write!(stream, "M 100644 inline agreements/byggesak-{n}/agreement.yaml\ndata {}\n{text}\n", text.len())?;
        }
    }
    let mut import = Command::new("git").current_dir(folder).args(["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn()?;
    if let Some(mut pipe) = import.stdin.take() {
        pipe.write_all(&stream)?;
    }
    import.wait()?;
    run(folder, &["reset", "-q", "--hard"])?;
    assert!(fs::exists(folder.join("agreements/byggesak-1/agreement.yaml"))?, "the history is there");
    Ok(())
}

/// No two alike; `later` with another budget.
fn agreement(n: usize, later: bool) -> String {
    PATTERN
        .replace("{original: nb, translations: [nn]}", "{original: nb}")
        .replace("Byggesak Nordfjella", &format!("Byggesak Fjell {n}"))
        .replace("2027: 4200000", &format!("2027: {}", 4_200_000 + 137 * n + if later { 500_000 } else { 0 }))
}

fn run(folder: &Path, args: &[&str]) -> Outcome<()> {
    let ran = Command::new("git").current_dir(folder).args(args).output()?;
    if ran.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&ran.stderr).into()) }
}

/// The CPU time of the processes started and ended so far: fields 16 and 17 of `/proc/self/stat`.
fn children_ticks() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let mut after_name = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    Some(after_name.next()?.parse::<u64>().ok()? + after_name.next()?.parse::<u64>().ok()?)
}
