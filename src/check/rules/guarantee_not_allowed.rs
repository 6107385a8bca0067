//! Guarantees and pledges: those an IKS may not give, and those of a participant that no case is about.

use super::rule;
use crate::agreement::money::Guarantee;
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::quantity::Date;
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

rule!("guarantee-not-allowed", Error);

/// The day IKS-loven § 22 b took effect.
const SINCE: Date = Date::constant(2024, 1, 1);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let iks = resolved.form_id() == Some("interkommunalt-selskap");
    let decided =
        resolved.loaded.cases.iter().any(|c| c.case.kind.as_ref().is_some_and(|kind| kind.value == CaseKind::Guarantee));
    for guarantee in resolved.loaded.agreement.guarantees.iter() {
        match &guarantee.by {
            None if iks && resolved.law_date >= SINCE => findings.add(company(resolved, guarantee)),
            Some(party) if !decided && resolved.form.is_some_and(|form| form.repealed_by.is_none()) => {
                findings.add(participant(resolved, guarantee, &party.0));
            }
            _ => {}
        }
    }
}

fn company(resolved: &Resolved<'_>, guarantee: &Spanned<Guarantee>) -> Finding {
    Finding::error("guarantee-not-allowed", tr! { nb: "selskapet stiller garanti eller pant for andres forpliktelser", nn: "selskapet stiller garanti eller pant for pliktene til andre", en: "the company gives a guarantee or a pledge for the obligations of others" })
        .at(resolved.loaded.place(guarantee.id.span))
        .by_law("IKS-loven § 22 b (1)", tr! { nb: "et interkommunalt selskap kan ikke gjøre det, og loven sier at en slik avtale er ugyldig", nn: "eit interkommunalt selskap kan ikkje gjere det, og lova seier at ein slik avtale er ugyldig", en: "an inter-municipal company may not, and the act says that such an agreement is invalid" })
        .todo(tr! { nb: "ta garantien ut, eller skriv hvilken deltaker som stiller den: `by: nordvik`", nn: "ta garantien ut, eller skriv kva deltakar som stiller han: `by: nordvik`", en: "take the guarantee out, or write which participant gives it: `by: nordvik`" })
}

fn participant(resolved: &Resolved<'_>, guarantee: &Spanned<Guarantee>, party: &str) -> Finding {
    let name = |lang: Lang| resolved.loaded.party_name(party, lang);
    let what = Text {
        nb: format!("{} stiller garanti, men ingen sak legger den fram til vedtak", name(Lang::Nb)),
        nn: format!("{} stiller garanti, men inga sak legg han fram til vedtak", name(Lang::Nn)),
        en: format!("{} gives a guarantee, but no case puts it up for decision", name(Lang::Nb)),
    };
    Finding::advice("guarantee-not-allowed", what)
        .at(resolved.loaded.place(guarantee.id.span))
        .by_law("kommuneloven § 14-19", tr! { nb: "vedtaket om garanti skal godkjennes av departementet når beløpet ikke er lite; garantien kan ikke innebære vesentlig økonomisk risiko og ikke gjelde næringsvirksomhet", nn: "vedtaket om garanti skal godkjennast av departementet når beløpet ikkje er lite; garantien kan ikkje føre med seg vesentleg økonomisk risiko og ikkje gjelde næringsverksemd", en: "the decision needs the ministry's approval unless the amount is small; the guarantee may not carry a substantial economic risk nor be for business" })
        .todo(tr! { nb: "lag en egen sak om garantien, med beløp og varighet: `kind: guarantee` i en fil under `cases/`", nn: "lag ei eiga sak om garantien, med beløp og kor lenge han gjeld: `kind: guarantee` i ei fil under `cases/`", en: "make a case of its own for it, with amount and duration: `kind: guarantee` in a file under `cases/`" })
}
