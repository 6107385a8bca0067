//! avtaleverk.yaml: what holds for the whole folder. Every key may be left out.

use schemars::JsonSchema;
use serde::Deserialize;

/// The settings of a folder.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The version of this format: 1.
    pub schema: u32,
    /// Where documents go; `out` when left out.
    pub out: Option<String>,
    /// How PDF is made.
    pub pdf: PdfSettings,
}

/// How PDF is made.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PdfSettings {
    /// A program with Typst's command line, instead of the embedded compiler.
    pub program: Option<String>,
    /// How many seconds that program may take for one document; 60 when left out.
    pub seconds: Option<u32>,
}
