//! What follows when a party leaves by a case of kind `withdraw`, worked out from the case and the agreement.
//! Enter at [`leaving`]; clauses see the dates under `exit.`.

use std::collections::BTreeMap;

use super::{LoadedCase, Resolved};
use crate::agreement::data::{Data, Leaf, Node};
use crate::agreement::words::{CaseKind, WithdrawGround};
use crate::case::{Withdrawal, whole_kroner};
use crate::exit::{Asked, ExitError, Ground, Leaving, Outcome, liability_share, outcome};
use crate::quantity::Date;

/// The exit a case is about, where it is about one.
pub fn withdrawal(case: &LoadedCase) -> Option<&Withdrawal> {
    let withdraws = case.case.kind.as_ref().is_some_and(|kind| kind.value == CaseKind::Withdraw);
    case.case.withdraw.as_ref().filter(|_| withdraws).map(|withdraw| &withdraw.value)
}

/// What follows of the notice a case tells of; none when it is no exit, or party or day of receipt is not said.
pub fn leaving(resolved: &Resolved<'_>, case: &LoadedCase) -> Option<Result<Outcome, ExitError>> {
    let own = withdrawal(case)?;
    let party = own.party.as_ref()?.as_str();
    let received = own.notice.as_ref()?.received.as_ref()?.value.0;
    let ground = match own.ground.as_ref().map(|ground| ground.value) {
        Some(WithdrawGround::BoundaryChange) => Ground::BoundaryChange { on: own.boundary_change.as_ref()?.value.0 },
        Some(WithdrawGround::Breach) => Ground::Breach,
        Some(WithdrawGround::Notice) | None => Ground::Notice,
    };
    let agreement = &resolved.loaded.agreement;
    let in_force = agreement.in_force.as_ref().and_then(|f| f.date.as_ref()).map(|day| day.0);
    let asked = Asked { received, party, in_force, form: resolved.form_id(), ground };
    Some(outcome(&Leaving { agreement, asked, case: Some(own), said: own.effect.as_ref().map(|day| day.value.0) }))
}

/// The dates as clauses see them: the day stated in the case goes before the one worked out.
pub(super) fn dates(resolved: &Resolved<'_>, case: &LoadedCase) -> Option<Node> {
    let own = withdrawal(case)?;
    let found = leaving(resolved, case).and_then(Result::ok);
    let earliest = found.as_ref().map(|found| found.date.effect);
    let effect = own.effect.as_ref().map(|day| day.value.0).or(earliest)?;
    let mut map = BTreeMap::new();
    let mut day = |name: &str, day: Option<Date>| {
        let data = day.map_or(Data::Absent, |day| Data::Leaf(Leaf::Date(day)));
        map.insert(name.to_owned(), Node { data, span: None });
    };
    day("effect", Some(effect));
    day("last_day", effect.yesterday().ok());
    day("notice_ends", found.as_ref().map(|found| found.date.notice_ends));
    day("earliest", earliest.filter(|earliest| *earliest != effect));
    let ends = found.as_ref().is_some_and(|found| found.ends.is_some());
    map.insert("ends_for_all".to_owned(), Node { data: Data::Leaf(Leaf::Truth(ends)), span: None });
    // What it stays liable for does not hang on the day the notice came.
    let party = own.party.as_ref().map_or("", |party| party.value.0.as_str());
    let owed = own.obligations.as_ref().and_then(|owed| owed.amount.as_ref()).map(|amount| amount.value.0.to_ratio());
    let share = liability_share(&resolved.loaded.agreement, party);
    let said = share.clone().map_or(Data::Absent, |share| Data::Leaf(Leaf::Share(share)));
    map.insert("liability_share".to_owned(), Node { data: said, span: None });
    let amount = owed.zip(share).map(|(owed, share)| whole_kroner(&(&owed * &share)));
    let amount = amount.map_or(Data::Absent, |amount| Data::Leaf(Leaf::Money(amount)));
    map.insert("liability".to_owned(), Node { data: amount, span: None });
    Some(Node { data: Data::Map(map), span: None })
}
