//! What the rest have when one has left: new shares and kroner by the agreement's rule of redistribution. Where it has none, the share
//! left undone is named and nothing is guessed.

use super::owed::yearly;
use super::settle::{liability, ownership};
use crate::agreement::Agreement;
use crate::agreement::words::Redistribution;
use crate::cost::{Changes, CostError, CostTable, CostYear, cost_table};
use crate::quantity::{Kroner, Ratio, split};

/// The shares and costs of those that remain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remaining {
    /// The parties that remain, in the agreement's order.
    pub parties: Vec<String>,
    /// Ownership shares, where the agreement has them.
    pub ownership: Option<SharesAfter>,
    /// Liability shares, where they differ from ownership.
    pub liability: Option<SharesAfter>,
    /// The yearly costs, for the years from the exit on that the agreement has figures for, or else the last year it has.
    pub costs: Vec<CostAfter>,
}

/// Shares before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharesAfter {
    /// The rule; none when the agreement states none.
    pub rule: Option<Redistribution>,
    /// The leaver's share.
    pub leaver: Ratio,
    /// What nobody has afterwards: the leaver's share where no rule gives it to the others.
    pub undone: Ratio,
    /// Each remaining party's.
    pub parties: Vec<ShareAfter>,
}

/// One party's share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareAfter {
    /// Whose.
    pub party: String,
    /// Before the exit.
    pub before: Ratio,
    /// After it; none when it is for the councils to say.
    pub after: Option<Ratio>,
}

/// One year of one cost before and after, the whole amount being the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostAfter {
    /// The cost's id.
    pub cost: String,
    /// The year.
    pub year: i16,
    /// The whole amount.
    pub total: Kroner,
    /// Is it a year before the exit, for want of later figures?
    pub earlier_year: bool,
    /// Shares before and after.
    pub shares: SharesAfter,
    /// Kroner before and after, in the order of the shares.
    pub amounts: Vec<(Kroner, Option<Kroner>)>,
    /// What nobody pays afterwards.
    pub unfunded: Kroner,
    /// Why the key cannot be run again.
    pub fault: Option<CostError>,
}

/// Splits the leaver's shares on the rest.
pub(super) fn remaining(agreement: &Agreement, party: &str, effect_year: i16) -> Remaining {
    let rules = agreement.exit_terms.as_ref().and_then(|terms| terms.redistribution.as_ref());
    let share_rule = rules.and_then(|r| r.shares.as_ref()).map(|r| r.value);
    let cost_rule = rules.and_then(|r| r.costs.as_ref()).map(|r| r.value);
    let parties: Vec<String> = agreement.parties.iter().map(|p| p.id.0.clone()).filter(|id| id.as_str() != party).collect();
    let shares = |of: fn(&Agreement, &str) -> Option<Ratio>| {
        let before: Option<Vec<(String, Ratio)>> = parties.iter().map(|id| Some((id.clone(), of(agreement, id)?))).collect();
        Some(after(share_rule, of(agreement, party)?, before?))
    };
    let own = shares(ownership);
    let liable = shares(liability).filter(|liable| Some(liable) != own.as_ref());
    let costs =
        yearly(agreement).into_iter().flat_map(|cost| cost_after(agreement, cost.id.as_str(), party, cost_rule, effect_year));
    Remaining { costs: costs.collect(), ownership: own, liability: liable, parties }
}

/// The shares by a rule on shares. Running a key again is no rule on shares that stand by themselves.
fn after(rule: Option<Redistribution>, leaver: Ratio, before: Vec<(String, Ratio)>) -> SharesAfter {
    let left: Ratio = before.iter().map(|(_, share)| share).sum();
    let each = |share: &Ratio| match rule {
        Some(Redistribution::Equal) => Some(share + &leaver.checked_div(&Ratio::whole(before.len()))?),
        // In proportion: each keeps its part of what the rest have, and that is now the whole.
        Some(Redistribution::Proportional) => Some(share + &(&leaver * &share.checked_div(&left)?)),
        _ => None,
    };
    let parties: Vec<ShareAfter> = before
        .iter()
        .map(|(party, share)| ShareAfter { party: party.clone(), before: share.clone(), after: each(share) })
        .collect();
    let undone = if !parties.is_empty() && parties.iter().all(|p| p.after.is_some()) { Ratio::zero() } else { leaver.clone() };
    SharesAfter { rule, leaver, undone, parties }
}

fn cost_after(agreement: &Agreement, cost: &str, party: &str, rule: Option<Redistribution>, from: i16) -> Vec<CostAfter> {
    let Ok(table) = cost_table(agreement, cost, &Changes::default()) else { return Vec::new() };
    let again =
        (rule == Some(Redistribution::KeyAgain)).then(|| cost_table(&without(agreement, party), cost, &Changes::default()));
    let with_parts = || table.years.iter().filter(|year| !year.parts.is_empty());
    let mut years: Vec<&CostYear> = with_parts().filter(|year| year.year >= from).collect();
    // A cost of one year long past says nothing of what comes; a running one without later figures shows its last year.
    if years.is_empty() && agreement.costs.iter().any(|c| c.id.as_str() == cost && c.amounts.len() > 1) {
        years.extend(with_parts().next_back());
    }
    years.into_iter().filter_map(|year| one_year(cost, year, party, rule, again.as_ref(), from)).collect()
}

fn one_year(
    cost: &str,
    year: &CostYear,
    party: &str,
    rule: Option<Redistribution>,
    again: Option<&Result<CostTable, CostError>>,
    from: i16,
) -> Option<CostAfter> {
    let leaver = year.parts.iter().find(|part| part.party == party)?;
    let rest: Vec<_> = year.parts.iter().filter(|part| part.party != party).collect();
    let before: Vec<(String, Ratio)> = rest.iter().map(|part| (part.party.clone(), part.share.clone())).collect();
    let mut shares = after(rule, leaver.share.clone(), before);
    let new_year = again.and_then(|table| table.as_ref().ok()?.years.iter().find(|y| y.year == year.year));
    if let Some(new_year) = new_year {
        for share in &mut shares.parties {
            share.after = new_year.parts.iter().find(|part| part.party == share.party).map(|part| part.share.clone());
        }
        shares.undone = Ratio::zero();
    }
    let new: Option<Vec<(&str, Ratio)>> = shares.parties.iter().map(|s| Some((s.party.as_str(), s.after.clone()?))).collect();
    let unit = year.unit.clone().unwrap_or_else(|| Kroner::whole(1));
    let new = new.filter(|new| !new.is_empty()).and_then(|new| {
        // The key run again rounds as it does; the other rules round as the key.
        match new_year {
            Some(new_year) => Some(new_year.parts.iter().map(|part| part.amount.clone()).collect::<Vec<_>>()),
            None => split(&year.total, &new, &unit).ok().map(|(parts, _)| parts.into_iter().map(|part| part.amount).collect()),
        }
    });
    let amounts =
        rest.iter().enumerate().map(|(i, part)| (part.amount.clone(), new.as_ref().and_then(|new| new.get(i).cloned())));
    Some(CostAfter {
        cost: cost.to_owned(),
        year: year.year,
        total: year.total.clone(),
        earlier_year: year.year < from,
        amounts: amounts.collect(),
        unfunded: if shares.undone.is_zero() { Kroner::default() } else { leaver.amount.clone() },
        shares,
        fault: again.and_then(|table| table.as_ref().err().cloned()),
    })
}

/// The agreement as if the party had never been in its registers.
fn without(agreement: &Agreement, party: &str) -> Agreement {
    let mut rest = agreement.clone();
    rest.parties.value.retain(|p| p.id.as_str() != party);
    for register in &mut rest.registers.value {
        register.value.values.value.0.retain(|id, _| id.as_str() != party);
    }
    rest
}
