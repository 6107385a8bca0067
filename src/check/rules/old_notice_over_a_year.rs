//! A notice longer than a year in a board of the 1992 act, whose participants could leave on one year's notice in any event.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::exit::default_length;
use crate::quantity::Date;
use crate::resolve::Resolved;
use crate::tr;

rule!("old-notice-over-a-year", Advice);

const BOARD_1992: &str = "styre-1992-27";

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if resolved.form_id() != Some(BOARD_1992) {
        return;
    }
    let notice = resolved.loaded.agreement.exit_terms.as_ref().and_then(|terms| terms.notice.as_ref());
    let (Some(length), Some((year, basis))) = (notice.and_then(|n| n.length.as_ref()), default_length(Some(BOARD_1992))) else {
        return;
    };
    // Whether it is longer does not depend on the day.
    let day = Date::constant(2009, 1, 1);
    if length.value.0.after(day) <= year.after(day) {
        return;
    }
    let mut finding = Finding::advice("old-notice-over-a-year", tr! { nb: "fristen er lengre enn det ene året loven av 1992 ga rett til", nn: "fristen er lengre enn det eine året lova av 1992 gav rett til", en: "the notice is longer than the one year the act of 1992 gave a right to" })
        .at(resolved.loaded.place(length.span))
        .why(tr! { nb: "kommuneloven (1992) § 27 nr. 3 slik den ble vedtatt; om bestemmelsen senere ble endret, er ikke undersøkt", nn: "kommuneloven (1992) § 27 nr. 3 slik han blei vedteken; om føresegna seinare blei endra, er ikkje undersøkt", en: "kommuneloven (1992) § 27 nr. 3 as adopted; whether it was amended later has not been looked into" })
        .todo(tr! { nb: "regn med at en deltaker kunne si opp med ett års skriftlig varsel", nn: "rekn med at ein deltakar kunne seie opp med skriftleg varsel på eitt år", en: "reckon with a participant's right to leave on one year's written notice" });
    finding.basis = Some(basis.to_string());
    findings.add(finding);
}
