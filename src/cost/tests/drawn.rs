//! The five properties of a split, for agreements drawn at random from every family there is.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{none, read};
use crate::agreement::Agreement;
use crate::cost::{CostTable, cost_table};
use crate::quantity::{Kroner, Ratio};

/// Numbers to draw from, so that what fails can be made smaller.
struct Tape<'t>(std::iter::Cycle<std::slice::Iter<'t, u32>>);

impl Tape<'_> {
    /// One of so many.
    fn of(&mut self, many: u32) -> u32 {
        self.0.next().unwrap() % many
    }
    fn yes(&mut self) -> bool {
        self.of(2) == 1
    }
}

/// The agreement, and its first party's number of the first register raised on every day; the parties in another order.
struct Drawn {
    yaml: String,
    limited: bool,
}

fn drawn(tape: &[u32], turn: u32, raise: u32) -> Drawn {
    let mut tape = Tape(tape.iter().cycle());
    let n = 2 + tape.of(8);
    let id = |party: u32| format!("p{party}");
    let mut order: Vec<u32> = (0..n).collect();
    order.rotate_left((turn % n) as usize);
    if turn > 0 {
        order.reverse();
    }
    let parties: Vec<String> = order.iter().map(|party| format!("{{id: {}, name: P}}", id(*party))).collect();

    let many = 1 + tape.of(3);
    let mut registers = String::new();
    for register in 0..many {
        let days = 1 + tape.of(3);
        let values = |tape: &mut Tape<'_>| {
            let of = |party: u32, number: u32| {
                let number = if register == 0 && party == 0 { number + raise } else { number };
                format!("{}: {number}", id(party))
            };
            (0..n).map(|party| of(party, 1 + tape.of(40_000))).collect::<Vec<_>>().join(", ")
        };
        let main = values(&mut tape);
        let others: Vec<String> =
            (1..days).map(|back| format!("{{date: {}-01-01, values: {{{}}}}}", 2027 - back, values(&mut tape))).collect();
        let year = ["same", "previous", "two-before"][tape.of(3) as usize];
        let average = 1 + tape.of(days);
        registers.push_str(&format!(
            "  - {{id: r{register}, date: 2027-01-01, values: {{{main}}}, other_dates: [{}], figure: {{date: 01-01, year: {year}, average: {average}}}}}\n",
            others.join(", ")
        ));
    }

    let part_year = tape.of(4) == 0;
    let part = |tape: &mut Tape<'_>, inner: bool| -> String {
        // In part of a year somebody may be missing; then all share every part.
        let among: Vec<u32> =
            if part_year || tape.yes() { (0..n).collect() } else { (0..n).filter(|party| *party == 0 || tape.yes()).collect() };
        let names = among.iter().map(|party| id(*party)).collect::<Vec<_>>().join(", ");
        let by = match tape.of(if inner { 5 } else { 4 }) {
            0 => "by: equal".to_owned(),
            1 => {
                let own: Vec<u32> = among.iter().map(|_| 1 + tape.of(100)).collect();
                let whole: u32 = own.iter().sum();
                let shares = among.iter().zip(&own).map(|(party, own)| format!("{}: {own}/{whole}", id(*party)));
                format!("fixed: {{{}}}", shares.collect::<Vec<_>>().join(", "))
            }
            4 => return "key: inner".to_owned(),
            _ => format!("by: r{}", tape.of(many)),
        };
        format!("{by}, among: [{names}]")
    };
    let parts = |tape: &mut Tape<'_>, inner: bool| -> String {
        let weights: Vec<u32> = (0..1 + tape.of(4)).map(|_| 1 + tape.of(99)).collect();
        let whole: u32 = weights.iter().sum();
        let all = weights.iter().map(|weight| format!("{{weight: {weight}/{whole}, {}}}", part(tape, inner)));
        all.collect::<Vec<_>>().join(", ")
    };
    let counts = |tape: &mut Tape<'_>| format!("counts: {{p1: 1/{}}}", 1 + tape.of(4));
    let inner = format!("{{id: inner, parts: [{}], {}}}", parts(&mut tape, false), counts(&mut tape));
    let mut key = format!("id: k, parts: [{}], {}", parts(&mut tape, true), counts(&mut tape));
    if tape.yes() {
        key.push_str(&format!(", later: [{{from: 2028, parts: [{}]}}]", parts(&mut tape, true)));
    }
    if part_year {
        let (month, by) = (1 + tape.of(12), ["months", "days"][tape.of(2) as usize]);
        key.push_str(&format!(", part_year: {{by: {by}, joins: {{p1: 2027-{month:02}-01}}}}"));
    }
    let total = 1_000_000 + u64::from(tape.of(1_000_000)) * u64::from(1 + tape.of(1_000));
    if tape.of(3) == 0 {
        key.push_str(&format!(", base: {}", tape.of(20_000)));
    }
    let limited = tape.of(3) == 0;
    if limited {
        key.push_str(&format!(
            ", floor: {}, ceiling: {}",
            total / u64::from(50 + tape.of(50)),
            total / 10 * u64::from(3 + tape.of(6))
        ));
    }
    let unit = ["0.01", "0.5", "1", "100", "1000"][tape.of(5) as usize];
    let ore = tape.of(100);
    let direct = if tape.yes() { format!(", direct: {{2028: {{p1: {}.05}}}}", tape.of(5_000)) } else { String::new() };
    let growth = if tape.yes() { ", growth: {rate: 2.7 %, until: 2030}" } else { "" };
    let yaml = format!(
        "parties: [{}]\nregisters:\n{registers}cost_keys:\n  - {inner}\n  - {{{key}, round: {unit}}}\ncosts: [{{id: x, key: k, amounts: {{2026: {total}, 2027: {total}.{ore:02}, 2028: {total}}}{direct}{growth}}}]",
        parties.join(", ")
    );
    Drawn { yaml, limited }
}

fn by_party(table: &CostTable) -> BTreeMap<(i16, String), Kroner> {
    let of = |year: &crate::cost::CostYear| {
        let year_of = year.year;
        year.parts.iter().map(move |part| ((year_of, part.party.clone()), part.amount.clone())).collect::<Vec<_>>()
    };
    table.years.iter().flat_map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn the_five_properties_hold(tape in prop::collection::vec(any::<u32>(), 40..160), turn in 1u32..9, raise in 1u32..30_000) {
        let first = drawn(&tape, 0, 0);
        let agreement: Agreement = read(&first.yaml);
        // Limits or base amounts may leave nothing that can be shared; that is said, never shared wrongly.
        let table = match cost_table(&agreement, "x", &none()) {
            Ok(table) => table,
            Err(fault) => {
                let rule = fault.finding().0;
                prop_assert!(["limits-cannot-hold", "base-above-amount"].contains(&rule), "{} in\n{}", rule, first.yaml);
                return Ok(());
            }
        };
        prop_assert!(table.years.len() >= 3);
        for year in &table.years {
            let unit = year.unit.clone().unwrap().to_ratio();
            prop_assert_eq!(&year.sum, &year.total, "{}", first.yaml);
            prop_assert!(year.parts.iter().map(|part| &part.exact).sum::<Ratio>() == year.total.to_ratio(), "{}", first.yaml);
            for part in &year.parts {
                let off = &part.amount.to_ratio() - &part.exact;
                prop_assert!(off < unit && off > &Ratio::zero() - &unit, "{}", first.yaml);
                prop_assert!(!part.amount.is_negative(), "{}", first.yaml);
            }
        }

        let turned: Agreement = read(&drawn(&tape, turn, 0).yaml);
        prop_assert_eq!(by_party(&cost_table(&turned, "x", &none()).unwrap()), by_party(&table), "{}", first.yaml);

        // More of what the key counts never costs a party less. Where a floor or ceiling holds it, what it pays is not rounded to the
        // unit, and it may be a unit off.
        let raised: Agreement = read(&drawn(&tape, 0, raise).yaml);
        let Ok(after) = cost_table(&raised, "x", &none()) else { return Ok(()) };
        let (before, after_by) = (by_party(&table), by_party(&after));
        for year in &table.years {
            let own = (year.year, "p0".to_owned());
            let slack = if first.limited { year.unit.clone().unwrap() } else { Kroner::default() };
            prop_assert!(&after_by[&own] + &slack >= before[&own], "{} in\n{}", year.year, first.yaml);
        }
        // The same shares back as are paid, where accounts fall short of the budget by the amount.
        if !first.limited && !first.yaml.contains("base:") && !first.yaml.contains("direct:") {
            let total = &table.years[0].total;
            let back = first.yaml.replace(&first.yaml[first.yaml.find("costs:").unwrap()..], &format!(
                "costs: [{{id: x, key: k, deviation: {{2026: {{budget: {total}, accounts: 0}}}}}}]"
            ));
            let back = cost_table(&read(&back), "x", &none()).unwrap();
            for (paid, back) in table.years[0].parts.iter().zip(&back.years[0].parts) {
                prop_assert_eq!(-&paid.amount, back.amount.clone(), "{}", first.yaml);
            }
        }
    }
}
