//! The one YAML reader: text to typed values with places, and every fault of shape to a finding with line, excerpt and advice.
//! Enter at [`read`]. Why serde-saphyr: places, budgets and located duplicate keys (see the README).

use serde::de::DeserializeOwned;
use serde_saphyr::{Error, Location};

use crate::diag::{Finding, nearest, suggest};
use crate::lang::Text;
use crate::source::{Place, Source, SourceId, Span};
use crate::tr;

/// Stands around the parts of a message of ours that passes through serde: kind, value, and what could stand there.
pub const LEAF_ERROR: char = '\u{2016}';
/// The largest file that is read: 4 MiB, many times the largest agreement seen.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Reads one YAML text into a typed value.
///
/// # Errors
/// One finding for the first fault of shape: bad YAML, a wrong type, an unknown, missing or duplicate key, a value that cannot be,
/// characters that hide, or a text too large.
pub fn read<T: DeserializeOwned>(id: SourceId, source: &Source) -> Result<T, Box<Finding>> {
    hidden_characters(id, &source.text)?;
    let options = serde_saphyr::options! {
        with_snippet: false,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        budget: serde_saphyr::budget! { max_nodes: 100_000, max_depth: 60, max_anchors: 0, max_aliases: 0 },
    };
    serde_saphyr::from_str_with_options(&source.text, options).map_err(|error| Box::new(explain(id, source, &error)))
}

/// Characters a reader cannot see can make a text say something else than it shows (and ours mark values in templates).
fn hidden_characters(id: SourceId, text: &str) -> Result<(), Box<Finding>> {
    let hidden = |c: char| {
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
            || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    };
    match text.char_indices().find(|&(at, c)| hidden(c) && !(at == 0 && c == '\u{feff}')) {
        None => Ok(()),
        Some((at, c)) => {
            let code = format!("U+{:04X}", u32::from(c));
            let place = Place { source: id, span: Span::new(at, at + c.len_utf8()) };
            Err(Box::new(
                Finding::error(
                    "hidden-character",
                    tr! { nb: "teksten har et tegn som ikke synes ({code})", nn: "teksten har eit teikn som ikkje syner ({code})", en: "the text has a character that cannot be seen ({code})" },
                )
                .at(place)
                .why(tr! { nb: "usynlige tegn kan få en tekst til å vise noe annet enn den sier", nn: "usynlege teikn kan få ein tekst til å vise noko anna enn han seier", en: "invisible characters can make a text show something else than it says" })
                .todo(tr! { nb: "slett tegnet, og skriv ordet på nytt", nn: "slett teiknet, og skriv ordet på nytt", en: "delete the character and type the word again" }),
            ))
        }
    }
}

/// The finding for one error of serde-saphyr.
fn explain(id: SourceId, source: &Source, error: &Error) -> Finding {
    let error = error.without_snippet();
    let place = Place { source: id, span: span_of(source, error.location()) };
    let (rule, what, todo) = match error {
        Error::SerdeUnknownField { field, expected, .. } => unknown_key(field, expected),
        Error::SerdeMissingField { field, .. } => (
            "missing-key",
            tr! { nb: "nøkkelen «{field}» mangler her", nn: "nøkkelen «{field}» manglar her", en: "the key `{field}` is missing here" },
            Some(tr! { nb: "skriv `{field}: …`", nn: "skriv `{field}: …`", en: "write `{field}: …`" }),
        ),
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("?");
            (
                "duplicate-key",
                tr! { nb: "nøkkelen «{key}» står to ganger", nn: "nøkkelen «{key}» står to gonger", en: "the key `{key}` stands twice" },
                Some(tr! { nb: "behold den ene", nn: "behald den eine", en: "keep one of them" }),
            )
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => word(variant, &expected.join(",")),
        Error::SerdeInvalidType { unexpected, expected, .. } => wrong_type(unexpected, expected),
        Error::Unexpected { expected, .. } => wrong_type("", expected),
        Error::Budget { .. } => (
            "too-much-data",
            tr! { nb: "filen er for stor, for dyp eller bruker ankere (&, *)", nn: "fila er for stor, for djup eller bruker anker (&, *)", en: "the file is too large, too deep or uses anchors (&, *)" },
            Some(tr! { nb: "skriv verdiene helt ut", nn: "skriv verdiane heilt ut", en: "write the values out in full" }),
        ),
        Error::NullIntoString { .. } => (
            "empty-value",
            tr! { nb: "nøkkelen har ingen verdi", nn: "nøkkelen har ingen verdi", en: "the key has no value" },
            Some(
                tr! { nb: "skriv en verdi, eller ta nøkkelen bort", nn: "skriv ein verdi, eller ta nøkkelen bort", en: "write a value, or take the key away" },
            ),
        ),
        other => leaf_or_other(&other.to_string()),
    };
    let mut finding = Finding::error(rule, what).at(place);
    finding.todo = todo;
    finding
}

type Explained = (&'static str, Text, Option<Text>);

fn unknown_key(field: &str, expected: &[&str]) -> Explained {
    let todo = suggest(field, expected.iter().copied());
    ("unknown-key", tr! { nb: "ukjent nøkkel «{field}»", nn: "ukjend nøkkel «{field}»", en: "unknown key `{field}`" }, Some(todo))
}

/// A list where a text belongs, and the like.
fn wrong_type(unexpected: &str, expected: &str) -> Explained {
    let kinds = [
        ("sequence", ("en liste", "ei liste", "a list")),
        ("map", ("nøkler med verdier", "nøklar med verdiar", "keys with values")),
        ("string", ("en tekst", "ein tekst", "a text")),
        ("integer", ("et tall", "eit tal", "a number")),
        ("floating", ("et tall", "eit tal", "a number")),
        ("boolean", ("en sannhetsverdi", "ein sanningsverdi", "a truth value")),
        ("unit", ("ingenting", "ingenting", "nothing")),
    ];
    let wanted = [
        (
            "nb and nn",
            (
                "en tekst, eller en tekst for hver av nb og nn",
                "ein tekst, eller ein tekst for kvar av nb og nn",
                "a text, or one for each of nb and nn",
            ),
        ),
        ("word none", ("en liste, eller ordet none", "ei liste, eller ordet none", "a list, or the word none")),
        (
            "as-ownership",
            (
                "as-ownership, eller andeler etter deltaker",
                "as-ownership, eller delar etter deltakar",
                "as-ownership, or shares by party",
            ),
        ),
        ("struct", ("nøkler med verdier", "nøklar med verdiar", "keys with values")),
        ("map", ("nøkler med verdier", "nøklar med verdiar", "keys with values")),
        ("sequence", ("en liste", "ei liste", "a list")),
        ("string", ("en tekst", "ein tekst", "a text")),
        ("boolean", ("true eller false", "true eller false", "true or false")),
    ];
    let find = |table: &[(&str, (&'static str, &'static str, &'static str))], text: &str| {
        table.iter().find(|(key, _)| text.contains(key)).map(|(_, words)| *words)
    };
    let (got, want) = (find(&kinds, unexpected).unwrap_or(("noe annet", "noko anna", "something else")), find(&wanted, expected));
    let want = want.unwrap_or(("noe annet", "noko anna", "something else"));
    let what = Text {
        nb: format!("her skal det stå {}, men det står {}", want.0, got.0),
        nn: format!("her skal det stå {}, men det står {}", want.1, got.1),
        en: format!("{} belongs here, but there is {}", want.2, got.2),
    };
    let what = if unexpected.is_empty() {
        Text {
            nb: format!("her skal det stå {}", want.0),
            nn: format!("her skal det stå {}", want.1),
            en: format!("{} belongs here", want.2),
        }
    } else {
        what
    };
    let todo = tr! { nb: "se på eksemplene under agreements/, eller «avtaleverk schema agreement»; nb: og nn: står innrykket under nøkkelen", nn: "sjå på eksempla under agreements/, eller «avtaleverk schema agreement»; nb: og nn: står innrykte under nøkkelen", en: "see the examples under agreements/, or `avtaleverk schema agreement`; nb: and nn: stand indented under the key" };
    ("wrong-type", what, Some(todo))
}

fn word(word: &str, known: &str) -> Explained {
    let all: Vec<&str> = known.split(',').collect();
    let list = all.join(", ");
    let todo = match nearest(word, all.into_iter()) {
        Some(near) => {
            tr! { nb: "mente du «{near}»? Her kan det stå: {list}", nn: "meinte du «{near}»? Her kan det stå: {list}", en: "did you mean `{near}`? Known here: {list}" }
        }
        None => tr! { nb: "her kan det stå: {list}", nn: "her kan det stå: {list}", en: "known here: {list}" },
    };
    (
        "unknown-word",
        tr! { nb: "«{word}» er ikke blant ordene som kan stå her", nn: "«{word}» er ikkje blant orda som kan stå her", en: "`{word}` is not among the words that can stand here" },
        Some(todo),
    )
}

/// Messages of our own leaves arrive as text; anything else is YAML's own.
fn leaf_or_other(message: &str) -> Explained {
    let mut parts = message.split(LEAF_ERROR).skip(1);
    let (kind, raw, rest) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next());
    // Whatever the reader appends after the message (a line, a caret) is not part of the value.
    let raw = raw.lines().next().unwrap_or(raw);
    let raw = if rest.is_none() { raw.split(" at line ").next().unwrap_or(raw) } else { raw };
    match kind {
        "word" => {
            let known = rest.unwrap_or("").lines().next().unwrap_or("").split(" at line ").next().unwrap_or("");
            word(raw, known)
        }
        "unquoted" => (
            "unquoted-text",
            tr! { nb: "her skal det stå en tekst, men {raw} leses som tall eller sannhetsverdi", nn: "her skal det stå ein tekst, men {raw} blir lese som tal eller sanningsverdi", en: "a text belongs here, but {raw} reads as a number or truth value" },
            Some(tr! { nb: "sett anførselstegn: \"{raw}\"", nn: "set hermeteikn: \"{raw}\"", en: "quote it: \"{raw}\"" }),
        ),
        "share" => not_a(raw, "not-a-share", ("en andel", "ein del", "a share"), "1/3, 50 %, 0.25"),
        "money" => not_a(
            raw,
            "not-an-amount",
            ("et beløp med høyst to desimaler", "eit beløp med høgst to desimalar", "an amount with at most two decimals"),
            "400000, 1250.50",
        ),
        "number" => not_a(raw, "not-a-number", ("et tall", "eit tal", "a number"), "17500"),
        "count" => not_a(raw, "not-a-count", ("et antall", "eit tal på noko", "a count"), "3"),
        "date" => not_a(raw, "no-such-date", ("en dato som finnes", "ein dato som finst", "a date that exists"), "2027-01-31"),
        "length" => {
            not_a(raw, "not-a-length", ("en lengde i tid", "ei lengd i tid", "a length of time"), "12 months, 2 years, 14 days")
        }
        "day-of-year" => not_a(
            raw,
            "no-such-day",
            ("en dag i året (måned-dag)", "ein dag i året (månad-dag)", "a day of the year (month-day)"),
            "06-30",
        ),
        "year" => not_a(raw, "not-a-year", ("et årstall", "eit årstal", "a year"), "2027"),
        "time" => not_a(raw, "not-a-time", ("et klokkeslett", "eit klokkeslett", "a time of day"), "08:00"),
        "party" | "id" => not_a(
            raw,
            "not-an-id",
            ("en id (a–z, 0–9 og bindestrek)", "ein id (a–z, 0–9 og bindestrek)", "an id (a–z, 0–9 and hyphens)"),
            "nordvik",
        ),
        _ => {
            let message = message.lines().next().unwrap_or(message).replace(LEAF_ERROR, " ");
            (
                "bad-yaml",
                tr! { nb: "YAML kan ikke leses her: {message}", nn: "YAML kan ikkje lesast her: {message}", en: "the YAML cannot be read here: {message}" },
                Some(
                    tr! { nb: "se etter innrykk, kolon uten mellomrom etter, eller et komma i en tekst uten anførselstegn", nn: "sjå etter innrykk, kolon utan mellomrom etter, eller eit komma i ein tekst utan hermeteikn", en: "look for indentation, a colon without a space after it, or a comma in an unquoted text" },
                ),
            )
        }
    }
}

fn not_a(raw: &str, rule: &'static str, kind: (&str, &str, &str), example: &str) -> Explained {
    let (nb, nn, en) = kind;
    (
        rule,
        Text {
            nb: format!("«{raw}» er ikke {nb}"), nn: format!("«{raw}» er ikkje {nn}"), en: format!("`{raw}` is not {en}")
        },
        Some(tr! { nb: "skriv f.eks. {example}", nn: "skriv t.d. {example}", en: "write e.g. {example}" }),
    )
}

/// The bytes a location covers; a whole key or the rest of its word where YAML gives a point only.
fn span_of(source: &Source, location: Option<Location>) -> Span {
    let Some(at) = location else { return Span::default() };
    let byte = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok());
    let start = match byte(at.span().byte_offset()) {
        Some(start) => start,
        None => offset_of(&source.text, at.line(), at.column()),
    };
    let start = start.min(source.text.len());
    let len = byte(at.span().byte_len()).unwrap_or(0);
    let rest = source.text.get(start..).unwrap_or("");
    let word = rest.find(['\n', ':', ',', '}', ']']).unwrap_or(rest.len());
    Span::new(start, (start + if len == 0 { word } else { len }).min(source.text.len()))
}

fn offset_of(text: &str, line: u64, column: u64) -> usize {
    let line = usize::try_from(line).unwrap_or(1).max(1);
    let column = usize::try_from(column).unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let within = text.get(start..).unwrap_or("").char_indices().nth(column - 1).map_or(0, |(at, _)| at);
    start + within
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::Agreement;
    use crate::source::Sources;

    fn fault(yaml: &str) -> (String, String, String) {
        let mut sources = Sources::default();
        let id = sources.add("agreement.yaml", yaml);
        match read::<Agreement>(id, sources.get(id)) {
            Ok(_) => ("fine".into(), String::new(), String::new()),
            Err(finding) => {
                let span = finding.labels[0].place.span;
                let (line, column) = sources.get(id).line_column(span.start);
                (
                    finding.rule.to_owned(),
                    format!("{line}:{column} {}", &yaml[span.start..span.end]),
                    finding.todo.map(|t| t.en).unwrap_or_default(),
                )
            }
        }
    }

    #[test]
    fn faults_of_shape_have_rule_place_and_advice() {
        let expect = |yaml: &str, rule: &str, place: &str, todo: &str| {
            let (r, p, t) = fault(yaml);
            assert_eq!((r.as_str(), p.as_str()), (rule, place), "{yaml}");
            assert!(t.contains(todo), "{yaml}: {t}");
        };
        expect("nmae: Åse IKT\n", "unknown-key", "1:1 nmae", "`name`");
        expect("schema: 1\nexit_terms: {notice: {lenght: 12 months}}\n", "unknown-key", "2:23 lenght", "`length`");
        expect("shares: {ownership: {a: population}}\n", "not-a-share", "1:25 population", "1/3");
        expect("dated: 2027-02-30\n", "no-such-date", "1:8 2027-02-30", "2027-01-31");
        expect("exit_terms: {takes_effect: yearend}\n", "unknown-word", "1:28 yearend", "year-end");
        expect("name: 2027\n", "unquoted-text", "1:7 2027", "\"2027\"");
        expect("name: a\nname: b\n", "duplicate-key", "2:1 name", "keep one");
        expect("parties: [{id: a}]\n", "missing-key", "1:12 id", "name");
        expect("loans: {allowed: yes}\n", "bad-yaml", "1:18 yes", "");
        expect("purpose: \"a\u{202e}b\"\n", "hidden-character", "1:12 \u{202e}", "delete");
        expect("name: &a x\nshort_name: *a\n", "too-much-data", "1:10 x", "in full");
        expect("name: [a]\n", "wrong-type", "1:1 name", "nb");
        expect("exit_terms: soon\n", "wrong-type", "1:13 soon", "");
        expect("name: \"a\n", "bad-yaml", "2:1 ", "");
    }

    #[test]
    fn words_and_numbers_stay_what_they_are() {
        let yaml = "name: no\nparties: [{id: on, name: Norge, number: 0301}]\n";
        let mut sources = Sources::default();
        let id = sources.add("a", yaml);
        let agreement: Agreement = read(id, sources.get(id)).unwrap();
        assert_eq!(agreement.name.unwrap().one.as_deref(), Some("no"));
        let party = &agreement.parties[0];
        assert_eq!((party.id.0.as_str(), party.number.as_ref().unwrap().value.as_str()), ("on", "0301"));
        assert_eq!(&yaml[party.number.as_ref().unwrap().span.start..party.number.as_ref().unwrap().span.end], "0301");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in ".{0,200}") {
            let _ = fault(&text);
        }
    }
}
