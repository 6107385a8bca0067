//! A case that meets its bodies in another order than their dates.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("hearing-dates-out-of-order", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        for own in case.case.parties.values() {
            let dated: Vec<_> = own.bodies.iter().filter_map(|body| Some((body.date.as_ref()?, body))).collect();
            for pair in dated.windows(2) {
                if let [(before, _), (after, body)] = pair
                    && before.value > after.value
                {
                    let name = body.body.value.id();
                    findings.add(
                        Finding::warning("hearing-dates-out-of-order", tr! { nb: "{name} står etter et møte som er senere", nn: "{name} står etter eit møte som er seinare", en: "{name} stands after a meeting that is later" })
                            .at(Place { source: case.source, span: after.span })
                            .label(Place { source: case.source, span: before.span }, tr! { nb: "møtet før", nn: "møtet før", en: "the meeting before" })
                            .why(tr! { nb: "den som innstiller eller uttaler seg, gjør det før vedtaket", nn: "den som gir tilråding eller uttaler seg, gjer det før vedtaket", en: "who recommends or comments does so before the decision" })
                            .todo(tr! { nb: "rett datoen eller rekkefølgen", nn: "rett datoen eller rekkjefølgja", en: "correct the date or the order" }),
                    );
                }
            }
        }
    }
}
