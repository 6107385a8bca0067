//! A version as files: the text in every form that can be read or compared, and a record of what it was made from.
//! Enter at [`freeze`].

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{control_code, fingerprint};
use crate::diff::Version;
use crate::document::canonical;
use crate::resolve::{Resolved, What};
use crate::write::md;

/// A frozen version: its files by name, ready to be written under `adopted/<version>/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freeze {
    /// The joint text's control code.
    pub code: String,
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A text that was not made here: a PDF or a Word file the councils adopted.
#[derive(Debug, Clone, Copy)]
pub struct Foreign<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Freezes the joint documents of a version, or a foreign text in their place. The same input gives the same bytes.
pub fn freeze(resolved: &Resolved<'_>, version: &Version, name: &str, foreign: Option<Foreign<'_>>) -> Freeze {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut documents = BTreeMap::new();
    match foreign {
        Some(foreign) => {
            documents.insert(foreign.name.to_owned(), fingerprint(foreign.bytes));
            files.insert(foreign.name.to_owned(), foreign.bytes.to_vec());
        }
        None => {
            for (stem, document) in &version.documents {
                documents.insert(stem.clone(), canonical::fingerprint(document));
                files.insert(format!("{stem}.md"), md::write(document).into_bytes());
                files.insert(format!("{stem}.txt"), canonical::text(document).into_bytes());
            }
        }
    }
    // What stands in a foreign text is not known here: only its values are compared.
    let kept =
        Version { documents: if foreign.is_some() { BTreeMap::new() } else { version.documents.clone() }, ..version.clone() };
    let data = serde_json::to_string_pretty(&kept).unwrap_or_default();
    files.insert("version.json".to_owned(), format!("{data}\n").into_bytes());
    let code = joint_code(&documents);
    let record = record(resolved, name, &code, &documents, &files);
    files.insert("adoption.yaml".to_owned(), record.into_bytes());
    Freeze { code, files }
}

/// The control code of the joint text: of the one document where there is one, else of all their fingerprints in name order.
pub fn joint_code(documents: &BTreeMap<String, String>) -> String {
    let mut prints = documents.values();
    match (prints.next(), prints.next()) {
        (Some(only), None) => control_code(only),
        _ => {
            let all: String = documents.iter().map(|(name, print)| format!("{name}\t{print}\n")).collect();
            control_code(&fingerprint(all.as_bytes()))
        }
    }
}

fn record(
    resolved: &Resolved<'_>,
    name: &str,
    code: &str,
    documents: &BTreeMap<String, String>,
    files: &BTreeMap<String, Vec<u8>>,
) -> String {
    let mut clauses: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in resolved.documents.iter().filter(|d| d.case.is_none()).flat_map(|d| d.entries()) {
        if let What::Clause { clause, .. } = &entry.what {
            clauses.insert(clause.id(), &clause.fingerprint);
        }
    }
    let mut out = String::from(
        "# Laget av avtaleverk adopt: den frosne teksten og hva den er satt sammen av. Skal ikke endres for hånd.\nschema: 1\n",
    );
    // Writing to a String cannot fail.
    let _ = writeln!(out, "version: {name:?}\ncode: {code:?}");
    let _ = writeln!(out, "program: {:?}\nlaw: {}", env!("CARGO_PKG_VERSION"), resolved.law.known_until);
    let mut map = |key: &str, entries: &mut dyn Iterator<Item = (String, String)>| {
        let _ = writeln!(out, "{key}:");
        for (name, print) in entries {
            let _ = writeln!(out, "  {name:?}: {print:?}");
        }
    };
    map(
        "parties",
        &mut resolved
            .loaded
            .agreement
            .parties
            .iter()
            .map(|party| (party.id.0.clone(), resolved.loaded.party_name(&party.id.0, crate::lang::Lang::Nb))),
    );
    map("documents", &mut documents.iter().map(|(name, print)| (name.clone(), print.clone())));
    map("files", &mut files.iter().map(|(name, bytes)| (name.clone(), fingerprint(bytes))));
    if !clauses.is_empty() {
        map("clauses", &mut clauses.iter().map(|(id, print)| ((*id).to_owned(), (*print).to_owned())));
    }
    let joint = resolved.documents.iter().filter(|d| d.is_joint());
    let joint: std::collections::BTreeSet<&str> = joint.map(|d| d.kind.id.as_str()).collect();
    map("templates", &mut crate::lock::templates(resolved).into_iter().filter(|(id, _)| joint.contains(id.as_str())));
    out
}

/// One council's record as a file: `councils/<party>.yaml`.
pub fn council_file(council: &super::Council) -> String {
    let mut out = String::from("# Laget av avtaleverk adopt: ett kommunestyres vedtak om denne teksten.\nschema: 1\n");
    let _ = writeln!(out, "party: {}\nbody: {:?}\ndate: {}", council.party, council.body, council.date);
    if let Some(case) = &council.case {
        let _ = writeln!(out, "case: {case:?}");
    }
    let _ = writeln!(out, "code: {:?}", council.code);
    if let Some(points) = &council.local_points {
        let _ = writeln!(out, "local_points: {points:?}");
    }
    out
}
