//! An IKS that may borrow without a real ceiling: a ceiling of nothing, or a right to borrow in own text alone.

use super::rule;
use crate::check::own_text::sentences;
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("loan-without-ceiling", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if resolved.form_id() != Some("interkommunalt-selskap") {
        return;
    }
    let mut add = |place: Place, what: Text| {
        findings.add(
            Finding::error("loan-without-ceiling", what)
                .at(place)
                .by_law("IKS-loven § 22 (1)", tr! { nb: "skal selskapet kunne ta opp lån, skal selskapsavtalen si det og ha et tak for samlet låneopptak; en låneavtale i strid med dette er ugyldig etter loven", nn: "skal selskapet kunne ta opp lån, skal selskapsavtalen seie det og ha eit tak for samla låneopptak; ein låneavtale i strid med dette er ugyldig etter lova", en: "a company that is to borrow must have it in its agreement with a ceiling for total borrowing; by the act a loan agreement in breach of this is invalid" })
                .todo(tr! { nb: "skriv taket: `loans: {{allowed: true, ceiling: 50000000}}`, eller ta adgangen til å låne ut", nn: "skriv taket: `loans: {{allowed: true, ceiling: 50000000}}`, eller ta høvet til å låne ut", en: "write the ceiling: `loans: {{allowed: true, ceiling: 50000000}}`, or take the right to borrow out" }),
        );
    };
    let loans = resolved.loaded.agreement.loans.as_ref();
    let allowed = loans.and_then(|l| l.allowed.as_ref()).is_some_and(|allowed| allowed.value);
    if let Some(ceiling) =
        loans.and_then(|l| l.ceiling.as_ref()).filter(|c| allowed && (c.value.0.is_zero() || c.value.0.is_negative()))
    {
        add(
            resolved.loaded.place(ceiling.span),
            tr! { nb: "selskapet kan ta opp lån, men taket er ikke noe beløp", nn: "selskapet kan ta opp lån, men taket er ikkje noko beløp", en: "the company may borrow, but the ceiling is no amount" },
        );
    }
    if !allowed {
        for sentence in sentences(resolved) {
            let borrows =
                sentence.has(&["kan ta opp lån", "kan låne inntil", "har adgang til å ta opp lån", "har høve til å ta opp lån"]);
            if borrows && !sentence.path.starts_with("loans") && !sentence.denies() {
                add(
                    sentence.place,
                    tr! { nb: "teksten lar selskapet ta opp lån uten tak i selskapsavtalen", nn: "teksten lèt selskapet ta opp lån utan tak i selskapsavtalen", en: "the text lets the company borrow without a ceiling in its agreement" },
                );
            }
        }
    }
}
