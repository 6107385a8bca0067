//! Cost tables as rows `cost;year;party;share;amount`, for a spreadsheet or a script.

use super::CostTable;

/// The rows, a heading first, lines ended by `\n`. Shares are fractions and amounts have a decimal point, as in the JSON.
///
/// Nothing needs quoting: ids are letters, digits and hyphens. A cost without a key has no rows.
pub fn csv(tables: &[CostTable]) -> String {
    let mut rows = String::from("cost;year;party;share;amount\n");
    for table in tables {
        for year in &table.years {
            for part in &year.parts {
                rows += &format!("{};{};{};{};{}\n", table.cost, year.year, part.party, part.share, part.amount);
            }
        }
    }
    rows
}
