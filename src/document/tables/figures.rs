//! The figures of a case: amounts with what they are part of, figures of the alternatives, and who pays after a change of shares.

use super::View;
use super::build::{Builder, words};
use super::costs::source_note;
use crate::agreement::leaf::Year;
use crate::case::{KeyFigure, ShareChange, whole_kroner};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::{Lang, number};
use crate::quantity::{Kroner, Ratio};
use crate::source::Spanned;

fn figures<'a>(view: &View<'a>) -> &'a [Spanned<KeyFigure>] {
    view.placed.case.map_or(&[], |case| &case.case.figures.value)
}

/// The figures of the matter, each with its parts under it and what the parts leave.
pub(super) fn case_figures(view: &View<'_>) -> Vec<Block> {
    let all: Vec<&KeyFigure> = figures(view).iter().map(|f| &f.value).filter(|f| f.alternative.is_none()).collect();
    let years = Years { dated: all.iter().any(|f| f.year.is_some()), priced: all.iter().any(|f| f.price_level.is_some()) };
    let mut table = view.table("case-figures", view.t("Tall i saken", "Tal i saka")).words("").numbers(view.t("Tall", "Tal"));
    if years.dated {
        table = table.words(view.t("År", "År"));
    }
    if years.priced {
        table = table.words(view.t("Prisnivå", "Prisnivå"));
    }
    // A part of what is not there, or of a part, stands by itself: no figure is left out.
    let is_whole = |id: &str| all.iter().any(|f| f.id.0 == id && f.within.is_none());
    for figure in all.iter().filter(|f| !f.within.as_ref().is_some_and(|w| is_whole(&w.0))) {
        row(view, figure, "", years, &mut table);
        let parts: Vec<&KeyFigure> =
            all.iter().copied().filter(|f| f.within.as_ref().is_some_and(|w| w.0 == figure.id.0)).collect();
        for part in &parts {
            row(view, part, view.t("herav: ", "av dette: "), years, &mut table);
        }
        rest(view, figure, &parts, years, &mut table);
    }
    table.done()
}

/// Which columns of years any figure needs.
#[derive(Clone, Copy)]
struct Years {
    dated: bool,
    priced: bool,
}

fn row(view: &View<'_>, figure: &KeyFigure, before: &str, years: Years, table: &mut Builder) {
    let path = |key: &str| format!("case.figures[{}].{key}", figure.id.0);
    let mut title = words(before);
    title.extend(view.cell(&path("title")));
    let value = Inline::Value { path: path(kind(figure)), text: figure_text(figure, view.lang) };
    let mut cells = vec![title, vec![value]];
    cells.extend(Some(year(figure.year.as_ref())).filter(|_| years.dated));
    if years.priced {
        cells.push(year(figure.price_level.as_ref()));
    }
    table.row(&figure.id.0, RowKind::Plain, cells);
}

fn year(year: Option<&Spanned<Year>>) -> Vec<Inline> {
    year.map_or_else(Vec::new, |y| words(y.value.0.to_string()))
}

fn kind(figure: &KeyFigure) -> &'static str {
    if figure.amount.is_some() {
        "amount"
    } else if figure.share.is_some() {
        "share"
    } else {
        "number"
    }
}

/// What the parts of a figure leave: nobody has told what it is for.
fn rest(view: &View<'_>, whole: &KeyFigure, parts: &[&KeyFigure], years: Years, table: &mut Builder) {
    let amount = |f: &KeyFigure| f.amount.as_ref().map(|a| a.value.0.clone());
    let Some(mut left) = amount(whole).filter(|_| !parts.is_empty()) else { return };
    for part in parts {
        match amount(part) {
            Some(amount) => left = &left - &amount,
            None => return,
        }
    }
    if left.is_zero() {
        return;
    }
    let near = parts.iter().chain([&whole]).any(|f| f.nearness.is_some());
    let about = if near { "om lag\u{a0}" } else { "" };
    let text = format!("{about}{}", millions(&left));
    let title = view.t("resten, som saken ikke gjør rede for", "resten, som saka ikkje gjer greie for");
    let id = format!("figures/{}/rest", whole.id.0);
    let mut cells = vec![words(title), vec![Inline::Figure { id, text }]];
    cells.extend(Some(year(whole.year.as_ref())).filter(|_| years.dated));
    if years.priced {
        cells.push(Vec::new());
    }
    table.row(&format!("{}/rest", whole.id.0), RowKind::Plain, cells);
}

/// «om lag 0,4 mill. kroner», «over 70 %», «108».
fn figure_text(figure: &KeyFigure, lang: Lang) -> String {
    let value = match (&figure.amount, &figure.share, &figure.number) {
        (Some(amount), ..) => millions(&amount.value.0),
        (None, Some(share), _) => number::percent(&share.value.0),
        (None, None, Some(n)) => number::number(&n.value.0),
        (None, None, None) => return String::new(),
    };
    let near = figure
        .nearness
        .as_ref()
        .and_then(|n| crate::lang::Words::embedded().word("nearness", n.value.id(), lang, crate::lang::Form::Indefinite));
    near.map_or_else(|| value.clone(), |near| format!("{near}\u{a0}{value}"))
}

/// Millions with the decimals they have, as a text writes them: «200 mill. kroner», «6,05 mill. kroner».
fn millions(amount: &Kroner) -> String {
    let millions = amount.to_ratio().checked_div(&Ratio::whole(1_000_000));
    format!("{}\u{a0}mill.\u{a0}kroner", number::number(&millions.unwrap_or_else(Ratio::zero)))
}

/// The figures of each alternative.
pub(super) fn alternative_figures(view: &View<'_>) -> Vec<Block> {
    let caption = view.t("Tall for alternativene", "Tal for alternativa");
    let mut table = view
        .table("alternative-figures", caption)
        .words(view.t("Alternativ", "Alternativ"))
        .words("")
        .numbers(view.t("Tall", "Tal"));
    table = table.words(view.t("År", "År"));
    for figure in figures(view) {
        let Some(alternative) = figure.alternative.as_ref() else { continue };
        let path = |key: &str| format!("case.figures[{}].{key}", figure.id.0);
        table.row(
            &figure.id.0,
            RowKind::Plain,
            vec![
                view.cell(&format!("case.alternatives[{}].title", alternative.0)),
                view.cell(&path("title")),
                vec![Inline::Value { path: path(kind(figure)), text: figure_text(figure, view.lang) }],
                year(figure.year.as_ref()),
            ],
        );
    }
    table.done()
}

/// Every change of shares: before, after, and what nobody pays.
pub(super) fn share_changes(view: &View<'_>) -> Vec<Block> {
    view.placed.case.map_or_else(Vec::new, |case| case.case.share_changes.iter().flat_map(|c| share_change(view, c)).collect())
}

fn share_change(view: &View<'_>, change: &ShareChange) -> Vec<Block> {
    let whole = change.whole(figures(view));
    let caption = change.title.in_lang(view.lang).unwrap_or(&change.id.0).to_owned();
    let mut table = view
        .table(&format!("share-change:{}", change.id.0), caption)
        .words(view.t("Deltaker", "Deltakar"))
        .numbers(view.t("Andel i dag", "Del i dag"))
        .numbers(view.t("Ny andel", "Ny del"));
    if whole.is_some() {
        table = table
            .numbers(view.t("Kroner i dag", "Kroner i dag"))
            .numbers(view.t("Kroner etter endringen", "Kroner etter endringa"))
            .numbers(view.t("Endring", "Endring"));
    }
    let maker = Maker { change, whole: whole.as_ref(), parts: change.parts() };
    for (party, shares) in &change.parties.value {
        let cells = maker.cells(&party.0, Some(&shares.from.value.0), &shares.to.value.0);
        let name = view.party(&party.0);
        table.row(&party.0, view.row_kind(&party.0), std::iter::once(name).chain(cells).collect());
    }
    let unpaid = change.unpaid();
    if !unpaid.is_zero() {
        let title = if unpaid.is_negative() {
            view.t("Betalt for mye", "Betalt for mykje")
        } else {
            view.t("Ingen betaler", "Ingen betaler")
        };
        let cells = maker.cells("unpaid", None, &unpaid);
        table.row("unpaid", RowKind::Total, std::iter::once(words(title)).chain(cells).collect());
    }
    notes(view, change, whole.as_ref(), &mut table);
    table.done()
}

/// Makes the cells of one row.
struct Maker<'a> {
    change: &'a ShareChange,
    whole: Option<&'a Ratio>,
    parts: u16,
}

impl Maker<'_> {
    fn cells(&self, key: &str, from: Option<&Ratio>, to: &Ratio) -> Vec<Vec<Inline>> {
        let share = |share: Option<&Ratio>| share.map_or_else(Vec::new, |s| words(number::parts_of(s, self.parts)));
        let mut cells = vec![share(from), share(Some(to))];
        if let Some(whole) = self.whole {
            let kroner = |share: &Ratio| whole_kroner(&(share * whole));
            let cell = |what: &str, amount: Kroner| {
                let id = format!("share-change/{}/{key}/{what}", self.change.id.0);
                vec![Inline::Figure { id, text: number::amount(&amount) }]
            };
            cells.push(from.map_or_else(Vec::new, |from| cell("from", kroner(from))));
            cells.push(cell("to", kroner(to)));
            cells.push(from.map_or_else(Vec::new, |from| cell("change", &kroner(to) - &kroner(from))));
        }
        cells
    }
}

/// How the whole was found, and what the shares would be of a new whole.
fn notes(view: &View<'_>, change: &ShareChange, whole: Option<&Ratio>, table: &mut Builder) {
    let payer = change.parties.iter().find_map(|(id, p)| Some((id, p, p.paid.as_ref()?)));
    if let (Some(whole), Some((_, shares, paid))) = (whole, payer) {
        let title = |id: &str| figures(view).iter().find(|f| f.id.0 == id).and_then(|f| f.title.in_lang(view.lang));
        let from = number::parts_of(&shares.from.value.0, change.parts());
        let sum = number::kroner(&whole_kroner(whole), view.lang);
        let of = title(&paid.0).unwrap_or(&paid.0);
        table.note(view.lang.pick(
            format!("Hele kostnaden er regnet ut: «{of}» er {from} av {sum}."),
            format!("Heile kostnaden er rekna ut: «{of}» er {from} av {sum}."),
        ));
    }
    if let Some(note) = change.note.as_ref().and_then(|n| n.in_lang(view.lang)) {
        table.note(note);
    }
    source_note(view, change.source.as_ref().and_then(|s| s.in_lang(view.lang)), table);
}
