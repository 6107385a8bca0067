//! The only printer: results to stdout, talk to stderr, colours where they are wanted.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the printer the other modules are sent to")]

use std::io::{IsTerminal, Write};

use super::args::ColorArg;
use crate::diag::{Finding, human};
use crate::lang::{Text, UiLang};
use crate::project::watch::Stopwatch;
use crate::source::Sources;

/// Prints to the user.
#[derive(Debug, Clone)]
pub(super) struct Printer {
    /// The language of messages.
    pub(super) lang: UiLang,
    colour_out: bool,
    colour_err: bool,
    quiet: bool,
    /// Says more.
    pub(super) verbose: bool,
}

impl Printer {
    /// A printer for these wishes.
    pub(super) fn new(lang: UiLang, color: ColorArg, quiet: bool, verbose: bool) -> Self {
        let wants = |terminal: bool, choice: anstream::ColorChoice| match color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => terminal && choice != anstream::ColorChoice::Never,
        };
        let (out, err) = (std::io::stdout(), std::io::stderr());
        Self {
            lang,
            colour_out: wants(out.is_terminal(), anstream::AutoStream::choice(&out)),
            colour_err: wants(err.is_terminal(), anstream::AutoStream::choice(&err)),
            quiet,
            verbose,
        }
    }

    /// A result, to stdout. A reader that has gone away (`| head`) is no fault.
    pub(super) fn out(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(text.as_bytes());
        if !text.ends_with('\n') {
            let _ = out.write_all(b"\n");
        }
    }

    /// Bytes as they are, to stdout.
    pub(super) fn bytes(&self, bytes: &[u8]) {
        let _ = std::io::stdout().lock().write_all(bytes);
    }

    /// A text with `<del>` and `<ins>` as a terminal shows it: in colour, else between signs.
    pub(super) fn marked(&self, text: &str) -> String {
        let signs = if self.colour_out {
            [("<del>", "\u{1b}[31;9m"), ("</del>", "\u{1b}[0m"), ("<ins>", "\u{1b}[32;4m"), ("</ins>", "\u{1b}[0m")]
        } else {
            [("<del>", "[-"), ("</del>", "-]"), ("<ins>", "{+"), ("</ins>", "+}")]
        };
        let mut lines = Vec::new();
        for line in text.lines() {
            let (line, anchored) = without_anchor(line);
            if anchored && line.is_empty() {
                continue;
            }
            let plain = signs.iter().fold(line, |line, (tag, sign)| line.replace(tag, sign));
            lines.push(plain.replace("\\", "").replace("**", ""));
        }
        lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
        lines.join("\n")
    }

    /// Talk, to stderr; silent when quiet.
    pub(super) fn say(&self, text: &Text) {
        if !self.quiet {
            self.line(text.get(self.lang));
        }
    }

    /// What is wrong, to stderr.
    pub(super) fn complain(&self, finding: &Finding, sources: &Sources) {
        let text = human::render(finding, sources, self.lang, self.colour_err);
        self.line(&text);
        self.line("");
    }

    /// A finding as a result, to stdout.
    pub(super) fn finding(&self, finding: &Finding, sources: &Sources) {
        self.out(&human::render(finding, sources, self.lang, self.colour_out));
        self.out("");
    }

    fn line(&self, text: &str) {
        let mut err = std::io::stderr().lock();
        let _ = writeln!(err, "{text}");
    }
}

/// A line of Markdown without the anchor that makes it a target, and whether it had one.
fn without_anchor(line: &str) -> (String, bool) {
    let cut = line.split_once("<a id=").and_then(|(before, rest)| Some((before, rest.split_once("</a>")?.1)));
    cut.map_or_else(|| (line.to_owned(), false), |(before, after)| (format!("{before}{after}"), true))
}

/// A progress bar: only on a terminal, and only after a second.
pub(super) struct Progress {
    bar: indicatif::ProgressBar,
    since: Stopwatch,
    shown: bool,
}

impl Progress {
    /// A bar of so many steps, not shown yet.
    pub(super) fn new(steps: usize) -> Self {
        let bar = indicatif::ProgressBar::with_draw_target(Some(steps as u64), indicatif::ProgressDrawTarget::hidden());
        Self { bar, since: Stopwatch::start(), shown: false }
    }
    /// One step is done.
    pub(super) fn step(&mut self, name: &str) {
        if !self.shown && self.since.elapsed().as_secs() >= 1 && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            self.shown = true;
        }
        self.bar.set_message(name.to_owned());
        self.bar.inc(1);
    }
    /// All steps are done; the bar goes away.
    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}
