//! The organs of an agreement as the rules about them need them: which there are, what they are called, and which offices sit in them.
//! Enter at [`representative`] and [`offices`].

use crate::agreement::governance::{Governance, Representantskap};
use crate::agreement::leaf::Label;
use crate::lang::words::Words;
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

/// The form ids the rules about organs tell apart.
pub(super) const IPR: &str = "interkommunalt-politisk-raad";
pub(super) const KO: &str = "kommunalt-oppgavefellesskap";
pub(super) const HOST: &str = "vertskommune-administrativ";
pub(super) const NEMND: &str = "vertskommune-nemnd";
pub(super) const IKS: &str = "interkommunalt-selskap";

/// An organ of a cooperation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Organ {
    Representantskap,
    Committee,
    Board,
    Appeals,
}

impl Organ {
    /// Where it stands in agreement.yaml.
    pub(super) fn path(self) -> &'static str {
        match self {
            Organ::Representantskap => "governance.representantskap",
            Organ::Committee => "governance.committee",
            Organ::Board => "governance.board",
            Organ::Appeals => "governance.appeals_committee",
        }
    }

    /// Its name in the definite.
    pub(super) fn name(self) -> Text {
        match self {
            Organ::Representantskap => {
                tr! { nb: "representantskapet", nn: "representantskapet", en: "the representantskap" }
            }
            Organ::Committee => tr! { nb: "nemnda", nn: "nemnda", en: "the joint committee" },
            Organ::Board => tr! { nb: "styret", nn: "styret", en: "the board" },
            Organ::Appeals => tr! { nb: "klagenemnda", nn: "klagenemnda", en: "the appeals committee" },
        }
    }
}

/// The organs of an agreement and the form it has; none when either is not said.
pub(super) fn of<'a>(resolved: &'a Resolved<'_>) -> Option<(&'a str, &'a Governance)> {
    Some((resolved.form_id()?, &resolved.loaded.agreement.governance.as_ref()?.value))
}

/// The organs whose members the parties elect.
pub(super) fn representative(governance: &Governance) -> impl Iterator<Item = (Organ, &Spanned<Representantskap>)> {
    let both = [(Organ::Representantskap, &governance.representantskap), (Organ::Committee, &governance.committee)];
    both.into_iter().filter_map(|(organ, said)| Some((organ, said.as_ref()?)))
}

/// Every office that is said to sit in an organ.
pub(super) fn offices(governance: &Governance) -> Vec<(Organ, &Spanned<Label>)> {
    let mut found = Vec::new();
    for (organ, said) in representative(governance) {
        found.extend(said.members.values().filter_map(|seats| Some((organ, seats.office.as_ref()?))));
        found.extend(said.offices.iter().map(|office| (organ, office)));
    }
    if let Some(board) = &governance.board {
        found.extend(board.by_party.values().filter_map(|seats| Some((Organ::Board, seats.office.as_ref()?))));
        found.extend(board.offices.iter().map(|office| (Organ::Board, office)));
    }
    found
}

/// What an office may be said to be held in without becoming another office than the act means.
const HELD_IN: &[&str] = &[
    "kommunen",
    "kommunene",
    "kommunane",
    "hver kommune",
    "kvar kommune",
    "hver av kommunene",
    "kvar av kommunane",
    "deltakerne",
    "deltakarane",
    "hver deltaker",
    "kvar deltakar",
    "deltakerkommunene",
    "deltakarkommunane",
    "rådet",
    "oppgavefellesskapet",
    "oppgåvefellesskapet",
    "selskapet",
];

/// The office a line of text is the name of, such as `kommunedirektør` for «Kommunedirektørene» and «kommunedirektøren i Nordvik».
pub(super) fn office_of(resolved: &Resolved<'_>, label: &Label) -> Option<&'static str> {
    let word = |text: &str| Words::embedded().word_of("office", text);
    let texts = [&label.one, &label.nb, &label.nn];
    texts.into_iter().flatten().find_map(|text| word(text).or_else(|| word(without_place(resolved, text)?)))
}

/// A text without «i kommunen», «hos deltakerne» or «i Nordvik» behind it; none when it ends in something else.
fn without_place<'t>(resolved: &Resolved<'_>, text: &'t str) -> Option<&'t str> {
    let is_party = |place: &str| {
        resolved.loaded.agreement.parties.iter().any(|party| {
            let names = [Some(&party.name), party.short.as_ref()].into_iter().flatten();
            names.flat_map(|name| [&name.one, &name.nb, &name.nn]).flatten().any(|name| name.to_lowercase() == place)
        })
    };
    [" i ", " hos ", " fra ", " frå ", " for ", " av "].into_iter().find_map(|word| {
        let (office, place) = text.trim().split_once(word)?;
        let place = place.to_lowercase();
        (HELD_IN.contains(&place.as_str()) || is_party(&place)).then_some(office)
    })
}

/// So many members or deputies, in words: «1 medlem», «2 varamedlemmer».
pub(super) fn counted(n: u32, noun: &str, lang: Lang) -> String {
    Words::embedded().count(n.into(), noun, lang).unwrap_or_else(|| n.to_string()).replace('\u{a0}', " ")
}

/// Is what stands at a path open, so that it is not known whether it is wrong?
pub(super) fn is_open(resolved: &Resolved<'_>, path: &str) -> bool {
    resolved.loaded.tree.at(path).open_question().is_some()
}
