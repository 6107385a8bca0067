//! Splits an amount by exact shares and rounds once, by largest remainder.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::{Kroner, Ratio};

/// One party's part of a split amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// Whose part.
    pub party: &'a str,
    /// The exact share.
    pub share: Ratio,
    /// The exact part in kroner, before rounding.
    pub exact: Ratio,
    /// The part in kroner.
    pub amount: Kroner,
    /// Did it get one of the units left over by rounding down?
    pub got_residue: bool,
}

/// Why an amount cannot be split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SplitError {
    /// The shares do not make the whole; what they make.
    NotWhole(Ratio),
    /// A share is below zero; whose.
    Negative(String),
    /// The amount itself is below zero.
    NegativeAmount,
}

/// Splits `total` kroner by `shares` and rounds each part to `unit` kroner so that the parts sum to the total.
///
/// Every part is rounded down; the units left go one each to the largest remainders, ties to the larger exact share, then to the
/// party id that sorts first. A total that is no multiple of the unit is rounded to øre instead; the unit used is returned.
///
/// # Errors
/// When the shares do not sum to one, a share is negative, or the amount is.
pub fn split<'a>(total: &Kroner, shares: &[(&'a str, Ratio)], unit: &Kroner) -> Result<(Vec<Part<'a>>, Kroner), SplitError> {
    if total.is_negative() {
        return Err(SplitError::NegativeAmount);
    }
    if let Some((party, _)) = shares.iter().find(|(_, share)| share.is_negative()) {
        return Err(SplitError::Negative((*party).to_owned()));
    }
    let whole: Ratio = shares.iter().map(|(_, share)| share).sum();
    if !whole.is_one() {
        return Err(SplitError::NotWhole(whole));
    }
    let unit = if unit.is_zero() || total.ore() % unit.ore() != BigInt::ZERO { Kroner::from_ore(1) } else { unit.clone() };
    let total_units = Ratio::whole(total.ore() / unit.ore());
    let mut parts: Vec<(Part<'a>, Ratio)> = shares
        .iter()
        .map(|(party, share)| {
            let units = &total_units * share;
            let down = units.floor();
            let remainder = &units - &Ratio::whole(down.clone());
            let part = Part {
                party,
                share: share.clone(),
                exact: &total.to_ratio() * share,
                amount: Kroner::from_ore(down * unit.ore()),
                got_residue: false,
            };
            (part, remainder)
        })
        .collect();
    let given: Kroner = parts.iter().map(|(part, _)| &part.amount).sum();
    let left = ((total - &given).ore() / unit.ore()).to_usize().unwrap_or(0);
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| {
        let (pa, ra) = &parts[a];
        let (pb, rb) = &parts[b];
        rb.cmp(ra).then_with(|| pb.share.cmp(&pa.share)).then_with(|| pa.party.cmp(pb.party))
    });
    for &index in order.iter().take(left) {
        let part = &mut parts[index].0;
        part.amount = &part.amount + &unit;
        part.got_residue = true;
    }
    Ok((parts.into_iter().map(|(part, _)| part).collect(), unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thirds_of_a_hundred() {
        let third = Ratio::new(1, 3).unwrap();
        let shares = [("c", third.clone()), ("a", third.clone()), ("b", third)];
        let (parts, _) = split(&Kroner::whole(100), &shares, &Kroner::whole(1)).unwrap();
        let amounts: Vec<_> = parts.iter().map(|p| (p.party, p.amount.to_string(), p.got_residue)).collect();
        assert_eq!(amounts, [("c", "33.00".into(), false), ("a", "34.00".into(), true), ("b", "33.00".into(), false)]);
    }

    #[test]
    fn an_amount_that_is_no_multiple_of_the_unit_is_rounded_to_ore() {
        let half = Ratio::new(1, 2).unwrap();
        let (parts, unit) = split(&"100.50".parse().unwrap(), &[("a", half.clone()), ("b", half)], &Kroner::whole(1)).unwrap();
        assert_eq!(unit, Kroner::from_ore(1));
        assert_eq!(parts[0].amount.to_string(), "50.25");
    }

    #[test]
    fn shares_that_leave_something_are_refused() {
        let shares = [("a", Ratio::new(9, 12).unwrap()), ("b", Ratio::new(1, 12).unwrap())];
        assert_eq!(split(&Kroner::whole(1), &shares, &Kroner::whole(1)), Err(SplitError::NotWhole(Ratio::new(10, 12).unwrap())));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn parts_sum_and_stay_within_one_unit(weights in prop::collection::vec(0u64..1_000_000, 1..40), total in 0u64..u64::MAX, unit in 1u64..100_000) {
            let sum: u64 = weights.iter().sum();
            prop_assume!(sum > 0);
            let names: Vec<String> = (0..weights.len()).map(|i| format!("p{i:02}")).collect();
            let shares: Vec<(&str, Ratio)> = names.iter().zip(&weights).map(|(n, w)| (n.as_str(), Ratio::new(*w, sum).unwrap())).collect();
            let total = Kroner::from_ore(total);
            let (parts, unit) = split(&total, &shares, &Kroner::from_ore(unit)).unwrap();
            prop_assert_eq!(parts.iter().map(|p| &p.amount).sum::<Kroner>(), total.clone());
            for part in &parts {
                prop_assert!(!part.amount.is_negative());
                let off = &part.amount.to_ratio() - &part.exact;
                prop_assert!(off < unit.to_ratio() && off > &Ratio::zero() - &unit.to_ratio());
            }
            let mut turned = shares.clone();
            turned.reverse();
            let (again, _) = split(&total, &turned, &unit).unwrap();
            for part in &parts {
                prop_assert_eq!(&again.iter().find(|p| p.party == part.party).unwrap().amount, &part.amount);
            }
        }
    }
}
