//! Words for what has another name today: fylkesmannen, rådmann, vedtekter for a samarbeidsavtale.

use super::rule;
use crate::check::citations::paragraph;
use crate::check::terms::{Term, obsolete};
use crate::check::texts::own_texts;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;

rule!("obsolete-term", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if resolved.loaded.agreement.historic.as_ref().is_some_and(|historic| historic.value) {
        return;
    }
    let terms: Vec<&Term> = obsolete().filter(|term| holds(term, resolved)).collect();
    for own in own_texts(resolved).iter().filter(|own| !own.plain) {
        for term in terms.iter().filter(|term| !preferred(term, own.party.or_else(|| party_of(&own.path)), resolved)) {
            for range in term.in_text(own.text) {
                let among = paragraph(own.text, range.start).to_lowercase();
                // A citation of the act by name is another rule's.
                let cites = own.text[range.end..].trim_start().starts_with('§');
                if cites || term.unless.iter().any(|word| among.contains(word.as_str())) {
                    continue;
                }
                findings.add(
                    Finding::new("obsolete-term", term.level(), term.what())
                        .at(own.at(&range))
                        .why(term.why.clone())
                        .todo(term.todo()),
                );
            }
        }
    }
}

/// Does the party whose text it is use the word by its profile? A municipality may call its chief executive what it will (§ 13-1).
fn preferred(term: &Term, party: Option<&str>, resolved: &Resolved<'_>) -> bool {
    let profile = party.and_then(|id| resolved.loaded.party(id)?.profile.as_ref()).map(|said| said.0.as_str());
    let Some(profile) = profile.and_then(|id| resolved.library.profiles.get(id)) else { return false };
    term.words.iter().any(|word| profile.says(word))
}

/// The party a value of a case belongs to, by its path.
fn party_of(path: &str) -> Option<&str> {
    path.strip_prefix("parties.")?.split('.').next()
}

/// Is the word out of use on the law date, and in this form?
fn holds(term: &Term, resolved: &Resolved<'_>) -> bool {
    let form = resolved.form_id().unwrap_or_default();
    term.since.is_none_or(|since| since <= resolved.law_date) && (term.forms.is_empty() || term.forms.iter().any(|f| f == form))
}
