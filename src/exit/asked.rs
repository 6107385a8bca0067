//! What is asked of the counting: the day of receipt, the party, its form's default law and the ground it leaves on.

use crate::basis::Basis;
use crate::quantity::{Date, Length, Unit};

/// The form an inter-municipal company has.
pub const IKS: &str = "interkommunalt-selskap";
/// The forms with a host.
pub const HOST_FORMS: &[&str] = &["vertskommune-administrativ", "vertskommune-nemnd"];
/// The forms whose act lets a party leave at once for a material breach (IKS-loven § 30 second ledd).
pub const BREACH_FORMS: &[&str] = &[IKS];

/// A notice and what must be known to count from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The day the notice was received.
    pub received: Date,
    /// The party that gives it.
    pub party: &'a str,
    /// The day the agreement came into force, which a lock-in of a length runs from.
    pub in_force: Option<Date>,
    /// The form's id, for the law that holds where the agreement is silent.
    pub form: Option<&'a str>,
    /// Why it leaves.
    pub ground: Ground,
}

/// Why a party leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// By notice under the agreement.
    Notice,
    /// After a boundary change (inndelingslova § 16).
    BoundaryChange {
        /// The day the change was put into effect.
        on: Date,
    },
    /// For a material breach (IKS-loven § 30 second ledd).
    Breach,
}

/// The length of notice the act has where the agreement states none; chapters 18 and 19 of kommuneloven have none.
pub fn default_length(form: Option<&str>) -> Option<(Length, Basis)> {
    let provision = match form? {
        IKS => "IKS-loven § 30 (1)",
        form if HOST_FORMS.contains(&form) => "kommuneloven § 20-8 (2)",
        "styre-1992-27" => "kommuneloven (1992) § 27 nr. 3",
        _ => return None,
    };
    Some((Length { count: 1, unit: Unit::Year }, Basis::parse(provision).ok()?))
}

/// The period after a boundary change, how long the right lasts, and the provision.
pub(super) fn boundary_change() -> Option<(Length, Length, Basis)> {
    let (six, year) = (Length { count: 6, unit: Unit::Month }, Length { count: 1, unit: Unit::Year });
    Some((six, year, Basis::parse("inndelingslova § 16").ok()?))
}

/// The provision on leaving at once for a breach, for a form that has one.
pub(super) fn breach(form: Option<&str>) -> Option<Basis> {
    form.filter(|form| BREACH_FORMS.contains(form)).and_then(|_| Basis::parse("IKS-loven § 30 (2)").ok())
}
