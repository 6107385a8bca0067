//! Points all the councils take alike, and which are not: another wording in one language form, other values in the other, or a point that
//! one council lacks.

use super::rule;
use crate::case::points::is_shared;
use crate::check::said::{difference, said};
use crate::diag::{Finding, Findings};
use crate::document::tables::matter;
use crate::document::tree::Block;
use crate::lang::{Lang, Text};
use crate::resolve::{LoadedCase, Placed, Resolved, entry_blocks, joining, leaving};
use crate::source::{Place, Span};
use crate::tr;

rule!("shared-point-differs", Warning);

/// The decision of one council.
struct Decision<'a> {
    party: &'a str,
    lang: Lang,
    /// What tells councils apart that lawfully take other points: who joins, leaves, is host or keeps the office.
    part: [bool; 4],
    /// The shared points: anchor and text.
    points: Vec<(String, String)>,
}

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let names = names(resolved);
    for case in &resolved.loaded.cases {
        let decisions = decisions(resolved, case);
        for (at, decision) in decisions.iter().enumerate() {
            let before = decisions.get(..at).unwrap_or_default();
            for (anchor, text) in &decision.points {
                let said_by = |same: bool| {
                    let others = before.iter().filter(|other| (other.lang == decision.lang) == same);
                    others.filter_map(|other| Some((other, other.point(anchor)?))).next()
                };
                // Councils of the same form are compared word for word, the first of each form value for value.
                let what = match said_by(true) {
                    Some((first, other)) if other != text => Some(other_words(resolved, anchor, decision, first)),
                    Some(_) => None,
                    None => said_by(false).and_then(|(first, other)| {
                        let (here, there) = difference(&said(text, &names), &said(other, &names));
                        let differs = !(here.is_empty() && there.is_empty());
                        differs.then(|| other_values(resolved, anchor, (decision, &here), (first, &there)))
                    }),
                };
                findings.extend(what.map(|what| finding(case, decision, what)));
            }
            if let Some(first) = before.iter().find(|other| other.part == decision.part) {
                findings.extend(lacking(resolved, first, decision).map(|what| finding(case, decision, what)));
            }
        }
    }
}

impl Decision<'_> {
    fn point(&self, anchor: &str) -> Option<&String> {
        self.points.iter().find(|(id, _)| id == anchor).map(|(_, text)| text)
    }
    fn name(&self, resolved: &Resolved<'_>) -> (String, String) {
        (resolved.loaded.party_name(self.party, Lang::Nb), resolved.loaded.party_name(self.party, Lang::Nn))
    }
}

/// What every participant is called, by id.
fn names(resolved: &Resolved<'_>) -> Vec<(String, Vec<String>)> {
    let parties = resolved.loaded.agreement.parties.iter();
    let called = parties.map(|party| {
        let all = std::iter::once(&party.name).chain(&party.short);
        let forms = all.flat_map(|name| [name.in_lang(Lang::Nb), name.in_lang(Lang::Nn)]).flatten();
        (party.id.0.clone(), forms.map(str::to_owned).collect())
    });
    called.collect()
}

fn decisions<'a>(resolved: &'a Resolved<'_>, case: &LoadedCase) -> Vec<Decision<'a>> {
    let agreement = &resolved.loaded.agreement;
    let is = |said: &Option<crate::source::Spanned<crate::agreement::leaf::PartyId>>, party: &str| {
        said.as_ref().is_some_and(|id| id.0 == party)
    };
    let of_case = |paper: &&Placed<'_>| paper.case.is_some_and(|other| other.id == case.id);
    let decision = |paper: &'a Placed<'_>| {
        let (party, lang) = (paper.party?, *paper.langs.first()?);
        let part = [
            joining(&case.case).contains(&party),
            leaving(&case.case) == Some(party),
            is(&agreement.host, party),
            is(&agreement.office, party),
        ];
        Some(Decision { party, lang, part, points: shared(resolved, paper, lang) })
    };
    resolved.documents.iter().filter(|paper| of_case(paper)).filter_map(decision).collect()
}

/// The shared points of a paper: anchor and text.
fn shared(resolved: &Resolved<'_>, paper: &Placed<'_>, lang: Lang) -> Vec<(String, String)> {
    let Some(entry) = paper.entries().find(|entry| entry.topic == "decision-points") else { return Vec::new() };
    let blocks = entry_blocks(resolved, paper, entry, lang, &mut Findings::default());
    let mut points = Vec::new();
    for block in &blocks {
        let Block::List { items, .. } = block else { continue };
        for (item, text) in items.iter().zip(matter::points(block)) {
            let anchor = item.id.as_deref().and_then(|id| id.rsplit('/').next());
            points.extend(anchor.filter(|anchor| is_shared(anchor)).map(|anchor| (anchor.to_owned(), text)));
        }
    }
    points
}

fn other_words(resolved: &Resolved<'_>, anchor: &str, here: &Decision<'_>, first: &Decision<'_>) -> Text {
    let ((nb, nn), (nb_first, nn_first)) = (here.name(resolved), first.name(resolved));
    tr! { nb: "punktet «{anchor}» er et annet i {nb} enn i {nb_first}", nn: "punktet «{anchor}» er eit anna i {nn} enn i {nn_first}", en: "the point `{anchor}` of {nb} is another than that of {nb_first}" }
}

/// What one form says and the other does not: «400 000 kroner» against «450 000 kroner».
fn other_values(
    resolved: &Resolved<'_>,
    anchor: &str,
    (here, said_here): (&Decision<'_>, &[String]),
    (first, said_first): (&Decision<'_>, &[String]),
) -> Text {
    let ((nb, nn), (nb_first, nn_first)) = (here.name(resolved), first.name(resolved));
    let quoted = |said: &[String], none: &str| match said {
        [] => none.to_owned(),
        said => said.iter().map(|one| format!("«{one}»")).collect::<Vec<_>>().join(", "),
    };
    let (in_nb, in_nb_first) = (quoted(said_here, "ikke det"), quoted(said_first, "ikke det"));
    let (in_nn, in_nn_first) = (quoted(said_here, "ikkje det"), quoted(said_first, "ikkje det"));
    tr! { nb: "punktet «{anchor}» sier {in_nb} i {nb}, men {in_nb_first} i {nb_first}", nn: "punktet «{anchor}» seier {in_nn} i {nn}, men {in_nn_first} i {nn_first}", en: "the point `{anchor}` says {in_nb} in {nb}, but {in_nb_first} in {nb_first}" }
}

/// The points only one of two councils with the same part in the matter takes.
fn lacking(resolved: &Resolved<'_>, first: &Decision<'_>, here: &Decision<'_>) -> Option<Text> {
    let only = |one: &Decision<'_>, other: &Decision<'_>| {
        one.points.iter().map(|(anchor, _)| anchor.clone()).find(|anchor| other.point(anchor).is_none())
    };
    let (anchor, has, lacks) = match (only(first, here), only(here, first)) {
        (Some(anchor), _) => (anchor, first, here),
        (None, Some(anchor)) => (anchor, here, first),
        (None, None) => return None,
    };
    let ((nb, nn), (nb_lacks, nn_lacks)) = (has.name(resolved), lacks.name(resolved));
    Some(
        tr! { nb: "punktet «{anchor}» står i vedtaket i {nb}, men ikke i {nb_lacks}", nn: "punktet «{anchor}» står i vedtaket i {nn}, men ikkje i {nn_lacks}", en: "the point `{anchor}` is in the decision of {nb} but not in that of {nb_lacks}" },
    )
}

fn finding(case: &LoadedCase, decision: &Decision<'_>, what: Text) -> Finding {
    let span = case.tree.at(&format!("parties.{}", decision.party)).span.unwrap_or(Span::new(0, 0));
    Finding::warning("shared-point-differs", what)
        .at(Place { source: case.source, span })
        .why(tr! { nb: "felles punkter skal være ord for ord like i én målform og si det samme i den andre", nn: "felles punkt skal vere ord for ord like i éi målform og seie det same i den andre", en: "shared points are alike word for word in one language form and say the same in the other" })
        .todo(tr! { nb: "rett klausulen eller verdien, eller skriv det som er ulikt, som et eget punkt for kommunen", nn: "rett klausulen eller verdien, eller skriv det som er ulikt, som eit eige punkt for kommunen", en: "correct the clause or the value, or write what differs as a point of the council's own" })
}
