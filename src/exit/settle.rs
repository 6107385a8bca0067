//! The settlement at exit, item by item: lowest, likely and highest amount, who pays, and until when. What is not known stays unknown.

use super::asked::IKS;
use super::owed::yearly;
use crate::agreement::Agreement;
use crate::agreement::exit_terms::{ExitItem, ExitTerms};
use crate::agreement::leaf::Texts;
use crate::agreement::money::{Liability as LiabilityShares, Shares};
use crate::agreement::words::{Cap, Payer, SettlementItem, SharedBy};
use crate::case::Withdrawal;
use crate::cost::{Changes, key_shares};
use crate::quantity::{Date, Kroner, Ratio};

/// Three amounts; lowest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Range {
    /// The lowest.
    pub low: Kroner,
    /// The likely one.
    pub likely: Kroner,
    /// The highest.
    pub high: Kroner,
}

/// One thing settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The item's id, or `net-value` where it follows of the act.
    pub id: String,
    /// What it is.
    pub item: SettlementItem,
    /// Who pays.
    pub payer: Payer,
    /// What it comes to; none when it is not known.
    pub amount: Option<Range>,
    /// The share of the whole it was taken by.
    pub share: Option<Ratio>,
    /// The whole it was taken of, where a share was.
    pub whole: Option<Kroner>,
    /// What a payment to the leaver is at most: its deposit.
    pub at_most: Option<Kroner>,
    /// Does it follow of an act, not of the agreement?
    pub by_act: bool,
    /// How long it lasts, in the agreement's words.
    pub until: Option<Texts>,
    /// The last day it lasts, where a length is stated.
    pub ends: Option<Date>,
}

/// All that is settled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settlement {
    /// The items, the agreement's in its order, then those of the case alone.
    pub lines: Vec<Line>,
    /// What the leaver pays less what it gets, over the known amounts: below zero it gets more than it pays.
    pub net: Range,
    /// Items whose amount is not known, by id.
    pub unknown: Vec<String>,
}

/// Works the settlement out.
pub(super) fn settlement(
    agreement: &Agreement,
    form: Option<&str>,
    party: &str,
    case: Option<&Withdrawal>,
    last_day: Date,
) -> Settlement {
    let none = ExitTerms::default();
    let terms = agreement.exit_terms.as_ref().map_or(&none, |terms| &terms.value);
    let own: &[_] = case.map(|case| case.settlement.as_slice()).unwrap_or_default();
    let instead = |item: &ExitItem| own.iter().find(|other| other.id.as_str() == item.id.as_str()).map(|other| &other.value);
    let agreed = terms.settlement.iter().map(|item| (Some(&item.value), instead(item).unwrap_or(&item.value)));
    let known = |id: &str| terms.settlement.iter().any(|item| item.id.as_str() == id);
    let alone = own.iter().filter(|item| !known(item.id.as_str())).map(|item| (None, &item.value));
    let asked = Asking { agreement, party, last_day };
    let mut lines: Vec<Line> = agreed.chain(alone).map(|(agreed, item)| asked.line(agreed, item)).collect();
    let as_act = form == Some(IKS) || form == Some("styre-1992-27") || terms.settlement_as_iks.as_ref().is_some_and(|s| s.value);
    if as_act && !lines.iter().any(|line| line.item == SettlementItem::NetValue) {
        lines.insert(0, asked.net_value_by_act());
    }
    let net = net(&lines);
    let unknown = lines.iter().filter(|l| l.amount.is_none() && has_amount(l.item)).map(|l| l.id.clone()).collect();
    Settlement { lines, net, unknown }
}

struct Asking<'a> {
    agreement: &'a Agreement,
    party: &'a str,
    last_day: Date,
}

impl Asking<'_> {
    /// One item; what the case leaves out is as the agreement has it.
    fn line(&self, agreed: Option<&ExitItem>, item: &ExitItem) -> Line {
        let cap = item.cap.as_ref().or_else(|| agreed.and_then(|a| a.cap.as_ref())).map(|cap| cap.value);
        let at_most = (cap == Some(Cap::Deposit)).then(|| self.deposit()).flatten();
        let lasts = item.lasts.as_ref().or_else(|| agreed.and_then(|a| a.lasts.as_ref()));
        let until = item.until.as_ref().or_else(|| agreed.and_then(|a| a.until.as_ref()));
        let by = item.by.as_ref().or_else(|| agreed.and_then(|a| a.by.as_ref())).map(|by| by.value);
        let of = item.of.as_ref().or_else(|| agreed.and_then(|a| a.of.as_ref())).map(|of| &of.value.0);
        let mut payer = item.paid_by.as_ref().map_or_else(|| usual_payer(item.item.value), |payer| payer.value);
        let (mut likely, share) = match (&item.amount, of) {
            (Some(amount), _) => (Some(amount.value.0.clone()), None),
            (None, Some(of)) => {
                let share = self.share(by.unwrap_or_else(|| usual_share(item.item.value, of)));
                let taken = share.as_ref().map(|share| Kroner::whole((&of.to_ratio() * share).rounded(0)));
                (taken, share)
            }
            (None, None) => (None, None),
        };
        // A negative net value is the leaver's loss, and it pays it in.
        if let Some(loss) = likely.as_ref().filter(|likely| likely.is_negative()).map(|likely| -likely) {
            payer = if payer == Payer::Leaver { Payer::Cooperation } else { Payer::Leaver };
            likely = Some(loss);
        }
        let capped = |amount: Kroner| match &at_most {
            Some(most) if payer == Payer::Cooperation => amount.min(most.clone()),
            _ => amount,
        };
        let amount = likely.or_else(|| item.high.as_ref().map(|high| high.value.0.clone())).map(|likely| {
            let low = item.low.as_ref().map_or_else(|| likely.clone(), |low| low.value.0.clone());
            let high = item.high.as_ref().map_or_else(|| likely.clone(), |high| high.value.0.clone());
            let (low, likely, high) = (capped(low), capped(likely), capped(high));
            Range { low: low.min(likely.clone()), high: high.max(likely.clone()), likely }
        });
        Line {
            id: item.id.0.clone(),
            item: item.item.value,
            payer,
            amount,
            whole: share.as_ref().and(of).cloned(),
            share,
            at_most,
            by_act: false,
            until: until.map(|label| label.value.0.clone()),
            ends: lasts.and_then(|length| length.value.0.after(self.last_day)),
        }
    }

    /// The net value of the share, at most the deposit (IKS-loven § 30 third ledd; 1992 § 27 nr. 3).
    fn net_value_by_act(&self) -> Line {
        Line {
            id: "net-value".to_owned(),
            item: SettlementItem::NetValue,
            payer: Payer::Cooperation,
            amount: None,
            share: self.share(SharedBy::Ownership),
            whole: None,
            at_most: self.deposit(),
            by_act: true,
            until: None,
            ends: None,
        }
    }

    fn deposit(&self) -> Option<Kroner> {
        let deposit = self.agreement.contributions.as_ref()?.deposit.as_ref()?;
        deposit.amounts.iter().find(|(id, _)| id.as_str() == self.party).map(|(_, amount)| amount.value.0.clone())
    }

    fn share(&self, by: SharedBy) -> Option<Ratio> {
        match by {
            SharedBy::Equal => Ratio::new(1, self.agreement.parties.len()),
            SharedBy::Ownership => ownership(self.agreement, self.party),
            SharedBy::Liability => liability(self.agreement, self.party),
            SharedBy::CostKey => {
                let key = yearly(self.agreement).into_iter().find_map(|cost| cost.key.as_ref())?;
                let shares = key_shares(self.agreement, key.as_str(), &Changes::default()).ok()?;
                shares.parties.iter().find(|p| p.party == self.party).map(|p| p.share.clone())
            }
        }
    }
}

/// A party's ownership share.
pub(super) fn ownership(agreement: &Agreement, party: &str) -> Option<Ratio> {
    let shares: &Shares = agreement.shares.as_ref()?;
    let own = shares.ownership.as_ref()?;
    own.iter().find(|(id, _)| id.as_str() == party).map(|(_, share)| share.value.0.clone())
}

/// A party's liability share: its own, or the ownership share where no other is agreed.
pub fn liability(agreement: &Agreement, party: &str) -> Option<Ratio> {
    match agreement.shares.as_ref().and_then(|s| s.liability.as_ref()).map(|l| &l.value) {
        Some(LiabilityShares::Shares(shares)) => {
            shares.iter().find(|(id, _)| id.as_str() == party).map(|(_, share)| share.value.0.clone())
        }
        _ => ownership(agreement, party),
    }
}

/// Who pays an item when nobody has said so.
fn usual_payer(item: SettlementItem) -> Payer {
    match item {
        SettlementItem::NetValue | SettlementItem::VacantPost => Payer::Cooperation,
        SettlementItem::UnmadeInvestment => Payer::Nobody,
        item if has_amount(item) => Payer::Leaver,
        _ => Payer::Nobody,
    }
}

/// Is it settled in money, and not by handing something over?
fn has_amount(item: SettlementItem) -> bool {
    use SettlementItem::{Archive, DataReturn, Directory, Guarantee, UnmadeInvestment};
    !matches!(item, Archive | DataReturn | Directory | Guarantee | UnmadeInvestment)
}

fn usual_share(item: SettlementItem, of: &Kroner) -> SharedBy {
    match item {
        SettlementItem::NetValue if of.is_negative() => SharedBy::Liability,
        SettlementItem::NetValue => SharedBy::Ownership,
        _ => SharedBy::CostKey,
    }
}

/// What the leaver pays at least, likely and at most, less what it gets.
fn net(lines: &[Line]) -> Range {
    let mut net = Range::default();
    for (payer, amount) in lines.iter().filter_map(|line| Some((line.payer, line.amount.as_ref()?))) {
        net = match payer {
            Payer::Leaver => {
                Range { low: &net.low + &amount.low, likely: &net.likely + &amount.likely, high: &net.high + &amount.high }
            }
            Payer::Cooperation => {
                Range { low: &net.low - &amount.high, likely: &net.likely - &amount.likely, high: &net.high - &amount.low }
            }
            Payer::Nobody => net,
        };
    }
    net
}
