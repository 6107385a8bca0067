use proptest::prelude::*;

use super::*;
use crate::lang::Lang;

fn read(text: &str) -> String {
    let read = Basis::parse(text);
    assert!(read.is_ok(), "{text}: {read:?}");
    read.unwrap().to_string()
}

#[test]
fn every_way_of_writing_reads_the_same() {
    for (canonical, ways) in [
        (
            "kommuneloven § 19-4 (4) i",
            &[
                "kommuneloven § 19-4 (4) i",
                "kommuneloven § 19-4 fjerde ledd bokstav i",
                "koml. § 19-4 fjerde ledd bokstav i)",
                "Kommunelova §19-4 4. ledd, bokstav i.",
                "kommuneloven\u{a0}§\u{a0}19–4 fjerde ledd litra i",
                "lov 22. juni 2018 nr. 83 § 19-4 (4) i",
                "kommuneloven (2018) § 19-4 (4) i)",
            ][..],
        ),
        (
            "IKS-loven § 4 (3) nr. 7",
            &["IKS-loven § 4 tredje ledd nr. 7", "iks-lova § 4 (3) nr 7", "iksl. § 4 tredje ledd nummer 7"],
        ),
        ("IKS-loven § 22 a (2)", &["IKS-loven § 22a annet ledd", "IKS-loven § 22 a andre ledd"]),
        ("kommuneloven (1992) § 27 nr. 2 e", &["kommuneloven (1992) § 27 nr. 2 bokstav e", "koml. 1992 § 27 nr 2 e (opphevet)"]),
        (
            "kommuneloven (1992) § 27 nr. 3 (1)",
            &["lov av 25. september 1992 nr. 107 § 27 nr. 3 første ledd", "kommunelova frå 1992 § 27 nr. 3 fyrste ledd"],
        ),
        (
            "kommuneloven (1992) § 28-1 e nr. 2 f",
            &["kommuneloven 1992 § 28-1 e nr. 2 bokstav f", "kommuneloven av 1992 § 28-1e nr. 2 f"],
        ),
        (
            "personvernforordningen artikkel 28 nr. 3 a",
            &["personvernforordningen artikkel 28 nr. 3 bokstav a", "GDPR art. 28 (3) a"],
        ),
        ("arkivforskrifta § 8", &["arkivforskriften § 8", "arkivforskrifta (2025) § 8"]),
        ("forvaltningsloven § 28 (2)", &["forvaltningslova § 28 annet ledd", "fvl. § 28 andre ledd"]),
        ("forvaltningsloven (2025) § 1", &["forvaltningsloven (2025) § 1"]),
        (
            "kommuneloven § 25-1 (1) 2. punktum",
            &["kommuneloven § 25-1 første ledd andre punktum", "kommuneloven § 25-1 (1) 2. pkt."],
        ),
        (
            "kommuneloven § 19-4 (4) j/archive",
            &["kommuneloven § 19-4 (4) j/archive", "kommuneloven § 19-4 fjerde ledd bokstav j/archive"],
        ),
        ("kommuneloven (2018) § 28-1", &["kommuneloven (2018) § 28-1"]),
        ("IKS-loven § 4 bokstav a", &["IKS-loven § 4 bokstav a"]),
    ] {
        for way in ways {
            assert_eq!(read(way), canonical, "{way}");
        }
    }
}

#[test]
fn claims_carry_an_anchor() {
    let claim = Basis::parse_claim("kommuneloven § 19-4 (4) j/archive#archive").unwrap();
    assert_eq!(
        (claim.basis.to_string().as_str(), claim.anchor.as_deref()),
        ("kommuneloven § 19-4 (4) j/archive", Some("archive"))
    );
    assert_eq!(Basis::parse_claim("kommuneloven § 19-4 (4) j").unwrap().anchor, None);
    assert!(matches!(Basis::parse_claim("kommuneloven § 19-4 (4) j#Å"), Err(BasisError::BadAnchor { .. })));
}

#[test]
fn what_cannot_be_read_says_why() {
    let error = |text: &str| Basis::parse(text).unwrap_err();
    let section = |section: &str| BasisError::AmbiguousYear { section: section.into() };
    assert_eq!(error(" "), BasisError::Empty);
    assert_eq!(error("§ 27"), section("27"));
    assert_eq!(error("kommuneloven § 27"), section("27"));
    assert_eq!(error("koml. § 28-1 e"), section("28-1 e"));
    assert_eq!(error("kommuneloven § 28 e"), section("28 e"));
    assert_eq!(error("§ 19-4"), BasisError::NoAct { section: "19-4".into() });
    assert_eq!(
        error("kommunelovn § 19-4"),
        BasisError::UnknownAct { text: "kommunelovn".into(), nearest: vec!["kommuneloven".into()] }
    );
    assert_eq!(error("kommuneloven"), BasisError::NoSection { act: "kommuneloven".into() });
    assert_eq!(error("kommuneloven kapittel 19"), BasisError::Chapter { act: Some("kommuneloven".into()), chapter: "19".into() });
    assert_eq!(error("kommuneloven § 19-4 bokstav 7"), BasisError::BadLetter { text: "7".into() });
    assert_eq!(error("kommuneloven § 19-4 (0)"), BasisError::BadNumber { text: "0".into() });
    assert_eq!(error("kommuneloven § 19-4 (300)"), BasisError::BadNumber { text: "300".into() });
    assert_eq!(error("kommuneloven § nitten"), BasisError::BadSection { text: "nitten".into() });
    assert!(matches!(error("kommuneloven §§ 20-1 og 20-2"), BasisError::Several { .. }));
    assert!(matches!(error("kommuneloven § 19-4 (4) a-j"), BasisError::Rest { .. }));
    assert!(matches!(error("kommuneloven § 19-4 (4) (5)"), BasisError::Rest { .. }));
    assert!(matches!(error("kommuneloven § 19-4 (4) j/Arkiv"), BasisError::BadSubItem { .. }));
}

#[test]
fn prints_the_norwegian_way() {
    let print = |text: &str, lang| Basis::parse(text).unwrap().print(lang);
    assert_eq!(print("kommuneloven § 20-4 (3) f", Lang::Nb), "kommuneloven § 20-4 tredje ledd bokstav f");
    assert_eq!(print("iks-lova § 4 (2)", Lang::Nn), "IKS-loven § 4 andre ledd");
    assert_eq!(print("kommuneloven § 20-3 (7)", Lang::Nb), "kommuneloven § 20-3 sjuende ledd");
    assert_eq!(print("kommuneloven § 20-3 (7)", Lang::Nn), "kommuneloven § 20-3 sjuande ledd");
    assert_eq!(print("gdpr art. 28 (3) a", Lang::Nn), "personvernforordninga artikkel 28 nr. 3 bokstav a");
    let old = Basis::parse("kommuneloven (1992) § 27 nr. 2 e").unwrap();
    assert_eq!(old.print_repealed(Lang::Nb), "kommuneloven (1992) § 27 nr. 2 bokstav e (opphevet)");
    assert_eq!(old.print_repealed(Lang::Nn), "kommuneloven (1992) § 27 nr. 2 bokstav e (oppheva)");
}

#[test]
fn links_only_where_the_number_is_known() {
    let url = |text: &str| Basis::parse(text).unwrap().url();
    assert_eq!(url("kommuneloven § 19-4 (4) i").as_deref(), Some("https://lovdata.no/lov/2018-06-22-83/§19-4"));
    assert_eq!(url("arkivforskrifta § 8").as_deref(), Some("https://lovdata.no/forskrift/2025-12-17-2647/§8"));
    assert_eq!(url("IKS-loven § 22 a").as_deref(), Some("https://lovdata.no/lov/1999-01-29-6/§22a"));
    assert_eq!(url("kommuneloven (1992) § 27"), None);
    assert_eq!(url("inndelingslova § 16"), None);
}

#[test]
fn a_provision_knows_what_it_is_part_of() {
    let basis = |text: &str| Basis::parse(text).unwrap();
    let item = basis("kommuneloven § 19-4 (4) j/archive");
    assert!(basis("kommuneloven § 19-4").contains(&item));
    assert!(!basis("kommuneloven § 19-4 (3)").contains(&item));
    assert_eq!(item.parent(), Some(basis("kommuneloven § 19-4 (4) j")));
    assert_eq!(basis("kommuneloven (1992) § 27 nr. 3 (1)").parent(), Some(basis("kommuneloven (1992) § 27 nr. 3")));
    assert_eq!(basis("kommuneloven § 19-4").parent(), None);
}

/// Any citation the type can hold and the law could have.
fn any_basis() -> impl Strategy<Value = Basis> {
    let section = (1u16..62, proptest::option::of(1u16..30), proptest::option::of(proptest::char::range('a', 'k')));
    let parts = (
        proptest::option::of(1u8..=255),
        proptest::option::of(1u16..),
        proptest::option::of(proptest::char::range('a', 'z')),
        proptest::option::of(1u8..=255),
        proptest::option::of("[a-z0-9-]{1,12}"),
    );
    (0..ACTS.len(), section, parts).prop_map(|(act, (chapter, part, own), (ledd, number, letter, sentence, sub_item))| {
        let act = &ACTS[act];
        let mut section = part.map_or_else(|| chapter.to_string(), |part| format!("{chapter}-{part}"));
        if let Some(own) = own.filter(|_| parse::takes_letter(act.lettered, &section)) {
            section = format!("{section} {own}");
        }
        let article = (act.kind == ActKind::Forordning).then(|| chapter.to_string());
        let section = article.is_none().then_some(section);
        Basis { act: act.id.into(), section, article, ledd, number, letter, sentence, sub_item }
    })
}

proptest! {
    #[test]
    fn reading_never_panics(text in any::<String>(), head in "(kommuneloven|koml\\.|GDPR)? ?(§|art\\.|kap\\.)?", tail in "[ §0-9a-zæøåÆ().,/#-]{0,40}") {
        let _ = Basis::parse_claim(&text);
        let _ = Basis::parse(&format!("{head} {tail}"));
        let _ = Basis::parse(&format!("{head} 19-4 {text}"));
    }

    #[test]
    fn what_is_printed_reads_back(basis in any_basis()) {
        prop_assert_eq!(Basis::parse(&basis.to_string()), Ok(basis.clone()));
        for lang in Lang::ALL {
            prop_assert_eq!(Basis::parse(&basis.print(lang)), Ok(basis.provision()));
            prop_assert_eq!(Basis::parse(&basis.print_repealed(lang)), Ok(basis.provision()));
        }
    }
}
