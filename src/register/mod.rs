//! Registers from files: a table from SSB (CSV or JSON-stat2) or one's own CSV becomes one number per party.
//! Pure: is given the text of the file. Enter at [`read`].

mod csv;
mod fault;
mod json_stat;
mod table;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

pub use fault::Fault;

use crate::quantity::Ratio;
use crate::source::Span;

/// What of a file is asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The SSB table the file should be of.
    pub table: Option<String>,
    /// The column, or what is counted.
    pub column: Option<String>,
    /// The period: `2026`, `2026K1`.
    pub period: Option<String>,
    /// The parties, in the order of the agreement.
    pub parties: Vec<Who>,
}

/// How a party may be named in a file.
#[derive(Debug, Clone, Default)]
pub struct Who {
    /// Its id.
    pub id: String,
    /// Its municipality number.
    pub number: Option<String>,
    /// Its names.
    pub names: Vec<String>,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Each party's number.
    pub values: BTreeMap<String, Ratio>,
    /// The SSB table, where the file names one.
    pub table: Option<String>,
    /// The period read, where the file names one.
    pub period: Option<String>,
    /// The first eight characters of the file's fingerprint.
    pub code: String,
}

/// A cell of a file: its text and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Cell {
    text: String,
    /// What the text stands for, where the file says both a code and its name.
    name: Option<String>,
    span: Span,
}

/// A file as rows under heads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Grid {
    /// What stands above the heads.
    title: String,
    heads: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
}

/// Reads the numbers of the parties from the text of a file; by its name it is JSON-stat2 or CSV.
///
/// # Errors
/// Every fault of the file, with its place.
pub fn read(path: &str, text: &str, asked: &Asked) -> Result<Found, Vec<Fault>> {
    let json = path.to_lowercase().ends_with(".json") || text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    let grid = if json { json_stat::grid(text) } else { csv::grid(text) }.map_err(|fault| vec![fault])?;
    let (values, table, period) = table::numbers(&grid, asked)?;
    let code = Sha256::digest(text.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    Ok(Found { values, table, period, code })
}

#[cfg(test)]
mod tests;
