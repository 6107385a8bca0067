//! A silent agreement on deficits: both answers in kroner, worked out by hand here.

use super::support::{Folder, check_folder, minimal, overlay};

const AGREEMENT: &str = "\
parties:
  - {id: nordvik, kind: kommune, name: Nordvik kommune, short: Nordvik}
  - {id: sordal, kind: kommune, name: Sørdal kommune, short: Sørdal}
  - {id: tindvik, kind: kommune, name: Tindvik kommune, short: Tindvik}
registers:
  - {id: population, source: SSB, date: 2026-01-01, values: {nordvik: 500, sordal: 300, tindvik: 100}}
shares: {ownership: {nordvik: 1/3, sordal: 1/3, tindvik: 1/3}, liability: as-ownership}
contributions: {deposit: {none: true}, yearly: [operation]}
cost_keys: [{id: operation, parts: [{by: population}]}]
";

fn found(agreement: &str) -> Vec<(String, Vec<String>, String)> {
    let folder = Folder::with("prove", &overlay(&minimal("kommunalt-oppgavefellesskap"), agreement));
    let findings = check_folder(&folder, None).findings.into_iter().filter(|f| f.rule.starts_with("deficit"));
    let plain = |text: &str| text.replace('\u{a0}', " ");
    findings
        .map(|f| (plain(&f.what.nb), f.labels.iter().map(|l| plain(&l.text.nb)).collect(), f.basis.unwrap_or_default()))
        .collect()
}

/// A third of 1 000 000 leaves one krone, which goes to the id that sorts first; by population it is 5/9, 3/9 and 1/9, and the krone
/// left goes to the largest remainder: 555 555 5/9, 333 333 1/3, 111 111 1/9.
#[test]
fn both_answers_are_in_kroner_with_their_working() {
    let found = found(AGREEMENT);
    let [(what, labels, basis)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        what,
        "avtalen sier ikke hvordan et merforbruk deles: av 1 000 000 kroner dekker Nordvik 333 334 kroner etter ansvarsandelen, \
         men 555 556 kroner etter nøkkelen «operation»"
    );
    let of_law = "Nordvik 1/3 av 1 000 000 kroner = 333 334 kroner, Sørdal 1/3 av 1 000 000 kroner = 333 333 kroner \
                  og Tindvik 1/3 av 1 000 000 kroner = 333 333 kroner";
    let of_key = "Nordvik 5/9 av 1 000 000 kroner = 555 556 kroner, Sørdal 1/3 av 1 000 000 kroner = 333 333 kroner \
                  og Tindvik 1/9 av 1 000 000 kroner = 111 111 kroner";
    assert_eq!(labels, &["", of_law, of_key]);
    assert_eq!(basis, "kommuneloven § 14-12 (4)");
}

#[test]
fn liability_shares_go_before_ownership_shares() {
    let as_key = "ownership: {nordvik: 1/3, sordal: 1/3, tindvik: 1/3}, liability: {nordvik: 5/9, sordal: 1/3, tindvik: 1/9}";
    let agreement = AGREEMENT.replace("ownership: {nordvik: 1/3, sordal: 1/3, tindvik: 1/3}, liability: as-ownership", as_key);
    assert_eq!(found(&agreement), []);
}

#[test]
fn an_answer_an_open_question_and_a_provision_of_its_own_settle_it() {
    for answer in [
        "contributions: {deposit: {none: true}, yearly: [operation], deficit: {by: cost-key}}\n",
        "open: {contributions.deficit.by: Hvem dekker et merforbruk?}\n",
        "provisions: [{id: egen, after: deficit, title: Merforbruk, text: Deltakerne dekker det etter avtale., meets: [\"kommuneloven § 14-12 (4)\"]}]\n",
    ] {
        let key = answer.split(':').next().unwrap();
        let kept: String = AGREEMENT.split_inclusive('\n').filter(|line| !line.starts_with(key)).collect();
        assert_eq!(found(&(kept + answer)).len(), 0, "{answer}");
    }
}
