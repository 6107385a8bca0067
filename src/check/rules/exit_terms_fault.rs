//! Exit terms that give no date: no length, no rule of effect, half a window or an empty lock-in.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::exit::{self, Asked, ExitError, Ground};
use crate::quantity::Date;
use crate::resolve::Resolved;
use crate::tr;

rule!("exit-terms-fault", Warning);

/// Forms whose act has a length of its own where the agreement is silent (§ 20-8 second ledd, IKS-loven § 30 first ledd).
const ACT_HAS_A_LENGTH: &[&str] = &["vertskommune-administrativ", "vertskommune-nemnd", "interkommunalt-selskap"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(terms) = resolved.loaded.agreement.exit_terms.as_ref() else { return };
    // What is open is said to be open by its own rule.
    if resolved.loaded.agreement.open.keys().any(|path| path.starts_with("exit_terms")) {
        return;
    }
    let in_force = resolved.loaded.agreement.in_force.as_ref().and_then(|f| f.date.as_ref()).map(|d| d.0);
    // Whether the terms lead to a date does not depend on the day; any ordinary one will do.
    let probe = in_force.or(resolved.document_date).unwrap_or(Date::constant(2027, 1, 15));
    let party = resolved.loaded.agreement.parties.first().map_or("", |party| party.id.as_str());
    // Without the form, so that what the act would fill in is still missed in the agreement.
    let asked = Asked { received: probe, party, in_force, form: None, ground: Ground::Notice };
    if let Err(error) = exit::effect(terms, &asked) {
        if matches!(error, ExitError::NoLength { .. }) && resolved.form_id().is_some_and(|form| ACT_HAS_A_LENGTH.contains(&form))
        {
            return;
        }
        let (_, what, todo) = error.finding();
        findings.add(
            Finding::warning("exit-terms-fault", what)
                .at(resolved.loaded.place_of(error.path(), resolved.sources))
                .why(tr! { nb: "uten dette kan ingen regne ut når en uttreden får virkning", nn: "utan dette kan ingen rekne ut når ei uttreding får verknad", en: "without it nobody can work out when an exit takes effect" })
                .todo(todo),
        );
    }
}
