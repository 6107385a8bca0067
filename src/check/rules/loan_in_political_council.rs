//! A political council that may borrow: the act says nothing of it.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("loan-in-political-council", Advice);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if resolved.form_id() != Some("interkommunalt-politisk-raad") {
        return;
    }
    let Some(allowed) = resolved.loaded.agreement.loans.as_ref().and_then(|l| l.allowed.as_ref()).filter(|a| a.value) else {
        return;
    };
    findings.add(
        Finding::advice("loan-in-political-council", tr! { nb: "avtalen lar rådet ta opp lån, men loven sier ikke om et politisk råd kan det", nn: "avtalen lèt rådet ta opp lån, men lova seier ikkje om eit politisk råd kan det", en: "the agreement lets the council borrow, but the act does not say whether a political council may" })
            .at(resolved.loaded.place(allowed.span))
            .by_law("kommuneloven § 18-4 (4)", tr! { nb: "lån er ikke blant det avtalen skal fastsette for et politisk råd, og ansvaret for gjelden er ubegrenset for hver deltakers del", nn: "lån er ikkje blant det avtalen skal fastsetje for eit politisk råd, og ansvaret for gjelda er uavgrensa for delen til kvar deltakar", en: "loans are not among what the agreement of a political council settles, and each participant's share of the debt is unlimited" })
            .todo(tr! { nb: "få vurdert om rådet kan låne før noe lån blir tatt opp, eller skriv `loans: {{allowed: false}}`", nn: "få vurdert om rådet kan låne før noko lån blir teke opp, eller skriv `loans: {{allowed: false}}`", en: "have it assessed before any loan is taken up, or write `loans: {{allowed: false}}`" }),
    );
}
