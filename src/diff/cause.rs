//! Which value of the agreement a changed figure follows from. Enter at [`assign`].

use super::changes::ValueChange;
use super::version::Version;
use super::walk::Consequence;

/// Puts each consequence under the values it follows from; what follows from none is returned.
pub(super) fn assign(found: Vec<Consequence>, values: &mut [ValueChange], old: &Version, new: &Version) -> Vec<Consequence> {
    let mut left = Vec::new();
    for consequence in found {
        let mut placed = false;
        for value in values.iter_mut() {
            if causes(&value.path, &consequence, old, new) {
                value.consequences.push(consequence.clone());
                placed = true;
            }
        }
        if !placed {
            left.push(consequence);
        }
    }
    left
}

/// Tables of numbers, and the part of the agreement each is made of.
const TABLES: &[(&str, &str)] =
    &[("shares", "shares"), ("deposits", "contributions.deposit"), ("members", "governance"), ("board-members", "governance")];

/// Does the consequence follow from the value at this path?
fn causes(path: &str, consequence: &Consequence, old: &Version, new: &Version) -> bool {
    if !consequence.figure {
        return consequence.what == path
            || path.strip_prefix(consequence.what.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']));
    }
    // `cost/<cost>/<year>/<party>`, `change/<cost>/…`, or a number of a cost's table, known by the table's id.
    let mut steps = consequence.what.split('/');
    let (cost, year) = match (steps.next(), steps.next(), steps.next()) {
        // `sla/<service>/<year>/…`.
        (Some("sla"), Some(service), _) if !service.contains(':') => {
            return path.starts_with(&format!("sla.services[{service}]"));
        }
        (Some("cost" | "change"), Some(cost), year) => (cost, year.filter(|year| year.parse::<i16>().is_ok())),
        // A table is named after the cost or register it tells of, as `table:rounding:operation:2027`.
        _ => match consequence.what.rsplit_once("table:").or_else(|| consequence.what.rsplit_once("chart:")) {
            Some((_, table)) => {
                let known = |part: &&str| [old, new].iter().any(|v| v.values.contains_key(&format!("costs[{part}].key")));
                match (table.split(':').skip(1).find(known), table.strip_prefix("register:")) {
                    (Some(cost), _) => (cost, table.split(':').find(|part| part.parse::<i16>().is_ok())),
                    (None, Some(register)) => return path.starts_with(&format!("registers[{register}]")),
                    _ if table == "downtime" => return path.starts_with("sla.services[") && path.ends_with("].availability"),
                    _ => return TABLES.iter().any(|(name, start)| *name == table && path.starts_with(start)),
                }
            }
            None => return false,
        },
    };
    follows(path, cost, year, old) || follows(path, cost, year, new)
}

fn follows(path: &str, cost: &str, year: Option<&str>, version: &Version) -> bool {
    let said = |path: String| version.values.get(&path).map(|said| said.nb.clone());
    if let Some(rest) = path.strip_prefix(&format!("costs[{cost}]")) {
        return match (rest.strip_prefix(".amounts."), year) {
            (Some(of), Some(year)) => of == year,
            _ => true,
        };
    }
    let Some(key) = said(format!("costs[{cost}].key")) else { return false };
    // A party that comes or goes is one cause, however much is said of it.
    let comes_or_goes = path.starts_with("parties[") && path.ends_with("].id");
    if path.starts_with(&format!("cost_keys[{key}]")) || comes_or_goes {
        return true;
    }
    let reads = |what: &str| {
        let prefix = format!("cost_keys[{key}]");
        version.values.iter().any(|(path, said)| path.starts_with(&prefix) && said.nb == what)
    };
    match path.strip_prefix("registers[").and_then(|rest| rest.split(']').next()) {
        Some(register) => reads(register),
        None => {
            (path.starts_with("shares.ownership") && (reads("ownership") || reads("liability")))
                || (path.starts_with("shares.liability") && reads("liability"))
        }
    }
}
