//! Sizes no cooperation has, and what holds for keys of every family.

use proptest::prelude::*;

use super::{none, read};
use crate::cost::cost_table;
use crate::quantity::{Kroner, Ratio};

#[test]
fn a_thousand_parties_a_hundred_years_and_thousands_of_billions() {
    let parties: Vec<String> = (0..1000).map(|n| format!("{{id: p{n}, name: P}}")).collect();
    let values: Vec<String> = (0..1000).map(|n| format!("p{n}: {}", 1 + n * 7919 % 100_003)).collect();
    let amounts: Vec<String> = (2000..2100).map(|year| format!("{year}: 1000000000000{:03}", year - 2000)).collect();
    let agreement = read(&format!(
        "parties: [{}]
registers: [{{id: population, date: 2026-01-01, source: SSB, values: {{{}}}}}]
cost_keys: [{{id: k, parts: [{{weight: 1/3, by: equal}}, {{weight: 2/3, by: population}}]}}]
costs: [{{id: x, key: k, amounts: {{{}}}}}]",
        parties.join(", "),
        values.join(", "),
        amounts.join(", ")
    ));
    let table = cost_table(&agreement, "x", &none()).unwrap();
    assert_eq!(table.years.len(), 100);
    for year in &table.years {
        assert_eq!((year.parts.len(), &year.sum), (1000, &year.total));
    }
    assert_eq!(table.years[99].total.to_string(), "1000000000000099.00");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    /// Classes, base amounts, floors, ceilings, a party that joins and a changing blend, all at once.
    #[test]
    fn every_family_makes_the_whole(
        numbers in prop::collection::vec(0u32..50_000, 3..8),
        total in 10_000_000u64..1_000_000_000,
        base in 0u32..100_000,
        ceiling in prop::option::of(40u32..100),
        floor in prop::option::of(0u32..10),
        half in any::<bool>(),
        month in 1u32..=12,
        average in any::<bool>(),
        unit in prop::sample::select(vec!["0.01", "1", "100"]),
    ) {
        prop_assume!(numbers.iter().filter(|n| **n > 0).count() > 1);
        let parties: Vec<String> = (0..numbers.len()).map(|n| format!("{{id: p{n}, name: P}}")).collect();
        let values: Vec<String> = numbers.iter().enumerate().map(|(n, v)| format!("p{n}: {v}")).collect();
        let later: Vec<String> = numbers.iter().enumerate().map(|(n, v)| format!("p{n}: {}", v + 7)).collect();
        let percent = |share: Option<u32>, word: &str| share.map(|s| format!("{word}: {}, ", total / 100 * u64::from(s))).unwrap_or_default();
        let limits = percent(ceiling, "ceiling") + &percent(floor, "floor");
        let counts = if half { "counts: {p1: 1/2}, " } else { "" };
        let average = if average { ", average: 2" } else { "" };
        let yaml = format!(
            "parties: [{}]
registers:
  - {{id: n, date: 2026-01-01, values: {{{}}}, other_dates: [{{date: 2025-01-01, values: {{{}}}}}], figure: {{date: 01-01, year: previous{average}}}}}
cost_keys:
  - {{id: k, base: {base}, {limits}{counts}round: {unit}, part_year: {{joins: {{p0: 2027-{month:02}-01}}}},
     parts: [{{weight: 1/3, by: equal}}, {{weight: 2/3, by: n}}],
     later: [{{from: 2028, parts: [{{weight: 20 %, by: equal, among: [p0, p1]}}, {{weight: 80 %, by: n}}]}}]}}
costs: [{{id: x, key: k, amounts: {{2027: {total}, 2028: {total}}}, direct: {{2027: {{p2: 1234.56}}}}}}]",
            parties.join(", "), values.join(", "), later.join(", "),
        );
        let agreement = read(&yaml);
        // Limits may be such that the amount cannot be shared; that is said, never shared wrongly.
        let Ok(table) = cost_table(&agreement, "x", &none()) else {
            prop_assert!(ceiling.is_some() || floor.is_some());
            return Ok(());
        };
        for year in &table.years {
            prop_assert_eq!(&year.sum, &year.total);
            let unit = year.unit.clone().unwrap().to_ratio();
            prop_assert!(year.parts.iter().map(|p| &p.exact).sum::<Ratio>() == year.total.to_ratio());
            for part in &year.parts {
                let off = &part.amount.to_ratio() - &part.exact;
                prop_assert!(off < unit && off > &Ratio::zero() - &unit);
                prop_assert!(!part.amount.is_negative());
                let own = &part.amount - &if year.year == 2027 && part.party == "p2" { "1234.56".parse().unwrap() } else { Kroner::default() };
                if let (Some(ceiling), false) = (ceiling, half) {
                    // The unit may be coarser than the ceiling.
                    prop_assert!(own.to_ratio() < &Ratio::whole(total / 100 * u64::from(ceiling)) + &unit);
                }
            }
        }
    }
}
