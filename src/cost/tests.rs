//! Published splits, hand-worked tables, and what holds for any input.

mod drawn;
mod families;
mod large;
mod pots;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::agreement::Agreement;
use crate::agreement::leaf::{Id, Number, PartyId, Share};
use crate::agreement::words::CostKind;
use crate::quantity::{FigureValue, Kroner, Ratio, Step};
use crate::source::Spanned;

fn read(yaml: &str) -> Agreement {
    serde_saphyr::from_str(yaml).unwrap()
}

/// IKT-drift Melhus – Midtre Gauldal (report of about 2008, pages 9–10), with the population register that makes its split right.
fn melhus(population: (u32, u32)) -> Agreement {
    read(&format!(
        "
schema: 1
parties:
  - {{id: melhus, name: Melhus kommune}}
  - {{id: midtre-gauldal, name: Midtre Gauldal kommune}}
registers:
  - {{id: population, source: SSB tabell 07459, date: 2009-01-01, values: {{melhus: {}, midtre-gauldal: {}}}}}
cost_keys:
  - id: operation
    parts: [{{weight: 50 %, by: equal}}, {{weight: 1/2, by: population}}]
costs:
  - {{id: operation, key: operation, amounts: {{2010: 12400000, 2009: 12400000, 2011: 12500000.50}}}}
  - id: establishment
    key: operation
    kind: establishment
    source: Rapport side 9
    amounts: {{2009: 5000000}}
    lines:
      - {{id: oppstart, title: Oppstart, amount: 200000, year: 2009, kind: investment}}
      - {{id: sla, title: SLA, amount: 100000, year: 2009, kind: operation}}
      - {{id: organisatorisk, title: Organisatorisk idriftsettelse}}
      - {{id: prosjektering, title: Prosjektering, amount: 450000, year: 2009, kind: operation}}
      - {{id: fysisk, title: Fysisk infrastruktur, amount: 250000, year: 2009, kind: investment}}
      - {{id: nettverk, title: Nettverk, amount: 600000, year: 2009, kind: investment}}
      - {{id: datalaget, title: Datalaget, amount: 1000000, year: 2010, kind: investment}}
      - {{id: applikasjonsfarm, title: Applikasjonsfarm, amount: 400000, year: 2010, kind: investment}}
      - {{id: administrasjon, title: Infrastruktur administrasjon, amount: 600000, year: 2010, kind: investment}}
      - {{id: kjernetjenester, title: Kjernetjenester, amount: 280000, year: 2010, kind: investment}}
      - {{id: e-post, title: E-post, amount: 50000, year: 2010, kind: investment}}
      - {{id: pc-drift, title: PC-drift, amount: 600000, year: 2010, kind: investment}}
      - {{id: terminaltjenester, title: Terminaltjenester, amount: 600000, year: 2010, kind: investment}}
  - {{id: unshared, amounts: {{2009: 7}}}}
",
        population.0, population.1
    ))
}

fn none() -> Changes {
    Changes::default()
}

fn amounts(year: &CostYear) -> Vec<String> {
    year.parts.iter().map(|part| part.amount.to_string()).collect()
}

#[test]
fn melhus_and_midtre_gauldal_as_published() {
    let agreement = melhus((70, 30));
    let table = cost_table(&agreement, "operation", &none()).unwrap();
    assert_eq!(table.years.iter().map(|y| y.year).collect::<Vec<_>>(), [2009, 2010, 2011]);
    assert_eq!(amounts(&table.years[0]), ["7440000.00", "4960000.00"]);
    assert_eq!(table.years[0].parts[0].share.to_string(), "3/5");
    assert_eq!(table.years[0].parts[1].share.to_string(), "2/5");
    // 12 500 000,50 is no multiple of 1 kr, so its parts are in øre.
    assert_eq!(amounts(&table.years[2]), ["7500000.30", "5000000.20"]);
    assert_eq!(table.years[2].unit, Some(Kroner::from_ore(1)));
    assert_eq!(table.sum.to_string(), "37300000.50");
    assert_eq!(table.party_sums[0], ("melhus".to_owned(), "22380000.30".parse().unwrap()));
    let establishment = cost_table(&agreement, "establishment", &none()).unwrap();
    assert_eq!(amounts(&establishment.years[0]), ["3000000.00", "2000000.00"]);
}

#[test]
fn melhus_and_midtre_gauldal_by_true_population() {
    // 14841 + 5948 = 20789. Melhus: 1/4 + 14841/41578 = (20789 + 29682)/83156 = 50471/83156.
    // 12 400 000 × 50471/83156 = 7 526 100,34… and 4 873 899,66…: the krone left over goes to the larger remainder.
    let table = cost_table(&melhus((14841, 5948)), "operation", &none()).unwrap();
    let (melhus_part, gauldal_part) = (&table.years[0].parts[0], &table.years[0].parts[1]);
    assert_eq!(melhus_part.share.to_string(), "50471/83156");
    assert_eq!(melhus_part.exact.to_string(), "156460100000/20789");
    assert_eq!((melhus_part.amount.to_string(), melhus_part.got_residue), ("7526100.00".into(), false));
    assert_eq!(gauldal_part.share.to_string(), "32685/83156");
    assert_eq!((gauldal_part.amount.to_string(), gauldal_part.got_residue), ("4873900.00".into(), true));
    // 5 000 000 × 50471/83156 = 3 034 717,88… and 1 965 282,12…
    let table = cost_table(&melhus((14841, 5948)), "establishment", &none()).unwrap();
    assert_eq!(amounts(&table.years[0]), ["3034718.00", "1965282.00"]);
    // What-if: the numbers of the report.
    let agreement = melhus((14841, 5948));
    let changes = Changes::parse(["population.melhus=70", "population.midtre-gauldal=30"], &agreement).unwrap();
    let table = cost_table(&agreement, "operation", &changes).unwrap();
    assert_eq!(amounts(&table.years[0]), ["7440000.00", "4960000.00"]);
    assert!(table.years[0].parts[0].figure.inputs.iter().all(|input| input.source.is_none()));
}

#[test]
fn a_figure_shows_its_working() {
    let table = cost_table(&melhus((70, 30)), "establishment", &none()).unwrap();
    let figure = &table.years[0].parts[0].figure;
    let ratio = |text: &str| text.parse::<Ratio>().unwrap();
    assert_eq!(figure.id, "cost/establishment/2009/melhus");
    assert_eq!(figure.value, FigureValue::Kroner(Kroner::whole(3_000_000)));
    let inputs: Vec<_> = figure.inputs.iter().map(|i| (i.path.as_str(), i.value.as_str(), i.source.as_deref())).collect();
    assert_eq!(
        inputs,
        [
            ("costs[establishment].amounts.2009", "5000000.00", Some("Rapport side 9")),
            ("registers[population].values.melhus", "70", Some("SSB tabell 07459")),
            ("registers[population].values", "100", Some("SSB tabell 07459")),
            ("registers[population].date", "2009-01-01", None),
        ]
    );
    assert_eq!(
        figure.steps,
        [
            Step::Equal { weight: ratio("1/2"), parties: 2, share: ratio("1/4") },
            Step::ByRegister {
                weight: ratio("1/2"),
                register: "population".into(),
                own: ratio("70"),
                total: ratio("100"),
                source: Some("SSB tabell 07459".into()),
                date: Some("2009-01-01".parse().unwrap()),
                share: ratio("7/20")
            },
            Step::Share { share: ratio("3/5") },
            Step::Exact { total: Kroner::whole(5_000_000), share: ratio("3/5"), exact: ratio("3000000") },
            Step::Rounded { unit: Kroner::whole(1), amount: Kroner::whole(3_000_000), got_residue: false },
        ]
    );
}

#[test]
fn lines_are_added_up_beside_the_amounts() {
    let table = cost_table(&melhus((70, 30)), "establishment", &none()).unwrap();
    let lines = table.lines.unwrap();
    assert_eq!(lines.sum, Kroner::whole(5_130_000));
    assert_eq!((lines.priced, lines.unpriced), (12, vec!["organisatorisk".to_owned()]));
    assert_eq!(lines.difference, Some(Kroner::whole(130_000)));
    assert_eq!(lines.by_year, [(Some(2009), Kroner::whole(1_600_000)), (Some(2010), Kroner::whole(3_530_000))]);
    let (operation, investment) = (Some(CostKind::Operation), Some(CostKind::Investment));
    assert_eq!(lines.by_kind, [(operation, Kroner::whole(550_000)), (investment, Kroner::whole(4_580_000))]);
    assert_eq!(
        lines.by_year_and_kind,
        [
            (Some(2009), operation, Kroner::whole(550_000)),
            (Some(2009), investment, Kroner::whole(1_050_000)),
            (Some(2010), investment, Kroner::whole(3_530_000)),
        ]
    );
    assert_eq!(cost_table(&melhus((70, 30)), "operation", &none()).unwrap().lines, None);
}

#[test]
fn a_cost_without_a_key_has_no_parts() {
    let table = cost_table(&melhus((70, 30)), "unshared", &none()).unwrap();
    assert_eq!((table.key, table.years[0].parts.len(), table.sum), (None, 0, Kroner::whole(7)));
}

#[test]
fn json_and_csv() {
    let agreement = melhus((70, 30));
    let mut table = cost_table(&agreement, "operation", &none()).unwrap();
    table.years.truncate(1);
    let tables = [table];
    let value: serde_json::Value = serde_json::from_str(&json("ikt-drift", &tables).unwrap()).unwrap();
    let share = |party: &str, own: &str, of_register: &str, share: &str, amount: &str| {
        serde_json::json!({"party": party, "share": share, "amount": format!("{amount}.00"), "steps": [
            {"kind": "equal", "weight": "1/2", "parties": 2, "share": "1/4"},
            {"kind": "register", "weight": "1/2", "register": "population", "own": own, "total": "100", "share": of_register,
                "source": "SSB tabell 07459", "date": "2009-01-01"},
            {"kind": "share", "share": share},
            {"kind": "exact", "total": "12400000.00", "share": share, "exact": amount},
            {"kind": "rounded", "unit": "1.00", "amount": format!("{amount}.00"), "got_residue": false},
        ]})
    };
    let expected = serde_json::json!({"schema": "avtaleverk.cost/1", "agreement": "ikt-drift", "costs": [{"id": "operation", "years": [
        {"year": 2009, "total": "12400000.00", "parts": [
            share("melhus", "70", "7/20", "3/5", "7440000"), share("midtre-gauldal", "30", "3/20", "2/5", "4960000")]}
    ]}]});
    assert_eq!(value.to_string(), expected.to_string(), "same keys in the same order");
    assert_eq!(
        csv(&tables),
        "cost;year;party;share;amount\noperation;2009;melhus;3/5;7440000.00\noperation;2009;midtre-gauldal;2/5;4960000.00\n"
    );
}

/// Three parties and whatever the test adds.
fn three(rest: &str) -> Agreement {
    read(&format!("parties: [{{id: a, name: A}}, {{id: b, name: B}}, {{id: c, name: C}}]\n{rest}"))
}

fn key(parts: &str) -> String {
    format!("cost_keys: [{{id: k, parts: [{parts}]}}]")
}

#[test]
fn the_parts_a_key_may_have() {
    let shares = "shares: {ownership: {a: 1/2, b: 1/3, c: 1/6}, liability: {a: 60 %, b: 30 %, c: 10 %}}\n";
    let silent = "shares: {ownership: {a: 1/2, b: 1/3, c: 1/6}}\n";
    let same = "shares: {ownership: {a: 1/2, b: 1/3, c: 1/6}, liability: as-ownership}\n";
    let register = "registers: [{id: km, values: {a: 0, b: 1.5, c: 3}}]\n";
    for (data, parts, expected) in [
        ("", "{by: equal}", ["1/3", "1/3", "1/3"]),
        (shares, "{by: ownership}", ["1/2", "1/3", "1/6"]),
        (shares, "{by: liability}", ["3/5", "3/10", "1/10"]),
        (silent, "{by: liability}", ["1/2", "1/3", "1/6"]),
        (same, "{by: liability}", ["1/2", "1/3", "1/6"]),
        (register, "{by: km}", ["0", "1/3", "2/3"]),
        ("", "{fixed: {a: 9/12, b: 1/12, c: 2/12}}", ["3/4", "1/12", "1/6"]),
        // The county pays a flat quarter, the municipalities share the rest by length of pipe.
        (register, "{weight: 25 %, fixed: {a: 1, b: 0, c: 0}}, {weight: 75 %, by: km}", ["1/4", "1/4", "1/2"]),
        (register, "{weight: 1/3, by: equal}, {weight: 2/3, by: km}", ["1/9", "1/3", "5/9"]),
    ] {
        let shares = key_shares(&three(&format!("{data}{}", key(parts))), "k", &none()).unwrap();
        let found: Vec<_> = shares.parties.iter().map(|p| p.share.to_string()).collect();
        assert_eq!(found, expected, "{parts}");
    }
}

#[test]
fn what_can_be_wrong() {
    let register = |values: &str| format!("registers: [{{id: km, values: {{{values}}}}}]\n");
    let sound = register("a: 1, b: 1, c: 1");
    for (data, rule, path, nb) in [
        (key("{by: km}"), "unknown-register", "cost_keys[k].parts[0].by", "nøkkelen leser `km`, som avtalen ikke har tall for"),
        (
            key("{by: ownership}"),
            "unknown-register",
            "cost_keys[k].parts[0].by",
            "nøkkelen deler etter `ownership`, men avtalen har ingen eierandeler",
        ),
        (
            register("a: 1, b: 1") + &key("{by: km}"),
            "register-missing-party",
            "registers[km].values",
            "registeret `km` har ikke tall for `c`",
        ),
        (
            register("a: 1, b: -1/2, c: 3") + &key("{by: km}"),
            "register-negative",
            "registers[km].values.b",
            "tallet for `b` er -1/2, under null (`registers[km].values.b`)",
        ),
        (
            register("a: 0, b: 0, c: 0") + &key("{by: km}"),
            "register-sums-to-zero",
            "registers[km].values",
            "tallene i registeret `km` er til sammen 0, og kan ikke fordele noe",
        ),
        (
            register("a: 1, b: 1, c: 1, d: 1") + &key("{by: km}"),
            "unknown-party",
            "registers[km].values.d",
            "`d` er ikke deltaker i avtalen",
        ),
        (
            sound.clone() + &key("{weight: 1/2, by: equal}, {weight: 1/3, by: km}"),
            "weights-not-whole",
            "cost_keys[k].parts",
            "vektene blir 5/6; 1/6 er ikke dekket",
        ),
        (
            sound.clone() + &key("{weight: 50 %, by: equal}, {weight: 60 %, by: km}"),
            "weights-not-whole",
            "cost_keys[k].parts",
            "vektene blir 11/10; det er 1/10 for mye",
        ),
        (
            sound.clone() + &key("{weight: 1, by: equal}, {by: km}"),
            "weights-not-whole",
            "cost_keys[k].parts[1]",
            "nøkkelen har flere deler, og denne har ingen vekt",
        ),
        (
            sound + &key("{weight: -1, by: equal}, {weight: 2, by: km}"),
            "weights-not-whole",
            "cost_keys[k].parts[0].weight",
            "vekten -1 er under null",
        ),
        (key("{weight: 1/2, by: equal}"), "weights-not-whole", "cost_keys[k].parts", "vektene blir 1/2; 1/2 er ikke dekket"),
        (
            key("{fixed: {a: 9/12, b: 1/12, c: 0}}"),
            "fixed-shares-not-whole",
            "cost_keys[k].parts[0].fixed",
            "andelene blir 10/12 → 5/6; 1/6 er ikke dekket",
        ),
        (
            key("{fixed: {a: 33.33 %, b: 33.33 %, c: 33.33 %}}"),
            "fixed-shares-not-whole",
            "cost_keys[k].parts[0].fixed",
            "andelene blir 9999/10000; 1/10000 er ikke dekket",
        ),
        (key("{fixed: {a: 1/2, b: 1/2}}"), "fixed-shares-not-whole", "cost_keys[k].parts[0].fixed", "andelene nevner ikke `c`"),
        (
            key("{fixed: {a: 1, b: 1/2, c: -1/2}}"),
            "fixed-shares-not-whole",
            "cost_keys[k].parts[0].fixed.c",
            "andelen til `c` er -1/2, under null",
        ),
        (
            "shares: {ownership: {a: 1/2, b: 1/2, c: 1/2}}\n".to_owned() + &key("{by: ownership}"),
            "fixed-shares-not-whole",
            "shares.ownership",
            "andelene blir 3/2; det er 1/2 for mye",
        ),
        (key("{}"), "key-part-says-nothing", "cost_keys[k].parts[0]", "denne delen av nøkkelen sier ikke hva den deler etter"),
        (key(""), "key-part-says-nothing", "cost_keys[k].parts", "nøkkelen har ingen deler"),
        (
            key("{by: equal, fixed: {a: 1, b: 0, c: 0}}"),
            "key-part-says-both",
            "cost_keys[k].parts[0]",
            "denne delen av nøkkelen sier to av `by`, `fixed` og `key`",
        ),
        (
            "cost_keys: [{id: k, round: 0, parts: [{by: equal}]}]".to_owned(),
            "rounding-unit-not-positive",
            "cost_keys[k].round",
            "det kan ikke rundes av til 0.00 kr",
        ),
    ] {
        let agreement = three(&data);
        let error = key_shares(&agreement, "k", &none()).unwrap_err();
        let (found, what, todo) = error.finding();
        assert_eq!((found, error.path(), what.nb.as_str()), (rule, path, nb), "{data}");
        assert!(CostError::RULES.contains(&found));
        assert!([what.nn, what.en, todo.nb, todo.nn, todo.en].iter().all(|text| !text.is_empty()));
        assert_eq!(key_faults(&agreement, "k", &none())[0], error);
    }
}

#[test]
fn all_faults_of_a_key_come_at_once() {
    let agreement = three(&key("{weight: 1/2, by: km}, {weight: 1/4, fixed: {a: 1, b: 1, c: 1}}, {weight: 1/8}"));
    let rules: Vec<_> = key_faults(&agreement, "k", &none()).iter().map(|fault| fault.finding().0).collect();
    assert_eq!(rules, ["weights-not-whole", "unknown-register", "fixed-shares-not-whole", "key-part-says-nothing"]);
}

#[test]
fn names_the_nearest() {
    let agreement = three(
        "registers: [{id: population, values: {a: 1, b: 1, c: 1}}]
cost_keys: [{id: operation, parts: [{by: popluation}]}]
costs: [{id: drift, key: opration, amounts: {2027: 1}}, {id: minus, key: even, amounts: {2027: -1}}]",
    );
    let todo = |error: CostError| (error.path().to_owned(), error.finding().2.nb);
    let error = key_shares(&agreement, "operation", &none()).unwrap_err();
    assert_eq!(todo(error), ("cost_keys[operation].parts[0].by".into(), "mente du `population`?".into()));
    let error = cost_table(&agreement, "drift", &none()).unwrap_err();
    assert_eq!(error.finding().0, "unknown-cost-key");
    assert_eq!(todo(error), ("costs[drift].key".into(), "mente du `operation`?".into()));
    assert_eq!(todo(cost_table(&agreement, "drit", &none()).unwrap_err()), ("costs".into(), "mente du `drift`?".into()));
    let negative = three("cost_keys: [{id: even, parts: [{by: equal}]}]\ncosts: [{id: minus, key: even, amounts: {2027: -1}}]");
    let error = cost_table(&negative, "minus", &none()).unwrap_err();
    assert_eq!((error.finding().0, error.path()), ("negative-amount", "costs[minus].amounts.2027"));
    assert_eq!(key_shares(&read(&key("{by: equal}")), "k", &none()).unwrap_err().finding().0, "no-parties");
}

#[test]
fn changes_are_read_and_refused() {
    let agreement = melhus((70, 30));
    let parse = |text: &str| Changes::parse([text], &agreement);
    assert_eq!(parse(" population . melhus = 15 000,5 ").unwrap().get("population", "melhus"), Some(&"30001/2".parse().unwrap()));
    for (text, rule, nb, todo) in [
        ("population", "not-a-change", "`population` er ingen endring av et tall", None),
        ("population=3", "not-a-change", "`population=3` er ingen endring av et tall", None),
        ("population.melhus=", "not-a-change", "`population.melhus=` er ingen endring av et tall", None),
        ("population.melhus=mange", "not-a-change", "`mange` i `population.melhus=mange` er ikke et tall", None),
        ("population.melhus=-1", "not-a-change", "tallet i `population.melhus=-1` er under null", None),
        ("popluation.melhus=1", "unknown-register", "avtalen har ikke registeret `popluation`", Some("mente du `population`?")),
        ("pupils.melhus=1", "unknown-register", "avtalen har ikke registeret `pupils`", Some("velg blant `population`")),
        ("population.melhuus=1", "unknown-party", "avtalen har ikke deltakeren `melhuus`", Some("mente du `melhus`?")),
    ] {
        let (found, what, advice) = parse(text).unwrap_err().finding();
        assert_eq!((found, what.nb.as_str()), (rule, nb));
        assert!(ChangeError::RULES.contains(&found));
        assert!(todo.is_none_or(|todo| todo == advice.nb), "{text}: {}", advice.nb);
    }
    let twice = Changes::parse(["population.melhus=1", "population.melhus=1"], &agreement).unwrap_err();
    assert_eq!(twice, ChangeError::Twice { register: "population".into(), party: "melhus".into() });
}

#[test]
fn a_change_may_fill_what_a_register_lacks() {
    let agreement = three(&("registers: [{id: km, values: {a: 1, b: 1}}]\n".to_owned() + &key("{by: km}")));
    assert!(key_shares(&agreement, "k", &none()).is_err());
    let changes = Changes::parse(["km.c=2"], &agreement).unwrap();
    let shares = key_shares(&agreement, "k", &changes).unwrap();
    assert_eq!(shares.parties[2].share.to_string(), "1/2");
    assert_eq!(shares.parties[2].inputs[0].path, "registers[km].values.c");
}

/// An agreement with a blended key over all kinds of parts, made without YAML so that many can be tried.
fn blended(values: &[(String, u32)], weights: (u32, u32, u32), total: u64, unit: u32) -> Agreement {
    fn at<T>(value: T) -> Spanned<T> {
        Spanned::new(value, crate::source::Span::default())
    }
    let mut agreement = three(
        "registers: [{id: count, values: {}}]
cost_keys: [{id: k, parts: [{by: equal}, {by: count}, {fixed: {}}]}]
costs: [{id: cost, key: k}]",
    );
    let model = agreement.parties.value[0].clone();
    agreement.parties.value.clear();
    let mut register = BTreeMap::new();
    let mut fixed = BTreeMap::new();
    let places: u32 = (1..=values.len()).map(|place| u32::try_from(place).unwrap()).sum();
    for (id, value) in values {
        let mut party = model.clone();
        party.value.id = at(Id(id.clone()));
        agreement.parties.value.push(party);
        register.insert(PartyId(id.clone()), at(Number(Ratio::whole(*value))));
        // Fixed shares follow the number in the id, so that they do not depend on the order.
        let place: u32 = id[1..].parse::<u32>().unwrap() + 1;
        fixed.insert(PartyId(id.clone()), at(Share(Ratio::new(place, places).unwrap())));
    }
    agreement.registers.value[0].value.values = at(register.into_iter().collect());
    let sum = weights.0 + weights.1 + weights.2;
    let key = &mut agreement.cost_keys.value[0].value;
    for (part, weight) in key.parts.value.iter_mut().zip([weights.0, weights.1, weights.2]) {
        part.value.weight = Some(at(Share(Ratio::new(weight, sum).unwrap())));
    }
    key.parts.value[2].value.fixed = Some(at(fixed.into_iter().collect()));
    key.round = Some(at(crate::agreement::leaf::Money(Kroner::from_ore(unit))));
    agreement.costs.value[0]
        .value
        .amounts
        .0
        .insert(crate::agreement::leaf::Year(2027), at(crate::agreement::leaf::Money(Kroner::from_ore(total))));
    agreement
}

fn by_party(table: &CostTable) -> BTreeMap<String, Kroner> {
    table.years[0].parts.iter().map(|part| (part.party.clone(), part.amount.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn holds_for_any_key(
        numbers in prop::collection::vec(0u32..200_000, 1..12),
        weights in (0u32..100, 1u32..100, 0u32..100),
        total in 0u64..100_000_000_000,
        unit in prop::sample::select(vec![1u32, 50, 100, 100_000]),
        turn in 0usize..12,
        more in 1u32..50_000,
    ) {
        prop_assume!(numbers.iter().any(|n| *n > 0));
        let values: Vec<(String, u32)> = numbers.iter().enumerate().map(|(i, n)| (format!("p{i}"), *n)).collect();
        let table = cost_table(&blended(&values, weights, total, unit), "cost", &none()).unwrap();
        let year = &table.years[0];
        let used = year.unit.clone().unwrap().to_ratio();

        prop_assert_eq!(&year.sum, &year.total);
        prop_assert!(year.parts.iter().map(|part| &part.share).sum::<Ratio>().is_one());
        for part in &year.parts {
            let off = &part.amount.to_ratio() - &part.exact;
            prop_assert!(off < used && off > &Ratio::zero() - &used);
            prop_assert!(!part.amount.is_negative());
        }

        let mut turned = values.clone();
        let middle = turn % turned.len();
        turned.rotate_left(middle);
        turned.reverse();
        let again = cost_table(&blended(&turned, weights, total, unit), "cost", &none()).unwrap();
        prop_assert_eq!(by_party(&again), by_party(&table));

        // More of what the key counts never costs a party less, nor any other party more than the unit it may gain by rounding.
        let mut raised = values.clone();
        raised[middle].1 += more;
        let after = by_party(&cost_table(&blended(&raised, weights, total, unit), "cost", &none()).unwrap());
        let before = by_party(&table);
        let own = &values[middle].0;
        prop_assert!(after[own] >= before[own]);
        for (party, amount) in before.iter().filter(|(party, _)| *party != own) {
            prop_assert!(after[party].to_ratio() < &amount.to_ratio() + &(&used + &used));
        }
        // The same by a change from the command line.
        let set = format!("count.{own}={}", raised[middle].1);
        let agreement = blended(&values, weights, total, unit);
        let changes = Changes::parse([set.as_str()], &agreement).unwrap();
        prop_assert_eq!(by_party(&cost_table(&agreement, "cost", &changes).unwrap()), after);
    }
}
