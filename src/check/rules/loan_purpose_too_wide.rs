//! An IKS that may borrow for more than the purposes of the act.

use super::rule;
use crate::agreement::words::LoanPurpose;
use crate::diag::{Finding, Findings, Level};
use crate::lang::{Form, Lang, Text, Words};
use crate::quantity::Date;
use crate::resolve::Resolved;
use crate::source::Span;
use crate::tr;

rule!("loan-purpose-too-wide", Error);

/// The day the purposes of § 22 as they stand took effect.
const SINCE: Date = Date::constant(2024, 1, 1);
const TOO_WIDE: &[LoanPurpose] =
    &[LoanPurpose::RunningCosts, LoanPurpose::OnLending, LoanPurpose::OtherShares, LoanPurpose::OthersAssets];
/// Free words that go beyond the purposes.
const WIDE_WORDS: &[&str] = &[
    "løpende utgift",
    "løpende drift",
    "løpande utgift",
    "løpande drift",
    "driftsutgift",
    "videre utlån",
    "videreutlån",
    "vidareutlån",
    "vidare utlån",
    "alle formål",
    "ethvert formål",
    "eitkvart formål",
    "andre formål",
];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(loans) = &resolved.loaded.agreement.loans else { return };
    let iks = resolved.form_id() == Some("interkommunalt-selskap") && resolved.law_date >= SINCE;
    if !iks || loans.allowed.as_ref().is_some_and(|allowed| !allowed.value) {
        return;
    }
    let mut add = |level: Level, span: Span, what: Text| {
        findings.add(
            Finding::new("loan-purpose-too-wide", level, what)
                .at(resolved.loaded.place(span))
                .by_law("IKS-loven § 22", tr! { nb: "lån kan gå til varige driftsmidler selskapet selv skal eie, til kjøp av alle aksjene i visse eiendomsselskaper, til driftskreditt og likviditet og til refinansiering", nn: "lån kan gå til varige driftsmiddel selskapet sjølv skal eige, til kjøp av alle aksjane i visse eigedomsselskap, til driftskreditt og likviditet og til refinansiering", en: "loans may pay for fixed assets the company itself is to own, all shares in certain property companies, overdraft and liquidity, and refinancing" })
                .todo(tr! { nb: "hold lånene innenfor formålene i loven, f.eks. `purposes: [fixed-assets, liquidity]`", nn: "hald låna innanfor formåla i lova, t.d. `purposes: [fixed-assets, liquidity]`", en: "keep the loans within the purposes of the act, e.g. `purposes: [fixed-assets, liquidity]`" }),
        );
    };
    for purpose in loans.purposes.iter().filter(|purpose| TOO_WIDE.contains(&purpose.value)) {
        let word =
            |lang: Lang| Words::embedded().word(LoanPurpose::SET, purpose.value.id(), lang, Form::Indefinite).unwrap_or_default();
        let what = Text {
            nb: format!("selskapet kan ikke ta opp lån til {}", word(Lang::Nb)),
            nn: format!("selskapet kan ikkje ta opp lån til {}", word(Lang::Nn)),
            en: format!("the company may not borrow for `{}`", purpose.value.id()),
        };
        add(Level::Error, purpose.span, what);
    }
    if let Some(purpose) = &loans.purpose {
        let texts = [&purpose.one, &purpose.nb, &purpose.nn].into_iter().flatten();
        if texts.map(|text| text.to_lowercase()).any(|text| WIDE_WORDS.iter().any(|wide| text.contains(wide))) {
            add(
                Level::Warning,
                purpose.span,
                tr! { nb: "låneformålet ser ut til å gå lenger enn loven tillater", nn: "låneformålet ser ut til å gå lenger enn lova tillèt", en: "the purpose of the loans seems to go further than the act allows" },
            );
        }
    }
}
