//! `verify`: is everything adopted still as it was, have all councils adopted the same text, and what would a build today change.

use super::args::{self, Args};
use super::print::Printer;
use super::world::{World, unreadable};
use super::{Failure, Outcome};
use crate::adopt::{Adopted, verify};
use crate::diag::{Finding, Findings, Level};
use crate::diff::{ItemKind, Version, changes};
use crate::project;
use crate::resolve::{Scenario, resolve};
use crate::tr;

/// Verifies the agreements, or says which version a file is of.
pub(super) fn run(args: &Args, command: &args::Verify, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, &command.agreements)?;
    let given = command.file.as_ref().map(|path| (path, project::read_given(path)));
    if let Some((path, Err(error))) = &given {
        return Err(Failure::of(unreadable(path, error), &world.sources));
    }
    let (mut faults, mut unusable, mut found) = (false, false, false);
    for mut member in world.members() {
        let Some(loaded) = member.loaded.take() else {
            unusable = true;
            continue;
        };
        let mut findings = Findings::default();
        let versions = Adopted::read_all(&world.project, &loaded.dir, &mut member.sources, &mut findings);
        if let Some((path, Ok(bytes))) = &given {
            if let Some((adopted, name)) = verify::belongs(bytes, &versions) {
                let (file, id, version) = (path.display(), &loaded.id, &adopted.name);
                printer.out(
                    tr! {
                        nb: "{file} er {id}, versjon {version}: {name}",
                        nn: "{file} er {id}, versjon {version}: {name}",
                        en: "{file} is {id}, version {version}: {name}"
                    }
                    .get(printer.lang),
                );
                found = true;
            }
            continue;
        }
        let today = project::today();
        let scenario = Scenario { today: Some(today), ..Scenario::default() };
        let library = world.library_of(&member);
        let resolved = resolve(&loaded, library, world.law, &member.sources, &scenario);
        for (at, adopted) in versions.iter().enumerate() {
            let latest = at + 1 == versions.len();
            findings.extend(verify::verify(adopted, &resolved, &world.project, latest));
            if latest {
                findings.extend(drift(adopted, &Version::of(&resolved, today, &mut Findings::default()), &world));
            }
        }
        let sorted = findings.sorted();
        for finding in &sorted {
            printer.finding(finding, &member.sources);
        }
        faults |= sorted.iter().any(|finding| finding.level == Level::Error);
        summary(&loaded.id, &versions, &sorted, printer);
    }
    world.say_if_empty(printer);
    if let (Some((path, _)), false) = (&given, found) {
        let file = path.display();
        printer.out(tr! { nb: "{file} hører ikke til noen frosset versjon", nn: "{file} høyrer ikkje til nokon frosen versjon", en: "{file} belongs to no frozen version" }.get(printer.lang));
        return Ok(Outcome::Faults);
    }
    Ok(if unusable {
        Outcome::Unusable
    } else if faults {
        Outcome::Faults
    } else {
        Outcome::Done
    })
}

/// What the text would be today, where that is not what was adopted: a draft of the next version, not a fault.
fn drift(adopted: &Adopted, now: &Version, world: &World) -> Option<Finding> {
    let frozen = adopted.version(&world.project)?;
    let version = &adopted.name;
    let mut places: Vec<String> = Vec::new();
    for lang in crate::lang::Lang::ALL {
        let changes = changes(&frozen, now, lang);
        let items = changes.documents.iter().flat_map(|document| &document.items);
        // Of a text that was not made here, only the values are known.
        if !changes.is_compared() {
            places.extend(changes.values.iter().filter(|value| !value.told).map(|value| value.place.clone()));
            places.dedup();
            break;
        }
        for place in items.filter(|item| item.kind != ItemKind::Moved).map(|item| item.place.clone()) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        if !places.is_empty() {
            break;
        }
        let values = changes.values.iter().flat_map(|value| &value.consequences).map(|c| c.place.clone());
        for place in values {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    if places.is_empty() {
        return None;
    }
    let places = places.join("; ");
    Some(
        Finding::advice("text-has-moved-on", tr! { nb: "teksten i dag er en annen enn versjon {version}: {places}", nn: "teksten i dag er ein annan enn versjon {version}: {places}", en: "the text today is another than version {version}: {places}" })
            .at(crate::source::Place { source: adopted.source, span: adopted.record.version.span })
            .todo(tr! { nb: "se «avtaleverk diff adopted:{version} .»; endringen gjelder når en ny versjon er vedtatt", nn: "sjå «avtaleverk diff adopted:{version} .»; endringa gjeld når ein ny versjon er vedteken", en: "see `avtaleverk diff adopted:{version} .`; the change holds when a new version is adopted" }),
    )
}

fn summary(id: &str, versions: &[Adopted], findings: &[Finding], printer: &Printer) {
    let (count, errors) = (versions.len(), findings.iter().filter(|f| f.level == Level::Error).count());
    printer.say(&match (count, errors) {
        (0, _) => tr! { nb: "{id}: ingen frosset versjon", nn: "{id}: ingen frosen versjon", en: "{id}: no frozen version" },
        (_, 0) => tr! { nb: "{id}: det som er frosset, er som det var", nn: "{id}: det som er frose, er som det var", en: "{id}: what is frozen is as it was" },
        (_, n) => tr! { nb: "{id}: {n} avvik", nn: "{id}: {n} avvik", en: "{id}: {n} mismatches" },
    });
}
