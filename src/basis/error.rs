//! Why a citation could not be read, with what a message needs to help.

use std::fmt;

use super::acts::ActId;
use crate::lang::Text;
use crate::tr;

/// A citation that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BasisError {
    /// Nothing was written.
    Empty,
    /// No act of that name is known.
    UnknownAct {
        /// What was written.
        text: String,
        /// Known acts with a name like it, nearest first.
        nearest: Vec<String>,
    },
    /// A section without an act.
    NoAct {
        /// The section.
        section: String,
    },
    /// A section that may be the act of 1992 or of 2018, without the year.
    AmbiguousYear {
        /// The section.
        section: String,
    },
    /// An act without a section or an article.
    NoSection {
        /// The act.
        act: ActId,
    },
    /// A chapter where a section is needed.
    Chapter {
        /// The act, where one was named.
        act: Option<ActId>,
        /// The chapter.
        chapter: String,
    },
    /// Several sections where one is needed («§§ 20-1 og 20-2»).
    Several {
        /// What was written.
        text: String,
    },
    /// What follows § is no section.
    BadSection {
        /// What was written.
        text: String,
    },
    /// What follows «bokstav» is no letter.
    BadLetter {
        /// What was written.
        text: String,
    },
    /// A ledd, number or sentence that is none, or too large.
    BadNumber {
        /// What was written.
        text: String,
    },
    /// A sub-item after `/` that is no id.
    BadSubItem {
        /// What was written.
        text: String,
    },
    /// An anchor after `#` that is no id.
    BadAnchor {
        /// What was written.
        text: String,
    },
    /// The end of the citation makes no sense.
    Rest {
        /// What was left.
        text: String,
    },
}

impl BasisError {
    /// What is wrong, in the three languages of messages.
    pub fn what(&self) -> Text {
        match self {
            Self::Empty => tr! { nb: "hjemmelen er tom", nn: "heimelen er tom", en: "the legal basis is empty" },
            Self::UnknownAct { text, .. } => {
                tr! { nb: "ingen kjent lov heter «{text}»", nn: "inga kjend lov heiter «{text}»", en: "no known act is called «{text}»" }
            }
            Self::NoAct { section } => {
                tr! { nb: "§ {section} står uten lov", nn: "§ {section} står utan lov", en: "§ {section} stands without an act" }
            }
            Self::AmbiguousYear { section } => tr! {
                nb: "§ {section} kan være kommuneloven av 1992 eller av 2018",
                nn: "§ {section} kan vere kommuneloven frå 1992 eller frå 2018",
                en: "§ {section} may be the local government act of 1992 or of 2018"
            },
            Self::NoSection { act } => {
                let name = act.name().map_or(act.as_str(), |name| name.nb);
                tr! { nb: "{name} står uten paragraf", nn: "{name} står utan paragraf", en: "{name} stands without a section" }
            }
            Self::Chapter { chapter, .. } => tr! {
                nb: "kapittel {chapter} er et helt kapittel, ikke en paragraf",
                nn: "kapittel {chapter} er eit heilt kapittel, ikkje ein paragraf",
                en: "kapittel {chapter} is a whole chapter, not a section"
            },
            Self::Several { text } => tr! {
                nb: "«{text}» viser til flere paragrafer", nn: "«{text}» viser til fleire paragrafar", en: "«{text}» points to several sections"
            },
            Self::BadSection { text } => {
                tr! { nb: "«{text}» er ikke en paragraf", nn: "«{text}» er ikkje ein paragraf", en: "«{text}» is not a section" }
            }
            Self::BadLetter { text } => {
                tr! { nb: "«{text}» er ikke en bokstav", nn: "«{text}» er ikkje ein bokstav", en: "«{text}» is not a letter" }
            }
            Self::BadNumber { text } => {
                tr! { nb: "«{text}» er ikke et nummer fra 1", nn: "«{text}» er ikkje eit nummer frå 1", en: "«{text}» is not a number from 1" }
            }
            Self::BadSubItem { text } | Self::BadAnchor { text } => tr! {
                nb: "«{text}» er ikke en id av små bokstaver a–z, tall og bindestrek",
                nn: "«{text}» er ikkje ein id av små bokstavar a–z, tal og bindestrek",
                en: "«{text}» is not an id of lower-case letters a–z, digits and hyphens"
            },
            Self::Rest { text } => tr! {
                nb: "«{text}» til slutt i hjemmelen kan ikke leses", nn: "«{text}» til slutt i heimelen kan ikkje lesast", en: "«{text}» at the end of the legal basis cannot be read"
            },
        }
    }

    /// What to write instead.
    pub fn todo(&self) -> Text {
        match self {
            Self::UnknownAct { nearest, .. } if !nearest.is_empty() => {
                let names = nearest.join(", ");
                tr! { nb: "mente du {names}?", nn: "meinte du {names}?", en: "did you mean {names}?" }
            }
            Self::AmbiguousYear { section } => tr! {
                nb: "skriv året: `kommuneloven (1992) § {section}` eller `kommuneloven (2018) § {section}`",
                nn: "skriv året: `kommuneloven (1992) § {section}` eller `kommuneloven (2018) § {section}`",
                en: "write the year: `kommuneloven (1992) § {section}` or `kommuneloven (2018) § {section}`"
            },
            Self::NoAct { section } => tr! {
                nb: "skriv loven først: `kommuneloven § {section}`",
                nn: "skriv lova først: `kommuneloven § {section}`",
                en: "write the act first: `kommuneloven § {section}`"
            },
            Self::Chapter { chapter, .. } => tr! {
                nb: "skriv en paragraf i kapitlet, for eksempel `kommuneloven § {chapter}-1`",
                nn: "skriv ein paragraf i kapittelet, til dømes `kommuneloven § {chapter}-1`",
                en: "write a section of the chapter, such as `kommuneloven § {chapter}-1`"
            },
            Self::BadSubItem { .. } | Self::BadAnchor { .. } => tr! {
                nb: "skriv for eksempel `kommuneloven § 19-4 (4) j/archive#archive`",
                nn: "skriv til dømes `kommuneloven § 19-4 (4) j/archive#archive`",
                en: "write for example `kommuneloven § 19-4 (4) j/archive#archive`"
            },
            _ => tr! {
                nb: "skriv for eksempel `kommuneloven § 19-4 (4) i` eller `kommuneloven § 19-4 fjerde ledd bokstav i`",
                nn: "skriv til dømes `kommuneloven § 19-4 (4) i` eller `kommuneloven § 19-4 fjerde ledd bokstav i`",
                en: "write for example `kommuneloven § 19-4 (4) i` or `kommuneloven § 19-4 fjerde ledd bokstav i`"
            },
        }
    }
}

impl fmt::Display for BasisError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what().en)
    }
}

impl std::error::Error for BasisError {}
