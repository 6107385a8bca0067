//! What a reader should know of an exit, in words.

use super::{cited, day};
use crate::exit::{Note, Undone};
use crate::lang::{UiLang, number};
use crate::tr;

/// One note as a sentence without its full stop.
pub fn note(note: &Note, lang: UiLang) -> String {
    let text = match note {
        Note::OutsideWindow { from, to, again } => {
            let (from, to) = (day(*from, lang), day(*to, lang));
            if *again {
                tr! { nb: "varselet er mottatt utenfor tiden da det kan gis; avtalen sier at det må sendes på nytt mellom {from} og {to}", nn: "varselet er motteke utanfor tida då det kan givast; avtalen seier at det må sendast på nytt mellom {from} og {to}", en: "the notice is received outside the window; the agreement says it must be sent again between {from} and {to}" }
            } else {
                tr! { nb: "varselet er mottatt utenfor tiden da det kan gis; send det for sikkerhets skyld på nytt mellom {from} og {to}", nn: "varselet er motteke utanfor tida då det kan givast; send det for sikkerheits skuld på nytt mellom {from} og {to}", en: "the notice is received outside the window; to be safe, send it again between {from} and {to}" }
            }
        }
        Note::HeldByLockIn { until } => {
            let until = day(*until, lang);
            tr! { nb: "bindingstiden er ikke ute når fristen er ute; uttredenen kan tidligst få virkning {until}", nn: "bindingstida er ikkje ute når fristen er ute; uttredinga kan tidlegast få verknad {until}", en: "the lock-in is not over when the notice has run; the exit may take effect on {until} at the earliest" }
        }
        Note::LengthByAct { basis } => {
            let basis = cited(basis, lang);
            tr! { nb: "fristen følger av {basis}, fordi avtalen ikke har noen", nn: "fristen følgjer av {basis}, fordi avtalen ikkje har nokon", en: "the length of notice is that of {basis}, as the agreement has none" }
        }
        Note::EffectAssumed => {
            tr! { nb: "avtalen sier ikke når uttredenen får virkning; det er regnet med at det er når fristen er ute", nn: "avtalen seier ikkje når uttredinga får verknad; det er rekna med at det er når fristen er ute", en: "the agreement does not say when the exit takes effect; the end of the notice is assumed" }
        }
        Note::CountedByConvention => {
            tr! { nb: "verken avtalen eller loven sier hvordan fristen regnes; her er den dagen varselet ble mottatt, brukt, slik det er vanlig", nn: "verken avtalen eller lova seier korleis fristen blir rekna; her er den dagen varselet blei motteke, brukt, slik det er vanleg", en: "neither the agreement nor the act says how the period is counted; the day of receipt is used, as is usual" }
        }
        Note::OldOneYear { basis, on } => {
            let (basis, on) = (cited(basis, lang), day(*on, lang));
            tr! { nb: "etter {basis} slik den ble vedtatt, kunne en deltaker uansett si opp med ett års skriftlig varsel, her til {on}; om regelen senere ble endret, er ikke undersøkt", nn: "etter {basis} slik han blei vedteken, kunne ein deltakar uansett seie opp med skriftleg varsel på eitt år, her til {on}; om regelen seinare blei endra, er ikkje undersøkt", en: "by {basis} as adopted, a participant could in any event leave on one year's written notice, here by {on}; whether the rule was amended later has not been looked into" }
        }
        Note::BoundaryRight { basis } => {
            let basis = cited(basis, lang);
            tr! { nb: "innen ett år etter en grenseendring kan en deltaker i stedet si opp med seks måneders frist etter {basis}", nn: "innan eitt år etter ei grenseendring kan ein deltakar i staden seie opp med ein frist på seks månader etter {basis}", en: "within a year of a boundary change a party may instead give six months' notice by {basis}" }
        }
        Note::BreachRight { basis } => {
            let basis = cited(basis, lang);
            tr! { nb: "ved vesentlig mislighold kan en deltaker tre ut straks etter {basis}", nn: "ved vesentleg misleghald kan ein deltakar tre ut straks etter {basis}", en: "for a material breach a party may leave at once by {basis}" }
        }
        Note::LastYearAssumed => {
            tr! { nb: "avtalen sier ikke hvordan en del av et år betales; her er det regnet etter dager (skriv `last_year`)", nn: "avtalen seier ikkje korleis ein del av eit år blir betalt; her er det rekna etter dagar (skriv `last_year`)", en: "the agreement does not say how part of a year is paid; days are used here (write `last_year`)" }
        }
        Note::Undone { share, what } => return undone(&number::share(share), what, lang),
        Note::NothingSettled => {
            tr! { nb: "verken loven for denne formen eller avtalen sier hva som gjøres opp; det må avtales", nn: "verken lova for denne forma eller avtalen seier kva som blir gjort opp; det må avtalast", en: "neither the act for this form nor the agreement says what is settled; it must be agreed" }
        }
    };
    text.get(lang).to_owned()
}

fn undone(share: &str, what: &Undone, lang: UiLang) -> String {
    let text = match what {
        Undone::Ownership => {
            tr! { nb: "{share} av eierandelene er ikke fordelt; avtalen sier ikke hvem som overtar dem", nn: "{share} av eigardelane er ikkje fordelt; avtalen seier ikkje kven som overtek dei", en: "{share} of the ownership is left undone; the agreement does not say who takes it over" }
        }
        Undone::Liability => {
            tr! { nb: "{share} av ansvarsandelene er ikke fordelt; avtalen sier ikke hvem som overtar dem", nn: "{share} av ansvarsdelane er ikkje fordelt; avtalen seier ikkje kven som overtek dei", en: "{share} of the liability is left undone; the agreement does not say who takes it over" }
        }
        Undone::Cost(cost) => {
            tr! { nb: "{share} av kostnaden «{cost}» er ufinansiert; avtalen sier ikke hvem som overtar den", nn: "{share} av kostnaden «{cost}» er ufinansiert; avtalen seier ikkje kven som overtek han", en: "{share} of the cost `{cost}` is unfunded; the agreement does not say who takes it over" }
        }
    };
    text.get(lang).to_owned()
}
