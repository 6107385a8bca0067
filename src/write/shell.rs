//! The house style as files: the skeleton and style sheet of the web page, the Typst program, and the colours and measures both share.
//! Enter at [`Shell::embedded`] or, for a folder's own files, [`Shell::new`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// Everything of `templates/_shell/`, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Shell {
    /// `page.html`: the skeleton of the web page.
    pub page: String,
    /// `style.css`: set into the page.
    pub css: String,
    /// `style.typ`: the program that sets the PDF.
    pub typ: String,
    /// `style.yaml`: colours and measures.
    pub house: House,
}

impl Shell {
    /// The shell from the texts of its four files, `style.yaml` last.
    pub fn new(page: &str, css: &str, typ: &str, house: &str) -> Result<Self, ShellError> {
        Ok(Self { page: page.to_owned(), css: css.to_owned(), typ: typ.to_owned(), house: House::parse(house)? })
    }

    /// The shell inside the program.
    pub fn embedded() -> Result<Self, ShellError> {
        Self::new(PAGE, CSS, TYP, HOUSE)
    }

    /// The house style as the Typst program reads it.
    pub fn house_json(&self) -> String {
        serde_json::to_string(&self.house).unwrap_or_else(|_| "{}".to_owned())
    }
}

/// `page.html` inside the program.
pub const PAGE: &str = include_str!("../../templates/_shell/page.html");
/// `style.css` inside the program.
pub const CSS: &str = include_str!("../../templates/_shell/style.css");
/// `style.typ` inside the program.
pub const TYP: &str = include_str!("../../templates/_shell/style.typ");
/// `style.yaml` inside the program.
pub const HOUSE: &str = include_str!("../../templates/_shell/style.yaml");

/// `style.yaml`: what every paper of the folder looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    /// The version of this shape, 1.
    pub schema: u32,
    /// The font of the text.
    pub font: Font,
    /// The sheet.
    pub page: Page,
    /// The three fields of the page header.
    pub header: Line,
    /// The three fields of the page footer.
    pub footer: Line,
    /// The document types that are set closely, without a margin for numbers: papers that must be short.
    #[serde(default)]
    pub compact: Vec<String>,
    /// Colours, `#rrggbb`.
    pub colour: Colours,
}

/// The font of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Font {
    /// A family inside the program.
    pub text: String,
    /// In points.
    pub size: f64,
}

/// The sheet: measures in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// A name Typst knows, such as `a4`.
    pub paper: String,
    /// From the upper edge to the text.
    pub top: f64,
    /// From the text to the lower edge.
    pub bottom: f64,
    /// From the left edge to the text.
    pub left: f64,
    /// From the text to the right edge.
    pub right: f64,
    /// How far numbers, tables, header and footer reach out to the left of the text.
    pub hang: f64,
}

/// The three fields of a header or footer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// To the left.
    pub left: Field,
    /// In the middle.
    pub centre: Field,
    /// To the right.
    pub right: Field,
}

/// What a field of a header or footer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Nothing.
    None,
    /// The left part of the header the document names.
    HeaderLeft,
    /// The right part.
    HeaderRight,
    /// The title.
    Title,
    /// What the title is about.
    Subtitle,
    /// The document date.
    Date,
    /// The footer the document names.
    Footer,
    /// The control code.
    ControlCode,
    /// «Side 2 av 13».
    Page,
}

/// The colours, `#rrggbb` each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The text.
    pub ink: String,
    /// Header, footer, remarks.
    pub quiet: String,
    /// Headings, numbers, links.
    pub accent: String,
    /// Lines.
    pub rule: String,
    /// Behind notes and one's own row.
    pub tint: String,
    /// Marks every page carries.
    pub alert: String,
    /// What is not decided.
    pub open: String,
    /// Behind what is not decided.
    pub open_tint: String,
    /// The draft mark across the page.
    pub watermark: String,
}

impl Colours {
    /// Names and values, in the order of the file.
    pub fn list(&self) -> [(&'static str, &str); 9] {
        [
            ("ink", &self.ink),
            ("quiet", &self.quiet),
            ("accent", &self.accent),
            ("rule", &self.rule),
            ("tint", &self.tint),
            ("alert", &self.alert),
            ("open", &self.open),
            ("open_tint", &self.open_tint),
            ("watermark", &self.watermark),
        ]
    }
}

/// Why a `style.yaml` cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShellError {
    /// Line and column, from 1, where they are known.
    pub place: Option<(u64, u64)>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for ShellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{line}:{column}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ShellError {}

impl House {
    /// Reads and checks `style.yaml`.
    pub fn parse(text: &str) -> Result<Self, ShellError> {
        let house: House = serde_saphyr::from_str(text).map_err(|error| ShellError {
            place: error.location().map(|at| (at.line(), at.column())),
            message: error.to_string(),
        })?;
        house.check()?;
        Ok(house)
    }

    fn check(&self) -> Result<(), ShellError> {
        let wrong = |message: String| Err(ShellError { place: None, message });
        if self.schema != 1 {
            return wrong(format!("schema: {}: 1", self.schema));
        }
        for (name, value) in self.colour.list() {
            let hex = value.strip_prefix('#').unwrap_or_default();
            if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
                return wrong(format!("colour.{name}: {value}: #rrggbb"));
            }
        }
        let Page { top, bottom, left, right, hang, .. } = self.page;
        for (name, value, low, high) in [
            ("font.size", self.font.size, 7.0, 20.0),
            ("page.top", top, 10.0, 90.0),
            ("page.bottom", bottom, 10.0, 90.0),
            ("page.left", left, 10.0, 90.0),
            ("page.right", right, 10.0, 90.0),
            ("page.hang", hang, 0.0, left),
        ] {
            if !(low..=high).contains(&value) {
                return wrong(format!("{name}: {value}: {low}–{high}"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_shell_is_sound() {
        let shell = Shell::embedded().unwrap();
        assert_eq!(shell.house.font.text, "Libertinus Serif");
        assert!(shell.house_json().contains(r##""accent":"#"##));
    }

    #[test]
    fn a_wrong_house_style_is_refused_with_its_place() {
        let error = House::parse(&HOUSE.replace("hang:", "hangs:")).unwrap_err();
        assert!(error.place.is_some(), "{error}");
        let error = House::parse(&HOUSE.replace("\"#1b2428\"", "\"red; } body { display: none\"")).unwrap_err();
        assert_eq!(error.message, "colour.ink: red; } body { display: none: #rrggbb");
        assert!(House::parse(&HOUSE.replace("hang: 23", "hang: 60")).is_err());
    }
}
