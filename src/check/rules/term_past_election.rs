//! A term of office that runs past what the act allows.

use super::rule;
use crate::agreement::governance::Governance;
use crate::agreement::leaf::Period;
use crate::check::organ::{self, IKS, IPR, KO, NEMND, Organ};
use crate::diag::{Finding, Findings, Level};
use crate::lang::date;
use crate::lang::{Lang, Text};
use crate::quantity::{Date, Length};
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

rule!("term-past-election", Error);

/// Organs whose members go with the councils (§ 7-1 fifth ledd).
const WITH_THE_COUNCILS: &[(&str, Organ)] =
    &[(IPR, Organ::Representantskap), (IPR, Organ::Board), (KO, Organ::Representantskap), (NEMND, Organ::Committee)];
const COUNCIL_PERIOD: &str = "kommuneloven § 7-1 (5)";

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    let start = resolved.loaded.agreement.in_force.as_ref().and_then(|f| f.date.as_ref()).map(|d| d.0);
    for (organ, term) in terms(governance) {
        let found = if WITH_THE_COUNCILS.contains(&(form, organ)) {
            longer_than_a_period(organ, term.value.0)
                .or_else(|| past_the_first_election(organ, term.value.0, start?, resolved.law_date))
        } else if (form, organ) == (IKS, Organ::Board) && longer_than_four_years(term.value.0) {
            Some(
                Finding::error("term-past-election", tr! { nb: "styret er valgt for mer enn fire år", nn: "styret er valt for meir enn fire år", en: "the board is elected for more than four years" })
                    .by_law("IKS-loven § 10 (5)", tr! { nb: "valgperioden kan ikke være lengre enn fire år", nn: "valperioden kan ikkje vere lengre enn fire år", en: "the term may not be longer than four years" })
                    .todo(tr! { nb: "skriv `term: 4 years` eller mindre", nn: "skriv `term: 4 years` eller mindre", en: "write `term: 4 years` or less" }),
            )
        } else {
            None
        };
        if let Some(finding) = found {
            findings.add(finding.at(resolved.loaded.place(term.span)));
        }
    }
}

fn terms(governance: &Governance) -> impl Iterator<Item = (Organ, &Spanned<Period>)> {
    let board = governance.board.as_ref().and_then(|b| Some((Organ::Board, b.term.as_ref()?)));
    organ::representative(governance).filter_map(|(organ, said)| Some((organ, said.term.as_ref()?))).chain(board)
}

fn longer_than_four_years(term: Length) -> bool {
    let day = Date::constant(2024, 1, 1);
    term.after(day).is_none_or(|end| end > Date::constant(2028, 1, 1))
}

fn longer_than_a_period(organ: Organ, term: Length) -> Option<Finding> {
    let name = organ.name();
    let what = Text {
        nb: format!("medlemmene av {} er valgt for mer enn en valgperiode", name.nb),
        nn: format!("medlemmene av {} er valde for meir enn ein valperiode", name.nn),
        en: format!("the members of {} are elected for more than one council period", name.en),
    };
    longer_than_four_years(term).then(|| turn_of_the_year(Finding::warning("term-past-election", what)))
}

/// The members elected when the agreement takes effect do not sit out their time when councils are elected before it is over.
fn past_the_first_election(organ: Organ, term: Length, start: Date, law_date: Date) -> Option<Finding> {
    // When that day has been, those members have gone.
    let limit = first_new_year_of_next_period(start).filter(|limit| *limit > law_date)?;
    let name = organ.name();
    let day = |lang| date::date(limit, lang);
    let what = Text {
        nb: format!("de første medlemmene av {} kan ikke sitte lenger enn til {}", name.nb, day(Lang::Nb)),
        nn: format!("dei første medlemmene av {} kan ikkje sitje lenger enn til {}", name.nn, day(Lang::Nn)),
        en: format!("the first members of {} may not sit longer than until {limit}", name.en),
    };
    (term.after(start)? > limit).then(|| turn_of_the_year(Finding::new("term-past-election", Level::Advice, what)))
}

fn turn_of_the_year(finding: Finding) -> Finding {
    finding
        .by_law(COUNCIL_PERIOD, tr! { nb: "når nye kommunestyrer er valgt, sitter medlemmene lengst til det første årsskiftet i den nye valgperioden", nn: "når nye kommunestyre er valde, sit medlemmene lengst til det første årsskiftet i den nye valperioden", en: "when new councils are elected, the members sit at longest until the first turn of the year in the new period" })
        .todo(tr! { nb: "ta bort `term`, så følger valget valgperioden til kommunestyrene", nn: "ta bort `term`, så følgjer valet valperioden til kommunestyra", en: "take `term` away, and the election follows the council period" })
}

/// The first 1 January of the council period after the one a day lies in. Councils are elected every fourth year: 2023, 2027, 2031.
fn first_new_year_of_next_period(day: Date) -> Option<Date> {
    const AN_ELECTION: i16 = 2023;
    // A day in an election year before the turn of the year still has that year's election ahead of it, or the turn of the year itself.
    let years = (AN_ELECTION - day.year()).rem_euclid(4);
    Date::new(day.year().checked_add(years)?.checked_add(1)?, 1, 1).ok()
}
