//! Are the parties of a frozen version still there: by the agreement as it stands now, and by the register of municipalities.
//! Enter at [`parties`].

use super::{Adopted, CouncilFile};
use crate::agreement::Party;
use crate::diag::Finding;
use crate::diff::Version;
use crate::lang::{Lang, Text, date};
use crate::law::Municipality;
use crate::quantity::Date;
use crate::resolve::Resolved;
use crate::source::{Place, SourceId, Spanned};
use crate::tr;

/// Parties that have another name now, have left, or are municipalities that are no more on the law date. `frozen` is what the version
/// says of itself.
pub(super) fn parties(adopted: &Adopted, frozen: Option<&Version>, resolved: &Resolved<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, was) in &adopted.record.parties {
        let party = Frozen { adopted, version: frozen, resolved, id, was };
        match (party.gone(), resolved.loaded.party(id)) {
            (Some(old), _) => findings.extend(party.merged(old)),
            (None, None) => findings.push(party.left()),
            (None, Some(_)) => findings.extend(party.renamed()),
        }
    }
    findings
}

/// A party as it was when the version was frozen.
struct Frozen<'a> {
    adopted: &'a Adopted,
    version: Option<&'a Version>,
    resolved: &'a Resolved<'a>,
    id: &'a str,
    was: &'a Spanned<String>,
}

impl Frozen<'_> {
    fn place(&self) -> Place {
        Place { source: self.adopted.source, span: self.was.span }
    }

    /// What the version said of it.
    fn said(&self, key: &str) -> Option<&str> {
        self.version?.values.get(&format!("parties[{}].{key}", self.id)).map(|said| said.nb.as_str())
    }

    /// Its council's record.
    fn council(&self) -> Option<&(CouncilFile, SourceId)> {
        self.adopted.councils.iter().find(|(council, _)| council.party.value.0 == self.id)
    }

    /// The municipality it was, where that is no more.
    fn gone(&self) -> Option<&'static Municipality> {
        if self.said("kind").is_some_and(|kind| kind != "kommune") {
            return None;
        }
        let first = self.adopted.councils.iter().map(|(council, _)| council.date.value.0).min();
        let then = first.or_else(|| self.version?.law_date.parse().ok());
        let day = self.resolved.law_date;
        let old = Municipality::gone(self.said("number"), self.said("name").unwrap_or(&self.was.value), then, day)?;
        // Another number alone is no other party, and stands in no text.
        let same = |now: &Municipality| now.is_called(old.name());
        (old.was_merged() || !matches!(old.on(day)[..], [now] if same(now))).then_some(old)
    }

    /// The parties of today that came after it.
    fn successors(&self, old: &'static Municipality) -> Vec<&Party> {
        let now = old.on(self.resolved.law_date);
        let is = |party: &&Party| match &party.number {
            Some(number) => now.iter().any(|m| m.number == number.value),
            None => party.name.in_lang(Lang::Nb).is_some_and(|name| now.iter().any(|m| m.is_called(name))),
        };
        self.resolved.loaded.agreement.parties.iter().map(|party| &party.value).filter(is).collect()
    }

    fn merged(&self, old: &'static Municipality) -> Vec<Finding> {
        let (version, became) = (&self.adopted.name, old.became(self.resolved.law_date));
        let what = |start: &str, text: &str| format!("{start} {version}: {text}");
        let what = Text { nb: what("versjon", &became.nb), nn: what("versjon", &became.nn), en: what("version", &became.en) };
        let names: Vec<String> =
            self.successors(old).iter().map(|party| self.resolved.loaded.party_name(&party.id.0, Lang::Nb)).collect();
        let now = names.join(", ");
        let todo = match names.len() {
            0 => {
                tr! { nb: "skriv kommunen som har kommet i stedet, som deltaker, og vedta en ny versjon", nn: "skriv kommunen som har kome i staden, som deltakar, og vedta ein ny versjon", en: "write the municipality that came in its place as a party, and adopt a new version" }
            }
            _ => {
                tr! { nb: "{now} står som deltaker i avtalen nå; navnet kommer inn i teksten med en ny versjon", nn: "{now} står som deltakar i avtalen no; namnet kjem inn i teksten med ein ny versjon", en: "{now} stands as a party to the agreement now; the name enters the text with a new version" }
            }
        };
        let finding = Finding::warning("adopted-party-merged", what).at(self.place()).why(self.record(old)).todo(todo);
        std::iter::once(finding).chain(self.decided_too_late(old)).collect()
    }

    /// Whether the record of what it decided stands.
    fn record(&self, old: &Municipality) -> Text {
        let (name, version) = (old.name(), &self.adopted.name);
        match self.council() {
            Some((council, _)) if council.code.value == self.adopted.record.code.value => {
                let on = council.date.value.0;
                let (nb, nn) = (date::date(on, Lang::Nb), date::date(on, Lang::Nn));
                tr! { nb: "vedtaket i {name} er ført {nb} på denne teksten, og står uendret", nn: "vedtaket i {name} er ført {nn} på denne teksten, og står uendra", en: "{name}'s decision of {on} is recorded on this text and stands unchanged" }
            }
            Some(_) => {
                tr! { nb: "vedtaket i {name} er ført på en annen tekst", nn: "vedtaket i {name} er ført på ein annan tekst", en: "{name}'s decision is recorded on another text" }
            }
            None => {
                tr! { nb: "det er ikke ført noe vedtak i {name} om versjon {version}", nn: "det er ikkje ført noko vedtak i {name} om versjon {version}", en: "no decision by {name} on version {version} is recorded" }
            }
        }
    }

    /// A decision dated when there was no such council.
    fn decided_too_late(&self, old: &Municipality) -> Option<Finding> {
        let ((council, source), until) = (self.council()?, old.until?);
        let on: Date = council.date.value.0;
        if on < until {
            return None;
        }
        let name = old.name();
        let (nb, nn) = (date::date(on, Lang::Nb), date::date(on, Lang::Nn));
        let (ended_nb, ended_nn) = (date::date(until, Lang::Nb), date::date(until, Lang::Nn));
        Some(
            Finding::warning("decided-after-merger", tr! { nb: "vedtaket i {name} er datert {nb}, men kommunen fantes ikke lenger fra {ended_nb}", nn: "vedtaket i {name} er datert {nn}, men kommunen fanst ikkje lenger frå {ended_nn}", en: "{name}'s decision is dated {on}, but the municipality was no more from {until}" })
                .at(Place { source: *source, span: council.date.span })
                .todo(tr! { nb: "se etter om datoen eller deltakeren er ført feil", nn: "sjå etter om datoen eller deltakaren er ført feil", en: "see whether the date or the party was recorded wrongly" }),
        )
    }

    fn left(&self) -> Finding {
        let (before, version) = (&self.was.value, &self.adopted.name);
        Finding::warning("adopted-party-gone", tr! { nb: "{before} er deltaker i den vedtatte versjon {version}, men står ikke i avtalen nå", nn: "{before} er deltakar i den vedtekne versjon {version}, men står ikkje i avtalen no", en: "{before} is a party to the adopted version {version} but does not stand in the agreement now" })
            .at(self.place())
            .todo(tr! { nb: "den vedtatte teksten gjelder til en ny versjon er vedtatt", nn: "den vedtekne teksten gjeld til ein ny versjon er vedteken", en: "the adopted text holds until a new version is adopted" })
    }

    fn renamed(&self) -> Option<Finding> {
        let (before, version) = (&self.was.value, &self.adopted.name);
        let now = self.resolved.loaded.party_name(self.id, Lang::Nb);
        if now == *before {
            return None;
        }
        Some(
            Finding::warning("adopted-party-renamed", tr! { nb: "{before} i versjon {version} heter nå {now} i avtalen", nn: "{before} i versjon {version} heiter no {now} i avtalen", en: "{before} in version {version} is now called {now} in the agreement" })
                .at(self.place())
                .todo(tr! { nb: "gjelder det samme kommune, hører navnet hjemme i en ny versjon", nn: "gjeld det same kommune, høyrer namnet heime i ein ny versjon", en: "if it is the same municipality, the name belongs in a new version" }),
        )
    }
}
