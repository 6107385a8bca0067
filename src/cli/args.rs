//! The command line as types; `--help` is written from them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diag::Level;
use crate::lang::{Lang, UiLang};
use crate::quantity::Date;
use crate::write::Format;

/// Writes, checks and compares the governing documents of Norwegian inter-municipal cooperation.
#[derive(Debug, Parser)]
#[command(name = "avtaleverk", version, propagate_version = true, disable_help_subcommand = true)]
pub(super) struct Args {
    /// The folder to work in.
    #[arg(short = 'C', long = "directory", global = true, value_name = "DIR", default_value = ".")]
    pub(super) directory: PathBuf,
    /// The language of messages; the terminal's if it is Norwegian, else the agreement's, else English.
    #[arg(long, global = true, value_enum)]
    pub(super) ui_lang: Option<UiLangArg>,
    /// Colours.
    #[arg(long, global = true, value_enum, default_value_t = ColorArg::Auto)]
    pub(super) color: ColorArg,
    /// Says only what is wrong.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Says more.
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes the documents of agreements.
    Build(Build),
    /// Checks agreements against the law and against themselves.
    Check(Check),
    /// Works out who pays what, with the working.
    Cost(Cost),
    /// Shows what changed between two versions, what it means, and who must decide it.
    Diff(Diff),
    /// Freezes the joint text as a version, or records which council adopted it.
    #[command(disable_version_flag = true)]
    Adopt(Adopt),
    /// Verifies that what was adopted is as it was, and that all councils adopted the same text.
    Verify(Verify),
    /// Tells what is open, who has adopted what, and which days come next.
    Status(Status),
    /// Tells which agreements a change of clauses, templates or law data touches, and how.
    Impact(Impact),
    /// Makes `git diff`, `git log -p` and `git show` read well in this folder; `--undo` takes it back.
    GitSetup(GitSetup),
    /// Prints a file as lines to compare; `git` runs it.
    #[command(hide = true)]
    Textconv(Textconv),
    /// Works out when an exit takes effect, with the working, and what follows of it.
    Exit(Exit),
    /// Starts a new agreement.
    New(New),
    /// Starts a case of an agreement: every party, and what its kind asks for.
    NewCase(NewCase),
    /// Drafts an agreement of another form from one there is: conversion of a § 27 board, or replacement.
    Convert(Convert),
    /// Lists what there is.
    List(List),
    /// Explains a rule, a provision or a clause; or which clause of an agreement answers which letter of the law.
    Explain(Explain),
    /// Prints the JSON Schema of a kind of file, for editors.
    Schema(Schema),
    /// Prints completions for a shell.
    Completions(Completions),
}

/// Makes the documents of agreements.
#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// The agreements; all when none is named.
    pub(super) agreements: Vec<String>,
    /// Only these document types.
    #[arg(long, value_name = "DOCUMENT")]
    pub(super) document: Vec<String>,
    /// Only the papers of this case.
    #[arg(long)]
    pub(super) case: Option<String>,
    /// Only the papers of this party.
    #[arg(long)]
    pub(super) party: Option<String>,
    /// Only this language form.
    #[arg(long)]
    pub(super) lang: Option<Lang>,
    /// The formats, with commas between: md, html, json, typst, xlsx (the workbook of the cost annex), pdf.
    #[arg(long, value_delimiter = ',')]
    pub(super) to: Vec<Format>,
    /// A program with Typst's command line makes the PDF, instead of the embedded compiler.
    #[arg(long, value_name = "PROGRAM")]
    pub(super) typst: Option<PathBuf>,
    /// Writes nothing; ends with 1 when the folder is not what the sources say.
    #[arg(long)]
    pub(super) check: bool,
    /// Builds again whenever a source changes.
    #[arg(long, conflicts_with = "check")]
    pub(super) watch: bool,
}

/// Checks agreements against the law and against themselves.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// The agreements; all when none is named.
    pub(super) agreements: Vec<String>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(super) format: CheckFormat,
    /// The day whose law is asked.
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
    /// The level that makes the command end with 1: error, or also warning, advice or open.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Deny::Error)]
    pub(super) deny: Deny,
}

/// Works out who pays what.
#[derive(Debug, clap::Args)]
pub(super) struct Cost {
    /// The agreement.
    pub(super) agreement: String,
    /// Only this cost.
    #[arg(long)]
    pub(super) cost: Option<String>,
    /// Only this year.
    #[arg(long)]
    pub(super) year: Option<i16>,
    /// Another number in a register, or another share in a key: REGISTER.PARTY=VALUE.
    #[arg(long, value_name = "REGISTER.PARTY=VALUE")]
    pub(super) set: Vec<String>,
    /// Sets another key beside the cost's own.
    #[arg(long, value_name = "KEY")]
    pub(super) compare: Vec<String>,
    /// Also shows amounts that are lower and higher by this share, such as 25%.
    #[arg(long, value_name = "SHARE")]
    pub(super) sensitivity: Option<String>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = CostFormat::Human)]
    pub(super) format: CostFormat,
}

/// Freezes the joint text as a version, or records which council adopted it.
#[derive(Debug, clap::Args)]
pub(super) struct Adopt {
    /// The agreement.
    pub(super) agreement: String,
    /// The version, such as 1.0.
    #[arg(long)]
    pub(super) version: String,
    /// Freezes this file, a PDF or a Word document made elsewhere, instead of the text made here.
    #[arg(long, value_name = "FILE", conflicts_with = "party")]
    pub(super) from: Option<PathBuf>,
    /// Records this party's decision on the frozen version.
    #[arg(long)]
    pub(super) party: Option<String>,
    /// The body that decided; kommunestyret when none is named.
    #[arg(long, requires = "party")]
    pub(super) body: Option<String>,
    /// The day of the decision.
    #[arg(long, requires = "party", value_name = "DATE")]
    pub(super) date: Option<Date>,
    /// The case number.
    #[arg(long, requires = "party")]
    pub(super) case: Option<String>,
    /// The control code on the paper the council adopted; the frozen version's when none is named.
    #[arg(long, requires = "party", value_parser = super::adopt::parse_code)]
    pub(super) code: Option<String>,
    /// A file with the points the council added of its own.
    #[arg(long, requires = "party", value_name = "FILE")]
    pub(super) local_points: Option<PathBuf>,
}

/// Tells where the agreements stand.
#[derive(Debug, clap::Args)]
pub(super) struct Status {
    /// The agreements; all when none is named.
    pub(super) agreements: Vec<String>,
    /// The day it is told for; today when none is named.
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<Date>,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = StatusFormat::Table)]
    pub(super) to: StatusFormat,
}

/// Verifies what was adopted.
#[derive(Debug, clap::Args)]
pub(super) struct Verify {
    /// The agreements; all when none is named.
    pub(super) agreements: Vec<String>,
    /// Says which frozen version this file is of.
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
}

/// Shows what changed between two versions.
#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    /// The version before: an adopted version, a git revision, a folder, or `.` for what stands here now. `adopted:`, `git:` and `dir:`
    /// say which is meant.
    pub(super) old: String,
    /// The version after, likewise.
    pub(super) new: String,
    /// The agreements; all that differ when none is named.
    pub(super) agreements: Vec<String>,
    /// Tells of kroner and terms for this party only.
    #[arg(long)]
    pub(super) party: Option<String>,
    /// The language form that is compared; that of the messages when none is named.
    #[arg(long)]
    pub(super) lang: Option<Lang>,
    /// How the changes are printed.
    #[arg(long, value_enum, default_value_t = DiffFormat::Terminal)]
    pub(super) to: DiffFormat,
    /// After the list, the whole text with the changes marked in it (Markdown; web page and PDF always have it).
    #[arg(long)]
    pub(super) marked: bool,
    /// A program with Typst's command line makes the PDF, instead of the embedded compiler.
    #[arg(long, value_name = "PROGRAM")]
    pub(super) typst: Option<PathBuf>,
}

/// Tells which agreements a change touches.
#[derive(Debug, clap::Args)]
pub(super) struct Impact {
    /// Clauses, document types or provisions; all that changed when none is named. A git revision to compare with; HEAD when none is
    /// named.
    pub(super) what: Vec<String>,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = ImpactFormat::Human)]
    pub(super) format: ImpactFormat,
}

/// Makes `git` show differences that read well.
#[derive(Debug, clap::Args)]
pub(super) struct GitSetup {
    /// Takes back exactly what was set up.
    #[arg(long)]
    pub(super) undo: bool,
}

/// Prints a file as lines to compare.
#[derive(Debug, clap::Args)]
pub(super) struct Textconv {
    /// The file.
    pub(super) file: PathBuf,
}

/// Works out when an exit takes effect, and what follows of it.
#[derive(Debug, clap::Args)]
pub(super) struct Exit {
    /// The agreement.
    pub(super) agreement: String,
    /// The party that leaves.
    #[arg(long)]
    pub(super) party: String,
    /// The day the notice is received.
    #[arg(long, value_name = "DATE")]
    pub(super) notice: Date,
    /// The day a boundary change was put into effect: counts by inndelingslova § 16.
    #[arg(long, value_name = "DATE")]
    pub(super) boundary_change: Option<Date>,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = ExitFormat::Human)]
    pub(super) format: ExitFormat,
}

/// Starts a new agreement.
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// The id of the agreement: the name of its folder.
    pub(super) name: String,
    /// The provision it stands on.
    #[arg(long, value_name = "PROVISION")]
    pub(super) legal_basis: String,
    /// A participant's name; once for each.
    #[arg(long, required = true)]
    pub(super) party: Vec<String>,
}

/// Starts a case of an agreement: every party in it, and what its kind asks for as comments.
#[derive(Debug, clap::Args)]
pub(super) struct NewCase {
    /// The agreement.
    pub(super) agreement: String,
    /// The kind: establish, join, amend, withdraw, dissolve, convert, replace, elect, guarantee or adjust-budget.
    pub(super) kind: String,
    /// The name of the case; the kind when left out.
    #[arg(long)]
    pub(super) name: Option<String>,
}

/// Drafts an agreement of another form from one there is. The old agreement is not changed.
///
/// A board of the act of 1992, § 27, is converted to an interkommunalt politisk råd or a kommunalt oppgavefellesskap (kommuneloven
/// § 31-2); between all other forms the old cooperation is replaced. What must be decided anew stands under `open:` in the draft, and
/// the document `conversion` says what becomes of each old provision.
#[derive(Debug, clap::Args)]
pub(super) struct Convert {
    /// The old agreement.
    pub(super) agreement: String,
    /// The provision the new one stands on, such as `kommuneloven § 19-1`.
    #[arg(long, value_name = "PROVISION")]
    pub(super) to: String,
    /// The id of the new agreement: the name of its folder.
    #[arg(long)]
    pub(super) name: Option<String>,
}

/// Lists what there is.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Of what.
    #[arg(value_enum)]
    pub(super) what: Listed,
}

/// Explains a rule, a provision or a clause.
#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// A rule, a provision such as `kommuneloven § 19-4 (4) i`, a clause, or an agreement with --coverage.
    pub(super) name: String,
    /// The agreement a clause is explained in: why it stands there, or why not.
    pub(super) agreement: Option<String>,
    /// What the law asks of the agreement, and what answers it.
    #[arg(long)]
    pub(super) coverage: bool,
}

/// Prints completions for a shell.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// Prints the JSON Schema of a kind of file.
#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// The kind of file.
    #[arg(value_enum)]
    pub(super) kind: SchemaKind,
}

/// A language of messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum UiLangArg {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl From<UiLangArg> for UiLang {
    fn from(arg: UiLangArg) -> Self {
        match arg {
            UiLangArg::Nb => UiLang::Nb,
            UiLangArg::Nn => UiLang::Nn,
            UiLangArg::En => UiLang::En,
        }
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people.
    Human,
    /// `avtaleverk.check/1`.
    Json,
    /// SARIF 2.1.0, for editors and code review.
    Sarif,
}

/// How costs are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CostFormat {
    /// Tables with the working.
    Human,
    /// `avtaleverk.cost/1`.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For the terminal.
    Terminal,
    /// Markdown, for a council case.
    Md,
    /// A web page: the change list, the marked text, both texts side by side.
    Html,
    /// A PDF of one agreement: the change list and the marked text.
    Pdf,
    /// `avtaleverk.diff/1`.
    Json,
}

/// How an impact is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ImpactFormat {
    /// For people.
    Human,
    /// `avtaleverk.impact/1`.
    Json,
}

/// How the standing of agreements is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    /// For people.
    Table,
    /// `avtaleverk.status/1`.
    Json,
    /// The days as a calendar.
    Ics,
    /// A register for a spreadsheet.
    Csv,
    /// A register in Markdown.
    Md,
    /// A register as a web page.
    Html,
}

/// How an exit is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExitFormat {
    /// With the working.
    Human,
    /// `avtaleverk.exit/1`.
    Json,
}

/// The level that makes `check` end with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Errors.
    Error,
    /// Warnings too.
    Warning,
    /// Advice too.
    Advice,
    /// Open questions too.
    Open,
}

impl From<Deny> for Level {
    fn from(deny: Deny) -> Self {
        match deny {
            Deny::Error => Level::Error,
            Deny::Warning => Level::Warning,
            Deny::Advice => Level::Advice,
            Deny::Open => Level::Open,
        }
    }
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listed {
    /// The agreements of the folder.
    Agreements,
    /// The clauses of the library.
    Clauses,
    /// The forms of cooperation.
    Forms,
    /// The rules of the check.
    Rules,
    /// The document types.
    Documents,
}

/// A kind of file with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaKind {
    /// agreement.yaml
    Agreement,
    /// cases/<case>.yaml
    Case,
    /// The front matter of a clause.
    Clause,
    /// templates/<document>/document.yaml
    Document,
    /// templates/profiles/<profile>.yaml
    Profile,
    /// avtaleverk.yaml
    Settings,
}
