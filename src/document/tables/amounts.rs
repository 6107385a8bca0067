//! What each participant of a case is asked to guarantee for or to grant, the paper's own first. Enter at [`guarantees`] and [`grants`].

use super::View;
use super::build::words;
use crate::case::CaseParty;
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::number;
use crate::quantity::Kroner;

/// The guarantees, with their sum when all are known.
pub(super) fn guarantees(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("case-guarantees", view.t("Garantier i kroner", "Garantiar i kroner"))
        .words(view.t("Deltaker", "Deltakar"))
        .numbers(view.t("Garanti", "Garanti"));
    let rows = rows(view, false, |own| [own.guarantee.as_ref().map(|amount| amount.value.0.clone())]);
    for (id, [amount]) in &rows {
        table.row(id, view.row_kind(id), vec![view.party(id), figure(amount.as_ref())]);
    }
    table.row("sum", RowKind::Total, vec![words("Sum"), figure(sum(&rows, 0).as_ref())]);
    table.done()
}

/// The grants before and after, the change, and their sums where all are known.
pub(super) fn grants(view: &View<'_>) -> Vec<Block> {
    let rows = rows(view, true, |own| {
        let said = own.budget.as_ref().map(|budget| &budget.value);
        let amount = |of: Option<&crate::source::Spanned<crate::agreement::leaf::Money>>| of.map(|amount| amount.value.0.clone());
        [amount(said.and_then(|b| b.from.as_ref())), amount(said.and_then(|b| b.to.as_ref()))]
    });
    let before = rows.iter().any(|(_, [from, _])| from.is_some());
    let mut table =
        view.table("case-grants", view.t("Bevilgninger i kroner", "Løyvingar i kroner")).words(view.t("Deltaker", "Deltakar"));
    if before {
        table = table.numbers(view.t("Før", "Før"));
    }
    table = table.numbers(view.t("Etter", "Etter"));
    if before {
        table = table.numbers(view.t("Endring", "Endring"));
    }
    let cells = |first: Vec<Inline>, from: Option<&Kroner>, to: Option<&Kroner>| {
        let change = from.zip(to).map(|(from, to)| to - from);
        let mut cells = vec![first];
        cells.extend(before.then(|| figure(from)));
        cells.push(figure(to));
        cells.extend(before.then(|| figure(change.as_ref())));
        cells
    };
    for (id, [from, to]) in &rows {
        table.row(id, view.row_kind(id), cells(view.party(id), from.as_ref(), to.as_ref()));
    }
    let sums = [sum(&rows, 0), sum(&rows, 1)];
    table.row("sum", RowKind::Total, cells(words("Sum"), sums[0].as_ref(), sums[1].as_ref()));
    table.done()
}

type Amounts<const N: usize> = [Option<Kroner>; N];

/// Every participant of the case with its amounts; where all participants pay, those without a part in the case too, so that no table
/// looks whole that is not.
fn rows<'a, const N: usize>(
    view: &'a View<'_>,
    all: bool,
    amounts: impl Fn(&CaseParty) -> Amounts<N>,
) -> Vec<(&'a str, Amounts<N>)> {
    let Some(case) = view.placed.case else { return Vec::new() };
    let own = |id: &str| case.case.parties.iter().find(|(party, _)| party.0 == id).map(|(_, own)| own);
    let none = || all.then(|| std::array::from_fn(|_| None));
    view.own_first()
        .into_iter()
        .filter_map(|id| own(id).map(|own| amounts(own)).or_else(none).map(|amounts| (id, amounts)))
        .collect()
}

/// The sum of one column; nothing when an amount is missing, so that no sum looks whole that is not.
fn sum<const N: usize>(rows: &[(&str, Amounts<N>)], column: usize) -> Option<Kroner> {
    let amounts = rows.iter().map(|(_, amounts)| amounts.get(column).and_then(Option::as_ref));
    amounts.collect::<Option<Vec<_>>>().map(|all| all.into_iter().fold(Kroner::default(), |sum, amount| &sum + amount))
}

fn figure(amount: Option<&Kroner>) -> Vec<Inline> {
    words(amount.map_or_else(|| "–".to_owned(), number::amount))
}
