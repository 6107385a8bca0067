//! Avtaleverk writes, checks and compares the governing documents of Norwegian inter-municipal cooperation.

pub mod agreement;
pub mod basis;
pub mod case;
pub mod clause;
pub mod cost;
pub mod diag;
pub mod document;
pub mod exit;
pub mod lang;
pub mod project;
pub mod quantity;
pub mod source;
pub mod text;
pub mod yaml;
