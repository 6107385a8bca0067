//! One line of working as JSON: its kind and its exact operands, all strings but counts, years and truth values.

use serde::Serialize;

use crate::quantity::{Date, Kroner, Ratio, Step};

/// A step as it is written. Source and day of a number stand only where the agreement says them.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum StepOut<'a> {
    Period {
        from: String,
        to: String,
        part: String,
    },
    Average {
        register: &'a str,
        numbers: Vec<NumberOut>,
        mean: String,
    },
    Counts {
        factor: String,
        of: String,
    },
    Equal {
        weight: String,
        parties: usize,
        share: String,
    },
    Register {
        weight: String,
        register: &'a str,
        own: String,
        total: String,
        share: String,
        #[serde(flatten)]
        from: From<'a>,
    },
    Fixed {
        weight: String,
        fixed: String,
        share: String,
    },
    Share {
        share: String,
    },
    Agreed {
        computed: String,
        share: String,
    },
    Grown {
        before: String,
        rate: String,
        amount: String,
    },
    Deviation {
        accounts: String,
        budget: String,
        amount: String,
    },
    Indexed {
        index: &'a str,
        amount: String,
        base: String,
        base_year: i16,
        number: String,
        year: i16,
        rounded: String,
    },
    Rest {
        amount: String,
        before: String,
        base: String,
        direct: String,
        held: String,
        rest: String,
    },
    Rate {
        price: String,
        register: &'a str,
        own: String,
        exact: String,
        #[serde(flatten)]
        from: From<'a>,
    },
    PartOfYear {
        part: String,
        of: String,
        exact: String,
    },
    Limited {
        limit: &'static str,
        before: String,
        amount: String,
    },
    AmongFree {
        own: String,
        total: String,
        share: String,
    },
    Exact {
        total: String,
        share: String,
        exact: String,
    },
    Rounded {
        unit: String,
        amount: String,
        got_residue: bool,
    },
    Base {
        amount: String,
    },
    Direct {
        amount: String,
    },
    Sum {
        amount: String,
    },
}

/// A number of one day.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NumberOut {
    date: Option<String>,
    number: String,
}

/// Where a number is from.
#[derive(Debug, Clone, Serialize)]
pub(super) struct From<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

fn from<'a>(source: Option<&'a String>, date: Option<&Date>) -> From<'a> {
    From { source: source.map(String::as_str), date: date.map(Date::to_string) }
}

/// The step in the shape it is written in.
pub(super) fn step_out(step: &Step) -> StepOut<'_> {
    let r = Ratio::to_string;
    let kr = Kroner::to_string;
    match step {
        Step::Period { from, to, part } => StepOut::Period { from: from.to_string(), to: to.to_string(), part: r(part) },
        Step::Average { register, numbers, mean } => {
            let number =
                |(date, number): &(Option<Date>, Ratio)| NumberOut { date: date.map(|d| d.to_string()), number: r(number) };
            StepOut::Average { register, numbers: numbers.iter().map(number).collect(), mean: r(mean) }
        }
        Step::Counts { factor, of } => StepOut::Counts { factor: r(factor), of: r(of) },
        Step::Equal { weight, parties, share } => StepOut::Equal { weight: r(weight), parties: *parties, share: r(share) },
        Step::ByRegister { weight, register, own, total, source, date, share } => {
            let from = from(source.as_ref(), date.as_ref());
            StepOut::Register { weight: r(weight), register, own: r(own), total: r(total), share: r(share), from }
        }
        Step::Fixed { weight, fixed, share } => StepOut::Fixed { weight: r(weight), fixed: r(fixed), share: r(share) },
        Step::Share { share } => StepOut::Share { share: r(share) },
        Step::Agreed { computed, share } => StepOut::Agreed { computed: r(computed), share: r(share) },
        Step::Grown { before, rate, amount } => StepOut::Grown { before: kr(before), rate: r(rate), amount: kr(amount) },
        Step::Deviation { accounts, budget, amount } => {
            StepOut::Deviation { accounts: kr(accounts), budget: kr(budget), amount: kr(amount) }
        }
        Step::Indexed { index, amount, base, base_year, number, year, rounded } => StepOut::Indexed {
            index,
            amount: kr(amount),
            base: r(base),
            base_year: *base_year,
            number: r(number),
            year: *year,
            rounded: kr(rounded),
        },
        Step::Rest { amount, base, direct, held, rest } => StepOut::Rest {
            amount: kr(amount),
            before: kr(&(amount - rest)),
            base: kr(base),
            direct: kr(direct),
            held: kr(held),
            rest: kr(rest),
        },
        Step::Rate { price, register, own, source, date, exact } => {
            StepOut::Rate { price: r(price), register, own: r(own), exact: r(exact), from: from(source.as_ref(), date.as_ref()) }
        }
        Step::PartOfYear { part, of, exact } => StepOut::PartOfYear { part: r(part), of: r(of), exact: r(exact) },
        Step::Limited { ceiling, before, amount } => {
            let limit = if *ceiling { "ceiling" } else { "floor" };
            StepOut::Limited { limit, before: r(before), amount: kr(amount) }
        }
        Step::AmongFree { own, total, share } => StepOut::AmongFree { own: r(own), total: r(total), share: r(share) },
        Step::Exact { total, share, exact } => StepOut::Exact { total: kr(total), share: r(share), exact: r(exact) },
        Step::Rounded { unit, amount, got_residue } => {
            StepOut::Rounded { unit: kr(unit), amount: kr(amount), got_residue: *got_residue }
        }
        Step::Base { amount } => StepOut::Base { amount: kr(amount) },
        Step::Direct { amount } => StepOut::Direct { amount: kr(amount) },
        Step::Sum { amount } => StepOut::Sum { amount: kr(amount) },
    }
}
