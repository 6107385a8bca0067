//! Writers: one [`Document`] to text, a page, a PDF or data. Each is a walk over the tree and knows nothing of agreements or law.
//!
//! | writer | gives | made with |
//! |---|---|---|
//! | [`md`] | Markdown, one sentence a line, an anchor an element | nothing but the tree |
//! | [`html`] | one HTML file that needs nothing beside it | `page.html`, `style.css` and the house colours of a [`Shell`] |
//! | [`json`] | the tree itself, `avtaleverk.document/1` | nothing but the tree |
//! | [`typst`] | a few lines that compile the JSON by hand | `_shell/style.typ` and `_shell/style.yaml` beside it |
//! | [`xlsx`] | the workbook of a document that has one, with live formulas | `document::workbook` |
//! | [`pdf`] | tagged PDF/A-2a and PDF/UA-1 | the JSON, `style.typ` and the house style, through one of two engines |
//!
//! Texts of users are never markup in any of them: Markdown and HTML escape, Typst reads data.
//! To add a format: one file here, one line in [`Format`].

pub mod html;
pub mod json;
pub mod md;
pub mod noark;
pub mod pdf;
pub mod shell;
pub mod typst;
pub mod xlsx;

mod anchors;
mod chart;
mod marked;
mod words;

#[cfg(test)]
pub(crate) mod sample;

pub use marked::lines as marked_lines;
pub use shell::{House, Shell, ShellError};

#[cfg(doc)]
use crate::document::Document;

/// Declares [`Format`] from one line a format: variant, id, extension.
macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident $id:literal $extension:literal,)*) => {
        /// What a document can be written as.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format {
            $($(#[$doc])* $name,)*
        }

        impl Format {
            /// All formats, in the order they are made.
            pub const ALL: &'static [Format] = &[$(Format::$name),*];

            /// The name on the command line and in settings.
            pub fn id(self) -> &'static str {
                match self { $(Format::$name => $id,)* }
            }

            /// The end of the file name, without the full stop.
            pub fn extension(self) -> &'static str {
                match self { $(Format::$name => $extension,)* }
            }
        }
    };
}

formats! {
    /// Markdown, the text that enters git.
    Md "md" "md",
    /// A web page of one file.
    Html "html" "html",
    /// The tree as data.
    Json "json" "json",
    /// The few lines that compile the data with the Typst program.
    Typst "typst" "typ",
    /// The workbook, of documents that have one.
    Xlsx "xlsx" "xlsx",
    /// Tagged PDF.
    Pdf "pdf" "pdf",
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Format::ALL.iter().copied().find(|format| format.id() == text).ok_or_else(|| {
            let ids: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
            format!("{text}: {}", ids.join(" | "))
        })
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_id() {
        for format in Format::ALL {
            assert_eq!(format.id().parse::<Format>().as_ref(), Ok(format));
        }
        assert_eq!("odt".parse::<Format>(), Err("odt: md | html | json | typst | xlsx | pdf".to_owned()));
        assert_eq!(Format::Typst.extension(), "typ");
    }
}
