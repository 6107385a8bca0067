//! `adopt`: freezes the joint text as a version, and records which council adopted it.

use super::args::{self, Args};
use super::print::Printer;
use super::world::{Member, World, unreadable};
use super::{Failure, Outcome};
use crate::adopt::{Adopted, Council, Foreign, council_file, freeze, verify};
use crate::check;
use crate::diag::{Finding, Findings, Level, nearest};
use crate::diff::Version;
use crate::lang::Text;
use crate::lang::order::natural;
use crate::project;
use crate::resolve::{Resolved, Scenario, resolve};
use crate::tr;

/// Freezes a version, or records a council's decision on one.
pub(super) fn run(args: &Args, command: &args::Adopt, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, std::slice::from_ref(&command.agreement))?;
    let mut member = world.only()?;
    let fail = |finding: Finding, member: &Member| Err(Failure::of(finding, &member.sources));
    if !is_version(&command.version) {
        let name = &command.version;
        return fail(
            Finding::error("not-a-version", tr! { nb: "«{name}» kan ikke være navn på en versjon", nn: "«{name}» kan ikkje vere namn på ein versjon", en: "`{name}` cannot be the name of a version" })
                .todo(tr! { nb: "bruk tall, bokstaver, punktum og bindestrek, for eksempel 1.0", nn: "bruk tal, bokstavar, punktum og bindestrek, til dømes 1.0", en: "use digits, letters, full stops and hyphens, such as 1.0" }),
            &member,
        );
    }
    let dir = member.loaded()?.dir.clone();
    let mut findings = Findings::default();
    let versions = Adopted::read_all(&world.project, &dir, &mut member.sources, &mut findings);
    if let Some(finding) = findings.clone().sorted().into_iter().next() {
        return fail(finding, &member);
    }
    let existing = versions.iter().find(|adopted| adopted.name == command.version);
    match (&command.party, existing) {
        (Some(party), Some(adopted)) => council(&world, &member, adopted, party, command, printer),
        (Some(_), None) => {
            let (version, known) = (&command.version, versions.iter().map(|v| v.name.as_str()));
            let known = known.collect::<Vec<_>>().join(", ");
            let todo = if known.is_empty() {
                tr! { nb: "frys den først: «avtaleverk adopt {agreement} --version {version}»", nn: "frys han først: «avtaleverk adopt {agreement} --version {version}»", en: "freeze it first: `avtaleverk adopt {agreement} --version {version}`", agreement = command.agreement }
            } else {
                tr! { nb: "her finnes {known}; skal teksten bli versjon {version}, må du fryse den først med «avtaleverk adopt {agreement} --version {version}»", nn: "her finst {known}; skal teksten bli versjon {version}, må du fryse han først med «avtaleverk adopt {agreement} --version {version}»", en: "there are {known}; if the text is to be version {version}, freeze it first with `avtaleverk adopt {agreement} --version {version}`", agreement = command.agreement }
            };
            fail(
                Finding::error("no-such-version", tr! { nb: "det finnes ingen frosset versjon «{version}»", nn: "det finst ingen frosen versjon «{version}»", en: "there is no frozen version `{version}`" })
                    .todo(todo)
                    .why(tr! { nb: "teksten må fryses før et vedtak om den kan føres", nn: "teksten må frysast før eit vedtak om han kan førast", en: "the text must be frozen before a decision on it can be recorded" }),
                &member,
            )
        }
        (None, Some(_)) => {
            let version = &command.version;
            fail(
                Finding::error("already-there", tr! { nb: "versjon {version} er alt frosset", nn: "versjon {version} er alt frosen", en: "version {version} is frozen already" })
                    .why(tr! { nb: "en frosset tekst endres ikke", nn: "ein frosen tekst blir ikkje endra", en: "a frozen text is not changed" })
                    .todo(tr! { nb: "gi den nye teksten et nytt versjonsnummer; et vedtak føres med --party", nn: "gi den nye teksten eit nytt versjonsnummer; eit vedtak blir ført med --party", en: "give the new text a new version number; a decision is recorded with --party" }),
                &member,
            )
        }
        (None, None) => freeze_now(&world, &member, &dir, versions.last(), command, printer),
    }
}

fn freeze_now(
    world: &World,
    member: &Member,
    dir: &str,
    last: Option<&Adopted>,
    command: &args::Adopt,
    printer: &Printer,
) -> Result<Outcome, Failure> {
    let today = project::today();
    let scenario = Scenario { today: Some(today), ..Scenario::default() };
    let resolved = resolve(member.loaded()?, world.library_of(member), world.law, &member.sources, &scenario);
    let mut findings = member.findings.clone();
    let law_date = resolved.document_date.unwrap_or(resolved.law_date);
    let version = Version::of(&resolved, law_date, &mut findings);
    let bytes = match &command.from {
        Some(path) => Some(read_foreign(world, path)?),
        None => {
            blocked(&resolved, findings, member)?;
            None
        }
    };
    let foreign = bytes.as_ref().map(|(name, bytes)| Foreign { name, bytes });
    let frozen = freeze(&resolved, &version, &command.version, foreign);
    if let (Some(last), None) = (last, &command.from) {
        comes_after(last, &command.version, &frozen.code).map_err(|finding| Failure::of(*finding, &member.sources))?;
    }
    let root = if dir.is_empty() { format!("adopted/{}", command.version) } else { format!("{dir}/adopted/{}", command.version) };
    for (name, bytes) in &frozen.files {
        let path = format!("{root}/{name}");
        world.project.writer().write_durably(&path, bytes).map_err(|error| unwritable(&path, &error, world))?;
    }
    printer.out(&root);
    let (name, code) = (&command.version, &frozen.code);
    printer.say(&tr! {
        nb: "Versjon {name} er frosset med kontrollkode {code}. Før vedtakene med «adopt … --version {name} --party …».",
        nn: "Versjon {name} er frosen med kontrollkode {code}. Før vedtaka med «adopt … --version {name} --party …».",
        en: "Version {name} is frozen with control code {code}. Record the decisions with `adopt … --version {name} --party …`."
    });
    Ok(Outcome::Done)
}

/// A new version has another text than the last one, and a higher number.
fn comes_after(last: &Adopted, version: &str, code: &str) -> Result<(), Box<Finding>> {
    let before = &last.name;
    if last.record.code.value == code {
        return Err(Box::new(
            Finding::error("already-there", tr! { nb: "teksten er den samme som versjon {before}, som alt er frosset", nn: "teksten er den same som versjon {before}, som alt er frosen", en: "the text is the same as version {before}, which is frozen already" })
                .why(tr! { nb: "en ny versjon er en ny tekst; kontrollkoden er {code} for begge", nn: "ein ny versjon er ein ny tekst; kontrollkoden er {code} for begge", en: "a new version is a new text; the control code is {code} for both" })
                .todo(tr! { nb: "lagre endringene i agreement.yaml først; et vedtak om den frosne teksten føres med «--version {before} --party …»", nn: "lagre endringane i agreement.yaml først; eit vedtak om den frosne teksten blir ført med «--version {before} --party …»", en: "save the changes in agreement.yaml first; a decision on the frozen text is recorded with `--version {before} --party …`" }),
        ));
    }
    if natural(version) < natural(before) {
        return Err(Box::new(
            Finding::error("not-a-version", tr! { nb: "versjon {version} kommer før versjon {before}, som alt er frosset", nn: "versjon {version} kjem før versjon {before}, som alt er frosen", en: "version {version} comes before version {before}, which is frozen already" })
                .todo(tr! { nb: "gi den nye teksten et høyere nummer enn {before}", nn: "gi den nye teksten eit høgare nummer enn {before}", en: "give the new text a higher number than {before}" }),
        ));
    }
    Ok(())
}

/// What is open or in error cannot be adopted: the councils would adopt a gap.
fn blocked(resolved: &Resolved<'_>, mut findings: Findings, member: &Member) -> Result<(), Failure> {
    findings.extend(check::check(resolved));
    let stops: Vec<Finding> = findings.sorted().into_iter().filter(|f| matches!(f.level, Level::Error | Level::Open)).collect();
    if stops.is_empty() {
        return Ok(());
    }
    let count = stops.len();
    let mut all = stops;
    all.push(
        Finding::error("not-ready", tr! { nb: "teksten kan ikke fryses: {count} feil og åpne spørsmål står igjen", nn: "teksten kan ikkje frysast: {count} feil og opne spørsmål står att", en: "the text cannot be frozen: {count} errors and open questions remain" })
            .todo(tr! { nb: "svar på dem i agreement.yaml, og prøv igjen", nn: "svar på dei i agreement.yaml, og prøv igjen", en: "answer them in agreement.yaml and try again" }),
    );
    Err(Failure { findings: all, sources: member.sources.clone() })
}

fn read_foreign(world: &World, path: &std::path::Path) -> Result<(String, Vec<u8>), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = project::read_given(path).map_err(|error| Failure::of(unreadable(path, &error), &world.sources))?;
    Ok((name, bytes))
}

fn council(
    world: &World,
    member: &Member,
    adopted: &Adopted,
    party: &str,
    command: &args::Adopt,
    printer: &Printer,
) -> Result<Outcome, Failure> {
    let fail = |finding: Finding| Err(Failure::of(finding, &member.sources));
    if !adopted.record.parties.contains_key(party) {
        let todo = party_meant(party, adopted);
        let version = &adopted.name;
        return fail(Finding::error("not-a-party", tr! { nb: "«{party}» er ikke deltaker i versjon {version}", nn: "«{party}» er ikkje deltakar i versjon {version}", en: "`{party}` is no party to version {version}" }).todo(todo));
    }
    let Some(date) = command.date else {
        return fail(
            Finding::error(
                "no-date",
                tr! { nb: "vedtaket mangler dato", nn: "vedtaket manglar dato", en: "the decision lacks its date" },
            )
            .todo(tr! { nb: "skriv --date 2027-02-03", nn: "skriv --date 2027-02-03", en: "write --date 2027-02-03" }),
        );
    };
    let mut council = Council {
        party: party.to_owned(),
        body: command.body.clone().unwrap_or_else(|| "kommunestyret".to_owned()),
        date,
        case: command.case.clone(),
        code: command.code.clone().unwrap_or_else(|| adopted.record.code.value.clone()),
        local_points: None,
    };
    let path = format!("{}/councils/{party}.yaml", adopted.dir);
    if world.project.has(&path) {
        return fail(
            Finding::error("already-there", tr! { nb: "{path} finnes fra før", nn: "{path} finst frå før", en: "{path} exists already" })
                .todo(tr! { nb: "er det ført feil, slett filen og før på nytt", nn: "er det ført feil, slett fila og før på nytt", en: "if it was recorded wrongly, delete the file and record again" }),
        );
    }
    let write = |path: &str, bytes: &[u8]| {
        world.project.writer().write_durably(path, bytes).map_err(|error| unwritable(path, &error, world))
    };
    if let Some(points) = &command.local_points {
        let (_, bytes) = read_foreign(world, points)?;
        let name = format!("local-points.{party}.md");
        write(&format!("{}/{name}", adopted.dir), &bytes)?;
        council.local_points = Some(name);
    }
    write(&path, council_file(&council).as_bytes())?;
    printer.out(&path);
    if let Some(odd) = verify::decided_when(adopted, party, date, &member.loaded()?.cases) {
        printer.complain(&odd, &member.sources);
    }
    if council.code != adopted.record.code.value {
        let (other, code) = (&council.code, &adopted.record.code.value);
        printer.say(&tr! {
            nb: "Kontrollkoden er {other}, men den frosne teksten har {code}: det er ikke samme tekst. Se «avtaleverk verify».",
            nn: "Kontrollkoden er {other}, men den frosne teksten har {code}: det er ikkje same tekst. Sjå «avtaleverk verify».",
            en: "The control code is {other}, but the frozen text has {code}: it is not the same text. See `avtaleverk verify`."
        });
        return Ok(Outcome::Faults);
    }
    Ok(Outcome::Done)
}

/// The party meant by its name or a misspelt id; else all there are, with their names.
fn party_meant(said: &str, adopted: &Adopted) -> Text {
    let bare = |name: &str| name.to_lowercase().trim_end_matches("kommune").trim().to_owned();
    let parties = &adopted.record.parties;
    let named = parties.iter().find(|(_, name)| bare(&name.value) == bare(said)).map(|(id, _)| id.as_str());
    match named.or_else(|| nearest(said, parties.keys().map(String::as_str))) {
        Some(near) => tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" },
        None => {
            let all = parties.iter().map(|(id, name)| format!("{id} ({})", name.value)).collect::<Vec<_>>().join(", ");
            tr! { nb: "deltakerne er {all}; en ny deltaker må med i en ny versjon først", nn: "deltakarane er {all}; ein ny deltakar må med i ein ny versjon først", en: "the parties are {all}; a new one must be in a new version first" }
        }
    }
}

fn unwritable(path: &str, error: &std::io::Error, world: &World) -> Failure {
    let finding = Finding::error(
        "unwritable-file",
        tr! { nb: "«{path}» kan ikke skrives: {error}", nn: "«{path}» kan ikkje skrivast: {error}", en: "`{path}` cannot be written: {error}" },
    );
    Failure::of(finding, &world.sources)
}

/// A name that is a folder's on every machine.
fn is_version(name: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    !name.is_empty() && name.len() <= 40 && name.chars().all(sign) && name.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// A council's control code as written on its paper: eight hexadecimal digits.
pub(super) fn parse_code(text: &str) -> Result<String, String> {
    let code = text.to_lowercase();
    let ok = code.len() == 8 && code.chars().all(|c| c.is_ascii_hexdigit());
    if ok { Ok(code) } else { Err(format!("{text}: 8 × 0–9 a–f")) }
}
