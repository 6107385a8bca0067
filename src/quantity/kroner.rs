//! An amount of money, in whole øre.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;

use super::Ratio;

/// An amount in Norwegian kroner, exact to the øre. Printed by [`fmt::Display`] as `12400000.00`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kroner {
    ore: BigInt,
}

/// Why a text is no amount: it has other characters than digits, or more than two decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseKronerError {
    /// Not a number.
    NotAnAmount,
    /// More than two decimals.
    TooFine,
}

impl Kroner {
    /// So many øre.
    pub fn from_ore(ore: impl Into<BigInt>) -> Self {
        Self { ore: ore.into() }
    }
    /// So many whole kroner.
    pub fn whole(kroner: impl Into<BigInt>) -> Self {
        Self { ore: kroner.into() * 100 }
    }
    /// The amount in øre.
    pub fn ore(&self) -> &BigInt {
        &self.ore
    }
    /// Is it below zero?
    pub fn is_negative(&self) -> bool {
        self.ore < BigInt::ZERO
    }
    /// Is it nothing?
    pub fn is_zero(&self) -> bool {
        self.ore == BigInt::ZERO
    }
    /// Are there no øre beside the kroner?
    pub fn is_whole(&self) -> bool {
        &self.ore % 100 == BigInt::ZERO
    }
    /// The amount in kroner as an exact number.
    pub fn to_ratio(&self) -> Ratio {
        Ratio::new(self.ore.clone(), 100).unwrap_or_else(Ratio::zero)
    }
}

impl FromStr for Kroner {
    type Err = ParseKronerError;
    fn from_str(text: &str) -> Result<Self, ParseKronerError> {
        if text.contains(['/', '%']) {
            return Err(ParseKronerError::NotAnAmount);
        }
        // `150.000` is a hundred and fifty thousand to one reader and a hundred and fifty to another.
        if text.split_once(['.', ',']).is_some_and(|(_, decimals)| decimals.trim_end().len() > 2) {
            return Err(ParseKronerError::TooFine);
        }
        let number: Ratio = text.parse().map_err(|_| ParseKronerError::NotAnAmount)?;
        if number.is_exact_with(2) { Ok(Self { ore: number.rounded(2) }) } else { Err(ParseKronerError::TooFine) }
    }
}

impl fmt::Display for Kroner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0>3}", self.ore.magnitude().to_string());
        let (kroner, ore) = digits.split_at(digits.len() - 2);
        write!(f, "{}{kroner}.{ore}", if self.is_negative() { "-" } else { "" })
    }
}

impl Add for &Kroner {
    type Output = Kroner;
    fn add(self, other: &Kroner) -> Kroner {
        Kroner { ore: &self.ore + &other.ore }
    }
}
impl Sub for &Kroner {
    type Output = Kroner;
    fn sub(self, other: &Kroner) -> Kroner {
        Kroner { ore: &self.ore - &other.ore }
    }
}
impl Neg for &Kroner {
    type Output = Kroner;
    fn neg(self) -> Kroner {
        Kroner { ore: -&self.ore }
    }
}
impl<'a> Sum<&'a Kroner> for Kroner {
    fn sum<I: Iterator<Item = &'a Kroner>>(iter: I) -> Kroner {
        iter.fold(Kroner::default(), |total, part| &total + part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints() {
        for (text, printed) in
            [("12400000", "12400000.00"), ("12.5", "12.50"), ("12 400 000,05", "12400000.05"), ("-0.07", "-0.07"), ("0", "0.00")]
        {
            assert_eq!(text.parse::<Kroner>().unwrap().to_string(), printed);
        }
        assert_eq!("1.005".parse::<Kroner>(), Err(ParseKronerError::TooFine));
        assert_eq!("1/2".parse::<Kroner>(), Err(ParseKronerError::NotAnAmount));
    }
}
