//! Where a frozen version stands: proposed, adopted by some, adopted by all, in force. It follows from the records; nobody writes it.
//! Enter at [`status`].

use super::read::Adopted;
use crate::lang::{Text, UiLang, date};
use crate::quantity::Date;
use crate::tr;

/// Where a version stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// No council has decided.
    Proposed,
    /// Some councils have decided, and how many there are.
    AdoptedBy(usize, usize),
    /// All have decided, some with points of their own.
    AdoptedWithPoints(usize),
    /// All have decided the same.
    Adopted,
    /// It is in force from a day.
    InForce(Date),
    /// It is not in force, and why.
    NotInForce(Why),
}

/// Why a version did not take effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Not every council had decided by the day the agreement names.
    LongstopPassed(Date),
    /// A council adopted another text.
    OtherText(String),
}

/// What the agreement says of when it takes effect.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terms {
    /// The day.
    pub date: Option<Date>,
    /// The day every council must have decided by.
    pub longstop: Option<Date>,
}

/// Where a version stands on a day.
pub fn status(adopted: &Adopted, terms: Terms, on: Date) -> Status {
    let all = adopted.record.parties.len();
    let councils = || adopted.councils.iter().map(|(council, _)| council);
    if let Some(other) = councils().find(|council| council.code.value != adopted.record.code.value) {
        let name = adopted.record.parties.get(&other.party.value.0);
        return Status::NotInForce(Why::OtherText(name.map_or_else(|| other.party.value.0.clone(), |name| name.value.clone())));
    }
    let decided = councils().filter(|council| adopted.record.parties.contains_key(&council.party.value.0)).count();
    if decided < all {
        return match terms.longstop {
            Some(longstop) if longstop < on => Status::NotInForce(Why::LongstopPassed(longstop)),
            _ if decided == 0 => Status::Proposed,
            _ => Status::AdoptedBy(decided, all),
        };
    }
    let last = councils().map(|council| council.date.value.0).max();
    if let (Some(longstop), Some(last)) = (terms.longstop, last)
        && last > longstop
    {
        return Status::NotInForce(Why::LongstopPassed(longstop));
    }
    let points = councils().filter(|council| council.local_points.is_some()).count();
    match terms.date {
        Some(day) if day <= on => Status::InForce(day.max(last.unwrap_or(day))),
        _ if points > 0 => Status::AdoptedWithPoints(points),
        _ => Status::Adopted,
    }
}

impl Status {
    /// Its name in data.
    pub fn id(&self) -> &'static str {
        match self {
            Status::Proposed => "proposed",
            Status::AdoptedBy(..) => "adopted-by-some",
            Status::AdoptedWithPoints(_) => "adopted-with-points",
            Status::Adopted => "adopted",
            Status::InForce(_) => "in-force",
            Status::NotInForce(_) => "not-in-force",
        }
    }

    /// Every council has adopted it.
    pub fn is_adopted(&self) -> bool {
        matches!(self, Status::Adopted | Status::AdoptedWithPoints(_) | Status::InForce(_))
    }

    /// In words.
    pub fn words(&self) -> Text {
        let day = |day: Date, lang| date::date(day, lang);
        let dated = |on: Date| (day(on, crate::lang::Lang::Nb), day(on, crate::lang::Lang::Nn), on);
        match self {
            Status::Proposed => tr! { nb: "foreslått", nn: "føreslått", en: "proposed" },
            Status::AdoptedBy(k, n) => {
                tr! { nb: "vedtatt av {k} av {n}", nn: "vedteke av {k} av {n}", en: "adopted by {k} of {n}" }
            }
            Status::AdoptedWithPoints(1) => {
                tr! { nb: "vedtatt av alle, av én med egne punkter", nn: "vedteke av alle, av éin med eigne punkt", en: "adopted by all, by one with points of its own" }
            }
            Status::AdoptedWithPoints(n) => {
                tr! { nb: "vedtatt av alle, av {n} med egne punkter", nn: "vedteke av alle, av {n} med eigne punkt", en: "adopted by all, by {n} with points of their own" }
            }
            Status::Adopted => tr! { nb: "vedtatt av alle", nn: "vedteke av alle", en: "adopted by all" },
            Status::InForce(on) => {
                let (nb, nn, en) = dated(*on);
                tr! { nb: "gjelder fra {nb}", nn: "gjeld frå {nn}", en: "in force from {en}" }
            }
            Status::NotInForce(Why::LongstopPassed(on)) => {
                let (nb, nn, en) = dated(*on);
                tr! { nb: "gjelder ikke: ikke vedtatt av alle innen {nb}", nn: "gjeld ikkje: ikkje vedteke av alle innan {nn}", en: "not in force: not adopted by all by {en}" }
            }
            Status::NotInForce(Why::OtherText(who)) => {
                tr! { nb: "gjelder ikke: {who} har vedtatt en annen tekst", nn: "gjeld ikkje: {who} har vedteke ein annan tekst", en: "not in force: {who} adopted another text" }
            }
        }
    }

    /// In the language of messages.
    pub fn text(&self, lang: UiLang) -> String {
        self.words().get(lang).to_owned()
    }
}
