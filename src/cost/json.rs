//! Cost tables as JSON, `avtaleverk.cost/1`: money in kroner with two decimals, shares as fractions, both as strings.

use serde::Serialize;

use super::{CostPart, CostTable, CostYear};
use crate::quantity::Step;

/// The name of the shape.
pub const SCHEMA: &str = "avtaleverk.cost/1";

/// The cost tables of one agreement, as they are written.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'a> {
    schema: &'static str,
    agreement: &'a str,
    costs: Vec<CostOut<'a>>,
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

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum StepOut<'a> {
    Equal { weight: String, parties: usize, share: String },
    Register { weight: String, register: &'a str, own: String, total: String, share: String },
    Fixed { weight: String, fixed: String, share: String },
    Share { share: String },
    Exact { total: String, share: String, exact: String },
    Rounded { unit: String, amount: String, got_residue: bool },
}

/// The tables in the shape they are written in.
pub fn report<'a>(agreement: &'a str, tables: &'a [CostTable]) -> Report<'a> {
    let year = |year: &'a CostYear| YearOut {
        year: year.year,
        total: year.total.to_string(),
        parts: year.parts.iter().map(part_out).collect(),
    };
    let cost = |table: &'a CostTable| CostOut { id: &table.cost, years: table.years.iter().map(year).collect() };
    Report { schema: SCHEMA, agreement, costs: tables.iter().map(cost).collect() }
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

fn step_out(step: &Step) -> StepOut<'_> {
    match step {
        Step::Equal { weight, parties, share } => {
            StepOut::Equal { weight: weight.to_string(), parties: *parties, share: share.to_string() }
        }
        Step::ByRegister { weight, register, own, total, share } => StepOut::Register {
            weight: weight.to_string(),
            register,
            own: own.to_string(),
            total: total.to_string(),
            share: share.to_string(),
        },
        Step::Fixed { weight, fixed, share } => {
            StepOut::Fixed { weight: weight.to_string(), fixed: fixed.to_string(), share: share.to_string() }
        }
        Step::Share { share } => StepOut::Share { share: share.to_string() },
        Step::Exact { total, share, exact } => {
            StepOut::Exact { total: total.to_string(), share: share.to_string(), exact: exact.to_string() }
        }
        Step::Rounded { unit, amount, got_residue } => {
            StepOut::Rounded { unit: unit.to_string(), amount: amount.to_string(), got_residue: *got_residue }
        }
    }
}
