//! The word list is whole, and its forms are the ones a reader expects.

use super::*;
use crate::agreement::words::WORD_SETS;

fn words() -> Words {
    Words::parse(EMBEDDED).unwrap()
}

#[test]
fn the_embedded_list_can_be_read() {
    assert!(words().terms().count() > 150);
    assert_eq!(Words::embedded().terms().count(), words().terms().count());
}

#[test]
fn every_word_of_every_set_has_all_forms_and_no_other_is_listed() {
    let words = words();
    let listed: Vec<(&str, Vec<&str>)> =
        words.sets.iter().map(|(set, listed)| (set.as_str(), listed.keys().map(String::as_str).collect())).collect();
    let mut wanted: Vec<(&str, Vec<&str>)> = WORD_SETS.iter().map(|(set, ids)| (*set, ids.to_vec())).collect();
    wanted.sort();
    wanted.iter_mut().for_each(|(_, ids)| ids.sort_unstable());
    assert_eq!(listed, wanted);
    for (set, ids) in WORD_SETS {
        for id in *ids {
            for lang in Lang::ALL {
                for form in Form::ALL {
                    assert!(words.word(set, id, lang, form).is_some_and(is_printable), "{set} {id} {lang} {}", form.id());
                }
            }
        }
    }
}

#[test]
fn every_term_has_all_forms() {
    let words = words();
    for id in words.terms() {
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{id}");
        for lang in Lang::ALL {
            for form in Form::ALL {
                assert!(words.term(id, lang, form).is_some_and(is_printable), "{id} {lang} {}", form.id());
            }
        }
    }
}

fn is_printable(text: &str) -> bool {
    !text.is_empty() && text == text.trim() && !text.contains("  ") && !text.contains(['|', '\n', '\t'])
}

/// The same word must not be inflected in two ways in two places.
#[test]
fn equal_nouns_have_equal_forms() {
    let words = words();
    for lang in Lang::ALL {
        for (set, ids) in WORD_SETS {
            for id in *ids {
                let word = words.sets[*set][*id].forms(lang);
                let Some(gender) = word.gender else { continue };
                // A word of a set alone is inflected in one place only.
                let Some(term) = words.forms_of(&word.indefinite, lang) else { continue };
                assert_eq!(term.gender, Some(gender), "{set} {id} {lang}");
                for form in Form::ALL {
                    assert_eq!(term.get(form), word.get(form), "{set} {id} {lang}");
                }
            }
        }
    }
}

/// A noun has the article of its language: bokmål keeps two genders, nynorsk three.
#[test]
fn articles_are_of_the_right_language() {
    let words = words();
    let sets = words.sets.values().flat_map(BTreeMap::values);
    for entry in words.terms.values().chain(sets) {
        for article in ["en ", "ei ", "et ", "ein ", "eit "] {
            assert!(!entry.nb.indefinite.starts_with(article), "{}", entry.nb.indefinite);
            assert!(!entry.nn.indefinite.starts_with(article), "{}", entry.nn.indefinite);
        }
        assert_eq!(entry.nb.gender.is_some(), entry.nn.gender.is_some(), "{}", entry.nb.indefinite);
        assert_ne!(entry.nb.gender, Some(Gender::Feminine), "{}", entry.nb.indefinite);
    }
}

/// Words that are bokmål only, and must never be printed in nynorsk.
#[test]
fn nynorsk_has_no_bokmaal() {
    let words = words();
    let sets = words.sets.values().flat_map(BTreeMap::values);
    let foreign = [
        "ikke",
        "hver",
        "hvert",
        "fra",
        "uten",
        "de",
        "avgjørelse",
        "deltaker",
        "deltakere",
        "måned",
        "uke",
        "regnskap",
        "virksomhet",
        "ansatt",
        "ansatte",
        "myndighet",
        "vedtatt",
        "mottatt",
        "skriftlig",
        "daglig",
        "leder",
        "valg",
        "utvalg",
        "være",
        "oppgave",
    ];
    for entry in words.terms.values().chain(sets) {
        for form in Form::ALL {
            let text = entry.nn.get(form);
            for word in text.split([' ', ',']) {
                assert!(!foreign.contains(&word), "{text}");
                assert!(!word.ends_with("ens") && !word.ends_with("ets"), "{text}");
            }
        }
    }
}

#[test]
fn forms_of_terms() {
    let words = words();
    let table = [
        ("representantskap", Form::Indefinite, "representantskap", "representantskap"),
        ("representantskap", Form::Definite, "representantskapet", "representantskapet"),
        ("representantskap", Form::Genitive, "representantskapets", "til representantskapet"),
        ("kommunalt-oppgavefellesskap", Form::Indefinite, "kommunalt oppgavefellesskap", "kommunalt oppgåvefellesskap"),
        ("kommunalt-oppgavefellesskap", Form::Definite, "oppgavefellesskapet", "oppgåvefellesskapet"),
        ("interkommunalt-politisk-raad", Form::Definite, "rådet", "rådet"),
        ("interkommunalt politisk råd", Form::Definite, "rådet", "rådet"),
        ("vertskommune-administrativ", Form::Definite, "vertskommunesamarbeidet", "vertskommunesamarbeidet"),
        ("vertskommune-nemnd", Form::Definite, "vertskommunesamarbeidet", "vertskommunesamarbeidet"),
        ("interkommunalt-selskap", Form::Plural, "interkommunale selskaper", "interkommunale selskap"),
        ("styre-1992-27", Form::Definite, "samarbeidet", "samarbeidet"),
        ("vertskommune-1992-28-1", Form::Definite, "vertskommunesamarbeidet", "vertskommunesamarbeidet"),
        ("kommunedirektor", Form::Genitive, "kommunedirektørens", "til kommunedirektøren"),
        ("kommunedirektør", Form::Definite, "kommunedirektøren", "kommunedirektøren"),
        ("mote", Form::Plural, "møter", "møte"),
        ("møte", Form::DefinitePlural, "møtene", "møta"),
        ("deltakar", Form::DefinitePlural, "deltakerne", "deltakarane"),
        ("daglig-leder", Form::Definite, "daglig leder", "dagleg leiar"),
        ("daglig leder", Form::Genitive, "daglig leders", "til dagleg leiar"),
        ("eiendel", Form::Plural, "eiendeler", "eigedelar"),
        ("eierandel", Form::Plural, "eierandeler", "eigardelar"),
        ("mislighold", Form::Plural, "mislighold", "misleghald"),
        ("nemnd", Form::Definite, "nemnda", "nemnda"),
        ("ansatt", Form::DefinitePlural, "de ansatte", "dei tilsette"),
        ("tre-ut", Form::Definite, "tre ut", "tre ut"),
        ("forslag-til-vedtak", Form::Definite, "forslaget til vedtak", "framlegget til vedtak"),
        ("tak-for-laan", Form::Genitive, "til taket for lån", "til taket for lån"),
    ];
    for (id, form, nb, nn) in table {
        assert_eq!(words.term(id, Lang::Nb, form), Some(nb), "{id}");
        assert_eq!(words.term(id, Lang::Nn, form), Some(nn), "{id}");
    }
    assert_eq!(words.term("ukjent", Lang::Nb, Form::Definite), None);
    assert_eq!(words.gender("kommune", Lang::Nn), Some(Gender::Masculine));
    assert_eq!(words.gender("teneste", Lang::Nn), Some(Gender::Feminine));
    assert_eq!(words.gender("styre", Lang::Nb), Some(Gender::Neuter));
    assert_eq!(words.gender("vedtekter", Lang::Nb), None);
}

#[test]
fn words_in_their_sentences() {
    let words = words();
    let word = |set, id, lang, form| words.word(set, id, lang, form).unwrap();
    let table = [
        ("Varselet sendes til {}.", "organ", "representantskap", Form::Definite, "representantskapet", "representantskapet"),
        ("Vedtas av {}.", "organ", "councils", Form::Definite, "kommunestyrene", "kommunestyra"),
        ("{} vedtak", "elector", "councils", Form::Genitive, "kommunestyrenes", "til kommunestyra"),
        ("Et {} varsel", "notice-form", "written", Form::Indefinite, "skriftlig", "skriftleg"),
        (
            "Med virkning fra {}",
            "effect",
            "year-end",
            Form::Definite,
            "årsskiftet etter at fristen er ute",
            "årsskiftet etter at fristen er ute",
        ),
        ("Fristen løper fra {}", "counted-from", "receipt", Form::Indefinite, "varselet er mottatt", "varselet er motteke"),
        ("Beløpene er oppgitt {}", "vat", "excluded", Form::Indefinite, "uten merverdiavgift", "utan meirverdiavgift"),
        ("Faktureres {}", "interval", "monthly", Form::Indefinite, "hver måned", "kvar månad"),
        ("Undertegnes av {}", "signatory", "ordfører", Form::Definite, "ordføreren", "ordføraren"),
        ("Saken behandles i {}", "body", "eldrerådet", Form::Definite, "eldrerådet", "eldrerådet"),
    ];
    for (sentence, set, id, form, nb, nn) in table {
        assert_eq!(word(set, id, Lang::Nb, form), nb, "{sentence}");
        assert_eq!(word(set, id, Lang::Nn, form), nn, "{sentence}");
    }
    assert!(word("effect", "half-year-end", Lang::Nb, Form::Indefinite).contains("1.\u{a0}januar"));
    assert_eq!(words.word("organ", "nobody", Lang::Nb, Form::Indefinite), None);
    assert_eq!(words.word("nothing", "board", Lang::Nb, Form::Indefinite), None);
}

#[test]
fn counts() {
    let words = words();
    let table = [
        (1, "medlem", "1 medlem", "1 medlem"),
        (5, "medlem", "5 medlemmer", "5 medlemmer"),
        (2, "varamedlem", "2 varamedlemmer", "2 varamedlemmer"),
        (2, "styremedlem", "2 styremedlemmer", "2 styremedlemmer"),
        (7, "deltaker", "7 deltakere", "7 deltakarar"),
        (1, "deltaker", "1 deltaker", "1 deltakar"),
        (4, "møte", "4 møter", "4 møte"),
        (4, "mote", "4 møter", "4 møte"),
        (3, "år", "3 år", "3 år"),
        (12, "måned", "12 måneder", "12 månader"),
        (14, "dag", "14 dager", "14 dagar"),
        (2, "time", "2 timer", "2 timar"),
        (4, "uke", "4 uker", "4 veker"),
        (2, "kommune", "2 kommuner", "2 kommunar"),
        (0, "stemme", "0 stemmer", "0 stemmer"),
        (1000, "årsverk", "1 000 årsverk", "1 000 årsverk"),
        (10, "virkedag", "10 virkedager", "10 vyrkedagar"),
        (23, "ansatt", "23 ansatte", "23 tilsette"),
        (1, "ansatt", "1 ansatt", "1 tilsett"),
        (6, "punkt", "6 punkter", "6 punkt"),
        (2, "funn", "2 funn", "2 funn"),
        (9, "vedlegg", "9 vedlegg", "9 vedlegg"),
        (17500, "innbygger", "17 500 innbyggere", "17 500 innbyggjarar"),
    ];
    for (n, noun, nb, nn) in table {
        for (lang, expected) in [(Lang::Nb, nb), (Lang::Nn, nn)] {
            assert_eq!(words.count(n, noun, lang).unwrap(), expected.replace(' ', "\u{a0}"));
        }
    }
    assert_eq!(words.count(2, "ukjent", Lang::Nb), None);
}

#[test]
fn lists() {
    let of = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
    for lang in Lang::ALL {
        assert_eq!(join(&of(&[]), lang), "");
        assert_eq!(join(&of(&["A"]), lang), "A");
        assert_eq!(join(&of(&["A", "B"]), lang), "A og B");
        assert_eq!(join(&of(&["A", "B", "C"]), lang), "A, B og C");
    }
}

#[test]
fn genitives_of_names() {
    for (name, expected) in [
        ("Nordvik kommune", Some("Nordvik kommunes")),
        ("Sørdal", Some("Sørdals")),
        ("Moss", Some("Moss’")),
        ("Brann og redning IKS", Some("Brann og redning IKS’")),
        ("Halden Max", Some("Halden Max’")),
        ("Region 2000", Some("Region 2000s")),
        ("IKT Nordfjella (KO)", None),
        ("", None),
    ] {
        assert_eq!(genitive_name(name, Lang::Nb).as_deref(), expected, "{name}");
        assert_eq!(genitive_name(name, Lang::Nn), None, "{name}");
    }
}

#[test]
fn forms_are_named() {
    for form in Form::ALL {
        assert_eq!(form.id().parse::<Form>(), Ok(form));
    }
    assert!("dative".parse::<Form>().is_err());
}

#[test]
fn what_is_no_line_of_the_list() {
    for line in ["", "a | ", "a | b | c", "a | b | c | d | e | f", "| b"] {
        assert!(Forms::parse(line, Lang::Nb).is_none(), "{line}");
    }
    assert!(Words::parse("terms: {x: {nb: a}}\nwords: {}").is_err());
    assert!(Words::parse("terms: {}\nwords: {}\nmore: {}").is_err());
    let two = Forms::parse("ei plikt | plikta", Lang::Nn).unwrap();
    assert_eq!((two.plural.as_str(), two.definite_plural.as_str(), two.gender), ("plikt", "plikta", Some(Gender::Feminine)));
}
