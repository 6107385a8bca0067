//! Exact quantities: shares as big rationals, money in øre, calendar dates, lengths of time, and figures that show their working.
//! Nothing here reads YAML, knows a language or touches the world; enter at [`Ratio`], [`Kroner`], [`Length`] and [`Figure`].

mod figure;
mod kroner;
mod length;
mod ratio;
mod split;

pub use figure::{Figure, FigureValue, Input, Step};
pub use kroner::{Kroner, ParseKronerError};
pub use length::{Length, ParseLengthError, Unit};
pub use ratio::{ParseRatioError, Ratio};
pub use split::{Part, SplitError, split};

/// A day in the calendar; one that does not exist cannot be made.
pub use jiff::civil::Date;
