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

/// A council's decision beside no frozen text: what it adopted cannot be told.
fn without_record(dir: &str, council: SourceId) -> Finding {
    Finding::error("frozen-file-missing", tr! { nb: "{dir}/adoption.yaml er borte, og vedtaket her hører ikke til noen tekst", nn: "{dir}/adoption.yaml er borte, og vedtaket her høyrer ikkje til nokon tekst", en: "{dir}/adoption.yaml is gone, and the decision here belongs to no text" })
        .at(Place { source: council, span: Span::default() })
        .why(tr! { nb: "filen sier hvilken tekst kommunestyrene vedtok", nn: "fila seier kva tekst kommunestyra vedtok", en: "the file says which text the councils adopted" })
        .todo(tr! { nb: "hent den tilbake, for eksempel med «git checkout -- {dir}/adoption.yaml»", nn: "hent ho tilbake, til dømes med «git checkout -- {dir}/adoption.yaml»", en: "bring it back, for instance with `git checkout -- {dir}/adoption.yaml`" })
}
