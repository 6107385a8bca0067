//! What is owed, settled and left, worked out by hand.

use super::*;
use crate::agreement::Agreement;
use crate::agreement::words::Payer;
use crate::case::Withdrawal;
use crate::quantity::{Kroner, Ratio};

/// Three parties that share 1,200,000 kroner: half equally, half by population.
const BASE: &str = "
schema: 1
in_force: {date: 2027-01-01}
parties:
  - {id: nordvik, name: Nordvik kommune}
  - {id: sordal, name: Sørdal kommune}
  - {id: tindvik, name: Tindvik kommune}
registers: [{id: population, values: {nordvik: 6000, sordal: 3000, tindvik: 3000}}]
shares: {ownership: {nordvik: 1/2, sordal: 1/6, tindvik: 1/3}}
contributions: {deposit: {amounts: {nordvik: 500000, sordal: 100000, tindvik: 300000}}, yearly: [operation]}
cost_keys: [{id: operation, parts: [{weight: 50 %, by: equal}, {weight: 50 %, by: population}]}]
costs: [{id: operation, key: operation, amounts: {2027: 1200000, 2028: 1200000, 2029: 1200000}}]
";

fn agreement(more: &str) -> Agreement {
    serde_saphyr::from_str(&format!("{BASE}{more}")).unwrap()
}

fn tindvik(agreement: &Agreement, received: &str, form: Option<&'static str>, case: Option<&Withdrawal>) -> Outcome {
    let asked = Asked { party: "tindvik", form, ..asked(Some("2027-01-01"), received) };
    outcome(&Leaving { agreement, asked, case, said: None }).unwrap()
}

fn kr(amount: i64) -> Kroner {
    Kroner::whole(amount)
}

#[test]
fn what_is_owed_until_then() {
    // Tindvik's part: 1/2 × 1/3 + 1/2 × 3000/12000 = 1/6 + 1/8 = 7/24 of 1,200,000 = 350,000 a year.
    let whole = agreement("exit_terms: {notice: {length: 12 months}, takes_effect: year-end}");
    let owed = tindvik(&whole, "2027-05-17", None, None).owed;
    assert_eq!(
        owed.iter().map(|o| (o.year, o.due.clone())).collect::<Vec<_>>(),
        [(2027, Some(kr(350_000))), (2028, Some(kr(350_000)))]
    );
    // Out on 17 May 2028: day 138 of 366, 350,000 × 138/366 = 131,967.21…
    let part = |rule: &str| {
        let terms = format!("exit_terms: {{notice: {{length: 12 months}}, takes_effect: notice-end{rule}}}");
        let found = tindvik(&agreement(&terms), "2027-05-17", None, None);
        (found.owed[1].due.clone(), found.notes.contains(&Note::LastYearAssumed))
    };
    assert_eq!(part(""), (Some(kr(131_967)), true));
    assert_eq!(part(", last_year: by-days"), (Some(kr(131_967)), false));
    // Five months begun: 350,000 × 5/12 = 145,833.33…
    assert_eq!(part(", last_year: by-months"), (Some(kr(145_833)), false));
    assert_eq!(part(", last_year: full"), (Some(kr(350_000)), false));
    // A year the agreement has no figure for is listed as not known, never guessed.
    let late = tindvik(&whole, "2029-05-17", None, None).owed;
    assert_eq!(late.iter().map(|o| (o.year, o.due.clone())).collect::<Vec<_>>(), [(2029, Some(kr(350_000))), (2030, None)]);
}

#[test]
fn a_day_all_agree_on_goes_before_the_notice() {
    let terms = "exit_terms: {notice: {length: 12 months}, takes_effect: year-end, settlement: [{id: licences, item: licences, lasts: 1 month}]}";
    let agreement = agreement(terms);
    let asked = Asked { party: "tindvik", ..asked(Some("2027-01-01"), "2027-05-17") };
    let found = outcome(&Leaving { agreement: &agreement, asked, case: None, said: Some(day("2028-01-01")) }).unwrap();
    assert_eq!((found.date.last_day, found.last_day), (day("2028-12-31"), day("2027-12-31")));
    assert_eq!(found.owed.iter().map(|owed| owed.year).collect::<Vec<_>>(), [2027]);
    assert_eq!(found.settlement.lines[0].ends, Some(day("2028-01-31")));
    assert_eq!(found.remaining.costs[0].year, 2028);
}

#[test]
fn shares_are_split_by_the_rule_or_left_undone() {
    let after = |rule: &str| {
        let terms = format!("exit_terms: {{notice: {{length: 12 months}}, takes_effect: year-end{rule}}}");
        tindvik(&agreement(&terms), "2027-05-17", None, None)
    };
    let shares = |found: &Outcome| {
        let own = found.remaining.ownership.clone().unwrap();
        (own.parties.iter().map(|p| p.after.as_ref().map(ToString::to_string)).collect::<Vec<_>>(), own.undone.to_string())
    };
    let some = |texts: [&str; 2]| texts.map(|t| Some(t.to_owned())).to_vec();
    // Equally: 1/2 + 1/6 and 1/6 + 1/6.
    assert_eq!(shares(&after(", redistribution: {shares: equal}")), (some(["2/3", "1/3"]), "0".into()));
    // In proportion to 1/2 and 1/6, that is 3 to 1.
    assert_eq!(shares(&after(", redistribution: {shares: proportional}")), (some(["3/4", "1/4"]), "0".into()));
    let silent = after("");
    assert_eq!(shares(&silent), (vec![None, None], "1/3".into()));
    assert!(silent.notes.contains(&Note::Undone { share: Ratio::new(1, 3).unwrap(), what: Undone::Ownership }));
    assert_eq!(silent.remaining.costs[0].unfunded, kr(350_000));
    let amounts = |found: &Outcome| found.remaining.costs[0].amounts.iter().map(|(_, after)| after.clone()).collect::<Vec<_>>();
    // Nordvik paid 5/12 (500,000) and Sørdal 7/24 (350,000); half of Tindvik's 350,000 each.
    assert_eq!(amounts(&after(", redistribution: {costs: equal}")), [Some(kr(675_000)), Some(kr(525_000))]);
    // In proportion 10 to 7 of 1,200,000: 705,882.35… and 494,117.64…, the krone left goes to the larger remainder.
    assert_eq!(amounts(&after(", redistribution: {costs: proportional}")), [Some(kr(705_882)), Some(kr(494_118))]);
    // The key again: 1/4 + 1/2 × 6000/9000 = 7/12, and 1/4 + 1/6 = 5/12.
    assert_eq!(amounts(&after(", redistribution: {costs: key-again}")), [Some(kr(700_000)), Some(kr(500_000))]);
}

#[test]
fn a_key_of_fixed_shares_cannot_run_again() {
    let text = BASE.replace(
        "parts: [{weight: 50 %, by: equal}, {weight: 50 %, by: population}]",
        "parts: [{fixed: {nordvik: 1/2, sordal: 1/4, tindvik: 1/4}}]",
    );
    let terms = "exit_terms: {notice: {length: 12 months}, takes_effect: year-end, redistribution: {costs: key-again}}";
    let agreement: Agreement = serde_saphyr::from_str(&format!("{text}{terms}")).unwrap();
    let cost = tindvik(&agreement, "2027-05-17", None, None).remaining.costs[0].clone();
    assert!(cost.fault.is_some());
    assert_eq!((cost.unfunded, cost.shares.undone.to_string()), (kr(300_000), "1/4".into()));
}

#[test]
fn the_settlement_adds_up() {
    let terms = "
exit_terms:
  notice: {length: 12 months}
  takes_effect: year-end
  settlement:
    - {id: net-value, item: net-value, cap: deposit, of: 1500000}
    - {id: contracts, item: running-contracts, low: 80000, amount: 100000, high: 150000, lasts: 2 years}
    - {id: post, item: vacant-post, of: 600000}
    - {id: data, item: data-return}
    - {id: staff, item: staff}
";
    let found = tindvik(&agreement(terms), "2027-05-17", None, None);
    let lines = &found.settlement.lines;
    // A third of 1,500,000 is 500,000, but at most the deposit.
    assert_eq!((lines[0].payer, lines[0].amount.clone().unwrap().likely), (Payer::Cooperation, kr(300_000)));
    assert_eq!(lines[1].ends, Some(day("2030-12-31")));
    // The saved pay by the ordinary key: 7/24 of 600,000.
    assert_eq!(lines[2].amount.clone().unwrap().likely, kr(175_000));
    assert_eq!((lines[3].payer, &lines[3].amount), (Payer::Nobody, &None));
    assert_eq!(found.settlement.unknown, ["staff"]);
    // 80,000 / 100,000 / 150,000 less 475,000.
    let net = &found.settlement.net;
    assert_eq!((&net.low, &net.likely, &net.high), (&kr(-395_000), &kr(-375_000), &kr(-325_000)));
}

#[test]
fn a_loss_is_paid_in_and_a_case_goes_before_the_agreement() {
    let terms = "exit_terms: {notice: {length: 12 months}, takes_effect: year-end, settlement: [{id: net-value, item: net-value, cap: deposit}]}";
    let case: Withdrawal =
        serde_saphyr::from_str("{settlement: [{id: net-value, item: net-value, of: -900000}], obligations: {amount: 6000000}}")
            .unwrap();
    let found = tindvik(&agreement(terms), "2027-05-17", Some("kommunalt-oppgavefellesskap"), Some(&case));
    let line = &found.settlement.lines[0];
    // A third of the loss of 900,000; the ceiling is for what is paid out.
    assert_eq!((line.payer, line.amount.clone().unwrap().likely), (Payer::Leaver, kr(300_000)));
    assert_eq!(found.liability.amount, Some(kr(2_000_000)));
    assert_eq!(found.liability.basis.unwrap().to_string(), "kommuneloven § 19-2 (3)");
}

#[test]
fn a_company_redeems_by_its_act_and_others_by_reference() {
    let silent = "exit_terms: {notice: {length: 12 months}, takes_effect: year-end}";
    let line = |text: &str, form| tindvik(&agreement(text), "2027-05-17", form, None).settlement.lines.first().cloned();
    let by_act = line(silent, Some(IKS)).unwrap();
    assert_eq!((by_act.by_act, by_act.at_most), (true, Some(kr(300_000))));
    assert_eq!(line(silent, Some("kommunalt-oppgavefellesskap")), None);
    let by_reference = silent.replace("year-end}", "year-end, settlement_as_iks: true}");
    assert!(line(&by_reference, Some("kommunalt-oppgavefellesskap")).unwrap().by_act);
}

#[test]
fn the_host_and_one_of_two_end_it_for_all() {
    let host = format!("{}host: tindvik\n", "exit_terms: {notice: {length: 1 year}, takes_effect: year-end}\n");
    let found = tindvik(&agreement(&host), "2027-05-17", Some("vertskommune-administrativ"), None);
    assert_eq!((found.ends, found.remaining.parties.len()), (Some(Ends::Host), 0));
    let decisions: Vec<_> = found.councils.iter().map(|c| (c.party.as_str(), c.decision)).collect();
    let expected = [("tindvik", Decision::Leave), ("nordvik", Decision::OwnSolution), ("sordal", Decision::OwnSolution)];
    assert_eq!(decisions, expected);
    let mut two = agreement("exit_terms: {notice: {length: 1 year}, takes_effect: year-end}");
    two.parties.value.remove(0);
    assert_eq!(tindvik(&two, "2027-05-17", Some("vertskommune-administrativ"), None).ends, Some(Ends::TwoParties));
}

#[test]
fn the_old_right_of_one_year_is_told_of() {
    let old = |length: &str| {
        let terms = format!("exit_terms: {{notice: {{length: {length}}}, takes_effect: notice-end}}");
        let notes = tindvik(&agreement(&terms), "2027-05-17", Some("styre-1992-27"), None).notes;
        notes.iter().any(|note| matches!(note, Note::OldOneYear { .. }))
    };
    let plain = agreement("exit_terms: {notice: {length: 12 months}, takes_effect: notice-end}");
    let found = tindvik(&plain, "2027-05-17", Some("styre-1992-27"), None);
    assert!(!found.notes.iter().any(|note| matches!(note, Note::BoundaryRight { .. })));
    assert!(found.next.contains(&Next::Registers { basis: None }));
    assert!(old("2 years"));
    assert!(!old("12 months"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]
    /// Lowest, likely and highest stand in order; the net is what the items come to; the rest pay the whole together.
    #[test]
    fn settlement_and_shares_add_up(net in -2_000_000i64..2_000_000, low in 0i64..500_000, amount in 0i64..500_000, high in 0i64..500_000, rule in 0usize..3) {
        let rule = ["equal", "proportional", "key-again"][rule];
        let terms = format!("
exit_terms:
  notice: {{length: 12 months}}
  takes_effect: year-end
  redistribution: {{shares: equal, costs: {rule}}}
  settlement:
    - {{id: value, item: net-value, cap: deposit, of: {net}}}
    - {{id: contracts, item: running-contracts, low: {low}, amount: {amount}, high: {high}}}
");
        let found = tindvik(&agreement(&terms), "2027-05-17", None, None);
        let sum: Kroner = found.settlement.lines.iter().map(|line| {
            let likely = line.amount.clone().unwrap().likely;
            if line.payer == Payer::Leaver { likely } else { -&likely }
        }).collect::<Vec<_>>().iter().sum();
        proptest::prop_assert_eq!(&sum, &found.settlement.net.likely);
        for range in found.settlement.lines.iter().filter_map(|l| l.amount.as_ref()).chain([&found.settlement.net]) {
            proptest::prop_assert!(range.low <= range.likely && range.likely <= range.high);
        }
        for cost in &found.remaining.costs {
            let whole: Kroner = cost.amounts.iter().map(|(_, after)| after.clone().unwrap()).collect::<Vec<_>>().iter().sum();
            proptest::prop_assert_eq!(&whole, &cost.total);
        }
        let own = found.remaining.ownership.unwrap();
        proptest::prop_assert!(own.parties.iter().map(|p| p.after.clone().unwrap()).collect::<Vec<_>>().iter().sum::<Ratio>().is_one());
    }
}
