//! A command line that cannot be read, told as everything else is: what, and what to do. Enter at [`finding`].

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diag::Finding;
use crate::lang::{Text, date};
use crate::tr;

/// What is wrong with the command line; none where clap has something to show, such as `--help`, or knows better.
pub(super) fn finding(error: &Error) -> Option<Finding> {
    let given = one(error, ContextKind::InvalidArg);
    let value = one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => Some(unknown_command(error)),
        ErrorKind::UnknownArgument => Some(unknown_argument(error, &given?)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Some(bad_value(error, &given?, &value.unwrap_or_default())),
        ErrorKind::MissingRequiredArgument => Some(missing(error)),
        ErrorKind::ArgumentConflict => {
            let (given, other) = (option_of(&given?).to_owned(), one(error, ContextKind::PriorArg)?);
            let other = option_of(&other).to_owned();
            let what = if given == other {
                tr! { nb: "{given} står to ganger", nn: "{given} står to gonger", en: "{given} stands twice" }
            } else {
                tr! { nb: "{given} og {other} kan ikke brukes sammen", nn: "{given} og {other} kan ikkje brukast saman", en: "{given} and {other} cannot be used together" }
            };
            Some(
                Finding::error("options-clash", what)
                    .todo(tr! { nb: "ta bort den ene", nn: "ta bort den eine", en: "take one of them away" }),
            )
        }
        _ => None,
    }
}

fn unknown_command(error: &Error) -> Finding {
    let name = one(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    let near = all(error, ContextKind::SuggestedSubcommand);
    let todo = match near.as_slice() {
        [] => {
            tr! { nb: "«avtaleverk --help» viser kommandoene, og «avtaleverk check --help» viser hjelp til én av dem", nn: "«avtaleverk --help» viser kommandoane, og «avtaleverk check --help» viser hjelp til éin av dei", en: "`avtaleverk --help` lists the commands" }
        }
        near => {
            let near = near.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(" eller ");
            tr! { nb: "mente du {near}?", nn: "meinte du {near}?", en: "did you mean {near}?" }
        }
    };
    Finding::error("unknown-command", tr! { nb: "det finnes ingen kommando «{name}»", nn: "det finst ingen kommando «{name}»", en: "there is no command `{name}`" })
        .todo(todo)
}

fn unknown_argument(error: &Error, given: &str) -> Finding {
    let (what, rule) = if given.starts_with('-') {
        (
            tr! { nb: "det finnes ikke noe valg «{given}» her", nn: "det finst ikkje noko val «{given}» her", en: "there is no option `{given}` here" },
            "unknown-option",
        )
    } else {
        (
            tr! { nb: "«{given}» er for mye her", nn: "«{given}» er for mykje her", en: "`{given}` is too much here" },
            "too-many-arguments",
        )
    };
    let todo = match one(error, ContextKind::SuggestedArg) {
        Some(near) => {
            let near = option_of(&near);
            tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" }
        }
        None if given.starts_with('-') => help(),
        None => {
            tr! { nb: "sett anførselstegn rundt et navn med mellomrom; skriv ellers: {usage}", nn: "set hermeteikn rundt eit namn med mellomrom; skriv elles: {usage}", en: "quote a name with spaces; else write: {usage}", usage = usage(error) }
        }
    };
    Finding::error(rule, what).todo(todo)
}

fn bad_value(error: &Error, given: &str, value: &str) -> Finding {
    let option = option_of(given);
    if value.is_empty() {
        return Finding::error("bad-value", tr! { nb: "{option} mangler verdi", nn: "{option} manglar verdi", en: "{option} lacks a value" })
            .todo(tr! { nb: "skriv verdien etter et mellomrom: {form}", nn: "skriv verdien etter eit mellomrom: {form}", en: "write the value after a space: {form}", form = in_norwegian(given) });
    }
    if given.contains("DATE") {
        let meant = date::guess(value).map_or_else(|| "2027-02-03".to_owned(), |meant| meant.to_string());
        return Finding::error("no-such-date", tr! { nb: "«{value}» etter {option} er ikke en dato", nn: "«{value}» etter {option} er ikkje ein dato", en: "`{value}` after {option} is not a date" })
            .todo(tr! { nb: "skriv år, måned og dag: {option} {meant}", nn: "skriv år, månad og dag: {option} {meant}", en: "write year, month and day: {option} {meant}" });
    }
    let parser = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let listed: Vec<String> =
        parser.split_once(": ").map(|(_, rest)| rest.split(" | ").map(str::to_owned).collect()).unwrap_or_default();
    let known = match all(error, ContextKind::ValidValue) {
        known if known.is_empty() && listed.len() > 1 => listed,
        known => known,
    };
    let finding = Finding::error(
        "bad-value",
        tr! { nb: "«{value}» kan ikke stå for {option}", nn: "«{value}» kan ikkje stå for {option}", en: "`{value}` cannot stand for {option}" },
    );
    match option {
        "--code" => finding.todo(tr! { nb: "kontrollkoden er åtte tegn, 0–9 og a–f, og står på avtalen", nn: "kontrollkoden er åtte teikn, 0–9 og a–f, og står på avtalen", en: "the control code is eight signs, 0–9 and a–f, and stands on the agreement" }),
        "--year" => finding.todo(tr! { nb: "skriv årstallet med fire sifre: --year 2028", nn: "skriv årstalet med fire siffer: --year 2028", en: "write the year with four digits: --year 2028" }),
        _ if known.is_empty() => finding.todo(help()),
        _ => finding.todo(crate::diag::suggest(value, known.iter().map(String::as_str))),
    }
}

fn missing(error: &Error) -> Finding {
    let lacking: Vec<String> = all(error, ContextKind::InvalidArg).iter().map(|arg| in_norwegian(arg)).collect();
    let lacking = lacking.join(", ");
    Finding::error(
        "missing-argument",
        tr! { nb: "kommandoen mangler {lacking}", nn: "kommandoen manglar {lacking}", en: "the command lacks {lacking}" },
    )
    .todo(tr! { nb: "skriv: {usage}", nn: "skriv: {usage}", en: "write: {usage}", usage = usage(error) })
}

fn help() -> Text {
    tr! { nb: "«avtaleverk check --help» viser valgene til en kommando", nn: "«avtaleverk check --help» viser vala til ein kommando", en: "`avtaleverk check --help` lists the options of a command" }
}

/// How the command is written.
fn usage(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    in_norwegian(usage.trim().trim_start_matches("Usage: "))
}

/// The option of an argument written with its value: `--date` of `--date <DATE>`.
fn option_of(argument: &str) -> &str {
    argument.split(['=', ' ']).next().unwrap_or(argument)
}

/// The words for what to put in, as the handbook has them.
fn in_norwegian(usage: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("<AGREEMENT>", "AVTALE"),
        ("[AGREEMENTS]...", "[AVTALER]"),
        ("[AGREEMENT]", "[AVTALE]"),
        ("<VERSION>", "NR"),
        ("<PARTY>", "DELTAKER"),
        ("<DATE>", "DATO"),
        ("<PROVISION>", "HJEMMEL"),
        ("<NAME>", "NAVN"),
        ("<FILE>", "FIL"),
        ("<DIR>", "MAPPE"),
        ("<KIND>", "TYPE"),
        ("<OLD>", "GAMMEL"),
        ("<NEW>", "NY"),
        ("<WHAT>", "HVA"),
        ("<SHELL>", "SKALL"),
        ("<COMMAND>", "KOMMANDO"),
        ("[OPTIONS]", "[VALG]"),
    ];
    WORDS.iter().fold(usage.to_owned(), |text, (english, norwegian)| text.replace(english, norwegian))
}

fn one(error: &Error, kind: ContextKind) -> Option<String> {
    all(error, kind).into_iter().next()
}

fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::Args;
    use super::finding;

    /// What and what to do, in bokmål.
    fn said(line: &str) -> (String, String) {
        let words = line.split(' ').map(|word| word.replace('_', " "));
        let error = Args::try_parse_from(std::iter::once("avtaleverk".to_owned()).chain(words)).unwrap_err();
        let finding = finding(&error).unwrap_or_else(|| panic!("{line}: {error}"));
        (finding.what.nb, finding.todo.unwrap().nb)
    }

    #[test]
    fn a_command_line_that_cannot_be_read_is_explained() {
        for (line, what, todo) in [
            ("chek", "det finnes ingen kommando «chek»", "«check»"),
            ("hjelp", "det finnes ingen kommando «hjelp»", "avtaleverk --help"),
            ("check --fromat json", "det finnes ikke noe valg «--fromat» her", "mente du «--format»?"),
            ("check --format jsn", "«jsn» kan ikke stå for --format", "mente du «json»?"),
            ("build --to word", "«word» kan ikke stå for --to", "md, html"),
            ("build --check --watch", "--check og --watch kan ikke brukes sammen", "den ene"),
            ("adopt a", "kommandoen mangler --version NR", "skriv: avtaleverk adopt --version NR AVTALE"),
            ("adopt a --version 1.0 --date 2027-02-11", "kommandoen mangler --party DELTAKER", "--party DELTAKER"),
            (
                "adopt a --version 1.0 --party b --date 11.02.2027",
                "«11.02.2027» etter --date er ikke en dato",
                "--date 2027-02-11",
            ),
            ("adopt a --version 1.0 --party b --date 11._februar_2027", "er ikke en dato", "--date 2027-02-11"),
            ("adopt a --version 1.0 --party b --date snart", "«snart» etter --date er ikke en dato", "--date 2027-02-03"),
            ("adopt a --version 1.0 --party b --code xyz", "«xyz» kan ikke stå for --code", "åtte tegn"),
            ("check --as-of", "--as-of mangler verdi", "--as-of DATO"),
            ("cost a b", "«b» er for mye her", "avtaleverk cost"),
            ("cost a --year tjueåtte", "«tjueåtte» kan ikke stå for --year", "fire sifre"),
            ("diff 1.0", "kommandoen mangler NY", "GAMMEL NY"),
        ] {
            let (w, t) = said(line);
            assert!(w.contains(what), "{line}: {w}");
            assert!(t.contains(todo), "{line}: {t}");
        }
    }
}
