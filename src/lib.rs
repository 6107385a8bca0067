//! Avtaleverk writes, checks and compares the governing documents of Norwegian inter-municipal cooperation.

pub mod agreement;
pub mod case;
pub mod cost;
pub mod diag;
pub mod document;
pub mod exit;
pub mod lang;
pub mod quantity;
pub mod source;
