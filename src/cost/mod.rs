//! Who pays what: a key's exact shares, a cost split by them year by year, and the working of every amount.
//! Pure: reads the typed agreement, knows no language of documents and no files.
//! Enter at [`cost_table`]; [`Changes`] is the what-if.

mod changes;
mod compare;
mod csv;
mod error;
mod json;
mod key;
mod layout;
mod limits;
mod lines;
mod part;
mod plan;
mod register;
mod step_json;
mod step_words;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod working;
mod year;

pub use changes::{Change, ChangeError, Changes};
pub use compare::{
    Change as PartyChange, SideBySide, SideRow, before_and_after, counted_on, per_inhabitant, sensitivity, side_by_side,
    without_agreed,
};
pub use csv::csv;
pub use error::CostError;
pub use json::{Report, SCHEMA, json, report, report_with};
pub use key::{EQUAL, FIXED, KeyShares, LIABILITY, OWNERSHIP, PartyShare, key_faults, key_shares, key_shares_in};
pub use layout::{Has, LaidPart, Layout, Own, layout, limits, number_paths};
pub use lines::Lines;
pub use register::years_without_numbers;
pub use step_words::{measure, step};
pub use table::{CostPart, CostTable, CostYear, cost_table};
pub use working::Regime;
