//! When something is law: from a day, from some day in a range, or not decided.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, de};

use crate::lang::Text;
use crate::quantity::Date;

/// A day in the law data, `2026-01-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl Deref for Day {
    type Target = Date;
    fn deref(&self) -> &Date {
        &self.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(|_| de::Error::custom(format!("{text} is no day")))
    }
}

/// When a thing takes effect.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum InForce {
    /// On a day.
    On(Day),
    /// On some day in a range: not the same for everybody, or not known more closely.
    Between {
        /// The first day it may be.
        from: Day,
        /// The last day it may be.
        to: Day,
        /// Why it is a range.
        #[serde(deserialize_with = "super::read::text")]
        because: Text,
    },
    /// Adopted, but the day is not decided.
    Undecided,
}

impl InForce {
    /// Has it taken effect on that day?
    pub fn by(&self, day: Date) -> Known {
        match self {
            Self::On(on) if on.0 <= day => Known::Yes,
            Self::Between { to, .. } if to.0 <= day => Known::Yes,
            Self::Between { from, .. } if from.0 <= day => Known::Unknown,
            _ => Known::No,
        }
    }

    /// Why it is a range, if it is.
    pub fn because(&self) -> Option<&Text> {
        match self {
            Self::Between { because, .. } => Some(because),
            _ => None,
        }
    }
}

/// Whether something holds on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The sources do not say, or it differs from place to place.
    Unknown,
}

/// Is a thing with this beginning and end law on that day? A beginning nobody has recorded counts as unknown only before the end.
pub(super) fn within(from: Option<&InForce>, until: Option<&InForce>, day: Date) -> Known {
    match (from.map_or(Known::Unknown, |from| from.by(day)), until.map_or(Known::No, |until| until.by(day))) {
        (Known::No, _) | (_, Known::Yes) => Known::No,
        (Known::Yes, Known::No) => Known::Yes,
        _ => Known::Unknown,
    }
}
