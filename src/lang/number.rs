//! Amounts, numbers, shares and percentages as documents print them: groups of three with no-break spaces, a comma before decimals.
//! Everything is exact until the last decimal printed; bokmål and nynorsk differ in nothing but what [`Lang`] picks.

use num_bigint::BigInt;

use super::Lang;
use crate::quantity::{Kroner, Ratio};

/// The no-break space between groups of digits, and between a number and its unit.
pub(super) const NBSP: char = '\u{a0}';
/// The true minus sign.
const MINUS: char = '\u{2212}';
/// The most decimals an exact number is printed with; beyond it a number counts as one that does not end.
const MOST_DECIMALS: u32 = 10;

/// An amount without its unit: `12 400 000`, or `12 400 000,50` when there are øre.
pub fn amount(kroner: &Kroner) -> String {
    decimal(&kroner.to_ratio(), if kroner.is_whole() { 0 } else { 2 })
}

/// An amount with its unit in words: `12 400 000 kroner`, `1 krone`.
pub fn kroner(kroner: &Kroner, lang: Lang) -> String {
    let one = kroner.ore().magnitude() == Kroner::whole(1).ore().magnitude();
    let unit = if one { lang.pick("krone", "krone") } else { lang.pick("kroner", "kroner") };
    format!("{}{NBSP}{unit}", amount(kroner))
}

/// An amount in millions with its unit: `7,44 mill. kroner`. Loses nothing.
pub fn millions(kroner: &Kroner, lang: Lang) -> String {
    format!("{}{NBSP}mill.{NBSP}{}", millions_number(kroner), lang.pick("kroner", "kroner"))
}

/// An amount in millions without its unit: `7,44`, `3,0`. Loses nothing; has at least one decimal.
pub fn millions_number(kroner: &Kroner) -> String {
    let millions = Ratio::new(kroner.ore().clone(), 100_000_000).unwrap_or_else(Ratio::zero);
    let decimals = decimals_of(&millions, 8).unwrap_or(8);
    decimal(&millions, decimals.max(1))
}

/// How many decimals an amount in millions needs, at least one.
pub fn millions_decimals(kroner: &Kroner) -> u32 {
    let millions = Ratio::new(kroner.ore().clone(), 100_000_000).unwrap_or_else(Ratio::zero);
    decimals_of(&millions, 8).unwrap_or(8).max(1)
}

/// An amount in millions with so many decimals: in a table every amount has as many as the one that needs most.
pub fn millions_with(kroner: &Kroner, decimals: u32) -> String {
    decimal(&Ratio::new(kroner.ore().clone(), 100_000_000).unwrap_or_else(Ratio::zero), decimals)
}

/// A number: `17 500`, `0,125`; one whose decimals do not end is rounded to four, `0,3333`.
pub fn number(ratio: &Ratio) -> String {
    match decimals_of(ratio, MOST_DECIMALS) {
        Some(decimals) => decimal(ratio, decimals),
        None => {
            let rounded = decimal(ratio, 4);
            rounded.trim_end_matches('0').trim_end_matches(',').to_owned()
        }
    }
}

/// A number with so many decimals, also those that are zero: `0,6970`.
pub fn with_decimals(ratio: &Ratio, decimals: u32) -> String {
    decimal(ratio, decimals)
}

/// How many decimals a number is printed with before it is rounded: those it has, at most so many.
pub fn decimals_at_most(ratio: &Ratio, most: u32) -> u32 {
    decimals_of(ratio, most).unwrap_or(most)
}

/// A share as a fraction in lowest terms: `1/3`, or `1` for the whole.
pub fn fraction(ratio: &Ratio) -> String {
    let sign = if ratio.is_negative() { MINUS.to_string() } else { String::new() };
    let above = ratio.above().magnitude();
    if ratio.below() == &BigInt::from(1) { format!("{sign}{above}") } else { format!("{sign}{above}/{}", ratio.below()) }
}

/// A share as so many parts of a number where it is whole parts of it: `3/12`; else in lowest terms.
pub fn parts_of(ratio: &Ratio, parts: u16) -> String {
    let above = ratio * &Ratio::whole(parts);
    if above.below() == &BigInt::from(1) { format!("{}/{parts}", decimal(&above, 0)) } else { fraction(ratio) }
}

/// A share as a percentage: `12,5 %`; with more than four decimals it is rounded to two, `33,33 %`.
pub fn percent(ratio: &Ratio) -> String {
    format!("{}{NBSP}%", points(ratio))
}

/// A share, or a difference of shares, in percentage points without a sign of its unit: `6,67`, rounded as a percentage is.
pub fn points(ratio: &Ratio) -> String {
    let hundredths = ratio * &Ratio::whole(100);
    let decimals = decimals_of(&hundredths, 4).unwrap_or(2);
    decimal(&hundredths, decimals)
}

/// A share as a reader knows it best: a small fraction that no short percentage equals (`1/3`), else a percentage (`12,5 %`).
pub fn share(ratio: &Ratio) -> String {
    let short_percentage = ratio.is_exact_with(4);
    if ratio.below() <= &BigInt::from(12) && !short_percentage { fraction(ratio) } else { percent(ratio) }
}

/// How many decimals the number needs, when that is at most `most`.
fn decimals_of(ratio: &Ratio, most: u32) -> Option<u32> {
    (0..=most).find(|&decimals| ratio.is_exact_with(decimals))
}

/// The number rounded to so many decimals, grouped, with comma and true minus. What rounds to nothing has no sign.
fn decimal(ratio: &Ratio, decimals: u32) -> String {
    let units = ratio.rounded(decimals);
    let places = usize::try_from(decimals).unwrap_or(0);
    let digits = format!("{:0>width$}", units.magnitude().to_string(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let sign = if units < BigInt::ZERO { MINUS.to_string() } else { String::new() };
    let comma = if rest.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{rest}", grouped(whole))
}

/// Digits in groups of three from the right.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * NBSP.len_utf8());
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(NBSP);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares with every no-break space written as `_`.
    #[track_caller]
    fn same(printed: &str, expected: &str) {
        assert!(!printed.contains(' '), "a breaking space in {printed}");
        assert_eq!(printed.replace(NBSP, "_"), expected);
    }
    fn kr(text: &str) -> Kroner {
        text.parse().unwrap()
    }
    fn ratio(text: &str) -> Ratio {
        text.parse().unwrap()
    }

    #[test]
    fn amounts() {
        for (text, expected) in [
            ("0", "0"),
            ("7", "7"),
            ("999", "999"),
            ("1000", "1_000"),
            ("12400000", "12_400_000"),
            ("12400000.50", "12_400_000,50"),
            ("12400000.05", "12_400_000,05"),
            ("0.07", "0,07"),
            ("-0.07", "−0,07"),
            ("-400000", "−400_000"),
            ("-1000.10", "−1_000,10"),
            ("123456789012345678901234567890", "123_456_789_012_345_678_901_234_567_890"),
        ] {
            same(&amount(&kr(text)), expected);
        }
    }

    #[test]
    fn kroner_in_words() {
        for lang in Lang::ALL {
            for (text, expected) in [
                ("12400000", "12_400_000_kroner"),
                ("1", "1_krone"),
                ("-1", "−1_krone"),
                ("0", "0_kroner"),
                ("1.50", "1,50_kroner"),
                ("2", "2_kroner"),
            ] {
                same(&kroner(&kr(text), lang), expected);
            }
        }
    }

    #[test]
    fn millions_lose_nothing() {
        for (text, expected) in [
            ("7440000", "7,44"),
            ("3000000", "3,0"),
            ("12400000", "12,4"),
            ("1234567000000", "1_234_567,0"),
            ("0", "0,0"),
            ("1", "0,000001"),
            ("0.01", "0,00000001"),
            ("-7440000", "−7,44"),
        ] {
            same(&millions_number(&kr(text)), expected);
        }
        same(&millions(&kr("7440000"), Lang::Nb), "7,44_mill._kroner");
        same(&millions(&kr("3000000"), Lang::Nn), "3,0_mill._kroner");
    }

    #[test]
    fn numbers() {
        for (text, expected) in [
            ("17500", "17_500"),
            ("0.125", "0,125"),
            ("1234.5", "1_234,5"),
            ("1/3", "0,3333"),
            ("2/3", "0,6667"),
            ("1/1024", "0,0009765625"),
            ("300/7", "42,8571"),
            ("7/30", "0,2333"),
            ("9000001/9000000", "1"),
            ("-1/3", "−0,3333"),
            ("-1/9000000", "0"),
            ("0", "0"),
            ("10", "10"),
        ] {
            same(&number(&ratio(text)), expected);
        }
    }

    #[test]
    fn numbers_before_rounding_keep_their_zeros() {
        for (text, most, decimals, expected) in
            [("23/33", 4, 4, "0,6970"), ("1/3", 4, 4, "0,3333"), ("5", 4, 0, "5"), ("5.50", 4, 1, "5,5"), ("-1/3", 2, 2, "−0,33")]
        {
            let value = ratio(text);
            assert_eq!(decimals_at_most(&value, most), decimals, "{text}");
            same(&with_decimals(&value, decimals), expected);
        }
        same(&with_decimals(&ratio("5"), 4), "5,0000");
    }

    #[test]
    fn fractions_and_percentages() {
        for (text, as_fraction, as_percent, as_share) in [
            ("1/3", "1/3", "33,33_%", "1/3"),
            ("2/3", "2/3", "66,67_%", "2/3"),
            ("3/12", "1/4", "25_%", "25_%"),
            ("1/8", "1/8", "12,5_%", "12,5_%"),
            ("1/12", "1/12", "8,33_%", "1/12"),
            ("1/13", "1/13", "7,69_%", "7,69_%"),
            ("33.33 %", "3333/10000", "33,33_%", "33,33_%"),
            ("12.3456 %", "7716/62500", "12,3456_%", "12,3456_%"),
            ("12.34567 %", "1234567/10000000", "12,35_%", "12,35_%"),
            ("1", "1", "100_%", "100_%"),
            ("0", "0", "0_%", "0_%"),
            ("-1/3", "−1/3", "−33,33_%", "−1/3"),
            ("3/2", "3/2", "150_%", "150_%"),
            ("12", "12", "1_200_%", "1_200_%"),
        ] {
            let value = ratio(text);
            let lowest = ratio(as_fraction.replace('−', "-").as_str());
            assert_eq!(value, lowest, "{text}");
            same(&fraction(&value), &fraction(&lowest));
            same(&percent(&value), as_percent);
            same(&share(&value), as_share);
        }
        for text in ["1/3", "−1/3", "2", "0", "7/12"] {
            same(&fraction(&ratio(text)), text);
        }
    }
}
