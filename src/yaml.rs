//! The one YAML reader: text to typed values with places, and every fault of shape to a finding with line, excerpt and advice.
//! Enter at [`read`]. Why serde-saphyr: places, budgets and located duplicate keys (see the README).

mod syntax;

use serde::de::DeserializeOwned;
use serde_saphyr::{Error, Location};

use crate::diag::{Finding, nearest, suggest};
use crate::lang::{Text, date};
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
        Error::InvalidBooleanStrict { .. } => (
            "wrong-type",
            tr! { nb: "her skal det stå true eller false", nn: "her skal det stå true eller false", en: "true or false belongs here" },
            Some(
                tr! { nb: "skriv true for ja og false for nei", nn: "skriv true for ja og false for nei", en: "write true for yes and false for no" },
            ),
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
    let (rule, what, todo) =
        if after_decimal_comma(&source.text, place.span.start) { decimal_comma() } else { (rule, what, todo) };
    let mut finding = Finding::error(rule, what).at(place);
    finding.todo = todo;
    finding
}

/// Does the place come in or after the decimals of a number written with a comma, as `0,5`? There the comma begins a new key.
fn after_decimal_comma(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or(""), text.get(at..).unwrap_or(""));
    let digit = |c: char| c.is_ascii_digit();
    let decimals = before.trim_end_matches(digit);
    let has_decimals = decimals.len() < before.len() || after.starts_with(digit);
    has_decimals && decimals.strip_suffix(',').is_some_and(|whole| whole.ends_with(digit))
}

fn decimal_comma() -> Explained {
    (
        "decimal-comma",
        tr! { nb: "kommaet her skiller to verdier og kan ikke være desimaltegn", nn: "kommaet her skil to verdiar og kan ikkje vere desimalteikn", en: "the comma here parts two values and cannot be a decimal sign" },
        Some(
            tr! { nb: "skriv 0.5, 1/2 eller 50 % for en andel, og hele kroner uten mellomrom for et beløp: 3600000", nn: "skriv 0.5, 1/2 eller 50 % for ein del, og heile kroner utan mellomrom for eit beløp: 3600000", en: "write 0.5, 1/2 or 50 % for a share, and whole kroner for an amount: 3600000" },
        ),
    )
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
            &thousands(raw).unwrap_or_else(|| "400000, 1250.50".to_owned()),
        ),
        "number" if thousands(raw).is_some() => not_a(
            raw,
            "not-a-number",
            (
                "et tall som bare kan leses på én måte",
                "eit tal som berre kan lesast på éin måte",
                "a number that can be read in one way only",
            ),
            &thousands(raw).unwrap_or_default(),
        ),
        "number" => not_a(raw, "not-a-number", ("et tall", "eit tal", "a number"), "17500"),
        "count" => not_a(raw, "not-a-count", ("et antall", "eit tal på noko", "a count"), "3"),
        "date" => no_such_date(raw),
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
            let message = message.split(" at line ").next().unwrap_or(&message);
            let (what, todo) = syntax::explain(message);
            ("bad-yaml", what, Some(todo))
        }
    }
}

/// A day that is not in the calendar, or not written as a file has it.
fn no_such_date(raw: &str) -> Explained {
    match date::guess(raw) {
        Some(meant) => (
            "no-such-date",
            tr! { nb: "«{raw}» er ikke skrevet som en dato her: år, måned og dag", nn: "«{raw}» er ikkje skrive som ein dato her: år, månad og dag", en: "`{raw}` is not written as a date is here: year, month and day" },
            Some(tr! { nb: "skriv {meant}", nn: "skriv {meant}", en: "write {meant}" }),
        ),
        None => not_a(raw, "no-such-date", ("en dato som finnes", "ein dato som finst", "a date that exists"), "2027-01-31"),
    }
}

/// The digits of a number grouped with full stops, as `150.000`.
fn thousands(raw: &str) -> Option<String> {
    let groups: Vec<&str> = raw.split('.').collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let grouped = groups.len() > 1 && groups.iter().all(digits) && groups.iter().skip(1).all(|group| group.len() == 3);
    grouped.then(|| groups.concat())
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
        expect("loans: {allowed: yes}\n", "wrong-type", "1:18 yes", "true for yes");
        expect("shares: {ownership: {a: 0,5}}\n", "decimal-comma", "1:28 ", "1/2");
        expect("costs: [{id: a, amounts: {2027: 3,6 mill}}]\n", "decimal-comma", "1:35 6 mill", "3600000");
        expect("contributions: {deposit: {amounts: {a: 150.000}}}\n", "not-an-amount", "1:40 150.000", "write e.g. 150000");
        expect("contributions: {deposit: {amounts: {a: 1.250.000}}}\n", "not-an-amount", "1:40 1.250.000", "write e.g. 1250000");
        expect("dated: 01.07.2027\n", "no-such-date", "1:8 01.07.2027", "write 2027-07-01");
        expect("loans:\n\tallowed: false\n", "bad-yaml", "2:2 allowed", "spaces");
        expect("name: a\npowers none\nloans: {}\n", "bad-yaml", "2:1 powers none", "space after the colon");
        expect("name: Innkjøp: Nord KO\n", "bad-yaml", "1:14 ", "quote");
        expect("loans: {allowed: false # nei\nname: a\n", "bad-yaml", "2:1 name", "bracket");
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
