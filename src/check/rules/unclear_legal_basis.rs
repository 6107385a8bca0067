//! A legal basis that is absent, cannot be read, or means no form or several: the rules of the form did not run.

use super::rule;
use crate::agreement::data::Data;
use crate::basis::Found;
use crate::clause::check::bad_citation;
use crate::diag::{Finding, Findings, Level};
use crate::lang::Lang;
use crate::resolve::Resolved;
use crate::tr;

rule!("unclear-legal-basis", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if resolved.form.is_some() {
        return;
    }
    let not_run = tr! {
        nb: "formen er ukjent, så reglene for formen er ikke prøvd",
        nn: "forma er ukjend, så reglane for forma er ikkje prøvde",
        en: "the form is unknown, so the rules of the form did not run"
    };
    let place = resolved.loaded.place_of("legal_basis", resolved.sources);
    let forms = || {
        let all: Vec<String> =
            resolved.law.forms().iter().filter_map(|f| f.legal_basis.first()).map(|b| format!("`{b}`")).collect();
        let all = all.join(", ");
        tr! { nb: "skriv hjemmelen, en av {all}", nn: "skriv heimelen, ein av {all}", en: "write the legal basis, one of {all}" }
    };
    let said = resolved.loaded.agreement.legal_basis.as_ref().and_then(|basis| basis.in_lang(Lang::Nb));
    if let Some(form) = said.and_then(|text| resolved.law.recognised(text)) {
        let (what, why, todo) = form.told();
        findings.add(Finding::warning("unclear-legal-basis", what).at(place).why(why).todo(todo));
        return;
    }
    match &resolved.basis {
        None if matches!(resolved.loaded.tree.at("legal_basis").data, Data::Open(_)) => findings.add(
            Finding::new("unclear-legal-basis", Level::Open, tr! { nb: "hjemmelen er ikke avklart", nn: "heimelen er ikkje avklart", en: "the legal basis is not decided" })
                .at(place)
                .why(not_run)
                .todo(forms()),
        ),
        None => findings.add(
            Finding::error("unclear-legal-basis", tr! { nb: "avtalen sier ikke hvilken hjemmel den bygger på", nn: "avtalen seier ikkje kva heimel han byggjer på", en: "the agreement does not say what legal basis it stands on" })
                .at(place)
                .why(not_run)
                .todo(forms()),
        ),
        Some(Err(error)) => {
            let mut finding = bad_citation(place, error).why(not_run);
            finding.rule = "unclear-legal-basis";
            findings.add(finding);
        }
        Some(Ok(basis)) => {
            let (nb, nn) = (basis.print(Lang::Nb), basis.print(Lang::Nn));
            let several = resolved.law.forms_of(basis);
            let todo = if several.len() > 1 {
                let all: Vec<String> = several.iter().filter_map(|f| f.legal_basis.first()).map(|b| format!("`{b}`")).collect();
                let all = all.join(", ");
                tr! { nb: "bestemmelsen gjelder flere former; skriv {all}", nn: "føresegna gjeld fleire former; skriv {all}", en: "the provision is about several forms; write {all}" }
            } else {
                forms()
            };
            let found = Found { range: 0..0, basis: basis.clone(), chapter: None, lacks_year: false, says_old: true };
            if let Some(doubt) = resolved.law.doubts(&found, "", resolved.law_date).into_iter().find(|d| d.level == Level::Error) {
                findings.add(Finding::error("unclear-legal-basis", doubt.what).at(place).why(doubt.why).todo(doubt.todo));
                return;
            }
            let what = crate::lang::Text { nb: format!("«{nb}» er ikke hjemmel for en samarbeidsform programmet kjenner"), nn: format!("«{nn}» er ikkje heimel for ei samarbeidsform programmet kjenner"), en: format!("`{basis}` is not the legal basis of a form the program knows") };
            findings.add(Finding::error("unclear-legal-basis", what).at(place).why(not_run).todo(todo));
        }
    }
}
