//! A share or weight, exact: `1/3`, `50 %`, `0.125`.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// An exact fraction. Printed by [`fmt::Display`] as `3/5`, or `2` when it is whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(BigRational);

/// Why a text is no share: it is not a fraction, a percentage or a decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseRatioError {
    /// Not one of the ways a share may be written.
    NotAShare,
    /// A fraction with nothing below the line.
    ZeroBelow,
}

impl Ratio {
    /// `above / below`; `None` when `below` is zero.
    pub fn new(above: impl Into<BigInt>, below: impl Into<BigInt>) -> Option<Self> {
        let below = below.into();
        (!below.is_zero()).then(|| Self(BigRational::new(above.into(), below)))
    }
    /// A whole number.
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self(BigRational::from_integer(number.into()))
    }
    /// Nothing.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }
    /// The whole.
    pub fn one() -> Self {
        Self(BigRational::one())
    }
    /// Is it nothing?
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }
    /// Is it the whole?
    pub fn is_one(&self) -> bool {
        self.0.is_one()
    }
    /// Is it below nothing?
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }
    /// The number above the line, in lowest terms.
    pub fn above(&self) -> &BigInt {
        self.0.numer()
    }
    /// The number below the line, in lowest terms.
    pub fn below(&self) -> &BigInt {
        self.0.denom()
    }
    /// This divided by `other`; `None` when `other` is zero.
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| Self(&self.0 / &other.0))
    }
    /// The largest whole number not above it.
    pub fn floor(&self) -> BigInt {
        self.0.floor().to_integer()
    }
    /// The nearest number with so many decimals, half away from zero, as whole units of the last decimal.
    pub fn rounded(&self, decimals: u32) -> BigInt {
        let scaled = &self.0 * BigRational::from_integer(BigInt::from(10u8).pow(decimals));
        scaled.round().to_integer()
    }
    /// Can it be written with so many decimals and lose nothing?
    pub fn is_exact_with(&self, decimals: u32) -> bool {
        (&self.0 * BigRational::from_integer(BigInt::from(10u8).pow(decimals))).is_integer()
    }
}

impl FromStr for Ratio {
    type Err = ParseRatioError;
    fn from_str(text: &str) -> Result<Self, ParseRatioError> {
        let text = text.trim();
        if let Some(percent) = text.strip_suffix('%') {
            let hundredth = Self::new(1, 100).ok_or(ParseRatioError::ZeroBelow)?;
            return Ok(&decimal(percent.trim())? * &hundredth);
        }
        match text.split_once('/') {
            Some((above, below)) => {
                let below = decimal(below.trim())?;
                decimal(above.trim())?.checked_div(&below).ok_or(ParseRatioError::ZeroBelow)
            }
            None => decimal(text),
        }
    }
}

/// `12`, `12.5` or `12,5`; spaces between groups of digits are allowed.
fn decimal(text: &str) -> Result<Ratio, ParseRatioError> {
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let digits: String = digits.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((&digits, ""));
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let fits = !whole.is_empty() && all_digits(whole) && all_digits(fraction) && digits.len() <= 60;
    let number: BigInt = fits.then(|| format!("{whole}{fraction}").parse().ok()).flatten().ok_or(ParseRatioError::NotAShare)?;
    let below = BigInt::from(10u8).pow(u32::try_from(fraction.len()).unwrap_or(0));
    Ratio::new(number * sign, below).ok_or(ParseRatioError::ZeroBelow)
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

macro_rules! operate {
    ($($trait:ident $method:ident $op:tt),*) => {$(
        impl $trait for &Ratio {
            type Output = Ratio;
            fn $method(self, other: &Ratio) -> Ratio {
                Ratio(&self.0 $op &other.0)
            }
        }
    )*};
}
operate!(Add add +, Sub sub -, Mul mul *);

impl Div<&BigInt> for &Ratio {
    type Output = Option<Ratio>;
    fn div(self, other: &BigInt) -> Option<Ratio> {
        self.checked_div(&Ratio::whole(other.clone()))
    }
}

impl<'a> Sum<&'a Ratio> for Ratio {
    fn sum<I: Iterator<Item = &'a Ratio>>(iter: I) -> Ratio {
        iter.fold(Ratio::zero(), |total, part| &total + part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_ways_a_share_is_written() {
        for (text, printed) in [
            ("1/3", "1/3"),
            ("50 %", "1/2"),
            ("50%", "1/2"),
            ("33,33 %", "3333/10000"),
            ("3/12", "1/4"),
            ("0.125", "1/8"),
            ("1 000", "1000"),
        ] {
            assert_eq!(text.parse::<Ratio>().unwrap().to_string(), printed, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_share() {
        for text in ["", "population", "1/0", "1/2/3", "%", "1e9", "--1", "½"] {
            assert!(text.parse::<Ratio>().is_err(), "{text}");
        }
    }
}
