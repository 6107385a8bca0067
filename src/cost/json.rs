//! Cost tables as JSON, `avtaleverk.cost/1`: money in kroner with two decimals, shares as fractions, both as strings.

use serde::Serialize;

use super::compare::{AroundOut, SideBySide, SideOut, around_out, side_out};
use super::step_json::{StepOut, step_out};
use super::{CostPart, CostTable, CostYear};
use crate::quantity::Ratio;

/// The name of the shape.
pub const SCHEMA: &str = "avtaleverk.cost/1";

/// The cost tables of one agreement, as they are written.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'a> {
    schema: &'static str,
    agreement: &'a str,
    costs: Vec<CostOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comparisons: Vec<SideOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sensitivity: Vec<AroundOut<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct CostOut<'a> {
    id: &'a str,
    years: Vec<YearOut<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct YearOut<'a> {
    year: i16,
    total: String,
    parts: Vec<PartOut<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct PartOut<'a> {
    party: &'a str,
    share: String,
    amount: String,
    steps: Vec<StepOut<'a>>,
}

/// The tables in the shape they are written in.
pub fn report<'a>(agreement: &'a str, tables: &'a [CostTable]) -> Report<'a> {
    let year = |year: &'a CostYear| YearOut {
        year: year.year,
        total: year.total.to_string(),
        parts: year.parts.iter().map(part_out).collect(),
    };
    let cost = |table: &'a CostTable| CostOut { id: &table.cost, years: table.years.iter().map(year).collect() };
    Report {
        schema: SCHEMA,
        agreement,
        costs: tables.iter().map(cost).collect(),
        comparisons: Vec::new(),
        sensitivity: Vec::new(),
    }
}

/// The tables with comparisons beside them, each with the id of its cost.
pub fn report_with<'a>(agreement: &'a str, tables: &'a [CostTable], sides: &'a [(String, SideBySide)]) -> Report<'a> {
    Report { comparisons: sides.iter().map(|(cost, side)| side_out(cost, side)).collect(), ..report(agreement, tables) }
}

impl<'a> Report<'a> {
    /// Adds each of the tables with its amounts lower and higher by a share of themselves, as [`super::sensitivity`] gives them.
    pub fn with_sensitivity(mut self, tables: &'a [CostTable], around: &'a [[CostTable; 2]], by: &Ratio) -> Self {
        self.sensitivity = tables.iter().zip(around).map(|(table, around)| around_out(table, around, by)).collect();
        self
    }
}

/// The tables as JSON text, indented, with a newline at the end.
///
/// # Errors
/// Never for these types; serde_json's signature has it.
pub fn json(agreement: &str, tables: &[CostTable]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&report(agreement, tables)).map(|text| text + "\n")
}

fn part_out(part: &CostPart) -> PartOut<'_> {
    PartOut {
        party: &part.party,
        share: part.share.to_string(),
        amount: part.amount.to_string(),
        steps: part.figure.steps.iter().map(step_out).collect(),
    }
}
