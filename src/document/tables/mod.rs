//! Tables made in Rust.

/// Every table a clause may name.
pub const IDS: &[&str] = &[
    "parties", "shares", "members", "board-members", "deposits", "keys", "registers", "costs", "cost-lines", "series", "powers", "services",
    "priorities", "extras", "assumptions", "open-questions", "case-head", "case-process", "case-costs", "case-series", "alternatives",
    "attachments", "other-documents",
];
