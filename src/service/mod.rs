//! What a service level comes to in days and hours: working days by the calendar, hours of a window, downtime a level allows, and lengths
//! compared in the hours of support. Pure and exact; enter at [`Calendar`], [`Window`] and [`allowance`].

mod calendar;
mod downtime;
mod pace;
#[cfg(test)]
mod tests;
mod window;

pub use calendar::{Calendar, DayKind, easter, is_holiday};
pub use downtime::{Allowance, Month, Span, allowance};
pub use pace::Pace;
pub use window::Window;

use crate::agreement::service::{Service, Sla};
use crate::quantity::Date;

/// The year the hours of an agreement are worked out for: its own word, the year of its first day, or that of the documents.
pub fn year(sla: &Sla, documents: Option<Date>) -> Option<i16> {
    let said = sla.year.as_ref().map(|year| year.0);
    said.or_else(|| Some(sla.from.as_ref()?.0.year())).or_else(|| documents.map(|day| day.year()))
}

/// Every service whose level and window are stated, with the downtime they allow in a year.
pub fn allowances(sla: &Sla, year: i16) -> Vec<(&Service, Window, Allowance)> {
    let calendar = Calendar::of(sla);
    let allowed = |service: &'_ Service| {
        let window = Window::of(service.window.as_ref()?)?;
        let allowed = allowance(window, service.availability.as_ref()?, year, &calendar)?;
        Some((window, allowed))
    };
    sla.services.iter().filter_map(|s| allowed(s).map(|(window, allowed)| (&s.value, window, allowed))).collect()
}
