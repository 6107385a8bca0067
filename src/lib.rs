//! Avtaleverk writes, checks and compares the governing documents of Norwegian inter-municipal cooperation.
//!
//! # The path data takes
//!
//! 1. **Read.** [`project`] finds the user's folder; [`yaml`] reads each file into typed values that keep their places:
//!    an [`agreement::Agreement`] and its [`case::Case`]s, gathered in [`resolve::Loaded`]. Faults of shape are [`diag::Finding`]s.
//! 2. **Load.** [`clause::Library`] reads clauses and templates, in bokmål and nynorsk, and checks every path, reference and term at load.
//!    [`law::Law`] is the law as dated data, every row with its [`basis::Basis`].
//! 3. **Resolve.** [`resolve::resolve`] works out what is the same in both languages: the form, the law date, every cost ([`cost`], over
//!    exact [`quantity`]s) and what stands where in each document. [`resolve::render`] makes the blocks of one language: each clause
//!    alone, then numbers, then references.
//! 4. **Check.** [`check::check`] runs the rules over the resolved agreement; [`resolve::coverage`] says which clause answers which
//!    letter of the law.
//! 5. **Assemble.** [`document::assemble`] gives the [`document::Document`], a tree that knows no output format, and its canonical text.
//! 6. **Write.** [`write`](mod@write) turns the tree into Markdown, HTML, JSON, Typst and PDF; [`lock`] remembers what it was made from.
//!
//! [`convert`] turns an agreement into a draft of another form, with what becomes of each old provision.
//!
//! [`cli`] is the command line around this; [`exit`] counts notices; [`lang`] holds everything Norwegian about numbers, dates and words;
//! [`text`] is Markdown before it is a document; [`source`] is where every place points.
//!
//! What is deliberately absent: only [`project`] and `write::pdf::program` touch files, clock or other programs; [`check`] and
//! [`write`](mod@write) do not know each other; no module below [`resolve`] knows a document type by name.

pub mod adopt;
pub mod agreement;
pub mod basis;
pub mod case;
pub mod check;
pub mod clause;
pub mod cli;
pub mod convert;
pub mod cost;
pub mod diag;
pub mod diff;
pub mod document;
pub mod exit;
pub mod lang;
pub mod law;
pub mod lock;
pub mod project;
pub mod quantity;
pub mod register;
pub mod resolve;
pub mod service;
pub mod source;
pub mod text;
pub mod write;
pub mod yaml;
