//! The frozen versions as they stand on disk.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::agreement::leaf::{Day, PartyId};
use crate::diag::Findings;
use crate::diff::Version;
use crate::project::{Level, Project};
use crate::quantity::Date;
use crate::source::{SourceId, Sources, Spanned};

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

/// One council's decision, as values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Whose council.
    pub party: String,
    /// The body that decided.
    pub body: String,
    /// The day of the decision.
    pub date: Date,
    /// The case number.
    pub case: Option<String>,
    /// The control code of the text it adopted.
    pub code: String,
    /// The file with the points it added of its own.
    pub local_points: Option<String>,
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
}

impl Adopted {
    /// Every frozen version of an agreement, in the order of their names, numbers by their size: 0.9 before 0.10. What cannot be read is
    /// a finding.
    pub fn read_all(project: &Project, dir: &str, sources: &mut Sources, findings: &mut Findings) -> Vec<Self> {
        let root = if dir.is_empty() { "adopted".to_owned() } else { format!("{dir}/adopted") };
        let mut found: BTreeMap<String, Self> = BTreeMap::new();
        let files = project.list(&root, ".yaml", Level::Agreement, sources, findings);
        for file in files.iter().filter(|file| file.path.ends_with("/adoption.yaml")) {
            let Some(dir) = file.path.strip_suffix("/adoption.yaml") else { continue };
            let name = dir.rsplit('/').next().unwrap_or(dir).to_owned();
            match crate::yaml::read(file.source, sources.get(file.source)) {
                Ok(record) => {
                    let adopted =
                        Self { name: name.clone(), dir: dir.to_owned(), record, source: file.source, councils: Vec::new() };
                    found.insert(name, adopted);
                }
                Err(finding) => findings.add(*finding),
            }
        }
        for file in files.iter().filter(|file| file.path.contains("/councils/")) {
            let Some((dir, _)) = file.path.split_once("/councils/") else { continue };
            let name = dir.rsplit('/').next().unwrap_or(dir);
            let Some(adopted) = found.get_mut(name) else { continue };
            match crate::yaml::read(file.source, sources.get(file.source)) {
                Ok(council) => adopted.councils.push((council, file.source)),
                Err(finding) => findings.add(*finding),
            }
        }
        let mut all: Vec<Self> = found.into_values().collect();
        all.sort_by_cached_key(|adopted| order(&adopted.name));
        all
    }

    /// The version as data, as it was frozen.
    pub fn version(&self, project: &Project) -> Option<Version> {
        let bytes = project.writer().current(&format!("{}/version.json", self.dir))?;
        serde_json::from_slice(&bytes).ok()
    }
}

/// What a version's name is ordered by: `1.10` is after `1.9`, and `1.0` after its draft `1.0-rc`.
fn order(name: &str) -> (Vec<(u64, String)>, bool, String) {
    let (numbers, more) = name.split_once('-').map_or((name, None), |(numbers, more)| (numbers, Some(more)));
    let part = |part: &str| {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        (number.parse().unwrap_or(0), rest.to_owned())
    };
    (numbers.split('.').map(part).collect(), more.is_none(), more.unwrap_or_default().to_owned())
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
