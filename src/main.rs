//! The program: reads the command line and says how it ended.

use std::process::ExitCode;

fn main() -> ExitCode {
    avtaleverk::cli::run()
}
