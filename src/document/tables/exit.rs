//! The tables of an exit: the working of the day, what is paid until then, the settlement, and what the rest have afterwards.

use std::collections::BTreeSet;

use super::View;
use super::build::words;
use crate::agreement::words::Payer;
use crate::document::tree::{Block, Inline, RowKind};
use crate::exit::{self, CostAfter, Line, Outcome, ShareAfter};
use crate::lang::{Lang, UiLang, number};
use crate::resolve::leave;

impl View<'_> {
    fn exit(&self) -> Option<Outcome> {
        leave::leaving(self.resolved, self.placed.case?)?.ok()
    }

    fn ui(&self) -> UiLang {
        match self.lang {
            Lang::Nb => UiLang::Nb,
            Lang::Nn => UiLang::Nn,
        }
    }

    fn cost_title(&self, cost: &str) -> Vec<Inline> {
        let title = self.cell(&format!("costs[{cost}].title"));
        if title.is_empty() { words(cost) } else { title }
    }

    fn unsettled(&self) -> Vec<Inline> {
        words(self.t("må vedtas", "må vedtakast"))
    }
}

/// How the day was counted, a step a row.
pub(super) fn working(view: &View<'_>) -> Vec<Block> {
    let Some(found) = view.exit() else { return Vec::new() };
    let mut table = view.table("exit-working", "").numbers(view.t("Steg", "Steg")).words(view.t("Utregning", "Utrekning"));
    for (index, step) in found.date.steps.iter().enumerate() {
        let number = (index + 1).to_string();
        table.row(&number, RowKind::Plain, vec![words(number.clone()), words(capital(&exit::words::step(step, view.ui())))]);
    }
    table.done()
}

/// What the leaver pays, a cost and year a row.
pub(super) fn owed(view: &View<'_>) -> Vec<Block> {
    let Some(found) = view.exit() else { return Vec::new() };
    let mut table = view
        .table("exit-owed", "")
        .words(view.t("År", "År"))
        .words(view.t("Kostnad", "Kostnad"))
        .numbers(view.t("Beløp (kroner)", "Beløp (kroner)"))
        .words(view.t("Del av året", "Del av året"));
    for owed in &found.owed {
        let amount = match &owed.due {
            Some(due) => {
                vec![Inline::Figure { id: format!("exit/owed/{}/{}", owed.cost, owed.year), text: number::amount(due) }]
            }
            None => words(view.t("etter budsjettet for året", "etter budsjettet for året")),
        };
        let part =
            exit::words::part_of_year(owed.part, view.ui()).unwrap_or_else(|| view.t("hele året", "heile året").to_owned());
        let key = format!("{}-{}", owed.cost, owed.year);
        table.row(&key, RowKind::Plain, vec![words(owed.year.to_string()), view.cost_title(&owed.cost), amount, words(part)]);
    }
    table.done()
}

/// Every item settled, with lowest, likely and highest amount.
pub(super) fn settlement(view: &View<'_>) -> Vec<Block> {
    let Some(found) = view.exit() else { return Vec::new() };
    let settlement = &found.settlement;
    let ranged = settlement.lines.iter().filter_map(|l| l.amount.as_ref()).any(|a| a.low != a.high);
    let mut table = view
        .table("exit-settlement", view.t("Oppgjøret, i kroner", "Oppgjeret, i kroner"))
        .words(view.t("Post", "Post"))
        .words(view.t("Betales av", "Blir betalt av"));
    for title in amount_columns(view, ranged) {
        table = table.numbers(title);
    }
    table = table.words(view.t("Gjelder", "Gjeld"));
    for line in &settlement.lines {
        let mut cells = vec![words(capital(&exit::words::item(line.item, view.ui()))), payer(view, line)];
        cells.extend(amounts(view, line, ranged));
        cells.push(lasts(view, line));
        table.row(&line.id, RowKind::Plain, cells);
    }
    if settlement.lines.iter().any(|line| line.amount.is_some()) {
        let net = &settlement.net;
        let three = [("low", &net.low), ("likely", &net.likely), ("high", &net.high)];
        let shown = three.iter().filter(|(name, _)| ranged || *name == "likely");
        let mut cells =
            vec![words(view.t("Netto å betale for den som trer ut", "Netto å betale for den som trer ut")), Vec::new()];
        cells.extend(shown.map(|(name, amount)| vec![figure(&format!("exit/net/{name}"), number::amount(amount))]));
        cells.push(Vec::new());
        table.row("net", RowKind::Total, cells);
    }
    for note in settlement.lines.iter().filter_map(|line| taken_of(view, line)) {
        table.note(note);
    }
    let known = |payer: Payer| settlement.lines.iter().any(|line| line.payer == payer && line.amount.is_some());
    if known(Payer::Cooperation) && known(Payer::Leaver) {
        table.note(view.t(
            "Det samarbeidet betaler, er trukket fra i nettobeløpet.",
            "Det samarbeidet betaler, er trekt frå i nettobeløpet.",
        ));
    }
    if settlement.net.low.is_negative() {
        table.note(view.t(
            "Et nettobeløp under null blir betalt til den som trer ut.",
            "Eit nettobeløp under null blir betalt til den som trer ut.",
        ));
    }
    if !settlement.unknown.is_empty() {
        table.note(view.t(
            "Poster uten beløp er ikke med i summen og blir gjort opp når beløpet er kjent.",
            "Postar utan beløp er ikkje med i summen og blir gjorde opp når beløpet er kjent.",
        ));
    }
    table.done()
}

/// How an amount that is a share of another came about: «Nettoverdien: 20 % av 1 000 000 kroner.»
fn taken_of(view: &View<'_>, line: &Line) -> Option<String> {
    let (share, whole) = (line.share.as_ref()?, line.whole.as_ref()?);
    let share = if share.is_exact_with(4) { number::percent(share) } else { number::fraction(share) };
    let (item, whole) = (capital(&exit::words::item(line.item, view.ui())), number::kroner(whole, view.lang));
    let most = line.at_most.as_ref().map(|most| {
        let most = number::kroner(most, view.lang);
        view.lang.pick(format!(", høyst innskuddet på {most}"), format!(", høgst innskotet på {most}"))
    });
    Some(format!("{item}: {share} av {whole}{}.", most.unwrap_or_default()))
}

fn amount_columns(view: &View<'_>, ranged: bool) -> Vec<&'static str> {
    let (low, likely, high, one) = match view.lang {
        Lang::Nb => ("Lavt", "Sannsynlig", "Høyt", "Beløp"),
        Lang::Nn => ("Lågt", "Sannsynleg", "Høgt", "Beløp"),
    };
    if ranged { vec![low, likely, high] } else { vec![one] }
}

fn payer(view: &View<'_>, line: &Line) -> Vec<Inline> {
    match line.payer {
        Payer::Nobody => words("–"),
        payer => words(exit::words::payer(payer, view.ui())),
    }
}

fn amounts(view: &View<'_>, line: &Line, ranged: bool) -> Vec<Vec<Inline>> {
    let columns = if ranged { 3 } else { 1 };
    let Some(amount) = &line.amount else {
        let text = match (&line.at_most, line.payer) {
            (Some(most), _) => format!("{} {}", view.t("høyst", "høgst"), number::amount(most)),
            (None, Payer::Nobody) => "–".to_owned(),
            (None, _) => view.t("ikke kjent", "ikkje kjent").to_owned(),
        };
        // Said once, in the last column.
        return (1..columns).map(|_| Vec::new()).chain([words(text)]).collect();
    };
    let id = |name: &str| format!("exit/settlement/{}/{name}", line.id);
    let three = [("low", &amount.low), ("likely", &amount.likely), ("high", &amount.high)];
    let shown = three.into_iter().filter(|(name, _)| ranged || *name == "likely");
    shown.map(|(name, amount)| vec![figure(&id(name), number::amount(amount))]).collect()
}

fn lasts(view: &View<'_>, line: &Line) -> Vec<Inline> {
    if let Some(ends) = line.ends {
        return words(format!("{} {}", view.t("til og med", "til og med"), exit::words::day(ends, view.ui())));
    }
    line.until.as_ref().and_then(|until| until.in_lang(view.lang)).map(words).unwrap_or_default()
}

fn figure(id: &str, text: String) -> Inline {
    Inline::Figure { id: id.to_owned(), text }
}

/// Ownership, and liability where it differs, before and after.
pub(super) fn shares(view: &View<'_>) -> Vec<Block> {
    let Some(found) = view.exit() else { return Vec::new() };
    let (ownership, liability) = (&found.remaining.ownership, &found.remaining.liability);
    let Some(shown) = ownership.as_ref().or(liability.as_ref()) else { return Vec::new() };
    let mut table = view.table("exit-shares", "").words(view.t("Deltaker", "Deltakar"));
    let kinds = [
        (ownership, ("Eierandel før", "Eigardel før"), ("Eierandel etter", "Eigardel etter")),
        (liability, ("Ansvarsandel før", "Ansvarsdel før"), ("Ansvarsandel etter", "Ansvarsdel etter")),
    ];
    for (_, before, after) in kinds.iter().filter(|(shares, ..)| shares.is_some()) {
        table = table.numbers(view.t(before.0, before.1)).numbers(view.t(after.0, after.1));
    }
    for (index, party) in shown.parties.iter().enumerate() {
        let mut cells = vec![view.party(&party.party)];
        for share in kinds.iter().filter_map(|(shares, ..)| shares.as_ref()?.parties.get(index)) {
            cells.extend(before_after(view, share));
        }
        table.row(&party.party, RowKind::Plain, cells);
    }
    if !shown.undone.is_zero() {
        let share = number::share(&shown.undone);
        table.note(match view.lang {
            Lang::Nb => format!("{share} er ikke fordelt. Avtalen sier ikke hvem som overtar andelen."),
            Lang::Nn => format!("{share} er ikkje fordelt. Avtalen seier ikkje kven som overtek delen."),
        });
    }
    table.done()
}

fn before_after(view: &View<'_>, share: &ShareAfter) -> [Vec<Inline>; 2] {
    let after = match &share.after {
        Some(after) => vec![figure(&format!("exit/share/{}", share.party), number::share(after))],
        None => view.unsettled(),
    };
    [words(number::share(&share.before)), after]
}

/// The costs of those that remain, before and after.
pub(super) fn costs(view: &View<'_>) -> Vec<Block> {
    let Some(found) = view.exit() else { return Vec::new() };
    let mut table = view
        .table("exit-costs", "")
        .words(view.t("Deltaker", "Deltakar"))
        .words(view.t("Kostnad", "Kostnad"))
        .words(view.t("År", "År"))
        .numbers(view.t("Før (kroner)", "Før (kroner)"))
        .numbers(view.t("Etter (kroner)", "Etter (kroner)"));
    for cost in &found.remaining.costs {
        for (share, (before, after)) in cost.shares.parties.iter().zip(&cost.amounts) {
            let id = format!("exit/cost/{}/{}/{}", cost.cost, cost.year, share.party);
            let after = after.as_ref().map_or_else(|| view.unsettled(), |after| vec![figure(&id, number::amount(after))]);
            let key = format!("{}-{}-{}", cost.cost, cost.year, share.party);
            let cells = vec![
                view.party(&share.party),
                view.cost_title(&cost.cost),
                words(cost.year.to_string()),
                words(number::amount(before)),
                after,
            ];
            table.row(&key, view.row_kind(&share.party), cells);
        }
    }
    for cost in found.remaining.costs.iter().filter(|cost| !cost.unfunded.is_zero()) {
        table.note(unfunded(view, cost));
    }
    let earlier: BTreeSet<i16> = found.remaining.costs.iter().filter(|cost| cost.earlier_year).map(|cost| cost.year).collect();
    if let Some(year) = earlier.last() {
        table.note(view.lang.pick(
            format!("Avtalen har ikke beløp for årene etter uttredenen. Tabellen er regnet ut med kostnaden i {year}, det siste året med tall."),
            format!("Avtalen har ikkje beløp for åra etter uttredinga. Tabellen er rekna ut med kostnaden i {year}, det siste året med tal."),
        ));
    }
    if !table.is_empty() {
        table.note(view.t(
            "Beløpene forutsetter at den samlede kostnaden er den samme som før.",
            "Beløpa føreset at den samla kostnaden er den same som før.",
        ));
    }
    table.done()
}

fn unfunded(view: &View<'_>, cost: &CostAfter) -> String {
    let (share, amount, year) = (number::share(&cost.shares.undone), number::amount(&cost.unfunded), cost.year);
    match view.lang {
        Lang::Nb => {
            format!("{share} av kostnaden i {year}, {amount} kroner, er ufinansiert. Avtalen sier ikke hvem som overtar delen.")
        }
        Lang::Nn => {
            format!("{share} av kostnaden i {year}, {amount} kroner, er ufinansiert. Avtalen seier ikkje kven som overtek delen.")
        }
    }
}

/// Parties with a lock-in of their own.
pub(super) fn lock_in(view: &View<'_>) -> Vec<Block> {
    let terms = view.resolved.loaded.agreement.exit_terms.as_ref();
    let Some(lock_in) = terms.and_then(|terms| terms.lock_in.as_ref()) else { return Vec::new() };
    let mut table = view
        .table("lock-in", "")
        .words(view.t("Deltaker", "Deltakar"))
        .words(view.t("Kom med", "Kom med"))
        .words(view.t("Bundet til", "Bunden til"));
    for (party, own) in lock_in.by_party.iter() {
        let path = |key: &str| format!("exit_terms.lock_in.by_party.{}.{key}", party.0);
        let until = match (&own.until, &own.joined, &lock_in.length) {
            (None, Some(joined), Some(length)) => {
                length.value.0.after(joined.value.0).map(|day| words(exit::words::day(day, view.ui()))).unwrap_or_default()
            }
            _ => view.cell(&path("until")),
        };
        table.row(&party.0, RowKind::Plain, vec![view.party(&party.0), view.cell(&path("joined")), until]);
    }
    table.done()
}

/// A text that begins a cell begins with a capital letter.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
