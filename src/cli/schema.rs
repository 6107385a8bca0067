//! `schema`: the shape of a kind of file, for editors.

use super::args::{self, SchemaKind};
use super::print::Printer;
use super::{Failure, Outcome};
use crate::agreement::schema;
use crate::clause::front::Front;
use crate::clause::outline::OutlineFile;
use crate::clause::profile::Profile;
use crate::project::settings::Settings;

/// Prints the JSON Schema.
pub(super) fn run(command: &args::Schema, printer: &Printer) -> Result<Outcome, Failure> {
    let value = match command.kind {
        SchemaKind::Agreement => schema::json("agreement").unwrap_or_default(),
        SchemaKind::Case => schema::json("case").unwrap_or_default(),
        SchemaKind::Clause => schemars::schema_for!(Front).to_value(),
        SchemaKind::Document => schemars::schema_for!(OutlineFile).to_value(),
        SchemaKind::Profile => schemars::schema_for!(Profile).to_value(),
        SchemaKind::Settings => schemars::schema_for!(Settings).to_value(),
    };
    printer.out(&serde_json::to_string_pretty(&value).unwrap_or_default());
    Ok(Outcome::Done)
}
