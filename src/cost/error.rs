//! What can be wrong with a key, a register or a cost, with the fractions that show it.

use num_bigint::BigInt;

use crate::lang::Text;
use crate::quantity::{Kroner, Ratio};
use crate::tr;

/// Why a cost cannot be shared. Every variant has the path in agreement.yaml it concerns; parts of a key are counted from 0 there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields say what they are: the path, the name or number at fault, the known name nearest to it"
)]
pub enum CostError {
    /// The agreement has no such cost.
    UnknownCost { path: String, cost: String, nearest: Option<String> },
    /// The agreement has no such key.
    UnknownKey { path: String, key: String, nearest: Option<String> },
    /// A part reads a register the agreement does not have.
    UnknownRegister { path: String, register: String, nearest: Option<String> },
    /// A part is by ownership or liability, and the agreement has no such shares.
    NoShares { path: String, by: String },
    /// A register or a set of shares names someone who is no party.
    UnknownParty { path: String, party: String, nearest: Option<String> },
    /// The agreement has no parties.
    NoParties { path: String },
    /// The key has no parts.
    NoParts { path: String },
    /// The part has neither `by` nor `fixed`.
    PartSaysNothing { path: String },
    /// The part has both `by` and `fixed`.
    PartSaysBoth { path: String },
    /// One of several parts has no weight.
    WeightMissing { path: String },
    /// A weight is below zero.
    WeightNegative { path: String, weight: Ratio },
    /// The weights do not make the whole.
    WeightsNotWhole { path: String, weights: Vec<Ratio> },
    /// A register lacks some parties.
    RegisterMissingParty { path: String, register: String, parties: Vec<String> },
    /// A register's value is below zero.
    RegisterNegative { path: String, party: String, value: Ratio },
    /// A register's values are all zero.
    RegisterSumsToZero { path: String, register: String },
    /// Fixed shares lack some parties.
    FixedMissingParty { path: String, parties: Vec<String> },
    /// A fixed share is below zero.
    FixedNegative { path: String, party: String, share: Ratio },
    /// Fixed shares do not make the whole.
    FixedNotWhole { path: String, shares: Vec<Ratio> },
    /// The unit to round to is zero or below.
    UnitNotPositive { path: String, unit: Kroner },
    /// An amount to be shared is below zero.
    NegativeAmount { path: String, amount: Kroner },
}

impl CostError {
    /// Every rule id [`CostError::finding`] may name.
    pub const RULES: &'static [&'static str] = &[
        "unknown-cost",
        "unknown-cost-key",
        "unknown-register",
        "unknown-party",
        "no-parties",
        "key-part-says-nothing",
        "key-part-says-both",
        "weights-not-whole",
        "register-missing-party",
        "register-negative",
        "register-sums-to-zero",
        "fixed-shares-not-whole",
        "rounding-unit-not-positive",
        "negative-amount",
    ];

    /// The path in agreement.yaml it concerns.
    pub fn path(&self) -> &str {
        match self {
            Self::UnknownCost { path, .. }
            | Self::UnknownKey { path, .. }
            | Self::UnknownRegister { path, .. }
            | Self::NoShares { path, .. }
            | Self::UnknownParty { path, .. }
            | Self::NoParties { path }
            | Self::NoParts { path }
            | Self::PartSaysNothing { path }
            | Self::PartSaysBoth { path }
            | Self::WeightMissing { path }
            | Self::WeightNegative { path, .. }
            | Self::WeightsNotWhole { path, .. }
            | Self::RegisterMissingParty { path, .. }
            | Self::RegisterNegative { path, .. }
            | Self::RegisterSumsToZero { path, .. }
            | Self::FixedMissingParty { path, .. }
            | Self::FixedNegative { path, .. }
            | Self::FixedNotWhole { path, .. }
            | Self::UnitNotPositive { path, .. }
            | Self::NegativeAmount { path, .. } => path,
        }
    }

    /// The rule, what is wrong, and what to do.
    pub fn finding(&self) -> (&'static str, Text, Text) {
        match self {
            Self::UnknownCost { cost, nearest, .. } => (
                "unknown-cost",
                tr! {
                    nb: "avtalen har ingen kostnad `{cost}`",
                    nn: "avtalen har ingen kostnad `{cost}`",
                    en: "the agreement has no cost `{cost}`"
                },
                meant(
                    nearest.as_deref(),
                    tr! { nb: "bruk en id fra `costs`", nn: "bruk ein id frå `costs`", en: "use an id from `costs`" },
                ),
            ),
            Self::UnknownKey { key, nearest, .. } => (
                "unknown-cost-key",
                tr! {
                    nb: "avtalen har ikke fordelingsnøkkelen `{key}`",
                    nn: "avtalen har ikkje fordelingsnøkkelen `{key}`",
                    en: "the agreement has no cost key `{key}`"
                },
                meant(
                    nearest.as_deref(),
                    tr! {
                        nb: "legg nøkkelen til i `cost_keys`",
                        nn: "legg nøkkelen til i `cost_keys`",
                        en: "add the key to `cost_keys`"
                    },
                ),
            ),
            Self::UnknownRegister { register, nearest, .. } => (
                "unknown-register",
                tr! {
                    nb: "nøkkelen leser `{register}`, som avtalen ikke har tall for",
                    nn: "nøkkelen les `{register}`, som avtalen ikkje har tal for",
                    en: "the key reads `{register}`, for which the agreement has no numbers"
                },
                meant(
                    nearest.as_deref(),
                    tr! {
                        nb: "legg tallene til i `registers`, med kilde og dato, eller skriv `equal`, `ownership` eller `liability`",
                        nn: "legg tala til i `registers`, med kjelde og dato, eller skriv `equal`, `ownership` eller `liability`",
                        en: "add the numbers to `registers`, with source and date, or write `equal`, `ownership` or `liability`"
                    },
                ),
            ),
            Self::NoShares { by, .. } => (
                "unknown-register",
                tr! {
                    nb: "nøkkelen deler etter `{by}`, men avtalen har ingen eierandeler",
                    nn: "nøkkelen deler etter `{by}`, men avtalen har ingen eigardelar",
                    en: "the key shares by `{by}`, but the agreement has no ownership shares"
                },
                tr! {
                    nb: "skriv andelene i `shares.ownership`",
                    nn: "skriv delane i `shares.ownership`",
                    en: "write the shares in `shares.ownership`"
                },
            ),
            Self::UnknownParty { party, nearest, .. } => (
                "unknown-party",
                tr! {
                    nb: "`{party}` er ikke deltaker i avtalen",
                    nn: "`{party}` er ikkje deltakar i avtalen",
                    en: "`{party}` is not a party to the agreement"
                },
                meant(
                    nearest.as_deref(),
                    tr! {
                        nb: "stryk linjen, eller legg deltakeren til i `parties`",
                        nn: "stryk linja, eller legg deltakaren til i `parties`",
                        en: "strike the line, or add the party to `parties`"
                    },
                ),
            ),
            Self::NoParties { .. } => (
                "no-parties",
                tr! {
                    nb: "avtalen har ingen deltakere å fordele på",
                    nn: "avtalen har ingen deltakarar å fordele på",
                    en: "the agreement has no parties to share between"
                },
                tr! {
                    nb: "skriv deltakerne i `parties`",
                    nn: "skriv deltakarane i `parties`",
                    en: "write the parties in `parties`"
                },
            ),
            Self::NoParts { .. } => (
                "key-part-says-nothing",
                tr! { nb: "nøkkelen har ingen deler", nn: "nøkkelen har ingen delar", en: "the key has no parts" },
                tr! {
                    nb: "skriv f.eks. `parts: [{{by: equal}}]`",
                    nn: "skriv t.d. `parts: [{{by: equal}}]`",
                    en: "write, say, `parts: [{{by: equal}}]`"
                },
            ),
            Self::PartSaysNothing { .. } => (
                "key-part-says-nothing",
                tr! {
                    nb: "denne delen av nøkkelen sier ikke hva den deler etter",
                    nn: "denne delen av nøkkelen seier ikkje kva han deler etter",
                    en: "this part of the key does not say what it shares by"
                },
                tr! { nb: "skriv `by` eller `fixed`", nn: "skriv `by` eller `fixed`", en: "write `by` or `fixed`" },
            ),
            Self::PartSaysBoth { .. } => (
                "key-part-says-both",
                tr! {
                    nb: "denne delen av nøkkelen har både `by` og `fixed`",
                    nn: "denne delen av nøkkelen har både `by` og `fixed`",
                    en: "this part of the key has both `by` and `fixed`"
                },
                tr! {
                    nb: "stryk den ene, eller lag to deler med hver sin vekt",
                    nn: "stryk den eine, eller lag to delar med kvar si vekt",
                    en: "strike one, or make two parts with a weight each"
                },
            ),
            Self::WeightMissing { .. } => (
                "weights-not-whole",
                tr! {
                    nb: "nøkkelen har flere deler, og denne har ingen vekt",
                    nn: "nøkkelen har fleire delar, og denne har inga vekt",
                    en: "the key has several parts, and this one has no weight"
                },
                tr! {
                    nb: "skriv `weight`, f.eks. `50 %`",
                    nn: "skriv `weight`, t.d. `50 %`",
                    en: "write `weight`, such as `50 %`"
                },
            ),
            Self::WeightNegative { weight, .. } => (
                "weights-not-whole",
                tr! {
                    nb: "vekten {weight} er under null",
                    nn: "vekta {weight} er under null",
                    en: "the weight {weight} is below zero"
                },
                tr! {
                    nb: "la vektene være positive og til sammen 1",
                    nn: "la vektene vere positive og til saman 1",
                    en: "let the weights be positive and make 1"
                },
            ),
            Self::WeightsNotWhole { weights, .. } => {
                let (sum, off) = (Sum::of(weights), Sum::of(weights).off_the_whole());
                (
                    "weights-not-whole",
                    if off.is_negative() {
                        let over = &Ratio::zero() - &off;
                        tr! {
                            nb: "vektene blir {sum}; det er {over} for mye",
                            nn: "vektene blir {sum}; det er {over} for mykje",
                            en: "the weights make {sum}; that is {over} too much"
                        }
                    } else {
                        tr! {
                            nb: "vektene blir {sum}; {off} er ikke dekket",
                            nn: "vektene blir {sum}; {off} er ikkje dekt",
                            en: "the weights make {sum}; {off} is not covered"
                        }
                    },
                    tr! {
                        nb: "rett vektene så de til sammen blir 1",
                        nn: "rett vektene så dei til saman blir 1",
                        en: "correct the weights so that they make 1"
                    },
                )
            }
            Self::RegisterMissingParty { register, parties, .. } => {
                let names = parties.join("`, `");
                (
                    "register-missing-party",
                    tr! {
                        nb: "registeret `{register}` har ikke tall for `{names}`",
                        nn: "registeret `{register}` har ikkje tal for `{names}`",
                        en: "the register `{register}` has no number for `{names}`"
                    },
                    tr! {
                        nb: "skriv ett tall for hver deltaker (0 hvis det er 0)",
                        nn: "skriv eitt tal for kvar deltakar (0 om det er 0)",
                        en: "write one number per party (0 if it is 0)"
                    },
                )
            }
            Self::RegisterNegative { path, party, value } => (
                "register-negative",
                tr! {
                    nb: "tallet for `{party}` er {value}, under null (`{path}`)",
                    nn: "talet for `{party}` er {value}, under null (`{path}`)",
                    en: "the number for `{party}` is {value}, below zero (`{path}`)"
                },
                tr! { nb: "skriv et tall fra 0 og opp", nn: "skriv eit tal frå 0 og opp", en: "write a number from 0 up" },
            ),
            Self::RegisterSumsToZero { register, .. } => (
                "register-sums-to-zero",
                tr! {
                    nb: "tallene i registeret `{register}` er til sammen 0, og kan ikke fordele noe",
                    nn: "tala i registeret `{register}` er til saman 0, og kan ikkje fordele noko",
                    en: "the numbers in the register `{register}` make 0, and cannot share anything"
                },
                tr! {
                    nb: "skriv tallene, eller velg en annen nøkkel",
                    nn: "skriv tala, eller vel ein annan nøkkel",
                    en: "write the numbers, or choose another key"
                },
            ),
            Self::FixedMissingParty { parties, .. } => {
                let names = parties.join("`, `");
                (
                    "fixed-shares-not-whole",
                    tr! {
                        nb: "andelene nevner ikke `{names}`",
                        nn: "delane nemner ikkje `{names}`",
                        en: "the shares do not name `{names}`"
                    },
                    tr! {
                        nb: "skriv én andel for hver deltaker (0 hvis den er 0)",
                        nn: "skriv éin del for kvar deltakar (0 om han er 0)",
                        en: "write one share per party (0 if it is 0)"
                    },
                )
            }
            Self::FixedNegative { party, share, .. } => (
                "fixed-shares-not-whole",
                tr! {
                    nb: "andelen til `{party}` er {share}, under null",
                    nn: "delen til `{party}` er {share}, under null",
                    en: "the share of `{party}` is {share}, below zero"
                },
                tr! {
                    nb: "la andelene være positive og til sammen 1",
                    nn: "la delane vere positive og til saman 1",
                    en: "let the shares be positive and make 1"
                },
            ),
            Self::FixedNotWhole { shares, .. } => {
                let (sum, off) = (Sum::of(shares), Sum::of(shares).off_the_whole());
                (
                    "fixed-shares-not-whole",
                    if off.is_negative() {
                        let over = &Ratio::zero() - &off;
                        tr! {
                            nb: "andelene blir {sum}; det er {over} for mye",
                            nn: "delane blir {sum}; det er {over} for mykje",
                            en: "the shares make {sum}; that is {over} too much"
                        }
                    } else {
                        tr! {
                            nb: "andelene blir {sum}; {off} er ikke dekket",
                            nn: "delane blir {sum}; {off} er ikkje dekt",
                            en: "the shares make {sum}; {off} is not covered"
                        }
                    },
                    tr! {
                        nb: "rett andelene så de til sammen blir 1",
                        nn: "rett delane så dei til saman blir 1",
                        en: "correct the shares so that they make 1"
                    },
                )
            }
            Self::UnitNotPositive { unit, .. } => (
                "rounding-unit-not-positive",
                tr! {
                    nb: "det kan ikke rundes av til {unit} kr",
                    nn: "det kan ikkje rundast av til {unit} kr",
                    en: "amounts cannot be rounded to NOK {unit}"
                },
                tr! {
                    nb: "skriv en enhet over 0, f.eks. `1 kr`, eller stryk `round`",
                    nn: "skriv ei eining over 0, t.d. `1 kr`, eller stryk `round`",
                    en: "write a unit above 0, such as `1 kr`, or strike `round`"
                },
            ),
            Self::NegativeAmount { amount, .. } => (
                "negative-amount",
                tr! {
                    nb: "beløpet {amount} er under null og kan ikke fordeles",
                    nn: "beløpet {amount} er under null og kan ikkje fordelast",
                    en: "the amount {amount} is below zero and cannot be shared"
                },
                tr! {
                    nb: "skriv beløpet som et positivt tall, eller stryk nøkkelen",
                    nn: "skriv beløpet som eit positivt tal, eller stryk nøkkelen",
                    en: "write the amount as a positive number, or strike the key"
                },
            ),
        }
    }
}

/// «Did you mean», or the other advice when no known name is near.
fn meant(nearest: Option<&str>, otherwise: Text) -> Text {
    match nearest {
        Some(nearest) => tr! { nb: "mente du `{nearest}`?", nn: "meinte du `{nearest}`?", en: "did you mean `{nearest}`?" },
        None => otherwise,
    }
}

/// A sum of fractions as one adds them by hand: over the common denominator, then in lowest terms, `10/12 → 5/6`.
struct Sum {
    sum: Ratio,
    below: BigInt,
}

impl Sum {
    fn of(parts: &[Ratio]) -> Self {
        // The least common multiple of a and b is a · (b / gcd), and b / gcd is what b/a has above the line in lowest terms.
        let common = |a: BigInt, b: &BigInt| match Ratio::new(b.clone(), a.clone()) {
            Some(reduced) => a * reduced.above(),
            None => a,
        };
        Self { sum: parts.iter().sum(), below: parts.iter().fold(BigInt::from(1), |below, part| common(below, part.below())) }
    }
    fn off_the_whole(&self) -> Ratio {
        &Ratio::one() - &self.sum
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if &self.below == self.sum.below() {
            return self.sum.fmt(f);
        }
        let above = &self.sum * &Ratio::whole(self.below.clone());
        write!(f, "{above}/{} → {}", self.below, self.sum)
    }
}
