//! An exit as `avtaleverk.exit/1`: money as strings in kroner with two decimals, shares as fractions, texts in three languages.

use serde_json::{Value, json};

use crate::cost::CostError;
use crate::exit::{CostAfter, Council, Line, Outcome, Owed, PartOfYear, Range, SharesAfter, words};
use crate::lang::{Text, UiLang};
use crate::quantity::Date;

/// The whole of it; the findings are in the shape `check` gives them.
pub(super) fn machine(
    agreement: &str,
    party: &str,
    form: Option<&str>,
    law_known_until: Date,
    found: &Outcome,
    findings: Vec<Value>,
) -> String {
    let date = &found.date;
    let value = json!({
        "schema": "avtaleverk.exit/1",
        "agreement": agreement,
        "party": party,
        "form": form,
        "law_known_until": law_known_until.to_string(),
        "received": date.received.to_string(),
        "notice_ends": date.notice_ends.to_string(),
        "last_day": date.last_day.to_string(),
        "effect": date.effect.to_string(),
        "last_day_used": found.last_day.to_string(),
        "within_window": date.within_window,
        "lock_in_until": date.lock_in_until.map(|d| d.to_string()),
        "held_by_lock_in": date.held_by_lock_in,
        "steps": date.steps.iter().map(|step| said(|lang| words::step(step, lang))).collect::<Vec<_>>(),
        "ends_for_all": found.ends.map(|ends| said(|lang| words::ends(ends, lang))),
        "owed": found.owed.iter().map(owed).collect::<Vec<_>>(),
        "faults": found.faults.iter().map(fault).collect::<Vec<_>>(),
        "settlement": {
            "items": found.settlement.lines.iter().map(line).collect::<Vec<_>>(),
            "net_paid_by_leaver": range(&found.settlement.net),
            "unknown": found.settlement.unknown,
        },
        "liability": {
            "basis": found.liability.basis.as_ref().map(ToString::to_string),
            "share": found.liability.share.as_ref().map(ToString::to_string),
            "obligations": found.liability.obligations.as_ref().map(ToString::to_string),
            "counted_on": found.liability.counted_on.map(|d| d.to_string()),
            "amount": found.liability.amount.as_ref().map(ToString::to_string),
        },
        "remaining": {
            "parties": found.remaining.parties,
            "ownership": found.remaining.ownership.as_ref().map(shares),
            "liability": found.remaining.liability.as_ref().map(shares),
            "costs": found.remaining.costs.iter().map(cost).collect::<Vec<_>>(),
        },
        "councils": found.councils.iter().map(council).collect::<Vec<_>>(),
        "next_steps": found.next.iter().map(|next| said(|lang| words::next(next, lang))).collect::<Vec<_>>(),
        "findings": findings,
        "notes": found.notes.iter().map(|note| said(|lang| words::note(note, lang))).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

/// A text in the three languages, with the spaces a terminal has.
fn said(text: impl Fn(UiLang) -> String) -> Text {
    let plain = |lang| text(lang).replace('\u{a0}', " ");
    Text { nb: plain(UiLang::Nb), nn: plain(UiLang::Nn), en: plain(UiLang::En) }
}

fn owed(owed: &Owed) -> Value {
    let part = match owed.part {
        PartOfYear::Whole => json!({"rule": "whole"}),
        PartOfYear::Full => json!({"rule": "full"}),
        PartOfYear::Months(months) => json!({"rule": "by-months", "months": months}),
        PartOfYear::Days { of, year, stated } => json!({"rule": "by-days", "days": of, "of": year, "stated": stated}),
    };
    json!({
        "cost": owed.cost,
        "year": owed.year,
        "whole_year": owed.whole.as_ref().map(ToString::to_string),
        "part": part,
        "due": owed.due.as_ref().map(ToString::to_string),
    })
}

fn fault(fault: &CostError) -> Value {
    let (rule, what, _) = fault.finding();
    json!({"rule": rule, "path": fault.path(), "text": what})
}

fn range(range: &Range) -> Value {
    json!({"low": range.low.to_string(), "likely": range.likely.to_string(), "high": range.high.to_string()})
}

fn line(line: &Line) -> Value {
    json!({
        "id": line.id,
        "item": line.item.id(),
        "paid_by": line.payer.id(),
        "amount": line.amount.as_ref().map(range),
        "share": line.share.as_ref().map(ToString::to_string),
        "at_most": line.at_most.as_ref().map(ToString::to_string),
        "by_act": line.by_act,
        "until": line.ends.map(|d| d.to_string()),
    })
}

fn shares(shares: &SharesAfter) -> Value {
    let one = |share: &crate::exit::ShareAfter| {
        json!({
            "party": share.party,
            "before": share.before.to_string(),
            "after": share.after.as_ref().map(ToString::to_string),
        })
    };
    json!({
        "rule": shares.rule.map(crate::agreement::words::Redistribution::id),
        "leaver": shares.leaver.to_string(),
        "undone": shares.undone.to_string(),
        "parties": shares.parties.iter().map(one).collect::<Vec<_>>(),
    })
}

fn cost(cost: &CostAfter) -> Value {
    let one =
        |(share, (before, after)): (&crate::exit::ShareAfter, &(crate::quantity::Kroner, Option<crate::quantity::Kroner>))| {
            json!({
                "party": share.party,
                "share_before": share.before.to_string(),
                "share_after": share.after.as_ref().map(ToString::to_string),
                "amount_before": before.to_string(),
                "amount_after": after.as_ref().map(ToString::to_string),
            })
        };
    json!({
        "cost": cost.cost,
        "year": cost.year,
        "total": cost.total.to_string(),
        "earlier_year": cost.earlier_year,
        "rule": cost.shares.rule.map(crate::agreement::words::Redistribution::id),
        "undone": cost.shares.undone.to_string(),
        "unfunded": cost.unfunded.to_string(),
        "parties": cost.shares.parties.iter().zip(&cost.amounts).map(one).collect::<Vec<_>>(),
        "fault": cost.fault.as_ref().map(fault),
    })
}

fn council(council: &Council) -> Value {
    json!({
        "party": council.party,
        "kind": council.kind.map(crate::agreement::words::PartyKind::id),
        "decides": said(|lang| words::decision(council.decision, lang)),
        "basis": council.basis.as_ref().map(ToString::to_string),
    })
}
