//! Costs side by side on the terminal: by several keys, and with lower and higher amounts.

use crate::cost::{CostTable, SideBySide};
use crate::lang::{Lang, UiLang, number};
use crate::quantity::{Kroner, Ratio};
use crate::resolve::Loaded;
use crate::tr;

/// One year by several keys: kroner by each, how much more by the cost's own, and that per inhabitant.
pub(super) fn side(loaded: &Loaded, cost: &str, side: &SideBySide, lang: UiLang) -> String {
    let change = tr! { nb: "endring", nn: "endring", en: "change" };
    let per = tr! { nb: "per innbygger", nn: "per innbyggjar", en: "per inhabitant" };
    let with_people = side.rows.iter().any(|row| row.per_inhabitant.is_some());
    let mut heads: Vec<String> = side.keys.clone();
    heads.extend(side.keys.iter().skip(1).map(|key| format!("{} ({key})", change.get(lang))));
    heads.extend(Some(per.get(lang).to_owned()).filter(|_| with_people));
    let row = |name: String, amounts: &[Kroner], changes: &[Kroner], people: Option<&Ratio>| {
        let mut cells = vec![name];
        cells.extend(amounts.iter().chain(changes).map(number::amount));
        cells.extend(people.map(|p| number::amount(&Kroner::from_ore(p.rounded(2)))));
        cells
    };
    let mut rows: Vec<Vec<String>> = side
        .rows
        .iter()
        .map(|r| row(name(loaded, &r.party, lang), &r.amounts, &r.changes(), r.per_inhabitant.as_ref()))
        .collect();
    let of_totals: Vec<Kroner> = side.totals.iter().skip(1).filter_map(|t| Some(side.totals.first()? - t)).collect();
    rows.push(row("Sum".to_owned(), &side.totals, &of_totals, None));
    grid(&format!("{cost} {}", side.year), &heads, &rows)
}

/// Every year with the amounts lower, as they are, and higher.
pub(super) fn around(
    loaded: &Loaded,
    table: &CostTable,
    around: &[CostTable; 2],
    by: &Ratio,
    only: Option<i16>,
    lang: UiLang,
) -> String {
    let [low, high] = around;
    let percent = number::percent(by);
    let heads = [format!("\u{2212}{percent}"), table.cost.clone(), format!("+{percent}")];
    let mut out = String::new();
    for year in table.years.iter().filter(|y| only.is_none_or(|only| y.year == only)) {
        let of = |table: &CostTable, party: Option<&str>| {
            let year = table.years.iter().find(|y| y.year == year.year);
            let amount = match party {
                Some(party) => year.and_then(|y| y.parts.iter().find(|p| p.party == party)).map(|p| p.amount.clone()),
                None => year.map(|y| y.total.clone()),
            };
            number::amount(&amount.unwrap_or_default())
        };
        let row = |label: String, party: Option<&str>| vec![label, of(low, party), of(table, party), of(high, party)];
        let mut rows: Vec<Vec<String>> = year.parts.iter().map(|p| row(name(loaded, &p.party, lang), Some(&p.party))).collect();
        rows.push(row("Sum".to_owned(), None));
        out.push_str(&grid(&format!("{} {}", table.cost, year.year), &heads, &rows));
    }
    out
}

fn name(loaded: &Loaded, party: &str, lang: UiLang) -> String {
    loaded.party_name(party, if lang == UiLang::Nn { Lang::Nn } else { Lang::Nb })
}

/// Words to the left, numbers to the right, every column as wide as it needs.
fn grid(title: &str, heads: &[String], rows: &[Vec<String>]) -> String {
    let first = rows.iter().filter_map(|r| r.first()).map(|c| c.chars().count()).max().unwrap_or(0);
    let width = |column: usize, head: &str| {
        rows.iter().filter_map(|r| r.get(column + 1)).chain([&head.to_owned()]).map(|c| c.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = heads.iter().enumerate().map(|(column, head)| width(column, head)).collect();
    let mut out = format!("{title}\n    {:<first$}", "");
    for (head, width) in heads.iter().zip(&widths) {
        out.push_str(&format!("  {head:>width$}"));
    }
    for row in rows {
        let mut cells = row.iter();
        out.push_str(&format!("\n    {:<first$}", cells.next().map_or("", String::as_str)));
        for (cell, width) in cells.zip(&widths) {
            out.push_str(&format!("  {cell:>width$}"));
        }
    }
    out + "\n"
}
