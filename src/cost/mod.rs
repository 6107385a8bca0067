//! Who pays what: a key's exact shares, a cost split by them year by year, and the working of every amount.
//! Pure: reads the typed agreement, knows no language of documents and no files.
//! Enter at [`cost_table`]; [`Changes`] is the what-if.

mod changes;
mod csv;
mod error;
mod json;
mod key;
mod lines;
mod table;
#[cfg(test)]
mod tests;

pub use changes::{Change, ChangeError, Changes};
pub use csv::csv;
pub use error::CostError;
pub use json::{Report, SCHEMA, json, report};
pub use key::{KeyShares, LIABILITY, OWNERSHIP, PartyShare, key_faults, key_shares};
pub use lines::Lines;
pub use table::{CostPart, CostTable, CostYear, cost_table};
