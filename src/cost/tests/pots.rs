//! Hand-worked tables for cooperations with several pots, and for what a key may not say unseen.

use super::{none, read};
use crate::agreement::Agreement;
use crate::cost::{CostTable, cost_table};
use crate::quantity::Step;

/// Three municipalities of 6 000, 3 000 and 1 000 inhabitants and a county, and whatever the test adds.
fn four(rest: &str) -> Agreement {
    read(&format!(
        "
parties: [{{id: a, name: A}}, {{id: b, name: B}}, {{id: c, name: C}}, {{id: county, name: D}}]
registers: [{{id: population, date: 2026-01-01, source: SSB, values: {{a: 6000, b: 3000, c: 1000, county: 10000}}}}]
{rest}"
    ))
}

#[track_caller]
fn table(agreement: &Agreement, cost: &str) -> CostTable {
    let table = cost_table(agreement, cost, &none()).unwrap();
    for year in &table.years {
        assert_eq!(year.sum, year.total, "{}", year.year);
    }
    table
}

fn amounts(table: &CostTable) -> Vec<String> {
    let amounts = |year: &crate::cost::CostYear| year.parts.iter().map(|p| p.amount.to_string()).collect::<Vec<_>>().join(" ");
    table.years.iter().map(|year| format!("{}: {}", year.year, amounts(year).replace(".00", ""))).collect()
}

#[track_caller]
fn fault(agreement: &Agreement, cost: &str) -> (&'static str, String) {
    let error = cost_table(agreement, cost, &none()).unwrap_err();
    let (rule, what, todo) = error.finding();
    assert!(crate::cost::CostError::RULES.contains(&rule), "{rule}");
    assert!([what.nb, what.nn, what.en, todo.nb, todo.nn, todo.en].iter().all(|text| !text.is_empty()), "{rule}");
    (rule, error.path().to_owned())
}

/// Administration by one key, a measure charged to the one that ordered it, a system paid by its owner.
#[test]
fn administration_measures_and_systems_of_one_owner() {
    let agreement = four(
        "cost_keys:
  - {id: half, parts: [{weight: 50 %, by: equal}, {weight: 50 %, by: population}]}
costs:
  - {id: administration, key: half, amounts: {2027: 800000}}
  - {id: measures, key: half, amounts: {2027: 200000}, direct: {2027: {b: 120000}}}
  - {id: land-register, direct: {2027: {c: 45000.50}, 2028: {c: 46000}}}",
    );
    // 100 000 each, and 400 000 by 6 : 3 : 1 : 10 of 20.
    assert_eq!(amounts(&table(&agreement, "administration")), ["2027: 220000 160000 120000 300000"]);
    // 80 000 is left: 10 000 each, and 40 000 by 6 : 3 : 1 : 10 of 20.
    assert_eq!(amounts(&table(&agreement, "measures")), ["2027: 22000 136000 12000 30000"]);
    assert_eq!(amounts(&table(&agreement, "land-register")), ["2027: 0 0 45000.50 0", "2028: 0 0 46000 0"]);
}

/// Pensions: the budget is in the operating cost, and only what the accounts show beyond it is shared, or paid back.
#[test]
fn pensions_by_deviation_from_the_budget() {
    let agreement = four(
        "cost_keys: [{id: k, parts: [{by: population}]}]
costs:
  - id: pension
    key: k
    deviation:
      2027: {budget: 1000000, accounts: 1080000}
      2028: {budget: 1000000, accounts: 949990}
      2029: {budget: 1000000, accounts: 1000000}",
    );
    let found = table(&agreement, "pension");
    // 80 000 by 6 : 3 : 1 : 10 of 20. Then 50 010 back: 15 003, 7 501,50, 2 500,50 and 25 005; of two halves the larger share gets the
    // krone.
    assert_eq!(amounts(&found), ["2027: 24000 12000 4000 40000", "2028: -15003 -7502 -2500 -25005", "2029: 0 0 0 0"]);
    assert_eq!(found.sum.to_string(), "29990.00");
    let first = &found.years[1].parts[0].figure;
    assert_eq!((first.inputs[0].path.as_str(), first.inputs[0].value.as_str()), ("costs[pension].deviation.2028", "-50010.00"));
    assert!(first.steps.iter().any(|step| matches!(step, Step::Deviation { amount, .. } if amount.to_string() == "-50010.00")));
    let both = four(
        "cost_keys: [{id: k, parts: [{by: population}]}]
costs: [{id: x, key: k, amounts: {2027: 1}, deviation: {2028: {budget: 1, accounts: 2}}}]",
    );
    assert_eq!(fault(&both, "x"), ("two-amounts", "costs[x].deviation".into()));
    // A base amount cannot be paid back, and neither can a ceiling hold what is.
    for term in ["base: 1", "ceiling: 10", "floor: 1"] {
        let agreement = four(&format!(
            "cost_keys: [{{id: k, {term}, parts: [{{by: population}}]}}]
costs: [{{id: x, key: k, deviation: {{2027: {{budget: 2, accounts: 1}}}}}}]"
        ));
        assert_eq!(fault(&agreement, "x"), ("negative-amount", "costs[x].deviation.2027".into()), "{term}");
    }
}

/// The county pays a quarter. Of the rest the smallest municipality, an observer, counts a half: 1, 1 and 1/2.
#[test]
fn an_observer_among_the_municipalities() {
    let agreement = four(
        "cost_keys:
  - {id: municipalities, parts: [{by: equal, among: [a, b, c]}], counts: {c: 1/2}}
  - {id: k, parts: [{weight: 25 %, among: [county], by: equal}, {weight: 75 %, key: municipalities}]}
  - {id: twice, parts: [{among: [a, b, c], key: municipalities}], counts: {c: 1/2}}
costs:
  - {id: x, key: k, amounts: {2027: 1000}}
  - {id: y, key: twice, amounts: {2027: 900}}",
    );
    assert_eq!(amounts(&table(&agreement, "x")), ["2027: 300 300 150 250"]);
    // It counts a half in both keys, and so a quarter: 1, 1 and 1/4.
    assert_eq!(amounts(&table(&agreement, "y")), ["2027: 400 400 100 0"]);
}

#[test]
fn what_would_be_passed_over_unseen_is_a_fault() {
    for (term, value) in [
        ("base", "1000"),
        ("floor", "10"),
        ("ceiling", "5000"),
        ("agreed", "{a: 1/2}"),
        ("part_year", "{joins: {c: 2027-07-01}}"),
    ] {
        let agreement = four(&format!(
            "cost_keys:
  - {{id: inner, parts: [{{by: population}}], {term}: {value}}}
  - {{id: k, parts: [{{weight: 1/2, key: inner}}, {{weight: 1/2, by: equal}}]}}
costs: [{{id: x, key: k, amounts: {{2027: 100000}}}}]"
        ));
        assert_eq!(fault(&agreement, "x"), ("inner-term", format!("cost_keys[inner].{term}")));
    }
    let growing = four(
        "cost_keys: [{id: k, rates: [{amount: 25, by: population}]}]
costs: [{id: x, key: k, years: [2027], growth: {rate: 3 %, until: 2030}}]",
    );
    assert_eq!(fault(&growing, "x"), ("growth-of-nothing", "costs[x].growth".into()));
}

/// Days on duty by population, and hours that are measured as an average of two years.
#[test]
fn duty_days_by_population_and_hours_by_an_average() {
    let agreement = four(
        "cost_keys:
  - {id: duty, parts: [{by: population, among: [a, b, c]}]}
costs: [{id: duty, key: duty, unit: duty-days, amounts: {2027: 365}}]",
    );
    // 219, 109,5 and 36,5: the day left goes to the larger of two halves' shares.
    assert_eq!(amounts(&table(&agreement, "duty")), ["2027: 219 110 36 0"]);
    let agreement = read(
        "parties: [{id: a, name: A}, {id: b, name: B}]
registers:
  - id: hours
    date: 2026-12-31
    values: {a: 120, b: 30.5}
    other_dates: [{date: 2025-12-31, values: {a: 80, b: 69.5}}]
    figure: {date: 12-31, year: previous, average: 2}
cost_keys: [{id: k, parts: [{by: hours}]}]
costs: [{id: x, key: k, amounts: {2027: 300}}]",
    );
    // Averages of 100 and 50 hours.
    assert_eq!(amounts(&table(&agreement, "x")), ["2027: 200 100"]);
}
