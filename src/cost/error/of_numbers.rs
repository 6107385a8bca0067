//! The words for faults of the numbers and shares a key reads.

use super::sum::{Sum, changed};
use super::{CostError, meant};
use crate::lang::Text;
use crate::quantity::Ratio;
use crate::tr;

impl CostError {
    /// The rule, what is wrong and what to do, for these faults.
    pub(super) fn of_numbers(&self) -> Option<(&'static str, Text, Text)> {
        Some(match self {
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
            Self::MoreThanTheWhole { party, whole, .. } => (
                "more-than-the-whole",
                tr! { nb: "tallet for `{party}` er høyere enn i `{whole}`, som det er en del av", nn: "talet for `{party}` er høgare enn i `{whole}`, som det er ein del av", en: "the number for `{party}` is higher than in `{whole}`, of which it is a part" },
                tr! { nb: "rett tallet, eller stryk `part_of`", nn: "rett talet, eller stryk `part_of`", en: "correct the number, or strike `part_of`" },
            ),
            Self::TooFewDates { wanted, found, .. } => (
                "too-few-dates",
                tr! { nb: "gjennomsnittet er av {wanted} tall, men tallgrunnlaget har bare {found}", nn: "gjennomsnittet er av {wanted} tal, men talgrunnlaget har berre {found}", en: "the average is of {wanted} numbers, but the register has only {found}" },
                tr! { nb: "legg til flere datoer under `other_dates`, eller skriv et lavere tall", nn: "legg til fleire datoar under `other_dates`, eller skriv eit lågare tal", en: "add days under `other_dates`, or write a lower number" },
            ),
            Self::IndexLacksYear { year, .. } => (
                "index-lacks-year",
                tr! { nb: "indeksen har ikke noe tall over null for {year} eller noe år før", nn: "indeksen har ikkje noko tal over null for {year} eller noko år før", en: "the index has no number above zero for {year} or any year before" },
                tr! { nb: "skriv indekstallet for {year} og for `base_year`", nn: "skriv indekstalet for {year} og for `base_year`", en: "write the index's number for {year} and for `base_year`" },
            ),
            Self::NotAmong { party, .. } => (
                "not-among",
                tr! { nb: "`{party}` er ikke med på denne delen av nøkkelen (`among`)", nn: "`{party}` er ikkje med på denne delen av nøkkelen (`among`)", en: "`{party}` does not share this part of the key (`among`)" },
                tr! { nb: "stryk andelen, eller legg deltakeren til i `among`", nn: "stryk delen, eller legg deltakaren til i `among`", en: "strike the share, or add the party to `among`" },
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
                    nn: "lat delane vere positive og til saman 1",
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
            Self::ShareChanged { party, change, shares, .. } => {
                let (old, new, off) = changed(&change.0, &change.1, shares);
                (
                    "fixed-shares-not-whole",
                    if Sum::of(shares).off_the_whole().is_negative() {
                        tr! {
                            nb: "andelen til `{party}`: {old} → {new} gjør at andelene blir {off} for mye",
                            nn: "delen til `{party}`: {old} → {new} gjer at delane blir {off} for mykje",
                            en: "the share of `{party}`: {old} → {new} makes {off} too much"
                        }
                    } else {
                        tr! {
                            nb: "andelen til `{party}`: {old} → {new} gjør at {off} ikke er dekket",
                            nn: "delen til `{party}`: {old} → {new} gjer at {off} ikkje er dekt",
                            en: "the share of `{party}`: {old} → {new} leaves {off} unfunded"
                        }
                    },
                    tr! {
                        nb: "endre andelene til de andre også, så de til sammen blir 1",
                        nn: "endre delane til dei andre også, så dei til saman blir 1",
                        en: "change the shares of the others too, so that they make 1"
                    },
                )
            }
            _ => return None,
        })
    }
}
