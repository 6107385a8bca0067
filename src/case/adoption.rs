//! What the councils have adopted, as it stands under `adopted/`: the record of every frozen version and each council's decision on it, as
//! typed values with places. Enter at [`Adopted::read_all`].

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::agreement::leaf::{Day, PartyId};
use crate::diag::{Finding, Findings};
use crate::lang::order::natural;
use crate::project::{Level, Project};
use crate::source::{Place, SourceId, Sources, Span, Spanned};
use crate::tr;

/// The fingerprint of bytes: SHA-256 in hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The control code people compare: the first eight characters of a fingerprint.
pub fn control_code(fingerprint: &str) -> String {
    fingerprint.chars().take(8).collect()
}

/// `adoption.yaml`: what was frozen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Record {
    /// The version of this format: 1.
    pub schema: u32,
    /// The version's name, such as `1.0`.
    pub version: Spanned<String>,
    /// The joint text's control code.
    pub code: Spanned<String>,
    /// The program it was made with.
    pub program: String,
    /// The day the law data was known until.
    pub law: Option<Spanned<Day>>,
    /// The parties' names by id, as they were.
    pub parties: BTreeMap<String, Spanned<String>>,
    /// The text fingerprint of each document.
    pub documents: BTreeMap<String, Spanned<String>>,
    /// The fingerprint of each file.
    pub files: BTreeMap<String, Spanned<String>>,
    /// The fingerprint of each clause.
    pub clauses: BTreeMap<String, Spanned<String>>,
    /// The fingerprint of the templates of each document type.
    pub templates: BTreeMap<String, Spanned<String>>,
}

/// `councils/<party>.yaml`: one council's decision.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilFile {
    /// The version of this format: 1.
    pub schema: u32,
    /// Whose council.
    pub party: Spanned<PartyId>,
    /// The body that decided, such as `kommunestyret`.
    pub body: Spanned<String>,
    /// The day of the decision.
    pub date: Spanned<Day>,
    /// The case number.
    pub case: Option<Spanned<String>>,
    /// The control code of the text it adopted, as printed on its paper.
    pub code: Spanned<String>,
    /// The file with the points it added of its own.
    pub local_points: Option<Spanned<String>>,
}

/// A frozen version with the councils' records of it.
#[derive(Debug, Clone)]
pub struct Adopted {
    /// The version's name: that of its folder.
    pub name: String,
    /// The folder from the project's root.
    pub dir: String,
    /// What was frozen.
    pub record: Record,
    /// Where that stands.
    pub source: SourceId,
    /// The councils' records, in the order of the parties' ids, each with its file.
    pub councils: Vec<(CouncilFile, SourceId)>,
    /// The frozen files that are no longer as they were.
    pub altered: Vec<Altered>,
}

/// A frozen file that is not what was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// Its name.
    pub file: String,
    /// It is not there at all.
    pub gone: bool,
}

impl Adopted {
    /// Every frozen version of an agreement, the oldest first by their names; what cannot be read is a finding.
    pub fn read_all(project: &Project, dir: &str, sources: &mut Sources, findings: &mut Findings) -> Vec<Self> {
        let root = if dir.is_empty() { "adopted".to_owned() } else { format!("{dir}/adopted") };
        let mut found: BTreeMap<String, Self> = BTreeMap::new();
        let files = project.list(&root, ".yaml", Level::Agreement, sources, findings);
        for file in files.iter().filter(|file| file.path.ends_with("/adoption.yaml")) {
            let Some(dir) = file.path.strip_suffix("/adoption.yaml") else { continue };
            let name = dir.rsplit('/').next().unwrap_or(dir).to_owned();
            match crate::yaml::read(file.source, sources.get(file.source)) {
                Ok(record) => {
                    let altered = altered(project, dir, &record);
                    let dir = dir.to_owned();
                    found.insert(name.clone(), Self { name, dir, record, source: file.source, councils: Vec::new(), altered });
                }
                Err(finding) => findings.add(*finding),
            }
        }
        for file in files.iter().filter(|file| file.path.contains("/councils/")) {
            let Some((dir, _)) = file.path.split_once("/councils/") else { continue };
            let name = dir.rsplit('/').next().unwrap_or(dir);
            let Some(adopted) = found.get_mut(name) else {
                findings.extend(
                    (!files.iter().any(|f| f.path == format!("{dir}/adoption.yaml"))).then(|| without_record(dir, file.source)),
                );
                continue;
            };
            match crate::yaml::read(file.source, sources.get(file.source)) {
                Ok(council) => adopted.councils.push((council, file.source)),
                Err(finding) => findings.add(*finding),
            }
        }
        let mut versions: Vec<Self> = found.into_values().collect();
        versions.sort_by_cached_key(|adopted| order(&adopted.name));
        versions
    }

    /// Has the council of a party adopted it?
    pub fn has_decided(&self, party: &str) -> bool {
        self.councils.iter().any(|(council, _)| council.party.value.0 == party)
    }
}

/// The frozen files that are gone or have other bytes than they had.
fn altered(project: &Project, dir: &str, record: &Record) -> Vec<Altered> {
    let writer = project.writer();
    let look = |(file, wanted): (&String, &Spanned<String>)| {
        let bytes = writer.current(&format!("{dir}/{file}"));
        let gone = bytes.is_none();
        let same = bytes.is_some_and(|bytes| is_as_frozen(&bytes, &wanted.value));
        (!same).then(|| Altered { file: file.clone(), gone })
    };
    record.files.iter().filter_map(look).collect()
}

/// Has the file the bytes it had? Line endings are the machine's: git on Windows may write its own in a text.
pub fn is_as_frozen(bytes: &[u8], wanted: &str) -> bool {
    fingerprint(bytes) == wanted
        || std::str::from_utf8(bytes)
            .is_ok_and(|text| text.contains("\r\n") && fingerprint(text.replace("\r\n", "\n").as_bytes()) == wanted)
}

/// What the versions of an agreement are ordered by: `1.10` is after `1.9`, and `1.0` after its draft `1.0-rc`.
pub fn order(name: &str) -> impl Ord + use<> {
    let (numbers, more) = name.split_once('-').map_or((name, None), |(numbers, more)| (numbers, Some(more)));
    (natural(numbers), more.is_none(), more.unwrap_or_default().to_owned())
}

/// A council's decision beside no frozen text: what it adopted cannot be told.
fn without_record(dir: &str, council: SourceId) -> Finding {
    Finding::error("frozen-file-missing", tr! { nb: "{dir}/adoption.yaml er borte, og vedtaket her hører ikke til noen tekst", nn: "{dir}/adoption.yaml er borte, og vedtaket her høyrer ikkje til nokon tekst", en: "{dir}/adoption.yaml is gone, and the decision here belongs to no text" })
        .at(Place { source: council, span: Span::default() })
        .why(tr! { nb: "filen sier hvilken tekst kommunestyrene vedtok", nn: "fila seier kva tekst kommunestyra vedtok", en: "the file says which text the councils adopted" })
        .todo(tr! { nb: "hent den tilbake, for eksempel med «git checkout -- {dir}/adoption.yaml»", nn: "hent ho tilbake, til dømes med «git checkout -- {dir}/adoption.yaml»", en: "bring it back, for instance with `git checkout -- {dir}/adoption.yaml`" })
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn versions_stand_in_the_order_of_their_numbers() {
        let mut names = vec!["1.10", "1.9", "2027", "1.0", "0.10", "1.0-utkast", "0.9", "1.0.1"];
        names.sort_by_cached_key(|name| order(name));
        assert_eq!(names, ["0.9", "0.10", "1.0-utkast", "1.0", "1.0.1", "1.9", "1.10", "2027"]);
    }
}
