//! Which column and which rows of a table are the numbers asked for. Enter at [`numbers`].

use std::collections::{BTreeMap, BTreeSet};

use super::{Asked, Cell, Fault, Grid, Who};
use crate::quantity::Ratio;

/// Heads of the column that names municipalities.
const REGION: &[&str] = &[
    "region",
    "kommune",
    "kommunenummer",
    "kommunenr",
    "kommunenr.",
    "knr",
    "kommunenavn",
    "kommunenamn",
    "deltaker",
    "deltakar",
    "navn",
    "namn",
    "nummer",
    "id",
];
/// Heads of the column that says when.
const TIME: &[&str] = &["tid", "år", "kvartal", "måned", "månad", "periode", "dato", "year", "quarter"];
/// Heads of the column that says what is counted.
const COUNTED: &[&str] = &["contentscode", "statistikkvariabel", "variabel"];
/// Heads of columns that divide the numbers further.
const DIVIDES: &[&str] = &["kjonn", "kjønn", "alder"];

type Numbers = (BTreeMap<String, Ratio>, Option<String>, Option<String>);

/// The parties' numbers, the table the file is of and the period read.
pub(super) fn numbers(grid: &Grid, asked: &Asked) -> Result<Numbers, Vec<Fault>> {
    let one = |fault: Fault| vec![fault];
    let table = table_of(grid);
    if let (Some(found), Some(wanted)) = (&table, &asked.table)
        && found != wanted
    {
        return Err(one(Fault::OtherTable { found: found.clone(), wanted: wanted.clone() }));
    }
    let region = column(grid, REGION).unwrap_or(0);
    let (time, counted) = (column(grid, TIME), column(grid, COUNTED));
    let value = value_column(grid, asked, region, time, counted).map_err(one)?;
    let mut rows: Vec<(&Who, &Vec<Cell>)> = Vec::new();
    for row in &grid.rows {
        let who = row.get(region).and_then(|cell| asked.parties.iter().find(|who| is(cell, who)));
        rows.extend(who.map(|who| (who, row)));
    }
    if let Some(counted) = counted {
        let known = distinct(&rows, counted);
        let wanted = match &asked.column {
            Some(wanted) => Some(wanted.as_str()),
            None if known.len() > 1 => return Err(one(Fault::SeveralColumns { known })),
            None => None,
        };
        if let Some(wanted) = wanted {
            rows.retain(|(_, row)| row.get(counted).is_some_and(|cell| says(cell, wanted)));
            if rows.is_empty() {
                return Err(one(Fault::NoSuchColumn { column: wanted.to_owned(), known }));
            }
        }
    }
    let mut period = asked.period.clone();
    if let Some(time) = time {
        let known = distinct(&rows, time);
        match &asked.period {
            Some(wanted) => {
                rows.retain(|(_, row)| row.get(time).is_some_and(|cell| says(cell, wanted)));
                if rows.is_empty() {
                    return Err(one(Fault::NoSuchPeriod { period: wanted.clone(), known }));
                }
            }
            None if known.len() > 1 => return Err(one(Fault::SeveralPeriods { known })),
            None => period = known.into_iter().next(),
        }
    } else if period.is_none() {
        period = grid.heads.get(value).and_then(|head| year_in(&head.text));
    }
    Ok((gather(&rows, value, asked)?, table, period))
}

/// One number per party, or every fault there is.
fn gather(rows: &[(&Who, &Vec<Cell>)], value: usize, asked: &Asked) -> Result<BTreeMap<String, Ratio>, Vec<Fault>> {
    let (mut values, mut faults) = (BTreeMap::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for (who, row) in rows {
        let Some(cell) = row.get(value) else { continue };
        if !seen.insert(&who.id) {
            faults.push(Fault::TwoRows { party: who.id.clone(), span: row.first().map(|c| c.span).unwrap_or(cell.span) });
            continue;
        }
        match number(&cell.text) {
            None => faults.push(Fault::NotANumber { party: who.id.clone(), text: cell.text.clone(), span: cell.span }),
            Some(n) if n.is_negative() => faults.push(Fault::Negative { party: who.id.clone(), span: cell.span }),
            Some(n) => drop(values.insert(who.id.clone(), n)),
        }
    }
    let missing: Vec<String> = asked.parties.iter().filter(|who| !seen.contains(&who.id)).map(|who| who.id.clone()).collect();
    if !missing.is_empty() {
        faults.push(Fault::Missing { parties: missing });
    }
    if faults.is_empty() && values.values().sum::<Ratio>().is_zero() {
        faults.push(Fault::SumZero);
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}

fn plain(text: &str) -> String {
    text.trim().to_lowercase()
}

fn column(grid: &Grid, names: &[&str]) -> Option<usize> {
    grid.heads.iter().position(|head| names.contains(&plain(&head.text).as_str()))
}

fn says(cell: &Cell, wanted: &str) -> bool {
    let wanted = plain(wanted);
    plain(&cell.text) == wanted || cell.name.as_ref().is_some_and(|name| plain(name) == wanted)
}

fn distinct(rows: &[(&Who, &Vec<Cell>)], column: usize) -> Vec<String> {
    let all: BTreeSet<String> = rows.iter().filter_map(|(_, row)| Some(row.get(column)?.text.clone())).collect();
    all.into_iter().collect()
}

/// The column of the numbers: the one asked for, the one with the period in its head, or the only one left.
fn value_column(grid: &Grid, asked: &Asked, region: usize, time: Option<usize>, counted: Option<usize>) -> Result<usize, Fault> {
    let taken = |index: usize, head: &Cell| {
        let name = plain(&head.text);
        index == region
            || Some(index) == time
            || Some(index) == counted
            || [REGION, DIVIDES].iter().any(|words| words.contains(&name.as_str()))
    };
    let mut left: Vec<(usize, &Cell)> = grid.heads.iter().enumerate().filter(|(index, head)| !taken(*index, head)).collect();
    let known = || left_heads(&left);
    if let Some(wanted) = asked.column.as_ref().filter(|_| counted.is_none()) {
        let wanted = plain(wanted);
        let exact: Vec<_> = left.iter().copied().filter(|(_, head)| plain(&head.text) == wanted).collect();
        let begins: Vec<_> = left.iter().copied().filter(|(_, head)| plain(&head.text).starts_with(&wanted)).collect();
        let found = if exact.is_empty() { begins } else { exact };
        if found.is_empty() {
            return Err(Fault::NoSuchColumn { column: wanted, known: known() });
        }
        left = found;
    }
    if let Some(period) = asked.period.as_ref().filter(|_| time.is_none()) {
        let found: Vec<_> = left.iter().copied().filter(|(_, head)| head.text.contains(period.as_str())).collect();
        if found.is_empty() && left.len() > 1 {
            return Err(Fault::NoSuchPeriod { period: period.clone(), known: left_heads(&left) });
        }
        if !found.is_empty() {
            left = found;
        }
    }
    match left.as_slice() {
        [(index, _)] => Ok(*index),
        [] => Err(Fault::NoTable),
        _ => Err(Fault::SeveralColumns { known: left_heads(&left) }),
    }
}

fn left_heads(left: &[(usize, &Cell)]) -> Vec<String> {
    left.iter().map(|(_, head)| head.text.clone()).collect()
}

/// Is the party named in the cell: by number, else by name?
fn is(cell: &Cell, who: &Who) -> bool {
    let text = cell.text.trim();
    let text = text.strip_prefix("K-").unwrap_or(text);
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if first.len() >= 4 && first.bytes().all(|b| b.is_ascii_digit()) {
        if let Some(number) = &who.number {
            return number == first;
        }
        return named(rest, who) || cell.name.as_ref().is_some_and(|name| named(name, who));
    }
    plain(text) == who.id || named(text, who)
}

/// Names are the same with or without «kommune», and before a hyphen with another language's after it.
fn named(text: &str, who: &Who) -> bool {
    let bare = |text: &str| {
        let text = plain(text.split(" - ").next().unwrap_or(text));
        let cut = [" kommune", " fylkeskommune"].iter().find_map(|end| text.strip_suffix(end));
        cut.map_or_else(|| text.clone(), str::to_owned)
    };
    let text = bare(text);
    !text.is_empty() && who.names.iter().any(|name| bare(name) == text)
}

/// A number as people and programs write it. A full stop before exactly three digits may mean either, and is refused.
fn number(text: &str) -> Option<Ratio> {
    let text = text.trim();
    let thousands = text.split_once('.').is_some_and(|(before, after)| {
        after.len() == 3 && !before.is_empty() && before.len() <= 3 && before != "0" && after.bytes().all(|b| b.is_ascii_digit())
    });
    if thousands || text.contains(['/', '%']) || text.matches(['.', ',']).count() > 1 {
        return None;
    }
    text.parse().ok()
}

/// The five digits an SSB table goes by, in the title or the head of the last column.
fn table_of(grid: &Grid) -> Option<String> {
    let five = |text: &str| {
        let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
        (digits.len() == 5).then_some(digits)
    };
    five(&grid.title).or_else(|| grid.heads.last().and_then(|head| five(&head.text)))
}

/// The year or quarter at the end of a head: `Personer 2026`, `Folketalet 2025K4`.
fn year_in(head: &str) -> Option<String> {
    let last = head.split_whitespace().last()?;
    let digits = last.chars().take_while(char::is_ascii_digit).count();
    (digits == 4 && last.len() <= 7).then(|| last.to_owned())
}
