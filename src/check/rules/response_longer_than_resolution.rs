//! A priority whose response may take longer than its resolution.

use std::cmp::Ordering;

use super::rule;
use crate::agreement::service::{Priority, Sla};
use crate::diag::{Finding, Findings};
use crate::quantity::Length;
use crate::resolve::Resolved;
use crate::service::{Pace, Window};
use crate::tr;

rule!("response-longer-than-resolution", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(sla) = resolved.loaded.agreement.sla.as_ref() else { return };
    for priority in sla.priorities.iter() {
        let (Some(response), Some(resolution)) = (&priority.response, &priority.resolution) else { continue };
        let (response, resolution) = (response.value.0, resolution.value.0);
        if pace(sla, priority).compare(response, resolution) == Some(Ordering::Greater) {
            findings.add(too_slow(resolved, priority, response, resolution));
        }
    }
}

/// The hours a priority's time runs in.
fn pace(sla: &Sla, priority: &Priority) -> Pace {
    if priority.around_the_clock.as_ref().is_some_and(|round| round.value) {
        return Pace::around_the_clock();
    }
    Pace::of(sla.support.as_ref().and_then(|support| Window::of(support)))
}

fn too_slow(resolved: &Resolved<'_>, priority: &Priority, response: Length, resolution: Length) -> Finding {
    let id = &priority.id.0;
    Finding::warning(
        "response-longer-than-resolution",
        tr! {
            nb: "prioriteten «{id}» skal være løst innen `{resolution}`, men responsen kan ta `{response}`",
            nn: "prioriteten «{id}» skal vere løyst innan `{resolution}`, men responsen kan ta `{response}`",
            en: "priority `{id}` is to be resolved within `{resolution}`, but the response may take `{response}`"
        },
    )
    .at(resolved.loaded.place_of(&format!("sla.priorities[{id}].response"), resolved.sources))
    .why(tr! {
        nb: "ingen kan løse en hendelse før arbeidet har begynt, så minst én av fristene er feil",
        nn: "ingen kan løyse ei hending før arbeidet har teke til, så minst éin av fristane er feil",
        en: "nobody can resolve an incident before work on it has begun, so at least one of the times is wrong"
    })
    .todo(tr! {
        nb: "rett `response` eller `resolution`",
        nn: "rett `response` eller `resolution`",
        en: "correct `response` or `resolution`"
    })
}
