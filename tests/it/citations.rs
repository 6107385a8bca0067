//! Citations people get wrong, each with an answer that helps: through `check` of a text and through `explain`.

use avtaleverk::diag::Level;

use super::support::{Folder, check_folder, minimal, overlay};

struct Wrong {
    /// What someone wrote.
    text: &'static str,
    rule: &'static str,
    level: Level,
    /// Found in what is wrong, why, and what to do.
    what: &'static str,
    why: &'static str,
    todo: &'static str,
}

const WRONG: &[Wrong] = &[
    Wrong {
        text: "kommuneloven § 27",
        rule: "repealed-provision",
        level: Level::Warning,
        what: "står i kommuneloven av 1992, som er opphevet",
        why: "høsten 2019",
        todo: "kommuneloven § 19-1",
    },
    Wrong {
        text: "kommuneloven § 28-1 e bokstav f",
        rule: "repealed-provision",
        level: Level::Warning,
        what: "§ 28-1 e",
        why: "høsten 2019",
        todo: "kommuneloven § 20-4 tredje ledd bokstav g, kommuneloven § 20-4 tredje ledd bokstav h",
    },
    Wrong {
        text: "kommuneloven § 19-4 nr. 9",
        rule: "citation-form",
        level: Level::Warning,
        what: "skrevet på feil måte",
        why: "bokstaver",
        todo: "kommuneloven § 19-4 fjerde ledd bokstav i",
    },
    Wrong {
        text: "IKS-loven § 4 bokstav g",
        rule: "citation-form",
        level: Level::Warning,
        what: "skrevet på feil måte",
        why: "numre",
        todo: "IKS-loven § 4 tredje ledd nr. 7",
    },
    Wrong {
        text: "kommunelova § 18-5",
        rule: "unknown-provision",
        level: Level::Error,
        what: "kommuneloven § 18-5 finnes ikke",
        why: "slutter med § 18-4",
        todo: "kommuneloven § 18-4",
    },
    Wrong {
        text: "koml. § 20-4 (6)",
        rule: "unknown-provision",
        level: Level::Error,
        what: "sjette ledd finnes ikke",
        why: "har 5 ledd",
        todo: "tredje ledd bokstav f",
    },
    Wrong {
        text: "ansvaret i et felles system følger arkivloven § 8",
        rule: "citation-form",
        level: Level::Warning,
        what: "arkivlova § 8 er om dokumentasjonsplan",
        why: "felles system",
        todo: "arkivforskrifta § 8",
    },
    Wrong {
        text: "forvaltningsloven § 28 tredje ledd",
        rule: "repealed-provision",
        level: Level::Advice,
        what: "en ny lov av 2025 er vedtatt",
        why: "ikke fastsatt",
        todo: "når den nye loven trer i kraft",
    },
    Wrong {
        text: "mållova § 5",
        rule: "repealed-provision",
        level: Level::Warning,
        what: "mållova § 5 er opphevet",
        why: "1. januar 2022",
        todo: "vis til språklova",
    },
    Wrong {
        text: "IKS-loven § 32 krever departementets samtykke",
        rule: "citation-form",
        level: Level::Warning,
        what: "krever ikke samtykke",
        why: "hvert kommunestyre vedtar det selv",
        todo: "ta bort steget",
    },
    Wrong {
        text: "interkommunalt politisk råd etter kommuneloven kap. 20",
        rule: "citation-form",
        level: Level::Warning,
        what: "om vertskommunesamarbeid",
        why: "kapittel 18",
        todo: "kommuneloven kapittel 18",
    },
    Wrong {
        text: "kommuneloven § 19-4 tredje ledd bokstav i",
        rule: "citation-form",
        level: Level::Warning,
        what: "et ledd uten liste",
        why: "fjerde ledd",
        todo: "kommuneloven § 19-4 fjerde ledd bokstav i",
    },
];

#[test]
fn a_wrong_citation_is_answered_by_check() {
    for wrong in WRONG {
        let text = overlay(&minimal("kommunalt-oppgavefellesskap"), &format!("purpose: \"Dette følger av {}.\"\n", wrong.text));
        let checked = check_folder(&Folder::with("prove", &text), Some("2026-07-28"));
        let found: Vec<_> = checked.findings.iter().filter(|f| f.level <= Level::Advice).collect();
        let [finding] = found[..] else { panic!("{}: {found:#?}", wrong.text) };
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let (what, why) = (plain(&finding.what.nb), plain(&finding.why.as_ref().unwrap().nb));
        let todo = plain(&finding.todo.as_ref().unwrap().nb);
        assert_eq!((finding.rule, finding.level), (wrong.rule, wrong.level), "{}", wrong.text);
        assert!(
            what.contains(wrong.what) && why.contains(wrong.why) && todo.contains(wrong.todo),
            "{}: {what} | {why} | {todo}",
            wrong.text
        );
        assert_eq!(checked.line(finding, "agreement.yaml"), Some(1), "{}", wrong.text);
    }
}

#[test]
fn a_wrong_citation_is_answered_by_explain() {
    let folder = Folder::new();
    for wrong in WRONG {
        let ran = folder.run(&["explain", wrong.text]);
        let said = format!("{}{}", ran.stdout, ran.stderr).replace('\u{a0}', " ");
        assert!(said.contains(wrong.what) && said.contains(wrong.why) && said.contains(wrong.todo), "{}: {ran}", wrong.text);
        assert_eq!(ran.status, if wrong.level == Level::Error { 2 } else { 0 }, "{}: {ran}", wrong.text);
    }
}

#[test]
fn forms_without_documents_are_answered_alike() {
    for (basis, settles) in [
        ("aksjeloven", "aksjekapital"),
        ("samvirkelova § 10", "andelsinnskudd"),
        ("forening", "Ingen lov sier"),
        ("SSA-L", "anskaffelsesreglene"),
        ("anskaffelsesloven", "anskaffelsesreglene"),
    ] {
        let text = overlay(&minimal("kommunalt-oppgavefellesskap"), &format!("legal_basis: {basis}\n"));
        let checked = check_folder(&Folder::with("prove", &text), Some("2026-07-28"));
        let finding = checked.findings.iter().find(|f| f.rule == "unclear-legal-basis").unwrap();
        let (why, todo) = (&finding.why.as_ref().unwrap().nb, &finding.todo.as_ref().unwrap().nb);
        assert!(
            why.contains(settles) && todo.contains("programmet kan") && todo.contains("det kan ikke"),
            "{basis}: {why} | {todo}"
        );
        let folder = Folder::new();
        let new = folder.run(&["new", "prove", "--legal-basis", basis, "--party", "Nordvik"]);
        assert!(new.status == 2 && new.stderr.contains(settles) && new.stderr.contains("det kan ikke"), "{basis}: {new}");
        let explained = folder.run(&["explain", basis]);
        assert!(
            explained.status == 0 && explained.stdout.contains(settles) && explained.stdout.contains("programmet kan ikke"),
            "{basis}: {explained}"
        );
    }
}

#[test]
fn faults_of_shape_and_old_words_are_explained() {
    let folder = Folder::new();
    let page = folder.run(&["explain", "unknown-key"]);
    assert!(page.status == 0 && page.stdout.starts_with("# unknown-key\n") && page.stdout.contains("Hva du gjør"), "{page}");
    let near = folder.run(&["explain", "unknown-kei"]);
    assert!(near.status == 2 && near.stderr.contains("mente du «unknown-key»?"), "{near}");
    let word = folder.run(&["explain", "fylkesmannen"]);
    assert!(word.status == 0 && word.stdout.contains("statsforvalteren"), "{word}");
}
