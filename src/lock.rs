//! `lock.yaml`: what an agreement's text was made from, so that a later reader can tell an edit from a new library.
//! Written by `build`; enter at [`text`].

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::resolve::{Resolved, What};

/// The lock of a resolved agreement. `documents` is the text fingerprint of every document by file name.
pub fn text(resolved: &Resolved<'_>, documents: &BTreeMap<String, String>) -> String {
    let mut clauses: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in resolved.documents.iter().flat_map(|d| d.entries()) {
        if let What::Clause { clause, .. } = &entry.what {
            clauses.insert(clause.id(), &clause.fingerprint);
        }
    }
    let mut out =
        String::from("# Laget av avtaleverk build: hva teksten er satt sammen av. Skal ikke endres for hånd.\nschema: 1\n");
    // Writing to a String cannot fail.
    let _ = writeln!(out, "program: \"{}\"", env!("CARGO_PKG_VERSION"));
    let _ = writeln!(out, "law: {}", resolved.law.known_until);
    out.push_str("clauses:\n");
    for (id, fingerprint) in clauses {
        let _ = writeln!(out, "  {id}: \"{fingerprint}\"");
    }
    out.push_str("documents:\n");
    for (name, fingerprint) in documents {
        let _ = writeln!(out, "  {name}: \"{fingerprint}\"");
    }
    out
}
