//! Ownership or liability shares that do not make the whole: in the agreement, or in a case before or after what it decides.

use super::rule;
use crate::agreement::leaf::{PartyId, Share};
use crate::agreement::money::Liability;
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::quantity::Ratio;
use crate::resolve::Resolved;
use crate::source::{Place, Spanned};
use crate::tr;

rule!("shares-not-summing", Error);

type ByParty = std::collections::BTreeMap<PartyId, Spanned<Share>>;

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        let before = ("eierandelene før", "eigardelane før", "the ownership shares before");
        let after = ("eierandelene etterpå", "eigardelane etterpå", "the ownership shares afterwards");
        for (names, shares) in [(before, &case.case.shares_before), (after, &case.case.shares_after)] {
            if let Some(first) = shares.values().next() {
                sum(names, shares, Place { source: case.source, span: first.span }, findings);
            }
        }
    }
    let Some(shares) = &resolved.loaded.agreement.shares else { return };
    if let Some(ownership) = &shares.ownership {
        let names = ("eierandelene", "eigardelane", "the ownership shares");
        sum(names, ownership, resolved.loaded.place_of("shares.ownership", resolved.sources), findings);
    }
    if let Some(Liability::Shares(liability)) = shares.liability.as_ref().map(|l| &l.value) {
        let names = ("ansvarsandelene", "ansvarsdelane", "the liability shares");
        sum(names, liability, resolved.loaded.place_of("shares.liability", resolved.sources), findings);
    }
}

fn sum((nb, nn, en): (&str, &str, &str), shares: &ByParty, place: Place, findings: &mut Findings) {
    let total: Ratio = shares.values().map(|s| &s.value.0).sum();
    if total.is_one() {
        return;
    }
    let off = &Ratio::one() - &total;
    let (over, off) = if off.is_negative() { (true, &total - &Ratio::one()) } else { (false, off) };
    let what = if over {
        Text {
            nb: format!("{nb} blir {total}; det er {off} for mye"),
            nn: format!("{nn} blir {total}; det er {off} for mykje"),
            en: format!("{en} make {total}; that is {off} too much"),
        }
    } else {
        Text {
            nb: format!("{nb} blir {total}; {off} har ingen"),
            nn: format!("{nn} blir {total}; {off} har ingen"),
            en: format!("{en} make {total}; {off} is nobody's"),
        }
    };
    findings.add(
        Finding::error("shares-not-summing", what)
            .at(place)
            .why(tr! { nb: "andelene skal til sammen være hele ansvaret (kommuneloven §§ 18-2 og 19-2, IKS-loven § 3)", nn: "delane skal til saman vere heile ansvaret (kommuneloven §§ 18-2 og 19-2, IKS-loven § 3)", en: "together the shares are the whole of the liability (kommuneloven §§ 18-2 and 19-2, IKS-loven § 3)" })
            .todo(tr! { nb: "skriv andeler som blir 1 til sammen, f.eks. 1/3, 1/3 og 1/3", nn: "skriv delar som blir 1 til saman, t.d. 1/3, 1/3 og 1/3", en: "write shares that make 1 together, e.g. 1/3, 1/3 and 1/3" }),
    );
}
