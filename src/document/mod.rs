//! The whole of one document: its tree, the tables made for it, and the canonical text its fingerprint is made of.
//! Enter at [`Document`].

pub mod tables;
pub mod tree;

pub use tree::Document;
