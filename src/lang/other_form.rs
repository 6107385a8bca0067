//! Words of the other language form: bokmål words in nynorsk text and the reverse, from `other_form.yaml`. What is correct in both is
//! never among them. Enter at [`find`].

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Lang;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    nb: BTreeMap<String, String>,
    nb_sure: BTreeMap<String, String>,
    nn: BTreeMap<String, String>,
    nn_sure: BTreeMap<String, String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| load().unwrap_or_default());

fn load() -> Result<Lists, String> {
    serde_saphyr::from_str(include_str!("other_form.yaml")).map_err(|error| error.to_string())
}

/// What to write for a word that is not of this form, if it is one.
pub fn instead(word: &str, lang: Lang) -> Option<&'static str> {
    let lists = &*LISTS;
    let (tested, sure) = lang.pick((&lists.nn, &lists.nn_sure), (&lists.nb, &lists.nb_sure));
    tested.get(word).or_else(|| sure.get(word)).map(String::as_str)
}

/// The words of the other form in a text, with what to write. Quotations, code, links and names are left alone.
pub fn find(text: &str, lang: Lang) -> Vec<(Range<usize>, &'static str)> {
    let own = masked(text);
    let mut found = Vec::new();
    for range in words(&own) {
        let word = &own[range.clone()];
        let starts = begins_sentence(&own, range.start);
        if word.starts_with(char::is_uppercase) && !starts {
            continue;
        }
        if let Some(instead) = instead(&word.to_lowercase(), lang) {
            found.push((range, instead));
        }
    }
    found
}

/// The words of a text: letters, and hyphens between letters.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphabetic)?;
        let mut end = start;
        for (i, c) in text[start..].char_indices() {
            let inner_hyphen = c == '-' && text[start + i + 1..].starts_with(char::is_alphabetic);
            if !(c.is_alphabetic() || inner_hyphen) {
                break;
            }
            end = start + i + c.len_utf8();
        }
        at = end;
        Some(start..end)
    })
}

fn begins_sentence(text: &str, at: usize) -> bool {
    text[..at].trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | ':' | '!' | '?' | '-' | '*' | '|' | '#' | ')'))
        || text[..at].ends_with('\n')
}

/// The text with quotations, code, expressions and links blanked out, byte for byte.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let pairs = [("«", "»"), ("“", "”"), ("\"", "\""), ("`", "`"), ("{{", "}}"), ("{%", "%}"), ("{#", "}"), ("](", ")")];
    let mut line_start = true;
    while let Some(c) = rest.chars().next() {
        let blank_to = if line_start && rest.trim_start_matches(' ').starts_with('>') {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else {
            let open = pairs.iter().find(|(open, _)| rest.starts_with(open));
            open.and_then(|(open, close)| {
                let inside = &rest[open.len()..];
                // A quotation ends in its own paragraph; a lone mark is no quotation.
                let paragraph = inside.find("\n\n").unwrap_or(inside.len());
                inside[..paragraph].find(close).map(|end| open.len() + end + close.len())
            })
        };
        let taken = match blank_to {
            Some(end) if end > 0 => {
                out.extend(rest[..end].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
                end
            }
            _ => {
                out.push(c);
                c.len_utf8()
            }
        };
        line_start = rest[..taken].ends_with('\n');
        rest = &rest[taken..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, lang: Lang) -> Vec<&str> {
        find(text, lang).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn words_of_the_other_form_are_found() {
        assert_eq!(found("Kommunen skal ikke gjøre noe uten varsel.", Lang::Nn), ["ikke", "gjøre", "noe", "uten"]);
        assert_eq!(found("Kommunen skal ikkje gjere noko utan varsel.", Lang::Nb), ["ikkje", "gjere", "noko", "utan"]);
        assert!(found("Kommunen har behandling, avtale, betaling og forskjellsbehandling.", Lang::Nn).is_empty());
        assert!(found("Kommunen har høve til behandling og avtale.", Lang::Nb).is_empty());
    }

    #[test]
    fn quotations_names_and_expressions_are_left_alone() {
        assert!(found("Lova seier «ikke alle», og Fra Nordvik `ikke`.\n> ikke dette\n{{ ikke }}", Lang::Nn).is_empty());
        assert_eq!(found("Ikke alle.\n> ikke dette\nOg ikke.", Lang::Nn), ["Ikke", "ikke"]);
        assert_eq!(found("Eit lone « teikn er ikke sitat.", Lang::Nn), ["ikke"]);
    }

    #[test]
    fn no_word_is_in_both_lists() {
        let lists = load().unwrap();
        let (nb, nn) = (lists.nb.keys().chain(lists.nb_sure.keys()), || lists.nn.keys().chain(lists.nn_sure.keys()));
        let both: Vec<_> = nb.clone().filter(|w| nn().any(|o| o == *w)).collect();
        assert!(both.is_empty(), "{both:?}");
        assert!(nb.count() > 250 && nn().count() > 200);
        // What is written instead is never itself of the other form.
        for (from, to) in lists.nb.iter().chain(&lists.nb_sure) {
            assert!(to.split(" / ").all(|w| instead(w, Lang::Nn).is_none()), "{from}: {to}");
        }
        for (from, to) in lists.nn.iter().chain(&lists.nn_sure) {
            assert!(to.split(" / ").all(|w| instead(w, Lang::Nb).is_none()), "{from}: {to}");
        }
    }

    /// Every text of ours in one form: the library, the templates, the law, the words, the messages.
    #[test]
    fn our_own_texts_keep_to_their_form() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut wrong = Vec::new();
        for dir in ["clauses", "templates", "src"] {
            files(&root.join(dir), &mut |path, text| {
                // The lists themselves, pages that show faults, and what is written about the library in one form alone.
                let shows = path.ends_with("README.md")
                    || (path.extension().is_some_and(|e| e == "md") && path.starts_with(root.join("src")));
                if shows || path.ends_with("lang/other_form.rs") || path.ends_with("lang/other_form.yaml") {
                    return;
                }
                let mut check = |part: &str, lang| {
                    for (range, instead) in find(part, lang) {
                        wrong.push(format!(
                            "{}: {lang}: {} → {instead}: {}",
                            path.display(),
                            &part[range.clone()],
                            line(part, range.start)
                        ));
                    }
                };
                if path.extension().is_some_and(|e| e == "md")
                    && path.components().any(|c| matches!(c.as_os_str().to_str(), Some("clauses" | "templates")))
                {
                    let (nb, nn) = (text.find("\n# nb\n"), text.find("\n# nn\n"));
                    if let (Some(nb), Some(nn)) = (nb, nn) {
                        check(&text[nb + 6..nn], Lang::Nb);
                        check(&text[nn + 6..], Lang::Nn);
                    }
                }
                for (key, lang) in [("nb: ", Lang::Nb), ("nn: ", Lang::Nn)] {
                    for (at, _) in text.match_indices(key).filter(|(at, _)| !text[..*at].ends_with(char::is_alphanumeric)) {
                        check(&value(&text[at + key.len()..]).replace('\\', " "), lang);
                    }
                }
            });
        }
        assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    }

    /// A quoted text, or the rest of the item.
    fn value(rest: &str) -> &str {
        if let Some(inside) = rest.strip_prefix("format!(\"").or_else(|| rest.strip_prefix('"')) {
            return inside.split_once('"').map_or(inside, |(text, _)| text);
        }
        if !rest.starts_with(char::is_alphabetic) {
            return "";
        }
        let end = rest.find(['\n', '}', ',']).unwrap_or(rest.len());
        &rest[..end]
    }

    fn line(text: &str, at: usize) -> &str {
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        text[start..].lines().next().unwrap_or_default()
    }

    #[allow(clippy::disallowed_methods, reason = "the test reads the sources of the program itself")]
    fn files(dir: &std::path::Path, each: &mut impl FnMut(&std::path::Path, &str)) {
        for entry in std::fs::read_dir(dir).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                files(&path, each);
            } else if path.extension().is_some_and(|e| matches!(e.to_str(), Some("rs" | "yaml" | "md"))) {
                each(&path, &std::fs::read_to_string(&path).unwrap());
            }
        }
    }
}
