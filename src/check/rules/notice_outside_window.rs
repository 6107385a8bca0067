//! A notice of exit received outside the part of the year it may be given in.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::exit::ExitStep;
use crate::resolve::{Resolved, leave};
use crate::source::Place;
use crate::tr;

rule!("notice-outside-window", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        let received = leave::withdrawal(case).and_then(|own| own.notice.as_ref()?.received.as_ref());
        let (Some(received), Some(Ok(found))) = (received, leave::leaving(resolved, case)) else { continue };
        let outside = found.date.steps.iter().find_map(|step| match step {
            ExitStep::OutsideWindow { from, to, .. } => Some((*from, *to)),
            _ => None,
        });
        let Some((from, to)) = outside else { continue };
        findings.add(
            Finding::warning("notice-outside-window", tr! { nb: "varselet er mottatt utenfor tiden da det kan gis", nn: "varselet er motteke utanfor tida då det kan givast", en: "the notice is received outside the window for notices" })
                .at(Place { source: case.source, span: received.span })
                .label(resolved.loaded.place_of("exit_terms.notice.window", resolved.sources), tr! { nb: "tiden avtalen nevner", nn: "tida avtalen nemner", en: "the window of the agreement" })
                .why(tr! { nb: "avtalen avgjør når et varsel kan gis; er det gitt til feil tid, kan de andre bestride dagen", nn: "avtalen avgjer når eit varsel kan givast; er det gitt til feil tid, kan dei andre bestride dagen", en: "the agreement decides when notice may be given; the others may dispute the day of one given at the wrong time" })
                .todo(tr! { nb: "send varselet på nytt mellom {from} og {to}, og skriv den dagen det da blir mottatt", nn: "send varselet på nytt mellom {from} og {to}, og skriv den dagen det då blir motteke", en: "send the notice again between {from} and {to}, and write the day it is then received" }),
        );
    }
}
