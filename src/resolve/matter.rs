//! What a case makes of its parties: who joins, who leaves, and which attachment is the text put to the vote. Enter at [`facts`].

use std::collections::BTreeMap;

use super::scope::{count, truth};
use super::{LoadedCase, Resolved};
use crate::agreement::Party;
use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::leaf::Texts;
use crate::agreement::words::{CaseKind, CaseRole};
use crate::case::{Attachment, Case};
use crate::lang::{Lang, number};
use crate::quantity::Ratio;
use crate::source::Spanned;

/// The facts of a paper that follow from the case, for one party.
pub(super) fn facts(resolved: &Resolved<'_>, loaded: &LoadedCase, party: &str) -> BTreeMap<String, Node> {
    let case = &loaded.case;
    let agreement = &resolved.loaded.agreement;
    let leaving = leaving(case);
    let joining = joining(case);
    let withdraws = case.kind.as_ref().is_some_and(|kind| kind.value == CaseKind::Withdraw);
    let host = agreement.host.as_ref().map(|host| host.0.as_str());
    let mut facts = BTreeMap::new();
    let mut fact = |name: &str, node: Node| drop(facts.insert(name.to_owned(), node));
    fact("is_joining", truth(joining.contains(&party)));
    fact("is_leaving", truth(leaving == Some(party)));
    fact("host_leaves", truth(withdraws && leaving.is_some() && leaving == host));
    let before = agreement.predecessor.as_ref().and_then(|before| before.host.as_ref()).map(|host| host.0.as_str());
    fact("same_host", truth(host.is_some() && before == host));
    fact("was_host", truth(before == Some(party)));
    fact("one_left", truth(withdraws && agreement.parties.len() == 2));
    fact("joining_many", truth(joining.len() > 1));
    fact("joining", list(&joining));
    fact("shares_after", shares_after(resolved, case));
    fact("leaving", leaving.map_or_else(Node::default, self::party));
    for (name, document, id) in
        [("statutes_number", "statutes", "statutes"), ("plan_number", "plan", "plan"), ("rules_number", "bylaws", "bylaws")]
    {
        let at = case.attachments.iter().position(|a| is(a, document, id));
        fact(name, at.map_or_else(Node::default, |at| count(at + 1)));
    }
    // The day the text itself bears, where one is said: the day it takes effect is another matter.
    let attached = case.attachments.iter().find(|a| is(a, "statutes", "statutes"));
    let own_text = attached.filter(|a| a.document.is_some());
    let day = attached.and_then(|a| Some(a.date.as_ref()?.0)).or_else(|| own_text.and(agreement.dated.as_ref()).map(|d| d.0));
    fact("statutes_date", day.map_or_else(Node::default, |day| Node { data: Data::Leaf(Leaf::Date(day)), span: None }));
    facts
}

/// Is an attachment a document of this kind: one of the agreement's own, or by its id a text made elsewhere?
fn is(attachment: &Attachment, document: &str, id: &str) -> bool {
    attachment.document.as_ref().map_or(attachment.id.0 == id, |own| own.0 == document)
}

/// Who leaves, by the case itself or by the role of a party in it.
pub(crate) fn leaving(case: &Case) -> Option<&str> {
    let said = case.withdraw.as_ref().and_then(|w| w.party.as_ref()).map(|party| party.0.as_str());
    said.or_else(|| of_role(case, CaseRole::Leaving).next())
}

/// Who joins.
pub(crate) fn joining(case: &Case) -> Vec<&str> {
    of_role(case, CaseRole::Joining).collect()
}

fn of_role(case: &Case, role: CaseRole) -> impl Iterator<Item = &str> {
    let has = move |own: &crate::case::CaseParty| own.role.as_ref().is_some_and(|said| said.value == role);
    case.parties.iter().filter(move |(_, own)| has(own)).map(|(id, _)| id.0.as_str())
}

/// The shares as they become, each as «2/3 for Nordvik»: what a decision says of them must stand in the decision itself.
fn shares_after(resolved: &Resolved<'_>, case: &Case) -> Node {
    let of = |id: &str, share: &Ratio, lang| format!("{} for {}", number::share(share), resolved.loaded.party_name(id, lang));
    let item = |party: &Spanned<Party>| {
        let id = &party.id.0;
        let share = case.shares_after.iter().find(|(said, _)| said.0 == *id).map(|(_, share)| &share.value.0)?;
        let texts = Texts { one: None, nb: Some(of(id, share, Lang::Nb)), nn: Some(of(id, share, Lang::Nn)) };
        Some((id.clone(), Node { data: Data::Leaf(Leaf::Label(texts)), span: None }))
    };
    Node { data: Data::List(resolved.loaded.agreement.parties.iter().filter_map(item).collect()), span: None }
}

fn party(id: &str) -> Node {
    Node { data: Data::Leaf(Leaf::Party(id.to_owned())), span: None }
}

fn list(ids: &[&str]) -> Node {
    let items = ids.iter().map(|id| ((*id).to_owned(), party(id))).collect();
    Node { data: Data::List(items), span: None }
}
