//! The values a document's clauses see: the agreement's tree with facts, the topics placed, and for a case paper the case and its party.

use std::collections::BTreeMap;

use super::matter;
use super::{Entry, LoadedCase, PlacedSection, Resolved, languages, leave};
use crate::agreement::Agreement;
use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::leaf::{ByKey, PartyId, Share};
use crate::agreement::money::{Cost, Liability};
use crate::agreement::words::BodyRole;
use crate::case::whole_kroner;
use crate::exit;
use crate::service;
use crate::source::Spanned;

/// The scope of a document before it is known which topics are placed.
pub(super) fn of(resolved: &Resolved<'_>, case: Option<&LoadedCase>, party: Option<&str>) -> Node {
    let mut root = resolved.loaded.tree.clone();
    put(&mut root, "facts", facts(resolved, case, party));
    if let Some(case) = case {
        put(&mut root, "case", case.tree.clone());
        put(&mut root, "exit", leave::dates(resolved, case).unwrap_or_default());
    }
    if let Some(party) = party {
        keep_own(&mut root, party);
        let node = root.at(&format!("parties[{party}]")).clone();
        put(&mut root, "party", node);
        put(&mut root, "own", own(resolved, case, party));
    }
    root
}

/// Where a document made for each party has only what holds for that party.
const BY_PARTY: &[&[&str]] = &[
    &["privacy", "data_subjects"],
    &["privacy", "data"],
    &["privacy", "sub_processors", "list"],
    &["privacy", "third_countries", "transfers"],
];

/// Leaves out the items that are said to hold for other parties only.
fn keep_own(root: &mut Node, party: &str) {
    for path in BY_PARTY {
        let found = path.iter().try_fold(&mut *root, |node, key| match &mut node.data {
            Data::Map(map) => map.get_mut(*key),
            _ => None,
        });
        if let Some(Data::List(items)) = found.map(|node| &mut node.data) {
            items.retain(|(_, item)| holds_for(item, party));
        }
    }
}

fn holds_for(item: &Node, party: &str) -> bool {
    let named = item.at("only").items();
    named.is_empty() || named.iter().any(|(_, node)| matches!(node.leaf(), Some(Leaf::Party(id)) if id == party))
}

/// Adds the topics that are placed, for conditions on `placed.<topic>`.
pub(super) fn add_placed(root: &mut Node, sections: &[PlacedSection<'_>]) {
    let topics = sections.iter().flat_map(|s| &s.entries).map(|e: &Entry<'_>| (e.topic.replace('-', "_"), truth(true)));
    put(root, "placed", Node { data: Data::Map(topics.collect()), span: None });
}

fn put(root: &mut Node, name: &str, node: Node) {
    if let Data::Map(map) = &mut root.data {
        map.insert(name.to_owned(), node);
    }
}

pub(super) fn truth(truth: bool) -> Node {
    Node { data: Data::Leaf(Leaf::Truth(truth)), span: None }
}

pub(super) fn count(n: usize) -> Node {
    Node { data: Data::Leaf(Leaf::Count(i64::try_from(n).unwrap_or(i64::MAX))), span: None }
}

fn facts(resolved: &Resolved<'_>, case: Option<&LoadedCase>, party: Option<&str>) -> Node {
    let agreement = &resolved.loaded.agreement;
    let is = |id: &Option<Spanned<PartyId>>| matches!((id, party), (Some(id), Some(party)) if id.0 == party);
    let said_none = |path: &str| {
        let node = resolved.loaded.tree.at(path);
        matches!(node.data, Data::None)
    };
    let own_case = case.zip(party).and_then(|(c, p)| c.case.parties.iter().find(|(id, _)| id.0 == p).map(|(_, own)| own));
    let mut map = BTreeMap::new();
    let mut fact = |name: &str, node: Node| drop(map.insert(name.to_owned(), node));
    fact("form", Node { data: resolved.form_id().map_or(Data::Absent, |f| Data::Leaf(Leaf::Id(f.to_owned()))), span: None });
    fact("parties", count(agreement.parties.len()));
    fact("liability_differs", truth(liability_differs(agreement)));
    fact("powers_none", truth(said_none("powers")));
    fact("notified_none", truth(said_none("notified_decisions")));
    fact(
        "deposits_none",
        truth(agreement.contributions.as_ref().and_then(|c| c.deposit.as_ref()?.none.as_ref().map(|n| n.value)).unwrap_or(false)),
    );
    fact(
        "key_differs",
        truth(agreement.costs.iter().any(|c| c.key.as_ref().is_some_and(|k| k.0 != "liability" && k.0 != "ownership"))),
    );
    fact("translations", truth(languages(resolved.loaded).len() > 1));
    fact("is_host", truth(is(&agreement.host)));
    fact("is_office", truth(is(&agreement.office)));
    fact("legal_person_no", truth(agreement.legal_person.as_ref().is_some_and(|l| !l.value)));
    fact("historic", truth(agreement.historic.as_ref().is_some_and(|h| h.value)));
    for (name, holds) in cost_facts(agreement, case) {
        fact(name, truth(holds));
    }
    fact("conditional", truth(agreement.in_force.as_ref().is_some_and(|f| f.condition.is_some())));
    fact("downtime_known", truth(downtime_known(resolved)));
    fact(
        "has_recommendation",
        truth(own_case.is_some_and(|own| own.bodies.iter().any(|b| b.role.value == BodyRole::Recommendation))),
    );
    fact("has_voted", truth(own_case.is_some_and(|own| own.bodies.iter().any(|b| b.text.is_some()))));
    if let Some((case, party)) = case.zip(party) {
        map.extend(matter::facts(resolved, case, party));
    }
    Node { data: Data::Map(map), span: None }
}

/// Can the downtime of any service be worked out?
fn downtime_known(resolved: &Resolved<'_>) -> bool {
    resolved.loaded.agreement.sla.as_ref().is_some_and(|sla| {
        service::year(sla, resolved.document_date).is_some_and(|year| !service::allowances(sla, year).is_empty())
    })
}

/// What the costs and registers say that a cost annex tells of.
fn cost_facts(agreement: &Agreement, case: Option<&LoadedCase>) -> [(&'static str, bool); 6] {
    let any = |says: fn(&Cost) -> bool| agreement.costs.iter().any(|cost| says(cost));
    let tells = |year: Option<i16>| case.is_none_or(|case| case.case.compares_with(year));
    let before =
        |cost: &&Spanned<Cost>| cost.previous.as_ref().is_some_and(|paid| tells(paid.year.as_ref().map(|year| year.value.0)));
    let registers = &agreement.registers;
    [
        ("cost_lines", any(|cost| !cost.lines.is_empty())),
        ("cost_uncertain", any(|cost| cost.uncertainty.is_some() && cost.key.is_some())),
        ("cost_agreed", agreement.cost_keys.iter().any(|key| !key.agreed.is_empty())),
        ("cost_before", agreement.costs.iter().any(|cost| before(&cost))),
        ("cost_compared", any(|cost| !cost.compare.is_empty())),
        ("figure_stated", !registers.is_empty() && registers.iter().all(|r| r.figure.as_ref().is_some_and(|f| f.date.is_some()))),
    ]
}

/// Is liability shared otherwise than ownership?
fn liability_differs(agreement: &Agreement) -> bool {
    let Some(shares) = &agreement.shares else { return false };
    let Some(Liability::Shares(liability)) = shares.liability.as_ref().map(|l| &l.value) else { return false };
    let same = |own: &ByKey<PartyId, Spanned<Share>>| {
        own.len() == liability.len() && own.iter().zip(liability).all(|(a, b)| a.0 == b.0 && a.1.value == b.1.value)
    };
    !shares.ownership.as_ref().is_some_and(|own| same(own))
}

/// The party's own part of the case, with its seats in the joint organs, its deposit and what it is liable for.
fn own(resolved: &Resolved<'_>, case: Option<&LoadedCase>, party: &str) -> Node {
    let mut own = case.map_or_else(Node::default, |c| c.tree.at(&format!("parties.{party}")).clone());
    if !matches!(own.data, Data::Map(_)) {
        own.data = Data::Map(BTreeMap::new());
    }
    let organ =
        ["governance.representantskap", "governance.committee"].into_iter().find(|o| resolved.loaded.tree.at(o).is_present());
    for name in ["members", "deputies"] {
        let seats = organ.map(|o| resolved.loaded.tree.at(&format!("{o}.members.{party}.{name}")).clone());
        put(&mut own, name, seats.unwrap_or_default());
        let appeals = resolved.loaded.tree.at(&format!("governance.appeals_committee.{party}.{name}")).clone();
        put(&mut own, &format!("appeals_{name}"), appeals);
    }
    let agreement = &resolved.loaded.agreement;
    let share = exit::liability_share(agreement, party);
    let ceiling = agreement.loans.as_ref().and_then(|loans| loans.ceiling.as_ref()).map(|ceiling| ceiling.value.0.to_ratio());
    let answers_for = ceiling.zip(share.as_ref()).map(|(ceiling, share)| whole_kroner(&(&ceiling * share)));
    put(&mut own, "liability", leaf(share.map(Leaf::Share)));
    put(&mut own, "loan_liability", leaf(answers_for.map(Leaf::Money)));
    let deposit = resolved.loaded.tree.at(&format!("contributions.deposit.amounts.{party}")).clone();
    put(&mut own, "deposit", deposit);
    own
}

fn leaf(leaf: Option<Leaf>) -> Node {
    Node { data: leaf.map_or(Data::Absent, Data::Leaf), span: None }
}
