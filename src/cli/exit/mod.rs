//! `exit`: when a notice received on a day takes effect, with the working, and what follows: what is owed, settled, left and decided.

mod human;
mod machine;

use super::args::{self, Args, ExitFormat};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::case::Withdrawal;
use crate::check;
use crate::diag::{Finding, Findings, json, suggest};
use crate::exit::{self, Asked, ExitError, Ground, Leaving};
use crate::law::Law;
use crate::resolve::{Loaded, Resolved, Scenario, leave, resolve};
use crate::source::Span;
use crate::tr;

/// Works out and prints what follows of a notice.
pub(super) fn run(args: &Args, command: &args::Exit, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, std::slice::from_ref(&command.agreement))?;
    let member = world.only()?;
    let loaded = member.loaded()?;
    let fail = |finding: Finding| Failure::of(finding, &member.sources);
    let party = command.party.as_str();
    if loaded.party(party).is_none() {
        let known: Vec<&str> = loaded.agreement.parties.iter().map(|p| p.id.0.as_str()).collect();
        let todo = suggest(party, known.iter().copied());
        return Err(fail(Finding::error("not-a-party", tr! { nb: "«{party}» er ikke deltaker i avtalen", nn: "«{party}» er ikkje deltakar i avtalen", en: "`{party}` is not a party to the agreement" }).todo(todo)));
    }
    let resolved = resolve(loaded, world.library_of(&member), world.law, &member.sources, &Scenario::default());
    let form = resolved.form_id();
    if loaded.agreement.exit_terms.is_none() && exit::default_length(form).is_none() {
        let finding = Finding::error("missing-required-topic", tr! { nb: "avtalen sier ikke hvordan en deltaker trer ut", nn: "avtalen seier ikkje korleis ein deltakar trer ut", en: "the agreement does not say how a party leaves" })
            .at(loaded.place_of("exit_terms", &member.sources))
            .todo(tr! { nb: "skriv `exit_terms:`", nn: "skriv `exit_terms:`", en: "write `exit_terms:`" });
        return Err(fail(finding));
    }
    let asked = Asked {
        received: command.notice,
        party,
        in_force: loaded.agreement.in_force.as_ref().and_then(|f| f.date.as_ref()).map(|d| d.0),
        form,
        ground: command.boundary_change.map_or(Ground::Notice, |on| Ground::BoundaryChange { on }),
    };
    let (case, case_id) = case_of(loaded, party).unzip();
    // What the case says of the day holds for the notice it tells of, and for no other.
    let same = case
        .filter(|case| case.notice.as_ref().and_then(|n| n.received.as_ref()).is_some_and(|day| day.value.0 == command.notice));
    let said = same.and_then(|case| case.effect.as_ref()).map(|day| day.value.0);
    let found = exit::outcome(&Leaving { agreement: &loaded.agreement, asked, case, said }).map_err(|error| {
        let (_, what, todo) = error.finding();
        let finding = Finding::error("exit-terms-fault", what).todo(todo);
        fail(match error {
            // These are about what was asked, not about what the agreement says.
            ExitError::NoBoundaryRight { .. } | ExitError::NoBreachRight { .. } => finding,
            _ => finding.at(loaded.place_of(error.path(), &member.sources)),
        })
    })?;
    match command.format {
        ExitFormat::Human => printer.out(&human::human(loaded, party, case_id, &found, printer.lang)),
        ExitFormat::Json => {
            let findings = about_exit(&resolved, &member.findings);
            let findings = findings.iter().map(|f| serde_json::to_value(json::finding(f, &member.sources)).unwrap_or_default());
            let law = Law::embedded().known_until;
            printer.out(&machine::machine(&loaded.id, party, form, law, &found, findings.collect()));
        }
    }
    Ok(Outcome::Done)
}

/// The rules whose findings say that an exit, or a number it is worked out from, may not be what it seems.
const ABOUT_EXIT: &[&str] = &[
    "cost-key-fault",
    "exit-act-does-not-allow",
    "exit-effect-too-early",
    "exit-terms-fault",
    "exit-without-date",
    "fixed-share-differs-from-key",
    "not-a-party",
    "notice-outside-window",
    "old-notice-over-a-year",
    "shares-not-summing",
    "stale-party",
];

/// What the check has to say of the exit, with what was found on the way to reading the agreement and what is open in its terms.
fn about_exit(resolved: &Resolved<'_>, read: &Findings) -> Vec<Finding> {
    let mut findings = read.clone();
    let open = resolved.loaded.agreement.open.iter().filter(|(path, _)| path.starts_with("exit_terms"));
    let asked: Vec<Span> = open.map(|(_, question)| question.span).collect();
    let is_asked = |finding: &Finding| finding.labels.iter().any(|label| asked.contains(&label.place.span));
    let about = |finding: &Finding| ABOUT_EXIT.contains(&finding.rule) || finding.rule == "open-question" && is_asked(finding);
    check::check(resolved).sorted().into_iter().filter(about).for_each(|finding| findings.add(finding));
    findings.sorted()
}

/// The case in which that party leaves, whose figures go before the agreement's.
fn case_of<'a>(loaded: &'a Loaded, party: &str) -> Option<(&'a Withdrawal, &'a str)> {
    loaded.cases.iter().find_map(|case| {
        let own = leave::withdrawal(case).filter(|own| own.party.as_ref().is_some_and(|own| own.as_str() == party))?;
        Some((own, case.id.as_str()))
    })
}
