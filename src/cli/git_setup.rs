//! `git-setup`: tells git how to show agreements, cases and clauses, with an alias for `diff`; `--undo` takes exactly that back.

use super::args::{self, Args};
use super::print::Printer;
use super::{Failure, Outcome};
use crate::diag::Finding;
use crate::lang::Text;
use crate::project::git::{Git, GitError};
use crate::project::{Output, Project};
use crate::source::Sources;
use crate::tr;

const ATTRIBUTES: &str = ".gitattributes";

/// Stands first in the file, so that lines of the user's own, which git reads later, prevail.
const LINES: &str = "\
# Skrevet av «avtaleverk git-setup»; «avtaleverk git-setup --undo» tar linjene bort.
/agreement.yaml diff=avtaleverk
/cases/*.yaml diff=avtaleverk
/clauses/**/*.md diff=avtaleverk
/agreements/*/agreement.yaml diff=avtaleverk
/agreements/*/cases/*.yaml diff=avtaleverk
/agreements/*/clauses/**/*.md diff=avtaleverk
# Slutt på linjene fra «avtaleverk git-setup».
";

/// What the repository is told. An alias that begins with `!` runs in the repository's root, so it goes back to where it was asked.
const SETTINGS: [(&str, &str); 2] =
    [("diff.avtaleverk.textconv", "avtaleverk textconv"), ("alias.avtalediff", "!cd -- \"${GIT_PREFIX:-.}\" && avtaleverk diff")];

/// Sets up, or takes back.
pub(super) fn run(args: &Args, command: &args::GitSetup, printer: &Printer) -> Result<Outcome, Failure> {
    let mut sources = Sources::default();
    let project = Project::open(&args.directory, &mut sources).map_err(|finding| Failure::of(*finding, &sources))?;
    let git = Git::open(project.root()).map_err(failed)?;
    let done = if command.undo { undo(&project, &git)? } else { set_up(&project, &git)? };
    let nothing = done.iter().all(|(changed, _)| !changed);
    for (_, text) in &done {
        printer.out(text.get(printer.lang));
    }
    if nothing {
        printer.say(&tr! { nb: "Ingenting ble endret.", nn: "Ingenting blei endra.", en: "Nothing was changed." });
    } else if !command.undo {
        printer.say(&tr! {
            nb: "Nå viser «git diff», «git log -p» og «git show» verdier og setninger, og «git avtalediff HEAD .» viser hva som er endret og hvem som må vedta det. Programmet må finnes i PATH under navnet «avtaleverk».",
            nn: "No viser «git diff», «git log -p» og «git show» verdiar og setningar, og «git avtalediff HEAD .» viser kva som er endra og kven som må vedta det. Programmet må finnast i PATH under namnet «avtaleverk».",
            en: "Now `git diff`, `git log -p` and `git show` show values and sentences, and `git avtalediff HEAD .` shows what changed and who must decide it. The program must be in PATH by the name `avtaleverk`."
        });
    }
    Ok(Outcome::Done)
}

/// What was done, in words, and whether anything was.
type Done = Vec<(bool, Text)>;

fn set_up(project: &Project, git: &Git) -> Result<Done, Failure> {
    // Nothing is written before it is known that nothing is in the way.
    let mut missing = Vec::new();
    for (key, value) in SETTINGS {
        match git.setting(key).map_err(failed)? {
            Some(other) if other != value => return Err(Failure::of(taken(key, &other), &Sources::default())),
            Some(_) => {}
            None => missing.push((key, value)),
        }
    }
    let mut done = Done::new();
    let writer = project.writer();
    let before = current(&writer)?;
    if before.contains(LINES) {
        done.push((false, tr! { nb: "{ATTRIBUTES}: linjene står der fra før", nn: "{ATTRIBUTES}: linjene står der frå før", en: "{ATTRIBUTES}: the lines are there already" }));
    } else {
        write(&writer, &format!("{LINES}{before}"))?;
        done.push((true, tr! { nb: "{ATTRIBUTES}: skrev hvilke filer git skal vise med avtaleverk", nn: "{ATTRIBUTES}: skreiv kva filer git skal vise med avtaleverk", en: "{ATTRIBUTES}: wrote which files git shows with avtaleverk" }));
    }
    for (key, value) in SETTINGS {
        let new = missing.contains(&(key, value));
        if new {
            git.set(key, value).map_err(failed)?;
            done.push((true, tr! { nb: ".git/config: skrev {key} = {value}", nn: ".git/config: skreiv {key} = {value}", en: ".git/config: wrote {key} = {value}" }));
        } else {
            done.push((false, tr! { nb: ".git/config: {key} står der fra før", nn: ".git/config: {key} står der frå før", en: ".git/config: {key} is there already" }));
        }
    }
    Ok(done)
}

fn undo(project: &Project, git: &Git) -> Result<Done, Failure> {
    let mut done = Done::new();
    let writer = project.writer();
    let before = current(&writer)?;
    if before.contains(LINES) {
        let left = before.replacen(LINES, "", 1);
        if left.is_empty() {
            writer.remove(ATTRIBUTES).map_err(|error| unwritable(&error))?;
            done.push((true, tr! { nb: "{ATTRIBUTES}: slettet; der sto ikke noe annet", nn: "{ATTRIBUTES}: sletta; der stod ikkje noko anna", en: "{ATTRIBUTES}: deleted; nothing else stood there" }));
        } else {
            write(&writer, &left)?;
            done.push((true, tr! { nb: "{ATTRIBUTES}: tok linjene bort", nn: "{ATTRIBUTES}: tok linjene bort", en: "{ATTRIBUTES}: took the lines away" }));
        }
    }
    for (key, value) in SETTINGS {
        match git.setting(key).map_err(failed)? {
            Some(own) if own == value => {
                git.unset(key).map_err(failed)?;
                done.push((true, tr! { nb: ".git/config: tok bort {key}", nn: ".git/config: tok bort {key}", en: ".git/config: took {key} away" }));
            }
            Some(other) => done.push((false, tr! { nb: ".git/config: {key} er «{other}», som ikke er skrevet herfra, og får stå", nn: ".git/config: {key} er «{other}», som ikkje er skrive herifrå, og får stå", en: ".git/config: {key} is `{other}`, which was not written from here, and stays" })),
            None => {}
        }
    }
    Ok(done)
}

fn current(writer: &Output) -> Result<String, Failure> {
    let bytes = writer.current(ATTRIBUTES).unwrap_or_default();
    String::from_utf8(bytes).map_err(|error| unwritable(&error))
}

fn write(writer: &Output, text: &str) -> Result<(), Failure> {
    writer.write(ATTRIBUTES, text.as_bytes()).map(drop).map_err(|error| unwritable(&error))
}

fn unwritable(error: &impl std::fmt::Display) -> Failure {
    let what = tr! { nb: "«{ATTRIBUTES}» kan ikke skrives: {error}", nn: "«{ATTRIBUTES}» kan ikkje skrivast: {error}", en: "`{ATTRIBUTES}` cannot be written: {error}" };
    Failure::of(Finding::error("unwritable-file", what), &Sources::default())
}

fn taken(key: &str, other: &str) -> Finding {
    Finding::error("already-there", tr! { nb: "{key} er alt «{other}» i dette git-lageret", nn: "{key} er alt «{other}» i dette git-lageret", en: "{key} is already `{other}` in this repository" })
        .why(tr! { nb: "andres oppsett skrives ikke over", nn: "oppsettet til andre blir ikkje skrive over", en: "what others set up is not overwritten" })
        .todo(tr! { nb: "ta det bort med «git config --local --unset {key}», og prøv igjen", nn: "ta det bort med «git config --local --unset {key}», og prøv igjen", en: "take it away with `git config --local --unset {key}` and try again" })
}

fn failed(error: GitError) -> Failure {
    let (what, todo) = error.words();
    Failure::of(Finding::error("git-failed", what).todo(todo), &Sources::default())
}
