//! The words for faults of the parts of a key and the names they use.

use super::sum::Sum;
use super::{CostError, meant};
use crate::lang::Text;
use crate::quantity::Ratio;
use crate::tr;

impl CostError {
    /// The rule, what is wrong and what to do, for these faults.
    pub(super) fn of_keys(&self) -> Option<(&'static str, Text, Text)> {
        Some(match self {
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
                tr! { nb: "skriv `by`, `fixed` eller `key`", nn: "skriv `by`, `fixed` eller `key`", en: "write `by`, `fixed` or `key`" },
            ),
            Self::PartSaysBoth { .. } => (
                "key-part-says-both",
                tr! {
                    nb: "denne delen av nøkkelen sier to av `by`, `fixed` og `key`",
                    nn: "denne delen av nøkkelen seier to av `by`, `fixed` og `key`",
                    en: "this part of the key says two of `by`, `fixed` and `key`"
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
                        nb: "rett vektene så de til sammen blir 1; en vekt i prosent har prosenttegn: 50 %",
                        nn: "rett vektene så dei til saman blir 1; ei vekt i prosent har prosentteikn: 50 %",
                        en: "correct the weights so that they make 1"
                    },
                )
            }
            Self::KeyInItself { key, .. } => (
                "key-in-itself",
                tr! { nb: "nøkkelen `{key}` viser til seg selv", nn: "nøkkelen `{key}` viser til seg sjølv", en: "the key `{key}` leads back to itself" },
                tr! { nb: "la delen vise til en annen nøkkel, eller skriv `by`", nn: "la delen vise til ein annan nøkkel, eller skriv `by`", en: "let the part name another key, or write `by`" },
            ),
            Self::InnerTerm { key, term, .. } => (
                "inner-term",
                tr! { nb: "nøkkelen `{key}` står i en annen nøkkel, og da har `{term}` ingen virkning", nn: "nøkkelen `{key}` står i ein annan nøkkel, og då har `{term}` ingen verknad", en: "the key `{key}` stands in another key, and there `{term}` has no effect" },
                tr! { nb: "flytt `{term}` til den nøkkelen kostnaden bruker, eller lag en egen nøkkel uten", nn: "flytt `{term}` til den nøkkelen kostnaden bruker, eller lag ein eigen nøkkel utan", en: "move `{term}` to the key the cost uses, or make a key of its own without it" },
            ),
            Self::RatesAndParts { .. } => (
                "rates-and-parts",
                tr! { nb: "en nøkkel med satser (`rates`) kan ikke også ha deler eller stå i en annen nøkkel", nn: "ein nøkkel med satsar (`rates`) kan ikkje også ha delar eller stå i ein annan nøkkel", en: "a key with rates cannot also have parts, or stand in another key" },
                tr! { nb: "lag to kostnader: én med satser og én som deles", nn: "lag to kostnader: éin med satsar og éin som blir delt", en: "make two costs: one by rates and one that is shared" },
            ),
            Self::NobodyShares { .. } => (
                "nobody-shares",
                tr! { nb: "her er det ingen deltakere å dele på", nn: "her er det ingen deltakarar å dele på", en: "there are no parties to share between here" },
                tr! { nb: "kontroller `among`, `counts` og datoene i `part_year`", nn: "kontroller `among`, `counts` og datoane i `part_year`", en: "check `among`, `counts` and the dates in `part_year`" },
            ),
            Self::NotWholeMonths { .. } => (
                "not-whole-months",
                tr! { nb: "året regnes i hele måneder, men datoen er ikke den første dagen i en måned (`joins`) eller den siste (`leaves`)", nn: "året blir rekna i heile månader, men datoen er ikkje den første dagen i ein månad (`joins`) eller den siste (`leaves`)", en: "the year is counted in whole months, but the day is not the first of a month (`joins`) or the last (`leaves`)" },
                tr! { nb: "flytt datoen, eller skriv `by: days`", nn: "flytt datoen, eller skriv `by: days`", en: "move the day, or write `by: days`" },
            ),
            _ => return None,
        })
    }
}
