//! The cost keys in words, and the registers they read.

use super::View;
use super::build::words;
use crate::agreement::money::{CostKey, KeyPart};
use crate::document::tree::{Block, Inline, Item, ListStyle, RowKind};
use crate::lang::{date, number, words::join};
use crate::quantity::Ratio;

/// Each key as a list of its parts.
pub(super) fn keys(view: &View<'_>) -> Vec<Block> {
    let agreement = &view.resolved.loaded.agreement;
    agreement.cost_keys.iter().filter_map(|key| key_list(view, key)).collect()
}

fn key_list(view: &View<'_>, key: &CostKey) -> Option<Block> {
    let items: Vec<Item> = key
        .parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let path = format!("cost_keys[{}].parts[{index}]", key.id.0);
            let content = vec![Inline::Value { path, text: part_text(view, part) }];
            Item {
                id: None,
                bookmark: None,
                label: String::new(),
                body: vec![Block::Paragraph { id: None, bookmark: None, content }],
                change: None,
            }
        })
        .collect();
    (!items.is_empty()).then_some(Block::List { style: ListStyle::Bullet, items })
}

/// «50 % med like stor del på hver deltaker».
fn part_text(view: &View<'_>, part: &KeyPart) -> String {
    let weight = part.weight.as_ref().map_or_else(Ratio::one, |w| w.value.0.clone());
    let weight = number::share(&weight);
    let how = match (&part.by, &part.fixed) {
        (Some(by), _) => match by.0.as_str() {
            "equal" => view.t("med like stor del på hver deltaker", "med like stor del på kvar deltakar").to_owned(),
            "ownership" => view.t("etter eierandel", "etter eigardel").to_owned(),
            "liability" => view.t("etter ansvarsandel", "etter ansvarsdel").to_owned(),
            register => format!("{} {}", view.t("etter", "etter"), register_name(view, register)),
        },
        (None, Some(fixed)) => {
            let parts: Vec<String> = fixed
                .iter()
                .map(|(party, share)| {
                    format!("{} {}", view.resolved.loaded.party_name(&party.0, view.lang), number::share(&share.value.0))
                })
                .collect();
            format!("{}: {}", view.t("med faste andeler", "med faste delar"), join(&parts, view.lang))
        }
        (None, None) => "–".to_owned(),
    };
    format!("{weight} {how}")
}

/// What a register counts, in running text.
pub(super) fn register_name(view: &View<'_>, id: &str) -> String {
    let register = view.resolved.loaded.agreement.registers.iter().find(|r| r.id.0 == id);
    let title = register.and_then(|r| r.title.as_ref()?.in_lang(view.lang)).map(str::to_owned);
    title.unwrap_or_else(|| if id == "population" { view.t("innbyggertall", "innbyggjartal").to_owned() } else { id.to_owned() })
}

/// Every register with its numbers, source and date.
pub(super) fn registers(view: &View<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for register in view.resolved.loaded.agreement.registers.iter() {
        let id = &register.id.0;
        let name = register_name(view, id);
        let mut chars = name.chars();
        let caption = chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect());
        let mut table = view
            .table(&format!("register:{id}"), caption)
            .words(view.t("Deltaker", "Deltakar"))
            .numbers(view.t("Tall", "Tal"))
            .numbers(view.t("Andel", "Del"));
        let total: Ratio = register.values.values().map(|v| &v.value.0).sum();
        for party in view.resolved.loaded.agreement.parties.iter() {
            let path = format!("registers[{id}].values.{}", party.id.0);
            let Some(value) = register.values.iter().find(|(p, _)| p.0 == party.id.0).map(|(_, v)| &v.value.0) else { continue };
            let share = value.checked_div(&total).map(|s| number::percent(&s)).unwrap_or_default();
            table.row(&party.id.0, view.row_kind(&party.id.0), vec![view.party(&party.id.0), view.cell(&path), words(share)]);
        }
        if table.is_empty() {
            continue;
        }
        table.row(
            "sum",
            RowKind::Total,
            vec![words("Sum"), words(number::number(&total)), words(number::percent(&Ratio::one()))],
        );
        let source = register.source.as_ref().and_then(|s| s.in_lang(view.lang)).unwrap_or_default();
        let day = register
            .date
            .as_ref()
            .map(|d| format!(" {} {}", view.t("per", "per"), date::date(d.value.0, view.lang)))
            .unwrap_or_default();
        if !source.is_empty() || !day.is_empty() {
            table.note(format!(
                "{}: {source}{}{day}.",
                view.t("Kilde", "Kjelde"),
                if source.is_empty() || day.is_empty() { "" } else { "," }
            ));
        }
        if let Some(note) = register.note.as_ref().and_then(|n| n.in_lang(view.lang)) {
            table.note(note);
        }
        blocks.extend(table.done());
    }
    blocks
}
