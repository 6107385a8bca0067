//! The workbook of a document: registers, keys and costs as sheets whose formulas go from a register's number to the kroner, each with
//! the result the program worked out. Knows no file format. Enter at [`workbook`].

mod keys;
mod overview;
mod priced;
mod registers;
mod shared;
mod sheet;
mod values;

use std::collections::BTreeMap;

use super::tables::View;
use super::tables::costs;
use super::tree::Meta;
use crate::lang::Lang;
use crate::resolve::{Placed, Resolved};
pub use sheet::{At, Cell, Format, Look, Sheet, Value, decimal};

/// A workbook.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Its title.
    pub title: String,
    /// Who it is from.
    pub authors: Vec<String>,
    /// Its date, as `[year, month, day]`.
    pub date: Option<[i32; 3]>,
    /// The language form of its texts.
    pub lang: Lang,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// What the sheets of one workbook share: where the numbers and shares stand that others refer to.
pub(super) struct Making<'v, 'a> {
    view: &'v View<'a>,
    /// Where the number of a path in agreement.yaml stands.
    numbers: BTreeMap<String, At>,
    /// Where the share of a party by a key in a year stands.
    shares: BTreeMap<(String, i16, String), At>,
    names: Vec<String>,
}

/// Where the amounts of a cost stand: by year and party.
type Amounts = BTreeMap<(i16, String), At>;

/// The workbook of a document, when its type has one and there is a cost to work out.
pub fn workbook(resolved: &Resolved<'_>, placed: &Placed<'_>, lang: Lang, meta: &Meta) -> Option<Workbook> {
    let shared = resolved.costs.iter().any(|cost| cost.years.iter().any(|year| !year.parts.is_empty()));
    if !placed.kind.has_workbook() || !shared {
        return None;
    }
    let view = View { resolved, placed, lang };
    let mut making = Making { view: &view, numbers: BTreeMap::new(), shares: BTreeMap::new(), names: Vec::new() };
    // The names are taken in the order a reader meets them.
    let first = making.name(view.t("Oversikt", "Oversyn"));
    let registers = registers::sheet(&mut making);
    let keys = keys::sheet(&mut making);
    let mut sheets = Vec::new();
    let mut amounts: Vec<(String, Amounts)> = Vec::new();
    for cost in resolved.loaded.agreement.costs.iter() {
        let Some(table) = resolved.cost(&cost.id.0).filter(|t| t.years.iter().any(|y| !y.parts.is_empty())) else { continue };
        let mut sheet = Sheet::new(making.name(&costs::title(&view, cost)));
        sheet.title(&costs::full_caption(&view, cost));
        let placed = match making.kind(cost) {
            Kind::Shared => shared::fill(&making, cost, table, &mut sheet),
            Kind::Priced => priced::fill(&making, cost, table, &mut sheet),
            Kind::Values(why) => values::fill(&making, cost, table, &why, &mut sheet),
        };
        sheet.skip();
        let note = |label: &Option<crate::source::Spanned<crate::agreement::leaf::Label>>| {
            label.as_ref().and_then(|l| l.in_lang(lang)).map(str::to_owned)
        };
        if let Some(source) = note(&cost.source) {
            sheet.note(&format!("{}: {}.", view.t("Kilde", "Kjelde"), source.trim_end_matches('.')));
        }
        if let Some(note) = note(&cost.note) {
            sheet.note(&note);
        }
        amounts.push((cost.id.0.clone(), placed));
        sheets.push(sheet);
    }
    let overview = overview::sheet(&making, first, meta, &amounts);
    let sheets = [Some(overview), registers, keys].into_iter().flatten().chain(sheets).collect();
    let title = [Some(meta.title.clone()), meta.subtitle.clone()].into_iter().flatten().collect::<Vec<_>>().join(" – ");
    Some(Workbook { title, authors: meta.authors.clone(), date: meta.date, lang, sheets })
}

/// How a cost is written in the workbook.
enum Kind {
    /// Shares of an amount, as formulas.
    Shared,
    /// Prices times numbers, as formulas.
    Priced,
    /// Values with the working in words, and why.
    Values(String),
}

impl Making<'_, '_> {
    /// A sheet's name as every program takes it: at most 31 characters, none that a reference reads otherwise, and no other's.
    fn name(&mut self, wanted: &str) -> String {
        let clean: String =
            wanted.chars().map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '.') { c } else { ' ' }).collect();
        let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        let clean = if clean.is_empty() { "Ark".to_owned() } else { clean };
        let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>().trim_end().to_owned();
        let taken = |name: &str| self.names.iter().any(|n| n.to_lowercase() == name.to_lowercase());
        let mut name = cut(&clean, 31);
        let mut number = 2;
        while taken(&name) {
            name = format!("{} {number}", cut(&clean, 27));
            number += 1;
        }
        self.names.push(name.clone());
        name
    }

    fn kind(&self, cost: &crate::agreement::money::Cost) -> Kind {
        let view = self.view;
        let keys = &view.resolved.loaded.agreement.cost_keys;
        let key = cost.key.as_ref().and_then(|id| keys.iter().find(|key| key.id.0 == id.0));
        match key {
            None => Kind::Values(view.t("Alt er belastet direkte, og ingenting er fordelt etter en nøkkel.", "Alt er belasta direkte, og ingenting er fordelt etter ein nøkkel.").to_owned()),
            Some(key) if !key.rates.is_empty() => Kind::Priced,
            Some(key) if key.floor.is_some() || key.ceiling.is_some() => Kind::Values(
                view.t(
                    "Nøkkelen har minstebeløp eller tak, og det en deltaker ikke betaler, fordeles på de andre. Regnearket har ikke formler for det. Beløpene er derfor verdier, og utregningen står i ord.",
                    "Nøkkelen har minstebeløp eller tak, og det ein deltakar ikkje betaler, blir fordelt på dei andre. Reknearket har ikkje formlar for det. Beløpa er derfor verdiar, og utrekninga står med ord.",
                )
                .to_owned(),
            ),
            Some(_) => Kind::Shared,
        }
    }

    /// The name of a party in tables.
    fn party(&self, id: &str) -> String {
        self.view.resolved.loaded.party_name(id, self.view.lang)
    }
}
