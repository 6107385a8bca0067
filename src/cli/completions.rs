//! `completions`: what a shell needs to complete our commands.

use clap::CommandFactory;

use super::args::{self, Args};
use super::print::Printer;
use super::{Failure, Outcome};

/// Prints the completions.
pub(super) fn run(command: &args::Completions, printer: &Printer) -> Result<Outcome, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(command.shell, &mut Args::command(), "avtaleverk", &mut out);
    printer.out(&String::from_utf8_lossy(&out));
    Ok(Outcome::Done)
}
