//! The whole of one document: its tree, the tables made for it, and the canonical text its fingerprint is made of.
//! Enter at [`assemble`]; the writers take it from there.

mod assemble;
pub mod canonical;
pub mod chart;
pub mod tables;
pub mod tree;
pub mod workbook;

pub use assemble::{SCHEMA, assemble};
pub use tree::Document;
