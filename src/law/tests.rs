use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::agreement::Agreement;
use crate::agreement::schema::Shape;
use crate::basis::ACTS;
use crate::clause::template::{self, Used};
use crate::diag::Level;
use crate::lang::{self, Lang, Words};

fn law() -> &'static Law {
    static LAW: LazyLock<Law> = LazyLock::new(|| Law::load().unwrap());
    &LAW
}

fn basis(text: &str) -> Basis {
    Basis::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Is the path one of the schema of agreement.yaml?
fn exists(root: &Value, path: &str) -> bool {
    fn resolved<'a>(root: &'a Value, mut node: &'a Value) -> &'a Value {
        while let Some(name) = node["$ref"].as_str() {
            node = root.pointer(name.trim_start_matches('#')).unwrap();
        }
        node
    }
    fn child<'a>(root: &'a Value, node: &'a Value, key: &str) -> Option<&'a Value> {
        let node = resolved(root, node);
        let own = node["properties"].get(key);
        own.or_else(|| node["anyOf"].as_array()?.iter().find_map(|one| child(root, one, key)))
    }
    let mut node = Some(root);
    for key in path.split('.') {
        node = node.and_then(|node| child(root, node, key));
    }
    node.is_some()
}

#[test]
fn the_embedded_law_is_read() {
    assert_eq!(law().known_until, day("2026-07-28"));
    assert_eq!(Law::embedded().forms().len(), law().forms().len());
    assert!(!law().forms().is_empty());
}

#[test]
fn every_path_is_one_of_agreement_yaml() {
    let schema = serde_json::to_value(schemars::schema_for!(Agreement)).unwrap();
    assert!(exists(&schema, "exit_terms.notice.length") && !exists(&schema, "exit_terms.notise"));
    for requirement in law().forms().iter().flat_map(|form| &form.requirements) {
        for path in requirement.sub_items.iter().map(|item| &item.path).chain([&requirement.path]) {
            assert!(exists(&schema, path), "{}: {path}", requirement.id);
        }
    }
}

#[test]
fn every_letter_of_a_list_is_there_once() {
    for (form, list, last) in [
        ("kommunalt-oppgavefellesskap", "kommuneloven § 19-4 (4)", 'j'),
        ("interkommunalt-politisk-raad", "kommuneloven § 18-4 (4)", 'h'),
        ("vertskommune-administrativ", "kommuneloven § 20-4 (3)", 'i'),
        ("vertskommune-nemnd", "kommuneloven § 20-4 (3)", 'i'),
        ("vertskommune-1992-28-1", "kommuneloven (1992) § 28-1 e nr. 2", 'g'),
        ("styre-1992-27", "kommuneloven (1992) § 27 nr. 2", 'e'),
    ] {
        let list = basis(list);
        let in_list = law().form(form).unwrap().requirements.iter().filter(|r| list.contains(&r.basis));
        let letters: Vec<char> = in_list.filter_map(|r| r.basis.letter).collect();
        assert_eq!(letters, ('a'..=last).collect::<Vec<_>>(), "{form}");
    }
    let list = basis("IKS-loven § 4 (3)");
    let company = law().form("interkommunalt-selskap").unwrap();
    let numbers = company.requirements.iter().filter(|r| list.contains(&r.basis)).filter_map(|r| r.basis.number);
    assert_eq!(numbers.collect::<Vec<_>>(), (1..=9).collect::<Vec<_>>());
}

#[test]
fn each_requirement_of_a_form_has_its_own_provision() {
    for form in law().forms() {
        let bases: BTreeSet<&Basis> = form.requirements.iter().map(|r| &r.basis).collect();
        assert_eq!(bases.len(), form.requirements.len(), "{}", form.id);
    }
}

#[test]
fn every_condition_can_be_read_and_asks_what_is_there() {
    let shape = Shape::of_templates();
    for requirement in law().forms().iter().flat_map(|form| &form.requirements) {
        let items = requirement.sub_items.iter().filter_map(|item| item.holds.as_deref());
        for holds in items.chain(requirement.holds.as_deref()) {
            let template = template::parse(&format!("{{% if {holds} %}}1{{% endif %}}"), 0);
            for used in template.unwrap_or_else(|_| panic!("{}: {holds}", requirement.id)).uses {
                match used.what {
                    Used::Condition { path } => assert!(shape.at(&path).is_ok(), "{}: {path}", requirement.id),
                    Used::Compared { path, word } => {
                        let set = shape.at(&path).unwrap().word_set().unwrap();
                        let said = Words::embedded().word(set, &word, Lang::Nb, lang::Form::Indefinite);
                        assert!(said.is_some(), "{}: {word}", requirement.id);
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn every_citation_prints_back_and_names_a_recorded_provision() {
    for form in law().forms() {
        let rows = [&form.fixed, &form.defaults, &form.procedure, &form.advice].into_iter().flatten();
        let cited = rows.flat_map(|row| row.basis.iter().chain(&row.see)).chain(&form.legal_basis).chain(&form.shared_basis);
        for basis in cited.chain(form.requirements.iter().map(|r| &r.basis)) {
            assert_eq!(Basis::parse(&basis.to_string()).as_ref(), Ok(basis));
            assert_eq!(Basis::parse(&basis.print(Lang::Nn)).as_ref(), Ok(basis));
            assert!(law().provision(basis).is_some(), "{basis} is not in acts/");
        }
    }
    for act in law().acts() {
        assert!(act.name().is_some(), "{} has no names in basis", act.id);
        assert!(act.provisions.iter().all(|p| p.basis.act == act.id), "{}", act.id);
        let places: BTreeSet<&Basis> = act.provisions.iter().map(|p| &p.basis).collect();
        assert_eq!(places.len(), act.provisions.len(), "{} has a provision twice", act.id);
    }
}

#[test]
fn ids_are_unique_and_sources_known() {
    let mut ids = BTreeSet::new();
    for form in law().forms() {
        let rows = || [&form.fixed, &form.defaults, &form.procedure, &form.advice].into_iter().flatten();
        assert_eq!(rows().map(|row| &row.id).collect::<BTreeSet<_>>().len(), rows().count(), "{}", form.id);
        assert!(form.requirements.iter().all(|r| ids.insert(&r.id)), "{}", form.id);
        let sources = rows().map(|row| &row.source).chain(form.requirements.iter().map(|r| &r.source));
        assert!(sources.into_iter().all(|source| law().sources.contains_key(source)), "{}", form.id);
        let conditional = form.requirements.iter().all(|r| r.severity != Severity::MC || r.when.is_some());
        assert!(conditional, "{}: a conditional requirement says when", form.id);
    }
    assert_eq!(ACTS.iter().map(|act| act.id).collect::<BTreeSet<_>>().len(), ACTS.len());
}

#[test]
fn a_legal_basis_means_a_form() {
    let today = day("2026-11-22");
    let form = |text: &str| law().form_of_text(text, today).unwrap().map(|form| form.id.as_str());
    for text in ["kommuneloven § 19-1", "kommuneloven § 19-4", "kommuneloven kapittel 19", "koml. kap. 19"] {
        assert_eq!(form(text), Some("kommunalt-oppgavefellesskap"), "{text}");
    }
    assert_eq!(form("kommuneloven § 20-2"), Some("vertskommune-administrativ"));
    for text in ["kommuneloven § 18-1", "koml. § 18-4 fjerde ledd bokstav h", "kommuneloven kapittel 18"] {
        assert_eq!(form(text), Some("interkommunalt-politisk-raad"), "{text}");
    }
    assert_eq!(form("kommuneloven § 20-3"), Some("vertskommune-nemnd"));
    assert_eq!(form("kommuneloven § 20-6"), Some("vertskommune-nemnd"));
    for text in ["IKS-loven § 1", "IKS-loven § 4", "IKS-loven § 4 tredje ledd nr. 7"] {
        assert_eq!(form(text), Some("interkommunalt-selskap"), "{text}");
    }
    assert_eq!(form("kommuneloven (1992) § 27"), Some("styre-1992-27"));
    for text in ["kommuneloven (1992) § 28-1 b", "kommuneloven (1992) § 28-1 c", "koml. 1992 § 28 b"] {
        assert_eq!(form(text), Some("vertskommune-1992-28-1"), "{text}");
    }
    assert_eq!(form("kommuneloven § 20-4"), None);
    assert_eq!(form("kommuneloven § 20-1"), None);
    assert!(law().forms_of(&basis("kommuneloven § 20-1")).iter().any(|form| form.id == "vertskommune-administrativ"));
    assert!(matches!(law().form_of_text("kommuneloven kapittel 20", today), Err(BasisError::Chapter { .. })));
    assert!(matches!(law().form_of_text("kommuneloven § 27", today), Err(BasisError::AmbiguousYear { .. })));
}

#[test]
fn the_transition_follows_the_law_date() {
    let transition = law().form("styre-1992-27").unwrap().repealed_by.as_ref().unwrap();
    let level = |date: &str| transition.on(day(date)).map(|(level, _)| level);
    assert_eq!(level("2009-01-01"), None);
    assert_eq!(level("2019-11-15"), Some(Level::Warning));
    assert_eq!(level("2023-10-31"), Some(Level::Warning));
    assert_eq!(level("2023-11-01"), Some(Level::Error));
    let (_, text) = transition.on(day("2026-11-22")).unwrap();
    assert_eq!(text.nb, "hjemmelen er opphevet og fristen er ute");
    assert_eq!(text.nn, "heimelen er oppheva og fristen er ute");
}

#[test]
fn a_form_without_a_rule_of_transition_is_repealed() {
    let form = law().form("vertskommune-1992-28-1").unwrap();
    assert_eq!(form.in_force_on(day("2006-01-01")), Known::No);
    assert_eq!(form.in_force_on(day("2015-01-01")), Known::Yes);
    assert_eq!(form.in_force_on(day("2026-11-22")), Known::No);
    let (level, text) = form.repealed_by.as_ref().unwrap().on(day("2026-11-22")).unwrap();
    assert_eq!(level, Level::Error);
    assert!(text.nb.starts_with("hjemmelen er opphevet"));
    for id in law().forms().iter().filter_map(|form| form.repealed_by.as_ref()).flat_map(|transition| &transition.converts_to) {
        assert!(law().form(id).is_some(), "{id}");
    }
}

#[test]
fn announced_changes_are_not_law() {
    for text in [
        "kommuneloven § 18-1",
        "kommuneloven § 19-1",
        "IKS-loven § 6",
        "IKS-loven § 15",
        "IKS-loven § 23",
        "forvaltningsloven § 35",
    ] {
        let provision = law().provision(&basis(text)).unwrap();
        assert!(provision.announced.iter().any(|a| a.in_force == InForce::Undecided), "{text}");
    }
    assert_eq!(law().in_force(&basis("IKS-loven § 15 a"), day("2026-07-28")), Known::No);
    assert_eq!(law().in_force(&basis("IKS-loven § 22 a"), day("2023-12-31")), Known::No);
    assert_eq!(law().in_force(&basis("kommuneloven (1992) § 28-1 e"), day("2010-01-01")), Known::No);
    assert_eq!(law().in_force(&basis("kommuneloven (1992) § 28 e"), day("2010-01-01")), Known::Unknown);
}

#[test]
fn forms_without_support_are_recognised() {
    let known = |text: &str| law().recognised(text).map(|form| form.id.as_str());
    for text in ["AS", "aksjeselskap", "aksjeloven", "aksjeloven § 2-2", "asl. § 1-1", "kommuneloven § 21-1"] {
        assert_eq!(known(text), Some("aksjeselskap"), "{text}");
    }
    assert_eq!(known("samvirkelova § 10"), Some("samvirkeforetak"));
    assert_eq!(known(" SA "), Some("samvirkeforetak"));
    assert_eq!(known("foreining"), Some("forening"));
    assert_eq!(known("SSA"), Some("kontrakt"));
    assert_eq!(known("Statens standardavtaler"), Some("kontrakt"));
    for text in ["kommuneloven § 19-1", "IKS-loven § 4", "kommuneloven § 17-1", "noe annet", ""] {
        assert_eq!(known(text), None, "{text}");
    }
    for form in &law().recognised {
        assert!(law().form(&form.id).is_none() && !form.can.is_empty() && !form.cannot.is_empty(), "{}", form.id);
        assert!(law().sources.contains_key(&form.source));
        for row in &form.settles {
            assert!(law().sources.contains_key(&row.source), "{}: {}", form.id, row.id);
            for cited in row.basis.iter().chain(&row.see).chain(&form.basis) {
                assert_eq!(Basis::parse(&cited.to_string()).as_ref(), Ok(cited));
                assert!(law().provision(cited).is_some(), "{cited} is not in acts/");
            }
        }
    }
}

#[test]
fn law_is_as_of_a_day() {
    let known = |text: &str, date: &str| law().in_force(&basis(text), day(date));
    assert_eq!(known("kommuneloven § 19-4 (4) i", "2018-01-01"), Known::No);
    assert_eq!(known("kommuneloven § 19-4 (4) i", "2019-10-01"), Known::Unknown);
    assert_eq!(known("kommuneloven § 19-4 (4) i", "2026-01-01"), Known::Yes);
    assert_eq!(known("kommuneloven § 14-12 (4)", "2019-12-01"), Known::No);
    assert_eq!(known("kommuneloven (1992) § 27", "2009-01-01"), Known::Yes);
    assert_eq!(known("kommuneloven (1992) § 27", "2026-01-01"), Known::No);
    assert_eq!(known("forvaltningsloven (2025) § 1", "2026-07-28"), Known::No);
    assert_eq!(known("arkivforskrifta § 8", "2026-01-01"), Known::Yes);
}

#[test]
fn a_claim_names_a_requirement_and_its_level() {
    let form = law().form("kommunalt-oppgavefellesskap").unwrap();
    let found = form.requirement(&basis("kommuneloven § 19-4 (4) j/archive")).unwrap();
    assert_eq!(found.id, "KO-j");
    assert!(found.bases().contains(&basis("kommuneloven § 19-4 (4) j/archive")));
    assert_eq!(form.level(found), Level::Error);
    let old = law().form("styre-1992-27").unwrap();
    assert_eq!(old.level(&old.requirements[0]), Level::Advice);
}

#[test]
fn no_text_is_empty_or_says_void() {
    let files = [
        include_str!("forms/styre-1992-27.yaml"),
        include_str!("forms/vertskommune-1992-28-1.yaml"),
        include_str!("forms/kommunalt-oppgavefellesskap.yaml"),
        include_str!("forms/interkommunalt-politisk-raad.yaml"),
    ];
    assert!(files.iter().all(|text| !text.to_lowercase().contains("ugyldig")));
    for requirement in law().forms().iter().flat_map(|form| &form.requirements) {
        for text in [&requirement.what, &requirement.todo].into_iter().chain(requirement.sub_items.iter().map(|item| &item.what))
        {
            assert!(
                [&text.nb, &text.nn, &text.en].iter().all(|t| !t.trim().is_empty() && !t.ends_with('.')),
                "{}",
                requirement.id
            );
        }
    }
}
