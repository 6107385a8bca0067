//! `lock.yaml`: what an agreement's text was made from, so that a later reader can tell an edit from a new library.
//! Written by `build`; enter at [`text`] and, to read one, at [`Lock::read`].

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use crate::resolve::{Resolved, What};

/// A lock as read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Lock {
    /// The program's version.
    pub program: String,
    /// The day the law data were read as of.
    pub law: String,
    /// The fingerprints of the clauses, by id.
    pub clauses: BTreeMap<String, String>,
    /// The fingerprints of the templates, by document type, and of profiles as `profiles/<id>`.
    pub templates: BTreeMap<String, String>,
    /// The text fingerprints of the documents, by file name without ending.
    pub documents: BTreeMap<String, String>,
}

impl Lock {
    /// Reads a lock; none when it is none.
    pub fn read(text: &str) -> Option<Self> {
        serde_saphyr::from_str(text).ok()
    }

    /// Was the text made by another program, under other law data, or from other clauses or templates than an agreement is made from now? If not, a
    /// text that differs comes of data that were changed and not built.
    pub fn is_of_another_library(&self, resolved: &Resolved<'_>) -> bool {
        let clause =
            |(id, fingerprint): (&String, &String)| resolved.library.clause(id).is_none_or(|c| c.fingerprint != *fingerprint);
        let now = templates(resolved);
        let template = |(id, fingerprint): (&String, &String)| now.get(id).is_some_and(|is| is != fingerprint);
        self.program != env!("CARGO_PKG_VERSION")
            || self.law != resolved.law.known_until.to_string()
            || self.clauses.iter().any(clause)
            || self.templates.iter().any(template)
    }
}

/// The fingerprints of the templates an agreement is made from, by document type, and of its parties' profiles.
pub fn templates(resolved: &Resolved<'_>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for placed in &resolved.documents {
        out.entry(placed.kind.id.clone())
            .or_insert_with(|| resolved.library.template_fingerprint(&placed.kind.id, resolved.form_id()));
        let party = placed.profile.and(placed.party).and_then(|id| resolved.loaded.party(id));
        let profile = party.and_then(|party| party.profile.as_ref()).map(|profile| &profile.value.0);
        if let Some((id, print)) = profile.and_then(|id| Some((id, resolved.library.profile_fingerprint(id)?))) {
            out.insert(format!("profiles/{id}"), print.to_owned());
        }
    }
    out
}

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
    out.push_str("templates:\n");
    for (id, fingerprint) in templates(resolved) {
        let _ = writeln!(out, "  {id}: \"{fingerprint}\"");
    }
    out.push_str("documents:\n");
    for (name, fingerprint) in documents {
        let _ = writeln!(out, "  {name}: \"{fingerprint}\"");
    }
    out
}
