//! Avtaleverk writes, checks and compares the governing documents of Norwegian inter-municipal cooperation.

pub mod agreement;
pub mod basis;
pub mod case;
pub mod check;
pub mod clause;
pub mod cli;
pub mod cost;
pub mod diag;
pub mod document;
pub mod exit;
pub mod lang;
pub mod law;
pub mod lock;
pub mod project;
pub mod quantity;
pub mod resolve;
pub mod source;
pub mod text;
pub mod write;
pub mod yaml;
