//! The words for faults of the amounts of a cost.

use super::CostError;
use crate::lang::Text;
use crate::tr;

impl CostError {
    /// The rule, what is wrong and what to do, for these faults.
    pub(super) fn of_amounts(&self) -> Option<(&'static str, Text, Text)> {
        Some(match self {
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
            Self::YearsOrAmounts { by_price: true, .. } => (
                "years-or-amounts",
                tr! { nb: "nøkkelen har satser, og kostnaden er summen av dem", nn: "nøkkelen har satsar, og kostnaden er summen av dei", en: "the key has rates, and the cost is their sum" },
                tr! { nb: "stryk `amounts`, og skriv årene i `years`", nn: "stryk `amounts`, og skriv åra i `years`", en: "strike `amounts`, and write the years in `years`" },
            ),
            Self::YearsOrAmounts { by_price: false, .. } => (
                "years-or-amounts",
                tr! { nb: "`years` hører til kostnader med satser; denne fordeler beløp", nn: "`years` høyrer til kostnader med satsar; denne fordeler beløp", en: "`years` belongs to costs by rates; this one shares amounts" },
                tr! { nb: "stryk `years`, og skriv beløpene i `amounts`", nn: "stryk `years`, og skriv beløpa i `amounts`", en: "strike `years`, and write the amounts in `amounts`" },
            ),
            Self::TwoAmounts { .. } => (
                "two-amounts",
                tr! { nb: "kostnaden har et avvik fra budsjettet, og beløp eller satser i tillegg", nn: "kostnaden har eit avvik frå budsjettet, og beløp eller satsar i tillegg", en: "the cost has a deviation from the budget, and amounts or rates as well" },
                tr! { nb: "lag to kostnader: én for beløpene og én for avviket", nn: "lag to kostnader: éin for beløpa og éin for avviket", en: "make two costs: one of the amounts and one of the deviation" },
            ),
            Self::GrowthOfNothing { .. } => (
                "growth-of-nothing",
                tr! { nb: "kostnaden skal vokse, men har ikke noe beløp i `amounts`", nn: "kostnaden skal vekse, men har ikkje noko beløp i `amounts`", en: "the cost is to grow, but has no amount in `amounts`" },
                tr! { nb: "skriv et beløp for det siste året før veksten, eller stryk `growth`; satser følger en indeks i nøkkelen", nn: "skriv eit beløp for det siste året før veksten, eller stryk `growth`; satsar følgjer ein indeks i nøkkelen", en: "write an amount for the last year before the growth, or strike `growth`; rates follow an index in the key" },
            ),
            Self::BaseAboveAmount { before, amount, .. } => (
                "base-above-amount",
                tr! { nb: "det som er belastet på forhånd, er {before}, mer enn beløpet på {amount}", nn: "det som er belasta på førehand, er {before}, meir enn beløpet på {amount}", en: "what is charged beforehand is {before}, more than the amount of {amount}" },
                tr! { nb: "senk grunnbeløpet eller det som belastes direkte, eller øk beløpet", nn: "senk grunnbeløpet eller det som blir belasta direkte, eller auk beløpet", en: "lower the base amount or what is charged directly, or raise the amount" },
            ),
            Self::NotAllCharged { charged, amount, .. } => (
                "not-all-charged",
                tr! { nb: "{charged} av {amount} er belastet direkte, og kostnaden har ingen nøkkel som fordeler resten", nn: "{charged} av {amount} er belasta direkte, og kostnaden har ingen nøkkel som fordeler resten", en: "{charged} of {amount} is charged directly, and the cost has no key that shares the rest" },
                tr! { nb: "skriv en `key`, eller rett beløpene", nn: "skriv ein `key`, eller rett beløpa", en: "write a `key`, or correct the amounts" },
            ),
            Self::LimitsCannotHold { ceiling: true, limits, amount, .. } => (
                "limits-cannot-hold",
                tr! { nb: "takene er til sammen {limits}, mindre enn beløpet på {amount}", nn: "taka er til saman {limits}, mindre enn beløpet på {amount}", en: "the ceilings make {limits}, less than the amount of {amount}" },
                tr! { nb: "hev taket, eller si hvem som betaler resten", nn: "hev taket, eller sei kven som betaler resten", en: "raise the ceiling, or say who pays the rest" },
            ),
            Self::LimitsCannotHold { ceiling: false, limits, amount, .. } => (
                "limits-cannot-hold",
                tr! { nb: "minstebeløpene er til sammen {limits}, mer enn beløpet på {amount}", nn: "minstebeløpa er til saman {limits}, meir enn beløpet på {amount}", en: "the floors make {limits}, more than the amount of {amount}" },
                tr! { nb: "senk minstebeløpet, eller øk beløpet", nn: "senk minstebeløpet, eller auk beløpet", en: "lower the floor, or raise the amount" },
            ),
            _ => return None,
        })
    }
}
