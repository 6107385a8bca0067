//! Citations found in running text: «etter kommuneloven § 19-4 fjerde ledd bokstav i», «§§ 18-1 og 19-1 i kommuneloven», «koml. kap. 20».
//! Enter at [`find`]. What names no act, such as «§ 5» of the agreement itself, is not a citation of law.

use std::ops::Range;

use super::Basis;
use super::acts::{ActId, ActName};
use super::parse::{self, Part, Scan};

/// A citation in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes, with the act where it is named before.
    pub range: Range<usize>,
    /// What it says; without a section when a whole chapter is cited.
    pub basis: Basis,
    /// The chapter, where a whole chapter is cited.
    pub chapter: Option<String>,
    /// Whether the year is missing though the section may be of kommuneloven 1992; the citation is then read as that act's.
    pub lacks_year: bool,
    /// Whether the text says the year, or that the provision is repealed: it speaks of old law and knows it.
    pub says_old: bool,
}

/// The longest name of an act is this many words («lov av 25. september 1992 nr. 107»).
const MOST_WORDS: usize = 8;
/// A citation is at most this many characters from § to its end.
const MOST_CHARS: usize = 120;

/// Every citation of an act the program knows, in order.
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('§') {
        if !text[..at].ends_with('§') {
            sections(text, at, &mut found);
        }
    }
    for word in ["kapittel", "kapitel", "kap."] {
        for at in word_starts(text, word) {
            chapter(text, at, at + word.len(), &mut found);
        }
    }
    found.sort_by_key(|f| f.range.start);
    found
}

/// Where a word stands on its own, in any case.
fn word_starts(text: &str, word: &str) -> Vec<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    let alone = |at: &usize| !text[..*at].ends_with(char::is_alphabetic);
    let same = |at: &usize| text.get(*at..*at + word.len()).is_some_and(|found| found.to_lowercase() == word);
    starts.filter(alone).filter(same).collect()
}

/// The citations that begin with the § at `at`.
fn sections(text: &str, at: usize, found: &mut Vec<Found>) {
    let plain = Plain::of(text, at);
    let mut scan = Scan { rest: plain.text.trim_start_matches(['§', ' ']) };
    let several = text[at..].starts_with("§§");
    let before = act_before(text, at);
    let mut cited: Vec<(Basis, usize)> = Vec::new();
    // Where no act stands before, the name after the citation is the act's; the parts do not depend on it but for the letter.
    let act = before.map(|(act, _)| act);
    while let Some(section) = section_number(&mut scan) {
        let Some((basis, rest)) = read(act, section, scan.rest) else { break };
        scan.rest = rest;
        cited.push((basis, plain.bytes_until(rest)));
        if !several || !next_of_several(&mut scan) {
            break;
        }
    }
    let Some(end) = cited.last().map(|(_, end)| *end) else { return };
    let named = before.or_else(|| act_after(text, end).map(|act| (act, at)));
    let Some((act, start)) = named else { return };
    let says_year = parse::says_year(&text[start..at]);
    let old = says_year || ["(opphe", "(tidl"].iter().any(|word| text[end..].trim_start().to_lowercase().starts_with(word));
    for (basis, end) in cited {
        let section = basis.section.clone().unwrap_or_default();
        let mut basis = Basis { act: ActId::from(act.id), ..basis };
        // Without a year, what the act of 2018 cannot have is meant of 1992; its § 28-1 and § 28-2 are about ROBEK.
        let lettered = section.contains(' ') || (section.starts_with("28-") && basis.letter.is_some() && basis.ledd.is_none());
        let old_section = !section.contains('-') || (section.starts_with("28-") && lettered);
        let old_act = act.id == "kommuneloven" && !says_year && old_section;
        if old_act {
            basis = of_1992(basis);
        }
        found.push(Found { range: start..end, basis, chapter: None, lacks_year: old_act, says_old: old });
    }
}

/// A chapter of an act: «kommuneloven kap. 20», «kapittel 20 i kommuneloven».
fn chapter(text: &str, at: usize, after: usize, found: &mut Vec<Found>) {
    let plain = Plain::of(text, after);
    let mut scan = Scan { rest: plain.text.trim_start() };
    let Some(number) = scan.number_text() else { return };
    let end = plain.bytes_until(scan.rest);
    let named = act_before(text, at).or_else(|| act_after(text, end).map(|act| (act, at)));
    let Some((act, start)) = named else { return };
    let basis = parse::empty(act.id.into());
    let says_old = parse::says_year(&text[start..at]);
    found.push(Found { range: start..end, basis, chapter: Some(number), lacks_year: false, says_old });
}

/// `19-4`, or `27`.
fn section_number(scan: &mut Scan<'_>) -> Option<String> {
    scan.skip(|c| c == ' ');
    let mut section = scan.number_text()?;
    if let Some(after) = scan.rest.strip_prefix('-') {
        let mut ahead = Scan { rest: after };
        if let Some(part) = ahead.number_text() {
            section = format!("{section}-{part}");
            scan.rest = ahead.rest;
        }
    }
    Some(section)
}

/// The parts behind a section, as far as they can be read, and what is left.
fn read<'a>(act: Option<&ActName>, mut section: String, rest: &'a str) -> Option<(Basis, &'a str)> {
    let mut scan = Scan { rest };
    let lettered =
        act.is_some_and(|act| parse::takes_letter(act.lettered, &section)) || section.starts_with("28-1") || section == "28";
    let mut ahead = scan.clone();
    if lettered && let Some(letter) = bare_letter(&mut ahead) {
        let in_section =
            act.is_some_and(|act| parse::takes_letter(act.lettered, &section)) || act.is_none_or(|act| act.id == "kommuneloven");
        if in_section {
            section = format!("{section} {letter}");
            scan = ahead;
        }
    }
    let mut basis = Basis { section: Some(section), ..parse::empty("".into()) };
    loop {
        let mut ahead = scan.clone();
        ahead.skip(|c| c == ' ' || c == ',');
        let bare = ahead.rest.starts_with(char::is_alphabetic) && !ahead.rest.chars().nth(1).is_some_and(char::is_alphanumeric);
        if bare {
            let listed = basis.letter.is_none() && (basis.ledd.is_some() || basis.number.is_some());
            match bare_letter(&mut ahead).filter(|_| listed) {
                Some(letter) => basis.letter = Some(letter),
                None => break,
            }
        } else if !take_part(&mut ahead, &mut basis) {
            break;
        }
        scan = ahead;
    }
    Some((basis, scan.rest))
}

/// Takes one part that is named: `(4)`, `fjerde ledd`, `nr. 2`, `bokstav i`, `første punktum`.
fn take_part(scan: &mut Scan<'_>, basis: &mut Basis) -> bool {
    match scan.part(basis) {
        Ok(Part::Ledd(n)) if basis.ledd.is_none() => basis.ledd = Some(n),
        Ok(Part::Number(n)) if basis.number.is_none() => basis.number = Some(n),
        Ok(Part::Letter(letter)) if basis.letter.is_none() => basis.letter = Some(letter),
        Ok(Part::Sentence(n)) if basis.sentence.is_none() => basis.sentence = Some(n),
        _ => return false,
    }
    true
}

/// A letter without «bokstav»; `i` and `å` are words unless the citation ends there or goes on.
fn bare_letter(scan: &mut Scan<'_>) -> Option<char> {
    let mut ahead = scan.clone();
    let letter = ahead.lone_letter()?;
    let after = ahead.rest;
    let goes_on = after.is_empty() || after.starts_with(['.', ',', ';', ')', ':']) || after.trim_start().starts_with("nr");
    if matches!(letter, 'i' | 'å') && !goes_on {
        return None;
    }
    *scan = ahead;
    Some(letter)
}

/// Goes on to the next section of «§§ 18-1, 18-2 og 19-1».
fn next_of_several(scan: &mut Scan<'_>) -> bool {
    let rest = scan.rest.trim_start();
    for word in [", ", "og ", "til ", "-", "eller "] {
        if let Some(after) = rest.strip_prefix(word)
            && after.trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            scan.rest = after.trim_start();
            return true;
        }
    }
    false
}

/// The act named right before a place, with where its name begins: the longest name that is one.
fn act_before(text: &str, at: usize) -> Option<(&'static ActName, usize)> {
    let head = text[..at].trim_end_matches([' ', '\u{a0}']);
    let mut start = head.len();
    let mut best = None;
    for _ in 0..MOST_WORDS {
        let before = head[..start].trim_end_matches([' ', '\u{a0}']);
        let begin = before
            .rfind([' ', '\u{a0}', '\n'])
            .map_or(0, |space| space + before[space..].chars().next().map_or(1, char::len_utf8));
        let opened = before[begin..].trim_start_matches(['(', '«', '"', '[', '`', '\'']);
        start = begin;
        let begin = before.len() - opened.len();
        // A bracket around the year belongs to the name, so the word is tried as it stands too.
        let candidates = [begin, start];
        for from in candidates {
            if let Some(act) = parse::known_act(&head[from..]) {
                best = Some((act, from));
            }
        }
        if start == 0 || before.is_empty() || head[..start].ends_with('\n') {
            break;
        }
    }
    best
}

/// The act in «§ 19-4 i kommuneloven»: the name right after, with its year where that stands in brackets.
fn act_after(text: &str, end: usize) -> Option<&'static ActName> {
    let rest = text[end..].trim_start();
    let rest = rest.strip_prefix("i ")?;
    let words: Vec<&str> = rest.split_whitespace().take(4).collect();
    (1..=words.len()).rev().find_map(|n| parse::known_act(words[..n].join(" ").trim_end_matches([',', '.', ')', ';', ':'])))
}

/// The same citation in the act of 1992, whose § 28 and § 28-1 carry letters.
fn of_1992(basis: Basis) -> Basis {
    Basis { act: "kommuneloven-1992".into(), ..basis }
}

/// A piece of text with plain hyphens and spaces, one character for each of the original.
struct Plain<'a> {
    original: &'a str,
    start: usize,
    text: String,
}

impl<'a> Plain<'a> {
    fn of(original: &'a str, start: usize) -> Self {
        let plain = |c: char| match c {
            '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
            '\u{a0}' | '\n' | '\t' | '\r' => ' ',
            c => c,
        };
        let text = original[start..].chars().take(MOST_CHARS).map(plain).collect();
        Self { original, start, text }
    }

    /// Where in the original what is left of the plain text begins.
    fn bytes_until(&self, rest: &str) -> usize {
        let read = self.text.chars().count() - rest.chars().count();
        self.start + self.original[self.start..].chars().take(read).map(char::len_utf8).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        find(text)
            .iter()
            .map(|f| f.chapter.as_ref().map_or(f.basis.to_string(), |c| format!("{} kap. {c}", f.basis.act)))
            .collect()
    }

    #[test]
    fn citations_stand_in_prose() {
        for (text, found) in [
            ("Etter kommuneloven § 19-4 fjerde ledd bokstav i kan en deltaker tre ut.", &["kommuneloven § 19-4 (4) i"][..]),
            (
                "Reglene i kommuneloven §§ 18-1, 18-2 og 19-1 gjelder.",
                &["kommuneloven § 18-1", "kommuneloven § 18-2", "kommuneloven § 19-1"],
            ),
            ("(jf. koml. § 20–8 andre ledd)", &["kommuneloven § 20-8 (2)"]),
            ("Det følger av § 20-4 i kommuneloven at avtalen er skriftlig.", &["kommuneloven § 20-4"]),
            ("Se kommuneloven § 20-4 (3) i vedlegget.", &["kommuneloven § 20-4 (3)"]),
            ("Avtalen § 5 gjelder, og plan- og bygningsloven § 19-2.", &[]),
            ("kommuneloven (1992) § 27 nr. 2 bokstav e", &["kommuneloven (1992) § 27 nr. 2 e"]),
            ("oppretta etter § 27 i kommuneloven, og ein avtale", &["kommuneloven (1992) § 27"]),
            ("§ 28-1 e bokstav f i kommuneloven", &["kommuneloven (1992) § 28-1 e f"]),
            ("IKS-loven § 22 a og § 4 tredje ledd nr. 7", &["IKS-loven § 22 a"]),
            ("ROBEK etter kommuneloven § 28-1 første ledd", &["kommuneloven (2018) § 28-1 (1)"]),
            ("etter kommuneloven kap. 20", &["kommuneloven kap. 20"]),
            ("kapittel 19 i kommuneloven", &["kommuneloven kap. 19"]),
            ("lov 25. september 1992 nr. 107 § 27", &["kommuneloven (1992) § 27"]),
        ] {
            assert_eq!(all(text), found, "{text}");
        }
    }

    #[test]
    fn the_place_is_the_whole_citation() {
        let text = "Etter «kommuneloven § 19–4 (4) i» og mer.";
        let found = find(text);
        assert_eq!(&text[found[0].range.clone()], "kommuneloven § 19–4 (4)");
        let text = "Etter kommuneloven § 19–4 (4) j, og mer.";
        assert_eq!(&text[find(text)[0].range.clone()], "kommuneloven § 19–4 (4) j");
    }

    #[test]
    fn old_law_is_known_by_its_year_or_by_what_only_it_has() {
        let one = |text: &str| find(text).remove(0);
        assert!(one("kommuneloven § 27 om styrer").lacks_year);
        assert!(!one("kommuneloven (1992) § 27").lacks_year && one("kommuneloven (1992) § 27").says_old);
        assert!(one("kommuneloven § 27 (opphevet)").says_old);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall(text in "(kommuneloven |IKS-loven |i |)(§|§§|kap\\.)[ 0-9a-zæøå§().,–\u{a0}\n-]{0,60}") {
            for found in find(&text) {
                proptest::prop_assert!(text.get(found.range).is_some());
            }
        }
    }
}
