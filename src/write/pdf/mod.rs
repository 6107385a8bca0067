//! PDF behind one seam: a [`PdfJob`] goes in, the bytes of a tagged PDF/A-2a and PDF/UA-1 file or [`PdfMessage`]s come out.
//! Two engines give the same bytes for the same version and fonts: `embedded` (feature `pdf`) and [`program`].

#[cfg(feature = "pdf")]
pub mod embedded;
pub mod program;

#[cfg(test)]
mod tests;

/// One document to set.
#[derive(Debug, Clone, Copy)]
pub struct PdfJob<'a> {
    /// The document, as [`super::json::write`] gives it.
    pub json: &'a str,
    /// The program that sets it, `style.typ`.
    pub style: &'a str,
    /// The house style as JSON, as [`super::Shell::house_json`] gives it.
    pub house: &'a str,
    /// Seconds since 1970, for a document without a date of its own. PDF/A asks for a date, so without both it is 1970-01-01.
    pub timestamp: Option<i64>,
}

/// Something an engine has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfMessage {
    /// Whether it stopped the work.
    pub error: bool,
    /// The file it speaks of, such as `style.typ`, if any.
    pub file: Option<String>,
    /// Line and column in it, from 1.
    pub place: Option<(usize, usize)>,
    /// What is wrong, in the words of the engine.
    pub message: String,
    /// What may help.
    pub hints: Vec<String>,
}

impl PdfMessage {
    /// A message without a place.
    pub(crate) fn plain(message: impl Into<String>) -> Self {
        Self { error: true, file: None, place: None, message: message.into(), hints: Vec::new() }
    }
}

impl std::fmt::Display for PdfMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}:")?;
        }
        if let Some((line, column)) = self.place {
            write!(f, "{line}:{column}:")?;
        }
        if self.file.is_some() || self.place.is_some() {
            f.write_str(" ")?;
        }
        f.write_str(&self.message)
    }
}

/// The program both engines start from. The data lies beside it, and no word of a user is in it.
const MAIN: &str = "#import \"style.typ\": show-document\n#show-document(json(\"data.json\"), json(\"house.json\"))\n";
/// The four files of a job, by the names both engines give them.
const FILES: [&str; 4] = ["main.typ", "style.typ", "data.json", "house.json"];

impl<'a> PdfJob<'a> {
    /// The texts of [`FILES`].
    fn texts(&self) -> [&'a str; 4] {
        [MAIN, self.style, self.json, self.house]
    }
}
