//! Floors and ceilings: who is held at one, so that what the others pay by the key still makes the whole. Enter at [`hold`].

use super::CostError;
use super::terms::Terms;
use crate::quantity::{Kroner, Ratio};

/// A party that a floor or ceiling holds.
#[derive(Debug, Clone)]
pub(super) struct Held {
    /// The ceiling, not the floor.
    pub(super) ceiling: bool,
    /// What it would have paid.
    pub(super) before: Ratio,
    /// What it pays.
    pub(super) amount: Kroner,
    /// What was taken off and who shared when it would have paid that.
    pub(super) round: Round,
}

/// One round of sharing: what was off the amount, and the shares of those that shared the rest.
#[derive(Debug, Clone)]
pub(super) struct Round {
    /// The base amounts of those that shared.
    pub(super) base: Kroner,
    /// What those pay that were held before.
    pub(super) held: Kroner,
    /// The shares of those that shared, together.
    pub(super) free: Ratio,
}

impl Terms {
    /// The limit an amount is beyond, and whether it is the ceiling.
    pub(super) fn limit(&self, amount: &Ratio) -> Option<(bool, Kroner)> {
        let over = self.ceiling.as_ref().filter(|ceiling| *amount > ceiling.to_ratio()).map(|c| (true, c.clone()));
        over.or_else(|| self.floor.as_ref().filter(|floor| *amount < floor.to_ratio()).map(|f| (false, f.clone())))
    }
}

/// Finds who is held, given everyone's share and terms, the amount, and the key's path.
///
/// All share the rest by the key. Those beyond a limit are held there, the ceilings first when they cut more than the floors add, else
/// the floors; the rest is shared again by those left, until nobody is beyond a limit. The result does not depend on any order.
///
/// # Errors
/// When the floors come to more than the amount, or the ceilings to less.
pub(super) fn hold(payers: &[(&Ratio, &Terms)], amount: &Kroner, key: &str) -> Result<Vec<Option<Held>>, CostError> {
    let mut held: Vec<Option<Held>> = vec![None; payers.len()];
    if payers.iter().all(|(_, terms)| terms.floor.is_none() && terms.ceiling.is_none()) {
        return Ok(held);
    }
    loop {
        let open = || payers.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(payer, _)| payer);
        let base: Kroner = open().map(|(_, terms)| &terms.base).sum();
        let paid: Kroner = held.iter().flatten().map(|held| &held.amount).sum();
        let rest = (amount - &(&base + &paid)).to_ratio();
        let free: Ratio = open().map(|(share, _)| *share).sum();
        if free.is_zero() {
            return if rest.is_zero() { Ok(held) } else { Err(cannot(payers, amount, key)) };
        }
        let pays = |share: &Ratio, terms: &Terms| {
            let by_key = (&rest * share).checked_div(&free).unwrap_or_else(Ratio::zero);
            &terms.base.to_ratio() + &by_key
        };
        let beyond: Vec<(usize, Held)> = payers
            .iter()
            .enumerate()
            .filter(|(index, _)| held.get(*index).is_some_and(Option::is_none))
            .filter_map(|(index, (share, terms))| {
                let before = pays(share, terms);
                let (ceiling, amount) = terms.limit(&before)?;
                let round = Round { base: base.clone(), held: paid.clone(), free: free.clone() };
                Some((index, Held { ceiling, before, amount, round }))
            })
            .collect();
        if beyond.is_empty() {
            return Ok(held);
        }
        let by = |ceiling: bool| -> Ratio {
            let off = |h: &Held| if ceiling { &h.before - &h.amount.to_ratio() } else { &h.amount.to_ratio() - &h.before };
            beyond.iter().filter(|(_, h)| h.ceiling == ceiling).map(|(_, h)| off(h)).collect::<Vec<_>>().iter().sum()
        };
        let (cut, added) = (by(true), by(false));
        for (index, now) in beyond {
            let counts = if now.ceiling { cut >= added } else { added >= cut };
            if let Some(slot) = held.get_mut(index).filter(|_| counts) {
                *slot = Some(now);
            }
        }
    }
}

/// The limits cannot hold: what they come to.
fn cannot(payers: &[(&Ratio, &Terms)], amount: &Kroner, key: &str) -> CostError {
    let floors: Kroner = payers.iter().filter_map(|(_, terms)| terms.floor.as_ref()).sum();
    if floors > *amount {
        return CostError::LimitsCannotHold {
            path: format!("{key}.floor"),
            ceiling: false,
            limits: floors,
            amount: amount.clone(),
        };
    }
    let ceilings: Kroner = payers.iter().filter_map(|(_, terms)| terms.ceiling.as_ref()).sum();
    CostError::LimitsCannotHold { path: format!("{key}.ceiling"), ceiling: true, limits: ceilings, amount: amount.clone() }
}
