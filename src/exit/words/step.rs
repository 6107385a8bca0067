//! One step of counting in words.

use super::{cited, day, effect_rule, length};
use crate::exit::ExitStep;
use crate::lang::UiLang;
use crate::tr;

/// One step of counting in words.
pub fn step(step: &ExitStep, lang: UiLang) -> String {
    let d = |x: jiff::civil::Date| day(x, lang);
    let text = match step {
        ExitStep::Received { on } => {
            let on = d(*on);
            tr! { nb: "varselet er mottatt {on}", nn: "varselet er motteke {on}", en: "the notice is received {on}" }
        }
        ExitStep::WithinWindow { from, to } => {
            let (from, to) = (d(*from), d(*to));
            tr! { nb: "det er innenfor tiden da varsel kan gis, {from} til {to}", nn: "det er innanfor tida då varsel kan givast, {from} til {to}", en: "that is within the window for notices, {from} to {to}" }
        }
        ExitStep::OutsideWindow { from, to, again: false } => {
            let (from, to) = (d(*from), d(*to));
            tr! { nb: "det er utenfor tiden da varsel kan gis; det regnes som mottatt {from} (varsel kan neste gang gis fram til {to})", nn: "det er utanfor tida då varsel kan givast; det blir rekna som motteke {from} (varsel kan neste gong givast fram til {to})", en: "that is outside the window for notices; it counts as received {from} (the next window is to {to})" }
        }
        ExitStep::OutsideWindow { from, to, again: true } => {
            let (from, to) = (d(*from), d(*to));
            tr! { nb: "det er utenfor tiden da varsel kan gis og må sendes på nytt; regnet som mottatt {from} (varsel kan neste gang gis fram til {to})", nn: "det er utanfor tida då varsel kan givast og må sendast på nytt; rekna som motteke {from} (varsel kan neste gong givast fram til {to})", en: "that is outside the window for notices and must be sent again; counted as received {from} (the next window is to {to})" }
        }
        ExitStep::LengthByAct { length: by_act, basis } => {
            let (by_act, basis) = (length(*by_act, lang), cited(basis, lang));
            tr! { nb: "avtalen sier ikke hvor lang fristen er; etter {basis} er den {by_act}", nn: "avtalen seier ikkje kor lang fristen er; etter {basis} er han {by_act}", en: "the agreement does not say how long the notice is; by {basis} it is {by_act}" }
        }
        ExitStep::BoundaryChange { on, until, basis } => {
            let (on, until, basis) = (d(*on), d(*until), cited(basis, lang));
            tr! { nb: "grenseendringen ble satt i verk {on}; etter {basis} kan deltakeren si opp fram til {until} med seks måneders frist", nn: "grenseendringa blei sett i verk {on}; etter {basis} kan deltakaren seie opp fram til {until} med ein frist på seks månader", en: "the boundary change took effect {on}; by {basis} the party may give six months' notice until {until}" }
        }
        ExitStep::Breach { basis } => {
            let basis = cited(basis, lang);
            tr! { nb: "ved vesentlig mislighold kan deltakeren tre ut straks etter {basis}", nn: "ved vesentleg misleghald kan deltakaren tre ut straks etter {basis}", en: "for a material breach the party may leave at once by {basis}" }
        }
        ExitStep::CountedFrom { stated, day_zero, .. } => {
            let zero = d(*day_zero);
            if *stated {
                tr! { nb: "fristen regnes fra {zero}, slik avtalen sier", nn: "fristen blir rekna frå {zero}, slik avtalen seier", en: "the period is counted from {zero}, as the agreement says" }
            } else {
                tr! { nb: "fristen regnes fra {zero}; avtalen sier det ikke, det er vanlig praksis og ikke lov", nn: "fristen blir rekna frå {zero}; avtalen seier det ikkje, det er vanleg praksis og ikkje lov", en: "the period is counted from {zero}; the agreement does not say so, it is convention, not law" }
            }
        }
        ExitStep::NoticeEnds { length: counted, on } => {
            let (counted, on) = (length(*counted, lang), d(*on));
            tr! { nb: "{counted} etter er {on}", nn: "{counted} etter er {on}", en: "{counted} later is {on}" }
        }
        ExitStep::TakesEffect { rule, stated, last_day } => {
            let (rule, last) = (effect_rule(*rule, lang), d(*last_day));
            if *stated {
                tr! { nb: "uttredenen får virkning fra {rule}; siste dag er {last}", nn: "uttredinga får verknad frå {rule}; siste dag er {last}", en: "by the rule `{rule}` the last day is {last}" }
            } else {
                tr! { nb: "avtalen sier ikke når uttredenen får virkning; da er det når fristen er ute, og siste dag er {last}", nn: "avtalen seier ikkje når uttredinga får verknad; då er det når fristen er ute, og siste dag er {last}", en: "the agreement does not say when the exit takes effect; then it is when the notice has run, and the last day is {last}" }
            }
        }
        ExitStep::LockInOver { until } => {
            let until = d(*until);
            tr! { nb: "bindingstiden er ute {until}", nn: "bindingstida er ute {until}", en: "the lock-in is over {until}" }
        }
        ExitStep::HeldByLockIn { until, last_day } => {
            let (until, last) = (d(*until), d(*last_day));
            tr! { nb: "bindingstiden varer til {until}; siste dag blir derfor {last}", nn: "bindingstida varer til {until}; siste dag blir derfor {last}", en: "the lock-in lasts until {until}; so the last day becomes {last}" }
        }
    };
    text.get(lang).to_owned()
}
