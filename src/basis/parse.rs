//! Citations read: the act before §, the section, then ledd, number, letter and sentence in any order.

use super::acts::{self, ActId, ActKind, ActName, Lettered};
use super::print::ORDINALS;
use super::{Basis, BasisError};

/// Reads a citation.
pub(super) fn basis(text: &str) -> Result<Basis, BasisError> {
    let text = normalised(text);
    if text.is_empty() {
        return Err(BasisError::Empty);
    }
    if let Some((act, rest)) = text.split_once('§') {
        return if rest.starts_with('§') { Err(BasisError::Several { text }) } else { section(act.trim(), rest) };
    }
    for word in ["artikkel", "art."] {
        if let Some((act, rest)) = split_word(&text, word) {
            return article(act, rest);
        }
    }
    for word in ["kapittel", "kapitel", "kap."] {
        if let Some((act, rest)) = split_word(&text, word) {
            let act = if act.is_empty() { None } else { Some(ActId::from(act_named(act)?.id)) };
            return Err(BasisError::Chapter { act, chapter: rest.trim().to_owned() });
        }
    }
    Err(BasisError::NoSection { act: act_named(&text)?.id.into() })
}

/// Is the text an id: lower-case letters a–z, digits and hyphens?
pub(super) fn is_id(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=80).contains(&text.len()) && text.bytes().all(fits)
}

/// Does a letter right after this section number belong to the section?
pub(super) fn takes_letter(lettered: Lettered, section: &str) -> bool {
    let has_one = section.ends_with(|c: char| c.is_alphabetic());
    match lettered {
        Lettered::Never => false,
        Lettered::After(start) => !has_one && section.split('-').next() == Some(start),
        Lettered::Always => !has_one,
    }
}

/// May this section of kommuneloven be of 1992 as well as of 2018?
/// The act of 1992 counts §§ 1 to 61 through and has §§ 28-1 and 28-2; that of 2018 counts by chapter.
pub(super) fn is_ambiguous(act: &ActId, section: &str) -> bool {
    act.as_str() == "kommuneloven" && (!section.contains('-') || matches!(section, "28-1" | "28-2"))
}

/// One line, single spaces, plain hyphens.
fn normalised(text: &str) -> String {
    let plain = text.replace(['\u{2010}', '\u{2011}', '\u{2013}'], "-");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands before and after a word, in any case.
fn split_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let mut starts = text.char_indices().map(|(at, _)| at);
    starts.find_map(|at| {
        let found = text.get(at..at + word.len())?;
        let alone = text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        let rest = text.get(at + word.len()..)?;
        (alone && found.to_lowercase() == word && !rest.starts_with(char::is_alphabetic)).then(|| (text[..at].trim(), rest))
    })
}

/// The act of that name, or the error that helps.
fn act_named(text: &str) -> Result<&'static ActName, BasisError> {
    known_act(text).ok_or_else(|| {
        let (name, _) = without_year(&text.trim().to_lowercase());
        BasisError::UnknownAct { text: text.trim().to_owned(), nearest: acts::nearest(&name) }
    })
}

/// The act of that name: a short title, perhaps with a year, or «lov 25. september 1992 nr. 107».
pub(super) fn known_act(text: &str) -> Option<&'static ActName> {
    let lower = text.trim().trim_end_matches(',').trim().to_lowercase();
    if let Some(act) = acts::find(&lower, None).or_else(|| by_number(&lower)) {
        return Some(act);
    }
    let (name, year) = without_year(&lower);
    acts::find(&name, year)
}

/// «kommuneloven (1992)», «kommuneloven av 1992», «kommuneloven 1992» as name and year.
fn without_year(text: &str) -> (String, Option<u16>) {
    let Some((name, last)) = text.rsplit_once(' ') else { return (text.to_owned(), None) };
    let digits = last.trim_start_matches('(').trim_end_matches(')');
    match digits.parse() {
        Ok(year) if digits.len() == 4 => {
            let name = [" av", " frå", " fra"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
            (name.trim().to_owned(), Some(year))
        }
        _ => (text.to_owned(), None),
    }
}

fn by_number(text: &str) -> Option<&'static ActName> {
    let (kind, rest) = match text.strip_prefix("lov ") {
        Some(rest) => (ActKind::Lov, rest),
        None => (ActKind::Forskrift, text.strip_prefix("forskrift ")?),
    };
    let numbers = |text: &str| text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect::<Vec<u16>>();
    let (date, number) = rest.split_once("nr").or_else(|| rest.rsplit_once('-'))?;
    let year = numbers(date).into_iter().find(|n| *n >= 1000)?;
    acts::numbered(kind, year, *numbers(number).first()?)
}

fn section(act: &str, rest: &str) -> Result<Basis, BasisError> {
    let mut scan = Scan { rest: rest.trim_start() };
    let mut section = scan.number_text().ok_or_else(|| BasisError::BadSection { text: rest.trim().to_owned() })?;
    if let Some(after) = scan.rest.strip_prefix('-') {
        scan.rest = after;
        let part = scan.number_text().ok_or_else(|| BasisError::BadSection { text: rest.trim().to_owned() })?;
        section = format!("{section}-{part}");
    }
    if act.is_empty() {
        let old = section == "27" || section == "28" || section.starts_with("28-1") || section.starts_with("28-2");
        return Err(if old { BasisError::AmbiguousYear { section } } else { BasisError::NoAct { section } });
    }
    let name = act_named(act)?;
    let id = ActId::from(name.id);
    if is_ambiguous(&id, &section) && !says_year(act) {
        let letter = scan.clone().lone_letter().map(|letter| format!(" {letter}")).filter(|_| section.starts_with("28"));
        return Err(BasisError::AmbiguousYear { section: section + &letter.unwrap_or_default() });
    }
    if takes_letter(name.lettered, &section) {
        let mut ahead = scan.clone();
        if let Some(letter) = ahead.lone_letter() {
            section = format!("{section} {letter}");
            scan = ahead;
        }
    }
    let basis = Basis { section: Some(section), ..empty(id) };
    scan.parts(basis)
}

/// Does the name of the act carry a year or a date?
pub(super) fn says_year(act: &str) -> bool {
    act.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

fn article(act: &str, rest: &str) -> Result<Basis, BasisError> {
    let mut scan = Scan { rest: rest.trim_start() };
    let article = scan.number_text().ok_or_else(|| BasisError::BadSection { text: rest.trim().to_owned() })?;
    if act.is_empty() {
        return Err(BasisError::NoAct { section: article });
    }
    let basis = Basis { article: Some(article), ..empty(act_named(act)?.id.into()) };
    scan.parts(basis)
}

pub(super) fn empty(act: ActId) -> Basis {
    Basis { act, section: None, article: None, ledd: None, number: None, letter: None, sentence: None, sub_item: None }
}

/// What is left to read.
#[derive(Clone)]
pub(super) struct Scan<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Scan<'a> {
    /// Takes what the test accepts, and says what that was.
    pub(super) fn take(&mut self, accept: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !accept(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// A number from 1 without leading noughts, as written.
    pub(super) fn number_text(&mut self) -> Option<String> {
        let digits = self.take(|c| c.is_ascii_digit());
        (1..=4).contains(&digits.len()).then_some(digits).filter(|d| !d.starts_with('0')).map(str::to_owned)
    }

    pub(super) fn skip(&mut self, accept: impl Fn(char) -> bool) {
        self.take(accept);
    }

    /// A single letter that is no part of a word, with the bracket or full stop behind it.
    pub(super) fn lone_letter(&mut self) -> Option<char> {
        self.skip(|c| c == ' ');
        let word = self.take(char::is_alphanumeric);
        let mut chars = word.chars();
        let letter = chars.next()?.to_lowercase().next().filter(|_| chars.next().is_none())?;
        if !(letter.is_ascii_lowercase() || matches!(letter, 'æ' | 'ø' | 'å')) {
            return None;
        }
        self.rest = self.rest.strip_prefix(')').unwrap_or(self.rest);
        Some(letter)
    }

    fn parts(mut self, mut basis: Basis) -> Result<Basis, BasisError> {
        loop {
            self.skip(|c| c == ' ' || c == ',');
            if self.rest.is_empty() || self.rest == "." {
                return Ok(basis);
            }
            let before = self.rest;
            let left = || BasisError::Rest { text: before.to_owned() };
            if let Some(item) = before.strip_prefix('/') {
                let item = item.trim();
                if !is_id(item) {
                    return Err(BasisError::BadSubItem { text: item.to_owned() });
                }
                basis.sub_item = Some(item.to_owned());
                return Ok(basis);
            }
            let fresh = match self.part(&basis)? {
                Part::Ledd(n) => basis.ledd.replace(n).is_none(),
                Part::Number(n) => basis.number.replace(n).is_none(),
                Part::Sentence(n) => basis.sentence.replace(n).is_none(),
                Part::Letter(letter) => basis.letter.replace(letter).is_none(),
                Part::Repealed => true,
                Part::Unknown => return Err(left()),
            };
            if !fresh {
                return Err(left());
            }
        }
    }

    /// The next part.
    pub(super) fn part(&mut self, basis: &Basis) -> Result<Part, BasisError> {
        if let Some(inner) = self.rest.strip_prefix('(') {
            let Some((inner, rest)) = inner.split_once(')') else { return Ok(Part::Unknown) };
            self.rest = rest;
            let inner = inner.trim();
            if matches!(inner.to_lowercase().as_str(), "opphevet" | "oppheva") {
                return Ok(Part::Repealed);
            }
            let counts = basis.article.is_some() && basis.number.is_none() && basis.ledd.is_none();
            return if counts { counted(inner).map(Part::Number) } else { counted(inner).map(Part::Ledd) };
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = self.take(|c| c.is_ascii_digit());
            return self.named(digits);
        }
        let mut ahead = self.clone();
        if let Some(letter) = ahead.lone_letter() {
            self.rest = ahead.rest;
            return Ok(Part::Letter(letter));
        }
        let word = self.take(char::is_alphabetic).to_lowercase();
        if let Some(n) = ordinal(&word) {
            return self.named(&n.to_string());
        }
        self.skip(|c| c == '.' || c == ' ');
        match word.as_str() {
            "nr" | "nummer" => counted(self.take(char::is_alphanumeric)).map(Part::Number),
            "ledd" => counted(self.take(char::is_alphanumeric)).map(Part::Ledd),
            "punktum" | "pkt" => counted(self.take(char::is_alphanumeric)).map(Part::Sentence),
            "bokstav" | "bokst" | "litra" => {
                let text = self.rest.to_owned();
                self.lone_letter().map(Part::Letter).ok_or(BasisError::BadLetter { text })
            }
            _ => Ok(Part::Unknown),
        }
    }

    /// What a counted thing is: `4. ledd`, `første punktum`.
    fn named(&mut self, count: &str) -> Result<Part, BasisError> {
        self.skip(|c| c == '.' || c == ' ');
        match self.take(char::is_alphabetic).to_lowercase().as_str() {
            "ledd" => counted(count).map(Part::Ledd),
            "punktum" | "pkt" => {
                self.rest = self.rest.strip_prefix('.').unwrap_or(self.rest);
                counted(count).map(Part::Sentence)
            }
            _ => Ok(Part::Unknown),
        }
    }
}

/// One part of a citation after the section.
pub(super) enum Part {
    Ledd(u8),
    Number(u16),
    Letter(char),
    Sentence(u8),
    Repealed,
    Unknown,
}

/// A count from 1 that fits.
fn counted<N: std::str::FromStr + Default + PartialEq>(text: &str) -> Result<N, BasisError> {
    let bad = || BasisError::BadNumber { text: text.to_owned() };
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad());
    }
    text.parse().ok().filter(|n| *n != N::default()).ok_or_else(bad)
}

/// The number an ordinal stands for, in either written form.
fn ordinal(word: &str) -> Option<u8> {
    let other = match word {
        "fyrste" => Some(1),
        "annet" | "anna" => Some(2),
        "syvende" => Some(7),
        _ => None,
    };
    let place = || ORDINALS.iter().position(|(nb, nn)| *nb == word || *nn == word);
    other.or_else(|| u8::try_from(place()? + 1).ok())
}
