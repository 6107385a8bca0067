//! A case that puts a text before the councils which no longer stands: a later version is frozen, the frozen text has gone or is another,
//! or there is no such version.

use super::rule;
use crate::agreement::words::{BodyRole, CaseKind};
use crate::case::adoption::{Adopted, control_code, order};
use crate::case::{Attachment, CaseParty};
use crate::diag::{Finding, Findings, suggest};
use crate::lang::words::join;
use crate::lang::{Lang, Text};
use crate::resolve::{LoadedCase, Resolved};
use crate::source::{Place, Span, Spanned};
use crate::tr;

rule!("text-no-longer-stands", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(newest) = resolved.loaded.versions.last() else { return };
    for case in &resolved.loaded.cases {
        match &case.case.version {
            Some(version) => named(resolved, case, version, findings),
            None => unnamed(resolved, case, newest, findings),
        }
    }
}

/// A case that says which version it puts up.
fn named(resolved: &Resolved<'_>, case: &LoadedCase, version: &Spanned<String>, findings: &mut Findings) {
    let versions = &resolved.loaded.versions;
    let name = &version.value;
    let at = Place { source: case.source, span: version.span };
    let Some(put_up) = versions.iter().find(|frozen| frozen.name == *name) else {
        if !undecided(case, None).is_empty() {
            findings.extend(not_frozen(versions, case, name).map(|finding| finding.at(at)));
        }
        return;
    };
    let undecided = undecided(case, Some(put_up));
    if undecided.is_empty() {
        return;
    }
    // The newest version is what the councils that have not decided should have before them.
    let later = versions.iter().rev().find(|frozen| order(&frozen.name) > order(name));
    if let Some(later) = later {
        findings.add(replaced(resolved, &undecided, name, later).at(at));
    }
    findings.extend(gone(put_up).map(|finding| finding.at(at)));
    if later.is_none() {
        findings.extend(differing(resolved, case, put_up, at));
    }
}

/// A case that says no version puts up the text as it is now; others may have adopted the newest that was frozen.
fn unnamed(resolved: &Resolved<'_>, case: &LoadedCase, newest: &Adopted, findings: &mut Findings) {
    let some = !newest.councils.is_empty() && !newest.record.parties.keys().all(|party| newest.has_decided(party));
    if some && !undecided(case, Some(newest)).is_empty() {
        let kind = case.case.kind.as_ref().map_or(Span::default(), |kind| kind.span);
        findings.extend(differing(resolved, case, newest, Place { source: case.source, span: kind }));
    }
}

/// The parties of a case whose councils have still to decide.
fn undecided<'a>(case: &'a LoadedCase, version: Option<&Adopted>) -> Vec<&'a str> {
    let voted = |own: &CaseParty| own.bodies.iter().any(|body| body.role.value == BodyRole::Decision && body.text.is_some());
    let decided = |id: &str, own| voted(own) || version.is_some_and(|version| version.has_decided(id));
    let parties = case.case.parties.iter().map(|(id, own)| (id.0.as_str(), &own.value));
    parties.filter(|(id, own)| !decided(id, own)).map(|(id, _)| id).collect()
}

/// «vedtatt av 2 av 3».
fn standing(version: &Adopted) -> Text {
    let all = version.record.parties.len();
    let some = version.record.parties.keys().filter(|party| version.has_decided(party)).count();
    match some {
        0 => tr! { nb: "frosset", nn: "frosen", en: "frozen" },
        n if n == all => tr! { nb: "vedtatt av alle", nn: "vedteken av alle", en: "adopted by all" },
        n => tr! { nb: "vedtatt av {n} av {all}", nn: "vedteken av {n} av {all}", en: "adopted by {n} of {all}" },
    }
}

fn replaced(resolved: &Resolved<'_>, undecided: &[&str], version: &str, later: &Adopted) -> Finding {
    let names = |lang| join(&undecided.iter().map(|id| resolved.loaded.party_name(id, lang)).collect::<Vec<_>>(), lang);
    let (nb, nn) = (names(Lang::Nb), names(Lang::Nn));
    let (newer, is) = (&later.name, standing(later));
    let (is_nb, is_nn, is_en) = (&is.nb, &is.nn, &is.en);
    because(Finding::warning("text-no-longer-stands", tr! { nb: "saken i {nb} legger fram versjon {version}, men versjon {newer} er {is_nb}", nn: "saka i {nn} legg fram versjon {version}, men versjon {newer} er {is_nn}", en: "the case of {nb} puts up version {version}, but version {newer} is {is_en}" }))
        .todo(tr! { nb: "legg fram versjon {newer} i stedet: rett `version` i saken, og bygg papirene på nytt", nn: "legg fram versjon {newer} i staden: rett `version` i saka, og bygg papira på nytt", en: "put up version {newer} instead: correct `version` in the case and build the papers again" })
}

/// Frozen files that are no longer what they were.
fn gone(version: &Adopted) -> Option<Finding> {
    let altered = version.altered.first()?;
    let (name, file, dir) = (&version.name, &altered.file, &version.dir);
    let what = if altered.gone {
        tr! { nb: "saken legger fram versjon {name}, men den frosne filen «{file}» er borte", nn: "saka legg fram versjon {name}, men den frosne fila «{file}» er borte", en: "the case puts up version {name}, but the frozen file `{file}` is gone" }
    } else {
        tr! { nb: "saken legger fram versjon {name}, men den frosne filen «{file}» er endret", nn: "saka legg fram versjon {name}, men den frosne fila «{file}» er endra", en: "the case puts up version {name}, but the frozen file `{file}` was changed" }
    };
    Some(because(Finding::warning("text-no-longer-stands", what))
        .todo(tr! { nb: "hent den tilbake, for eksempel med «git checkout -- {dir}/{file}», eller frys teksten som en ny versjon", nn: "hent ho tilbake, til dømes med «git checkout -- {dir}/{file}», eller frys teksten som ein ny versjon", en: "bring it back, for instance with `git checkout -- {dir}/{file}`, or freeze the text as a new version" }))
}

/// Attachments whose text is another now than the one that was frozen. A text that came from elsewhere cannot be compared.
fn differing(resolved: &Resolved<'_>, case: &LoadedCase, version: &Adopted, at: Place) -> Vec<Finding> {
    let attachments = case.case.attachments.iter().enumerate();
    let other = attachments.filter_map(|(number, attachment)| {
        let (now, frozen) = codes(resolved, attachment, version)?;
        let (number, name) = (number + 1, &version.name);
        let finding = Finding::warning("text-no-longer-stands", tr! { nb: "vedlegg {number} er en annen tekst enn versjon {name}: kontrollkode {now}, frosset med {frozen}", nn: "vedlegg {number} er ein annan tekst enn versjon {name}: kontrollkode {now}, frosen med {frozen}", en: "attachment {number} is another text than version {name}: control code {now}, frozen with {frozen}" });
        let place = Place { source: case.source, span: attachment.document.as_ref().map_or(at.span, |document| document.span) };
        let said = tr! { nb: "versjonen i saken", nn: "versjonen i saka", en: "the version of the case" };
        let finding = if case.case.version.is_some() { finding.at(place).label(at, said) } else { finding.at(place) };
        Some(because(finding).todo(tr! { nb: "legg ved teksten i adopted/{name}, eller frys teksten slik den er nå som en ny versjon og før den opp i saken", nn: "legg ved teksten i adopted/{name}, eller frys teksten slik han er no som ein ny versjon og før han opp i saka", en: "attach the text in adopted/{name}, or freeze the text as it is now as a new version and name that in the case" }))
    });
    other.collect()
}

/// The control code of an attached document as it is now and as it was frozen, in the first language in which they differ.
fn codes(resolved: &Resolved<'_>, attachment: &Attachment, version: &Adopted) -> Option<(String, String)> {
    let kind = attachment.document.as_ref()?;
    let placed = resolved.documents.iter().find(|d| d.kind.id == kind.0 && d.is_joint())?;
    placed.langs.iter().find_map(|&lang| {
        let frozen = control_code(&version.record.documents.get(&placed.stem(lang))?.value);
        let now = resolved.control_code(placed, lang);
        (now != frozen).then_some((now, frozen))
    })
}

/// A version nobody has frozen: one that is being made, or one that never was.
fn not_frozen(versions: &[Adopted], case: &LoadedCase, name: &str) -> Option<Finding> {
    let newest = versions.last()?;
    if order(name) < order(&newest.name) {
        let known = versions.iter().map(|frozen| frozen.name.as_str());
        let finding = Finding::warning(
            "text-no-longer-stands",
            tr! { nb: "saken legger fram versjon {name}, som ikke finnes", nn: "saka legg fram versjon {name}, som ikkje finst", en: "the case puts up version {name}, which does not exist" },
        );
        return Some(because(finding).todo(suggest(name, known)));
    }
    let adopts = case.case.kind.as_ref().is_some_and(|kind| {
        matches!(kind.value, CaseKind::Establish | CaseKind::Join | CaseKind::Amend | CaseKind::Convert | CaseKind::Replace)
    });
    let finding = Finding::advice(
        "text-no-longer-stands",
        tr! { nb: "saken legger fram versjon {name}, som ikke er frosset", nn: "saka legg fram versjon {name}, som ikkje er frosen", en: "the case puts up version {name}, which is not frozen" },
    );
    adopts.then(|| because(finding).todo(tr! { nb: "frys den før sakene blir sendt: «avtaleverk adopt … --version {name}»", nn: "frys han før sakene blir sende: «avtaleverk adopt … --version {name}»", en: "freeze it before the papers are sent: `avtaleverk adopt … --version {name}`" }))
}

fn because(finding: Finding) -> Finding {
    finding.why(tr! { nb: "alle deltakerne må vedta den samme avtalen (kommuneloven §§ 18-4, 19-4 og 20-4 andre ledd, IKS-loven § 4 andre ledd)", nn: "alle deltakarane må vedta den same avtalen (kommuneloven §§ 18-4, 19-4 og 20-4 andre ledd, IKS-loven § 4 andre ledd)", en: "all participants must adopt the same agreement (kommuneloven §§ 18-4, 19-4 and 20-4 (2), IKS-loven § 4 (2))" })
}
