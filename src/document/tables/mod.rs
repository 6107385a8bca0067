//! Tables made in Rust from typed values: rows, columns, scopes, totals and units, a figure in every computed cell.
//! Enter at `make`; a table is one function and one line in `TABLES`.

mod amounts;
mod build;
mod case;
mod charts;
mod compare;
mod conversion;
mod cost_charts;
pub(super) mod costs;
mod coverage;
mod downtime;
mod exit;
mod figures;
pub(super) mod keys;
pub(crate) mod matter;
mod notes;
mod numbers;
mod parties;
mod privacy;
pub(super) mod registers;
mod series;
mod service;
mod working;

use crate::document::tree::{Block, SignatureLine};
use crate::lang::{Form, Lang, Words};
use crate::resolve::{Placed, Resolved};

/// What a table is made from.
pub(crate) struct View<'a> {
    pub(crate) resolved: &'a Resolved<'a>,
    pub(crate) placed: &'a Placed<'a>,
    pub(crate) lang: Lang,
}

type Maker = fn(&View<'_>) -> Vec<Block>;

/// Every table a clause may name.
const TABLES: &[(&str, Maker)] = &[
    ("alternative-figures", figures::alternative_figures),
    ("alternatives", case::alternatives),
    ("appeals-members", parties::appeals_members),
    ("assumptions", notes::assumptions),
    ("attachments", case::attachments),
    ("board-members", parties::board_members),
    ("case-changes", matter::changes),
    ("case-costs", costs::case_costs),
    ("case-difference", matter::difference),
    ("case-estimate", matter::estimate),
    ("case-figures", figures::case_figures),
    ("case-grants", amounts::grants),
    ("case-guarantees", amounts::guarantees),
    ("case-head", case::head),
    ("case-process", case::process),
    ("case-series", series::case_series),
    ("case-shares", matter::shares),
    ("conversion", conversion::provisions),
    ("cost-agreed", compare::agreed),
    ("cost-before", compare::before),
    ("cost-comparison", compare::keys_side_by_side),
    ("cost-lines", costs::lines),
    ("cost-sensitivity", compare::around),
    ("cost-shares", cost_charts::of_agreement),
    ("cost-working", working::working),
    ("costs", costs::costs),
    ("coverage", coverage::coverage),
    ("default-law", coverage::default_law),
    ("deposits", parties::deposits),
    ("downtime", downtime::downtime),
    ("exit-costs", exit::costs),
    ("exit-owed", exit::owed),
    ("exit-settlement", exit::settlement),
    ("exit-shares", exit::shares),
    ("exit-working", exit::working),
    ("extras", service::extras),
    ("keys", keys::keys),
    ("levels", service::levels),
    ("lock-in", exit::lock_in),
    ("members", parties::members),
    ("open-questions", notes::open_questions),
    ("other-documents", case::other_documents),
    ("parties", parties::parties),
    ("powers", parties::powers),
    ("priorities", service::priorities),
    ("registers", registers::registers),
    ("rounding-order", working::rounding_order),
    ("series", series::series),
    ("services", service::services),
    ("share-changes", figures::share_changes),
    ("shares", parties::shares),
    ("sub-processors", privacy::sub_processors),
    ("transfers", privacy::transfers),
    ("withheld", service::withheld),
];

/// The names of the tables.
pub fn ids() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(id, _)| *id)
}

/// Makes a table by name; nothing when there is nothing to put in it.
pub(crate) fn make(id: &str, resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang) -> Vec<Block> {
    let view = View { resolved, placed, lang };
    TABLES.iter().find(|(name, _)| *name == id).map_or_else(Vec::new, |(_, make)| make(&view))
}

/// What stands at the head of a draft: what is open, and what was assumed.
pub(crate) fn front_notes(resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang) -> Vec<Block> {
    let view = View { resolved, placed, lang };
    let mut blocks = notes::open_questions(&view);
    blocks.extend(notes::assumptions(&view));
    blocks
}

/// The assumptions a text marks with †, for a paper that does not list them all.
pub(crate) fn assumptions_of(resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang, body: &[Block]) -> Vec<Block> {
    notes::assumptions_of(&View { resolved, placed, lang }, body)
}

/// The whole name of a participant.
pub(crate) fn full_name(resolved: &Resolved<'_>, id: &str, lang: Lang) -> Option<String> {
    let party = resolved.loaded.agreement.parties.iter().find(|party| party.id.0 == id)?;
    party.name.in_lang(lang).map(str::to_owned)
}

/// The lines to sign on, one a party, or one for the party whose own the paper is; and one for who signs beside them, with what it signs
/// as. `role` stands in the place of the office.
pub(crate) fn signatures(
    resolved: &Resolved<'_>,
    placed: &Placed<'_>,
    lang: Lang,
    role: Option<&str>,
    also: Option<(String, String)>,
) -> Block {
    let agreement = &resolved.loaded.agreement;
    let by = agreement.signatures.as_ref().and_then(|s| s.by.as_ref()).map_or("ordfører", |b| b.value.id());
    let office = role.or_else(|| Words::embedded().word("signatory", by, lang, Form::Indefinite)).unwrap_or(by);
    let line =
        |(party, office)| SignatureLine { party, office, place_and_date: lang.pick("Sted og dato", "Stad og dato").to_owned() };
    let signs = |id: &str| placed.party.is_none_or(|own| own == id);
    let parties = agreement.parties.iter().filter(|party| signs(&party.id.0)).map(|party| {
        let name = full_name(resolved, &party.id.0, lang).unwrap_or_else(|| party.id.0.clone());
        (name, office.to_owned())
    });
    Block::Signature { lines: parties.chain(also).map(line).collect() }
}
