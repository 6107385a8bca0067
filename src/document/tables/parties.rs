//! Who takes part, with how much: parties, shares, members, deposits, powers.

use super::View;
use super::build::words;
use crate::agreement::data::{Data, Leaf};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::number;
use crate::quantity::{Kroner, Ratio};

/// The participants with their numbers.
pub(super) fn parties(view: &View<'_>) -> Vec<Block> {
    let agreement = &view.resolved.loaded.agreement;
    let has = |f: fn(&crate::agreement::Party) -> bool| agreement.parties.iter().any(|p| f(p));
    let (numbers, orgs) = (has(|p| p.number.is_some()), has(|p| p.org_number.is_some()));
    if !numbers && !orgs {
        // The sentence before it has said all there is.
        return Vec::new();
    }
    let mut table = view.table("parties", "").words(view.t("Deltaker", "Deltakar"));
    if numbers {
        table = table.words(view.t("Kommunenummer", "Kommunenummer"));
    }
    if orgs {
        table = table.words(view.t("Organisasjonsnummer", "Organisasjonsnummer"));
    }
    for party in agreement.parties.iter() {
        let path = |key: &str| format!("parties[{}].{key}", party.id.0);
        let mut cells = vec![view.cell(&path("name"))];
        if numbers {
            cells.push(view.cell(&path("number")));
        }
        if orgs {
            cells.push(view.cell(&path("org_number")));
        }
        table.row(&party.id.0, view.row_kind(&party.id.0), cells);
    }
    table.done()
}

/// Ownership and, where it differs, liability.
pub(super) fn shares(view: &View<'_>) -> Vec<Block> {
    let scope = &view.placed.scope;
    let liability = matches!(scope.at("shares.liability").data, Data::Map(_));
    let mut table = view.table("shares", "").words(view.t("Deltaker", "Deltakar")).numbers(view.t("Eierandel", "Eigardel"));
    if liability {
        table = table.numbers(view.t("Ansvarsandel", "Ansvarsdel"));
    }
    let mut sums = [Ratio::zero(), Ratio::zero()];
    let kinds = if liability { vec!["ownership", "liability"] } else { vec!["ownership"] };
    for id in view.own_first() {
        let mut cells = vec![view.party(id)];
        for (kind, sum) in kinds.iter().zip(&mut sums) {
            let path = format!("shares.{kind}.{id}");
            if let Some(Leaf::Share(share)) = scope.at(&path).leaf() {
                *sum = &*sum + share;
            }
            cells.push(view.cell(&path));
        }
        table.row(id, view.row_kind(id), cells);
    }
    let mut total = vec![words(view.t("Sum", "Sum"))];
    total.extend(sums.iter().take(kinds.len()).map(|sum| words(number::share(sum))));
    table.row("sum", RowKind::Total, total);
    if matches!(scope.at("shares.ownership").data, Data::Map(_)) { table.done() } else { Vec::new() }
}

/// Members and deputies of the representative organ, by party.
pub(super) fn members(view: &View<'_>) -> Vec<Block> {
    let organ =
        ["governance.representantskap", "governance.committee"].into_iter().find(|o| view.placed.scope.at(o).is_present());
    organ.map_or_else(Vec::new, |organ| seats(view, "members", &format!("{organ}.members")))
}

/// Members and deputies of a board that each party has its own members in.
pub(super) fn board_members(view: &View<'_>) -> Vec<Block> {
    seats(view, "board-members", "governance.board.by_party")
}

/// Members and deputies of the joint appeals committee, by party.
pub(super) fn appeals_members(view: &View<'_>) -> Vec<Block> {
    seats(view, "appeals-members", "governance.appeals_committee")
}

fn seats(view: &View<'_>, name: &str, root: &str) -> Vec<Block> {
    let scope = &view.placed.scope;
    let any = |key: &str| scope.at(root).entries().any(|(_, seats)| seats.at(key).is_present());
    let (deputies, office) = (any("deputies"), any("office"));
    let weights = root.strip_suffix(".members").map(|organ| format!("{organ}.votes.weights"));
    // Only an IKS may agree how many votes a participant has; elsewhere the text says what the act does.
    let weights = weights.filter(|path| view.resolved.form_id() == Some("interkommunalt-selskap") && scope.at(path).is_present());
    let mut table = view.table(name, "").words(view.t("Deltaker", "Deltakar")).numbers(view.t("Medlemmer", "Medlemmer"));
    if deputies {
        table = table.numbers(view.t("Varamedlemmer", "Varamedlemmer"));
    }
    if weights.is_some() {
        table = table.numbers(view.t("Stemmer", "Stemmer"));
    }
    if office {
        table = table.words(view.t("Hvem", "Kven"));
    }
    let (mut sums, mut votes) = ([0_i64, 0], 0_i64);
    for party in view.resolved.loaded.agreement.parties.iter() {
        let id = &party.id.0;
        let node = scope.at(&format!("{root}.{id}"));
        if !node.is_present() {
            continue;
        }
        let mut cells = vec![view.party(id)];
        for (key, sum) in ["members", "deputies"].into_iter().zip(&mut sums).take(1 + usize::from(deputies)) {
            if let Some(Leaf::Count(n)) = node.at(key).leaf() {
                *sum += n;
            }
            cells.push(view.cell(&format!("{root}.{id}.{key}")));
        }
        if let Some(weights) = &weights {
            let path = format!("{weights}.{id}");
            if let Some(Leaf::Count(n)) = scope.at(&path).leaf() {
                votes += n;
            }
            cells.push(view.cell(&path));
        }
        if office {
            cells.push(view.cell(&format!("{root}.{id}.office")));
        }
        table.row(id, view.row_kind(id), cells);
    }
    if table.is_empty() {
        return Vec::new();
    }
    let mut total = vec![words(view.t("Sum", "Sum"))];
    total.extend(sums.iter().take(1 + usize::from(deputies)).map(|n| words(n.to_string())));
    if weights.is_some() {
        total.push(words(votes.to_string()));
    }
    if office {
        total.push(Vec::new());
    }
    table.row("sum", RowKind::Total, total);
    table.done()
}

/// Deposits by party.
pub(super) fn deposits(view: &View<'_>) -> Vec<Block> {
    let root = "contributions.deposit.amounts";
    let mut table = view
        .table("deposits", view.t("Innskudd i kroner", "Innskot i kroner"))
        .words(view.t("Deltaker", "Deltakar"))
        .numbers(view.t("Innskudd", "Innskot"));
    let mut sum = Kroner::default();
    for id in view.own_first() {
        let path = format!("{root}.{id}");
        if let Some(Leaf::Money(amount)) = view.placed.scope.at(&path).leaf() {
            sum = &sum + amount;
            table.row(id, view.row_kind(id), vec![view.party(id), vec![Inline::Value { path, text: number::amount(amount) }]]);
        }
    }
    if table.is_empty() {
        return Vec::new();
    }
    table.row("sum", RowKind::Total, vec![words("Sum"), words(number::amount(&sum))]);
    table.done()
}

/// Powers by act and section.
pub(super) fn powers(view: &View<'_>) -> Vec<Block> {
    let except = view.placed.scope.at("powers").items().iter().any(|(_, power)| power.at("except").is_present());
    let mut table =
        view.table("powers", "").words(view.t("Lov og paragraf", "Lov og paragraf")).words(view.t("Myndighet", "Myndigheit"));
    if except {
        table = table.words(view.t("Unntak", "Unntak"));
    }
    for (id, _) in view.placed.scope.at("powers").items() {
        let path = |key: &str| format!("powers[{id}].{key}");
        let mut cells = vec![view.cell(&path("provision")), view.cell(&path("text"))];
        if except {
            cells.push(view.cell(&path("except")));
        }
        table.row(id, RowKind::Plain, cells);
    }
    table.done()
}
