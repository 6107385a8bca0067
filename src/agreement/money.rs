//! Registers, keys, costs, shares, deposits and settlement, as written in agreement.yaml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{ByKey, Day, DayOfYear, Id, Label, Money, Number, PartyId, Prose, Share, Year};
use super::words::{CostKind, Interval, LoanPurpose, MoneyUnit, SeriesUnit, SharedBy, Standing, Surplus, Vat};
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
    /// The numbers.
    pub values: Spanned<ByKey<PartyId, Spanned<Number>>>,
    /// What a reader should know of them.
    pub note: Option<Spanned<Label>>,
}

/// How a cost is shared: parts whose weights make the whole.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostKey {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its parts.
    pub parts: Spanned<Vec<Spanned<KeyPart>>>,
    /// The unit each amount is rounded to; 1 kr when left out.
    pub round: Option<Spanned<Money>>,
}

/// One part of a key. Says one of `by` and `fixed`.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct KeyPart {
    /// Its weight; the whole when left out.
    pub weight: Option<Spanned<Share>>,
    /// `equal`, `ownership`, `liability`, or a register's id.
    pub by: Option<Spanned<Id>>,
    /// Fixed shares by party.
    pub fixed: Option<Spanned<ByKey<PartyId, Spanned<Share>>>>,
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
    /// The amounts to be shared, by year.
    #[serde(default)]
    pub amounts: ByKey<Year, Spanned<Money>>,
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
