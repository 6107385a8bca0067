//! A place in an act: parsed from every way people write it, printed in one stable form and in the Norwegian way.
//! Enter at [`Basis::parse`]; a claim of a clause (`… j/archive#archive`) is a [`Claim`].

mod acts;
mod error;
mod find;
mod parse;
mod print;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use acts::{ACTS, ActId, ActKind, ActName};
pub use error::BasisError;
pub use find::{Found, find};
pub use print::ordinal;

/// A provision: an act, a section or article, and as much of ledd, number, letter and sentence as is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Basis {
    /// The act.
    pub act: ActId,
    /// The section (paragraf): `19-4`, `27`, `28-1 e`, `22 a`.
    pub section: Option<String>,
    /// The article, in acts that have articles.
    pub article: Option<String>,
    /// The paragraph of the section (ledd).
    pub ledd: Option<u8>,
    /// The numbered item (nr.).
    pub number: Option<u16>,
    /// The lettered item (bokstav).
    pub letter: Option<char>,
    /// The sentence (punktum).
    pub sentence: Option<u8>,
    /// Ours, not the law's: one of several things a provision asks for, such as `archive` in § 19-4 (4) j.
    pub sub_item: Option<String>,
}

/// A provision that a text says it meets, and the anchor of the paragraph that does it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Claim {
    /// The provision, perhaps with a sub-item.
    pub basis: Basis,
    /// The anchor of the paragraph.
    pub anchor: Option<String>,
}

impl Basis {
    /// Reads a citation, in bokmål or nynorsk, in words (`fjerde ledd bokstav i`) or short (`(4) i`).
    pub fn parse(text: &str) -> Result<Basis, BasisError> {
        parse::basis(text)
    }

    /// Reads a citation with an anchor, `kommuneloven § 19-4 (4) j/archive#archive`.
    pub fn parse_claim(text: &str) -> Result<Claim, BasisError> {
        let (basis, anchor) = match text.split_once('#') {
            Some((basis, anchor)) => (basis, Some(anchor.trim())),
            None => (text, None),
        };
        if let Some(anchor) = anchor
            && !parse::is_id(anchor)
        {
            return Err(BasisError::BadAnchor { text: anchor.to_owned() });
        }
        Ok(Claim { basis: Basis::parse(basis)?, anchor: anchor.map(str::to_owned) })
    }

    /// The same provision without the sub-item, which is ours and not the law's.
    pub fn provision(&self) -> Basis {
        Basis { sub_item: None, ..self.clone() }
    }

    /// The provision this one is part of: without its last part. `None` for a whole section.
    pub fn parent(&self) -> Option<Basis> {
        let mut up = self.clone();
        let last_is_ledd = print::number_first(self);
        if up.sub_item.take().is_some() || up.sentence.take().is_some() || up.letter.take().is_some() {
            return Some(up);
        }
        let dropped = match last_is_ledd {
            true => up.ledd.take().is_some() || up.number.take().is_some(),
            false => up.number.take().is_some() || up.ledd.take().is_some(),
        };
        dropped.then_some(up)
    }

    /// Is the other provision this one or part of it?
    pub fn contains(&self, other: &Basis) -> bool {
        fn within<T: PartialEq>(outer: &Option<T>, inner: &Option<T>) -> bool {
            outer.is_none() || outer == inner
        }
        self.act == other.act
            && self.section == other.section
            && self.article == other.article
            && within(&self.ledd, &other.ledd)
            && within(&self.number, &other.number)
            && within(&self.letter, &other.letter)
            && within(&self.sentence, &other.sentence)
            && within(&self.sub_item, &other.sub_item)
    }
}

/// Read from one string, as people write it.
impl<'de> Deserialize<'de> for Basis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Basis::parse(&text).map_err(|error| de::Error::custom(error.what().en))
    }
}

/// Written in the stable form.
impl Serialize for Basis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
