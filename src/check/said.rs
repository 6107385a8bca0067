//! What a sentence says apart from its words: numbers with what they count, days, and which participants it names. The same in both
//! language forms, so that a point in bokmål and its twin in nynorsk can be compared. Enter at [`said`].

use crate::lang::date;
use crate::quantity::Date;

/// One thing a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// What it is, the same in both language forms.
    pub(super) key: String,
    /// As it is printed.
    pub(super) printed: String,
}

/// Numbers written as words that are the same in both forms, and those of «one» that are no article.
const NUMBERS: &[(&str, &str)] = &[
    ("ett", "1"),
    ("eitt", "1"),
    ("én", "1"),
    ("éin", "1"),
    ("éi", "1"),
    ("to", "2"),
    ("tre", "3"),
    ("fire", "4"),
    ("fem", "5"),
    ("seks", "6"),
    ("sju", "7"),
    ("syv", "7"),
    ("åtte", "8"),
    ("ni", "9"),
    ("ti", "10"),
    ("elleve", "11"),
    ("tolv", "12"),
];

/// What follows «tre» where it is no number: «tre ut», «tre i kraft».
const WITH_TRE: &[&str] = &["ut", "inn", "i", "av", "fram", "til", "tilbake", "ikke", "ikkje"];

/// How the words begin that say what a number counts.
const UNITS: &[(&str, &str)] = &[
    ("%", "%"),
    ("prosent", "%"),
    ("kr", "kr"),
    ("mill", "mill"),
    ("år", "year"),
    ("måned", "month"),
    ("månad", "month"),
    ("uke", "week"),
    ("veke", "week"),
    ("dag", "day"),
    ("døgn", "day"),
    ("time", "hour"),
    ("medlem", "member"),
    ("varamedlem", "deputy"),
];

/// What a text says, in the order of it. `names` is every participant's id with what it is called.
pub(super) fn said(text: &str, names: &[(String, Vec<String>)]) -> Vec<Said> {
    let text = text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
    let mut found = numbers(&text);
    for (id, called) in names {
        if let Some(name) = called.iter().find(|name| is_named(&text, name)) {
            found.push(Said { key: format!("party {id}"), printed: name.clone() });
        }
    }
    found
}

/// What only one of two texts says: of the first, and of the second.
pub(super) fn difference(one: &[Said], other: &[Said]) -> (Vec<String>, Vec<String>) {
    let only = |these: &[Said], those: &[Said]| {
        let mut left: Vec<&str> = those.iter().map(|said| said.key.as_str()).collect();
        let mut only = Vec::new();
        for said in these {
            match left.iter().position(|key| *key == said.key) {
                Some(at) => drop(left.swap_remove(at)),
                None => only.push(said.printed.clone()),
            }
        }
        only
    };
    (only(one, other), only(other, one))
}

/// Does the name stand in the text as a word, perhaps in the genitive?
fn is_named(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text.get(at + name.len()..).unwrap_or_default();
        let after = after.strip_prefix('s').unwrap_or(after).chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn numbers(text: &str) -> Vec<Said> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some((day, length)) = day(&words, at) {
            found.push(Said { key: day.to_string(), printed: words.get(at..at + length).unwrap_or_default().join(" ") });
            at += length;
        } else if let Some((_, number)) = NUMBERS.iter().find(|(written, _)| *written == bare.to_lowercase())
            && !(bare == "tre" && words.get(at + 1).is_some_and(|next| WITH_TRE.contains(next)))
        {
            found.push(counted(number, bare, &words, at + 1));
            at += 1;
        } else if bare.starts_with(|c: char| c.is_ascii_digit()) {
            // Groups of three digits belong together, up to the one that ends with something else.
            let mut digits = bare.to_owned();
            let mut next = at + 1;
            while words.get(next - 1).is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()))
                && let Some(group) = words.get(next).and_then(|word| group(word))
            {
                digits.push_str(group);
                next += 1;
            }
            let sign = word.contains('%');
            found.push(if sign {
                Said { key: format!("{digits} %"), printed: (*word).to_owned() }
            } else {
                let printed = words.get(at..next).unwrap_or_default().join(" ");
                counted(&digits, printed.trim_end_matches(|c: char| !c.is_alphanumeric()), &words, next)
            });
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

/// A number with what it counts, where the next word says it.
fn counted(number: &str, printed: &str, words: &[&str], next: usize) -> Said {
    let word = words.get(next).copied().unwrap_or_default();
    let lower = word.to_lowercase();
    let ends = printed.chars().next_back().is_none_or(char::is_alphanumeric);
    match UNITS.iter().find(|(stem, _)| ends && lower.starts_with(stem)) {
        Some((_, unit)) => {
            let unit_printed = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
            Said { key: format!("{number} {unit}"), printed: format!("{printed} {unit_printed}") }
        }
        None => Said { key: number.to_owned(), printed: printed.to_owned() },
    }
}

/// Three digits and then nothing but what ends a word: the next group of a large number.
fn group(word: &str) -> Option<&str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.get(digits..)?;
    (digits == 3 && !rest.starts_with(char::is_alphanumeric)).then(|| word.get(..digits)).flatten()
}

/// A day in words or numbers, and how many words it takes.
fn day(words: &[&str], at: usize) -> Option<(Date, usize)> {
    let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = words.get(at)?;
    if let [day, month, year] = clean(first).split('.').collect::<Vec<_>>()[..] {
        return Some((Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?, 1));
    }
    let number: i8 = first.strip_suffix('.')?.trim_start_matches(|c: char| !c.is_alphanumeric()).parse().ok()?;
    let name = words.get(at + 1)?;
    let month = (1..=12).find(|month| date::month(*month) == Some(*name))?;
    let year: i16 = clean(words.get(at + 2)?).parse().ok()?;
    Some((Date::new(year, month, number).ok()?, 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let names = [("nordvik".to_owned(), vec!["Nordvik kommune".to_owned(), "Nordvik".to_owned()])];
        said(text, &names).into_iter().map(|said| said.key).collect()
    }

    #[test]
    fn both_forms_say_the_same_in_other_words() {
        let nb = "Nordvik kommune trer inn fra 1. januar 2027, med 2 medlemmer og to varamedlemmer, og betaler 400\u{a0}000 kroner innen ett år.";
        let nn = "Frå 1. januar 2027 trer Nordvik kommune inn og betaler 400 000 kroner innan eitt år, med 2 medlemmer og to varamedlemmer.";
        let (mut one, mut other) = (keys(nb), keys(nn));
        assert_eq!(one, ["2027-01-01", "2 member", "2 deputy", "400000 kr", "1 year", "party nordvik"]);
        one.sort();
        other.sort();
        assert_eq!(one, other);
    }

    #[test]
    fn figures_days_and_units_that_differ_are_told() {
        let of = |text: &str| said(text, &[]);
        let told = |one: &str, other: &str| difference(&of(one), &of(other));
        assert_eq!(told("på 12 måneder", "på 12 år").0, ["12 måneder"]);
        assert_eq!(told("en ramme på 400 000 kroner.", "ei ramme på 450 000 kroner.").1, ["450 000 kroner"]);
        assert_eq!(told("innen 30. juni 2027", "innan 30. juli 2027").1, ["30. juli 2027"]);
        assert_eq!(told("60 % og 40 %", "60 % og 41 %").1, ["41 %"]);
        assert_eq!(told("versjon 1.0, vedlegg 1", "versjon 1.1, vedlegg 1").0, ["1.0"]);
        assert_eq!(told("kan tre ut etter tre år", "uttreding etter tre år"), (vec![], vec![]));
        assert_eq!(told("etter § 19-4 i 2027, 100 år", "etter § 19-4 i 2027, 100 år"), (vec![], vec![]));
    }
}
