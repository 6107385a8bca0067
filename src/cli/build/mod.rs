//! `build`: every document of the agreements asked for, in every format, whole files only.

mod make;
mod pdf;

use std::collections::BTreeMap;

use super::args::{self, Args};
use super::print::{Printer, Progress};
use super::world::{Member, World};
use super::{Failure, Outcome};
use crate::adopt::Adopted;
use crate::check;
use crate::diag::{Finding, Findings, Level};
use crate::project::{Output, Written, watch};
use crate::resolve::{Scenario, resolve};
use crate::write::Format;
use crate::{lock, tr};
use make::{File, Wanted};
pub(super) use pdf::Engine;

/// Builds once, or whenever a source changes.
pub(super) fn run(args: &Args, command: &args::Build, printer: &Printer) -> Result<Outcome, Failure> {
    if !command.watch {
        return once(args, command, printer);
    }
    let mut seen = watch::Snapshot::default();
    loop {
        let now = watch::Snapshot::of(&args.directory);
        if now != seen {
            seen = now;
            if let Err(failure) = once(args, command, printer) {
                for finding in &failure.findings {
                    printer.complain(finding, &failure.sources);
                }
            }
            printer.say(&tr! { nb: "Venter på endringer. Avslutt med Ctrl-C.", nn: "Ventar på endringar. Avslutt med Ctrl-C.", en: "Waiting for changes. End with Ctrl-C." });
        }
        watch::pause();
    }
}

/// What a build came to.
#[derive(Debug, Default)]
struct Tally {
    files: usize,
    changed: usize,
    same: usize,
    removed: usize,
    stale: Vec<String>,
    unusable: bool,
    levels: BTreeMap<Level, usize>,
}

fn once(args: &Args, command: &args::Build, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, &command.agreements)?;
    let engine = Engine::choose(command.typst.as_deref(), &world.project.settings.pdf);
    let formats = formats(command, &engine, &world)?;
    let wanted = Wanted::new(command, formats, &world)?;
    let output = world.project.output();
    let mut tally = Tally::default();
    let mut progress = Progress::new(world.folders.len());
    for member in world.members() {
        agreement(&world, &member, &wanted, &engine, &output, command.check, printer, &mut tally)?;
        progress.step(&member.id);
    }
    progress.done();
    let only_workbooks = wanted.formats == [Format::Xlsx] && !world.folders.is_empty();
    if (!wanted.is_everything() || only_workbooks) && tally.files == 0 && !tally.unusable {
        return Err(Failure::of(wanted.nothing(&world), &world.sources));
    }
    if !command.check && command.agreements.is_empty() {
        for gone in output.folders().into_iter().filter(|name| !world.folders.iter().any(|f| f.id == *name)) {
            tally.removed += output.clear(&gone).map_err(|e| unwritable(&gone, &e, &world))?.len();
        }
    }
    if !command.check && !world.folders.is_empty() {
        ignore(&output).map_err(|e| unwritable(".gitignore", &e, &world))?;
    }
    world.say_if_empty(printer);
    if !world.folders.is_empty() {
        summary(&tally, command.check, printer);
    }
    Ok(if tally.unusable {
        Outcome::Unusable
    } else if tally.stale.is_empty() {
        Outcome::Done
    } else {
        Outcome::Faults
    })
}

/// The formats asked for, or all this program can make.
fn formats(command: &args::Build, engine: &Engine, world: &World) -> Result<Vec<Format>, Failure> {
    let can = engine.exists();
    if command.to.is_empty() {
        return Ok(Format::ALL.iter().copied().filter(|f| *f != Format::Pdf || can).collect());
    }
    if command.to.contains(&Format::Pdf) && !can {
        return Err(Failure::of(pdf::no_engine(), &world.sources));
    }
    let mut formats = command.to.clone();
    formats.sort();
    formats.dedup();
    Ok(formats)
}

#[allow(clippy::too_many_arguments, reason = "one agreement's share of a build: what, how, where to, and whom to tell")]
fn agreement(
    world: &World,
    member: &Member,
    wanted: &Wanted,
    engine: &Engine,
    output: &Output,
    check_only: bool,
    printer: &Printer,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let Some(loaded) = &member.loaded else {
        for finding in member.findings.iter() {
            printer.complain(finding, &member.sources);
        }
        tally.unusable = true;
        return Ok(());
    };
    let resolved = resolve(loaded, world.library_of(member), world.law, &member.sources, &Scenario::default());
    let mut findings = member.findings.clone();
    findings.extend(check::check(&resolved));
    let made = make::files(&resolved, wanted, engine, output, &world.shell, &mut findings);
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for file in &made.files {
        tally.files += usize::from(!file.name.starts_with("_shell/"));
        names.insert(file.name.clone(), file.record.clone());
        let path = format!("{}/{}", member.id, file.name);
        if check_only {
            // Without bytes the file there was found to be right.
            if file.bytes.as_ref().is_some_and(|bytes| output.current(&path).as_ref() != Some(bytes)) {
                tally.stale.push(path);
            }
        } else if let Some(bytes) = &file.bytes {
            match output.write(&path, bytes).map_err(|e| unwritable(&path, &e, world))? {
                Written::Changed => tally.changed += 1,
                Written::Same => tally.same += 1,
            }
        } else {
            tally.same += 1;
        }
    }
    if !check_only {
        older_cases(world, member, loaded, &made, printer);
    }
    let whole = wanted.is_everything();
    let of_format = |name: &str| wanted.formats.iter().any(|f| name.ends_with(&format!(".{}", f.extension())));
    if check_only && whole {
        // What no source makes any more is as wrong as what differs.
        let orphans = output.files(&member.id).into_iter().filter(|name| of_format(name) && !names.contains_key(name));
        tally.stale.extend(orphans.map(|name| format!("{}/{name}", member.id)));
    }
    if !check_only {
        let keep = |name: &str| !whole || !of_format(name);
        tally.removed += output.settle(&member.id, &names, keep).map_err(|e| unwritable(&member.id, &e, world))?.len();
    }
    if whole {
        lock_file(world, loaded, &resolved, &made.fingerprints, check_only, tally)?;
    }
    for finding in findings.sorted() {
        *tally.levels.entry(finding.level).or_default() += 1;
        if matches!(finding.rule, "pdf-not-made" | "workbook-not-made") || finding.rule == "uncovered-character" {
            printer.complain(&finding, &member.sources);
            tally.unusable = true;
        }
    }
    if printer.verbose {
        printer.say(&crate::lang::Text::same(
            made.files.iter().map(|f: &File| format!("{}/{}", member.id, f.name)).collect::<Vec<_>>().join("\n"),
        ));
    }
    Ok(())
}

/// Says so where a case puts up a frozen version and its papers were made of a text that has changed since.
fn older_cases(world: &World, member: &Member, loaded: &crate::resolve::Loaded, made: &make::Made, printer: &Printer) {
    let papers = |case: &str| made.files.iter().any(|file| file.name.contains(&format!(".{case}.")));
    let cases = loaded.cases.iter().filter(|case| case.case.version.is_some() && papers(&case.id));
    let mut cases = cases.peekable();
    if cases.peek().is_none() {
        return;
    }
    let versions = Adopted::read_all(&world.project, &loaded.dir, &mut member.sources.clone(), &mut Findings::default());
    for case in cases {
        let version = case.case.version.as_ref().map_or("", |version| version.value.as_str());
        let Some(adopted) = versions.iter().find(|adopted| adopted.name == version) else { continue };
        let other = |(stem, frozen): (&String, &crate::source::Spanned<String>)| {
            made.joint.get(stem).is_some_and(|fingerprint| *fingerprint != frozen.value)
        };
        if adopted.record.documents.iter().any(other) {
            let id = &case.id;
            printer.say(&tr! {
                nb: "Saken «{id}» gjelder versjon {version}, men avtalen er endret etter at den ble frosset: saksframleggene viser avtalen slik den er nå.",
                nn: "Saka «{id}» gjeld versjon {version}, men avtalen er endra etter at han blei frosen: saksframlegga viser avtalen slik han er no.",
                en: "The case `{id}` is about version {version}, but the agreement was changed after it was frozen: the papers show the agreement as it is now."
            });
        }
    }
}

fn lock_file(
    world: &World,
    loaded: &crate::resolve::Loaded,
    resolved: &crate::resolve::Resolved<'_>,
    fingerprints: &BTreeMap<String, String>,
    check_only: bool,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let path = if loaded.dir.is_empty() { "lock.yaml".to_owned() } else { format!("{}/lock.yaml", loaded.dir) };
    let text = lock::text(resolved, fingerprints);
    let writer = world.project.writer();
    if check_only {
        if writer.current(&path).as_deref() != Some(text.as_bytes()) {
            tally.stale.push(path);
        }
        return Ok(());
    }
    writer.write_durably(&path, text.as_bytes()).map(drop).map_err(|e| unwritable(&path, &e, world))
}

/// Only Markdown enters git: plain `git diff` and a web view of the repository show text.
fn ignore(output: &Output) -> std::io::Result<()> {
    output.write(".gitignore", b"*\n!*/\n!*.md\n!.gitignore\n").map(drop)
}

fn unwritable(path: &str, error: &std::io::Error, world: &World) -> Failure {
    let finding = Finding::error("unwritable-file", tr! { nb: "«{path}» kan ikke skrives: {error}", nn: "«{path}» kan ikkje skrivast: {error}", en: "`{path}` cannot be written: {error}" })
        .todo(tr! { nb: "se etter om mappen kan skrives til og om det er plass", nn: "sjå etter om mappa kan skrivast til og om det er plass", en: "see whether the folder can be written to and has room" });
    Failure::of(finding, &world.sources)
}

fn summary(tally: &Tally, check_only: bool, printer: &Printer) {
    let count = |level: Level| tally.levels.get(&level).copied().unwrap_or(0);
    let (errors, warnings, advice, open) = (count(Level::Error), count(Level::Warning), count(Level::Advice), count(Level::Open));
    if check_only {
        for path in &tally.stale {
            printer.say(&tr! { nb: "{path} er ikke slik kildene sier", nn: "{path} er ikkje slik kjeldene seier", en: "{path} is not what the sources say" });
        }
        if !tally.stale.is_empty() {
            printer.say(&tr! { nb: "Kjør «avtaleverk build».", nn: "Køyr «avtaleverk build».", en: "Run `avtaleverk build`." });
        }
        return;
    }
    let (changed, same, removed) = (tally.changed, tally.same, tally.removed);
    printer.say(&tr! {
        nb: "Filer: {changed} skrevet, {same} uendret, {removed} fjernet.",
        nn: "Filer: {changed} skrivne, {same} uendra, {removed} fjerna.",
        en: "Files: {changed} written, {same} unchanged, {removed} removed."
    });
    if errors + warnings + advice + open > 0 {
        let counts = super::check::tally(errors, warnings, advice, open);
        printer.say(&crate::lang::Text {
            nb: format!("«avtaleverk check» har {}.", counts.nb),
            nn: format!("«avtaleverk check» har {}.", counts.nn),
            en: format!("`avtaleverk check` has {}.", counts.en),
        });
    }
}

/// What a set of findings says of a text: is something open or in error?
fn is_draft(findings: &Findings) -> bool {
    findings.iter().any(|f| matches!(f.level, Level::Error | Level::Open))
}
