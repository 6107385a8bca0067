//! Is everything adopted still as it was: the frozen files, the councils' records, the clauses it was made of, the parties.
//! Enter at [`verify`]; [`belongs`] says which version a given file is of.

use std::collections::BTreeMap;

use super::parties::parties;
use super::{Adopted, control_code};
use crate::agreement::words::BodyRole;
use crate::case::adoption::is_as_frozen;
use crate::diag::Finding;
use crate::lang::{Lang, date};
use crate::project::Project;
use crate::quantity::Date;
use crate::resolve::{LoadedCase, Resolved, What};
use crate::source::{Place, Span, Spanned};
use crate::tr;

/// What does not hold of one frozen version. Errors are mismatches; advice is what a new version would differ in.
pub fn verify(adopted: &Adopted, resolved: &Resolved<'_>, project: &Project, latest: bool) -> Vec<Finding> {
    let mut findings = files(adopted, project);
    findings.extend(councils(adopted, resolved));
    if latest {
        findings.extend(parties(adopted, adopted.version(project).as_ref(), resolved));
        findings.extend(clauses(adopted, resolved));
        findings.extend(templates(adopted, resolved));
    }
    findings
}

fn at<T>(adopted: &Adopted, value: &Spanned<T>) -> Place {
    Place { source: adopted.source, span: value.span }
}

/// Every frozen file is there and has the bytes it had; nothing else is there.
fn files(adopted: &Adopted, project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    let name = &adopted.name;
    for altered in &adopted.altered {
        let file = &altered.file;
        let Some(wanted) = adopted.record.files.get(file) else { continue };
        let path = format!("{}/{file}", adopted.dir);
        findings.push(if altered.gone {
            Finding::error("frozen-file-missing", tr! { nb: "versjon {name}: filen «{file}» er borte", nn: "versjon {name}: fila «{file}» er borte", en: "version {name}: the file `{file}` is gone" })
                .at(at(adopted, wanted))
                .todo(tr! { nb: "hent den tilbake, for eksempel med «git checkout -- {path}»", nn: "hent ho tilbake, til dømes med «git checkout -- {path}»", en: "bring it back, for instance with `git checkout -- {path}`" })
        } else {
            Finding::error("frozen-file-changed", tr! { nb: "versjon {name}: «{file}» er endret etter at teksten ble frosset", nn: "versjon {name}: «{file}» er endra etter at teksten blei frosen", en: "version {name}: `{file}` was changed after the text was frozen" })
                .at(at(adopted, wanted))
                .why(tr! { nb: "det er denne teksten kommunestyrene har vedtatt, ord for ord", nn: "det er denne teksten kommunestyra har vedteke, ord for ord", en: "this is the text the councils adopted, word for word" })
                .todo(tr! { nb: "hent den tilbake med «git checkout -- {path}»; en endring skal være en ny versjon", nn: "hent ho tilbake med «git checkout -- {path}»; ei endring skal vere ein ny versjon", en: "bring it back with `git checkout -- {path}`; a change must be a new version" })
        });
    }
    for file in project.writer().files(&adopted.dir) {
        if file != "adoption.yaml" && !adopted.record.files.contains_key(&file) && !is_local(adopted, &file) {
            findings.push(
                Finding::warning("frozen-file-extra", tr! { nb: "versjon {name}: «{file}» er ikke en del av det som ble frosset", nn: "versjon {name}: «{file}» er ikkje ein del av det som blei frose", en: "version {name}: `{file}` is no part of what was frozen" })
                    .at(at(adopted, &adopted.record.version))
                    .todo(tr! { nb: "flytt filen ut av mappen", nn: "flytt fila ut av mappa", en: "move the file out of the folder" }),
            );
        }
    }
    findings
}

/// Points a council added stand beside the text.
fn is_local(adopted: &Adopted, file: &str) -> bool {
    adopted.councils.iter().any(|(council, _)| council.local_points.as_ref().is_some_and(|points| points.value == file))
}

/// All councils adopted this text, and are councils of its parties.
fn councils(adopted: &Adopted, resolved: &Resolved<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (version, code) = (&adopted.name, &adopted.record.code.value);
    for (council, source) in &adopted.councils {
        let id = &council.party.value.0;
        let place = |span: Span| Place { source: *source, span };
        let name = adopted.record.parties.get(id).map_or(id, |name| &name.value);
        if council.code.value != *code {
            let other = &council.code.value;
            findings.push(
                Finding::error("other-text-adopted", tr! { nb: "{name} har vedtatt en annen tekst enn versjon {version}: kontrollkode {other}, ikke {code}", nn: "{name} har vedteke ein annan tekst enn versjon {version}: kontrollkode {other}, ikkje {code}", en: "{name} adopted another text than version {version}: control code {other}, not {code}" })
                    .at(place(council.code.span))
                    .why(tr! { nb: "avtalen gjelder først når alle har vedtatt samme tekst", nn: "avtalen gjeld først når alle har vedteke same tekst", en: "the agreement holds only when all have adopted the same text" })
                    .todo(tr! { nb: "se på kontrollkoden nederst på vedlegget til saken; er den {other}, må saken opp på nytt", nn: "sjå på kontrollkoden nedst på vedlegget til saka; er han {other}, må saka opp på nytt", en: "look at the control code at the foot of the case's attachment; if it is {other}, the case must be put again" }),
            );
        }
        findings.extend(
            decided_when(adopted, id, council.date.value.0, &resolved.loaded.cases).map(|f| f.at(place(council.date.span))),
        );
        if !adopted.record.parties.contains_key(id) {
            let now = resolved.loaded.party(id).is_some();
            let todo = if now {
                tr! { nb: "deltakeren kom med senere; vedtaket hører til en nyere versjon", nn: "deltakaren kom med seinare; vedtaket høyrer til ein nyare versjon", en: "the party joined later; the decision belongs to a newer version" }
            } else {
                tr! { nb: "se etter om id-en er rett skrevet", nn: "sjå etter om id-en er rett skriven", en: "see whether the id is spelt right" }
            };
            findings.push(
                Finding::error("not-a-party", tr! { nb: "«{id}» er ikke deltaker i versjon {version}", nn: "«{id}» er ikkje deltakar i versjon {version}", en: "`{id}` is no party to version {version}" })
                    .at(place(council.party.span))
                    .todo(todo),
            );
        }
    }
    findings
}

/// What is odd about the day of a decision, seen beside the case that puts this version to the councils.
pub fn decided_when(adopted: &Adopted, party: &str, day: Date, cases: &[LoadedCase]) -> Option<Finding> {
    let case = cases.iter().find(|case| case.case.version.as_ref().is_some_and(|version| version.value == adopted.name))?;
    let (id, version) = (&case.id, &adopted.name);
    let name = adopted.record.parties.get(party).map_or(party, |name| &name.value);
    let words = |day: Date| [Lang::Nb, Lang::Nn].map(|lang| date::date(day, lang));
    let [nb, nn] = words(day);
    if let Some(dated) = case.case.dated.as_ref().map(|dated| dated.value.0).filter(|dated| day < *dated) {
        let [nb_dated, nn_dated] = words(dated);
        return Some(
            Finding::warning("decision-before-case", tr! { nb: "vedtaket i {name} om versjon {version} er ført {nb}, før saken «{id}» er datert {nb_dated}", nn: "vedtaket i {name} om versjon {version} er ført {nn}, før saka «{id}» er datert {nn_dated}", en: "the decision of {name} on version {version} is recorded on {day}, before the case `{id}` is dated {dated}" })
                .why(tr! { nb: "et kommunestyre kan ikke ha vedtatt en sak det ikke har fått", nn: "eit kommunestyre kan ikkje ha vedteke ei sak det ikkje har fått", en: "a council cannot have adopted a case it has not been given" })
                .todo(tr! { nb: "rett datoen på vedtaket i adopted/{version}/councils/{party}.yaml, eller «dated» i saken", nn: "rett datoen på vedtaket i adopted/{version}/councils/{party}.yaml, eller «dated» i saka", en: "correct the day of the decision in adopted/{version}/councils/{party}.yaml, or `dated` in the case" }),
        );
    }
    let own = case.case.parties.iter().find(|(key, _)| key.0 == party).map(|(_, own)| own)?;
    let decides = own.bodies.iter().find(|body| body.role.value == BodyRole::Decision)?;
    let meets = decides.date.as_ref().map(|date| date.value.0).filter(|meets| *meets != day)?;
    let [nb_meets, nn_meets] = words(meets);
    Some(
        Finding::warning("decision-on-another-day", tr! { nb: "vedtaket i {name} om versjon {version} er ført {nb}, men saken «{id}» har møtet {nb_meets}", nn: "vedtaket i {name} om versjon {version} er ført {nn}, men saka «{id}» har møtet {nn_meets}", en: "the decision of {name} on version {version} is recorded on {day}, but the case `{id}` has the meeting on {meets}" })
            .todo(tr! { nb: "se i protokollen, og rett datoen i saken eller i adopted/{version}/councils/{party}.yaml", nn: "sjå i protokollen, og rett datoen i saka eller i adopted/{version}/councils/{party}.yaml", en: "look in the minutes, and correct the day in the case or in adopted/{version}/councils/{party}.yaml" }),
    )
}

/// Clauses that have another text now than when the version was frozen.
fn clauses(adopted: &Adopted, resolved: &Resolved<'_>) -> Vec<Finding> {
    let mut now: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in resolved.documents.iter().filter(|d| d.case.is_none()).flat_map(|d| d.entries()) {
        if let What::Clause { clause, .. } = &entry.what {
            now.insert(clause.id(), &clause.fingerprint);
        }
    }
    let changed: Vec<(&String, &Spanned<String>)> =
        adopted.record.clauses.iter().filter(|(id, was)| now.get(id.as_str()).is_some_and(|is| **is != was.value)).collect();
    let Some((_, first)) = changed.first() else { return Vec::new() };
    let names: Vec<&str> = changed.iter().map(|(id, _)| id.as_str()).collect();
    let (names, version) = (names.join(", "), &adopted.name);
    vec![
        Finding::advice("clause-changed-after-adoption", tr! { nb: "klausuler er endret etter at versjon {version} ble frosset: {names}", nn: "klausular er endra etter at versjon {version} blei frosen: {names}", en: "clauses were changed after version {version} was frozen: {names}" })
            .at(at(adopted, first))
            .why(tr! { nb: "den vedtatte teksten gjelder; en ny versjon vil få andre ord", nn: "den vedtekne teksten gjeld; ein ny versjon får andre ord", en: "the adopted text holds; a new version will have other words" })
            .todo(tr! { nb: "se hva som ville bli annerledes: «avtaleverk diff adopted:{version} .»", nn: "sjå kva som ville bli annleis: «avtaleverk diff adopted:{version} .»", en: "see what would be different: `avtaleverk diff adopted:{version} .`" }),
    ]
}

/// Templates whose headings, order or framing words are others now than when the version was frozen.
fn templates(adopted: &Adopted, resolved: &Resolved<'_>) -> Option<Finding> {
    let now = crate::lock::templates(resolved);
    let mut changed =
        adopted.record.templates.iter().filter(|(id, was)| now.get(id.as_str()).is_some_and(|is| *is != was.value)).peekable();
    let place = changed.peek().map(|(_, was)| at(adopted, *was))?;
    let names = changed.map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ");
    let version = &adopted.name;
    Some(
        Finding::advice("template-changed-after-adoption", tr! { nb: "maler er endret etter at versjon {version} ble frosset: {names}", nn: "malar er endra etter at versjon {version} blei frosen: {names}", en: "templates were changed after version {version} was frozen: {names}" })
            .at(place)
            .why(tr! { nb: "den vedtatte teksten gjelder; en ny versjon kan få andre overskrifter eller en annen rekkefølge", nn: "den vedtekne teksten gjeld; ein ny versjon kan få andre overskrifter eller ei anna rekkjefølgje", en: "the adopted text holds; a new version may have other headings or another order" })
            .todo(tr! { nb: "se hva som ville bli annerledes: «avtaleverk diff adopted:{version} .»", nn: "sjå kva som ville bli annleis: «avtaleverk diff adopted:{version} .»", en: "see what would be different: `avtaleverk diff adopted:{version} .`" }),
    )
}

/// Which frozen version a file is of: by its bytes, else by a control code printed in it.
pub fn belongs<'a>(bytes: &[u8], versions: &'a [Adopted]) -> Option<(&'a Adopted, String)> {
    let text = String::from_utf8_lossy(bytes);
    versions.iter().find_map(|adopted| {
        let same =
            adopted.record.files.iter().find(|(_, wanted)| is_as_frozen(bytes, &wanted.value)).map(|(name, _)| name.clone());
        let printed = || {
            let documents = adopted.record.documents.iter();
            documents.filter(|(_, print)| text.contains(&control_code(&print.value))).map(|(name, _)| name.clone()).next()
        };
        same.or_else(printed).map(|name| (adopted, name))
    })
}
