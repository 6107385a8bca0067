//! An agreement into a draft of another form: what carries over, what must be decided anew, and old provision by old provision what
//! takes its place. Pure: texts in, text out. Enter at [`Conversion::new`], then [`Conversion::draft`].

mod carry;
mod draft;
mod mapping;
mod name;
mod print;
mod yaml;

pub use carry::{Carry, Does, Pair};
pub use draft::Draft;
pub use mapping::{Mapping, Row};
pub use yaml::quoted;

use crate::diag::Level;
use crate::law::{Form, Transition};
use crate::quantity::Date;
use crate::resolve::Resolved;

/// How the new cooperation takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The act itself turns the one into the other (§ 31-2).
    Conversion,
    /// The old one is dissolved and a new agreement is made.
    Replacement,
}

/// Why one form does not become the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The agreement says no form.
    NoForm,
    /// It is of that form already.
    SameForm,
    /// The form asked for is repealed.
    Repealed,
}

/// One agreement on its way to another form.
pub struct Conversion<'a> {
    /// The old agreement.
    pub old: &'a Resolved<'a>,
    /// Its form.
    pub from: &'a Form,
    /// The new form.
    pub to: &'a Form,
    /// How the one takes the place of the other.
    pub route: Route,
    /// The day it is asked on.
    pub today: Date,
    /// What becomes of each part.
    pub carry: Carry,
}

impl<'a> Conversion<'a> {
    /// Finds the route from the agreement's form to another.
    ///
    /// # Errors
    /// When there is none to find.
    pub fn new(old: &'a Resolved<'a>, to: &'a Form, today: Date) -> Result<Self, Refused> {
        let from = old.form.ok_or(Refused::NoForm)?;
        if from.id == to.id {
            return Err(Refused::SameForm);
        }
        if to.repealed_by.is_some() {
            return Err(Refused::Repealed);
        }
        let converts = from.repealed_by.as_ref().is_some_and(|t| t.passes_by_law && t.converts_to.contains(&to.id));
        let route = if converts { Route::Conversion } else { Route::Replacement };
        Ok(Self { old, from, to, route, today, carry: Carry::between(&from.id, &to.id) })
    }

    /// What the law says of the old form after its repeal.
    pub fn transition(&self) -> Option<&'a Transition> {
        self.from.repealed_by.as_ref()
    }

    /// Is every deadline for turning the old form into another past?
    pub fn is_late(&self) -> bool {
        self.transition().and_then(|t| t.on(self.today)).is_some_and(|(level, _)| level == Level::Error)
    }
}
