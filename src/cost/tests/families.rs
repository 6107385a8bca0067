//! A hand-worked table for every family of key met in real agreements.

use super::{none, read};
use crate::agreement::Agreement;
use crate::cost::{Changes, CostError, CostTable, cost_table};
use crate::quantity::{Kroner, Step};

/// Three municipalities of 6 000, 3 000 and 1 000 inhabitants and a county, and whatever the test adds.
fn four(rest: &str) -> Agreement {
    read(&format!(
        "
parties: [{{id: a, name: A}}, {{id: b, name: B}}, {{id: c, name: C}}, {{id: county, name: D}}]
{rest}"
    ))
}

const PEOPLE: &str = "registers: [{id: population, date: 2026-01-01, source: SSB, values: {a: 6000, b: 3000, c: 1000}}]\n";

fn three(rest: &str) -> Agreement {
    read(&format!("parties: [{{id: a, name: A}}, {{id: b, name: B}}, {{id: c, name: C}}]\n{rest}"))
}

fn people(rest: &str) -> Agreement {
    three(&format!("{PEOPLE}{rest}"))
}

#[track_caller]
fn table(agreement: &Agreement) -> CostTable {
    let table = cost_table(agreement, "x", &none()).unwrap();
    for year in &table.years {
        assert_eq!(year.sum, year.total, "{}", year.year);
    }
    table
}

#[track_caller]
fn fault(agreement: &Agreement) -> CostError {
    let error = cost_table(agreement, "x", &none()).unwrap_err();
    let (rule, what, todo) = error.finding();
    assert!(CostError::RULES.contains(&rule), "{rule}");
    assert!([what.nb, what.nn, what.en, todo.nb, todo.nn, todo.en].iter().all(|text| !text.is_empty()), "{rule}");
    error
}

/// Every year with its amounts, as `2027: 1 2 3`.
fn amounts(table: &CostTable) -> Vec<String> {
    let line = |year: &crate::cost::CostYear| {
        let amounts: Vec<String> = year.parts.iter().map(|p| p.amount.to_string().trim_end_matches(".00").to_owned()).collect();
        format!("{}: {}", year.year, amounts.join(" "))
    };
    table.years.iter().map(line).collect()
}

#[test]
fn equal_and_population_20_80() {
    // 20 % of 900 000 is 60 000 each; 80 % is 720 000: 432 000, 216 000, 72 000.
    let agreement = people(
        "cost_keys: [{id: k, parts: [{weight: 20 %, by: equal}, {weight: 80 %, by: population}]}]
costs: [{id: x, key: k, amounts: {2027: 900000}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 492000 276000 132000"]);
}

#[test]
fn a_blend_that_changes_by_year() {
    // 1 000 000 kroner. 40/60: 133 333,33 + 360 000 / 180 000 / 60 000; the krone left goes to the largest remainder, all alike
    // (1/3), so to the largest share.
    let agreement = people(
        "
cost_keys:
  - id: k
    parts: [{weight: 40 %, by: equal}, {weight: 60 %, by: population}]
    later:
      - {from: 2028, parts: [{weight: 30 %, by: equal}, {weight: 70 %, by: population}]}
      - {from: 2029, parts: [{weight: 20 %, by: equal}, {weight: 80 %, by: population}]}
costs: [{id: x, key: k, amounts: {2027: 1000000, 2028: 1000000, 2029: 1000000, 2030: 1000000}}]",
    );
    assert_eq!(
        amounts(&table(&agreement)),
        ["2027: 493334 313333 193333", "2028: 520000 310000 170000", "2029: 546667 306667 146666", "2030: 546667 306667 146666"]
    );
    let table = table(&agreement);
    let regimes: Vec<_> = table.regimes().iter().map(crate::cost::Regime::name).collect();
    assert_eq!(regimes, ["2027", "2028", "2029–2030"]);
}

#[test]
fn an_old_key_kept_for_two_years() {
    let agreement = people(
        "
cost_keys:
  - {id: old, parts: [{fixed: {a: 50 %, b: 40 %, c: 10 %}}]}
  - {id: k, parts: [{key: old}], later: [{from: 2029, parts: [{by: population}]}]}
costs: [{id: x, key: k, amounts: {2027: 1000, 2028: 1000, 2029: 1000}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 500 400 100", "2028: 500 400 100", "2029: 600 300 100"]);
}

#[test]
fn fixed_percentages_with_two_decimals_and_twelfths() {
    let agreement = three(
        "cost_keys: [{id: k, parts: [{fixed: {a: 47.35 %, b: 32.15 %, c: 20.5 %}}]}]
costs: [{id: x, key: k, amounts: {2027: 1000000}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 473500 321500 205000"]);
    let agreement = three(
        "cost_keys: [{id: k, parts: [{fixed: {a: 6/12, b: 5/12, c: 1/12}}]}]
costs: [{id: x, key: k, amounts: {2027: 1000000}}]",
    );
    // 416 666,67 and 83 333,33: the krone goes to the larger remainder.
    assert_eq!(amounts(&table(&agreement)), ["2027: 500000 416667 83333"]);
}

#[test]
fn one_criterion_only() {
    let agreement = people("cost_keys: [{id: k, parts: [{by: population}]}]\ncosts: [{id: x, key: k, amounts: {2027: 100}}]");
    assert_eq!(amounts(&table(&agreement)), ["2027: 60 30 10"]);
    let agreement = people("cost_keys: [{id: k, parts: [{by: equal}]}]\ncosts: [{id: x, key: k, amounts: {2027: 100}}]");
    assert_eq!(amounts(&table(&agreement)), ["2027: 34 33 33"]);
}

#[test]
fn a_base_amount_and_the_rest_by_population() {
    // 3 × 100 000 first; 600 000 left: 360 000, 180 000, 60 000.
    let agreement = people(
        "cost_keys: [{id: k, base: 100000, parts: [{by: population}]}]
costs: [{id: x, key: k, amounts: {2027: 900000}}]",
    );
    let found = table(&agreement);
    assert_eq!(amounts(&found), ["2027: 460000 280000 160000"]);
    assert_eq!(found.years[0].parts[0].share.to_string(), "23/45");
    let too_much = people(
        "cost_keys: [{id: k, base: 400000, parts: [{by: population}]}]
costs: [{id: x, key: k, amounts: {2027: 900000}}]",
    );
    let error = fault(&too_much);
    assert_eq!((error.path(), error.finding().0), ("cost_keys[k].base", "base-above-amount"));
}

#[test]
fn a_rate_per_inhabitant_with_floor_ceiling_and_index() {
    // 2027: 25 kroner × 6 000 = 150 000, over the ceiling of 120 000; 75 000; 25 000, under the floor of 40 000.
    // 2028: × 103/100: 25,75; ceiling 123 600, 77 250, floor 41 200. 2029 has no number yet and uses that of 2028.
    let agreement = people(
        "
cost_keys:
  - id: k
    rates: [{amount: 25, by: population}]
    floor: 40000
    ceiling: 120000
    index: {name: deflator, base_year: 2027, values: {2027: 100, 2028: 103}}
costs: [{id: x, key: k, years: [2027, 2028, 2029]}]",
    );
    let found = table(&agreement);
    assert_eq!(amounts(&found), ["2027: 120000 75000 40000", "2028: 123600 77250 41200", "2029: 123600 77250 41200"]);
    assert_eq!(found.years[0].total, Kroner::whole(235_000));
    assert!(found.years[2].parts[1].figure.steps.iter().any(|s| matches!(s, Step::Indexed { year: 2028, base_year: 2027, .. })));
    let early = people(
        "cost_keys: [{id: k, rates: [{amount: 25, by: population}], index: {name: i, base_year: 2027, values: {2027: 100}}}]
costs: [{id: x, key: k, years: [2026]}]",
    );
    assert_eq!(fault(&early).path(), "cost_keys[k].index.values");
}

#[test]
fn floor_and_ceiling_with_an_amount_to_share() {
    // 1 000 000: 600 000, 300 000, 100 000. The ceiling of 450 000 cuts 150 000, the floor of 150 000 adds 50 000: the ceiling holds
    // first. 550 000 left, 3 to 1: 412 500 and 137 500; the floor holds c at 150 000, and b takes 400 000.
    let agreement = people(
        "cost_keys: [{id: k, floor: 150000, ceiling: 450000, parts: [{by: population}]}]
costs: [{id: x, key: k, amounts: {2027: 1000000}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 450000 400000 150000"]);
    for (limits, path) in [("ceiling: 300000", "cost_keys[k].ceiling"), ("floor: 400000", "cost_keys[k].floor")] {
        let cannot = people(&format!(
            "cost_keys: [{{id: k, {limits}, parts: [{{by: population}}]}}]\ncosts: [{{id: x, key: k, amounts: {{2027: 1000000}}}}]"
        ));
        assert_eq!(fault(&cannot).path(), path);
    }
}

#[test]
fn an_observer_pays_half() {
    // 1 + 1 + 1/2: 40 %, 40 %, 20 %. Population 6 000 + 3 000 + 500.
    let agreement = people(
        "cost_keys:
  - {id: k, parts: [{by: equal}], counts: {c: 1/2}}
costs: [{id: x, key: k, amounts: {2027: 1000}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 400 400 200"]);
    let agreement = people(
        "cost_keys:
  - {id: k, parts: [{by: population}], counts: {c: 1/2}}
costs: [{id: x, key: k, amounts: {2027: 9500}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 6000 3000 500"]);
}

#[test]
fn the_county_pays_a_quarter_and_the_municipalities_share_the_rest() {
    let agreement = four(&format!(
        "{PEOPLE}
cost_keys:
  - {{id: municipalities, parts: [{{weight: 40 %, by: equal}}, {{weight: 60 %, by: population}}]}}
  - id: k
    parts:
      - {{weight: 25 %, among: [county], by: equal}}
      - {{weight: 75 %, among: [a, b, c], key: municipalities}}
costs: [{{id: x, key: k, amounts: {{2027: 400000}}}}]"
    ));
    // 100 000; of 300 000: 40 000 each, and 108 000, 54 000, 18 000.
    assert_eq!(amounts(&table(&agreement)), ["2027: 148000 94000 58000 100000"]);
}

#[test]
fn which_figure_for_which_budget_year() {
    let agreement = three(
        "
registers:
  - id: population
    source: SSB tabell 07459
    date: 2026-01-01
    values: {a: 6000, b: 3000, c: 1000}
    other_dates:
      - {date: 2027-01-01, values: {a: 5000, b: 4000, c: 1000}}
    figure: {date: 01-01, year: previous}
cost_keys: [{id: k, parts: [{by: population}]}]
costs: [{id: x, key: k, amounts: {2026: 100, 2027: 100, 2028: 100, 2029: 100}}]",
    );
    // 2026 would use 1 January 2025, which the register lacks: the earliest it has. 2029 uses the newest known.
    assert_eq!(amounts(&table(&agreement)), ["2026: 60 30 10", "2027: 60 30 10", "2028: 50 40 10", "2029: 50 40 10"]);
    let table = table(&agreement);
    let inputs: Vec<_> = table.years[2].parts[0].figure.inputs.iter().map(|i| (i.path.as_str(), i.value.as_str())).collect();
    assert_eq!(
        inputs,
        [
            ("costs[x].amounts.2028", "100.00"),
            ("registers[population].other_dates[0].values.a", "5000"),
            ("registers[population].values", "10000"),
            ("registers[population].other_dates[0].date", "2027-01-01"),
        ]
    );
}

#[test]
fn an_average_of_three_years() {
    let register = |average: u32| {
        three(&format!(
            "
registers:
  - id: pupils
    date: 2026-10-01
    values: {{a: 90, b: 60, c: 0}}
    other_dates:
      - {{date: 2025-10-01, values: {{a: 100, b: 50, c: 0}}}}
      - {{date: 2024-10-01, values: {{a: 110, b: 40, c: 0}}}}
    figure: {{date: 10-01, year: previous, average: {average}}}
cost_keys: [{{id: k, parts: [{{by: pupils}}]}}]
costs: [{{id: x, key: k, amounts: {{2027: 150}}}}]"
        ))
    };
    assert_eq!(amounts(&table(&register(3))), ["2027: 100 50 0"]);
    assert_eq!(amounts(&table(&register(1))), ["2027: 90 60 0"]);
    assert_eq!(
        (fault(&register(4)).path(), fault(&register(4)).finding().0),
        ("registers[pupils].figure.average", "too-few-dates")
    );
}

#[test]
fn a_part_of_the_inhabitants() {
    let agreement = |young: u32| {
        three(&format!(
            "
registers:
  - {{id: population, values: {{a: 6000, b: 3000, c: 1000}}}}
  - {{id: young, part_of: population, values: {{a: 250, b: {young}, c: 250}}}}
cost_keys: [{{id: k, parts: [{{by: young}}]}}]
costs: [{{id: x, key: k, amounts: {{2027: 100}}}}]"
        ))
    };
    assert_eq!(amounts(&table(&agreement(500))), ["2027: 25 50 25"]);
    assert_eq!(fault(&agreement(4000)).path(), "registers[young].values.b");
}

#[test]
fn a_party_that_joins_within_the_year() {
    // Until 1 July a and b share: 600 : 300 of half of 1 000 000. After it all three: 60, 30, 10 %.
    let by = |rule: &str| {
        people(&format!(
            "cost_keys: [{{id: k, parts: [{{by: population}}], part_year: {rule}}}]\ncosts: [{{id: x, key: k, amounts: {{2026: 1000000, 2027: 1000000, 2028: 1000000}}}}]"
        ))
    };
    // 2027: a = 1/2 · 2/3 + 1/2 · 3/5 = 19/30, b = 19/60, c = 1/20.
    assert_eq!(
        amounts(&table(&by("{joins: {c: 2027-07-01}}"))),
        ["2026: 666667 333333 0", "2027: 633333 316667 50000", "2028: 600000 300000 100000"]
    );
    // By days 184 of 365: c pays 1/10 of that, 50 410,96.
    let days = table(&by("{by: days, joins: {c: 2027-07-01}}"));
    assert_eq!(days.years[1].parts[2].amount, Kroner::whole(50_411));
    let odd = by("{joins: {c: 2027-07-15}}");
    assert_eq!((fault(&odd).path(), fault(&odd).finding().0), ("cost_keys[k].part_year.joins.c", "not-whole-months"));
    // It leaves at the end of June: the same the other way round.
    assert_eq!(amounts(&table(&by("{leaves: {c: 2027-06-30}}")))[1], "2027: 633333 316667 50000");
}

#[test]
fn charged_directly_and_the_rest_by_the_key() {
    let agreement = people(
        "cost_keys: [{id: k, parts: [{by: population}]}]
costs: [{id: x, key: k, amounts: {2027: 1000000}, direct: {2027: {c: 100000.50}}}]",
    );
    // 899 999,50 is shared, in øre: 539 999,70, 269 999,85 and 89 999,95.
    assert_eq!(amounts(&table(&agreement)), ["2027: 539999.70 269999.85 190000.45"]);
    let only = three("costs: [{id: x, direct: {2027: {a: 10, c: 30}}}]");
    assert_eq!(amounts(&table(&only)), ["2027: 10 0 30"]);
    let not_all = three("costs: [{id: x, amounts: {2027: 50}, direct: {2027: {a: 10, c: 30}}}]");
    assert_eq!((fault(&not_all).path(), fault(&not_all).finding().0), ("costs[x].direct.2027", "not-all-charged"));
}

#[test]
fn a_price_list() {
    let agreement = three(
        "
registers:
  - {id: hours, date: 2026-12-31, values: {a: 12.5, b: 0, c: 3}}
  - {id: devices, date: 2026-12-31, values: {a: 0, b: 2, c: 0}}
cost_keys: [{id: k, rates: [{amount: 950, by: hours}, {amount: 1200.50, by: devices}]}]
costs: [{id: x, key: k, years: [2027]}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 11875 2401 2850"]);
    let both = three("cost_keys: [{id: k, rates: [{amount: 1, by: h}]}]\ncosts: [{id: x, key: k, amounts: {2027: 1}}]");
    assert_eq!(fault(&both).path(), "costs[x].amounts");
    let beside = three("cost_keys: [{id: k, parts: [{by: equal}]}]\ncosts: [{id: x, key: k, years: [2027]}]");
    assert_eq!(fault(&beside).path(), "costs[x].years");
}

#[test]
fn staff_years_in_kind() {
    let agreement = people(
        "cost_keys: [{id: k, parts: [{by: population}], round: 0.1}]
costs: [{id: x, key: k, unit: man-years, amounts: {2027: 4.5}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2027: 2.70 1.40 0.40"]);
}

#[test]
fn a_deficit_by_liability_and_not_by_the_operating_key() {
    let agreement = people(
        "shares: {ownership: {a: 1/3, b: 1/3, c: 1/3}, liability: {a: 50 %, b: 25 %, c: 25 %}}
cost_keys: [{id: deficit, parts: [{by: liability}]}]
costs: [{id: x, kind: deficit, key: deficit, amounts: {2029: 1000000}}]",
    );
    assert_eq!(amounts(&table(&agreement)), ["2029: 500000 250000 250000"]);
}

#[test]
fn growth_from_year_to_year() {
    let agreement = people(
        "cost_keys: [{id: k, parts: [{by: population}]}]
costs: [{id: x, key: k, amounts: {2027: 1000}, growth: {rate: 3.35 %, until: 2029}}]",
    );
    // 1 033,5 → 1 034; × 1,0335 = 1 068,639 → 1 069.
    let found = table(&agreement);
    let totals: Vec<_> = found.years.iter().map(|y| y.total.to_string()).collect();
    assert_eq!(totals, ["1000.00", "1034.00", "1069.00"]);
}

/// A withdrawal at the turn of the year: full payment for the last year, the saved pay of a vacant post back by the ordinary key, and the
/// part of an investment that is not made.
#[test]
fn saved_pay_goes_back_by_the_ordinary_key() {
    let agreement = read(
        "parties: [{id: leaver, name: L}, {id: rest, name: R}]
cost_keys: [{id: ordinary, parts: [{fixed: {leaver: 3/12, rest: 9/12}}]}]
costs:
  - {id: x, key: ordinary, amounts: {2021: 24200000}}
  - {id: vacant, kind: surplus, key: ordinary, amounts: {2021: 700000}}
  - {id: investment, kind: investment, key: ordinary, amounts: {2021: 2000000}}",
    );
    let leaver = |cost: &str| cost_table(&agreement, cost, &none()).unwrap().years[0].parts[0].amount.to_string();
    assert_eq!([leaver("x"), leaver("vacant"), leaver("investment")], ["6050000.00", "175000.00", "500000.00"]);
}

/// The operating cooperation of ten municipalities, one with three twelfths, that asks to pay one.
#[test]
fn three_twelfths_to_one_leaves_two_unfunded() {
    let others: Vec<String> = (1..=9).map(|n| format!("o{n}: 1/12")).collect();
    let parties: Vec<String> = (1..=9).map(|n| format!("{{id: o{n}, name: O{n}}}")).collect();
    let with = |agreed: &str| {
        read(&format!(
            "parties: [{{id: sogndal, name: S}}, {}]
cost_keys: [{{id: k, parts: [{{fixed: {{sogndal: 3/12, {}}}}}]{agreed}}}]
costs: [{{id: x, key: k, amounts: {{2021: 24200000}}}}]",
            parties.join(", "),
            others.join(", ")
        ))
    };
    // 6,05 million is 3/12 of 24,2 million.
    let agreement = with("");
    assert_eq!(table(&agreement).years[0].parts[0].amount, Kroner::whole(6_050_000));
    let changes = Changes::parse(["k.sogndal=1/12"], &agreement).unwrap();
    let by_set = cost_table(&agreement, "x", &changes).unwrap_err();
    let by_data = fault(&with(", agreed: {sogndal: 1/12}"));
    for (error, path) in [(by_set, "cost_keys[k].parts[0].fixed.sogndal"), (by_data, "cost_keys[k].agreed.sogndal")] {
        assert_eq!(error.path(), path);
        assert_eq!(error.finding().1.en, "the share of `sogndal`: 3/12 → 1/12 leaves 2/12 unfunded");
        assert_eq!(error.finding().1.nb, "andelen til `sogndal`: 3/12 → 1/12 gjør at 2/12 ikke er dekket");
    }
    // A tenth each is whole.
    let tenths: Vec<String> = (1..=9).map(|n| format!("o{n}: 1/10")).collect();
    let agreement = with(&format!(", agreed: {{sogndal: 1/10, {}}}", tenths.join(", ")));
    assert_eq!(table(&agreement).years[0].parts[0].amount, Kroner::whole(2_420_000));
}

#[test]
fn a_share_agreed_instead_of_the_keys() {
    let agreement = people(
        "cost_keys: [{id: k, parts: [{by: population}], agreed: {a: 55 %, b: 35 %}}]
costs: [{id: x, key: k, amounts: {2027: 1000}}]",
    );
    let found = table(&agreement);
    assert_eq!(amounts(&found), ["2027: 550 350 100"]);
    let first = &found.key.unwrap().parties[0];
    assert_eq!((first.share.to_string(), first.computed.as_ref().unwrap().to_string()), ("11/20".into(), "3/5".into()));
}

#[test]
fn keys_that_lead_to_themselves_or_nowhere() {
    let with = |keys: &str| people(&format!("cost_keys: [{keys}]\ncosts: [{{id: x, key: k, amounts: {{2027: 1}}}}]"));
    for (keys, rule, path) in [
        ("{id: k, parts: [{key: other}]}, {id: other, parts: [{key: k}]}", "key-in-itself", "cost_keys[other].parts[0].key"),
        ("{id: k, parts: [{key: othr}]}, {id: other, parts: [{by: equal}]}", "unknown-cost-key", "cost_keys[k].parts[0].key"),
        ("{id: k, parts: [{among: [d], by: equal}]}", "unknown-party", "cost_keys[k].parts[0].among.d"),
        ("{id: k, parts: [{among: [a], fixed: {a: 1, b: 0}}]}", "not-among", "cost_keys[k].parts[0].fixed.b"),
        ("{id: k, parts: [{by: equal}], counts: {a: 0, b: 0, c: 0}}", "nobody-shares", "cost_keys[k].parts[0]"),
        ("{id: k, parts: [{by: equal}], rates: [{amount: 1, by: population}]}", "rates-and-parts", "cost_keys[k].rates"),
        (
            "{id: k, parts: [{by: equal}], part_year: {joins: {a: 2028-01-01, b: 2028-01-01, c: 2028-01-01}}}",
            "nobody-shares",
            "cost_keys[k].part_year",
        ),
        ("{id: k, parts: [{by: equal}], agreed: {d: 1}}", "unknown-party", "cost_keys[k].agreed.d"),
    ] {
        let error = crate::cost::key_faults(&with(keys), "k", &none()).remove(0);
        assert_eq!((error.finding().0, error.path()), (rule, path), "{keys}");
    }
}
