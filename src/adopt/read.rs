//! What a record of a frozen version holds beside itself: the version as data, and a council's decision before it is written.

use crate::case::adoption::Adopted;
use crate::diff::Version;
use crate::project::Project;
use crate::quantity::Date;

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

impl Adopted {
    /// The version as data, as it was frozen.
    pub fn version(&self, project: &Project) -> Option<Version> {
        let bytes = project.writer().current(&format!("{}/version.json", self.dir))?;
        serde_json::from_slice(&bytes).ok()
    }
}
