//! The change list as a board member reads it: nothing twice, nothing by its key, and what follows stands under its cause.

use super::git::git;
use super::support::Folder;

const AGREEMENT: &str = "agreements/nordfjella-ikt/agreement.yaml";

/// The example of a KO in git, with some texts of its file replaced.
fn edited(edits: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Første versjon"]);
    edits.iter().for_each(|(from, to)| folder.edit(AGREEMENT, from, to));
    folder
}

/// The change list, without its anchors.
fn list(folder: &Folder, args: &[&str]) -> String {
    let ran = folder.run(&[&["diff", "HEAD", ".", "--to", "md"], args].concat());
    assert_eq!(ran.status, 0, "{ran}");
    let mut out = String::new();
    for line in ran.stdout.lines() {
        let mut line = line.to_owned();
        while let Some(at) = line.find("<a id=") {
            let end = line[at..].find("</a>").unwrap() + at + 4;
            line.replace_range(at..end, "");
        }
        out.push_str(&line);
        out.push('\n');
    }
    assert!(!out.contains("parties\\["), "a key: {out}");
    out
}

const JOINED: &[(&str, &str)] = &[
    (
        "  - {id: tindvik,",
        "  - {id: osen, kind: kommune, name: Osen kommune, short: Osen, number: \"9904\", language: nb}\n  - {id: tindvik,",
    ),
    ("tindvik: 3900}", "tindvik: 3900, osen: 2000}"),
    (
        "      tindvik: {members: 2, deputies: 2}",
        "      tindvik: {members: 2, deputies: 2}\n      osen: {members: 1, deputies: 1}",
    ),
    ("tindvik: 200000}", "tindvik: 200000, osen: 100000}"),
    ("sordal: 3/10, tindvik: 1/5", "sordal: 2/10, tindvik: 1/5, osen: 1/10"),
];

#[test]
fn a_party_that_joins_is_one_change_with_what_follows() {
    let text = list(&edited(JOINED), &[]);
    assert!(text.contains("- 1 ny deltaker\n"), "{text}");
    assert!(text.contains("- Osen kommer med. "), "{text}");
    assert!(text.contains("§ 2-1 Deltakere; § 5-1 Eierandeler; "), "{text}");
    assert!(text.contains("- **Kommunestyret selv hos hver av deltakerne**: Deltakere; § 5-1 Eierandeler\n"), "{text}");
    assert!(text.contains("**Osen**: ansvarsandel <ins>10\u{a0}%</ins>"), "{text}");
    // Its rows in the tables are no changes of their own.
    assert!(!text.contains("tekster er nye") && !text.contains("– ny\\"), "{text}");
    assert!(!text.contains("Representantskapet"), "{text}");
}

#[test]
fn a_party_that_leaves_takes_its_numbers_with_it() {
    let text = list(
        &edited(&[
            ("  - {id: tindvik, kind: kommune, name: Tindvik kommune, short: Tindvik, number: \"9903\", language: nb}\n", ""),
            (", tindvik: 3900}", "}"),
            ("      tindvik: {members: 2, deputies: 2}\n", ""),
            (", tindvik: 200000}", "}"),
            ("nordvik: 1/2, sordal: 3/10, tindvik: 1/5", "nordvik: 3/5, sordal: 2/5"),
        ]),
        &[],
    );
    assert!(text.contains("- 1 deltaker går ut\n- 2 verdier er endret\n"), "{text}");
    assert!(!text.contains("tatt ut"), "{text}");
    assert!(!text.contains("**Tindvik**: varsel om uttreden"), "how one leaves is nothing to whom has left: {text}");
}

#[test]
fn a_new_name_is_no_new_wording_and_a_new_share_is_told_beside_it() {
    let text = list(
        &edited(&[
            ("name: Sørdal kommune, short: Sørdal", "name: Sørdal herad, short: Sørdal herad"),
            ("sordal: 3/10, tindvik: 1/5", "sordal: 2/10, tindvik: 3/10"),
        ]),
        &[],
    );
    assert!(text.contains("- 1 deltaker har nytt navn\n- 2 verdier er endret\n"), "{text}");
    assert!(text.contains("- Sørdal heter nå Sørdal herad."), "{text}");
    assert!(text.contains("- **§ 5-1 Eierandeler (Sørdal herad)**: <del>30\u{a0}%</del> → <ins>20\u{a0}%</ins>"), "{text}");
    assert!(!text.contains("ny ordlyd"), "{text}");
}

#[test]
fn another_order_of_the_parties_is_one_line() {
    let nordvik = "  - {id: nordvik, kind: kommune, name: Nordvik kommune, short: Nordvik, number: \"9901\", language: nb}\n";
    let text = list(&edited(&[(nordvik, ""), ("  - {id: tindvik, kind", &format!("{nordvik}  - {{id: tindvik, kind"))]), &[]);
    assert!(text.contains("- Deltakerne står i en annen rekkefølge."), "{text}");
    assert!(!text.contains("ny ordlyd") && !text.contains("Hvem som må vedta"), "{text}");
}

#[test]
fn another_clause_is_told_by_its_text() {
    let text = list(
        &edited(&[(
            "signatures: {by: ordfører}",
            "clauses: {dispute-resolution: negotiation-then-arbitration}\nsignatures: {by: ordfører}",
        )]),
        &[],
    );
    assert!(text.contains("- 1 bestemmelse er byttet med en annen\n"), "{text}");
    assert!(text.contains("avgjort ved voldgift"), "{text}");
    assert!(!text.contains("negotiation-then-"), "{text}");
}

#[test]
fn own_text_in_place_of_a_clause_is_told_once() {
    let text = list(
        &edited(&[(
            "signatures: {by: ordfører}",
            "clauses: {dispute-resolution: omit}\nprovisions:\n  - id: tvister\n    after: dispute-resolution\n    title: Tvister\n    text: {nb: Uenighet løses av ordførerne i fellesskap., nn: Usemje blir løyst av ordførarane i lag.}\nsignatures: {by: ordfører}",
        )]),
        &[],
    );
    assert!(text.contains("<ins>Uenighet løses av ordførerne i fellesskap.</ins>"), "{text}");
    assert_eq!(text.matches("ordførerne").count(), 1, "{text}");
    assert!(!text.contains("Verdier som er endret"), "{text}");
}

#[test]
fn terms_of_exit_are_for_the_councils_and_the_service_level_is_not() {
    let text = list(
        &edited(&[
            ("lock_in: {until: 2029-12-31}", "lock_in: {until: 2030-12-31}"),
            ("paid_within: 3 months", "paid_within: 6 months"),
            ("response: 15 minutes", "response: 30 minutes"),
        ]),
        &[],
    );
    assert!(
        text.contains("**Kommunestyret selv hos hver av deltakerne**: § 19-4 Bindingstid; § 19-5 Oppgjør ved uttreden\n"),
        "{text}"
    );
    assert!(text.contains("**Partenes administrasjoner, etter egen delegering**: 6.1 Prioriteter og frister\n"), "{text}");
    assert!(
        text.contains(
            "**Sørdal**: tidligst ute, varslet i dag <del>31.\u{a0}desember 2029</del> → <ins>31.\u{a0}desember 2030</ins>"
        ),
        "{text}"
    );
}

#[test]
fn an_amount_is_one_value_with_its_figures_and_its_chart_under_it() {
    let text = list(&edited(&[("amounts: {2027: 22400000", "amounts: {2027: 23400000")]), &[]);
    assert!(text.contains("## Kort sagt\n\n- 1 verdi er endret\n"), "{text}");
    assert!(text.contains("- **Årlig drift 2027**: <del>22\u{a0}400\u{a0}000\u{a0}kroner</del>"), "{text}");
    assert!(!text.contains("ny ordlyd"), "{text}");
    let key = list(
        &edited(&[(
            "{weight: 50 %, by: equal}, {weight: 50 %, by: population}",
            "{weight: 40 %, by: equal}, {weight: 60 %, by: population}",
        )]),
        &[],
    );
    assert!(key.contains("tall følger med, og et diagram"), "{key}");
    let part = "<del>50\u{a0}% etter innbyggertall</del> → <ins>60\u{a0}% etter innbyggertall</ins>.";
    assert!(key.contains(&format!("- **§ 7-1 Fordelingsnøkkel**: {part}")), "{key}");
}

#[test]
fn a_higher_service_level_carries_its_allowed_downtime() {
    let text =
        list(&edited(&[("      availability: 99.5 %\n    - id: health", "      availability: 99.8 %\n    - id: health")]), &[]);
    assert!(text.contains("- **4.1 Oversikt over tjenestene (Nett, servere og skytjenester)**"), "{text}");
    assert!(!text.contains("\n* "), "a figure without a cause: {text}");
}

#[test]
fn what_is_taken_off_a_list_is_told_once() {
    let text = list(
        &edited(&[(
            "  - id: telephony\n    text: {nb: drift av telefoni, nn: drift av telefoni}\n    from: 2027-07-01\n",
            "  - id: network\n    text: {nb: felles fibernett, nn: felles fibernett}\n    from: 2028-01-01\n",
        )]),
        &[],
    );
    assert!(text.contains("- 1 tekst er ny\n- 1 tekst er tatt ut\n"), "{text}");
    assert_eq!(text.matches("fibernett").count(), 1, "{text}");
    assert!(!text.contains("Verdier som er endret"), "{text}");
}
