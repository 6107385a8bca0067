//! The acts a citation may name: short names, other names people use, number and how sections are counted.
//! Enter at [`ActName::of`] and [`find`]; what the provisions say and since when is in `law`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names an act or regulation: `kommuneloven`, `kommuneloven-1992`, `iks-loven`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct ActId(String);

impl ActId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names of the act.
    pub fn name(&self) -> Option<&'static ActName> {
        ActName::of(self)
    }
}

impl From<&str> for ActId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of text an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// An act of parliament (lov).
    Lov,
    /// A regulation (forskrift).
    Forskrift,
    /// A regulation of the European Union that is Norwegian law (forordning); it has articles.
    Forordning,
}

/// Whether a letter right after the number belongs to the section, as in IKS-loven § 22 a.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lettered {
    /// Never: the letter is an item of a list.
    Never,
    /// Only after numbers that begin so.
    After(&'static str),
    /// Always.
    Always,
}

/// The names of one act.
#[derive(Debug, PartialEq, Eq)]
pub struct ActName {
    /// Its id.
    pub id: &'static str,
    /// The short title in bokmål text.
    pub nb: &'static str,
    /// The short title in nynorsk text; registered titles are not translated.
    pub nn: &'static str,
    /// Other names people write, lower case.
    pub aliases: &'static [&'static str],
    /// The year it was given, where it is known.
    pub year: Option<u16>,
    /// Whether the year is part of its name here, because another act has the same short title.
    pub with_year: bool,
    /// Date and number as in Lovdata, `2018-06-22-83`, where they are known.
    pub number: Option<&'static str>,
    /// What kind of text it is.
    pub kind: ActKind,
    /// Whether Lovdata's collection of acts in force holds it.
    pub current: bool,
    pub(crate) lettered: Lettered,
}

impl ActName {
    /// The names of the act of that id.
    pub fn of(id: &ActId) -> Option<&'static ActName> {
        ACTS.iter().find(|act| act.id == id.as_str())
    }
}

/// Acts whose name or other name is `text` (lower case), narrowed to a year where one is given.
pub(crate) fn find(text: &str, year: Option<u16>) -> Option<&'static ActName> {
    let named = |act: &&ActName| act.nb.to_lowercase() == text || act.nn.to_lowercase() == text || act.aliases.contains(&text);
    let mut acts = ACTS.iter().filter(named);
    match year {
        Some(year) => acts.find(|act| act.year == Some(year)),
        None => acts.next(),
    }
}

/// The act given in `year` with this number, as in «lov 25. september 1992 nr. 107».
pub(crate) fn numbered(kind: ActKind, year: u16, number: u16) -> Option<&'static ActName> {
    let is = |text: &str| text.starts_with(&format!("{year}-")) && text.ends_with(&format!("-{number}"));
    ACTS.iter().find(|act| act.kind == kind && act.number.is_some_and(is))
}

/// Names near to a name nobody knows, nearest first, three at most.
pub(crate) fn nearest(text: &str) -> Vec<String> {
    let far = |name: &str| strsim::damerau_levenshtein(text, &name.to_lowercase());
    let mut found: Vec<(usize, &str)> = Vec::new();
    for act in ACTS {
        let names = [act.nb, act.nn].into_iter().chain(act.aliases.iter().copied());
        let best = names.map(far).min().unwrap_or(usize::MAX);
        if best <= (text.chars().count() / 3).clamp(1, 4) && !found.iter().any(|(_, name)| *name == act.nb) {
            found.push((best, act.nb));
        }
    }
    found.sort();
    found.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

/// Every act known. Of acts with the same short title the one a bare name means stands first.
/// Numbers are those of the sources read; an act without one has no deep link.
pub const ACTS: &[ActName] = &[
    act("kommuneloven", "kommuneloven", "kommuneloven", &["kommunelova", "koml", "koml.", "kommunelov"], 2018, "2018-06-22-83"),
    ActName {
        with_year: true,
        current: false,
        lettered: Lettered::After("28"),
        ..act(
            "kommuneloven-1992",
            "kommuneloven",
            "kommuneloven",
            &["kommunelova", "koml", "koml.", "kommunelov", "kommuneloven-1992"],
            1992,
            "1992-09-25-107",
        )
    },
    ActName {
        lettered: Lettered::Always,
        ..act("iks-loven", "IKS-loven", "IKS-loven", &["iks-lova", "iksl", "iksl.", "iks-lov", "iksloven"], 1999, "1999-01-29-6")
    },
    ActName {
        year: Some(1967),
        number: None,
        lettered: Lettered::Always,
        ..act("forvaltningsloven", "forvaltningsloven", "forvaltningsloven", &["forvaltningslova", "fvl", "fvl."], 0, "")
    },
    ActName {
        with_year: true,
        ..act(
            "forvaltningsloven-2025",
            "forvaltningsloven",
            "forvaltningsloven",
            &["forvaltningslova", "fvl", "fvl."],
            2025,
            "2025-06-20-81",
        )
    },
    unnumbered("offentleglova", "offentleglova", &["offentlighetsloven", "offl", "offl."]),
    act("arkivlova", "arkivlova", "arkivlova", &["arkivloven"], 2025, "2025-06-20-96"),
    ActName {
        with_year: true,
        current: false,
        ..act("arkivlova-1992", "arkivlova", "arkivlova", &["arkivloven"], 1992, "1992-12-04-126")
    },
    ActName {
        kind: ActKind::Forskrift,
        ..act("arkivforskrifta", "arkivforskrifta", "arkivforskrifta", &["arkivforskriften"], 2025, "2025-12-17-2647")
    },
    act("spraklova", "språklova", "språklova", &["språkloven", "spraklova"], 2021, "2021-05-21-42"),
    act(
        "helligdagsfredloven",
        "helligdagsfredloven",
        "helligdagsfredloven",
        &["helligdagsfredlova", "heilagdagsfredlova"],
        1995,
        "1995-02-24-12",
    ),
    ActName { lettered: Lettered::Always, ..unnumbered("inndelingslova", "inndelingslova", &["inndelingsloven"]) },
    ActName { lettered: Lettered::Always, ..unnumbered("anskaffelsesloven", "anskaffelsesloven", &["anskaffelseslova"]) },
    ActName {
        kind: ActKind::Forskrift,
        ..act(
            "anskaffelsesforskriften",
            "anskaffelsesforskriften",
            "anskaffelsesforskriften",
            &["anskaffelsesforskrifta", "foa"],
            2016,
            "2016-08-12-974",
        )
    },
    ActName {
        kind: ActKind::Forskrift,
        ..act("garantiforskriften", "garantiforskriften", "garantiforskriften", &["garantiforskrift"], 2019, "2019-11-18-1520")
    },
    act(
        "merverdiavgiftskompensasjonsloven",
        "merverdiavgiftskompensasjonsloven",
        "merverdiavgiftskompensasjonsloven",
        &["mva-komp.loven", "mva-kompensasjonsloven", "mva-kompensasjonslova", "meirverdiavgiftskompensasjonslova"],
        2003,
        "2003-12-12-108",
    ),
    act("samvirkelova", "samvirkelova", "samvirkelova", &["samvirkeloven"], 2007, "2007-06-29-81"),
    act("aksjeloven", "aksjeloven", "aksjeloven", &["aksjelova", "asl", "asl."], 1997, "1997-06-13-44"),
    unnumbered("personopplysningsloven", "personopplysningsloven", &["personopplysningslova"]),
    ActName {
        nn: "personvernforordninga",
        kind: ActKind::Forordning,
        ..unnumbered("personvernforordningen", "personvernforordningen", &["gdpr", "pvf"])
    },
    ActName {
        kind: ActKind::Forskrift,
        ..unnumbered("eforvaltningsforskriften", "eForvaltningsforskriften", &["eforvaltningsforskrifta"])
    },
    ActName {
        current: false,
        ..act(
            "mallova",
            "mållova",
            "mållova",
            &["målloven", "lov om målbruk i offentlig tjeneste", "lov om målbruk i offentleg teneste"],
            1980,
            "1980-04-11-5",
        )
    },
    unnumbered("arbeidsmiljoloven", "arbeidsmiljøloven", &["arbeidsmiljølova", "aml", "aml."]),
];

const fn act(
    id: &'static str,
    nb: &'static str,
    nn: &'static str,
    aliases: &'static [&'static str],
    year: u16,
    number: &'static str,
) -> ActName {
    ActName {
        id,
        nb,
        nn,
        aliases,
        year: Some(year),
        with_year: false,
        number: Some(number),
        kind: ActKind::Lov,
        current: true,
        lettered: Lettered::Never,
    }
}

const fn unnumbered(id: &'static str, name: &'static str, aliases: &'static [&'static str]) -> ActName {
    ActName { year: None, number: None, ..act(id, name, name, aliases, 0, "") }
}
