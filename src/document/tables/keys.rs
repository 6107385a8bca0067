//! The cost keys in words: their parts, what changes from which year, and what they say beside the parts.

use super::View;
use crate::agreement::leaf::{ByKey, PartyId, Share};
use crate::agreement::money::{CostKey, KeyPart};
use crate::cost::measure;
use crate::document::tree::{Block, Inline, Item, ListStyle};
use crate::lang::{Form, Words, number, words::join};
use crate::quantity::Ratio;
use crate::source::Spanned;

/// Each key as a list of what it says, under its name where there are several.
pub(super) fn keys(view: &View<'_>) -> Vec<Block> {
    let keys = &view.resolved.loaded.agreement.cost_keys;
    keys.iter().flat_map(|key| key_blocks(view, key, keys.len() > 1)).collect()
}

fn key_blocks(view: &View<'_>, key: &CostKey, named: bool) -> Vec<Block> {
    let items: Vec<Item> = Lines::of(view, key).lines.into_iter().map(|(path, text)| item(path, text)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let list = Block::List { style: ListStyle::Bullet, items };
    if !named {
        return vec![list];
    }
    let name = Inline::Value { path: format!("cost_keys[{}].title", key.id.0), text: format!("{}:", key_name(view, key)) };
    vec![Block::Paragraph { id: None, bookmark: None, content: vec![name] }, list]
}

fn item(path: String, text: String) -> Item {
    let content = vec![Inline::Value { path, text }];
    Item {
        id: None,
        bookmark: None,
        label: String::new(),
        body: vec![Block::Paragraph { id: None, bookmark: None, content }],
        change: None,
    }
}

/// What a key is called: its title, else the costs it shares, else its id.
pub(crate) fn key_name(view: &View<'_>, key: &CostKey) -> String {
    if let Some(title) = key.title.as_ref().and_then(|t| t.in_lang(view.lang)) {
        return title.to_owned();
    }
    let of_key = |cost: &&Spanned<crate::agreement::money::Cost>| cost.key.as_ref().is_some_and(|k| k.0 == key.id.0);
    let costs: Vec<String> = view
        .resolved
        .loaded
        .agreement
        .costs
        .iter()
        .filter(of_key)
        .filter_map(|cost| cost.title.as_ref()?.in_lang(view.lang).map(str::to_owned))
        .collect();
    if costs.is_empty() { key.id.0.clone() } else { join(&costs, view.lang) }
}

/// What a key says, each with its path.
struct Lines<'v, 'a> {
    view: &'v View<'a>,
    key: &'v CostKey,
    lines: Vec<(String, String)>,
}

impl<'v, 'a> Lines<'v, 'a> {
    fn of(view: &'v View<'a>, key: &'v CostKey) -> Self {
        let mut lines = Self { view, key, lines: Vec::new() };
        lines.parts();
        lines.amounts();
        lines.parties();
        lines
    }

    fn add(&mut self, what: &str, text: String) {
        self.lines.push((format!("cost_keys[{}].{what}", self.key.id.0), text));
    }

    /// The parts, and those of later years in one line each.
    fn parts(&mut self) {
        let (view, key) = (self.view, self.key);
        for (index, part) in key.parts.iter().enumerate() {
            self.add(&format!("parts[{index}]"), part_text(view, part));
        }
        for (index, stage) in key.later.iter().enumerate() {
            let parts: Vec<String> = stage.parts.iter().map(|part| part_text(view, part)).collect();
            let (year, parts) = (stage.from.value.0, join(&parts, view.lang));
            let text = view.lang.pick(format!("fra og med {year}: {parts}"), format!("frå og med {year}: {parts}"));
            self.add(&format!("later[{index}].parts"), text);
        }
        for (index, rate) in key.rates.iter().enumerate() {
            let price = number::kroner(&rate.amount.value.0, view.lang);
            let by = measure(&view.resolved.loaded.agreement, rate.by.as_str());
            let title = rate.title.as_ref().and_then(|t| t.in_lang(view.lang)).map(|t| format!("{t}: ")).unwrap_or_default();
            let text =
                view.lang.pick(format!("{title}{price} ganget med {}", by.nb), format!("{title}{price} gonga med {}", by.nn));
            self.add(&format!("rates[{index}]"), text);
        }
    }

    /// Base amount, floor, ceiling and index.
    fn amounts(&mut self) {
        let (view, key) = (self.view, self.key);
        let kroner = |money: &Spanned<crate::agreement::leaf::Money>| number::kroner(&money.value.0, view.lang);
        if let Some(base) = &key.base {
            let base = kroner(base);
            let text = if key.rates.is_empty() {
                view.lang.pick(
                    format!("et grunnbeløp på {base} fra hver deltaker, før resten blir delt slik nøkkelen sier"),
                    format!("eit grunnbeløp på {base} frå kvar deltakar, før resten blir delt slik nøkkelen seier"),
                )
            } else {
                view.lang.pick(
                    format!("et grunnbeløp på {base} fra hver deltaker"),
                    format!("eit grunnbeløp på {base} frå kvar deltakar"),
                )
            };
            self.add("base", text);
        }
        if let Some(floor) = &key.floor {
            let floor = kroner(floor);
            self.add(
                "floor",
                view.lang.pick(format!("minst {floor} fra hver deltaker"), format!("minst {floor} frå kvar deltakar")),
            );
        }
        if let Some(ceiling) = &key.ceiling {
            let ceiling = kroner(ceiling);
            let over = if key.rates.is_empty() {
                view.t(
                    "; det som går over, blir delt på de andre etter nøkkelen",
                    "; det som går over, blir delt på dei andre etter nøkkelen",
                )
            } else {
                ""
            };
            let text = view
                .lang
                .pick(format!("høyst {ceiling} fra hver deltaker{over}"), format!("høgst {ceiling} frå kvar deltakar{over}"));
            self.add("ceiling", text);
        }
        if let Some(index) = &key.index {
            let (name, base) = (index.name.in_lang(view.lang).unwrap_or_default(), index.base_year.value.0);
            let known: Vec<String> =
                index.values.iter().map(|(year, value)| format!("{} ({})", number::number(&value.value.0), year.0)).collect();
            let known = join(&known, view.lang);
            let text = view.lang.pick(
                format!("beløp og satser er i {base}-kroner og følger indeksen {name}: {known}"),
                format!("beløp og satsar er i {base}-kroner og følgjer indeksen {name}: {known}"),
            );
            self.add("index", text);
        }
    }

    /// Who counts otherwise, joins within the year, has an agreed share, or merges.
    fn parties(&mut self) {
        let (view, key) = (self.view, self.key);
        for (party, count) in key.counts.iter() {
            let (name, count) = (view.resolved.loaded.party_name(&party.0, view.lang), number::fraction(&count.value.0));
            self.add(
                &format!("counts.{}", party.0),
                view.lang.pick(format!("{name} teller {count}"), format!("{name} tel {count}")),
            );
        }
        if let Some(rule) = &key.part_year {
            let by = rule.by.as_ref().map_or("months", |by| by.value.id());
            let by = view.word("months", by);
            let text = view.lang.pick(
                format!(
                    "en deltaker som trer inn eller ut i løpet av et år, betaler for den delen av året den er med, regnet i {by}"
                ),
                format!(
                    "ein deltakar som trer inn eller ut i løpet av eit år, betaler for den delen av året han er med, rekna i {by}"
                ),
            );
            self.add("part_year", text);
        }
        if !key.agreed.is_empty() {
            let shares = shares(view, &key.agreed);
            let text = view.lang.pick(
                format!("avtalte andeler i stedet for dem nøkkelen gir: {shares}"),
                format!("avtalte delar i staden for dei nøkkelen gir: {shares}"),
            );
            self.add("agreed", text);
        }
        if let Some(merger) = &key.on_merger {
            let what = Words::embedded().word("merger", merger.value.id(), view.lang, Form::Indefinite).unwrap_or_default();
            let text = view.lang.pick(format!("ved en sammenslåing {what}"), format!("ved ei samanslåing {what}"));
            self.add("on_merger", text);
        }
    }
}

fn shares(view: &View<'_>, shares: &ByKey<PartyId, Spanned<Share>>) -> String {
    let parts: Vec<String> = shares
        .iter()
        .map(|(party, share)| {
            format!("{} {}", view.resolved.loaded.party_name(&party.0, view.lang), number::share(&share.value.0))
        })
        .collect();
    join(&parts, view.lang)
}

/// «50 % med like stor del på hver deltaker».
fn part_text(view: &View<'_>, part: &KeyPart) -> String {
    let weight = part.weight.as_ref().map_or_else(Ratio::one, |w| w.value.0.clone());
    let weight = number::share(&weight);
    let agreement = &view.resolved.loaded.agreement;
    let how = match (&part.by, &part.fixed, &part.key) {
        (Some(by), _, _) if by.0 == "equal" && part.among.is_empty() => {
            view.t("med like stor del på hver deltaker", "med like stor del på kvar deltakar").to_owned()
        }
        (Some(by), _, _) if by.0 == "equal" => view.t("med like stor del på hver", "med like stor del på kvar").to_owned(),
        (Some(by), _, _) => {
            let by = measure(agreement, &by.0);
            view.lang.pick(format!("etter {}", by.nb), format!("etter {}", by.nn))
        }
        (None, Some(fixed), _) => format!("{}: {}", view.t("med faste andeler", "med faste delar"), shares(view, fixed)),
        (None, None, Some(key)) => {
            let named = agreement.cost_keys.iter().find(|k| k.id.0 == key.0);
            let name = named.map_or_else(|| key.0.clone(), |k| key_name(view, k));
            view.lang.pick(format!("etter nøkkelen «{name}»"), format!("etter nøkkelen «{name}»"))
        }
        (None, None, None) => "–".to_owned(),
    };
    let among: Vec<String> = part.among.iter().map(|p| view.resolved.loaded.party_name(&p.0, view.lang)).collect();
    match among.as_slice() {
        [] => format!("{weight} {how}"),
        [one] if part.by.as_ref().is_some_and(|by| by.0 == "equal") => {
            view.lang.pick(format!("{weight} fra {one}"), format!("{weight} frå {one}"))
        }
        _ => format!("{weight} {how}, {} {}", view.t("delt mellom", "delt mellom"), join(&among, view.lang)),
    }
}
