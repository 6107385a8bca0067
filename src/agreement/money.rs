//! Registers, keys, costs, shares, deposits and settlement, as written in agreement.yaml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::keys::{BudgetDeviation, FigureRule, Growth, Index, KeyStage, OtherDate, PartYear, Previous, Rate};
use super::leaf::{ByKey, Day, DayOfYear, Id, Label, Money, Number, PartyId, Prose, Share, Year};
use super::words::{CostKind, CostUnit, Interval, LoanPurpose, Merger, MoneyUnit, SeriesUnit, SharedBy, Standing, Surplus, Vat};
use crate::source::Spanned;

/// Numbers a key reads: one per party.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Its id, such as `population`.
    pub id: Spanned<Id>,
    /// What it counts, such as «innbyggertall».
    pub title: Option<Spanned<Label>>,
    /// Where the numbers are from.
    pub source: Option<Spanned<Label>>,
    /// The day they stand for.
    pub date: Option<Spanned<Day>>,
    /// The numbers; left out where they are read from a file.
    #[serde(default)]
    pub values: Spanned<ByKey<PartyId, Spanned<Number>>>,
    /// The file the numbers are read from, beside this one: CSV, or JSON-stat2 as SSB gives it (fil).
    pub file: Option<Spanned<String>>,
    /// The SSB table the file is of, such as `"07459"` (tabell).
    pub table: Option<Spanned<String>>,
    /// Which column of the file, or what of what it counts; not needed where there is one only (kolonne).
    pub column: Option<Spanned<String>>,
    /// Which period of the file, such as `"2026"` or `2025K4`; not needed where there is one only (periode).
    pub period: Option<Spanned<String>>,
    /// What was read from the file, for who wants to find the numbers again.
    #[serde(skip)]
    pub read: Option<FileRead>,
    /// The same numbers on other days (tall for andre datoer).
    #[serde(default)]
    pub other_dates: Vec<Spanned<OtherDate>>,
    /// Which day's number goes into which budget year (hvilket tall for hvilket budsjettår).
    pub figure: Option<Spanned<FigureRule>>,
    /// The register this one counts a part of (delmengde av): no number may be higher than there.
    pub part_of: Option<Spanned<Id>>,
    /// What a reader should know of them.
    pub note: Option<Spanned<Label>>,
}

/// A file a register was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRead {
    /// Its path, from the agreement's folder.
    pub path: String,
    /// The column, where the agreement names one.
    pub column: Option<String>,
    /// The period, where the file or the agreement names one.
    pub period: Option<String>,
    /// The first eight characters of its fingerprint.
    pub code: String,
}

/// How a cost is shared: parts whose weights make the whole, or rates whose sum is the cost (fordelingsnøkkel).
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostKey {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its name.
    pub title: Option<Spanned<Label>>,
    /// Its parts, from the first year.
    #[serde(default)]
    pub parts: Spanned<Vec<Spanned<KeyPart>>>,
    /// The parts from a later year on: a blend that changes, or a new key after an old one (opptrapping, overgangsordning).
    #[serde(default)]
    pub later: Vec<Spanned<KeyStage>>,
    /// How much a party counts in every part; 1 when left out. An observer that pays half counts 1/2 (teller).
    #[serde(default)]
    pub counts: ByKey<PartyId, Spanned<Share>>,
    /// Parties that join or leave within a year pay for their part of it (del av året).
    pub part_year: Option<Spanned<PartYear>>,
    /// A fixed amount each party pays before the rest is shared (grunnbeløp).
    pub base: Option<Spanned<Money>>,
    /// Prices instead of parts: what each party pays is price times number, and the cost is the sum (satser, prisliste).
    #[serde(default)]
    pub rates: Vec<Spanned<Rate>>,
    /// The least a party pays (minstebeløp).
    pub floor: Option<Spanned<Money>>,
    /// The most a party pays (tak); what is over it falls on the others by the key.
    pub ceiling: Option<Spanned<Money>>,
    /// The index that base, rates, floor and ceiling follow (indeks).
    pub index: Option<Spanned<Index>>,
    /// Shares agreed instead of those the key gives; a party that is not named keeps the key's (avtalte andeler).
    #[serde(default)]
    pub agreed: ByKey<PartyId, Spanned<Share>>,
    /// What happens to the key when parties merge (sammenslåing).
    pub on_merger: Option<Spanned<Merger>>,
    /// The unit each amount is rounded to; 1 kr when left out (avrunding).
    pub round: Option<Spanned<Money>>,
}

/// One part of a key. Says one of `by`, `fixed` and `key`.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct KeyPart {
    /// Its weight; the whole when left out.
    pub weight: Option<Spanned<Share>>,
    /// `equal`, `ownership`, `liability`, or a register's id.
    pub by: Option<Spanned<Id>>,
    /// Fixed shares by party (faste andeler).
    pub fixed: Option<Spanned<ByKey<PartyId, Spanned<Share>>>>,
    /// Another key's id: the part is shared by that key.
    pub key: Option<Spanned<Id>>,
    /// Only these parties share this part; all when left out (deles mellom).
    pub among: Vec<Spanned<PartyId>>,
}

/// A cost by year.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its name.
    pub title: Option<Spanned<Label>>,
    /// What kind of cost.
    pub kind: Option<Spanned<CostKind>>,
    /// The key that shares it.
    pub key: Option<Spanned<Id>>,
    /// How value-added tax stands to the amounts.
    pub vat: Option<Spanned<Vat>>,
    /// The year whose prices the amounts are in.
    pub price_level: Option<Spanned<Year>>,
    /// Budget, estimate or accounts.
    pub standing: Option<Spanned<Standing>>,
    /// Print the amounts in kroner (the default) or millions of kroner.
    pub print_in: Option<Spanned<MoneyUnit>>,
    /// How uncertain the amounts are.
    pub uncertainty: Option<Spanned<Share>>,
    /// What is shared, where it is not kroner: staff years, hours, days on duty (i natura).
    pub unit: Option<Spanned<CostUnit>>,
    /// The amounts to be shared, by year.
    #[serde(default)]
    pub amounts: ByKey<Year, Spanned<Money>>,
    /// What the accounts show beyond the budget, by year, where that is what is shared, as pensions may be; below zero it is paid back
    /// (avvik fra budsjett). Instead of `amounts`.
    #[serde(default)]
    pub deviation: ByKey<Year, Spanned<BudgetDeviation>>,
    /// Growth from the last year of `amounts` on (vekst).
    pub growth: Option<Spanned<Growth>>,
    /// The years, where the key has rates and the cost is their sum.
    #[serde(default)]
    pub years: Vec<Spanned<Year>>,
    /// What is charged directly to the party that ordered it, by year; the rest of the amount is shared (direkte belastning).
    #[serde(default)]
    pub direct: ByKey<Year, Spanned<ByKey<PartyId, Spanned<Money>>>>,
    /// Keys to set beside the cost's own in the cost annex (sammenligning).
    #[serde(default)]
    pub compare: Vec<Spanned<Id>>,
    /// What each party paid before, for the cost annex (tidligere betaling).
    pub previous: Option<Spanned<Previous>>,
    /// What the cost is made of, where a table says so.
    #[serde(default)]
    pub lines: Vec<Spanned<CostLine>>,
    /// Where the figures are from.
    pub source: Option<Spanned<Label>>,
    /// What a reader should know of them.
    pub note: Option<Spanned<Label>>,
}

/// One line of a cost table. A line without an amount is unpriced, and printed so.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostLine {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its number in the source.
    pub no: Option<Spanned<String>>,
    /// What it is.
    pub title: Spanned<Label>,
    /// When it starts, as the source writes it.
    pub start: Option<Spanned<Label>>,
    /// When it is done, as the source writes it.
    pub done: Option<Spanned<Label>>,
    /// What it costs.
    pub amount: Option<Spanned<Money>>,
    /// Which year it falls in.
    pub year: Option<Spanned<Year>>,
    /// Whether it is paid out of running cost or is an investment.
    pub kind: Option<Spanned<CostKind>>,
}

/// Figures by year that explain a case but are not shared by a key.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its id.
    pub id: Spanned<Id>,
    /// The table it is a row of; rows of one table are printed together.
    pub table: Spanned<Id>,
    /// Its name.
    pub title: Spanned<Label>,
    /// What is counted.
    pub unit: Spanned<SeriesUnit>,
    /// Print amounts in kroner (the default) or millions of kroner.
    pub print_in: Option<Spanned<MoneyUnit>>,
    /// The figures.
    pub values: ByKey<Year, Spanned<Number>>,
    /// Where they are from.
    pub source: Option<Spanned<Label>>,
    /// What a reader should know of them.
    pub note: Option<Spanned<Label>>,
}

/// Deposits and other contributions.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Contributions {
    /// The deposit (innskudd): amounts by party, or amounts of nothing said by `none: true`.
    pub deposit: Option<Spanned<Deposit>>,
    /// The costs the participants pay each year, by id.
    pub yearly: Vec<Spanned<Id>>,
    /// Who covers a deficit (§ 14-12 fourth ledd).
    pub deficit: Option<Spanned<DeficitCover>>,
    /// What becomes of a surplus.
    pub surplus: Option<Spanned<Surplus>>,
}

/// A deposit.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Deposit {
    /// There is no duty to make one.
    pub none: Option<Spanned<bool>>,
    /// Amounts by party.
    pub amounts: ByKey<PartyId, Spanned<Money>>,
    /// When it is due.
    pub due: Option<Spanned<Day>>,
}

/// Who covers a deficit.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeficitCover {
    /// By which shares.
    pub by: Option<Spanned<SharedBy>>,
}

/// How host and participants settle.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settlement {
    /// How often an amount on account is invoiced.
    pub on_account: Option<Spanned<Interval>>,
    /// The day the final settlement is sent.
    pub final_by: Option<Spanned<DayOfYear>>,
    /// The day the host sends the first estimate for next year's budget.
    pub budget_by: Option<Spanned<DayOfYear>>,
    /// Growth that needs the participants' consent.
    pub growth_ceiling: Option<Spanned<Share>>,
    /// An overhead on top of direct cost.
    pub overhead: Option<Spanned<Share>>,
    /// What the overhead covers.
    pub overhead_covers: Option<Spanned<Label>>,
    /// How value-added tax stands to the settlement.
    pub vat: Option<Spanned<Vat>>,
    /// Who pays for what falls outside the key.
    pub terms: Option<Spanned<Prose>>,
}

/// Ownership and liability.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Shares {
    /// Ownership shares by party; they make the whole.
    pub ownership: Option<Spanned<ByKey<PartyId, Spanned<Share>>>>,
    /// Liability shares by party, where they are not the ownership shares.
    pub liability: Option<Spanned<Liability>>,
    /// What the shares are built on: balance date, deposits, auditor's statement.
    pub basis: Option<Spanned<Label>>,
}

/// Liability: the word `as-ownership`, or shares by party.
#[derive(Debug, Clone)]
pub enum Liability {
    /// The same as ownership.
    AsOwnership,
    /// Shares by party.
    Shares(ByKey<PartyId, Spanned<Share>>),
}

/// Loans.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Loans {
    /// Whether it may borrow.
    pub allowed: Option<Spanned<bool>>,
    /// The ceiling for total borrowing.
    pub ceiling: Option<Spanned<Money>>,
    /// What for, in the words of the agreement.
    pub purpose: Option<Spanned<Label>>,
    /// What for, by the purposes of the act (låneformål; IKS-loven § 22 second to fifth ledd).
    pub purposes: Vec<Spanned<LoanPurpose>>,
}

/// A guarantee or a pledge for the obligations of somebody else.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guarantee {
    /// Its id.
    pub id: Spanned<Id>,
    /// Who gives it, when it is a participant; the cooperation itself when left out.
    pub by: Option<Spanned<PartyId>>,
    /// What it secures (det som er sikret).
    pub text: Spanned<Label>,
    /// The highest amount (§ 14-19).
    pub amount: Option<Spanned<Money>>,
    /// The last day (§ 14-19).
    pub until: Option<Spanned<Day>>,
}

/// An attachment to the agreement.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its title.
    pub title: Spanned<Label>,
    /// Its date.
    pub date: Option<Spanned<Day>>,
    /// The document the program makes it as, such as `sla`.
    pub made: Option<Spanned<Id>>,
    /// Whether it is part of what the councils adopt.
    pub part_of_agreement: Option<Spanned<bool>>,
}

mod liability {
    use std::borrow::Cow;
    use std::fmt;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde::de::{self, MapAccess, Visitor, value::MapAccessDeserializer};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{ByKey, Liability, PartyId, Share, Spanned};
    use crate::yaml::LEAF_ERROR;

    impl<'de> Deserialize<'de> for Liability {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct LiabilityVisitor;
            impl<'de> Visitor<'de> for LiabilityVisitor {
                type Value = Liability;
                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("as-ownership, or shares by party")
                }
                fn visit_str<E: de::Error>(self, text: &str) -> Result<Liability, E> {
                    match text {
                        "as-ownership" => Ok(Liability::AsOwnership),
                        _ => Err(E::custom(format!("{LEAF_ERROR}word{LEAF_ERROR}{text}{LEAF_ERROR}as-ownership"))),
                    }
                }
                fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Liability, A::Error> {
                    ByKey::deserialize(MapAccessDeserializer::new(map)).map(Liability::Shares)
                }
            }
            deserializer.deserialize_any(LiabilityVisitor)
        }
    }
    impl Serialize for Liability {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Liability::AsOwnership => "as-ownership".serialize(serializer),
                Liability::Shares(shares) => shares.serialize(serializer),
            }
        }
    }
    impl JsonSchema for Liability {
        fn schema_name() -> Cow<'static, str> {
            "Liability".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let shares = generator.subschema_for::<ByKey<PartyId, Spanned<Share>>>();
            json_schema!({"oneOf": [{"const": "as-ownership"}, shares]})
        }
    }
}
