//! Sums of fractions as one adds them by hand.

use num_bigint::BigInt;

use crate::quantity::Ratio;

/// A sum of fractions as one adds them by hand: over the common denominator, then in lowest terms, `10/12 → 5/6`.
pub(super) struct Sum {
    sum: Ratio,
    below: BigInt,
}

impl Sum {
    pub(super) fn of(parts: &[Ratio]) -> Self {
        // The least common multiple of a and b is a · (b / gcd), and b / gcd is what b/a has above the line in lowest terms.
        let common = |a: BigInt, b: &BigInt| match Ratio::new(b.clone(), a.clone()) {
            Some(reduced) => a * reduced.above(),
            None => a,
        };
        Self { sum: parts.iter().sum(), below: parts.iter().fold(BigInt::from(1), |below, part| common(below, part.below())) }
    }
    pub(super) fn off_the_whole(&self) -> Ratio {
        &Ratio::one() - &self.sum
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if &self.below == self.sum.below() {
            return self.sum.fmt(f);
        }
        let above = &self.sum * &Ratio::whole(self.below.clone());
        write!(f, "{above}/{} → {}", self.below, self.sum)
    }
}

/// A changed share, what it was, and what the shares with it make too much or too little, all over one denominator where one fits:
/// `3/12`, `1/12`, `2/12`.
pub(super) fn changed(old: &Ratio, new: &Ratio, shares: &[Ratio]) -> (String, String, String) {
    let sum = Sum::of(shares);
    let off = sum.off_the_whole();
    let off = if off.is_negative() { &Ratio::zero() - &off } else { off };
    let below = Ratio::whole(sum.below);
    let over = |share: &Ratio| {
        let above = share * &below;
        if above.is_exact_with(0) && !below.is_one() { format!("{above}/{below}") } else { share.to_string() }
    };
    (over(old), over(new), over(&off))
}
