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
mod usage;
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
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return not_understood(&error),
    };
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

/// A command line that cannot be read. In English clap says it as people who use command lines are used to.
fn not_understood(error: &clap::Error) -> ExitCode {
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let after = |option: &str| {
        let at = words.iter().position(|word| word == option)?;
        words.get(at + 1).cloned()
    };
    let asked = after("--ui-lang").or_else(|| words.iter().find_map(|word| word.strip_prefix("--ui-lang=").map(str::to_owned)));
    let lang = match asked.as_deref() {
        Some("nb") => UiLang::Nb,
        Some("nn") => UiLang::Nn,
        Some(_) => UiLang::En,
        None => {
            let folder = after("-C").unwrap_or_else(|| ".".to_owned());
            project::locale().or_else(|| language_of(folder.as_ref(), &[])).unwrap_or(UiLang::En)
        }
    };
    match usage::finding(error).filter(|_| lang != UiLang::En) {
        Some(finding) => {
            Printer::new(lang, args::ColorArg::Auto, false, false).complain(&finding, &Sources::default());
            ExitCode::from(2)
        }
        None => error.exit(),
    }
}

/// The language asked for, else the terminal's when it is Norwegian, else the first agreement's, else English.
fn ui_lang(args: &Args) -> UiLang {
    if let Some(lang) = args.ui_lang {
        return lang.into();
    }
    project::locale().or_else(|| agreements_language(args)).unwrap_or(UiLang::En)
}

/// The language of the first agreement named, or of the first there is. A new agreement has the language of those beside it, and
/// where there are none it is written in bokmål, as what it says becomes part of a Norwegian document.
fn agreements_language(args: &Args) -> Option<UiLang> {
    let one = |name: &String| vec![name.clone()];
    let named = match &args.command {
        Command::Adopt(c) => one(&c.agreement),
        Command::Build(c) => c.agreements.clone(),
        Command::Check(c) => c.agreements.clone(),
        Command::Convert(c) => one(&c.agreement),
        Command::Cost(c) => one(&c.agreement),
        Command::Diff(c) => c.agreements.clone(),
        Command::Exit(c) => one(&c.agreement),
        Command::NewCase(c) => one(&c.agreement),
        Command::Status(c) => c.agreements.clone(),
        Command::Verify(c) => c.agreements.clone(),
        Command::New(_) => return language_of(&args.directory, &[]).or(Some(UiLang::Nb)),
        Command::Explain(_) | Command::List(_) | Command::Impact(_) => Vec::new(),
        _ => return None,
    };
    language_of(&args.directory, &named)
}

/// The original's language of the first agreement named, or of the first there is.
fn language_of(directory: &std::path::Path, named: &[String]) -> Option<UiLang> {
    let mut sources = Sources::default();
    let project = project::Project::open(directory, &mut sources).ok()?;
    let folder = project.agreements().into_iter().find(|f| named.first().is_none_or(|n| n.contains(&f.id)))?;
    let loaded = Loaded::read(&project, &folder, &mut sources, &mut crate::diag::Findings::default())?;
    Some(match crate::resolve::languages(&loaded).first()? {
        crate::lang::Lang::Nb => UiLang::Nb,
        crate::lang::Lang::Nn => UiLang::Nn,
    })
}
