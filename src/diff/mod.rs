//! What is different between two versions of a document: elements are matched by id, then by likeness, and only inside a matched
//! pair are words compared. Enter at [`redline`] for two documents (accept-all and reject-all are methods of the [`Redline`]), and at
//! [`changes`] for two [`Version`]s of an agreement.

mod align;
mod blocks;
mod cause;
mod changes;
mod decide;
mod effect;
mod json;
mod likeness;
mod line;
mod moved;
mod party;
mod printed;
mod recover;
mod redline;
mod report;
mod rows;
mod token;
mod told;
mod topics;
mod version;
mod walk;
mod whole;
mod words_of;

#[cfg(test)]
mod tests;

pub use changes::{
    Because, Changes, DocumentChanges, Follows, Item, ItemKind, PartyChange, ReadText, RequirementChange, ValueChange, changes,
};
pub use decide::DecidedBy;
pub use effect::{About, AmountEffect, Effect, ValueEffect};
pub use json::{SCHEMA as JSON_SCHEMA, json};
pub use recover::recover;
pub use redline::{Redline, redline};
pub use report::{Names, report};
pub use version::{Amount, SCHEMA as VERSION_SCHEMA, Said, Version};
pub use walk::Consequence;
pub use whole::whole;
