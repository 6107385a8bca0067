//! What the steps, notes, decisions and next steps of an exit are called, in one of the three languages.
//! Enter at [`step`], [`note`], [`next`]; days are printed as that language prints them.

mod next;
mod note;
mod step;

pub use next::next;
pub use note::note;
pub use step::step;

use super::{Decision, Ends, PartOfYear};
use crate::agreement::words::{Effect, Payer, SettlementItem};
use crate::basis::Basis;
use crate::lang::{Form, Lang, UiLang, Words, date};
use crate::quantity::{Date, Length};
use crate::tr;

/// A day in words; the ISO form in English.
pub fn day(day: Date, lang: UiLang) -> String {
    match written(lang) {
        Some(lang) => date::date(day, lang),
        None => day.to_string(),
    }
}

/// A length of time in words.
pub fn length(length: Length, lang: UiLang) -> String {
    match written(lang) {
        Some(lang) => date::length(length, lang),
        None => length.to_string(),
    }
}

/// A provision as it is cited.
pub fn cited(basis: &Basis, lang: UiLang) -> String {
    match written(lang) {
        Some(lang) => basis.print(lang),
        None => basis.to_string(),
    }
}

/// What an item is called at the head of a row.
pub fn item(item: SettlementItem, lang: UiLang) -> String {
    word(SettlementItem::SET, item.id(), Form::Indefinite, lang)
}

/// Who pays.
pub fn payer(payer: Payer, lang: UiLang) -> String {
    word(Payer::SET, payer.id(), Form::Definite, lang)
}

/// From what day by the rule of effect.
fn effect_rule(rule: Effect, lang: UiLang) -> String {
    word(Effect::SET, rule.id(), Form::Indefinite, lang)
}

/// A word of a closed set; in English its id.
fn word(set: &str, id: &str, form: Form, lang: UiLang) -> String {
    let found = written(lang).and_then(|lang| Words::embedded().word(set, id, lang, form));
    found.unwrap_or(id).to_owned()
}

fn written(lang: UiLang) -> Option<Lang> {
    match lang {
        UiLang::Nb => Some(Lang::Nb),
        UiLang::Nn => Some(Lang::Nn),
        UiLang::En => None,
    }
}

/// How much of a year is paid; nothing to say of a whole one.
pub fn part_of_year(part: PartOfYear, lang: UiLang) -> Option<String> {
    let text = match part {
        PartOfYear::Whole => return None,
        PartOfYear::Full => {
            tr! { nb: "hele året, slik avtalen sier", nn: "heile året, slik avtalen seier", en: "the whole year, as the agreement says" }
        }
        PartOfYear::Months(months) => {
            tr! { nb: "{months} av 12 måneder", nn: "{months} av 12 månader", en: "{months} of 12 months" }
        }
        PartOfYear::Days { of, year, stated: true } => {
            tr! { nb: "{of} av {year} dager", nn: "{of} av {year} dagar", en: "{of} of {year} days" }
        }
        PartOfYear::Days { of, year, stated: false } => {
            tr! { nb: "{of} av {year} dager, som er forutsatt", nn: "{of} av {year} dagar, som er føresett", en: "{of} of {year} days, which is assumed" }
        }
    };
    Some(text.get(lang).to_owned())
}

/// What a council decides.
pub fn decision(decision: Decision, lang: UiLang) -> String {
    let text = match decision {
        Decision::Leave => {
            tr! { nb: "vedtar selv å tre ut, med en dato i vedtaket", nn: "vedtek sjølv å tre ut, med ein dato i vedtaket", en: "itself decides to leave, with a day in the decision" }
        }
        Decision::NewTerms => {
            tr! { nb: "vedtar selv en endret avtale: deltakere, andeler, medlemmer og nøkkel", nn: "vedtek sjølv ein endra avtale: deltakarar, delar, medlemmer og nøkkel", en: "itself adopts the changed agreement: parties, shares, members and key" }
        }
        Decision::OwnSolution => {
            tr! { nb: "vedtar hvordan oppgavene blir løst når samarbeidet opphører", nn: "vedtek korleis oppgåvene blir løyste når samarbeidet tek slutt", en: "decides how its tasks are done when the cooperation ends" }
        }
    };
    text.get(lang).to_owned()
}

/// Why the cooperation ends for all.
pub fn ends(ends: Ends, lang: UiLang) -> String {
    let text = match ends {
        Ends::Host => {
            tr! { nb: "det er vertskommunen som trer ut, så samarbeidet opphører for alle", nn: "det er vertskommunen som trer ut, så samarbeidet tek slutt for alle", en: "it is the host that leaves, so the cooperation ends for all" }
        }
        Ends::TwoParties => {
            tr! { nb: "det er bare to deltakere, så samarbeidet opphører", nn: "det er berre to deltakarar, så samarbeidet tek slutt", en: "there are only two parties, so the cooperation ends" }
        }
    };
    text.get(lang).to_owned()
}
