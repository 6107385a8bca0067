//! What the leaver pays the cooperation each year until it is out: its part of every yearly cost, by the cost's own key.

use crate::agreement::Agreement;
use crate::agreement::money::Cost;
use crate::agreement::words::{CostKind, LastYear};
use crate::cost::{Changes, CostError, CostTable, cost_table};
use crate::quantity::{Date, Kroner, Ratio};

/// One year of one cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The cost's id.
    pub cost: String,
    /// The year.
    pub year: i16,
    /// The leaver's part of the whole year; none when the agreement states no amount for it, or it cannot be worked out.
    pub whole: Option<Kroner>,
    /// How much of the year is paid.
    pub part: PartOfYear,
    /// What is paid, in whole kroner where it is part of a year.
    pub due: Option<Kroner>,
}

/// How much of a year is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfYear {
    /// The party is in the whole year.
    Whole,
    /// It leaves within the year and pays all of it, as the agreement says.
    Full,
    /// For so many months begun.
    Months(i8),
    /// For so many days of the year's.
    Days {
        /// The days it is in.
        of: i16,
        /// The days of the year.
        year: i16,
        /// Does the agreement say so? If not, it is an assumption.
        stated: bool,
    },
}

impl PartOfYear {
    fn ratio(self) -> Ratio {
        let part = match self {
            Self::Whole | Self::Full => None,
            Self::Months(months) => Ratio::new(months, 12),
            Self::Days { of, year, .. } => Ratio::new(of, year),
        };
        part.unwrap_or_else(Ratio::one)
    }
}

/// The costs that are paid each year: those the agreement names as yearly contributions, or all that have a key.
pub(super) fn yearly(agreement: &Agreement) -> Vec<&Cost> {
    let named = agreement.contributions.as_ref().map(|c| c.yearly.as_slice()).unwrap_or_default();
    let is_yearly = |cost: &Cost| match named {
        [] => cost.key.is_some(),
        named => named.iter().any(|id| id.as_str() == cost.id.as_str()),
    };
    agreement.costs.iter().map(|cost| &cost.value).filter(|cost| is_yearly(cost)).collect()
}

/// From the year of the notice to the year of the exit. A cost that is no running one is listed only in the years it has.
pub(super) fn owed(agreement: &Agreement, party: &str, received: Date, last_day: Date) -> (Vec<Owed>, Vec<CostError>) {
    let rule = agreement.exit_terms.as_ref().and_then(|terms| terms.last_year.as_ref()).map(|rule| rule.value);
    let (mut list, mut faults) = (Vec::new(), Vec::new());
    let start = agreement.in_force.as_ref().and_then(|f| f.date.as_ref()).map_or(received, |day| day.0.max(received));
    for cost in yearly(agreement) {
        let table = cost_table(agreement, cost.id.as_str(), &Changes::default()).map_err(|error| faults.push(error)).ok();
        let running = cost.kind.as_ref().is_none_or(|kind| kind.value == CostKind::Operation);
        for year in start.year()..=last_day.year() {
            let whole = table.as_ref().and_then(|table| part_of(table, year, party));
            if whole.is_none() && !running {
                continue;
            }
            let part = part_of_year(rule, year, last_day);
            let due = whole.as_ref().map(|whole| match part {
                PartOfYear::Whole | PartOfYear::Full => whole.clone(),
                _ => Kroner::whole((&whole.to_ratio() * &part.ratio()).rounded(0)),
            });
            list.push(Owed { cost: cost.id.0.clone(), year, whole, part, due });
        }
    }
    (list, faults)
}

fn part_of(table: &CostTable, year: i16, party: &str) -> Option<Kroner> {
    let year = table.years.iter().find(|y| y.year == year)?;
    year.parts.iter().find(|part| part.party == party).map(|part| part.amount.clone())
}

fn part_of_year(rule: Option<LastYear>, year: i16, last_day: Date) -> PartOfYear {
    if year != last_day.year() || last_day == last_day.last_of_year() {
        return PartOfYear::Whole;
    }
    match rule {
        Some(LastYear::Full) => PartOfYear::Full,
        Some(LastYear::ByMonths) => PartOfYear::Months(last_day.month()),
        Some(LastYear::ByDays) | None => {
            PartOfYear::Days { of: last_day.day_of_year(), year: last_day.days_in_year(), stated: rule.is_some() }
        }
    }
}
