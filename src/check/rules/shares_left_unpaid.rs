//! A change of cost shares after which the shares no longer make the whole.

use super::rule;
use crate::case::{ShareChange, whole_kroner};
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text, number};
use crate::quantity::Ratio;
use crate::resolve::{LoadedCase, Resolved};
use crate::source::Place;
use crate::tr;

rule!("shares-left-unpaid", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        for change in case.case.share_changes.iter() {
            let unpaid = change.unpaid();
            if !unpaid.is_zero() {
                let finding = Finding::warning("shares-left-unpaid", what(change, &unpaid, &kroner(case, change, &unpaid)))
                    .at(Place { source: case.source, span: change.parties.span })
                    .why(tr! { nb: "andelene av en kostnad skal til sammen være hele kostnaden; det en deltaker slipper, må andre betale (jf. kommuneloven § 13-1 tredje ledd om forsvarlig utredning)", nn: "delane av ein kostnad skal til saman vere heile kostnaden; det ein deltakar slepp, må andre betale (jf. kommuneloven § 13-1 tredje ledd om forsvarleg utgreiing)", en: "the shares of a cost together make the whole of it; what one party is let off others must pay (cf. kommuneloven § 13-1 (3) on proper preparation)" });
                findings.add(finding.todo(todo(case, change)));
            }
        }
    }
}

/// The kroner of a share of the whole, where a figure says what the whole is: «, 4 033 333 kroner».
fn kroner(case: &LoadedCase, change: &ShareChange, share: &Ratio) -> String {
    let amount = change.whole(&case.case.figures).map(|whole| whole_kroner(&(&whole * &positive(share))));
    amount.map_or_else(String::new, |amount| format!(", {}", number::kroner(&amount, Lang::Nb)))
}

fn positive(share: &Ratio) -> Ratio {
    if share.is_negative() { &Ratio::zero() - share } else { share.clone() }
}

/// `2/12 (16,67 %)`: as the shares are written, and as a percentage.
fn fraction(change: &ShareChange, share: &Ratio) -> String {
    format!("{} ({})", number::parts_of(share, change.parts()), number::percent(share))
}

fn what(change: &ShareChange, unpaid: &Ratio, kroner: &str) -> Text {
    let of = fraction(change, &positive(unpaid));
    let sum = number::parts_of(&(&Ratio::one() - unpaid), change.parts());
    if unpaid.is_negative() {
        tr! { nb: "etter endringen blir andelene {sum}; {of} blir betalt for mye{kroner}", nn: "etter endringa blir delane {sum}; {of} blir betalt for mykje{kroner}", en: "after the change the shares make {sum}; {of} is paid too much{kroner}" }
    } else {
        tr! { nb: "etter endringen blir andelene {sum}; {of} er det ingen som betaler{kroner}", nn: "etter endringa blir delane {sum}; {of} er det ingen som betaler{kroner}", en: "after the change the shares make {sum}; nobody pays {of}{kroner}" }
    }
}

/// What is left may be shared by those who are named, or all shares may be made the whole anew.
fn todo(case: &LoadedCase, change: &ShareChange) -> Text {
    let whole = change.whole(&case.case.figures);
    let anew = |share: &Ratio| {
        let kroner = whole.as_ref().map(|whole| number::kroner(&whole_kroner(&(whole * share)), Lang::Nb));
        let kroner = kroner.map_or_else(String::new, |kroner| format!(" ({kroner})"));
        format!("{}{kroner}", number::fraction(share))
    };
    let named = change.parties.iter();
    let shares: Vec<String> =
        named.filter_map(|(id, p)| Some(format!("{} {}", id.0, anew(&change.made_whole(&p.value.to.value.0)?)))).collect();
    let shares = shares.join(", ");
    tr! { nb: "før opp hvem som betaler resten, under `parties`; skal de andelene som er igjen, regnes som hele kostnaden, blir det {shares}", nn: "før opp kven som betaler resten, under `parties`; skal dei delane som er att, reknast som heile kostnaden, blir det {shares}", en: "add who pays the rest under `parties`; if the shares that are left are to count as the whole cost, that is {shares}" }
}
