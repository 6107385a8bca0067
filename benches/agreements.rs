//! What a folder of agreements costs: CPU seconds and memory of check, Markdown with HTML, and PDF over 1, 100 and 1,000 agreements,
//! beside the figures aimed at and those of the fastest other programs. It compares; it never fails for being slow.
//!
//! `cargo bench --bench agreements` measures; `cargo bench --bench agreements -- --all` also sets 1,000 PDFs. Without the feature `pdf`
//! the PDF rows are left out. CPU seconds are read from Linux's `/proc`; elsewhere the table has no figures.
#![allow(clippy::disallowed_methods, reason = "a bench makes its own folder and starts itself anew")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints what it measured")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use avtaleverk::check::check;
use avtaleverk::clause::Library;
use avtaleverk::diag::{Findings, Level};
use avtaleverk::document::assemble;
use avtaleverk::law::Law;
use avtaleverk::project::{Output, Project};
use avtaleverk::resolve::{Loaded, Resolved, Scenario, render, render_all, resolve};
use avtaleverk::source::Sources;
use avtaleverk::write::{Shell, html, md};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The agreement the others are made from.
const PATTERN: &str = include_str!("../agreements/nordfjella-byggesak/agreement.yaml");
/// Linux counts CPU time in hundredths of a second.
const MICROS_PER_TICK: u64 = 10_000;

/// What is measured: work, agreements, runs, the figure aimed at, the best other program.
const ROWS: &[(&str, usize, u64, &str, &str)] = &[
    ("check", 1, 20, "0.02", "legaldown-validator 0.12"),
    ("check", 100, 5, "0.1", "legaldown-validator 1.0"),
    ("check", 1000, 2, "1", "legaldown-validator 9.7"),
    ("md+html", 1, 20, "0.02", "Typst HTML 0.05, pandoc 0.09"),
    ("md+html", 100, 5, "0.3", "Typst HTML 3.2, pandoc 8.3"),
    ("md+html", 1000, 2, "–", "–"),
    ("pdf", 1, 5, "0.09", "typst-cli 0.09"),
    ("pdf", 100, 1, "5", "typst-cli 6.9"),
    ("pdf", 1000, 1, "memory flat", "–"),
];

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--one", work, folder] => one(work, Path::new(folder)),
        [] => table(false),
        ["--all"] => table(true),
        _ => Err("cargo bench --bench agreements [-- --all]".into()),
    }
}

/// Measures every row, each run in a process of its own, as a user would start it.
fn table(all: bool) -> Outcome<()> {
    println!("{:8} {:>10} {:>8} {:>12}  {:30} {:>8}", "work", "agreements", "CPU s", "aimed at", "best other", "peak MB");
    for &(work, count, runs, aim, other) in ROWS {
        if work == "pdf" && (cfg!(not(feature = "pdf")) || (count == 1000 && !all)) {
            continue;
        }
        let folder = tempfile::tempdir()?;
        generate(folder.path(), count)?;
        let before = children_ticks();
        let mut peak = String::new();
        for _ in 0..runs {
            let run = Command::new(std::env::current_exe()?).args(["--one", work]).arg(folder.path()).output()?;
            if !run.status.success() {
                return Err(String::from_utf8_lossy(&run.stderr).into());
            }
            peak = String::from_utf8(run.stdout)?.trim().to_owned();
            let _ = fs::remove_dir_all(folder.path().join("out"));
        }
        let seconds = before.zip(children_ticks()).map_or("–".to_owned(), |(before, after)| {
            let millis = (after - before) * MICROS_PER_TICK / runs / 1000;
            format!("{}.{:03}", millis / 1000, millis % 1000)
        });
        println!("{work:8} {count:>10} {seconds:>8} {aim:>12}  {other:30} {peak:>8}");
    }
    Ok(())
}

/// Writes so many agreements, no two alike: other names, numbers and amounts, one document in one language each.
fn generate(folder: &Path, count: usize) -> Outcome<()> {
    for n in 1..=count {
        let text = PATTERN
            .replace("{original: nb, translations: [nn]}", "{original: nb}")
            .replace("Byggesak Nordfjella", &format!("Byggesak Fjell {n}"))
            .replace("name: Sørdal kommune, short: Sørdal", &format!("name: Dal {n} kommune, short: Dal {n}"))
            .replace("nordvik: 420", &format!("nordvik: {}", 420 + n))
            .replace("2027: 4200000", &format!("2027: {}", 4_200_000 + 137 * n));
        let own = folder.join(format!("agreements/byggesak-{n}"));
        fs::create_dir_all(&own)?;
        fs::write(own.join("agreement.yaml"), text)?;
    }
    Ok(())
}

/// Reads a folder and does one kind of work on every agreement; prints the memory it took at most.
fn one(work: &str, folder: &Path) -> Outcome<()> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let project = Project::open(folder, &mut sources).map_err(|f| f.what.en)?;
    let law = Law::embedded();
    let clauses = project.library_files("clauses", &mut sources, &mut findings);
    let templates = project.library_files("templates", &mut sources, &mut findings);
    let folders = project.agreements();
    let loaded: Vec<Loaded> = folders.iter().filter_map(|f| Loaded::read(&project, f, &mut sources, &mut findings)).collect();
    let library = Library::load(&clauses, &templates, law, &sources, &mut findings);
    let (output, shell) = (project.output(), Shell::embedded()?);
    for loaded in &loaded {
        let resolved = resolve(loaded, &library, law, &sources, &Scenario::default());
        if work == "check" {
            findings.extend(check(&resolved));
            render_all(&resolved, &mut findings);
        } else {
            documents(work, &resolved, &output, &shell, &mut findings)?;
        }
    }
    if loaded.len() != folders.len() || findings.has(Level::Error) {
        let said: Vec<String> = findings.sorted().into_iter().map(|f| f.what.en).collect();
        return Err(said.join("\n").into());
    }
    println!("{}", peak_megabytes().map_or("–".to_owned(), |mb| mb.to_string()));
    Ok(())
}

/// Writes the documents of one agreement.
fn documents(work: &str, resolved: &Resolved<'_>, output: &Output, shell: &Shell, findings: &mut Findings) -> Outcome<()> {
    for placed in &resolved.documents {
        for &lang in &placed.langs {
            let document = assemble(resolved, placed, render(resolved, placed, lang, findings), lang, false);
            let stem = format!("{}/{}.{}", resolved.loaded.id, placed.kind.id, lang.id());
            if work == "md+html" {
                output.write(&format!("{stem}.md"), md::write(&document).as_bytes())?;
                output.write(&format!("{stem}.html"), html::write(&document, shell).as_bytes())?;
            } else {
                output.write(&format!("{stem}.pdf"), &pdf(&document, shell)?)?;
            }
        }
    }
    Ok(())
}

#[cfg(feature = "pdf")]
fn pdf(document: &avtaleverk::document::Document, shell: &Shell) -> Outcome<Vec<u8>> {
    use avtaleverk::write::{json, pdf};
    let (json, house) = (json::write(document), shell.house_json());
    let job = pdf::PdfJob { json: &json, style: &shell.typ, house: &house, timestamp: None };
    pdf::embedded::compile(&job)
        .map_err(|messages| messages.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n").into())
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &avtaleverk::document::Document, _: &Shell) -> Outcome<Vec<u8>> {
    Err("built without the feature `pdf`".into())
}

/// The CPU time of the processes started and ended so far: fields 16 and 17 of `/proc/self/stat`.
fn children_ticks() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let mut after_name = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    Some(after_name.next()?.parse::<u64>().ok()? + after_name.next()?.parse::<u64>().ok()?)
}

/// The most memory this process has held.
fn peak_megabytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes: u64 =
        status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes.div_ceil(1024))
}
