//! The clause library: what a document can be assembled from.
//! Enter at [`Library`]; [`template`] is the grammar of a clause's text, [`engine`] renders it, [`outline`] says what stands where.

pub mod check;
pub mod engine;
pub mod front;
mod library;
pub mod outline;
pub mod profile;
pub mod template;

pub use library::{Clause, Library};
