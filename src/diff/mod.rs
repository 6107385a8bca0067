//! What is different between two versions of a document: elements are matched by id, then by likeness, and only inside a matched
//! pair are words compared. Enter at [`redline`] for two documents; accept-all and reject-all are methods of the [`Redline`].

mod align;
mod blocks;
mod likeness;
mod line;
mod redline;
mod rows;
mod token;

#[cfg(test)]
mod tests;

pub use redline::{Redline, redline};
