//! Which sections an act has, with their ledd and the lists in them, so that a citation of nothing is known to be one.
//! Enter at [`Listed`]; the compact form is read in [`Sections`].

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de};

use super::when::Day;

/// The sections of an act, as they stand since a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The day of the last change; nothing is said of citations before it.
    pub since: Day,
    /// Every section.
    pub sections: Sections,
}

/// Sections by number, written `19-4: 4 (4) a-j; 20-1: 2`: ledd, then each ledd with a list and how it is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections(pub BTreeMap<String, Section>);

/// One section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// How many ledd it has.
    pub ledd: u8,
    /// The ledd with a list, with the last item.
    pub lists: Vec<(u8, Last)>,
}

/// The last item of a list: how it is counted, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// Letters from a.
    Letter(char),
    /// Numbers from 1.
    Number(u16),
}

impl Last {
    /// How many items the list has.
    pub fn count(self) -> u16 {
        match self {
            Last::Letter(last) => (u32::from(last) + 1).saturating_sub(u32::from('a')).try_into().unwrap_or(0),
            Last::Number(last) => last,
        }
    }
}

impl<'de> Deserialize<'de> for Sections {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let rows = text.split([';', '\n']).map(str::trim).filter(|row| !row.is_empty());
        let read = |row: &str| section(row).ok_or_else(|| de::Error::custom(format!("«{row}» is no section")));
        rows.map(read).collect::<Result<_, _>>().map(Self)
    }
}

fn section(row: &str) -> Option<(String, Section)> {
    let (number, rest) = row.split_once(": ")?;
    let mut words = rest.split(' ');
    let ledd = words.next()?.parse().ok()?;
    let mut lists = Vec::new();
    while let Some(of) = words.next() {
        let of = of.strip_prefix('(')?.strip_suffix(')')?.parse().ok()?;
        let last = match words.next()?.split_once('-')? {
            ("a", last) => Last::Letter(last.parse().ok()?),
            ("1", last) => Last::Number(last.parse().ok()?),
            _ => return None,
        };
        lists.push((of, last));
    }
    Some((number.to_owned(), Section { ledd, lists }))
}
