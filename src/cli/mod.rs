//! The command line: arguments, printing, and one file per command. Enter at [`run`].

mod adopt;
mod args;
mod build;
mod check;
mod completions;
mod convert;
mod cost;
mod diff;
mod exit;
mod explain;
mod git_setup;
mod impact;
mod list;
mod new;
mod new_case;
mod print;
mod schema;
mod status;
mod textconv;
mod verify;
mod world;

use std::process::ExitCode;

use clap::Parser;

use crate::diag::Finding;
use crate::lang::UiLang;
use crate::project;
use crate::resolve::Loaded;
use crate::source::Sources;
use args::{Args, Command};
use print::Printer;

/// Why a command cannot be carried out: exit status 2.
pub struct Failure {
    findings: Vec<Finding>,
    sources: Sources,
}

impl Failure {
    fn of(finding: Finding, sources: &Sources) -> Self {
        Self { findings: vec![finding], sources: sources.clone() }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// As asked: 0.
    Done,
    /// It was done, and there is something to mend: 1.
    Faults,
    /// Some of the input could not be used: 2.
    Unusable,
}

/// Reads the arguments, carries the command out, and says how it ended.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let printer = Printer::new(ui_lang(&args), args.color, args.quiet, args.verbose);
    let outcome = match &args.command {
        Command::Adopt(command) => adopt::run(&args, command, &printer),
        Command::Status(command) => status::run(&args, command, &printer),
        Command::Verify(command) => verify::run(&args, command, &printer),
        Command::Build(command) => build::run(&args, command, &printer),
        Command::Check(command) => check::run(&args, command, &printer),
        Command::Cost(command) => cost::run(&args, command, &printer),
        Command::Diff(command) => diff::run(&args, command, &printer),
        Command::Exit(command) => exit::run(&args, command, &printer),
        Command::New(command) => new::run(&args, command, &printer),
        Command::NewCase(command) => new_case::run(&args, command, &printer),
        Command::Convert(command) => convert::run(&args, command, &printer),
        Command::GitSetup(command) => git_setup::run(&args, command, &printer),
        Command::Impact(command) => impact::run(&args, command, &printer),
        Command::Textconv(command) => textconv::run(command, &printer),
        Command::List(command) => list::run(&args, command, &printer),
        Command::Explain(command) => explain::run(&args, command, &printer),
        Command::Schema(command) => schema::run(command, &printer),
        Command::Completions(command) => completions::run(command, &printer),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::from(1),
        Ok(Outcome::Unusable) => ExitCode::from(2),
        Err(failure) => {
            for finding in &failure.findings {
                printer.complain(finding, &failure.sources);
            }
            ExitCode::from(2)
        }
    }
}

/// The language asked for, else the terminal's when it is Norwegian, else the first agreement's, else English.
fn ui_lang(args: &Args) -> UiLang {
    if let Some(lang) = args.ui_lang {
        return lang.into();
    }
    project::locale().unwrap_or_else(|| agreements_language(args).unwrap_or(UiLang::En))
}

/// The original's language of the first agreement named, or of the first there is.
fn agreements_language(args: &Args) -> Option<UiLang> {
    let named = match &args.command {
        Command::Build(c) => c.agreements.first(),
        Command::Check(c) => c.agreements.first(),
        Command::Cost(c) => Some(&c.agreement),
        Command::Exit(c) => Some(&c.agreement),
        Command::Convert(c) => Some(&c.agreement),
        Command::NewCase(c) => Some(&c.agreement),
        _ => return None,
    };
    let mut sources = Sources::default();
    let project = project::Project::open(&args.directory, &mut sources).ok()?;
    let folder = project.agreements().into_iter().find(|f| named.is_none_or(|n| n.contains(&f.id)))?;
    let loaded = Loaded::read(&project, &folder, &mut sources, &mut crate::diag::Findings::default())?;
    Some(match crate::resolve::languages(&loaded).first()? {
        crate::lang::Lang::Nb => UiLang::Nb,
        crate::lang::Lang::Nn => UiLang::Nn,
    })
}
